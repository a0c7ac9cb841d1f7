"""Forms B and C: pointers into a host that must not be rewritten."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from provenance.errors import WritingError
from provenance.model import Document, Span
from provenance.writing.tei.body import Range
from provenance.writing.tei.markup import Ids, element
from provenance.xml.host import Host


class StandOff:
    """`Places` of form B: `string-range` pointers into the host, and the words they point to. `prefix` precedes each
    pointer in place of the host's address."""

    def __init__(self, document: Document, host: Host, prefix: str) -> None:
        self.document = document
        self.host = host
        self.prefix = prefix

    def pointer(self, kind: str, span: Range, owner: str = "") -> str:
        return " ".join(self.prefix + pointer for pointer in self.host.pointer(self.trimmed(span)).split())

    def trimmed(self, span: Range) -> Span:
        found = self.host.trimmed(Span(*span))
        if found is None:
            problem = f"the span {span[0]}–{span[1]} covers nothing of the host"
            raise WritingError(problem, where=self.document.id)
        return found

    def definitions(self) -> str:
        return ""

    def listed(self, id: str) -> str | None:
        return f"{self.prefix}#{id}" if id in self.host.ids else None

    def words(self, spans: Iterable[Range]) -> str:
        text = " […] ".join(self.document.text[start:end] for start, end in spans)
        return element("note", text, ' type="quote"')


class _Anchored(NamedTuple):
    """A span between two anchors: its id, and for each anchor the byte at which it is set and its id."""

    id: str
    first: tuple[int, str]
    last: tuple[int, str]


class Anchors(StandOff):
    """`Places` of form C: spans between two anchors, to be spliced into the bytes of the host.

    Where an anchor is not allowed (in CDATA, in a text-only element), the pointer is that of form B.
    """

    def __init__(self, document: Document, host: Host, ids: Ids) -> None:
        super().__init__(document, host, "")
        self.ids = ids
        self.spans: dict[Span, _Anchored | None] = {}

    def pointer(self, kind: str, span: Range, owner: str = "") -> str:
        place = self.trimmed(span)
        if place not in self.spans:
            before, after = self.host.byte_before(place.start), self.host.byte_after(place.end - 1)
            self.spans[place] = self._anchored(before, after) if before is not None and after is not None else None
        found = self.spans[place]
        return f"#{found.id}" if found else self.host.pointer(place)

    def _anchored(self, before: int, after: int) -> _Anchored:
        number = len(self.spans) + 1
        ids = [self.ids.new(f"x{number}{suffix}") for suffix in ("", ".b", ".e")]
        return _Anchored(ids[0], (before, ids[1]), (after, ids[2]))

    def definitions(self) -> str:
        """The `spanGrp` that says which anchors belong together."""
        found = [
            f'<span xml:id="{x.id}" from="#{x.first[1]}" to="#{x.last[1]}"/>'
            for x in self.spans.values()
            if x is not None
        ]
        lines = "".join(f"   {span}\n" for span in found)
        return f'  <spanGrp type="spans">\n{lines}  </spanGrp>\n' if found else ""

    def insertions(self) -> Iterator[tuple[int, int, str]]:
        """Byte, rank and text of each anchor. Ends come before starts."""
        for x in filter(None, self.spans.values()):
            yield x.first[0], 1, self._anchor(x.first[1])
            yield x.last[0], 0, self._anchor(x.last[1])

    def _anchor(self, id: str) -> str:
        return f'<{self.host.prefix}anchor xml:id="{id}"/>'


def spliced(places: Sequence[Anchors], layers: str) -> bytes:
    """The host of these places with their anchors, and with the layers at the end of its root."""
    host = places[0].host
    insertions = [insertion for each in places for insertion in each.insertions()]
    parts, done = [], 0
    for at, _, inserted in sorted([*insertions, (host.close, 2, layers)]):
        parts += [host.data[done:at], inserted.encode(host.codec, "xmlcharrefreplace")]
        done = at
    return b"".join([*parts, host.data[done:]])
