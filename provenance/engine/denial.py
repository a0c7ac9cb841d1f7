"""Cues whose subject is nobody: “no official said that …” denies that it was said and attributes it to no one."""

from __future__ import annotations

from provenance.lexicon import tags, word_set
from provenance.lexicon.classes import classes_that
from provenance.rules.rule import Candidate

_SPEAKS = classes_that("speaks")
_PRONOUNS = frozenset((("no", "one"), ("no-one",), ("nobody",), ("nothing",)))


def denial(candidate: Candidate) -> str:
    """Why a candidate attributes nothing though its rule fits; empty if it does. Some attitudes stay: “no farmer
    expects to see it again” tells what farmers expect; “no one knows why” tells nothing, and “nobody” is nobody."""
    if candidate.source is None or not _is_nobody(candidate):
        return ""
    known = candidate.key[1] in _SPEAKS or candidate.key[0] == "know"
    words = tuple(token.lower for token in candidate.context.text.tokens[slice(*candidate.source)])
    if not known and words not in _PRONOUNS:
        return ""
    return "a denial that anybody said so"


def _is_nobody(candidate: Candidate) -> bool:
    """“no one”, “neither”, “not one of them”, “few would”; not “No 10” and “No Labels”, which are names."""
    tokens, (start, end) = candidate.context.text.tokens, candidate.source or (0, 0)
    word, following = tokens[start].lower, tokens[min(start + 1, end - 1)]
    if word in word_set("denials"):
        return end - start == 1 or not following.tag & (tags.CAP | tags.NUM) or word == "neither"
    if word == "not":
        return following.lower in ("a", "many", "one")
    return word == "few" and any(token.tag & tags.MODAL for token in tokens[candidate.cue[0] : candidate.context.head])
