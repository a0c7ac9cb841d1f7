"""What a court or a meeting does with what is before it: “the *court dismissed the appeal*”, “the *jury heard* it”."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from provenance.lexicon import tags, word_set
from provenance.text.noun_phrases import phrase_right
from provenance.text.source_phrases import head_of

if TYPE_CHECKING:
    from provenance.rules.cue_context import CueContext

_COURT_VERBS, _COURTS = word_set("court_verbs"), word_set("courts")
_HEARERS = _COURTS | word_set("hearers")
_ORDERS, _PLEADINGS = word_set("orders"), word_set("pleadings")
_HEARD = ("that", "clause", "final", "final-quote", "quote", "colon", "wh")


def is_court_act(context: CueContext, frame: str) -> bool:
    """Whether the verb in a context, with this frame, tells what a court decides or where something is heard."""
    if context.lemma in _COURT_VERBS and not _is_before_court(context, frame):
        return True
    order = context.lemma in _ORDERS and (frame == "np" or context.frame == "pass-by")
    return (order and _is_order(context)) or _serves_notice(context)


def has_hearer(context: CueContext) -> bool:
    """Whether the subject is a court or a meeting: what it hears is said before it."""
    return context.subject is not None and head_of(context.text.tokens, *context.subject).lower in _HEARERS


def _is_before_court(context: CueContext, frame: str) -> bool:
    """“The *jury heard that* …”, “…, the *council heard*”: said there; “they heard that …” implies no speaker."""
    return context.form == "finite" and frame in _HEARD and has_hearer(context)


def _is_order(context: CueContext) -> bool:
    """“The *court dismissed the appeal*”: what a court does with what is before it; not if it gives its reasons in a
    participle (“…, *saying* it was late”)."""
    tokens, start = context.text.tokens, context.after + (context.frame == "pass-by")
    end = phrase_right(tokens, start, context.last)
    if context.subject is None or end == start or _says_why(context, end):
        return False
    sides = context.subject, (start, end)
    court, matter = sides if context.form == "finite" else sides[::-1]
    seeking = next((k for k in range(matter[0] + 1, matter[1]) if tokens[k].tag & tags.ING), matter[1])
    pleading = head_of(tokens, matter[0], seeking).lower.removesuffix("s") in _PLEADINGS
    return pleading and head_of(tokens, *court).lower in _COURTS


def _says_why(context: CueContext, start: int) -> bool:
    tokens = context.text.tokens[start : context.last]
    return any(a.text == "," and b.tag & tags.CUE and b.tag & tags.ING for a, b in pairwise(tokens))


def _serves_notice(context: CueContext) -> bool:
    """“The *court issued notices* to the council”; nor is “notices” a verb there, and who saw what “was *noticed by*
    the bank” has not said so."""
    if context.lemma == "notice (noun)":
        return has_hearer(context)
    before = context.text.tokens[context.head - 1] if context.head > context.first else None
    if context.lemma == "notice" and context.frame == "pass-by":
        return True
    return context.lemma == "notice" and before is not None and bool(before.tag & tags.LIGHT)
