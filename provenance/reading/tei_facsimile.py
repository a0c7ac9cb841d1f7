"""Where the words of a scanned page are in its image, read from the TEI that this program wrote (form A)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from lxml import etree

from provenance.model import Zone
from provenance.xml.host import Host
from provenance.xml.qualified_names import ID, TEI


def zones(layer: etree._Element, host: Host) -> tuple[Zone, ...]:
    """The zones of the words that have one (`@facs`), in the order of the text. Raises `KeyError` or `ValueError` for
    a pointer that leads nowhere."""
    places = {e.get(ID, ""): e for e in layer.iterfind(f"{TEI}facsimile/{TEI}surface/{TEI}zone")}
    body = layer.find(f"{TEI}text")
    words = (e for e in body.iter(f"{TEI}w") if e.get("facs")) if body is not None and places else ()
    return tuple(
        zone
        for facs, pieces in groupby(words, key=lambda e: e.get("facs", ""))
        for zone in _of(facs, list(pieces), places, host)
    )


def _of(facs: str, pieces: list[etree._Element], places: dict[str, etree._Element], host: Host) -> Iterator[Zone]:
    """The zones of one word, which may be cut into pieces."""
    start, end = host.elements[pieces[0].get(ID, "")].start, host.elements[pieces[-1].get(ID, "")].end
    sure = pieces[0].get("cert")
    for pointer in facs.split():
        place = places[pointer[1:]]
        surface = place.getparent()
        left, top, right, bottom = (int(place.get(name, "")) for name in ("ulx", "uly", "lrx", "lry"))
        image = "" if surface is None else surface.get("n", "")
        yield Zone(start, end, image, left, top, right - left, bottom - top, None if sure is None else float(sure))
