"""Reads an existing TEI file.

The text is that of `body`, block by block (`p`, `head`, `l`, `ab`, `item` …) in document order, a line feed between two
blocks; `provenance.xml.flow` describes how white space, hyphens and pages within it are treated. Notes, figures, the
readings of an apparatus except its lemma and all alternatives of a `choice` but one are not part of the text; they are
listed, as are `front` and `back`. A file this program wrote (form A) is read as it was written: its text is the string
value of `body`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import NamedTuple

from provenance.model import Omission, Span
from provenance.text.hyphens import Hyphens
from provenance.xml.doctype import codec
from provenance.xml.flow import SPACE, Anchored, Flow, Place, Seam
from provenance.xml.gate import Gate
from provenance.xml.host import Anchor, Host, Marked
from provenance.xml.layer import OWN, TOOL
from provenance.xml.qualified_names import NAMESPACE
from provenance.xml.survey import TOKENS, Survey, survey

_CONTAINERS = frozenset(
    "TEI TEI.2 teiCorpus text body front back group floatingText div div0 div1 div2 div3 div4 div5 div6 div7 lg list "
    "table row sp cit"
    .split()
)  # fmt: skip
_BLOCKS = frozenset(
    "p ab head l item cell label byline dateline opener closer salute signed trailer u speaker stage".split()
)
_EMPTY = frozenset("lb pb cb gb milestone anchor ptr gap space".split())
_TURNS = frozenset(("lb", "pb", "cb"))
_SKIPPED = frozenset("note figure fw del standOff teiHeader index spanGrp interpGrp linkGrp include".split())
_SPEECH = frozenset("said q quote cit author sp speaker stage u".split())
_NAMES = frozenset("persName orgName name rs".split())
_AROUND = frozenset(("front", "back"))
_ROOTS = frozenset(("TEI", "teiCorpus"))
_HOLDS_TEXTS = _ROOTS | {"text", "group"}
_TEXT_ONLY = frozenset("att c code desc eg figDesc formula g gi ident idno pc tag val".split())
"""Elements of TEI in which, however deep, tei_all allows no `anchor`; it allows none in foreign markup either."""
_TOLD = frozenset("event gap incident kinesic vocal writing".split())
"""Elements whose `desc` tells what was heard or is missing: the encoder's words, not the text."""


class _Frame(NamedTuple):
    name: str
    path: str
    block: int | None
    reading: bool
    preserve: bool
    skipped: str
    """What an element that is not part of the text is listed as; empty for those that are."""
    closed: bool
    """Whether no `anchor` is allowed here."""
    children: dict[str, int]
    id: str | None
    begun: int
    flow: Flow | None
    attributes: dict[str, str]


