"""What tells this program's annotations from somebody else's: the type of their TEI, and the tool its header names."""

from __future__ import annotations

from typing import Any, TypeVar

from provenance.xml.qualified_names import TEI

OWN = "attribution"
"""The value of `TEI/@type` in what this program writes about an article."""
TOOL = "provenance"
"""The value of `application/@ident` in the headers that this program writes."""
UNNAMED = "a reader, not named"
"""Stands in the header for a person who judged labels without giving a name."""
_Element = TypeVar("_Element", bound=Any)
"""An element of lxml or of the standard library: what is asked of it here, both answer alike."""
_APPLICATION = "/".join(TEI + name for name in ("teiHeader", "encodingDesc", "appInfo", "application"))


def own_layer(root: _Element) -> _Element | None:
    """The `TEI` that holds this program's annotations: the root (forms A and B), one inside it (C), or none."""
    found = (e for e in root.iter(f"{TEI}TEI") if e.get("type") == OWN)
    return next((e for e in found if any(a.get("ident") == TOOL for a in e.iterfind(_APPLICATION))), None)
