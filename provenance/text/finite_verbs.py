"""Whether a word is a finite verb, and not a plural that looks like one.

All functions take the document's tokens and work on half-open ranges of token indices.
"""

from __future__ import annotations

from collections.abc import Sequence

from provenance.lexicon import tags, word_set
from provenance.lexicon.nouns import source_nouns
from provenance.lexicon.verbs import cue_nouns
from provenance.text.tokens import Token, is_genitive

_BARE_CLAUSE = word_set("bare_clause")
_NO_VERB = tags.PREP | tags.CAP
_NO_PLURAL = tags.AUX | tags.PAST
_NOT_FINITE = word_set("not_finite")
_NO_MODIFIER = tags.CAP | tags.PERS | tags.DET | tags.PUNCT | tags.REL | tags.OBJ
_CLAUSE_OPENERS = word_set("clause_openers")
_CAMPS = word_set("camps")
_AFTER_VERB = tags.DET | tags.POSS | tags.PERS | tags.REL | tags.SELFSUBJ
_AFTER_PAST = _AFTER_VERB | tags.PREP | tags.SUB
_CLOSERS = ("”", "’", '"', "'")


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
    if before.text in ("’", "'") or is_genitive(before) or is_compound(tokens, k, first):
        return True
    if [token.lower for token in tokens[k + 1 : k + 3]] == ["such", "as"]:
        return True  # “former *stars* such as Bell”
    if k - 2 < first or not tokens[k - 2].tag & tags.PREP or tokens[k - 2].lower in _CLAUSE_OPENERS:
        return False
    after = tokens[k + 1].tag if k + 1 < len(tokens) else tags.PUNCT
    if before.lower in _CAMPS:
        return bool(after & (tags.PUNCT | tags.PREP | tags.CC))  # “of Democratic *debates* and”
    return not before.tag & _NO_MODIFIER and bool(after & (tags.PUNCT | tags.PREP))


def is_compound(tokens: Sequence[Token], k: int, first: int) -> bool:
    """“robbery and weapon *charges*”, “social media *posts*”: a thing in the singular without an article says
    nothing."""
    before = tokens[k - 1]
    if k - 2 <= first or before.lower == "media":
        return k > 1 and tokens[k - 2].lower == "social"
    bare = before.tag == tags.WORD and not before.lower.endswith("s") and before.lower not in source_nouns()
    joined = bool(tokens[k - 2].tag & tags.CC) and tokens[k].lower in cue_nouns()
    return bare and joined and tokens[min(k + 1, len(tokens) - 1)].lower != "that"


def is_verb_of_genitive(tokens: Sequence[Token], k: int, last: int) -> bool:
    """Whether the word at `k`, after a capitalised genitive, is its verb: “Moody’s *said*”, “Lloyd’s *warned* of”, “…,”
    *Macy’s added*; not a noun (“Lund’s *claims*”) or a participle before one (“Lund’s *proposed* wall”)."""
    token, after = tokens[k], tokens[k + 1].tag if k + 1 < last else tags.PUNCT
    if not token.tag & tags.FINITE or token.tag & tags.CAP or token.lower in cue_nouns() or token.lower in _NOT_FINITE:
        return False
    if token.tag & tags.AUX or token.lemma in ("say", "tell") or not token.tag & (tags.PART | tags.THIRD):
        return True
    speaks = bool(token.tag & tags.CUE and token.tag & tags.PAST)
    quoted = speaks and k > 1 and tokens[k - 2].text in _CLOSERS and bool(after & tags.PUNCT)
    return quoted or bool(after & (_AFTER_PAST if speaks else _AFTER_VERB))


def tells_clause(token: Token) -> bool:
    """“said”, “believes”: a finite verb after which a bare clause is likelier than an object."""
    finite = token.tag & tags.CUE and token.tag & (tags.INFLECTED | tags.BASE)
    return bool(finite) and token.lemma in _BARE_CLAUSE
