"""The sources of a document while a person adds to them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, count

from attrs import evolve

from provenance.model import Credited, Document, Label, Mention, Source, Span
from provenance.sources.entities.registry import id_of

HOW = "hand"
"""How a mention that a person has linked was linked."""
NAMES = frozenset({"exact", "name", "alias"})
"""Ways of linking that show the source's own name."""


class Registered:
    """The registry of one document."""

    def __init__(self, document: Document) -> None:
        self.text = document.text
        self.sources = {source.id: source for source in document.sources}

    def chain(self, label: Label) -> tuple[str, ...]:
        """The ids of the sources of a label; missing ones are added."""
        return tuple(self._known(credited) or self._added(credited) for credited in label.chain)

    def _known(self, credited: Credited) -> str | None:
        name = credited.name.casefold()
        same = [source for source in self.sources.values() if source.name.casefold() == name]
        ranked = sorted(same, key=lambda source: (source.id != credited.id, source.named != credited.named))
        return ranked[0].id if ranked else None

    def _added(self, credited: Credited) -> str:
        wanted = id_of(credited.name)
        ids = chain([wanted], (f"{wanted}-{n}" for n in count(2)))
        id = next(id for id in ids if id not in self.sources)
        mentions = tuple(Mention(*span, HOW) for span in self._free_places(credited.name))
        self.sources[id] = Source(id, credited.name, credited.type, credited.named, mentions)
        return id

    def _free_places(self, name: str) -> Iterator[Span]:
        """Where the name is in the text, unless it mentions another source there."""
        taken = [m for source in self.sources.values() for m in source.mentions]
        for found in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", self.text):
            if not any(m.start < found.end() and m.end > found.start() for m in taken):
                yield Span(*found.span())

    def place_in(self, id: str, start: int, end: int) -> Span | None:
        """The first mention of a source in a stretch of text."""
        inside = (Span(m.start, m.end) for m in self.sources[id].mentions if start <= m.start and m.end <= end)
        return next(inside, None)

    def names_another(self, id: str, span: Span) -> bool:
        """Whether this is the name of a source other than `id`."""
        others = (source for source in self.sources.values() if source.id != id)
        return any(m.how in NAMES and span.start <= m.start < span.end for source in others for m in source.mentions)

    def say_whose(self, id: str, span: Span) -> None:
        """Make this stretch a mention of the source, and of no other."""
        for source in self.sources.values():
            kept = tuple(m for m in source.mentions if (m.start, m.end) != span)
            if source.id == id:
                own = next((m for m in source.mentions if (m.start, m.end) == span), Mention(*span, HOW))
                kept = tuple(sorted((*kept, own), key=lambda m: (m.start, -m.end)))
            if kept != source.mentions:
                self.sources[source.id] = evolve(source, mentions=kept)
