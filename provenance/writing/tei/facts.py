"""A TEI file of this program as its checks need it: elements by id, and the text that the pointers lead to."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from lxml import etree

from provenance.errors import ProvenanceError
from provenance.writing.tei.grammar import Problem
from provenance.xml.layer import host_of, part_of
from provenance.xml.pointers import Pointers
from provenance.xml.qualified_names import ID, TEI
from provenance.xml.tei import read_host

Checked = Iterator[Problem]


class Facts:
    """The file as the checks need it.

    `folder` is where the host of form B is looked for by its relative path; without it that host is not opened.
    """

    def __init__(self, data: bytes, root: etree._Element, layer: etree._Element, folder: Path | None) -> None:
        self.data = data
        self.layer = layer
        self.folder = folder
        self.named = host_of(layer) or None
        """The host of form B, as the file names it."""
        self.ids: dict[str, etree._Element] = {}
        self.twice: list[etree._Element] = []
        for e in root.iter(etree.Element):
            if (id := e.get(ID)) is not None:
                if id in self.ids:
                    self.twice.append(e)
                self.ids[id] = e
        self.elements = list(layer.iter(etree.Element))

    def all(self, *names: str) -> Iterator[etree._Element]:
        wanted = {TEI + name for name in names}
        return (e for e in self.elements if e.tag in wanted)

    def to(self, pointer: str | None) -> etree._Element | None:
        return self.ids.get(pointer[1:]) if pointer and pointer.startswith("#") else None

    @cached_property
    def host_data(self) -> bytes | str | None:
        """The file that holds the text, or why it cannot be had; `None` where nobody asked for it to be opened."""
        if self.named is None:
            return self.data
        if self.folder is None:
            return None
        path = self.folder / self.named
        try:
            if not path.is_file():
                return "is not there"
            data = path.read_bytes()
        except (OSError, ValueError) as error:
            return f"cannot be read ({error})"
        digests = {e.text for e in self.all("idno") if e.get("type") == "sha256-host"}
        return data if digests == {hashlib.sha256(data).hexdigest()} else "was changed since: its sha256 differs"

    @cached_property
    def pointers(self) -> Pointers | None:
        """Where the pointers lead; `None` where the text cannot be had."""
        if not isinstance(self.host_data, bytes):
            return None
        try:
            return Pointers(self.layer, read_host(self.host_data, "host", *part_of(self.layer)))
        except ProvenanceError:
            return None  # said by whoever reads that file


def tag(e: etree._Element | None) -> str:
    """The local name of an element, for messages."""
    return "nothing" if e is None else str(e.tag).removeprefix(TEI)


def line(e: etree._Element) -> int:
    """The line an element stands in, from 1."""
    return e.sourceline or 0  # type: ignore[return-value]
