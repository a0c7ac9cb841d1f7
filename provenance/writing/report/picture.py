"""Where things are in the drawing of the paths to the reader; the templates draw it.

All lengths are user units of the SVG, about a CSS pixel at its natural size. Every name has its own row, so forty
sources are as legible as four.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from attrs import field, frozen, mutable

ROW = 28
COLUMN = 290

_DEEPEST = 8
_MOST_ROWS = 60


@mutable
class _Branch:
    count: int = 0
    next: dict[str, _Branch] = field(factory=dict)

    def ranked(self) -> list[tuple[str, _Branch]]:
        return sorted(self.next.items(), key=lambda item: (-item[1].count, item[0]))

    def leaves(self) -> int:
        return sum(b.leaves() for b in self.next.values()) or 1


@frozen
class Node:
    """A box of a drawing at column `column` (from 0) and row `row` (from 0), and the row of its parent box."""

    key: str
    column: int
    row: int
    count: int
    parent_row: int = 0

    @property
    def x(self) -> int:
        return self.column * COLUMN

    @property
    def y(self) -> int:
        return self.row * ROW

    @property
    def parent_y(self) -> int:
        return self.parent_row * ROW


@frozen
class Tree:
    """The paths by which claims reach the reader. `left_out` counts paths not drawn because there are too many."""

    nodes: tuple[Node, ...]
    left_out: int

    @property
    def width(self) -> int:
        return (2 + max((n.column for n in self.nodes), default=0)) * COLUMN

    @property
    def height(self) -> int:
        return (1 + max((n.row for n in self.nodes), default=0)) * ROW


def routes(chains: Iterable[Sequence[str]], *, most_rows: int = _MOST_ROWS) -> Tree:
    """The paths as a tree that grows from the outlet (not itself a node) to the origins, most used first.

    `chains` contains one sequence of keys per sentence, nearest the reader first; levels deeper than 8 are not drawn.
    """
    root = _Branch()
    for chain in chains:
        branch = root
        for key in chain[:_DEEPEST]:
            branch = branch.next.setdefault(key, _Branch())
            branch.count += 1
    nodes = tuple(n for n in _grow(root, 0, 0, 0) if n.row < most_rows)
    return Tree(nodes, max(root.leaves() - most_rows, 0))


def _grow(branch: _Branch, column: int, row: int, parent_row: int) -> Iterator[Node]:
    for key, child in branch.ranked():
        yield Node(key, column, row, child.count, parent_row)
        yield from _grow(child, column + 1, row, row)
        row += child.leaves()
