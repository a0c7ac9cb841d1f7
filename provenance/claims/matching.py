"""Claims → verdicts on the pairs that are alike."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from operator import attrgetter

from attrs import frozen

from provenance.claims.candidates import Period, candidates
from provenance.claims.claim import Claim
from provenance.claims.verify import Match, verify

Progress = Callable[[str, int, int], None]
"""Receives what is being done, how much of it is done, and how much there is."""
Matches = dict[tuple[int, int], Match]
"""Verdicts by the indices of the two claims, the smaller first."""

ALL_TIME = -1
"""The period of undated claims, and of all claims where there is no window."""
_ORDER = attrgetter("order")


@frozen
class Verdicts:
    """The results of comparing the claims."""

    matches: Matches
    copies: dict[int, int]
    """Further word-for-word copies, each with the claim it repeats."""


def match(claims: Sequence[Claim], window: int | None, *, progress: Progress | None = None) -> Verdicts:
    """Compare claims, sorted by `Claim.order`, with one another.

    Time grows with the number of claims times the number in a window, memory with the number of claims and matches.
    """
    rows: dict[int, list[int]] = {}
    for i, claim in enumerate(claims):
        rows.setdefault(period_of(claim.day, window), []).append(i)
    found = Verdicts({}, {})
    periods: dict[int, Period] = {}
    todo = products(rows)
    for done, (n, m) in enumerate(todo):
        if progress:
            progress("comparing periods", done, len(todo))
        for number in (n, m):
            if number not in periods:
                periods[number] = Period.of([claims[i] for i in rows[number]])
                copies = periods[number].copies.items()
                found.copies.update((rows[number][copy], rows[number][first]) for copy, first in copies)
        for a, b, verdict in between(periods[n], periods[m], window):
            found.matches[rows[n][a], rows[m][b]] = verdict
        for number in [number for number in periods if number < n and number != ALL_TIME]:
            del periods[number]
    return found


def period_of(day: int | None, window: int | None) -> int:
    """The number of the period that contains a day of publication."""
    return ALL_TIME if day is None or window is None else day // max(1, window)


def products(periods: Collection[int]) -> list[tuple[int, int]]:
    """The pairs of periods to compare: each with itself, with the next one, and with the undated claims, which come
    last in the order of claims and so here."""
    dated = sorted(n for n in periods if n != ALL_TIME)
    pairs = [(n, m) for n in dated for m in (n, n + 1, ALL_TIME) if m in periods]
    return [*pairs, (ALL_TIME, ALL_TIME)] if ALL_TIME in periods else pairs


def between(first: Period, second: Period, window: int | None) -> Iterator[tuple[int, int, Match]]:
    """The verdicts on the claims of two periods, by their places there. Depends only on these two."""
    for a, b, kinship in candidates(first, second, window):
        if found := judge(first.claims[a], second.claims[b], kinship):
            yield a, b, found


def judge(a: Claim, b: Claim, kinship: float) -> Match | None:
    """The match of two claims in either order, as seen from the earlier one."""
    earlier, later = sorted((a, b), key=_ORDER)
    return verify(earlier, later, kinship)
