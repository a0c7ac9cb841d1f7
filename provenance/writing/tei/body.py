"""The body of form A: the text, with elements around sentences, contents, cues, hedges and mentions.

Spans that cross are cut into fragments, and every span is cut at the boundaries of sentences, so that all nest. What
cannot be an element (an empty span, one that begins or ends between two paragraphs, nesting too deep) is pointed at by
`string-range`: the string value of the body is the text, so an offset into one is an offset into the other.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from heapq import heappop, heappush
from itertools import chain, groupby, islice, pairwise
from operator import attrgetter

from attrs import define, field

from provenance.errors import WritingError
from provenance.model import Document, Span
from provenance.writing.tei.markup import Ids, escaped

_DEPTH = 58
"""Elements nested this deep or deeper in a sentence are left to pointers: XML readers stop at a depth of 256."""
_FRAGMENTS = 64
"""Spans that would be cut into more fragments are left to pointers: the work stays linear in the text."""
_SPACE = " \t\n\r"
Range = tuple[int, int]
"""A start and an end in the text, as in `Span`."""
_RANK = {"said": 2, "name": 3, "cue": 4, "hedge": 4, "word": 5}
"""Which of several marks of the same words is opened first."""


class Mark:
    """A span that is to become one element, or the first of several fragments.

    `wanted` is the id to request. Marks of a `group` are joined by `@next` and `@prev`, with all their fragments; a
    mark without one has its own `fragments` joined, of which there are none while it is whole. `opens` and `closes` are
    the numbers of its two tags.
    """

    __slots__ = (
        "attributes", "closes", "end", "failed", "fragments", "group", "id", "joined", "kind", "opens", "span", "tag",
        "wanted",
    )  # fmt: skip
    end: int
    closes: int

    def __init__(
        self, kind: str, span: Range, tag: str, attributes: str, wanted: str, group: list[Mark] | None = None
    ) -> None:
        self.kind = kind
        self.span = span
        self.tag = tag
        self.attributes = attributes
        self.wanted = wanted
        self.group = group
        self.fragments: Sequence[Mark] = ()
        self.failed = False
        self.opens = -1
        self.id = self.joined = ""

    def fragment(self) -> Mark:
        """A further fragment."""
        other = copy(self)
        self.fragments = [*(self.fragments or [self]), other]
        return other

    def fail(self) -> None:
        for each in self.fragments or (self,):
            each.failed = True


def paragraphs(document: Document) -> list[tuple[Span, int, int]]:
    """The spans of the paragraphs, their numbers, and how many sentences each has. XML white space between them is
    outside, everything else inside."""
    text = document.text
    groups = [list(group) for _, group in groupby(document.sentences, key=attrgetter("paragraph"))]
    if not groups:
        return [(Span(0, len(text)), 1, 0)]
    starts = [group[0].start for group in groups]
    lead = text[: starts[0]]
    starts[0] = len(lead) - len(lead.lstrip(_SPACE))
    ends = [
        group[-1].end + len(text[group[-1].end : after].rstrip(_SPACE))
        for group, after in zip(groups, [*starts[1:], len(text)], strict=True)
    ]
    found = zip(starts, ends, groups, strict=True)
    return [(Span(start, end), group[0].paragraph, len(group)) for start, end, group in found]


def check_sentences(document: Document) -> None:
    """Raise `WritingError` if sentences are empty, overlap, are out of order or extend beyond the text."""
    done = 0
    for s in document.sentences:
        if not done <= s.start < s.end <= len(document.text):
            raise WritingError(f"sentence {s.id} is empty, overlaps another or lies outside", where=document.id)
        done = s.end


def set_marks(document: Document, sentences: Iterable[str], marks: Iterable[Mark], ids: Ids) -> str:
    """The content of `<body>`. Afterwards each mark knows its fragments and whether it failed. `sentences` are the
    opening tags of the sentences."""
    frame = _Frame(document, sentences, ids)
    waiting = frame.pieces(marks)
    found = _Tags()
    for place, tag in frame.tags.items():
        found.tags.append(tag)
        found.places.append(place)
        if place in waiting:
            _nest(waiting[place], found)
    _open(found, ids)
    return _set(found, document.text)


_Piece = tuple[int, int, int, int, Mark]
"""What waits to be opened, in the order in which it is: start, negative end (the longer is opened first), rank, number
and mark."""


class _Frame:
    """Paragraphs and sentences: their tags by place, and the cuts they make. What stands between two of them nests by
    itself."""

    def __init__(self, document: Document, sentences: Iterable[str], ids: Ids) -> None:
        self.text = document.text
        self.tags = tags = dict[int, str]()
        self.outside: set[int] = set()
        """The edges after which no paragraph goes on."""
        inside = zip(document.sentences, sentences, strict=True)
        for number, (block, paragraph, count) in enumerate(paragraphs(document), 1):
            tag = f'<p xml:id="{ids.new(f"p{number}")}" n="{paragraph}">'
            tags[block.start] = tags.get(block.start, "") + tag
            for sentence, tag in islice(inside, count):  # each starts where the last has ended, or later
                tags[sentence.start] = tags.get(sentence.start, "") + tag
                tags[sentence.end] = "</s>"
            tags[block.end] = tags.get(block.end, "") + "</p>"
            self.outside.discard(block.start)
            self.outside.add(block.end)
        self.edges = list(self.tags)

    def pieces(self, marks: Iterable[Mark]) -> dict[int, list[_Piece]]:
        """The pieces of all marks by the edge before them.

        A mark that begins or ends between two paragraphs, is empty, or would have too many pieces fails and has none.
        """
        edges, outside = self.edges, self.outside
        found: defaultdict[int, list[_Piece]] = defaultdict(list)
        for number, mark in enumerate(marks):
            start, end = mark.span
            first, last = bisect_right(edges, start), bisect_left(edges, end)
            between = edges[first - 1] in outside or edges[last - 1] in outside  # before the first is as after the last
            if start >= end or last - first >= _FRAGMENTS or between:
                mark.failed = True
            elif first == last:
                found[edges[first - 1]].append((start, -end, _RANK[mark.kind], number, mark))
            else:
                for edge, a, b in self._cut(start, end, edges[first - 1 : last]):
                    found[edge].append((a, -b, _RANK[mark.kind], number, mark))
        return found

    def _cut(self, start: int, end: int, edges: list[int]) -> Iterator[tuple[int, int, int]]:
        """The edge, start and end of each piece. White space between two pieces is left out."""
        for edge, a, b in zip(edges, [start, *edges[1:]], [*edges[1:], end], strict=True):
            if a == start or b == end or not self.text[a:b].isspace():
                yield edge, a, b


@define
class _Tags:
    """The tags in their order, the place of each in the text, and what was opened. Opening tags of marks are empty at
    first."""

    tags: list[str] = field(factory=list)
    places: list[int] = field(factory=list)
    opened: list[Mark] = field(factory=list)

    def close(self, mark: Mark) -> None:
        mark.closes = len(self.tags)
        self.tags.append(f"</{mark.tag}>")
        self.places.append(mark.end)


def _nest(waiting: list[_Piece], found: _Tags) -> None:
    """Open and close all pieces; what would cross the innermost open element is cut at the end of that element."""
    tags, places, opened = found.tags, found.places, found.opened
    waiting.sort(reverse=True)
    rest: list[_Piece] = []
    stack: list[Mark] = []
    while waiting or rest:
        is_rest = rest and (not waiting or rest[0] < waiting[-1])
        start, minus, rank, number, mark = heappop(rest) if is_rest else waiting.pop()
        while stack and stack[-1].end <= start:
            found.close(stack.pop())
        if len(stack) >= _DEPTH or len(mark.fragments) >= _FRAGMENTS:
            mark.fail()
            continue
        end = -minus
        if stack and end > stack[-1].end:
            end = stack[-1].end
            heappush(rest, (end, minus, rank, number, mark))
        if mark.opens >= 0:
            mark = mark.fragment()
        mark.end = end
        mark.opens = len(tags)
        if mark.group is not None:
            mark.group.append(mark)
        stack.append(mark)
        opened.append(mark)
        tags.append("")
        places.append(start)
    for mark in reversed(stack):
        found.close(mark)


def _open(found: _Tags, ids: Ids) -> None:
    """Write the opening tags, now that it is known which fragments there are; marks that failed lose their tags."""
    tags = found.tags
    for mark in found.opened:
        if mark.failed:
            tags[mark.closes] = ""
            continue
        if not mark.id:
            _name(mark, ids)
        tags[mark.opens] = f'<{mark.tag} xml:id="{mark.id}"{mark.attributes}{mark.joined}>'


def _name(first: Mark, ids: Ids) -> None:
    """Give a mark its id; if it has fragments, or is one of a group, give all of them ids and join them. Contents are
    numbered even if there is only one."""
    group = [mark for mark in first.group or first.fragments or (first,) if not mark.failed]
    if len(group) == 1 and first.kind != "said":
        first.id = ids.new(first.wanted)
        return
    dot = "" if first.kind == "said" else "."
    for number, mark in enumerate(group, 1):
        mark.id = ids.new(f"{first.wanted}{dot}{number}")
    for before, after in pairwise(group):
        before.joined += f' next="#{after.id}"'
        after.joined = f' prev="#{before.id}"'


def _set(found: _Tags, text: str) -> str:
    """The text with the tags in it."""
    words = [text[a:b] for a, b in pairwise([0, *found.places, len(text)])]
    if escaped(text) != text:
        words = list(map(escaped, words))
    return "".join(chain.from_iterable(zip(words, [*found.tags, ""], strict=True)))
