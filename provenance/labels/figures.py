"""Which numbers stand in some words: counts and shares; not years, days of a month or ages."""

from __future__ import annotations

from collections.abc import Sequence

from provenance.lexicon import tags, word_set
from provenance.text.tokens import Token

_NUMERALS, _PERCENTS = word_set("numerals"), word_set("percents")
_OUT_OF = frozenset(("10", "five", "four", "ten", "three"))
_YEARS = range(1500, 2100)


def has_count(words: Sequence[Token]) -> bool:
    """Whether anything is counted: “158”, “two brothers”, “$2 million”, “half”."""
    return any(_is_count(words, i) for i in range(len(words)))


def has_share(words: Sequence[Token]) -> bool:
    """Whether there is a share of a whole: “39 percent”, “eight points”, “four in 10”."""
    return any(_is_share(words, i) for i in range(len(words)))


def years(words: Sequence[Token]) -> frozenset[str]:
    """The numbers that are years."""
    return frozenset(token.text for token in words if _is_year(token.text))


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal() and int(word) in _YEARS


def _is_number(token: Token) -> bool:
    digits = token.tag & tags.NUM and not any(map(str.isalpha, token.text)) and not _is_year(token.text)
    return bool(digits) or token.lower in _NUMERALS


def _is_count(words: Sequence[Token], i: int) -> bool:
    if not _is_number(words[i]) or (i and words[i - 1].tag & tags.TIME):  # “on May 31”
        return False
    around = [t.text for t in (*words[max(i - 1, 0) : i], *words[i + 1 : i + 2])]
    return around != [",", ","]  # “Bell, 48, …”


def _is_share(words: Sequence[Token], i: int) -> bool:
    if not _is_number(words[i]) and words[i].lower != "one":
        return words[i].lower.endswith("-point") or words[i].lower in ("percent", "pct")
    after = [t.lower for t in words[i + 1 : i + 3]]
    return not _PERCENTS.isdisjoint(after[:1]) or (after[:1] == ["in"] and after[-1] in _OUT_OF)
