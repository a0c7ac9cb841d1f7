"""The images on which a text was recognised: `facsimile` and, for each word in the text, its place there."""

from __future__ import annotations

from bisect import bisect, bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from provenance.model import Document, Span, Zone
from provenance.writing.tei.body import Mark, Range
from provenance.writing.tei.markup import Ids, quoted, reference


class Facsimile:
    """The zones of one document. `marks` are the elements to be set around its words, each a `w` with `@facs`. They
    contain no other element: a word in which another of the `spans` begins or ends is cut there."""

    def __init__(self, document: Document, ids: Ids, spans: Iterable[Range]) -> None:
        edges = sorted({edge for span in spans for edge in span}) if document.article.zones else []
        self.ids = ids
        self.marks: list[Mark] = []
        self._zones: list[tuple[str, Zone, list[Mark]]] = []
        for number, (span, zones) in enumerate(_words(document), 1):
            named = [(ids.new(f"z{len(self._zones) + n}"), zone) for n, zone in enumerate(zones, 1)]
            head = f' facs="{" ".join(f"#{id}" for id, _ in named)}"'
            if (sure := zones[0].confidence) is not None:
                head += f' cert="{sure!r}"'
            group: list[Mark] = []
            pieces = pairwise([span.start, *edges[bisect(edges, span.start) : bisect_left(edges, span.end)], span.end])
            marks = [Mark("word", p, "w", head, f"w{number}", group) for p in pieces]
            self.marks += marks
            self._zones += [(id, zone, marks) for id, zone in named]

    def written(self) -> str:
        """The element `facsimile`, once the marks are set; nothing if there are no zones. A word that could not become
        an element has no zone."""
        zones = [(id, zone) for id, zone, marks in self._zones if any(not m.failed for m in marks)]
        images = dict.fromkeys(zone.image for _, zone in zones)
        surfaces = [
            self._surface(number, image, [(id, zone) for id, zone in zones if zone.image == image])
            for number, image in enumerate(images, 1)
        ]
        return f" <facsimile>\n{''.join(surfaces)} </facsimile>\n" if surfaces else ""

    def _surface(self, number: int, image: str, zones: Sequence[tuple[str, Zone]]) -> str:
        graphic = f'   <graphic url="{quoted(reference(image))}"/>\n' if image else ""
        lines = "".join(f"   {_zone(id, zone)}\n" for id, zone in zones)
        head = f'xml:id="{self.ids.new(f"page{number}")}" n="{quoted(image)}"'
        return f"  <surface {head}>\n{graphic}{lines}  </surface>\n"


def _words(document: Document) -> Iterator[tuple[Span, list[Zone]]]:
    """Each word that has a place, and its places: two, if it is divided by a line end."""
    for (start, end), zones in groupby(document.article.zones, key=lambda zone: (zone.start, zone.end)):
        yield Span(start, end), list(zones)


def _zone(id: str, zone: Zone) -> str:
    corners = f'ulx="{zone.x}" uly="{zone.y}" lrx="{zone.x + zone.width}" lry="{zone.y + zone.height}"'
    return f'<zone xml:id="{id}" {corners}/>'
