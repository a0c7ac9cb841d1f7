"""Pronouns that stand before the name they mean: “After *he* won, Voss said …”."""

from __future__ import annotations

import re

from provenance.text import SentenceSpan

_LEADING = frozenset(
    ("after", "although", "as", "because", "before", "if", "once", "since", "though", "until", "when", "while")
)
"""Conjunctions that open a clause before the main one."""
_MAIN = re.compile(r"[^,.;:“”\n]{1,160}, (?=(?:[a-z’'-]+ ){0,3}[A-Z])")
"""A clause up to the comma after which another begins with a name, or with a role and a name."""


def led_up_to(text: str, sentence: SentenceSpan, position: int) -> int | None:
    """Where the main clause begins, with a name, that the clause with the pronoun at `position` leads up to."""
    opening = text[sentence.start : position].lower()
    if opening.split(" ")[0] not in _LEADING or "," in opening:
        return None
    match = _MAIN.match(text, position, sentence.end)
    return match.end() if match else None
