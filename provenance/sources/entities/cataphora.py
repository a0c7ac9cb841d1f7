"""Pronouns that come before the name they mean: “After *he* won, Voss said …”."""

from __future__ import annotations

import re

from provenance.text import SentenceSpan

_LEADING = re.compile(
    r"(?:after|although|as|because|before|if|once|since|though|until|when|while) [^,]*", re.IGNORECASE
)
"""A clause before the main one, opened by a conjunction."""
_MAIN = re.compile(r"[^,.;:“”\n]{1,160}, (?=(?:[a-z’'-]+ ){0,3}[A-Z])")
"""A clause up to the comma before another that begins with a name, or with a role and a name."""


def led_up_to(text: str, sentence: SentenceSpan, position: int) -> int | None:
    """Where the main clause begins (with a name) that the clause with the pronoun at `position` leads up to."""
    if not _LEADING.fullmatch(text, sentence.start, position):
        return None
    match = _MAIN.match(text, position, sentence.end)
    return match.end() if match else None
