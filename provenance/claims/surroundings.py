"""What stands around a claim in its article: who is named beside it, and who is said to have been told something."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from provenance.claims.claim import Claim, Credit
from provenance.claims.credits import is_medium
from provenance.claims.form import weigh
from provenance.claims.normalise import lowered
from provenance.claims.spelling import folded as stem

BESIDE = 1_000
"""Characters before and after a claim, in its paragraph, that are beside it."""
NEAR = 60
"""Characters that a relay and the word that says it was told something lie apart at most."""
_INTERVIEW_WITH = re.compile(
    r"\b(?:told|tells?|telling|interview\w*|spoke|speaking|appear\w*)\b[^.!?:;“”\"]*$|\bon (?:the )?$"
)
_INTERVIEW_AFTER = re.compile(r"\S*\s+(?:\S+\s+){0,2}interview")

Texts = Mapping[str, str]
"""The articles by their ids."""


def mentioned(chain: Sequence[Credit], claim: Claim, texts: Texts) -> bool:
    """Is one of the sources named in the paragraph of a claim, by the last word of its name? Then it may well be
    credited there."""
    there = lowered(" ".join((*_beside(claim, texts[claim.document]), claim.text)))
    return any(not lowered(credit.name.split()[-1]).isdisjoint(there) for credit in chain if credit.name.split())


def told_of(relay: Credit, claim: Claim, text: str) -> bool:
    """Does an article name a relay beside a claim, or near a word like “interview”? Then it may be credited for it."""
    word = max(relay.name.split() or [""], key=lambda word: weigh(stem(word.lower())))
    beside = (*_beside(claim, text), "" if is_medium(relay) else claim.text)
    return any(word in part for part in beside) or _interviewed(word, text)


@lru_cache(maxsize=256)
def _interviewed(word: str, text: str) -> bool:
    return any(
        _INTERVIEW_WITH.search(text, max(0, m.start() - NEAR), m.start())
        or _INTERVIEW_AFTER.match(text, m.end(), m.end() + NEAR)
        for m in re.finditer(re.escape(word), text)
    )


def _beside(claim: Claim, text: str) -> tuple[str, str]:
    """What stands before and after a claim in its paragraph."""
    before, after = text[max(0, claim.start - BESIDE) : claim.start], text[claim.end : claim.end + BESIDE]
    return before.rpartition("\n")[2], after.partition("\n")[0]
