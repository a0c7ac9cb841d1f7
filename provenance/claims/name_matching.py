"""Names that two articles give to one person, organisation or place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import groupby

from provenance.claims.claim_lexicon import kind
from provenance.claims.spelling import folded, unaccented
from provenance.lexicon import read_table
from provenance.lexicon.short_names import full_names, plain

_WORD = re.compile(r"[^\W_]+")
_SMALL = frozenset(("the", "of", "and", "for", "a", "an", "s"))

Name = tuple[str, ...]
"""The words of a name in lower case, without accents, titles and short function words."""


@lru_cache(maxsize=1 << 14)
def name_of(name: str) -> Name:
    """The words of a name; for a short name in the lexicon, the words of the full one."""
    known = full_names().get(plain(name).removeprefix("the "), name)
    words = [word for word in _WORD.findall(unaccented(plain(known))) if word not in _SMALL]
    return tuple(word for word in words if word not in kind("title")) or tuple(words)


@lru_cache(maxsize=1 << 14)
def one_name(x: Name, y: Name) -> bool:
    """Whether these are two forms of one name: other spellings, the family name first, an acronym, a part at one
    end."""
    a, b = _keys(x), _keys(y)
    return a == b or {*a} == {*b} or _short_for(x, y) or _short_for(y, x) or _transliterated(x, y)


def _transliterated(x: Name, y: Name) -> bool:
    """“al-Zawahri” for “al-Zawahiri”: Arabic names, since the script shows few vowels."""
    particles = kind("particle").keys()
    if {*x}.isdisjoint(particles) or {*y}.isdisjoint(particles):
        return False
    return _consonants(x) == _consonants(y)


def _consonants(name: Name) -> str:
    spelt = "".join(word for word in _keys(name) if word not in kind("particle"))
    return "".join(letter for letter, _ in groupby(c for c in spelt if c not in "aeiouyw"))


def may_be_one(given: str, other: str) -> bool:
    """Whether two given names in lower case may be one person's: “Liz” and “Elizabeth”, “J.” and “John”."""
    initial = given[:1] == other[:1] and min(len(given), len(other)) <= 2
    return initial or folded(given) == folded(other) or not _in_full(given).isdisjoint(_in_full(other))


def is_acronym(short: str, words: Sequence[str]) -> bool:
    """Whether the initials of some words make up a short name. All in lower case."""
    return len(words) > 1 and short == "".join(word[0] for word in words)


def _short_for(short: Name, full: Name) -> bool:
    """“NIS” for “National Intelligence Service”, “Lavrov” for “Sergei Lavrov”, “Yonhap” for “Yonhap News Agency”."""
    if len(short) == 1 and is_acronym(short[0], full):
        return True
    a, b = _keys(short), _keys(full)
    return bool(a) and len(a) < len(b) and (b[-len(a) :] == a or b[: len(a)] == a)


@lru_cache(maxsize=1 << 14)
def _keys(name: Name) -> Name:
    return tuple(map(folded, name))


@lru_cache(maxsize=1 << 12)
def _in_full(given: str) -> frozenset[str]:
    return frozenset((given, *_nicknames().get(given, ())))


@cache
def _nicknames() -> dict[str, tuple[str, ...]]:
    return {row[0]: tuple(row[1].split("|")) for row in read_table("nicknames")}
