"""The body of form A: the text, with elements around sentences, contents, cues, hedges and mentions.

Spans that cross are cut into fragments, and every span is cut at the boundaries of sentences, so that all nest. What
cannot be an element (an empty span, one that begins or ends between two paragraphs, nesting too deep) is pointed at by
`string-range`: the string value of the body is the text, so an offset into one is an offset into the other.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from heapq import heapify, heappop, heappush
from itertools import groupby, pairwise

from provenance.errors import WritingError
from provenance.model import Document, Span
from provenance.writing.tei.markup import Ids, escaped

_DEPTH = 60
"""Elements nested this deep or deeper are left to pointers: XML readers stop at a depth of 256."""
_FRAGMENTS = 64
"""Spans that would be cut into more fragments are left to pointers: the work stays linear in the text."""
_SPACE = " \t\n\r"
_RANK = {"p": 0, "s": 1, "said": 2, "name": 3, "cue": 4, "hedge": 4, "word": 5}


class Mark:
    """A span that is to become one element, or several fragments of one.

    `wanted` is the id to request (an `s` has it already). Fragments of marks that share a `group` are joined by `@next`
    and `@prev`.
    """

    __slots__ = ("attributes", "failed", "fragments", "group", "kind", "span", "tag", "wanted")

    def __init__(self, kind: str, span: Span, tag: str, attributes: str, wanted: str, group: list[Fragment]) -> None:
        self.kind = kind
        self.span = span
        self.tag = tag
        self.attributes = attributes
        self.wanted = wanted
        self.group = group
        self.fragments: list[Fragment] = []
        self.failed = False


class Fragment:
    """One element: a mark, or the part of it that nests."""

    __slots__ = ("end", "id", "joined", "mark", "start")

    def __init__(self, mark: Mark, start: int, end: int) -> None:
        self.mark = mark
        self.start = start
        self.end = end
        self.id = ""
        self.joined = ""


def paragraphs(document: Document) -> list[tuple[Span, int]]:
    """The spans of the paragraphs and their numbers. XML white space between them is outside, everything else
    inside."""
    text = document.text
    groups = [list(group) for _, group in groupby(document.sentences, key=lambda s: s.paragraph)]
    if not groups:
        return [(Span(0, len(text)), 1)]
    starts = [group[0].start for group in groups]
    lead = text[: starts[0]]
    starts[0] = len(lead) - len(lead.lstrip(_SPACE))
    ends = [
        group[-1].end + len(text[group[-1].end : after].rstrip(_SPACE))
        for group, after in zip(groups, [*starts[1:], len(text)], strict=True)
    ]
    return [(Span(a, b), group[0].paragraph) for a, b, group in zip(starts, ends, groups, strict=True)]


def check_sentences(document: Document) -> None:
    """Raise `WritingError` if sentences are empty, overlap, are out of order or extend beyond the text."""
    done = 0
    for s in document.sentences:
        if not done <= s.start < s.end <= len(document.text):
            raise WritingError(f"sentence {s.id} is empty, overlaps another or lies outside", where=document.id)
        done = s.end


def set_marks(document: Document, marks: Iterable[Mark], ids: Ids) -> str:
    """The content of `<body>`. Afterwards each mark knows its fragments and whether it failed."""
    blocks = paragraphs(document)
    pieces = _Pieces(document, [span for span, _ in blocks])
    boxes = [Mark("p", span, "p", f' n="{n}"', f"p{k}", []) for k, (span, n) in enumerate(blocks, 1)]
    queue = [
        (start, -end, _RANK[mark.kind], order, mark)
        for order, mark in enumerate([*boxes, *marks])
        for start, end in (pieces.of(mark) if order >= len(boxes) else [mark.span])
    ]
    events = _nest(queue)
    _name(events, ids)
    return _render(document.text, events)


class _Pieces:
    """Cuts spans at the boundaries of sentences and paragraphs."""

    def __init__(self, document: Document, blocks: list[Span]) -> None:
        self.text = document.text
        self.starts = [b.start for b in blocks]
        self.ends = [b.end for b in blocks]
        self.edges = sorted({*self.starts, *self.ends, *(e for s in document.sentences for e in (s.start, s.end))})

    def of(self, mark: Mark) -> Iterator[tuple[int, int]]:
        """The pieces of a mark's span; none if it must fail. White space between two pieces is left out."""
        start, end = mark.span
        first, last = bisect_right(self.edges, start), bisect_left(self.edges, end)
        cuts = [start, *self.edges[first:last], end] if last - first < _FRAGMENTS else []
        if start >= end or not cuts or self._between(start, end):
            mark.failed = True
            return
        for a, b in pairwise(cuts):
            if a == start or b == end or not self.text[a:b].isspace():
                yield a, b

    def _between(self, start: int, end: int) -> bool:
        """Whether the span begins or ends between two paragraphs."""
        block = bisect_right(self.starts, start) - 1
        other = bisect_left(self.starts, end) - 1
        return block < 0 or start >= self.ends[block] or end > self.ends[other]


_Event = tuple[int, bool, Fragment]
"""Position, whether the fragment opens there, the fragment."""


def _nest(queue: list[tuple[int, int, int, int, Mark]]) -> list[_Event]:
    """Openings and closings in order; what would cross the innermost open element is cut at the end of that element."""
    heapify(queue)
    events: list[_Event] = []
    stack: list[Fragment] = []
    while queue:
        start, minus, rank, order, mark = heappop(queue)
        while stack and stack[-1].end <= start:
            _close(stack, events)
        if len(stack) >= _DEPTH or len(mark.fragments) >= _FRAGMENTS:
            mark.failed = True
            continue
        end = -minus
        if stack and end > stack[-1].end:
            end = stack[-1].end
            heappush(queue, (end, minus, rank, order, mark))
        fragment = Fragment(mark, start, end)
        mark.fragments.append(fragment)
        mark.group.append(fragment)
        stack.append(fragment)
        events.append((start, True, fragment))
    while stack:
        _close(stack, events)
    return [event for event in events if not event[2].mark.failed]


def _close(stack: list[Fragment], events: list[_Event]) -> None:
    fragment = stack.pop()
    events.append((fragment.end, False, fragment))


def _name(events: list[_Event], ids: Ids) -> None:
    """Give the fragments their ids and join those of each group. Contents are numbered even if there is only one."""
    for _, opens, first in events:
        if not opens or first.id:
            continue
        mark, group = first.mark, [f for f in first.mark.group if not f.mark.failed]
        numbered = mark.kind == "said" or len(group) > 1
        for number, fragment in enumerate(group, 1):
            kept = mark.kind == "s"  # its id was reserved unchanged
            wanted = f"{mark.wanted}{number}" if numbered else mark.wanted if kept else mark.wanted.rstrip(".")
            fragment.id = wanted if kept else ids.new(wanted)
        for before, after in pairwise(group):
            before.joined += f' next="#{after.id}"'
            after.joined = f' prev="#{before.id}"'


def _render(text: str, events: list[_Event]) -> str:
    out: list[str] = []
    done = 0
    for at, opens, f in events:
        tag = f'<{f.mark.tag} xml:id="{f.id}"{f.mark.attributes}{f.joined}>' if opens else f"</{f.mark.tag}>"
        out += (escaped(text[done:at]), tag)
        done = at
    out.append(escaped(text[done:]))
    return "".join(out)
