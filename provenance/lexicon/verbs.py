"""Forms of English verbs: base, third person, past, -ing, past participle."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple, cast, get_args

from provenance.lexicon import checked, read_table
from provenance.lexicon.classes import cue_classes
from provenance.model import Stance

_VOWELS = "aeiou"
_DOUBLED = frozenset(
    "abhor acquit admit allot commit compel concur control demur deter dispel embed equip expel extol incur infer "
    "kidnap occur omit outstrip overlap patrol permit prefer propel quip rebel rebut recur refer regret repel submit "
    "transfer transmit".split()
)
"""Verbs with more than one vowel whose final consonant doubles: the last syllable is stressed."""


class Cue(NamedTuple):
    """A verb that can introduce an attribution: its class and the stance it lends."""

    lemma: str
    kind: str
    stance: Stance


@cache
def cue_verbs() -> dict[str, Cue]:
    """Lemma → `Cue`. Raises `LexiconError` for a class that `cue_classes.tsv` does not have."""
    return {lemma: _cue(lemma, kind, stance) for lemma, kind, stance, *_ in read_table("cue_verbs")}


def _cue(lemma: str, kind: str, stance: str) -> Cue:
    return Cue(lemma, checked(kind, cue_classes(), f"cue_verbs.tsv, {lemma}"), _stance(lemma, stance))


def _stance(lemma: str, stance: str) -> Stance:
    return cast("Stance", checked(stance, get_args(Stance), f"cue_verbs.tsv, {lemma}"))


@cache
def phrasal_cues() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Head verb → the words that must follow it, longest first: “make” → (“it”, “clear”), (“clear”,)."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for lemma, cue in cue_verbs().items():
        head, *rest = lemma.split(" ")
        if rest and cue.kind != "light":
            table.setdefault(head, []).append(tuple(rest))
    return {head: tuple(sorted(tails, key=lambda t: (-len(t), t))) for head, tails in table.items()}


@cache
def cue_nouns() -> dict[str, str]:
    """Form → lemma of the nouns that attribute as the object of a light verb: “promises” → “promise (noun)”."""
    lemmas = [lemma for lemma, cue in cue_verbs().items() if cue.kind == "light"]
    bare = {lemma: lemma.removesuffix(" (noun)") for lemma in lemmas}
    return {form: lemma for lemma in lemmas for form in (bare[lemma], _third(bare[lemma]))}


@cache
def irregular() -> dict[str, tuple[str, ...]]:
    """Base → the five forms, for verbs that do not follow the rules."""
    return {row[0]: row for row in read_table("irregular_verbs")}


def forms(base: str) -> tuple[str, str, str, str, str]:
    """The five forms of a verb, by table or by rule."""
    if base in irregular():
        row = irregular()[base]
        return row[0], row[1], row[2], row[3], row[4]
    past = _suffixed(base, "ed")
    return base, _third(base), past, _suffixed(base, "ing"), past


def british(base: str) -> tuple[str, ...]:
    """The past and the -ing form of a verb in British spelling, if it differs: “signalled”, “signalling”."""
    if base in irregular() or base[-1] != "l" or base[-2] not in _VOWELS or base[-3] in _VOWELS or _doubles(base):
        return ()
    return base + "led", base + "ling"


def _third(base: str) -> str:
    if base.endswith(("s", "x", "z", "ch", "sh")):
        return base + "es"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ies"
    return base + "es" if base.endswith("o") and base[-2] not in _VOWELS else base + "s"


def _suffixed(base: str, suffix: str) -> str:
    if base.endswith("e") and not (suffix == "ing" and base.endswith(("ee", "oe", "ye"))):
        stem = base[:-1]
        return stem + suffix
    if base.endswith("y") and base[-2] not in _VOWELS and suffix == "ed":
        return base[:-1] + "ied"
    return base + base[-1] + suffix if _doubles(base) else base + suffix


def _doubles(base: str) -> bool:
    """Whether the final consonant doubles: in words of one syllable, and in those stressed on the last."""
    if base in _DOUBLED:
        return True
    short = sum(letter in _VOWELS for letter in base) == 1
    return (
        short and len(base) > 2 and base[-1] not in _VOWELS + "wxyh" and base[-2] in _VOWELS and base[-3] not in _VOWELS
    )
