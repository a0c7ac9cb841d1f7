"""An existing TEI file as text, with a way back from each character to the element and the bytes it is in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from attrs import field, frozen

from provenance.model import Omission, Span


class Run(NamedTuple):
    """Characters of the text that are next to each other in the file as well.

    `start`, `size`: code points in the text; `total`: offset into all character data of the file; `byte`: of the first
    character; `plain`: written as they are, so that each takes the bytes of its encoding; `open`: an element may be
    inserted here; `after_gap`: something was left out before it.
    """

    start: int
    size: int
    total: int
    byte: int
    block: int
    plain: bool
    open: bool
    after_gap: bool


class Block(NamedTuple):
    """A block: how a pointer names it (an id or an XPath), and the offset of its text in all character data."""

    name: str
    total: int


class Marked(NamedTuple):
    """An element that has to do with speech, or a marked name (`@ref`), and where it is in the text, including white
    space at its edges."""

    name: str
    attributes: dict[str, str]
    start: int
    end: int


class Anchor(NamedTuple):
    """An empty `anchor` of the text: its byte, and where a span that it opens starts, or one that it closes ends."""

    byte: int
    start: int
    end: int


@frozen
class Host:
    """A TEI file that was read."""

    data: bytes
    codec: str
    """The encoding, as Python names it and without a byte order mark of its own."""
    text: str
    omitted: tuple[Omission, ...]
    own: bool
    """Whether this program wrote the whole file (forms A and B)."""
    ids: frozenset[str]
    elements: dict[str, Span]
    """Where each element with an id is in the text."""
    anchors: dict[str, Anchor]
    prefix: str
    """The namespace prefix of the host's elements, with its colon, or nothing."""
    close: int
    """Byte of the end tag of the root."""
    layer: tuple[int, int] | None
    """Bytes of the start tag and the end tag of our own layer inside the host (form C)."""
    own_anchors: tuple[str, ...]
    """Ids of the anchors that our layer has inserted."""
    runs: tuple[Run, ...]
    blocks: tuple[Block, ...]
    marked: tuple[Marked, ...]
    _starts: tuple[int, ...] = field(init=False)
    _totals: tuple[int, ...] = field(init=False)
    _named: dict[str, int] = field(init=False)

    @_starts.default
    def _start_of_runs(self) -> tuple[int, ...]:
        return tuple(r.start for r in self.runs)

    @_totals.default
    def _total_of_runs(self) -> tuple[int, ...]:
        return tuple(r.total for r in self.runs)

    @_named.default
    def _total_of_blocks(self) -> dict[str, int]:
        return {b.name: b.total for b in self.blocks}

    def trimmed(self, span: Span) -> Span | None:
        """The span without characters at its edges that are not in the file (line feeds between blocks)."""
        first = self._run_from(span.start)
        last = bisect_right(self._starts, span.end - 1) - 1
        if first >= len(self.runs) or last < first:
            return None
        start = max(span.start, self.runs[first].start)
        end = min(span.end, self.runs[last].start + self.runs[last].size)
        return Span(start, end) if start < end else None

    def width(self, characters: str) -> int:
        """Bytes these characters take in the host's encoding."""
        return len(characters.encode(self.codec, "replace"))

    def _run_from(self, offset: int) -> int:
        """The run that contains this character, or the next one."""
        at = max(bisect_right(self._starts, offset) - 1, 0)
        beyond = at < len(self.runs) and self.runs[at].start + self.runs[at].size <= offset
        return at + 1 if beyond else at

    def pointer(self, span: Span) -> str:
        """`string-range` pointers to a trimmed span, one for each stretch of one block, with spaces between; each
        begins with “#”."""
        stretches: list[tuple[int, list[list[int]]]] = []
        for run in self._within(span):
            a = run.total + max(span.start - run.start, 0)
            b = run.total + min(span.end - run.start, run.size)
            base = self.blocks[run.block].total
            if not stretches or stretches[-1][0] != run.block:
                stretches.append((run.block, [[a - base, b - base]]))
            elif run.after_gap:
                stretches[-1][1].append([a - base, b - base])
            else:
                stretches[-1][1][-1][1] = b - base
        return " ".join(
            f"#string-range({self.blocks[block].name},{','.join(f'{a},{b - a}' for a, b in pieces)})"
            for block, pieces in stretches
        )

    def _within(self, span: Span) -> Iterator[Run]:
        for at in range(self._run_from(span.start), len(self.runs)):
            if self.runs[at].start >= span.end:
                return
            yield self.runs[at]

    def byte_before(self, offset: int) -> int | None:
        """The byte before a character of the text; `None` where no element can be inserted."""
        run = self.runs[self._run_from(offset)]
        if not run.open:
            return None
        return run.byte + (self.width(self.text[run.start : offset]) if run.plain else 0)

    def byte_after(self, offset: int) -> int | None:
        """The byte after a character of the text; `None` where no element can be inserted."""
        run = self.runs[self._run_from(offset)]
        if not run.open:
            return None
        if run.plain:
            return run.byte + self.width(self.text[run.start : offset + 1])
        if self.data[run.byte : run.byte + 1] == b"&":
            return self.data.index(b";", run.byte) + self.width(";")
        return run.byte + self.width("\r\n" if self.data[run.byte : run.byte + 2] == b"\r\n" else "\n")

    def resolve(self, name: str, pairs: list[int]) -> Span | None:
        """The span that `string-range(name,offset,length,…)` points to; `None` if the file has no such block."""
        if name not in self._named:
            return None
        start, end = self._named[name] + pairs[0], self._named[name] + pairs[-2] + pairs[-1]
        return Span(self._at(start), self._at(end - 1) + 1 if end > start else self._at(start))

    def _at(self, total: int) -> int:
        at = max(bisect_right(self._totals, total) - 1, 0)
        if not self.runs:
            return 0
        run = self.runs[at]
        return run.start + min(max(total - run.total, 0), run.size if total >= run.total else 0)
