"""Phrases that name no source: things that only show something, dates, a verb taken for a name."""

from __future__ import annotations

from provenance.lexicon.sources import word_set
from provenance.sources.reference.phrases import Phrase

_SHOWING = word_set("showing")
_DEMONSTRATIVE = frozenset(("this", "that", "these"))
_DATES = word_set("dates")
_ABSTRACT = tuple(word_set("abstract_endings"))
_SIDES = word_set("sides")
"""Those that only look abstract: “the *defence* said”."""


def is_no_source(phrase: Phrase, lemma: str, *, sure: bool) -> bool:
    """“The deployment underscores …”, “this suggests …”: a thing that shows something has not said it. Where the rules
    are sure that somebody speaks, only “this” and the like are such things."""
    if phrase.kind == "pronoun":
        return lemma in _SHOWING and (phrase.head in _DEMONSTRATIVE or (phrase.head == "it" and not sure))
    if sure:
        return False
    if phrase.kind != "description" or phrase.noun is not None:
        return False
    if phrase.head in _DATES or phrase.head[:1].isdigit() or phrase.text.split(" ")[0].rstrip(".").lower() in _DATES:
        return True
    return lemma in _SHOWING or (phrase.head.endswith(_ABSTRACT) and phrase.head not in _SIDES)
