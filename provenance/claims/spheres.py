"""Sources and holders of plans that bear no name: “the council” and “the developer” are two, “the council” and
“officials” may be one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from provenance.claims.form import CONTENT, Form, weigh
from provenance.claims.normalise import keys
from provenance.claims.spelling import folded
from provenance.lexicon import read_table
from provenance.lexicon.verbs import cue_verbs, forms

_HOLDING = ("accuse", "ask", "attitude", "commit", "deny", "desire", "mental", "refuse")
"""Classes of cue verbs whose subject is part of the claim: “*residents* fear that the wells will dry up”."""


@lru_cache(maxsize=1 << 12)
def are_two(one: str, other: str) -> bool:
    """Whether two descriptions certainly mean two sources: no sphere is common to their nouns."""
    return _apart(_spheres_of(keys(one)), _spheres_of(keys(other)))


def two_holders(a: Form, b: Form) -> tuple[str, str] | None:
    """Who plans, wants, fears or rejects something in each of two claims, if these are certainly two."""
    x, y = _holder(a), _holder(b)
    return (a.text(0, x), b.text(0, y)) if _apart(_spheres_of(a.keys[:x]), _spheres_of(b.keys[:y])) else None


@lru_cache(maxsize=1 << 14)
def _holder(form: Form) -> int:
    """How many words are before the first verb that makes its subject a holder; 0 if there is no such verb."""
    return next((i for i, key in enumerate(form.keys) if key in _holding() and key not in _spheres()), 0)


@cache
def _holding() -> frozenset[str]:
    lemmas = [lemma for lemma, cue in cue_verbs().items() if cue.kind in _HOLDING and lemma.isalpha()]
    return frozenset(folded(form) for lemma in lemmas for form in forms(lemma))


def _apart(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one) and bool(other) and one.isdisjoint(other)


def _spheres_of(words: Sequence[str]) -> frozenset[str]:
    """The spheres of the head noun, the last of the first nouns that have one: “the *hospital workers* of Orrin”. None
    if another noun follows: “government critics”, “a union official”."""
    known = _spheres()
    head = next((i for i, key in enumerate(words) if key in known), len(words))
    while head + 1 < len(words) and words[head + 1] in known:
        head += 1
    ends = head + 1 >= len(words) or weigh(words[head + 1]) < CONTENT
    return known[words[head]] if head < len(words) and ends else frozenset()


@cache
def _spheres() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for noun, spheres in read_table("spheres"):  # “village” and “villager” have one stem
        found[folded(noun)] = found.get(folded(noun), frozenset()).union(spheres.split("|"))
    return found
