"""Reads an existing TEI file.

The text is that of `body`, block by block (`p`, `head`, `l`, `ab`, `item` …) in document order, a line feed between two
blocks. White space inside a block is what XML makes of it: a run of it is one space, none at the edges, unless
`xml:space="preserve"`. Notes, figures and the rejected half of a `choice` are no part of the text; they are listed.
A file this program wrote (form A) is read as it was written: its text is the string value of `body`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from provenance.model import Omission, Span
from provenance.xml.doctype import codec
from provenance.xml.gate import Gate
from provenance.xml.host import Anchor, Block, Host, Run
from provenance.xml.layer import OWN, TOOL
from provenance.xml.qualified_names import NAMESPACE

_CONTAINERS = frozenset(
    "TEI TEI.2 text body front back group floatingText div div0 div1 div2 div3 div4 div5 div6 div7 lg list table row sp"
    .split()
)  # fmt: skip
_BLOCKS = frozenset(
    "p ab head l item cell label byline dateline opener closer salute signed trailer u speaker stage".split()
)
_EMPTY = frozenset("lb pb cb gb milestone anchor ptr gap space".split())
_SKIPPED = frozenset("note figure fw del standOff teiHeader index spanGrp interpGrp linkGrp".split())
_REJECTED = frozenset("sic orig abbr".split())
_TEXT_ONLY = frozenset("att c code desc eg figDesc formula g gi ident idno pc tag val".split())
"""Elements of TEI in which, however deep, tei_all allows no `anchor`; it allows none in foreign markup either."""
_TOLD = frozenset("event gap incident kinesic vocal writing".split())
"""Elements whose `desc` tells what was heard or is missing: the encoder's words, not the text."""
_SPACE = " \t\r\n"
_LOOSE = re.compile(r"[ \t\r\n]*[\t\r\n][ \t\r\n]*| {2,}")


class _Anchor:
    """An `anchor` whose place is not settled until the next character is read: white space in front of it may turn
    out to be part of the text (`loose`)."""

    __slots__ = ("byte", "end", "loose", "start")

    def __init__(self, byte: int, end: int, loose: bool) -> None:
        self.byte = byte
        self.end = end
        self.start = end
        self.loose = loose


class _Space(NamedTuple):
    """White space that becomes a space of the text if a word follows in its block. `total` is -1 if it stands for a
    line break and is not in the file."""

    total: int
    byte: int
    open: bool
    after_gap: bool


class _Frame(NamedTuple):
    name: str
    path: str
    block: int | None
    reading: bool
    preserve: bool
    skipped: bool
    closed: bool
    """May no `anchor` stand here?"""
    children: dict[str, int]
    id: str | None
    begun: int


