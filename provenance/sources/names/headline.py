"""Who the article's title names: it stands beside the text, and often has the only full name.

Where every word of a title has a capital, only a known given name with the word after it is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from provenance.sources.names.name_mentions import Name, collect
from provenance.sources.source_lexicon import SourceLexicon
from provenance.text import segment
from provenance.text.capitals import is_title_case

_LONGEST = 400
"""Characters of a title that are read."""
_WORD = re.compile(r"[\w’'.-]*\w")


def named_in(title: str | None, lexicon: SourceLexicon) -> Iterator[Name]:
    """The full names of a title, with the role before them. Their offsets point into the title, not into the text."""
    if not title:
        return
    title = title[:_LONGEST]
    found = _WORD.findall(title)
    if is_title_case([w[0].isupper() for w in found]):
        title = " said. ".join(_after_given_names(found, lexicon))
    yield from (name for name in collect(segment(title), lexicon) if len(name.words) > 1)


def _after_given_names(found: list[str], lexicon: SourceLexicon) -> Iterator[str]:
    """“Mayor Judith Kranz” of “Mayor Judith Kranz Denies Knowing of Dump”."""
    for before, given, surname in zip(["", *found], found, found[1:], strict=False):
        if given.lower() in lexicon.given_names and surname[0].isupper():
            role = before.lower() in lexicon.titles or before.lower() in lexicon.nouns
            yield f"{before} {given} {surname}" if role else f"{given} {surname}"
