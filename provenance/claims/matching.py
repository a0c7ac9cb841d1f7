"""Claims → verdicts on the pairs of them that are alike."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from attrs import field, frozen

from provenance.claims.candidates import Period, candidates
from provenance.claims.claim import Claim
from provenance.claims.verify import Match, verify

Progress = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done, and how much there is."""
Matches = dict[tuple[int, int], Match]
"""Verdicts by the indices of the two claims, the smaller first."""

COPIES = 20
"""So many word-for-word copies of a claim are compared with others in each period; further ones follow the first."""
ALL_TIME = -1
"""The period of undated claims, and of all where there is no window."""


@frozen
class Verdicts:
    """What comparing the claims gave."""

    matches: Matches
    copies: Mapping[int, int] = field(factory=dict)
    """Further word-for-word copies, each with the claim it repeats."""


def match(
    claims: Sequence[Claim],
    window: int | None,
    *,
    known: Matches | None = None,
    touched: Collection[int] | None = None,
    progress: Progress | None = None,
) -> Verdicts:
    """Compare claims, sorted by `Claim.order`, with one another.

    With `known`, the matches of an earlier comparison, only the periods in `touched` are compared again, each with its
    neighbours: those to which a claim was added, or which lost one. Time grows with the number of claims times that
    in a window, memory with claims and matches.
    """
    number = [period_of(claim.day, window) for claim in claims]
    rows: dict[int, list[int]] = {}
    for i, n in enumerate(number):
        rows.setdefault(n, []).append(i)
    copies: dict[int, int] = {}
    for n, row in rows.items():
        further = further_copies([claims[i] for i in row])
        copies.update((row[copy], row[first]) for copy, first in further.items())
        rows[n] = [i for place, i in enumerate(row) if place not in further]
    todo = [pair for pair in products(rows) if touched is None or not {*touched}.isdisjoint(pair)]
    redone = set(todo)
    matches = {(a, b): m for (a, b), m in (known or {}).items() if (number[a], number[b]) not in redone}
    _compare(claims, rows, todo, window, matches, progress)
    return Verdicts(matches, copies)


def period_of(day: int | None, window: int | None) -> int:
    """The number of the period that a day of publication lies in."""
    return ALL_TIME if day is None or window is None else day // max(1, window)


def further_copies(claims: Iterable[Claim]) -> dict[int, int]:
    """The word-for-word copies beyond `COPIES` among the claims of one period, each with the first one that it repeats:
    by their places in the order of claims. These are not compared."""
    seen: dict[str, list[int]] = {}
    for i, claim in enumerate(claims):
        seen.setdefault(claim.body.lower(), []).append(i)
    return {i: same[0] for same in seen.values() for i in same[COPIES:]}


def products(periods: Collection[int]) -> list[tuple[int, int]]:
    """The pairs of periods to compare: each with itself, with the next one, and with the undated claims, which are
    last in the order of claims as they are here."""
    dated = sorted(n for n in periods if n != ALL_TIME)
    pairs = [(n, m) for n in dated for m in (n, n + 1, ALL_TIME) if m in periods]
    return [*pairs, (ALL_TIME, ALL_TIME)] if ALL_TIME in periods else pairs


def _compare(
    claims: Sequence[Claim], rows: Mapping[int, list[int]], todo: Sequence[tuple[int, int]], window: int | None,
    matches: Matches, progress: Progress | None,
) -> None:  # fmt: skip
    periods: dict[int, Period] = {}
    for done, (n, m) in enumerate(todo):
        if progress:
            progress("comparing periods", done, len(todo))
        for number in (n, m):
            if number not in periods:
                periods[number] = Period.of([claims[i] for i in rows[number]])
        for a, b, found in between(periods[n], periods[m], window):
            matches[rows[n][a], rows[m][b]] = found
        for number in [number for number in periods if number < n and number != ALL_TIME]:
            del periods[number]


def between(first: Period, second: Period, window: int | None) -> Iterator[tuple[int, int, Match]]:
    """The verdicts on the claims of two periods, by their places there. Depends on these two alone."""
    for a, b, kinship in candidates(first, second, window):
        if found := verify(first.claims[a], second.claims[b], kinship):
            yield a, b, found
