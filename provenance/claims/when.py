"""When: the days, months and times of day that a claim names."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from provenance.claims.claim_lexicon import kind
from provenance.claims.normalise import Word

_DAY = 12 * 60


class Clock(NamedTuple):
    """A time of day: words from `first` up to, but not including, `last`, and the possible minutes after midnight; two
    where it is not said whether it is before or after noon."""

    first: int
    last: int
    minutes: frozenset[int]


def weekdays(found: Sequence[Word]) -> frozenset[str]:
    return frozenset(w.lower for w in found if w.name and w.lower in kind("weekday"))


def dates(found: Sequence[Word]) -> frozenset[str]:
    """Days of a month as `"3-15"`: for “March 15”, “15th March”, “15th of March”."""
    plain = [w for w in found if w.lower != "of"]
    pairs = [(m, d) for m, d in pairwise(plain) if _month(m)] + [(m, d) for d, m in pairwise(plain) if _month(m)]
    return frozenset(f"{kind('month')[m.lower]:g}-{day(d):g}" for m, d in pairs if 0 < day(d) <= 31)


def months(found: Sequence[Word]) -> dict[int, str]:
    """The months, 1 to 12, each with its name in the text: after “in”, “until”, “last”, or with a day or a year.
    Elsewhere “May” and “June” may be something else."""
    known: dict[int, str] = {}
    for i, word in enumerate(found):
        before = found[i - 1] if i else None
        after = found[i + 1] if i + 1 < len(found) else None
        framed = before and (before.lower in kind("when") or 0 < day(before) <= 31)
        if _month(word) and (framed or (after and (after.number or after.ordinal))):
            known.setdefault(int(kind("month")[word.lower]), word.lower.title())
    return known


def day(word: Word) -> float:
    """The number of a day, 0 where a word is not one."""
    return word.number or word.ordinal or 0


def clocks(found: Sequence[Word], body: str) -> tuple[Clock, ...]:
    """The times of day: “3 p.m.”, “3:30pm”, “15:30”, “three o'clock”, “noon”."""
    return tuple(clock for i in range(len(found)) if (clock := _clock(found, i, body)))


def _clock(found: Sequence[Word], i: int, body: str) -> Clock | None:
    word = found[i]
    if word.lower in kind("clock"):
        return Clock(i, i + 1, frozenset({int(kind("clock")[word.lower])}))
    if word.number is None or word.number > 24:
        return None
    hour, minute, at = int(word.number), 0, i + 1
    if at < len(found) and body[word.end : found[at].start] == ":" and (found[at].number or 0) < 60:
        minute, at = int(found[at].number or 0), at + 1
    elif "." in word.lower and word.lower[-3] == ".":
        minute = int(word.lower[-2:])
    after = found[at].lower if at < len(found) else ""
    if after in kind("half-day"):
        return Clock(i, at + 1, frozenset({(hour % 12 + int(kind("half-day")[after])) * 60 + minute}))
    if at > i + 1 or after == "o'clock":
        both = {hour * 60 + minute} | ({(hour % 12) * 60 + minute + _DAY} if hour <= 12 else set())
        return Clock(i, at + (after == "o'clock"), frozenset(both))
    return None


def _month(word: Word) -> bool:
    return word.name and word.lower in kind("month")
