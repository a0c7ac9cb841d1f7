"""A TEI file of this program as the checks need it: elements by id, and the text that the pointers lead to."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path

from lxml import etree

from provenance.errors import ProvenanceError
from provenance.writing.tei.grammar import Problem
from provenance.xml.host import Host
from provenance.xml.layer import host_of
from provenance.xml.layered import hosts_of
from provenance.xml.pointers import Pointers
from provenance.xml.qualified_names import ID, TEI

Checked = Iterator[Problem]
Element = etree._Element


class File:
    """A file of this program: its elements by id, and the host that its layers point into, read once for all of them.

    `folder` is where the host of form B is looked up by its relative path; without it, that host is not opened.
    """

    def __init__(
        self, data: bytes, root: etree._Element, layers: Sequence[etree._Element], folder: Path | None
    ) -> None:
        self.layers = layers
        self.named = host_of(layers[0]) or None
        """The host of form B, as the file names it."""
        self.ids: dict[str, Element] = {}
        self.twice: list[Element] = []
        self._data = data
        self._folder = folder
        for e in root.iter(etree.Element):
            if (id := e.get(ID)) is not None:
                if id in self.ids:
                    self.twice.append(e)
                self.ids[id] = e

    @cached_property
    def host_data(self) -> bytes | str | None:
        """The file that contains the text, or why it is unavailable; `None` if it was not to be opened."""
        if self.named is None:
            return self._data
        if self._folder is None:
            return None
        path = self._folder / self.named
        try:
            if not path.is_file():
                return "is not there"
            data = path.read_bytes()
        except (OSError, ValueError) as error:
            return f"cannot be read ({error})"
        digests = {e.text for layer in self.layers for e in layer.iter(f"{TEI}idno") if e.get("type") == "sha256-host"}
        return data if digests == {hashlib.sha256(data).hexdigest()} else "was changed since: its sha256 differs"

    @cached_property
    def hosts(self) -> list[Host] | None:
        """The host as each of the layers sees it; `None` if the text is unavailable."""
        if not isinstance(self.host_data, bytes):
            return None
        try:
            return hosts_of(self.layers, self.host_data, "host")
        except ProvenanceError:
            return None  # reported when that file is read


class Facts:
    """One layer of a file as the checks need it."""

    def __init__(self, file: File, number: int) -> None:
        self.file = file
        self.number = number
        self.layer = file.layers[number]
        self.named = file.named
        self.host_data = file.host_data
        self.ids = file.ids
        self.elements = list(self.layer.iter(etree.Element))

    @property
    def twice(self) -> list[Element]:
        """The elements of the file whose id is already taken; reported once, with its first layer."""
        return self.file.twice if self.number == 0 else []

    def all(self, *names: str) -> Iterator[Element]:
        wanted = {TEI + name for name in names}
        return (e for e in self.elements if e.tag in wanted)

    def to(self, pointer: str | None) -> Element | None:
        return self.ids.get(pointer[1:]) if pointer and pointer.startswith("#") else None

    @cached_property
    def pointers(self) -> Pointers | None:
        """Where the pointers lead; `None` if the text is unavailable."""
        return Pointers(self.layer, self.file.hosts[self.number]) if self.file.hosts else None


def tag(e: Element | None) -> str:
    """The local name of an element, for messages."""
    return "nothing" if e is None else str(e.tag).removeprefix(TEI)


def line(e: Element) -> int:
    """The line an element is on, from 1."""
    return e.sourceline or 0  # type: ignore[return-value]
