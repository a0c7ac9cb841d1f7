"""Numbers in a claim: what is counted, and how exactly."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from provenance.claims.normalise import Word
from provenance.claims.words import kind

ABOUT = 0.10
"""“About 5,000” allows a tenth on either side; “more than” and “fewer than” allow `BEYOND` on theirs."""
BEYOND = 0.25
_CURRENCIES = "$£€"


@frozen
class Quantity:
    """A number with its unit: `"%"`, a currency sign, `"year"`, or the stem of the word after it."""

    low: float
    high: float
    unit: str
    text: str

    def agrees(self, other: Quantity) -> bool:
        """Can both be the same number?"""
        return self.low <= other.high and other.low <= self.high


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
        low, high = _bounds(words[max(0, i - 2) : i], word.number, high)
        found.append(Quantity(low, high, _unit(words, i, last, body), body[word.start : words[last].end]))
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
        if link in ("to", "and", "-", "–", "—"):
            return j if link != "and" or (i and words[i - 1].lower == "between") else i
    return i


def _bounds(before: Sequence[Word], low: float, high: float) -> tuple[float, float]:
    said = {word.lower for word in before}
    if said & kind("floor").keys():
        return low, high * (1 + BEYOND)
    if said & kind("ceiling").keys():
        return low * (1 - BEYOND), high
    if said & kind("about").keys():
        return low * (1 - ABOUT), high * (1 + ABOUT)
    return low, high


def _unit(words: Sequence[Word], first: int, last: int, body: str) -> str:
    start, end = words[first].start, words[last].end
    after = words[last + 1] if last + 1 < len(words) else None
    if body[end : end + 1] == "%" or (after and after.lower in kind("percent")):
        return "%"
    if start and body[start - 1] in _CURRENCIES:
        return body[start - 1]
    if words[first].lower.isdigit() and 1800 <= (words[first].number or 0) < 2100:
        return "year"
    return after.key if after else ""
