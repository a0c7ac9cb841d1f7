"""What must be known about a TEI file before its text is read: which alternatives to read, and what white space between
tokens means."""

from __future__ import annotations

from typing import Literal, NamedTuple

from provenance.xml.gate import Gate

_PREFERRED = ("reg", "corr", "expan", "ex", "lem")
_LAST = ("sic", "orig", "abbr", "am")
_NO_READING = frozenset("note noteGrp wit witDetail rdg rdgGrp".split())
_ALTERNATIVES = frozenset("choice app rdgGrp".split())
TOKENS = frozenset(("w", "pc"))
Spacing = Literal["as-written", "joins", "marks"]
"""What separates two tokens: the white space between them; `@join`; or, where a file has neither (every token on a line
of its own), the marks themselves."""


class _Element(NamedTuple):
    name: str
    number: int
    children: list[tuple[str, int]]


class Survey(Gate):
    """`rejected` are the numbers, in document order from 1, of elements in a `choice` or `app` beside the one that is
    read; `spacing` is what separates tokens."""

    def __init__(self, data: bytes, where: str) -> None:
        super().__init__(data, where)
        self.parser.CharacterDataHandler = self._characters
        self.rejected: set[int] = set()
        self._number = 0
        self._stack: list[_Element] = []
        self._joins = self._close = False
        self._marks = 0
        self._blank = True

    @property
    def spacing(self) -> Spacing:
        if self._joins:
            return "joins"
        return "marks" if self._marks and not self._close else "as-written"

    def start(self, name: str, attributes: dict[str, str]) -> None:
        super().start(name, attributes)
        self._number += 1
        local = name.rpartition(":")[2]
        if self._stack:
            self._stack[-1].children.append((local, self._number))
        self._stack.append(_Element(local, self._number, []))
        if local in TOKENS:
            self._joins |= "join" in attributes
            self._close |= local == "pc" and not self._blank
            self._marks += local == "pc"

    def end(self, name: str) -> None:
        super().end(name)
        element = self._stack.pop()
        if element.name in _ALTERNATIVES and element.children:
            read = _chosen(element.children)
            self.rejected.update(number for _, number in element.children if number != read)

    def _characters(self, data: str) -> None:
        self._blank = data.isspace()


def _chosen(children: list[tuple[str, int]]) -> int:
    """The child that is read: what the editor regularised, corrected, expanded or took as the lemma, else the first."""
    for names in (_PREFERRED, None):
        for name, number in children:
            if name in names if names else name not in (*_LAST, *_NO_READING):
                return number
    readings = [number for name, number in children if name in _LAST or name.startswith("rdg")]
    return readings[0] if readings else children[0][1]


def survey(data: bytes, where: str) -> Survey:
    """Look through a file. Raises `ReadingError` with the line for what is refused."""
    found = Survey(data, where)
    found.run()
    return found
