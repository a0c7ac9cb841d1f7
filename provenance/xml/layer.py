"""What tells this program's annotations from somebody else's: the type of their TEI, and the tool its header names."""

from __future__ import annotations

from typing import Any, TypeVar
from urllib.parse import unquote

from provenance.xml.qualified_names import TEI

OWN = "attribution"
"""The value of `TEI/@type` in what this program writes about an article."""
TOOL = "provenance"
"""The value of `application/@ident` in the headers that this program writes."""
HOST = "host:file"
"""Stands for the address of the host in the pointers of form B: a prefix that the header declares (`prefixDef`), and a
name, without which Java does not accept “host:#…” as a URI; libxml2 accepts “[” in one only within a fragment."""
UNNAMED = "a reader, not named"
"""Stands in the header for a person who judged labels without giving a name."""
_Element = TypeVar("_Element", bound=Any)
"""An element of lxml or of the standard library: for what is used here, both behave alike."""
_APPLICATION = "/".join(TEI + name for name in ("teiHeader", "encodingDesc", "appInfo", "application"))


def own_layer(root: _Element) -> _Element | None:
    """The `TEI` that contains this program's annotations: the root (forms A and B), the first one inside it (C), or
    none."""
    return next(iter(own_layers(root)), None)


def own_layers(root: _Element) -> list[_Element]:
    """Each `TEI` that contains this program's annotations of one article, in document order."""
    found = (e for e in root.iter(f"{TEI}TEI") if e.get("type") == OWN)
    return [e for e in found if any(a.get("ident") == TOOL for a in e.iterfind(_APPLICATION))]


def part_of(layer: _Element) -> tuple[str, tuple[str, ...]]:
    """Which part of its host a layer is about (an id or a path; nothing for the whole), and which it leaves out."""
    (part,) = _names(layer.get("corresp", "")) or ("",)
    return part, tuple(_names(layer.get("exclude", "")))


def host_of(layer: _Element) -> str:
    """The file that a layer beside its host (form B) is about; nothing for other forms."""
    return unquote(str(layer.get("corresp", "")).partition("#")[0])


def pointer_to(name: str) -> str:
    """The pointer to an element of a host, by its id or its path."""
    return f"#xpath({name})" if name.startswith("/") else f"#{name}"


def _names(pointers: str) -> list[str]:
    fragments = (pointer.partition("#")[2] for pointer in pointers.split())
    return [f.removeprefix("xpath(").removesuffix(")") if f.startswith("xpath(") else f for f in fragments if f]
