"""What surrounds a claim in its article: who is named beside it, and who is said to have been told something."""

from __future__ import annotations

import re
from collections.abc import Sequence

from provenance.claims.claim import Claim, Credit
from provenance.claims.context import BESIDE
from provenance.claims.credits import is_medium
from provenance.claims.form import weigh
from provenance.claims.normalise import lowered, says
from provenance.claims.spelling import folded as stem

_AFTER_NOUN = re.compile(r" (?:(?:\w+ed|seen) )?(?:at|by|close|familiar|for|from|in|of|on|to|who|with) ")


def mentioned(chain: Sequence[Credit], claim: Claim) -> bool:
    """Whether one of the sources is named in the paragraph of a claim, by the last word of its name, or by the noun of
    its description (“former *manager* at the plant”). Then it may well be credited there."""
    called = (credit.name if credit.named else _AFTER_NOUN.split(credit.name, maxsplit=1)[0] for credit in chain)
    last = {word for name in called for final in name.split()[-1:] for word in lowered(final)}
    return bool(last) and says(" ".join((*_beside(claim), claim.text)), last)


def told_of(relay: Credit, claim: Claim) -> bool:
    """Whether an article names a relay beside a claim, or near a word like “interview”. Then it may be credited for
    it."""
    word = max(relay.name.split() or [""], key=lambda word: weigh(stem(word.lower())))
    beside = (*_beside(claim), "" if is_medium(relay) else claim.text, *claim.spoken_to)
    return any(word in part for part in beside)


def _beside(claim: Claim) -> tuple[str, str]:
    """The text before and after a claim in its paragraph."""
    start, end = claim.start - claim.paragraph_start, claim.end - claim.paragraph_start
    return claim.paragraph[max(0, start - BESIDE) : start], claim.paragraph[end : end + BESIDE]