class _Reader(Gate):
    """Builds a `Host` for each part, or one for the whole file.

    `parts` names elements (by id or path) whose texts are read separately, `left` those left out beside them, and what
    they are listed as.
    """

    def __init__(self, data: bytes, where: str, known: Survey, parts: Iterable[str], left: Mapping[str, str]) -> None:
        super().__init__(data, where)
        self.parser.CharacterDataHandler = self._characters
        self.parser.StartCdataSectionHandler = lambda: self._in_cdata(True)
        self.parser.EndCdataSectionHandler = lambda: self._in_cdata(False)
        self.known = known
        self.left = left
        self.flows = {part: self._flow() for part in parts} or {"": self._flow()}
        self._first = next(iter(self.flows.values()))
        self.ids: set[str] = set()
        self.elements: dict[str, Span] = {}
        self.anchors: dict[str, Anchored] = {}
        self.prefix = ""
        self.close = 0
        self.layers: list[tuple[int, int]] = []
        self.own = False
        self.own_anchors: list[str] = []
        self._total = 0
        self._number = 0
        self._stack: list[_Frame] = []
        self._cdata = False
        self._layered = False
        self._roots: list[int | None] = []
        self._left_out: list[str] = []

    def _flow(self) -> Flow:
        return Flow(self.known.spacing, lambda: self.hyphens, self._width)

    @cached_property
    def hyphens(self) -> Hyphens:
        return Hyphens(self.data.decode(self.codec, "replace"))

    def hosts(self) -> list[Host]:
        """The file as each of its parts sees it, after `run`."""
        for flow in self.flows.values():
            flow.close()
        anchors = {id: Anchor(a.byte, a.start, a.end) for id, a in self.anchors.items()}
        return [
            Host(
                data=self.data, codec=self.codec, text="".join(flow.parts), omitted=tuple(flow.omitted), own=self.own,
                ids=frozenset(self.ids), elements=self.elements, prefix=self.prefix, close=self.close,
                layer=(self.layers[0][0], self.layers[-1][1]) if self.layers else None, anchors=anchors,
                own_anchors=tuple(self.own_anchors), runs=tuple(flow.runs), blocks=tuple(flow.blocks),
                marked=tuple(flow.marked),
            )
            for flow in self.flows.values()
        ]  # fmt: skip

    def _in_cdata(self, inside: bool) -> None:
        self._cdata = inside

    def start(self, name: str, attributes: dict[str, str]) -> None:
        super().start(name, attributes)
        self._number += 1
        prefix, _, local = name.rpartition(":")
        id = attributes.get("xml:id")
        if id is not None:
            self.ids.add(id)
        if not self._stack:
            self.prefix = f"{prefix}:" if prefix else ""
        if local in _ROOTS:
            self._roots.append(self.parser.CurrentByteIndex if attributes.get("type") == OWN else None)
        elif local == "application" and attributes.get("ident") == TOOL:
            self._recognise()
        foreign = f"{prefix}:" * bool(prefix) != self.prefix or attributes.get("xmlns", NAMESPACE) != NAMESPACE
        frame = self._frame(local, attributes, id, foreign)
        self._stack.append(frame)
        if local == "anchor" and id is not None:
            self.anchors[id] = Anchored(self.parser.CurrentByteIndex)
            if frame.flow:
                frame.flow.anchor(self.anchors[id])
        if local == "span" and self._layered:
            self.own_anchors += [attributes.get("from", "")[1:], attributes.get("to", "")[1:]]
        if local == "include" and foreign and not self._in_header():
            self._first.leave_out(Omission("include", attributes.get("href", "")))
        if frame.flow and frame.reading and not frame.skipped and not self.own:
            self._tell(frame.flow, frame, attributes)

    def _tell(self, flow: Flow, frame: _Frame, attributes: dict[str, str]) -> None:
        """What an element says about the words around it."""
        if frame.name in _TURNS:
            inside = frame.block is not None and frame.block == flow.last
            flow.turn(frame.name, attributes.get("break"), inside=inside)
        elif frame.name in TOKENS and self._stack[-2].name != "w":
            flow.begin_token(frame.name, attributes.get("join"))
        elif frame.name == "s":
            flow.begin_sentence()

    def _in_header(self) -> bool:
        return any(frame.name == "teiHeader" for frame in self._stack)

    def _recognise(self) -> None:
        """The header names this program: the `TEI` it belongs to is ours, if its type says so too."""
        start = self._roots[-1] if self._roots else None
        if start is not None and len(self._roots) == 1:
            self.own = True
        elif start is not None and not self.own:
            self.layers.append((start, 0))
            self._layered = True

    def _frame(self, local: str, attributes: dict[str, str], id: str | None, foreign: bool) -> _Frame:
        parent = self._stack[-1] if self._stack else self._top()
        number = parent.children[local] = parent.children.get(local, 0) + 1
        path = f"{parent.path}/{local}[{number}]"
        name = id if id and (id in self.flows or id in self.left) else path
        flow = self.flows.get(name) or parent.flow
        skipped = self.left.get(name) or self._skipped(local, attributes, parent)
        begins = local == "body" or (flow is not parent.flow and local not in _HOLDS_TEXTS)
        reading = parent.reading or name in self.left or (flow is not None and (begins or skipped in _AROUND))
        space = attributes.get("xml:space")
        preserve = space == "preserve" if space else parent.preserve
        block = parent.block
        if flow and reading and not skipped and self._opens_block(local, parent, flow):
            seam = Seam(local, id, attributes.get("part"), attributes.get("next"), attributes.get("prev"))
            block = flow.block(id or path, self._total, seam)
        return _Frame(
            local, path, block, reading, preserve, skipped, parent.closed or local in _TEXT_ONLY or foreign, {}, id,
            flow.size if flow else 0, flow, attributes,
        )  # fmt: skip

    def _top(self) -> _Frame:
        return _Frame("", "", None, False, False, "", False, {}, None, 0, self.flows.get(""), {})

    def _skipped(self, local: str, attributes: dict[str, str], parent: _Frame) -> str:
        """What an element that is not part of the text is listed as."""
        layer = len(self._stack) > 0 and local == "TEI" and attributes.get("type") == OWN
        told = local == "desc" and parent.name in _TOLD
        around = local in _AROUND and parent.name == "text"
        rejected = self._number in self.known.rejected
        return parent.skipped or local * (layer or told or around or rejected or local in _SKIPPED)

    def _opens_block(self, local: str, parent: _Frame, flow: Flow) -> bool:
        if self.own:
            return local == "body"
        if local == "seg" and parent.name == "u":
            return parent.block != flow.last  # a segment of what is said, unless words stand beside it
        outermost = parent.block is None and local not in _CONTAINERS and local not in _EMPTY
        return local in _BLOCKS or outermost

    def end(self, name: str) -> None:
        super().end(name)
        frame = self._stack.pop()
        if frame.name in _ROOTS:
            self._roots.pop()
        if frame.flow and frame.reading and not frame.skipped:
            self._ended(frame.flow, frame)
        if frame.skipped and self._stack and not self._stack[-1].skipped:
            self._leave_out(frame)
        if not self._stack:
            self.close = self.parser.CurrentByteIndex

    def _ended(self, flow: Flow, frame: _Frame) -> None:
        if frame.id is not None:
            self.elements[frame.id] = Span(frame.begun, flow.size)
        if frame.name in TOKENS and self._stack[-1].name != "w":
            flow.end_token(frame.attributes.get("join"))
        elif frame.name == "s":
            flow.end_sentence()
        elif (frame.name in _SPEECH or (frame.name in _NAMES and "ref" in frame.attributes)) and not self.own:
            flow.marked.append(Marked(frame.name, frame.attributes, frame.begun, flow.size))

    def _leave_out(self, frame: _Frame) -> None:
        """List what was skipped, if it is in the text and contains words."""
        words = "".join(self._left_out)
        self._left_out.clear()
        if frame.name == "TEI":
            if self._layered:
                self.layers[-1] = (self.layers[-1][0], self.parser.CurrentByteIndex)
            self._layered = False
        elif frame.reading and words.strip() and frame.name != "include":
            (frame.flow or self._first).leave_out(Omission(frame.skipped, words))

    def _characters(self, data: str) -> None:
        total, byte = self._total, self.parser.CurrentByteIndex
        self._total += len(data)
        frame = self._stack[-1]
        if frame.skipped:
            if frame.reading:
                self._left_out.append(data)
            return
        flow = frame.flow
        if flow is None or not frame.reading:
            return
        if frame.block is None and data.strip(SPACE):
            frame = self._stack[-1] = frame._replace(block=flow.block(frame.path, total, Seam(frame.name)))
        if frame.block is None:
            return
        plain = not self._cdata and data != "\n" and not self._is_reference(byte)
        open = not self._cdata and not frame.closed and (plain or len(data) == 1)  # an entity may be a phrase
        place = Place(total, byte, frame.block, plain, open)
        if self.own or frame.preserve:
            flow.exact(data, place)
        else:
            flow.collapsed(data, place)

    def _is_reference(self, byte: int) -> bool:
        return self.data[byte : byte + 1] == b"&" or self.data[byte : byte + 2] in (b"&\0", b"\0&")

    def _width(self, characters: str) -> int:
        return len(characters.encode(self.codec, "replace"))

    @property
    def codec(self) -> str:
        return codec(self.data, self.encoding)


def read_host(data: bytes, where: str, part: str = "", left: Iterable[str] = ()) -> Host:
    """Read a TEI file, or the part of it with this id or path, without those that are `left`. Raises `ReadingError`
    with the line for what is refused."""
    return read_hosts(data, where, [part] if part else [], dict.fromkeys(left, "left"))[0]


def read_hosts(data: bytes, where: str, parts: Iterable[str] = (), left: Mapping[str, str] | None = None) -> list[Host]:
    """The file as each of these parts (ids or paths of elements) sees it, or as a whole if none is named.

    `left` are elements beside the parts, with what they are listed as. Raises like `read_host`.
    """
    reader = _Reader(data, where, survey(data, where), parts, left or {})
    reader.run()
    return reader.hosts()
