"""The text of a claim as words that can be compared. Nothing here changes the text: each word keeps its offsets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from provenance.claims.claim_lexicon import kind
from provenance.claims.numerals import Token, may_begin, numeral
from provenance.claims.spelling import folded

_WORD = re.compile(
    r"[a-zA-Z]+(?=[ ,])"  # most words, found faster than by the last line
    r"|(?:[^\W\d_]\.){2,}"  # U.S.
    r"|\d+(?:st|nd|rd|th)\b"  # 21st
    r"|(?<![\d.,])\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\d)"  # 30 000
    r"|\d[\d,]*(?:\.\d+)?"  # 5,000
    r"|[½¼¾]"
    r"|[^\W\d_]+(?:['’][^\W\d_]+|\*+[^\W\d_]*)*"  # don't, f***ing
)
_POSSESSIVE = re.compile(r"['’]s?$")
_GROUPING = re.compile(r"[,\s]")
_ORDINAL = re.compile(r"(\d+)[a-z]{2}")


class Word(NamedTuple):
    """One word of a claim. `key` is what is compared: a stem, or the value of a number.

    `start` and `end` are code points into the claim's text, half-open. `name` says whether it is written like a name.
    """

    start: int
    end: int
    key: str
    lower: str
    name: bool
    number: float | None = None
    ordinal: int | None = None
    """Its rank, for “third”, “21st”."""


@lru_cache(maxsize=1 << 17)
def _word_form(surface: str) -> tuple[str, str]:
    if surface[0].isdecimal() and surface[-1].isdecimal():
        return f"{float(_GROUPING.sub('', surface)):g}", surface
    lower = _plain(_POSSESSIVE.sub("", surface.lower()))
    return ("u.s." if surface in ("US", "U.S.") else folded(lower)), lower


def _plain(lower: str) -> str:
    return lower.replace("’", "'").replace(".", "")


def keys(text: str) -> list[str]:
    """The stems of a text, quickly and roughly: numbers of several words stay separate."""
    return list(map(key_of, surfaces(text)))


def surfaces(text: str) -> list[str]:
    """The words of a text as written."""
    return _WORD.findall(text)


@lru_cache(maxsize=1 << 17)
def key_of(surface: str) -> str:
    """The stem of a word as written."""
    return _word_form(surface)[0]


def lowered(text: str) -> frozenset[str]:
    """The distinct words of a text in lower case."""
    return frozenset(_word_form(surface)[1] for surface in _WORD.findall(text))


def in_order(text: str) -> Iterator[str]:
    """The words of a text in lower case, one after another: most questions are answered by the first."""
    return (_word_form(match[0])[1] for match in _WORD.finditer(text))


def says(text: str, known: Iterable[str]) -> bool:
    """Whether one of some words in lower case is in the text. The same as looking for it in `lowered`, but faster: most
    texts do not contain the letters."""
    flat = _plain(text.lower())
    possible = {word for word in known if word.replace(".", "") in flat}
    return bool(possible) and any(_word_form(match[0])[1] in possible for match in _WORD.finditer(text))


def words(text: str) -> tuple[Word, ...]:
    """The words of a claim, in time linear in its length: a number in words (“five thousand”) is one word, accents are
    dropped."""
    found: list[Word] = []
    for match in _WORD.finditer(text):
        plain = _plain_word(match[0])
        if plain is None:
            return _with_numbers(text)
        found.append(Word(match.start(), match.end(), *plain))
    return tuple(found)


@lru_cache(maxsize=1 << 17)
def _plain_word(surface: str) -> tuple[str, str, bool] | None:
    """`key`, `lower` and `name` of a word that can be neither part of a number nor a rank; `None` for others."""
    key, lower = _word_form(surface)
    return None if surface[0].isdecimal() or lower in _numeric() else (key, lower, surface[0].isupper())


@cache
def _numeric() -> frozenset[str]:
    """The words without which no number is written in words, nor a rank; beside them, “a” may begin a number."""
    return frozenset().union(*(kind(name) for name in ("number", "fraction", "scale", "part", "ordinal")))


def _with_numbers(text: str) -> tuple[Word, ...]:
    tokens = list(_tokens(text))
    found: list[Word] = []
    i = 0
    while i < len(tokens):
        number = numeral(tokens, i, text) if may_begin(tokens[i]) else None
        if number:
            lower = " ".join(token.lower for token in tokens[i : number.last])
            found.append(
                Word(tokens[i].start, tokens[number.last - 1].end, f"{number.value:g}", lower, False, number.value)
            )
            i = number.last
        else:
            found.append(_word(tokens, i, text))
            i += 1
    return tuple(_with_tens(found) if any(word.ordinal for word in found) else found)


def _tokens(text: str) -> Iterator[Token]:
    before = ""
    for match in _WORD.finditer(text):
        surface, start = match[0], match.start()
        if " " in surface and before in kind("month"):  # “March 3 200 people”
            day, _, surface = surface.partition(" ")
            yield Token(start, start + len(day), day, float(day))
            start += len(day) + 1
        key, before = _word_form(surface)
        yield Token(start, match.end(), before, float(key) if key[0].isdecimal() and surface[-1].isdecimal() else None)


def _word(tokens: Sequence[Token], i: int, text: str) -> Word:
    token = tokens[i]
    surface = text[token.start : token.end]
    plain = _plain_word(surface)
    if plain is not None:
        return Word(token.start, token.end, *plain)
    digits = _ORDINAL.fullmatch(token.lower) if surface[0].isdecimal() else None
    place = int(digits[1]) if digits else int(kind("ordinal").get(token.lower, 0))
    key = _place_key(place) if digits else _word_form(surface)[0]
    return Word(token.start, token.end, key, token.lower, surface[0].isupper() and not place, None, place or None)


def _place_key(place: int) -> str:
    """The key of “third”, the same as of “3rd”; for ranks that are not one word, the number."""
    return next((folded(word) for word, value in kind("ordinal").items() if value == place), f"{place}.")


def _with_tens(found: Sequence[Word]) -> Iterator[Word]:
    """The words, with “twenty-first” as one word."""
    for i, word in enumerate(found):
        after = found[i + 1] if i + 1 < len(found) else None
        if word.number in range(20, 100, 10) and word.lower.isalpha() and after and 0 < (after.ordinal or 0) < 10:
            continue
        before = found[i - 1] if i else None
        if (
            before
            and word.ordinal
            and before.number in range(20, 100, 10)
            and before.lower.isalpha()
            and word.ordinal < 10
        ):
            place = word.ordinal + int(before.number or 0)
            yield Word(before.start, word.end, _place_key(place), f"{before.lower} {word.lower}", False, None, place)
        else:
            yield word
