"""One word in several spellings: honour and honor, knew and know, Kyiv and Kiev, al-Qadiri and al-Kadiri."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any
from unicodedata import combining, normalize

from provenance.lexicon import read_table

_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th"})
"""Letters that do not decompose into plain ones."""
_ISE = re.compile(r"(?<=[a-z]{3})is(?=(?:e[ds]?|ers?|ing|ations?)$)")
"""“organise”: for words like “promise” the resulting spelling is wrong, but it is the same on both sides."""
_Q = re.compile(r"q(?!u)")
_SKI = re.compile(r"sk(?:y+|i[yij]?)$")


@lru_cache(maxsize=1 << 17)
def folded(lower: str) -> str:
    """The key of a word in lower case: its stem, the same for all its spellings and for all forms of a verb."""
    plain = lower if lower.isascii() else unaccented(lower)
    found = stem(_ISE.sub("iz", _one_form().get(plain, plain)))
    return _SKI.sub("ski", _Q.sub("k", _one_stem().get(found, found)))


@lru_cache(maxsize=1 << 17)
def stem(lower: str) -> str:
    """The stem of a lower-case English word (Porter 2001, Snowball “english”)."""
    return str(_stemmer().stemWord(lower))


@lru_cache(maxsize=1 << 14)
def spelt(lower: str) -> str:
    """A word in one of its spellings, with its ending: removes what makes no difference in a quotation."""
    if lower.startswith(tuple(_spellings())):
        one = next(one for one in _spellings() if lower.startswith(one))
        return _spellings()[one] + lower[len(one) :]
    return _ISE.sub("iz", lower)


def unaccented(lower: str) -> str:
    """A word in lower case without its accents."""
    return "".join(c for c in normalize("NFD", lower.translate(_LETTERS)) if not combining(c))


@cache
def _stemmer() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer("english")


@cache
def _one_form() -> dict[str, str]:
    """Irregular verb forms, and names, each with the form that stands for all."""
    verbs = {form: row[0] for row in read_table("irregular_verbs") for form in row[1:]}
    return verbs | _pairs("name_forms")


@cache
def _one_stem() -> dict[str, str]:
    return {stem(one): stem(other) for one, other in _spellings().items()}


@cache
def _spellings() -> dict[str, str]:
    return _pairs("spellings")


def _pairs(table: str) -> dict[str, str]:
    return {row[0]: row[1] for row in read_table(table)}