class _Reader(Gate):
    """Builds a `Host`."""

    def __init__(self, data: bytes, where: str) -> None:
        super().__init__(data, where)
        self.parser.CharacterDataHandler = self._characters
        self.parser.StartCdataSectionHandler = lambda: self._in_cdata(True)
        self.parser.EndCdataSectionHandler = lambda: self._in_cdata(False)
        self.ids: set[str] = set()
        self.elements: dict[str, Span] = {}
        self.anchors: dict[str, _Anchor] = {}
        self.omitted: list[Omission] = []
        self.runs: list[Run] = []
        self.blocks: list[Block] = []
        self.prefix = ""
        self.close = 0
        self.layer: tuple[int, int] | None = None
        self.own = False
        self.own_anchors: list[str] = []
        self._parts: list[str] = []
        self._size = 0
        self._total = 0
        self._stack: list[_Frame] = []
        self._space: _Space | None = None
        self._last: int | None = None
        self._gap = False
        self._cdata = False
        self._layered = False
        self._layers: list[int | None] = []
        self._waiting: list[_Anchor] = []
        self._left_out: list[str] = []

    def host(self) -> Host:
        """The file, after `run`."""
        for anchor in self._waiting:
            anchor.start = self._size
        return Host(
            data=self.data, codec=self.codec, text="".join(self._parts), omitted=tuple(self.omitted), own=self.own,
            ids=frozenset(self.ids), elements=self.elements, prefix=self.prefix, close=self.close, layer=self.layer,
            anchors={id: Anchor(a.byte, a.start, a.end) for id, a in self.anchors.items()},
            own_anchors=tuple(self.own_anchors), runs=tuple(self.runs), blocks=tuple(self.blocks),
        )  # fmt: skip

    def _in_cdata(self, inside: bool) -> None:
        self._cdata = inside

    def start(self, name: str, attributes: dict[str, str]) -> None:
        super().start(name, attributes)
        prefix, _, local = name.rpartition(":")
        id = attributes.get("xml:id")
        if id is not None:
            self.ids.add(id)
        if not self._stack:
            self.prefix = f"{prefix}:" if prefix else ""
        if local == "TEI":
            self._layers.append(self.parser.CurrentByteIndex if attributes.get("type") == OWN else None)
        elif local == "application" and attributes.get("ident") == TOOL:
            self._recognise()
        foreign = f"{prefix}:" * bool(prefix) != self.prefix or attributes.get("xmlns", NAMESPACE) != NAMESPACE
        self._stack.append(self._frame(local, attributes, id, foreign))
        if local == "anchor" and id is not None:
            anchor = _Anchor(self.parser.CurrentByteIndex, self._size, self._space is not None)
            self.anchors[id] = anchor
            self._waiting.append(anchor)
        if local == "span" and self._layered:
            self.own_anchors += [attributes.get("from", "")[1:], attributes.get("to", "")[1:]]
        if local == "lb" and attributes.get("break") != "no" and self._space is None and self._in_block():
            self._space = _Space(-1, -1, False, False)

    def _recognise(self) -> None:
        """The header names this program: the `TEI` it belongs to is ours, if its type says so too."""
        start = self._layers[-1] if self._layers else None
        if start is not None and len(self._layers) == 1 and self._stack[0].name == "TEI":
            self.own = True
        elif start is not None and self.layer is None:
            self.layer = (start, 0)
            self._layered = True

    def _frame(self, local: str, attributes: dict[str, str], id: str | None, foreign: bool) -> _Frame:
        parent = self._stack[-1] if self._stack else _Frame("", "", None, False, False, False, False, {}, None, 0)
        number = parent.children[local] = parent.children.get(local, 0) + 1
        path = f"{parent.path}/{local}[{number}]"
        layer = len(self._stack) > 0 and local == "TEI" and attributes.get("type") == OWN
        rejected = local in _REJECTED and parent.name == "choice"
        told = local == "desc" and parent.name in _TOLD
        skipped = parent.skipped or layer or local in _SKIPPED or rejected or told
        closed = parent.closed or local in _TEXT_ONLY or foreign
        reading = parent.reading or (local == "body" and not skipped)
        space = attributes.get("xml:space")
        preserve = space == "preserve" if space else parent.preserve
        block = parent.block
        if reading and not skipped and self._opens_block(local, parent):
            block = self._new_block(id or path)
        return _Frame(local, path, block, reading, preserve, skipped, closed, {}, id, self._size)

    def _opens_block(self, local: str, parent: _Frame) -> bool:
        if self.own:
            return local == "body"
        outermost = parent.block is None and local not in _CONTAINERS and local not in _EMPTY
        return local in _BLOCKS or outermost

    def _new_block(self, name: str) -> int:
        self.blocks.append(Block(name, self._total))
        return len(self.blocks) - 1

    def _in_block(self) -> bool:
        frame = self._stack[-1]
        return frame.block is not None and frame.block == self._last and not frame.skipped

    def end(self, name: str) -> None:
        super().end(name)
        frame = self._stack.pop()
        if frame.name == "TEI":
            self._layers.pop()
        if frame.id is not None and frame.reading and not frame.skipped:
            self.elements[frame.id] = Span(frame.begun, self._size)
        if frame.skipped and self._stack and not self._stack[-1].skipped:
            self._leave_out(frame)
        if not self._stack:
            self.close = self.parser.CurrentByteIndex

    def _leave_out(self, frame: _Frame) -> None:
        """What was skipped is listed, if it stands in the text and holds words."""
        words = "".join(self._left_out)
        self._left_out.clear()
        if frame.name == "TEI":
            if self._layered and self.layer is not None:
                self.layer = (self.layer[0], self.parser.CurrentByteIndex)
            self._layered = False
        elif frame.reading and words.strip():
            self.omitted.append(Omission(frame.name, words))
            self._gap = True

    def _characters(self, data: str) -> None:
        total, byte = self._total, self.parser.CurrentByteIndex
        self._total += len(data)
        frame = self._stack[-1]
        if frame.skipped:
            if frame.reading:
                self._left_out.append(data)
            return
        if frame.block is None and frame.reading and data.strip(_SPACE):
            frame = self._stack[-1] = frame._replace(block=self._new_block(frame.path))
        if frame.block is None:
            return
        plain = not self._cdata and data != "\n" and not self._is_reference(byte)
        open = not self._cdata and not frame.closed and (plain or len(data) == 1)  # an entity may be a phrase
        if self.own or frame.preserve:
            self._emit(data, total, byte, frame.block, plain, open)
        else:
            self._collapse(data, total, byte, frame.block, plain, open)

    def _is_reference(self, byte: int) -> bool:
        return self.data[byte : byte + 1] == b"&" or self.data[byte : byte + 2] in (b"&\0", b"\0&")

    def _collapse(self, data: str, total: int, byte: int, block: int, plain: bool, open: bool) -> None:
        """Words with single spaces stay together; any other white space waits for a word that follows."""
        done = len(data) - len(data.lstrip(_SPACE))
        if done and block == self._last and self._space is None:
            self._wait(total, byte, open)
        while done < len(data):
            loose = _LOOSE.search(data, done)
            end = loose.start() if loose else len(data.rstrip(_SPACE))
            if end > done:
                self._emit(data[done:end], total + done, byte + self._width(data[:done]), block, plain, open)
            if end < len(data):
                self._wait(total + end, byte + self._width(data[:end]), open)
            done = loose.end() if loose else len(data)

    def _wait(self, total: int, byte: int, open: bool) -> None:
        self._space = _Space(total, byte, open, self._gap)
        self._gap = False

    def _width(self, characters: str) -> int:
        return len(characters.encode(self.codec, "replace"))

    @property
    def codec(self) -> str:
        return codec(self.data, self.encoding)

    def _emit(self, data: str, total: int, byte: int, block: int, plain: bool, open: bool) -> None:
        spaced = False
        if self._last is not None and block != self._last:
            self._add("\n")
        elif self._space is not None:
            total_, byte_, open_, gap = self._space
            if total_ >= 0:
                self.runs.append(Run(self._size, 1, total_, byte_, block, False, open_, gap))
            self._add(" ")
            spaced = True
        for anchor in self._waiting:
            anchor.start = self._size - 1 if spaced and not anchor.loose else self._size
            anchor.end += 1 if spaced and anchor.loose else 0
        self._waiting.clear()
        self._space, self._last = None, block
        self.runs.append(Run(self._size, len(data), total, byte, block, plain, open, self._gap))
        self._gap = False
        self._add(data)

    def _add(self, data: str) -> None:
        self._parts.append(data)
        self._size += len(data)


def read_host(data: bytes, where: str) -> Host:
    """Read a TEI file. Raises `ReadingError` with the line for what is refused."""
    reader = _Reader(data, where)
    reader.run()
    return reader.host()
