"""Which sentences claim anything at all."""

from __future__ import annotations

import pytest

from provenance.pipeline import annotate


@pytest.mark.parametrize(
    "text", ["Trump won.", "It rained.", "She is corrupt.", "Nobody knows.", "It’s serious business.", "We don't care."]
)
def test_a_short_sentence_with_a_verb_claims_something(text: str) -> None:
    (sentence,) = annotate(text).sentences
    assert sentence.status == "unattributed"


@pytest.mark.parametrize("text", ["Not so.", "Correction appended", "10 a.m.", "Costs", "Who cares?", "Stop."])
def test_a_fragment_does_not(text: str) -> None:
    assert [s.status for s in annotate(text).sentences] == ["not-a-claim"]
