"""Whether a word is a finite verb, and not a plural that looks like one.

All functions take the document's tokens and work on half-open ranges of token indices.
"""

from __future__ import annotations

from collections.abc import Sequence

from provenance.lexicon import tags, word_set
from provenance.text.tokens import Token, is_genitive

_NO_VERB = tags.PREP | tags.CAP
_NO_PLURAL = tags.AUX | tags.PAST
_NOT_FINITE = word_set("not_finite")
_NO_MODIFIER = tags.CAP | tags.PERS | tags.DET | tags.PUNCT | tags.REL | tags.OBJ
_CLAUSE_OPENERS = word_set("clause_openers")
_CAMPS = word_set("camps")


def is_finite(tokens: Sequence[Token], k: int, first: int) -> bool:
    """Whether the word at `k` in a sentence that begins at `first` is a finite verb."""
    tag = tokens[k].tag
    if not tag & tags.FINITE or tag & _NO_VERB or tokens[k].lower in _NOT_FINITE:
        return False
    if tag & tags.THIRD and not tag & _NO_PLURAL and _is_plural(tokens, k, first):
        return False
    return bool(tag & tags.AUX) or not tokens[k - 1].tag & tags.GOVERNS


def _is_plural(tokens: Sequence[Token], k: int, first: int) -> bool:
    """“the mayor’s *comments*”, “on river *issues*,”: a plural that looks like a verb, after a possessive or at the end
    of a prepositional phrase."""
    before = tokens[k - 1]
    if before.text in ("’", "'") or is_genitive(before):
        return True
    if k - 2 < first or not tokens[k - 2].tag & tags.PREP or tokens[k - 2].lower in _CLAUSE_OPENERS:
        return False
    after = tokens[k + 1].tag if k + 1 < len(tokens) else tags.PUNCT
    if before.lower in _CAMPS:
        return bool(after & (tags.PUNCT | tags.PREP | tags.CC))  # “of Democratic *debates* and”
    return not before.tag & _NO_MODIFIER and bool(after & (tags.PUNCT | tags.PREP))
