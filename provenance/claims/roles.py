"""Who does it to whom: “A beat B” against “B beat A”, with the same words in each."""

from __future__ import annotations

from provenance.claims.claim_lexicon import kind, verbs
from provenance.claims.form import CONTENT, Form, weigh

MOST_BEFORE = 4
"""A subject of more words is not looked for."""


def exchanged(a: Form, b: Form) -> tuple[str, str] | None:
    """The subjects of a verb that both have, where the subject of the one is the object of the other.

    Both must be in the active voice or both in the passive; “A met B” is “B met A”.
    """
    for key in a.keys:
        if key in b.weight and weigh(key) >= CONTENT:
            x, y = _verb(a, key), _verb(b, key)
            if x is not None and y is not None and _turned(a, x, b, y):
                return a.text(0, x), b.text(0, y)
    return None


def _verb(form: Form, key: str) -> int | None:
    """The place of a verb with this key, if the key stands there only."""
    at = form.keys.index(key)
    word = form.words[at]
    alone = form.keys.count(key) == 1 and 0 < at <= 2 * MOST_BEFORE
    return (
        at
        if alone
        and not word.name
        and form.words[at - 1].lower not in kind("article")
        and (word.key in verbs() or word.lower.endswith("ed"))
        and word.lower not in kind("mutual")
        else None
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
