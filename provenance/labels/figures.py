"""What the numbers in some words count: per cent, money, “soldiers”."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from provenance.lexicon import tags, word_set
from provenance.text.tokens import Token

PER_CENT = "%"
_MONEY = frozenset("$€£")
_PERCENTS, _NUMERALS = word_set("percents"), word_set("numerals")
_NEAR = 4
"""The noun that a number counts is among this many words after it: “12 new sleeper seats”."""
_ENDS = tags.PUNCT | tags.PREP | tags.DETERMINER | tags.CC | tags.AUX
_YEARS = range(1500, 2100)


def counted(words: Sequence[Token]) -> frozenset[str]:
    """What is counted: `PER_CENT`, a currency's sign, or a plural noun in lower case. Years and ages count nothing."""
    return frozenset(_counted(words))


def years(words: Sequence[Token]) -> frozenset[str]:
    """The numbers that are years."""
    return frozenset(t.text for t in words if _is_year(t.text))


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal() and int(word) in _YEARS


def _counted(words: Sequence[Token]) -> Iterator[str]:
    for i, token in enumerate(words):
        if token.lower.endswith("-point") and token.tag & tags.NUM:
            yield PER_CENT
        elif _is_number(token):
            before = words[i - 1].text if i else ""
            yield from [before] if before in _MONEY else _noun(words[i + 1 : i + 1 + _NEAR])


def _is_number(token: Token) -> bool:
    if token.lower in _NUMERALS:
        return True
    return bool(token.tag & tags.NUM) and not any(map(str.isalpha, token.text)) and not _is_year(token.text)


def _noun(after: Sequence[Token]) -> Iterator[str]:
    """“75 *percent*”, “12 sleeper *seats*”, “four in 10”."""
    if after and after[0].lower in _PERCENTS or [t.lower for t in after[:2]] in (["in", "10"], ["in", "ten"]):
        yield PER_CENT
        return
    nouns = takewhile(lambda t: not t.tag & _ENDS, after)
    yield from (t.lower for t in list(nouns) if t.lower.endswith("s") and t.lower.isalpha())
