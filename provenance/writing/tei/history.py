"""The revision history of an earlier output, to go on with."""

from __future__ import annotations

from lxml import etree

from provenance.errors import WritingError
from provenance.xml.gate import check
from provenance.xml.layer import own_layer
from provenance.xml.names import TEI

Change = tuple[str | None, str]
"""Its date, if there is one, and what was done."""


def changes_in(previous: bytes | None) -> tuple[Change, ...]:
    """The changes that an earlier output of this program lists, newest first; none for any other XML.

    Raises `WritingError` for what is no XML, or dangerous XML.
    """
    if previous is None:
        return ()
    check(previous, "the earlier output", WritingError)
    root = etree.fromstring(previous, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    layer = own_layer(root)
    found = [] if layer is None else layer.iterfind(f"{TEI}teiHeader/{TEI}revisionDesc/{TEI}change")
    return tuple((e.get("when"), e.text or "") for e in found)
