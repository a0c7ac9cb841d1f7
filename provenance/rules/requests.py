"""What is asked: of readers, who are bid to do it (nobody’s words), or of somebody by another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.lexicon import tags, word_set
from provenance.rules.adjuncts import after_adjuncts
from provenance.text.noun_phrases import phrase_right
from provenance.text.source_phrases import head_of

if TYPE_CHECKING:
    from provenance.rules.cue_context import CueContext

_GENERIC = word_set("generic")
_BIDDING = word_set("bidding")
_PRESENT = frozenset(("are", "is"))
_CALL_NUMBERS = word_set("call_numbers")


def is_bid(context: CueContext) -> bool:
    """“Anyone with information *should call* the police”: what people ought to do, not what they ask for."""
    tokens = context.text.tokens
    asked = context.lemma == "call" and any(tokens[k].tag & tags.MODAL for k in range(context.group, context.head))
    return asked and context.subject is not None and head_of(tokens, *context.subject).lower in _GENERIC


def is_request(context: CueContext) -> bool:
    """“Witnesses *are asked to* call, *quoting reference* 12”: what the readers are bid to do, and nobody’s words."""
    tokens, after = context.text.tokens, context.after
    if context.frame == "pass-to":
        return context.lemma == "ask" and tokens[context.group].lower in _PRESENT
    if context.form == "inf":
        bid = context.head - 2
        return bid > context.first and tokens[bid].lemma in _BIDDING and bool(tokens[bid - 1].tag & tags.BE)
    if context.lemma == "reference":
        return after < context.last and bool(tokens[after].tag & tags.NUM)
    if context.lemma != "quote":
        return False
    return any(t.lower in _CALL_NUMBERS for t in tokens[after : phrase_right(tokens, after, context.last)])


def question_after(context: CueContext, end: int) -> tuple[int, str] | None:
    """“asked *by Bell whether it was shut*, *to explain it*”: where the question begins, and its frame."""
    tokens, i = context.text.tokens, after_adjuncts(context.text, end, context.last, "ask", "ask")[0]
    if i + 1 < context.last and tokens[i].lower == "to":
        return i, "pass-to"
    return (i, "pass-wh") if i + 1 < context.last and tokens[i].tag & tags.WH else None
