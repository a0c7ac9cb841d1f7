"""The body of form A: the text, with elements around sentences, contents, cues, hedges and mentions.

Spans that cross are cut into fragments, and every span is cut at the boundaries of sentences, so that all nest. What
cannot be an element (an empty span, one that begins or ends between two paragraphs, nesting too deep) is pointed at by
`string-range`: the string value of the body is the text, so an offset into one is an offset into the other.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from heapq import heappop, heappush
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
    and `@prev`; a mark without one has its own fragments joined.
    """

    __slots__ = ("attributes", "failed", "fragments", "group", "kind", "span", "tag", "wanted")

    def __init__(
        self, kind: str, span: Span, tag: str, attributes: str, wanted: str, group: list[Fragment] | None = None
    ) -> None:
        self.kind = kind
        self.span = span
        self.tag = tag
        self.attributes = attributes
        self.wanted = wanted
        self.fragments: list[Fragment] = []
        self.group = self.fragments if group is None else group
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
    queue = [
        (span.start, -span.end, _RANK["p"], k, Mark("p", span, "p", f' n="{n}"', f"p{k}"))
        for k, (span, n) in enumerate(blocks, 1)
    ]
    for order, mark in enumerate(marks, len(blocks) + 1):
        rank = _RANK[mark.kind]
        queue += [(start, -end, rank, order, mark) for start, end in pieces.of(mark)]
    events = _nest(queue)
    _name(events, ids)
    return _render(document.text, events)


class _Pieces:
    """Cuts spans at the boundaries of sentences and paragraphs."""

    def __init__(self, document: Document, blocks: list[Span]) -> None:
        self.text = document.text
        starts, ends = {b.start for b in blocks}, {b.end for b in blocks}
        self.edges = sorted({*starts, *ends, *(e for s in document.sentences for e in (s.start, s.end))})
        self.outside = ends - starts
        """The edges after which no paragraph goes on. The last is one: so `edges[-1]` serves for what comes before the
        first."""

    def of(self, mark: Mark) -> list[tuple[int, int]]:
        """The pieces of a mark's span; none if it must fail. White space between two pieces is left out."""
        start, end = mark.span
        edges = self.edges
        first, last = bisect_right(edges, start), bisect_left(edges, end)
        between = edges[first - 1] in self.outside or edges[last - 1] in self.outside
        if start >= end or last - first >= _FRAGMENTS or between:
            mark.failed = True
            return []
        if first == last:
            return [mark.span]
        cuts = pairwise([start, *edges[first:last], end])
        return [(a, b) for a, b in cuts if a == start or b == end or not self.text[a:b].isspace()]


_Event = tuple[int, bool, Fragment]
"""Position, whether the fragment opens there, the fragment."""


def _nest(queue: list[tuple[int, int, int, int, Mark]]) -> list[_Event]:
    """Openings and closings in order; what would cross the innermost open element is cut at the end of that element."""
    queue.sort(reverse=True)
    cut: list[tuple[int, int, int, int, Mark]] = []
    events: list[_Event] = []
    stack: list[Fragment] = []
    while queue or cut:
        is_cut = cut and (not queue or cut[0] < queue[-1])
        start, minus, rank, order, mark = heappop(cut) if is_cut else queue.pop()
        while stack and stack[-1].end <= start:
            events.append((stack[-1].end, False, stack.pop()))
        if len(stack) >= _DEPTH or len(mark.fragments) >= _FRAGMENTS:
            mark.failed = True
            continue
        end = -minus
        if stack and end > stack[-1].end:
            end = stack[-1].end
            heappush(cut, (end, minus, rank, order, mark))
        fragment = Fragment(mark, start, end)
        mark.fragments.append(fragment)
        if mark.group is not mark.fragments:
            mark.group.append(fragment)
        stack.append(fragment)
        events.append((start, True, fragment))
    events += [(fragment.end, False, fragment) for fragment in reversed(stack)]
    return [event for event in events if not event[2].mark.failed]


def _name(events: list[_Event], ids: Ids) -> None:
    """Give the fragments their ids and join those of each group. Contents are numbered even if there is only one."""
    for _, opens, first in events:
        if not opens or first.id:
            continue
        mark = first.mark
        if mark.kind == "s":  # one fragment, whose id was reserved unchanged
            first.id = mark.wanted
        elif len(mark.group) == 1 and mark.kind != "said":
            first.id = ids.new(mark.wanted.rstrip("."))
        else:
            _join([f for f in mark.group if not f.mark.failed], ids)


def _join(group: list[Fragment], ids: Ids) -> None:
    numbered = group[0].mark.kind == "said" or len(group) > 1
    for number, fragment in enumerate(group, 1):
        wanted = group[0].mark.wanted
        fragment.id = ids.new(f"{wanted}{number}" if numbered else wanted.rstrip("."))
    for before, after in pairwise(group):
        before.joined += f' next="#{after.id}"'
        after.joined = f' prev="#{before.id}"'


def _render(text: str, events: list[_Event]) -> str:
    out: list[str] = []
    done = 0
    special = escaped(text) != text
    for at, opens, f in events:
        if at > done:
            out.append(escaped(text[done:at]) if special else text[done:at])
            done = at
        mark = f.mark
        out.append(f'<{mark.tag} xml:id="{f.id}"{mark.attributes}{f.joined}>' if opens else f"</{mark.tag}>")
    out.append(escaped(text[done:]))
    return "".join(out)
