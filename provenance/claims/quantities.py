"""Numbers in a claim: what is counted, in which unit, and how exactly."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from attrs import frozen

from provenance.claims.claim_lexicon import kind, units
from provenance.claims.normalise import Word
from provenance.claims.when import clocks

ABOUT = 0.10
"""“About 5,000” allows a tenth on either side; “more than” and “fewer than” allow `BEYOND` on theirs."""
BEYOND = 0.15
CONVERTED = 0.07
"""Greatest share by which a length in miles and one in kilometres may differ and still be the same, rounded."""
_ROOM = {"floor": (0, BEYOND), "ceiling": (BEYOND, 0), "about": (ABOUT, ABOUT)}
_POWERS = {2: "area", 3: "volume"}
_VAGUE = (1.5, 20)
"""“Hundreds” are between these many hundreds."""
_TURNED = {"floor": "ceiling", "ceiling": "floor"}
_NO_UNIT = frozenset("and or but in on at to of for from by with as than the a an this that who which".split())


class Unit(NamedTuple):
    """What a number counts. `measure` is `"%"`, `"year"`, `"money"`, `"length"` and the like, or `"count"`; `name` is
    the currency, the unit as written, or the stem of the word after the number; `factor` converts to the base unit."""

    measure: str
    name: str = ""
    factor: float = 1.0
    start: int = -1
    """Where the words of the unit begin and end, if they are not part of the number."""
    end: int = -1


@frozen
class Quantity:
    """A number with its unit; `low` and `high` are in the base unit of the measure."""

    low: float
    high: float
    unit: Unit
    bound: str
    """`"about"`, `"floor"`, `"ceiling"`, `"vague"` for “hundreds of”, or `""` for a plain number."""
    text: str

    @property
    def room(self) -> tuple[float, float]:
        """The range in which the true number may be."""
        below, above = _ROOM.get(self.bound, (0, 0))
        return self.low * (1 - below), self.high * (1 + above)

    def agrees(self, other: Quantity) -> bool:
        """Whether both can be the same number. Two lower bounds, or two upper ones, are the same or they differ; “more
        than 200” and “fewer than 200” have nothing in common."""
        if self.unit.measure == other.unit.measure == "money" and not _one_currency(self.unit.name, other.unit.name):
            return False
        if self.bound == other.bound and self.bound in ("floor", "ceiling", "vague"):
            return self._near(self.low, other.low, other) and self._near(self.high, other.high, other)
        (low, high), (least, most) = self.room, other.room
        if {self.bound, other.bound} == {"floor", "ceiling"}:
            return low < most and least < high
        slack = self._slack(other)
        return (low <= other.high + slack and other.low <= high + slack) or (
            least <= self.high + slack and self.low <= most + slack
        )

    def comparable(self, other: Quantity) -> bool:
        """Whether both give the same thing in numbers. Amounts in two currencies differ only if they should be the
        same."""
        if self.unit.measure == other.unit.measure == "money":
            return _one_currency(self.unit.name, other.unit.name) or (self.low, self.high) == (other.low, other.high)
        return self.unit.measure == other.unit.measure and (
            self.unit.measure != "count" or self.unit.name == other.unit.name
        )

    def _slack(self, other: Quantity) -> float:
        converted = self.unit.measure == other.unit.measure and self.unit.factor != other.unit.factor
        return CONVERTED * min(self.low, other.low) if converted else 0.0

    def _near(self, value: float, other_value: float, other: Quantity) -> bool:
        return abs(value - other_value) <= self._slack(other)


def quantities(words: Sequence[Word], body: str) -> tuple[Quantity, ...]:
    """The numbers of a claim, in order, without the numbers of dates and times and “one” as a pronoun."""
    found: list[Quantity] = []
    taken = {i for clock in clocks(words, body) for i in range(clock.first, clock.last)}
    for i, word in enumerate(words):
        if word.lower in kind("vague"):
            found += _vague(words, i)
        if word.number is None or i in taken or _no_number(words, i):
            continue
        last = _range_end(words, i, body)
        high = words[last].number
        assert high is not None
        unit = _unit(words, i, last, body)
        bound, said = _bound(words, i, last)
        start, end = words[said].start, words[last].end
        if unit.end >= 0:
            start, end = min(start, unit.start), max(end, unit.end)
        found.append(Quantity(word.number * unit.factor, high * unit.factor, unit, bound, body[start:end]))
        taken |= {last} if last > i else set()
    return tuple(found)


def _vague(words: Sequence[Word], i: int) -> list[Quantity]:
    """“Hundreds of homes”, “tens of thousands of homes”."""
    scale, at = kind("vague")[words[i].lower], i + 1
    while at + 1 < len(words) and words[at].lower == "of" and words[at + 1].lower in kind("vague"):
        scale, at = scale * kind("vague")[words[at + 1].lower], at + 2
    if at + 1 >= len(words) or words[at].lower != "of" or (i > 1 and words[i - 2].lower in kind("vague")):
        return []
    unit = Unit("count", words[at + 1].key)
    said = " ".join(word.lower for word in words[i:at])
    return [Quantity(scale * _VAGUE[0], scale * _VAGUE[1], unit, "vague", said)]


def _no_number(words: Sequence[Word], i: int) -> bool:
    beside = [words[j] for j in (i - 1, i + 1) if 0 <= j < len(words)]
    if (words[i].number or 0) <= 31 and any(w.name and w.lower in kind("month") for w in beside):
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


def _bound(words: Sequence[Word], first: int, last: int) -> tuple[str, int]:
    """How exact a number is, by the words before it (“no more than”) and after it (“or more”); and the index of the
    word with which a floor or a ceiling begins."""
    for i in range(first - 1, max(-1, first - 3), -1):
        lower = words[i].lower
        bound = next((bound for bound in ("floor", "ceiling", "about") if lower in kind(bound)), "")
        if lower == "up" and words[first - 1].lower == "to":
            bound = "ceiling"
        if bound == "about":
            return bound, first
        if bound and i and words[i - 1].lower in kind("negation"):
            return _TURNED[bound], i - 1
        if bound:
            return bound, i - min(i, int(kind(bound).get(lower, 0)))
    return _bound_after(words, last), first


def _bound_after(words: Sequence[Word], last: int) -> str:
    after = [word.lower for word in words[last + 1 : last + 3]]
    if after[:1] == ["or"] and len(after) == 2:
        return next((bound for bound in ("floor", "ceiling", "about") if after[1] in kind(bound)), "")
    return "floor" if after[:1] == ["plus"] else ""


def _unit(words: Sequence[Word], first: int, last: int, body: str) -> Unit:
    start, end = words[first].start, words[last].end
    after = words[last + 1] if last + 1 < len(words) else None
    if words[first].lower.split()[-1] in kind("fraction") or body[end : end + 1] == "%":
        return Unit("%")
    if after and (after.lower in kind("percent") or body[end : end + 9] == " per cent"):
        return Unit("%")
    before = words[first - 1] if first else None
    money = _money(before, start, body)
    if money:
        return money
    if words[first].lower.isdecimal() and 1800 <= (words[first].number or 0) < 2100:
        return Unit("year")
    if after is None or body[end : after.start].strip(" -–"):
        return Unit("count")
    return _measured(words, last + 1) or Unit("count", "" if after.lower in _NO_UNIT else after.key)


def _money(before: Word | None, start: int, body: str) -> Unit | None:
    """The currency before a number: “£”, “US$”, “EUR ”."""
    sign = body[start - 1] if start else ""
    if sign in units():
        begin = start - 1
        joined = before is not None and before.end == begin and f"{before.lower}{sign}" in units()
        if before and joined:
            return Unit("money", units()[f"{before.lower}{sign}"][0], 1.0, before.start, start)
        return Unit("money", units()[sign][0], 1.0, begin, start)
    code = before is not None and before.lower in units() and body[before.start : before.end].isupper()
    if before and code and units()[before.lower][1] == 0 and body[before.end : start].strip() == "":
        return Unit("money", units()[before.lower][0], 1.0, before.start, start)
    return None


def _measured(words: Sequence[Word], at: int) -> Unit | None:
    """The unit of measure or money after a number: “km”, “square miles”, “US dollars”."""
    for skipped in (0, 1):
        unit = words[at + skipped] if at + skipped < len(words) else None
        if unit is None or unit.lower not in units() or (skipped and not _qualifies(words[at])):
            continue
        measure, factor = units()[unit.lower]
        power = int(kind("power").get(words[at].lower, 1)) if skipped else 1
        if factor:
            return Unit(_POWERS.get(power, measure), unit.lower, factor**power, words[at].start, unit.end)
        if unit.key != "pound" or at + 1 >= len(words) or words[at + 1].lower != "of":
            return Unit("money", measure, 1.0, words[at].start, unit.end)
        return Unit("mass", unit.lower, 0.45359237, unit.start, unit.end)
    return None


def _qualifies(word: Word) -> bool:
    """Whether it may come between a number and its unit: “square”, “degrees”, “Canadian”."""
    return word.lower in kind("power") or word.name or word.key == "degre"


def _one_currency(one: str, other: str) -> bool:
    """“$” is whatever dollar the article is about."""
    return one == other or (one.endswith("dollar") and other.endswith("dollar") and "dollar" in (one, other))
