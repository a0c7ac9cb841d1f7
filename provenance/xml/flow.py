"""The text of a TEI file as it is collected: white space, words divided by a line end, paragraphs divided by a page.

White space in a block is what XML makes of it: a run of it is one space, none at the edges. A word that is divided at
the end of a line, column or page is whole; its hyphen stays in the file and is not in the text. Every character can be
traced back to its bytes.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from provenance.model import Omission
from provenance.text.hyphens import Hyphens
from provenance.xml.host import Block, Marked, Run
from provenance.xml.survey import Spacing

SPACE = " \t\r\n"
_LOOSE = re.compile(r"[ \t\r\n]*[\t\r\n][ \t\r\n]*| {2,}")
_LAST_WORD = re.compile(r"[\w’'-]*\Z")
_FIRST_WORD = re.compile(r"\w[\w’'-]*")
_WORD = 64
"""Longest word looked at, in characters."""
_ALWAYS = "\u00ad¬"
"""Marks that at a line end mean nothing but a divided word."""
_HYPHENS = _ALWAYS + "-‐"
_NO_SPACE_BEFORE = frozenset(",.;:!?)]}’”…%")
_NO_SPACE_AFTER = frozenset("([{‘“")
_ENDS = frozenset('.!?…:”"’)»')


class Anchored:
    """An `anchor` whose place is not settled until the next character is read: white space before it may turn out to be
    part of the text (`loose`), and so may a hyphen (`hyphened`)."""

    __slots__ = ("byte", "end", "hyphened", "loose", "start")

    def __init__(self, byte: int) -> None:
        self.byte = byte
        self.start = self.end = 0
        self.loose = self.hyphened = False


class Place(NamedTuple):
    """Where characters are: `total` and `byte` as in `Run`, their block, `plain` and `open` as in `Run`."""

    total: int
    byte: int
    block: int
    plain: bool
    open: bool


class Seam(NamedTuple):
    """What a block says about the blocks it continues, or is continued in."""

    name: str
    id: str | None = None
    part: str | None = None
    next: str | None = None
    prev: str | None = None

    def goes_on(self, before: Seam) -> bool:
        """Whether the encoding says that this block is the rest of the one before it."""
        divided = self.part in ("M", "F") and before.part in ("I", "M") and self.name == before.name
        pointed = (before.id and self.prev == f"#{before.id}") or (self.id and before.next == f"#{self.id}")
        return divided or bool(pointed)


class _Space(NamedTuple):
    """White space that becomes a space of the text if a word follows in its block. `total` is -1 if it stands for a
    line break and is not in the file."""

    total: int
    byte: int
    open: bool
    after_gap: bool


_NO_SPACE = _Space(-1, -1, False, False)


class Flow:
    """Collects the text of one article. `width` gives the bytes that characters take in the file."""

    def __init__(self, spacing: Spacing, hyphens: Callable[[], Hyphens], width: Callable[[str], int]) -> None:
        self.spacing = spacing
        self.runs: list[Run] = []
        self.blocks: list[Block] = []
        self.omitted: list[Omission] = []
        self.marked: list[Marked] = []
        self.parts: list[str] = []
        self.size = 0
        self.last: int | None = None
        self._width = width
        self._hyphens = hyphens
        self._seams: list[Seam] = []
        self._space: _Space | None = None
        self._hyphen: Place | None = None
        self._mark = ""
        self._break: str | None = None
        self._page = False
        self._gap = False
        self._token: str | None = None
        self._join: str | None = None
        self._sentence = False
        self._waiting: list[Anchored] = []

    # ---------- what elements say

    def block(self, name: str, total: int, seam: Seam) -> int:
        """Open a block; return its number."""
        self.blocks.append(Block(name, total))
        self._seams.append(seam)
        return len(self.blocks) - 1

    def leave_out(self, omission: Omission) -> None:
        self.omitted.append(omission)
        self._gap = True

    def anchor(self, anchor: Anchored) -> None:
        anchor.start = anchor.end = self.size
        anchor.loose, anchor.hyphened = self._space is not None, self._hyphen is not None
        self._waiting.append(anchor)

    def turn(self, name: str, breaks: str | None, *, inside: bool) -> None:
        """A line, column or page ends here; `breaks` is its `@break`, `inside` whether it is within a block."""
        self._page |= name != "lb"
        self._break = "no" if "no" in (breaks, self._break) else breaks or self._break or "maybe"
        if name == "lb" and breaks != "no" and self._space is None and inside:
            self._space = _NO_SPACE

    def begin_token(self, name: str, join: str | None) -> None:
        """A word or a mark of a tokenised text begins; `join` is its `@join`."""
        if self.spacing == "joins" and self._join is not None:
            glued = self._join in ("right", "both", "overlap") or join in ("left", "both", "overlap")
            self._space = None if glued else self._space or _NO_SPACE
        self._token = name

    def end_token(self, join: str | None) -> None:
        self._token, self._join = None, join or "no"

    def begin_sentence(self) -> None:
        """An `s` begins: right after another one, a space separates the two."""
        if self._sentence and self._space is None:
            self._space = _NO_SPACE

    def end_sentence(self) -> None:
        self._sentence = True

    def close(self) -> None:
        """The end of the text."""
        self._settle("", None)
        for anchor in self._waiting:
            anchor.start = self.size

    # ---------- characters

    def exact(self, data: str, place: Place) -> None:
        """Characters whose white space is part of the text."""
        self._settle("", None)
        self._emit(data, place)

    def collapsed(self, data: str, place: Place) -> None:
        """Words with single spaces stay together; any other white space waits for a word that follows."""
        done = len(data) - len(data.lstrip(SPACE))
        if done and place.block == self.last and self._space is None and not self._token:
            self._wait(place)
        while done < len(data):
            loose = _LOOSE.search(data, done)
            end = loose.start() if loose else len(data.rstrip(SPACE))
            if end > done:
                self._words(data[done:end], self._further(place, data[:done]))
            if end < len(data):
                self._wait(self._further(place, data[:end]))
            done = loose.end() if loose else len(data)

    def _further(self, place: Place, data: str) -> Place:
        return place._replace(total=place.total + len(data), byte=place.byte + self._width(data)) if data else place

    def _wait(self, place: Place) -> None:
        self._space = _Space(place.total, place.byte, place.open, self._gap)
        self._gap = False

    def _words(self, data: str, place: Place) -> None:
        self._settle(data, place)
        if self.spacing == "marks" and self._token == "pc" and data[0] in _NO_SPACE_BEFORE:
            self._space = None
        mark = data[-1] if data[-1] in _HYPHENS and self._follows_letter(data) else ""
        if data != mark:
            self._emit(data[: len(data) - len(mark)], place)
        if mark:
            self._hyphen, self._mark = self._further(place, data[:-1]), mark
        self._token = self._token and ""

    def _follows_letter(self, data: str) -> bool:
        before = data[-2:-1] or (self.parts[-1][-1] if self.parts and self._space is None else "")
        return before.isalpha()

    def _emit(self, data: str, place: Place) -> None:
        space, spaced = self._space, False
        if self.last is not None and place.block != self.last:
            self._add(" " if self._goes_on(data, place.block) else "\n")
        elif space is not None and self._break != "no":
            if space.total >= 0:
                self.runs.append(
                    Run(self.size, 1, space.total, space.byte, place.block, False, space.open, space.after_gap)
                )
            self._add(" ")
            spaced = True
        self._settle_anchors(spaced)
        self.runs.append(Run(self.size, len(data), *place, self._gap))
        self._add(data)
        self._forget(place.block)
        if self.spacing == "marks" and self._token == "pc" and data in _NO_SPACE_AFTER:
            self._break = "no"

    def _forget(self, block: int) -> None:
        """Forget what was between the last word and this one."""
        self.last = block
        self._space = self._break = self._join = None
        self._page = self._gap = self._sentence = False

    def _settle_anchors(self, spaced: bool) -> None:
        for anchor in self._waiting:
            anchor.start = self.size - 1 if spaced and not anchor.loose else self.size
            anchor.end += 1 if spaced and anchor.loose else 0
        self._waiting.clear()

    def _add(self, data: str) -> None:
        self.parts.append(data)
        self.size += len(data)

    # ---------- what continues across a line end or a page

    def _goes_on(self, data: str, block: int) -> bool:
        """Whether this block is the rest of the one before: the encoding says so, or a page or a column cuts a
        paragraph within a sentence."""
        before, now = self._seams[self.last or 0], self._seams[block]
        if now.goes_on(before):
            return True
        paragraphs = before.name == now.name == "p"
        return paragraphs and self._page and data[0].islower() and self.parts[-1][-1] not in _ENDS

    def _settle(self, data: str, place: Place | None) -> None:
        """The last hyphen read is part of the text unless it divides a word that continues with `data`."""
        hyphen, self._hyphen = self._hyphen, None
        if hyphen is None:
            return
        first, second = _LAST_WORD.search(self._tail()), _FIRST_WORD.match(data)
        same = place is not None and (place.block == self.last or self._goes_on(data, place.block))
        if not (first and second and same and self._is_parted()):
            self._put_hyphen(hyphen)
            return
        if self._mark not in _ALWAYS and self._hyphens().keeps(first[0], second[0]):
            self._put_hyphen(hyphen)
        self._break = "no"
        self.last = place.block if place else self.last

    def _tail(self) -> str:
        return "".join(self.parts[-8:])[-_WORD:]

    def _is_parted(self) -> bool:
        """Whether a line ends after the last hyphen read."""
        if self._break is None:
            return self._mark in _ALWAYS and self._space is not None
        return self._break != "yes"

    def _put_hyphen(self, hyphen: Place) -> None:
        for anchor in self._waiting:
            anchor.start = self.size
            anchor.end += anchor.hyphened
        self._waiting = [anchor for anchor in self._waiting if anchor.hyphened]
        self.runs.append(Run(self.size, 1, *hyphen, False))
        self._add(self._mark)
