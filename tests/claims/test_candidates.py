"""What is looked at more closely: bounded work however dense the claims lie, and what the bound must not cost."""

from __future__ import annotations

import random

import pytest

from provenance.claims import candidates as module
from provenance.claims.candidates import Period, candidates, rarity_of
from provenance.claims.extraction import claims_of
from tests.claims.conftest import document

TOPIC = [
    f"{a}{b}" for a in ("bar", "kel", "mot", "nip", "sul") for b in ("dock", "fen", "gate", "holt", "mere", "wick")
]


def _period(claims: int, *further: str) -> Period:
    """Claims on one topic, a document each: whatever word one has, a third of the others have too."""
    chance = random.Random(1)
    texts = [" ".join(chance.sample(TOPIC, 10)) for _ in range(claims)]
    return Period.of([c for i, text in enumerate([*texts, *further]) for c in claims_of(document(f"d{i:05}", text))])


@pytest.mark.parametrize("claims", [300, 3000])
def test_no_claim_looks_up_more_than_the_budget(claims):
    period = _period(claims)
    rarity = rarity_of(period, period)
    assert all(sum(rarity.counts[r] for r in rarity.rarest(keys)) <= module.BUDGET for keys in period.keys)


def test_common_words_find_a_claim_by_standing_side_by_side():
    said = "suldock kelfen barmere motgate nipholt kelwick barfen sulgate"
    period = _period(3000, said, f"{said} again")
    counts = rarity_of(period, period).counts
    found = {(c.a, c.b) for c in candidates(period, period, 7)}
    assert (3000, 3001) in found
    assert max(counts) <= module.BUDGET


def test_one_shared_key_is_not_enough():
    texts = {"a": "The zorbic levy rose in Tilda", "b": "Some other zorbic thing fell"}
    period = Period.of([claim for id, text in texts.items() for claim in claims_of(document(id, text))])
    assert not list(module._joined(period, period, rarity_of(period, period)))
