"""Whether a bare form is the verb of a plural: “They *reject* the plan, saying …”.

All functions take the document's tokens and work on half-open ranges of token indices.
"""

from __future__ import annotations

from collections.abc import Sequence

from provenance.lexicon import tags, word_set
from provenance.lexicon.verbs import cue_nouns
from provenance.text.groups import PLURALS
from provenance.text.phrase_starts import phrase_start
from provenance.text.subject_extent import SINGULAR, widened
from provenance.text.tokens import Token

_NO_VERB = tags.PREP | tags.CAP | tags.AUX | tags.TIME | tags.TIMENOUN
_AFTER_VERB = tags.DETERMINER | tags.PERS | tags.PREP | tags.PUNCT | tags.CAP | tags.SUB | tags.WH
_OPENS_CLAUSE = tags.PUNCT | tags.CC | tags.SUB
_QUANTITIES = word_set("quantities")


def is_present_plural(tokens: Sequence[Token], k: int, first: int, end: int) -> bool:
    """“They *reject* it, saying …”, “Critics of the bill *want* a vote and say …”, “It is shut, police *say*, citing
    two aides”: a bare form that is the verb of a plural with which a clause before `end` opens."""
    if not first < k < len(tokens) - 1 or not tokens[k].tag & tags.BASE or tokens[k].tag & _NO_VERB:
        return False
    if tokens[k + 1].text == "," and k != end - 2:
        return False  # “The road, *they say*, was shut”
    last = k - 1
    while last > first and tokens[last].tag & tags.PUREADV and not tokens[last].tag & tags.CAP:
        last -= 1
    if tokens[last].tag & tags.SUBJ:
        return not tokens[last].tag & tags.DET and tokens[last].lower not in SINGULAR
    if not tokens[k + 1].tag & _AFTER_VERB and tokens[k].lower in cue_nouns():
        return False  # “police *report* forms”
    start = phrase_start(tokens, last, first)
    start = None if start is None else widened(tokens, start, last, first)
    if start is None or not _is_many(tokens, start, last) or any(_acts(tokens, j) for j in range(start + 1, last + 1)):
        return False
    return start == first or bool(tokens[start - 1].tag & _OPENS_CLAUSE) or tokens[start - 1].lower == "that"


def _acts(tokens: Sequence[Token], j: int) -> bool:
    """Whether the word at `j` is a verb rather than part of a noun phrase: “allies *speak* in one voice”."""
    tag, bare = tokens[j].tag, tokens[j].tag & tags.BASE and not tokens[j - 1].tag & tags.GOVERNS
    return bool(tag & (tags.AUX | tags.PAST | tags.REL) or bare) and not tag & tags.CAP


def _is_many(tokens: Sequence[Token], start: int, last: int) -> bool:
    """Whether a phrase is a plural, by its head or by what it is joined of."""
    last = next((j - 1 for j in range(start + 1, last) if tokens[j].tag & tags.PREP), last)
    token = tokens[last]
    if token.tag & tags.CAP and last > start:
        return any(t.lower == "and" for t in tokens[start:last])
    return token.lower.endswith(PLURALS) or token.lower in _QUANTITIES
