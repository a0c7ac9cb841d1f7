"""The text of a claim as words that can be compared. Nothing here changes the text: each word keeps its offsets."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any, NamedTuple
from unicodedata import combining, normalize

from provenance.claims.words import kind

_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S.
    r"|\d[\d,]*(?:\.\d+)?"  # 5,000
    r"|[^\W\d_]+(?:['’][^\W\d_]+|\*+[^\W\d_]*)*"  # don't, f***ing
)
_POSSESSIVE = re.compile(r"['’]s?$")


class Word(NamedTuple):
    """One word of a claim. `key` is what is compared: a stem, or the value of a number.

    `start` and `end` are code points into the claim's text, half-open. `name` says that it is written like a name.
    """

    start: int
    end: int
    key: str
    lower: str
    name: bool
    number: float | None = None


@cache
def _stemmer() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer("english")


@lru_cache(maxsize=1 << 17)
def stem(lower: str) -> str:
    """The stem of a lower-case English word (Porter 2001, Snowball “english”)."""
    return str(_stemmer().stemWord(lower))


@lru_cache(maxsize=1 << 17)
def _word_form(surface: str) -> tuple[str, str]:
    if surface[0].isdecimal():
        return f"{float(surface.replace(',', '')):g}", surface
    lower = _POSSESSIVE.sub("", surface.lower()).replace("’", "'").replace(".", "")
    plain = lower if lower.isascii() else "".join(c for c in normalize("NFD", lower) if not combining(c))
    return ("u.s." if surface in ("US", "U.S.") else stem(plain)), lower


def keys(text: str) -> list[str]:
    """The stems of a text, quickly and roughly: numbers written in several words stay apart."""
    return [_word_form(surface)[0] for surface in _WORD.findall(text)]


def lowered(text: str) -> frozenset[str]:
    """The different words of a text in lower case."""
    return frozenset(_word_form(surface)[1] for surface in _WORD.findall(text))


def words(text: str) -> tuple[Word, ...]:
    """The words of a claim, in time linear in its length: a number in words (“five thousand”) is one, accents go."""
    numbers, joining = kind("number"), kind("scale").keys() | kind("fraction").keys()
    found: list[Word] = []
    for match in _WORD.finditer(text):
        surface = match[0]
        key, lower = _word_form(surface)
        value = float(key) if surface[0].isdecimal() else numbers.get(lower)
        word = Word(match.start(), match.end(), key, lower, surface[0].isupper(), value)
        if found and found[-1].number is not None and (value is not None or lower in joining):
            word = _joined(found, word)
        found.append(word if word.number is None else word._replace(key=f"{word.number:g}", name=False))
    return tuple(found)


def _joined(found: list[Word], word: Word) -> Word:
    """`word` with the number before it taken in, where the two are one: “twenty five”, “3.6 billion”, “two thirds”."""
    last = found[-1]
    value = _product(last, word)
    if value is None:
        return word
    found.pop()
    return Word(last.start, word.end, "", f"{last.lower} {word.lower}", False, value)


def _product(last: Word, word: Word) -> float | None:
    assert last.number is not None
    if word.lower in kind("scale"):
        return last.number * kind("scale")[word.lower]
    if word.lower in kind("fraction") and last.lower in kind("number"):
        return round(last.number * kind("fraction")[word.lower], 1)
    tens = last.lower in kind("number") and 20 <= last.number <= 90
    return last.number + word.number if tens and word.number is not None and 0 < word.number < 10 else None
