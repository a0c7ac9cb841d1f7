"""How likely content ends at a boundary, by what was counted there (`content_edges.tsv`)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from math import exp, log
from operator import getitem
from typing import NamedTuple

from provenance.lexicon import read_table

SITUATION = (
    "clause", "class", "commas after", "commas before", "cue", "form", "next", "start", "verb before", "verbs after"
)  # fmt: skip
"""What was counted of a boundary: the clause the cue is in, the cue's class, form and the cue itself, the number of
commas before and after, the classes of the next two words, whether there is a finite verb before, and how many there
are after."""
_FRAME = "frame"
_SMOOTHING = 6.0
_SHARE = 0.7
"""Share of the log-odds of each count that is added up: the counts are not independent."""


class Place(NamedTuple):
    """A token at which content may end: what opens there, and in which situation (values of `SITUATION`)."""

    k: int
    boundary: str
    situation: tuple[str, ...]


class _OfBoundary(dict[str, float]):
    """What each value of one counted thing adds at a boundary, worked out on first use."""

    __slots__ = ("boundary", "counts", "name")

    def __init__(self, counts: BoundaryCounts, name: str, boundary: str) -> None:
        super().__init__()
        self.counts, self.name, self.boundary = counts, name, boundary

    def __missing__(self, value: str) -> float:
        self[value] = figure = self.counts.added(value, self.name, self.boundary)
        return figure


class BoundaryCounts:
    """The counts of `content_edges.tsv` as log-odds: of a boundary in a frame, and what its situation adds.

    Counts are smoothed: those of a frame towards the boundary's, those of a situation at a boundary towards the
    boundary's, moved by half of what the situation changes in general.
    """

    def __init__(self, counts: Mapping[tuple[str, str, str], Sequence[int]]) -> None:
        self._counts = counts
        self._base = self._moved(0.5, "*", "*", "*")
        self._boundaries: dict[str, tuple[_OfBoundary, ...]] = {}

    def chance(self, family: str, place: Place) -> float:
        """The chance that content in a frame of this family ends at this place, given that it reaches it."""
        known = self._boundaries.get(place.boundary)
        if known is None:
            known = tuple(_OfBoundary(self, name, place.boundary) for name in (_FRAME, *SITUATION))
            self._boundaries[place.boundary] = known
        return 1 / (1 + exp(-sum(map(getitem, known, (family, *place.situation)))))

    def added(self, value: str, name: str, boundary: str) -> float:
        """The log-odds of a boundary in a frame, or what another counted thing adds to them."""
        if name == _FRAME:
            return _logit(self._moved(self._moved(self._base, "*", "*", boundary), name, value, boundary))
        usual = _logit(self._moved(self._base, "*", "*", boundary))
        general = _logit(self._moved(self._base, name, value, "*")) - _logit(self._base)
        here = self._moved(1 / (1 + exp(-usual - general / 2)), name, value, boundary)
        return _SHARE * (_logit(here) - usual)

    def _moved(self, estimate: float, name: str, value: str, boundary: str) -> float:
        """An estimate, moved towards what was counted."""
        ended, went_on = self._counts.get((name, value, boundary), (0, 0))
        return (ended + _SMOOTHING * estimate) / (ended + went_on + _SMOOTHING)


@cache
def boundary_counts() -> BoundaryCounts:
    """The shipped counts, read once."""
    return BoundaryCounts({(r[0], r[1], r[2]): (int(r[3]), int(r[4])) for r in read_table("content_edges")})


def _logit(p: float) -> float:
    return log(p / (1 - p))
