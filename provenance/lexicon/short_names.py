"""Acronyms and other short names: one table for the sources of an article and for the comparison of several.

| used by | for |
| --- | --- |
| `sources.entities` | “NIS” in the article that names the National Intelligence Service |
| `claims.names` | one source, or one name in a claim, under two names in two articles; an outlet that another credits |
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from provenance.lexicon import read_table


def initials(words: Iterable[str]) -> str:
    """The letters an acronym of a name would have, in lower case: those of its capitalised words."""
    return "".join(word[0] for word in words if word[:1].isupper()).lower()


@cache
def full_names() -> dict[str, str]:
    """Short name → full name of the media and bodies that the lexicon knows, in lower case and without full stops."""
    rows = (row for table in ("media", "bodies") for row in read_table(table))
    return {plain(short): plain(name) for name, _, others in rows for short in others.split("|") if short != "-"}


def plain(name: str) -> str:
    """A name in lower case without full stops: “A.P.” as “ap”."""
    return name.lower().replace(".", "")
