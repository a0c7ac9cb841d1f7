"""Letters in decomposed form (“e” and a combining accent) are read as the composed letters they are.

What is found in the composed text is put back to where it stands in the text as it was read: offsets stay exact.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Any, TypeVar, cast

from attrs import evolve, fields, frozen, has

from provenance.model import Article, Document, Span

_DECOMPOSED = re.compile(r"[^\W\d_][\u0300-\u036f]+")
"""A letter and the combining diacritical marks on it."""
_Moved = TypeVar("_Moved")


@frozen
class Composition:
    """An article in composed letters, and for each of its code points, and its end, the place in the text as read."""

    article: Article
    places: Sequence[int]

    def restored(self, document: Document, article: Article) -> Document:
        """The document with all its spans put back into `article`, which this was composed of."""
        if article is self.article:
            return document
        return evolve(_moved(document, self.places), article=article)


def composed(article: Article) -> Composition:
    """The article in composed letters (Unicode NFC); itself where it has no others. Linear in the text."""
    if article.text.isascii() or not _DECOMPOSED.search(article.text):
        return Composition(article, ())
    pieces: list[str] = []
    places: list[int] = []
    done = 0
    for match in _DECOMPOSED.finditer(article.text):
        letter = unicodedata.normalize("NFC", match[0])
        pieces += (article.text[done : match.start()], letter)
        places += range(done, match.start() + len(letter))
        done = match.end()
    pieces.append(article.text[done:])
    places += range(done, len(article.text) + 1)
    title = article.title and unicodedata.normalize("NFC", article.title)
    return Composition(evolve(article, text="".join(pieces), title=title), places)


def _moved(value: _Moved, places: Sequence[int]) -> _Moved:
    """A value of the model with every span, and every `start` and `end`, put to its place; articles stay."""
    moved: object = value
    if isinstance(value, Span):
        moved = Span(places[value.start], places[value.end])
    elif isinstance(value, tuple):
        moved = tuple(_moved(item, places) for item in value)
    elif has(type(value)) and not isinstance(value, Article):
        inner: Any = value
        changes = {f.name: _moved(getattr(inner, f.name), places) for f in fields(type(inner))}
        changes.update({edge: places[changes[edge]] for edge in ("start", "end") if edge in changes})
        moved = evolve(inner, **changes)
    return cast("_Moved", moved)
