"""Which line breaks end a paragraph, and which only end a line.

Text wrapped by a machine or set in columns gives itself away: sentences run from one line into the next, and a line
ends where the next word had no room. Both are counted, for the document and, where that is inconclusive, for each
block of lines; each line end is then read accordingly. Verse and lists of words fail the second test.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from provenance.model import Layout, Span
from provenance.text import lines as look
from provenance.text.composition import compositions
from provenance.text.hyphens import Hyphens
from provenance.text.lines import Line, lines_of
from provenance.text.passed_over import passed_over
from provenance.text.running import Edit, RunningText, edited

_NARROWEST, _WIDEST = 24, 160
"""Narrowest and widest page that text is wrapped to, in columns …"""
_NARROW, _CUT = 12, 2
"""… and narrowest where at least so many lines end within a word or before what cannot be left out."""
_MANY = 4
"""Number of ends within a sentence that lines no longer than list items need to be a column."""
_FLOWING = 0.2
"""In wrapped text at least this share of line ends falls within a sentence …"""
_SMALL = 0.33
"""… and at least this share of those comes before a small letter, which is rare in verse."""
_FULL = 0.75
"""At least this share of those falls where the next word had no room …"""
_PLAY = 0.12
"""… give or take this share of the width: printed letters differ in width."""
_WHOLE = 48
"""A line of this many characters is prose rather than a list item."""
_LONG = 0.6
"""A line that covers more than this share of the width may run on before a capital letter without being full. A block
without such a line is not part of the column: verse, an address."""
_DOUBT = 0.1
"""Above this share of guesses among the joined line ends the whole layout is doubtful."""
_DOUBLE = 0.15
"""In text with a blank line after every line, at least this share of them falls within a sentence."""

Pair = tuple[Line, Line]
Reading = Literal["ends", "joined", "guessed", "doubted"]
"""A line break ends a paragraph; does not; does not, but may; does, but may not."""


class Column(NamedTuple):
    """What wrapped lines have in common: the `width` they were wrapped to, how many columns short of it a full line
    may stay (`play`), and the white space before most of them (`indent`)."""

    width: int
    play: int
    indent: int

    def is_full(self, a: Line, b: Line) -> bool:
        """Whether the first word of `b` had no room at the end of `a` (the test of greedy line breaking)."""
        return a.reach + 1 + look.first_word(b) > self.width - self.play


def run_on(text: str, quoted: Iterable[Span] = ()) -> RunningText:
    """The text without the line ends inside paragraphs and the hyphens of words divided there, with `\\n` for
    every other kind of line end, with composed letters, and without what is passed over in reading. What only markup
    shows to be `quoted` is put in quotation marks. Accepts any string, in linear time."""
    lines = lines_of(text)
    pairs = list(pairwise(lines))
    spacing = _spacing(pairs)
    columns = _columns(lines, spacing)
    readings = [_reading(a, b, column, spacing) for (a, b), column in zip(pairs, columns, strict=False)]
    hyphens = Hyphens(text)
    edits = [Edit(0, lines[0].start, "")] if lines and lines[0].quotes else []
    doubts = []
    for (a, b), reading in zip(pairs, readings, strict=True):
        if reading in ("joined", "guessed"):
            edits.append(hyphens.edit(a, b) or Edit(a.end, b.start, " "))
        elif b.quotes or not look.is_plain(text[a.end : b.start]):
            edits.append(Edit(a.end, b.start, "\n" * min(b.blank + 1, b.start - a.end)))
        if reading in ("guessed", "doubted"):
            doubts.append(Span(a.start, b.end))
    marks = (Edit(at, at, mark) for span in quoted for at, mark in ((span.start, "“"), (span.end, "”")))
    apart = _apart([*edits, *compositions(text), *passed_over(text), *marks])
    return edited(text, apart, _layout(readings), doubts)


def _apart(edits: list[Edit]) -> Iterator[Edit]:
    """The edits, sorted; of overlapping ones, the first."""
    done = 0
    for edit in sorted(edits):
        if edit.start >= done:
            yield edit
            done = edit.end


def _layout(readings: list[Reading]) -> Layout:
    joined = sum(r in ("joined", "guessed") for r in readings)
    unsure = sum(r in ("guessed", "doubted") for r in readings)
    if unsure > _DOUBT * joined:
        return "doubtful"
    return "wrapped" if joined else "as-printed"


def _spacing(pairs: list[Pair]) -> int:
    """The number of blank lines between lines of one paragraph: none, or one in text written with double spacing."""
    close = sum(b.blank == 0 for _, b in pairs)
    double = [look.flows(a, b) for a, b in pairs if b.blank == 1]
    return int(len(double) > close and sum(double) > max(1, _DOUBLE * len(double)))


def _columns(lines: list[Line], spacing: int) -> list[Column | None]:
    """The column of each line: that of all lines at its depth of quotation, else that of its block."""
    depths = sorted({line.quotes for line in lines})
    whole = {depth: _column([line for line in lines if line.quotes == depth], spacing) for depth in depths}
    columns: list[Column | None] = []
    for block in _blocks(lines, spacing):
        column = whole[block[0].quotes]
        if column is None or not any(line.reach > _LONG * column.width for line in block):
            column = _column(block, spacing)
        columns += [column] * len(block)
    return columns


def _blocks(lines: list[Line], spacing: int) -> Iterator[list[Line]]:
    """Runs of lines at one depth of quotation, without a blank line (or what stands for one) between them."""
    block: list[Line] = []
    for line in lines:
        if block and (line.blank > spacing or line.quotes != block[-1].quotes):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _column(lines: Sequence[Line], spacing: int) -> Column | None:
    """The column that lines were wrapped to, or `None` if they do not look wrapped."""
    pairs = [(a, b) for a, b in pairwise(lines) if b.blank <= spacing]
    flowing = [(a, b) for a, b in pairs if look.flows(a, b)]
    within = sum(look.flows(a, b) or look.ends_small(a) for a, b in pairs)
    if not flowing or within < _FLOWING * len(pairs) or len(flowing) < _SMALL * within:
        return None
    width = _most([line.reach for pair in flowing for line in pair])
    short = [max(0, width - a.reach - 1 - look.first_word(b)) for a, b in flowing]
    full = [gap for gap in short if gap <= _PLAY * width]
    few = width < _WHOLE and len(flowing) < _MANY
    cut = sum(look.divides(a, b) or look.breaks_off(a) for a, b in flowing)
    if few or not (_NARROW if cut >= _CUT else _NARROWEST) <= width <= _WIDEST or len(full) < _FULL * len(flowing):
        return None
    indents = sorted(b.indent for _, b in flowing)
    return Column(width, _most(full), indents[len(indents) // 2])


def _most(numbers: list[int]) -> int:
    """The largest, ignoring one in twenty as outliers."""
    return sorted(numbers)[len(numbers) - 1 - len(numbers) // 20]


def _reading(a: Line, b: Line, column: Column | None, spacing: int) -> Reading:
    """How the end of line `a` is read, before line `b`."""
    if a.quotes != b.quotes:
        return "ends"
    if b.blank > spacing:
        return "guessed" if column and look.flows(a, b) and column.is_full(a, b) and _is_prose(a, b) else "ends"
    if column is None:
        return _alone(a, b)
    if look.parts(a, b):
        return "ends"
    if look.flows(a, b) or look.ends_in_dash(a):
        return "joined"
    if b.indent > column.indent + 1 and not (look.bullet(a) or (b.indent == a.indent and look.is_open(a))):
        return "ends"  # the first line of a paragraph
    if column.is_full(a, b):
        return "joined"
    return "guessed" if look.ends_small(a) and a.reach > _LONG * column.width else "ends"


def _alone(a: Line, b: Line) -> Reading:
    """Lines not wrapped to one width: only a sentence cut off in the middle runs on."""
    if not look.flows(a, b) or look.parts(a, b):
        return "ends"
    return "guessed" if _is_prose(a, b) else "doubted"


def _is_prose(a: Line, b: Line) -> bool:
    """Whether a line is too long for a list item, or breaks off where no item ends."""
    return max(a.reach, b.reach) >= _WHOLE or look.breaks_off(a)
