"""Identifiers of publications (DOI, handle, ARK, URN) as the addresses they lead to."""

from __future__ import annotations

import re

_RESOLVERS = {
    "doi": "https://doi.org/", "handle": "https://hdl.handle.net/", "hdl": "https://hdl.handle.net/",
    "ark": "https://n2t.net/",
}  # fmt: skip
"""Where identifiers of these kinds are resolved: DOI Foundation, Handle.Net, the Name-to-Thing resolver of ARKs."""
KINDS = ("doi", "handle", "hdl", "ark", "uri", "url", "urn", "purl")
"""Kinds of identifier that lead somewhere, the most persistent first."""
_PREFIX = re.compile(r"\s*(?:doi|hdl|info:doi/|info:hdl/):?\s*", re.IGNORECASE)
_SHAPES = (
    ("doi", re.compile(r"(?:doi:|info:doi/)?\s*10\.\d{4,9}/\S+", re.IGNORECASE)),
    ("handle", re.compile(r"(?:hdl:|info:hdl/)\s*\S+/\S+", re.IGNORECASE)),
    ("ark", re.compile(r"ark:\S+", re.IGNORECASE)),
    ("urn", re.compile(r"urn:[a-z0-9-]+:\S+", re.IGNORECASE)),
    ("uri", re.compile(r"https?://\S+", re.IGNORECASE)),
)
"""What identifiers look like that are not said to be of a kind."""


def kind_of(value: str, said: str = "") -> str:
    """What kind of identifier this is: what it is said to be, else what it looks like, else nothing."""
    if said.lower() in KINDS:
        return said.lower()
    return next((kind for kind, shape in _SHAPES if shape.fullmatch(value.strip())), "")


def address(value: str, said: str = "") -> str | None:
    """The address of an identifier, where it is an address, a URN, or of a kind that has a resolver."""
    value, kind = value.strip(), kind_of(value, said)
    if not value or not kind:
        return None
    if value.lower().startswith(("http://", "https://", "urn:")):
        return value
    return _RESOLVERS.get(kind, "") + _PREFIX.sub("", value)
