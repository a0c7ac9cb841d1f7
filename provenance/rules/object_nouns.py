"""Words that look like a verb and are not one: part of an object, of a subject whose verb comes right after them, or of
what is said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.lexicon import tags, word_set
from provenance.lexicon.labels import role_kinds
from provenance.lexicon.verbs import cue_nouns, phrasal_cues
from provenance.text.tokens import Token

if TYPE_CHECKING:
    from provenance.rules.cue_context import CueContext

_ALLEGING, _BARE_CLAUSE = word_set("alleging"), word_set("bare_clause")
_NO_ADJECTIVE = tags.VERB | tags.CAP | tags.PUNCT | tags.PREP
_NO_PAST = tags.AUX | tags.CAP
_PARTISAN = word_set("camps") - {"labour"}


def is_part_of_object(context: CueContext) -> bool:
    """“issued *notices* to”, “renewed Republican *calls* for”, “to investigate *alleged* theft”, “initial *estimates*
    put the loss at”."""
    tokens, head = context.text.tokens, context.head
    token, before = tokens[head], tokens[head - 1]
    earlier = tokens[head - 2] if head - 2 >= context.first else before
    if token.tag & tags.THIRD and before.lower in _PARTISAN and earlier.tag & tags.VERB:
        return True
    if token.tag & tags.THIRD and before.tag & tags.PAST and not before.tag & _NO_PAST and head + 1 < context.last:
        after = tokens[head + 1]
        phrasal = (after.lower,) in phrasal_cues().get(token.lemma or "", ())
        if after.tag & tags.PREP and not phrasal:
            return True
    if token.tag & tags.THIRD and not before.tag & tags.CAP and _ends_participle_clause(context):
        return True
    alleged = token.lower in _ALLEGING and not before.tag & tags.CAP and earlier.lower == "to"
    return alleged or _governs(context, head + 1)


def _ends_participle_clause(context: CueContext) -> bool:
    """“Bell left, referring to some building *projects*.”: a plural at the end of a clause that a participle opens."""
    tokens, start = context.text.tokens, context.head - 1
    if context.lemma in _BARE_CLAUSE or not (context.head + 1 == context.last or _is_mark(tokens[context.head + 1])):
        return False
    while start > context.first and not _is_mark(tokens[start - 1]):
        start -= 1
    start += tokens[start].lower == "not"
    return start > context.first and start < context.head - 1 and bool(tokens[start].tag & tags.ING)


def _is_mark(token: Token) -> bool:
    return bool(token.tag & tags.PUNCT)


def _governs(context: CueContext, i: int) -> bool:
    """Whether a finite verb with an object follows what can be a noun."""
    text, token = context.text, context.text.tokens[context.head]
    if token.lower not in cue_nouns() or token.tag & tags.PAST or i + 1 >= context.last:
        return False
    if not text.tokens[i].tag & tags.INFLECTED or text.tokens[i].tag & (tags.AUX | tags.CAP):
        return False
    return bool(text.tokens[i + 1].tag & (tags.DETERMINER | tags.NUM)) or text.opens_quotation(i + 1)


def is_region(context: CueContext) -> bool:
    """“swing *states*”, “a red *state*”; not “the report *states*”, “the reports *state*”, “Bell *states*”."""
    tokens, head = context.text.tokens, context.head
    before, single = tokens[head - 1], tokens[head].lower == "states"
    if tokens[head].lower not in ("state", "states") or head == context.first or before.lower == "to":
        return False
    if before.tag & (tags.PERS | tags.REL | tags.PUREADV | tags.AUX) or (single and before.tag & tags.CAP):
        return False
    known = not role_kinds().keys().isdisjoint((before.lower, before.lower.removesuffix("s")))
    return not known or single == before.lower.endswith("s")


def is_predicative(context: CueContext) -> bool:
    """“were often long and *elaborate*”: an adjective joined to one after “be”."""
    tokens, head = context.text.tokens, context.head
    if head - 3 < context.first or tokens[head].tag & tags.INFLECTED or not tokens[head - 1].tag & tags.CC:
        return False
    verb = head - 3 - (tokens[head - 3].tag & (tags.ADV | tags.PUREADV) > 0)
    ends = head + 1 >= context.last or tokens[head + 1].text == ","
    return ends and not tokens[head - 2].tag & _NO_ADJECTIVE and bool(tokens[verb].tag & tags.BE)
