"""Acts whose verb or noun has a preposition after it: “*responded to* a fire”, “made the remarks *at* a rally”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.lexicon import tags, word_set
from provenance.text.noun_phrases import phrase_right
from provenance.text.source_phrases import head_of, is_occasion, kind_of

if TYPE_CHECKING:
    from provenance.rules.cue_context import CueContext

_CALLS = word_set("calls")
"""What officers respond to by going there."""
_CIRCUMSTANTIAL = word_set("adjunct_prepositions")
_GIVEN = frozenset(("the", "these", "those", "this", "such", "his", "her", "their"))
"""What opens the noun after “made” if the reader knows of it."""


def is_linked_act(context: CueContext) -> bool:
    """Whether a cue in a frame with a preposition describes an act."""
    return _is_sent(context) or _is_deed(context) or _points_back(context)


def _is_sent(context: CueContext) -> bool:
    """“Officers *responded to a report* of a theft”: they went there; “its arm *points to* the sea”."""
    tokens = context.text.tokens
    if context.frame != "p:to":
        return False
    if context.lemma == "point":
        return context.subject is not None and kind_of(tokens, *context.subject) == "thing"
    end = phrase_right(tokens, context.after + 1, context.last)
    called = end > context.after + 1 and head_of(tokens, context.after + 1, end).lower.removesuffix("s") in _CALLS
    negated = any(t.tag & tags.NEG for t in tokens[context.group : context.head])
    return context.lemma == "respond" and called and not negated


def _points_back(context: CueContext) -> bool:
    """“Bell *made the remarks* at a rally”: when or where something was said that was told before; not “made the
    remarks about …”, “on taxes”."""
    tokens, preposition = context.text.tokens, context.frame.partition(":")[2]
    if context.kind != "light" or tokens[context.head + 1].lower not in _GIVEN or preposition not in _CIRCUMSTANTIAL:
        return False
    end = phrase_right(tokens, context.after + 1, context.last)
    return preposition != "on" or tokens[end - 1].tag & tags.TIME > 0 or is_occasion(tokens, context.after, end)


def _is_deed(context: CueContext) -> bool:
    """“responded *by closing* the gate”, “is *appealing against* his conviction”."""
    by = context.frame == "p:by" and context.after + 1 < context.last
    means = by and context.text.tokens[context.after + 1].tag & tags.ING
    return bool(means) or (context.lemma == "appeal" and context.frame == "p:against")
