"""The revision history of an earlier output, to be continued.

It is read with the standard library, so that TEI can be written where lxml is unavailable; `xml.gate` has already
refused dangerous input.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar
from xml.etree import ElementTree

from provenance.errors import WritingError
from provenance.xml.gate import admitted
from provenance.xml.layer import own_layer
from provenance.xml.qualified_names import TEI

Change = tuple[str | None, str]
"""Its date, if any, and what was done."""
Changes = tuple[Change, ...]
"""Newest first."""


def changes_in(previous: bytes | None) -> Changes:
    """The changes that an earlier output of this program lists; none for any other XML.

    Raises `WritingError` for what is not XML, or dangerous XML.
    """
    found = _header(previous, "revisionDesc/change")
    return tuple((e.get("when"), e.text or "") for e in found)


def correction_in(previous: bytes | None) -> str | None:
    """What an earlier output says about characters that were replaced. Raises like `changes_in`."""
    return next((e.text for e in _header(previous, "encodingDesc/editorialDecl/correction/p")), None)


def _header(previous: bytes | None, path: str) -> list[ElementTree.Element]:
    """The elements at a path of the header."""
    if previous is None:
        return []
    harmless = admitted(previous, "the earlier output", WritingError)
    layer = own_layer(ElementTree.fromstring(harmless))
    return [] if layer is None else layer.findall("/".join(TEI + name for name in ("teiHeader", *path.split("/"))))


_Written = TypeVar("_Written", str, bytes)


def revised(
    previous: bytes | None, write: Callable[[Changes], _Written], this_run: Callable[[bool], Change]
) -> _Written:
    """What `write` makes of the revision history: a run that changes nothing leaves no trace in it.

    So if the earlier output's own history reproduces it byte for byte, that output is returned; otherwise the history
    with this run prepended. `this_run` receives whether there is an earlier one.
    """
    earlier: Changes = changes_in(previous)
    if earlier:
        unchanged = write(earlier)
        if (unchanged.encode() if isinstance(unchanged, str) else unchanged) == previous:
            return unchanged
    return write((this_run(bool(earlier)), *earlier))
