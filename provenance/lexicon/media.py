"""Which words name a medium, by the lexicon only: its list of media, and the words that names of media end in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from provenance.lexicon import read_table, word_set
from provenance.lexicon.short_names import plain

_WORD = r"[A-Z][\w.&’'-]*"
_CAPITALISED = re.compile(rf"(?!(?:The|An?)\b){_WORD}(?: (?:of |the |and |& )*{_WORD})*")
_GENITIVE = re.compile(r"[’']s?\b")
_END = re.compile(rf"{_GENITIVE.pattern}| (?:of|the|and|&) ")
"""Another name may begin after it: “Ada Bell | of the Courier”."""
_FIRST_WORDS = frozenset(("Daily", "Radio", "Weekly"))
_STATIONS = word_set("broadcasters")
_LONGEST = 6
"""Longest name of a medium, in words."""


@lru_cache(maxsize=1 << 10)
def medium_in(phrase: str) -> str | None:
    """The first name in a phrase, if it is a medium's: “the *Marlow Courier*’s editor”, “*AP* and two aides”."""
    found = _CAPITALISED.search(phrase)
    if found is None:
        return None
    words = found[0].split(" ")
    for length in range(min(len(words), _LONGEST), 0, -1):
        name = _GENITIVE.sub("", " ".join(words[:length]))
        is_medium = _listed().get(plain(name))
        if is_medium is not None:
            return name if is_medium else None
    name = _END.split(found[0])[0]
    return name if name.rpartition(" ")[2] in _last_words() else None


def medium_length(words: Sequence[str], *, definite: bool) -> int:
    """How many of some capitalised words name a medium, if more follow: “*Sky News* | Labour leader Ann Voss”; 0 if
    none do. `definite`: “the” comes before them."""
    listed = (n for n in range(min(len(words), _LONGEST), 0, -1) if _listed().get(plain(" ".join(words[:n]))))
    ended = (n for n in range(1 if definite else 2, len(words)) if words[n - 1] in _last_words() - _FIRST_WORDS)
    length = next(listed, 0) or (2 if words[:1] == ["Radio"] else next(ended, 0))
    while 0 < length < len(words) and words[length] in _STATIONS:
        length += 1
    return length


@cache
def _listed() -> dict[str, bool]:
    """Name of a medium or a body, in lower case, without article or full stops → whether it is a medium's."""
    rows = ((row, table == "media") for table in ("bodies", "media") for row in read_table(table))
    return {
        plain(name).removeprefix("the "): is_medium
        for row, is_medium in rows
        for name in (row[0], *row[2].split("|"))
        if name != "-"
    }


@cache
def _last_words() -> frozenset[str]:
    return frozenset(word for word, kind in read_table("names") if kind in ("news-agency", "news-outlet"))
