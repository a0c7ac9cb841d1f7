"""Who does what to whom: “A beat B” against “B beat A”, with the same words in both."""

from __future__ import annotations

from functools import lru_cache

from provenance.claims.claim_lexicon import kind, verbs
from provenance.claims.form import CONTENT, Form, weigh

MOST_BEFORE = 4
"""Longest subject that is searched for, in words."""


def exchanged(a: Form, b: Form) -> tuple[str, str] | None:
    """The subjects of a verb in both, where the subject of one is the object of the other.

    Both must be in the active voice or both in the passive; “A met B” is “B met A”.
    """
    for key, x in _verbs(a).items():
        y = _verbs(b).get(key)
        if y is not None and _turned(a, x, b, y):
            return a.text(0, x), b.text(0, y)
    return None


@lru_cache(maxsize=1 << 14)
def _verbs(form: Form) -> dict[str, int]:
    """The verbs that may have a subject before them and occur only once, by their keys, with their places."""
    places = range(1, min(len(form.keys), 2 * MOST_BEFORE + 1))
    return {form.keys[at]: at for at in places if _is_verb(form, at) and form.keys.count(form.keys[at]) == 1}


def _is_verb(form: Form, at: int) -> bool:
    word = form.words[at]
    return (
        (word.key in verbs() or word.lower.endswith("ed"))
        and not word.name
        and weigh(word.key) >= CONTENT
        and form.words[at - 1].lower not in kind("article")
        and word.lower not in kind("mutual")
    )


def _turned(a: Form, x: int, b: Form, y: int) -> bool:
    before, other = _content(a, 0, x), _content(b, 0, y)
    if max(len(before), len(other)) > MOST_BEFORE:
        return False
    before, other = before - other, other - before
    if not before or not other:
        return False
    crossed = before <= _content(b, y + 1, len(b.words)) and other <= _content(a, x + 1, len(a.words))
    return crossed and _passive(a, x) == _passive(b, y)


def _content(form: Form, first: int, last: int) -> set[str]:
    return {key for key in form.keys[first:last] if weigh(key) >= CONTENT}


def _passive(form: Form, at: int) -> bool:
    return any(word.lower in kind("passive") for word in form.words[max(0, at - 2) : at])
