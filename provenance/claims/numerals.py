"""Numbers as newspapers write them: 5,000, 30 000, 30k, £1.2m, “one hundred and fifty”, “two and a half million”.

We use our own grammar: quantulum3 0.9 takes 1.8 ms a sentence and reads £1.2m as pound metres, 30k as kelvin, “one
point two million” as two million and 3 p.m. as pence. The table of cases is in `tests/claims/test_quantities.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from provenance.claims.claim_lexicon import kind, units

_OPENINGS = {
    "a": ((("a",), 1.0), (("a", "quarter", "of", "a"), 0.25)),
    "half": ((("half", "a"), 0.5),),
    "quarter": ((("quarter", "of", "a"), 0.25),),
}
"""Words that can precede “million” as a number, by their first word."""
_OF = (("of",), ("the",), ("its",), ("their",), ("all",))


class Token(NamedTuple):
    """A word of the text: code points, half-open; `lower` is in lower case, `value` is that of digits."""

    start: int
    end: int
    lower: str
    value: float | None


class Numeral(NamedTuple):
    """A number in the tokens up to, but not including, `last`; `share` says that it is a percentage: “two thirds”."""

    value: float
    last: int
    share: bool = False


def may_begin(token: Token) -> bool:
    """Whether a number can begin with this word. Spares a closer look at most."""
    return token.value is not None or token.lower in kind("number") or token.lower in _OPENINGS


def numeral(tokens: Sequence[Token], i: int, text: str) -> Numeral | None:
    """The longest number that begins with token `i`, `None` if none does."""
    first = _opening(tokens, i)
    if first is None:
        return _alone(tokens, i)
    value, at = first
    parted = _share(tokens, i, value, at)
    if parted:
        return parted
    value, at = _decimals(tokens, value, at)
    value, at = _half(tokens, value, at)
    if tokens[i].value is not None:
        value, at = _suffix(tokens, value, at, text)
    if halved := _scale_and_half(tokens, value, at):
        return halved
    return Numeral(*_scaled(tokens, value, at, text))


def _opening(tokens: Sequence[Token], i: int) -> tuple[float, int] | None:
    """What a number can begin with: digits, “twenty five”, “a” before “million”, “half a” before “million”."""
    below = _below_hundred(tokens, i)
    if below:
        return below
    for opening, value in _OPENINGS.get(tokens[i].lower, ()):
        last = i + len(opening)
        if _lowers(tokens, i, last) == opening and last < len(tokens) and tokens[last].lower in kind("scale"):
            return value, last
    return None


def _alone(tokens: Sequence[Token], i: int) -> Numeral | None:
    """“A third of”, “half the”: as a percentage of one."""
    at = i + (tokens[i].lower == "a")
    fraction = kind("fraction").get(tokens[at].lower) if at < len(tokens) else None
    if fraction is None or (at == i and tokens[i].lower != "half"):
        return None
    return Numeral(fraction, at + 1, True) if _lowers(tokens, at + 1, at + 2) in _OF else None


def _below_hundred(tokens: Sequence[Token], i: int) -> tuple[float, int] | None:
    token = tokens[i]
    if token.value is not None:
        return token.value, i + 1
    value = kind("number").get(token.lower)
    if value is None:
        return None
    unit = kind("number").get(tokens[i + 1].lower, 0) if i + 1 < len(tokens) else 0
    return (value + unit, i + 2) if 20 <= value <= 90 and 0 < unit < 10 else (value, i + 1)


def _share(tokens: Sequence[Token], i: int, value: float, at: int) -> Numeral | None:
    """“Two thirds”: as a percentage of one; “three quarters of a million” is a number."""
    fraction = kind("fraction").get(tokens[at].lower) if at < len(tokens) else None
    if not fraction or tokens[i].lower not in kind("number") or at != i + 1:
        return None
    whole = tokens[at + 3].lower if _lowers(tokens, at + 1, at + 3) == ("of", "a") and at + 3 < len(tokens) else ""
    if whole in kind("scale"):
        return Numeral(value * fraction / 100 * kind("scale")[whole], at + 4)
    return Numeral(round(value * fraction, 1), at + 1, True)


def _decimals(tokens: Sequence[Token], value: float, at: int) -> tuple[float, int]:
    """“One point two five”."""
    if _lowers(tokens, at, at + 1) != ("point",):
        return value, at
    digits, end = "", at + 1
    while end < len(tokens) and 0 <= kind("number").get(tokens[end].lower, -1) < 10:
        digits += f"{kind('number')[tokens[end].lower]:g}"
        end += 1
    return (float(f"{value:g}.{digits}"), end) if digits else (value, at)


def _half(tokens: Sequence[Token], value: float, at: int) -> tuple[float, int]:
    """“Two and a half”, “1½”."""
    for skipped in (("and", "a"), ("and",), ()):
        end = at + len(skipped)
        part = kind("part").get(tokens[end].lower) if end < len(tokens) else None
        if part and _lowers(tokens, at, end) == skipped and (skipped or not tokens[end].lower.isalpha()):
            return value + part, end + 1
    return value, at


def _scale_and_half(tokens: Sequence[Token], value: float, at: int) -> Numeral | None:
    """“A million *and a half*”."""
    scale = kind("scale").get(tokens[at].lower) if at < len(tokens) else None
    value, end = _half(tokens, value, at + 1) if scale else (value, at)
    return Numeral(value * scale, end) if scale and end > at + 1 else None


def _suffix(tokens: Sequence[Token], value: float, at: int, text: str) -> tuple[float, int]:
    """“30k”, “£1.2m”, “4 bn”. “30m” without a currency is millions before a plural, otherwise metres."""
    if at >= len(tokens) or tokens[at].lower not in kind("suffix"):
        return value, at
    apart = tokens[at].start - tokens[at - 1].end
    if apart and (len(tokens[at].lower) == 1 or text[tokens[at - 1].end : tokens[at].start] != " "):
        return value, at
    number = tokens[at - 1].start
    money = text[number - 1 : number] in units() or (at > 1 and units().get(tokens[at - 2].lower, ("", 1))[1] == 0)
    if tokens[at].lower == "m" and not money:
        after = tokens[at + 1].lower if at + 1 < len(tokens) else ""
        if not (after.endswith("s") or after in kind("plural")):
            return value, at
    return value * kind("suffix")[tokens[at].lower], at + 1


def _scaled(tokens: Sequence[Token], value: float, at: int, text: str) -> tuple[float, int]:
    """“Three million two hundred and fifty thousand”: a group below a thousand with its scale, and what follows."""
    total, group, least = 0.0, value, 0.0
    while at < len(tokens):
        scale = kind("scale").get(tokens[at].lower)
        if scale and group:
            total, group = (total, group * scale) if scale < 1000 else (total + group * scale, 0.0)
            least, at = scale, at + 1
            continue
        more = _more(tokens, at, least, text)
        if more is None:
            break
        group, at = group + more[0], more[1]
    return total + group, at


def _more(tokens: Sequence[Token], at: int, least: float, text: str) -> tuple[float, int] | None:
    """What is added to “two hundred”: “fifty”, “and fifty”; not in “between one hundred and two hundred”, nor in
    “two thousand three-bedroom homes”."""
    joined = tokens[at].lower == "and"
    start = at + joined
    if not least or start >= len(tokens) or tokens[start].lower not in kind("number"):
        return None
    found = _below_hundred(tokens, start)
    if found is None or found[0] >= least or not found[0]:
        return None
    value, end = found
    scale = kind("scale").get(tokens[end].lower, 1) if end < len(tokens) else 1
    bound = text[tokens[end - 1].end : tokens[end - 1].end + 1] == "-"
    return None if bound or value * (scale if scale < 1000 else 1) >= least else found


def _lowers(tokens: Sequence[Token], first: int, last: int) -> tuple[str, ...]:
    return tuple(token.lower for token in tokens[first:last])
