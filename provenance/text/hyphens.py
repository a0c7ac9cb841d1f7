"""Words divided at the end of a line: read as one, with or without the hyphen."""

from __future__ import annotations

import re
from functools import cached_property

from provenance.lexicon import table_words
from provenance.lexicon.tagging import entries
from provenance.text.lines import Line
from provenance.text.running import Edit

_FIRST = re.compile(r"([\w’'-]*\w)[-\u00ad¬‐]$")
_LONGEST = 64
"""Longest word considered, in characters."""
_SECOND = re.compile(r"\w[\w’'-]*")
_WORD = re.compile(r"\w+(?:-\w+)*")
_WORDS = 4
"""Shorter pieces that happen to be words prove nothing: “out-|put”, “est-|ate”."""


class Hyphens:
    """The hyphens at the line ends of one text."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of the text in lower case, with their internal hyphens."""
        return frozenset(_WORD.findall(self.text.lower()))

    def edit(self, a: Line, b: Line) -> Edit | None:
        """How the end of line `a` is to be read if a word continues in line `b`; `None` if none does."""
        first, second = _FIRST.search(a.text[-_LONGEST:]), _SECOND.match(b.text)
        if first is None or second is None:
            return None
        keeps = a.text[-1] == "-" and self.keeps(first[1], second[0])
        return Edit(a.end - (not keeps), b.start, "")

    def keeps(self, first: str, second: str) -> bool:
        """Whether the hyphen between the two halves belongs to the word: “vice-|president”, “30-|year”. The rest of
        the text decides, then the lexicon."""
        one, two = first.lower(), second.lower()
        if not second[0].islower() or "-" in first or first[-1].isdigit():
            return True
        if one + two in self.words or one + two in entries():
            return False
        if f"{one}-{two}" in self.words or one in table_words("hyphen_prefixes"):
            return True
        return min(len(one), len(two)) >= _WORDS and one in entries() and two in entries()
