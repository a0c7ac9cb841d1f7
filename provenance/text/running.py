"""Running text: the text as read aloud, aligned with the text as printed.

Whoever reads a newspaper column does not see its line breaks. The engine reads such a running text; what it finds is
mapped back to positions in the exact text, which is never altered (stand-off annotation).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from attrs import frozen

from provenance.model import Layout, Span


class Edit(NamedTuple):
    """In the running text `new` stands for `text[start:end]` of the exact text, which may be nothing."""

    start: int
    end: int
    new: str


@frozen
class RunningText:
    """`text` is what is read. From its position `starts[k]` on, the exact text is `shifts[k]` code points further; what
    ends at or after `ends[k]` ends that much further (after what was replaced, before what was passed over).
    `doubts` are stretches of the exact text whose layout can be read in two ways, sorted."""

    text: str
    layout: Layout = "as-printed"
    doubts: tuple[Span, ...] = ()
    starts: tuple[int, ...] = (0,)
    ends: tuple[int, ...] = (0,)
    shifts: tuple[int, ...] = (0,)

    def exact(self, start: int, end: int) -> Span:
        """The span of the exact text for `text[start:end]`."""
        first = start + self.shifts[bisect_right(self.starts, start) - 1]
        return Span(first, max(first, end + self.shifts[bisect_right(self.ends, end) - 1]))

    def read(self, span: Span) -> Span:
        """The span of the running text read for a span of the exact one, without marks inserted at its edges."""
        places = [start + shift for start, shift in zip(self.starts, self.shifts, strict=True)]
        first = bisect_right(places, span.start) - 1
        last = max(bisect_left(places, span.end) - 1, 0)
        start = max(span.start - self.shifts[first], 0)
        return Span(start, max(start, min(span.end - self.shifts[last], len(self.text))))

    def is_doubtful(self, spans: Iterable[Span]) -> bool:
        """Whether any of the spans (of the exact text) touches a stretch whose layout is in doubt."""
        return bool(self.doubts) and any(self._touches_doubt(span) for span in spans)

    def _touches_doubt(self, span: Span) -> bool:
        before = bisect_right(self.doubts, (span.end,))
        return any(doubt.end > span.start for doubt in self.doubts[max(0, before - 2) : before])


def edited(exact: str, edits: Iterable[Edit], layout: Layout, doubts: Iterable[Span]) -> RunningText:
    """The running text of `exact`; the edits are sorted and do not overlap."""
    parts: list[str] = []
    starts, ends, shifts = [0], [0], [0]
    done = size = 0
    for start, end, new in edits:
        parts += (exact[done:start], new)
        size += start - done + len(new)
        if end - size != shifts[-1]:
            starts.append(size)
            ends.append(size + (not new))
            shifts.append(end - size)
        done = end
    parts.append(exact[done:])
    return RunningText("".join(parts), layout, tuple(doubts), tuple(starts), tuple(ends), tuple(shifts))
