"""Who the article's title names: it is separate from the text, and often has the only full name.

If every word of a title has a capital, only a known given name with the word after it counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from provenance.lexicon.sources import LEXICON
from provenance.sources.names.name import Name
from provenance.sources.names.name_mentions import collect
from provenance.text import segment
from provenance.text.capitals import is_title_case

_WORD = re.compile(r"[\w’'.-]*\w")


def named_in(title: str | None) -> Iterator[Name]:
    """The full names in a title, with the role before them. Their offsets refer to the title, not to the text."""
    if not title:
        return
    found = _WORD.findall(title)
    if is_title_case([w[0].isupper() for w in found]):
        title = " said. ".join(_after_given_names(found))
    yield from (name for name in collect(segment(title)) if len(name.words) > 1)


def _after_given_names(found: list[str]) -> Iterator[str]:
    """“Mayor Judith Kranz” of “Mayor Judith Kranz Denies Knowing of Dump”."""
    for before, given, surname in zip(["", *found], found, found[1:], strict=False):
        if given.lower() in LEXICON.given_names and surname[0].isupper():
            role = before.lower() in LEXICON.titles or before.lower() in LEXICON.nouns
            yield f"{before} {given} {surname}" if role else f"{given} {surname}"
