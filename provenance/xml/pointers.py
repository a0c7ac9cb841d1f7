"""The pointers of a layer, followed to the text of its host."""

from __future__ import annotations

import re
from typing import Any

from provenance.model import Span
from provenance.xml.host import Host
from provenance.xml.qualified_names import ID, TEI

_RANGE = re.compile(r"[^#]*#string-range\(([^,]+)((?:,\d+)+)\)")


class Pointers:
    """Follows what the three forms point with: elements (A), `string-range` (B), spans between anchors (C)."""

    def __init__(self, layer: Any, host: Host) -> None:
        self.host = host
        self._spans = {e.get(ID, ""): (e.get("from", "")[1:], e.get("to", "")[1:]) for e in layer.iter(f"{TEI}span")}

    def span(self, pointers: str) -> Span:
        """The span, in code points of the host's text, of pointers separated by spaces: from the start of the first to
        the end of the last. Raises `KeyError`, `ValueError` or `IndexError` for a pointer that leads nowhere."""
        found = [self._piece(pointer) for pointer in pointers.split()]
        return Span(found[0].start, found[-1].end)

    def _piece(self, pointer: str) -> Span:
        if ranged := _RANGE.fullmatch(pointer):
            span = self.host.resolve(ranged[1], [int(n) for n in ranged[2].split(",")[1:]])
            if span is None:
                raise ValueError(pointer)
            return span
        if (edges := self._spans.get(pointer[1:])) is not None:
            return Span(self.host.anchors[edges[0]].start, self.host.anchors[edges[1]].end)
        return self.host.elements[pointer[1:]]
