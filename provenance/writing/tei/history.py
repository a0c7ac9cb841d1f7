"""The revision history of an earlier output, to go on with.

It is read with the standard library, so that TEI can be written where lxml cannot be had; `xml.gate` has refused
what is dangerous before.
"""

from __future__ import annotations

from xml.etree import ElementTree

from provenance.errors import WritingError
from provenance.xml.gate import check
from provenance.xml.layer import own_layer
from provenance.xml.qualified_names import TEI

Change = tuple[str | None, str]
"""Its date, if there is one, and what was done."""


def changes_in(previous: bytes | None) -> tuple[Change, ...]:
    """The changes that an earlier output of this program lists, newest first; none for any other XML.

    Raises `WritingError` for what is no XML, or dangerous XML.
    """
    if previous is None:
        return ()
    check(previous, "the earlier output", WritingError)
    layer = own_layer(ElementTree.fromstring(previous))
    found = [] if layer is None else layer.iterfind(f"{TEI}teiHeader/{TEI}revisionDesc/{TEI}change")
    return tuple((e.get("when"), e.text or "") for e in found)
