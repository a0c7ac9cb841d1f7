"""Links → clusters that are not held together by a single weak bridge."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

_Node = TypeVar("_Node", int, str)

LINKED_SHARE = 0.5
"""Two groups are merged only if at least this share of the pairs between them is linked."""


def connected(pairs: Iterable[tuple[_Node, _Node]]) -> dict[_Node, _Node]:
    """For every index or key in the pairs, the least one that it is connected with, directly or through others."""
    root: dict[_Node, _Node] = {}

    def find(i: _Node) -> _Node:
        while root.setdefault(i, i) != i:
            root[i] = i = root[root[i]]
        return i

    for a, b in pairs:
        x, y = sorted((find(a), find(b)))
        root[y] = x
    return {i: find(i) for i in root}


def cluster(links: Mapping[tuple[int, int], float]) -> list[list[int]]:
    """Groups of indices by their links (`(a, b)` with `a < b`, and a score), each sorted, in order.

    A link that is not inside any group makes a group of its own, since a sentence can contain two claims. So no link is
    lost, and none merges two claims into one.
    """
    found: list[list[int]] = []
    while links:
        groups = _agglomerate(links)
        found += groups
        home = {i: number for number, group in enumerate(groups) for i in group}
        links = {(a, b): s for (a, b), s in links.items() if home.get(a, -1) != home.get(b, -2)}
    return sorted(found)


def _agglomerate(links: Mapping[tuple[int, int], float]) -> list[list[int]]:
    """Group indices so that each is in at most one group.

    Strongest link first, two groups are joined if half of the pairs between them are linked: complete linkage, loosened
    so that one missed pair does not split a claim. The result depends on the scores and the order of indices, not on
    the order of the mapping. Time is about linear in the number of links.
    """
    group = {i: i for pair in links for i in pair}
    members = {i: [i] for i in group}
    between: dict[int, dict[int, int]] = {i: {} for i in group}
    for a, b in links:
        between[a][b] = between[b][a] = 1
    for a, b in sorted(links, key=lambda pair: (-links[pair], pair)):
        x, y = group[a], group[b]
        if x != y and between[x][y] >= LINKED_SHARE * len(members[x]) * len(members[y]):
            _join(x, y, group, members, between)
    return [sorted(found) for found in members.values() if len(found) > 1]


def _join(
    x: int, y: int, group: dict[int, int], members: dict[int, list[int]], between: dict[int, dict[int, int]]
) -> None:
    """Put the group `y` into `x`; the smaller one moves."""
    if len(between[x]) + len(members[x]) < len(between[y]) + len(members[y]):
        x, y = y, x
    moved = members.pop(y)
    members[x] += moved
    group.update((i, x) for i in moved)
    between[x].pop(y)
    for other, count in between.pop(y).items():
        if other != x:
            between[x][other] = between[x].get(other, 0) + count
            between[other][x] = between[x][other]
            between[other].pop(y)
