"""Numbers in a claim: what is counted, and how exactly."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from provenance.claims.normalise import Word
from provenance.claims.words import kind

ABOUT = 0.10
"""“About 5,000” allows a tenth on either side; “more than” and “fewer than” allow `BEYOND` on theirs."""
BEYOND = 0.15
_ROOM = {"floor": (0, BEYOND), "ceiling": (BEYOND, 0), "about": (ABOUT, ABOUT)}
_CURRENCIES = "$£€"
_NO_UNIT = frozenset("and or but in on at to of for from by with as than the a an this that who which".split())


@frozen
class Quantity:
    """A number with its unit: `"%"`, a currency sign, `"year"`, or the stem of the word after it."""

    low: float
    high: float
    unit: str
    bound: str
    """`"about"`, `"floor"`, `"ceiling"`, or `""` for a plain number."""
    text: str

    @property
    def room(self) -> tuple[float, float]:
        """From where to where the true number may lie."""
        below, above = _ROOM.get(self.bound, (0, 0))
        return self.low * (1 - below), self.high * (1 + above)

    def agrees(self, other: Quantity) -> bool:
        """Can both be the same number? Two lower bounds, or two upper ones, are the same or they differ."""
        if self.bound == other.bound and self.bound in ("floor", "ceiling"):
            return (self.low, self.high) == (other.low, other.high)
        (low, high), (least, most) = self.room, other.room
        return (low <= other.high and other.low <= high) or (least <= self.high and self.low <= most)


def quantities(words: Sequence[Word], body: str) -> tuple[Quantity, ...]:
    """The numbers of a claim in order; the numbers of dates and “one” as a pronoun are left out."""
    found: list[Quantity] = []
    skip = -1
    for i, word in enumerate(words):
        if word.number is None or i == skip or _no_number(words, i):
            continue
        last = _range_end(words, i, body)
        high = words[last].number
        assert high is not None
        bound = _bound(words[max(0, i - 2) : i])
        found.append(
            Quantity(word.number, high, _unit(words, i, last, body), bound, body[word.start : words[last].end])
        )
        skip = last if last > i else skip
    return tuple(found)


def _no_number(words: Sequence[Word], i: int) -> bool:
    if i and words[i - 1].lower in kind("month"):
        return True
    after = words[i + 1].lower if i + 1 < len(words) else ""
    return words[i].lower == "one" and after not in kind("percent") and after not in ("in", "of")


def _range_end(words: Sequence[Word], i: int, body: str) -> int:
    """The index of the upper end of “40 to 60”, “40-60”; `i` itself where there is no range."""
    low = words[i].number or 0
    for j, joined in ((i + 2, True), (i + 1, False)):
        high = words[j].number if j < len(words) else None
        if high is None or high <= low:
            continue
        link = words[i + 1].lower if joined else body[words[i].end : words[j].start].strip()
        if link == "to" and any(word.lower == "from" for word in words[max(0, i - 3) : i]):
            return i
        if link in ("to", "and", "-", "–", "—"):
            return j if link != "and" or (i and words[i - 1].lower == "between") else i
    return i


def _bound(before: Sequence[Word]) -> str:
    said = {word.lower for word in before}
    return next((bound for bound in ("floor", "ceiling", "about") if said & kind(bound).keys()), "")


def _unit(words: Sequence[Word], first: int, last: int, body: str) -> str:
    start, end = words[first].start, words[last].end
    if words[first].lower.split()[-1] in kind("fraction"):
        return "%"
    after = words[last + 1] if last + 1 < len(words) else None
    if body[end : end + 1] == "%" or (after and (after.lower in kind("percent") or body[end : end + 9] == " per cent")):
        return "%"
    if start and body[start - 1] in _CURRENCIES:
        return body[start - 1]
    if words[first].lower.isdecimal() and 1800 <= (words[first].number or 0) < 2100:
        return "year"
    joined = after is not None and not body[end : after.start].strip(" -–")
    return after.key if after and joined and after.lower not in _NO_UNIT else ""
