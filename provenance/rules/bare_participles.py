"""Participles that look like a finite verb and describe the noun before them: “storms *blamed for* a death”."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.lexicon import tags, word_set
from provenance.text.noun_phrases import phrase_right
from provenance.text.subjects import subject_left

if TYPE_CHECKING:
    from provenance.rules.cue_context import CueContext

_BLAMED = word_set("blamed")
"""Verbs that need the one they are about: “blamed *him* for it”."""
_DUBBING = word_set("dubbing")
_HELD_TO = word_set("held_to")
"""Verbs that take “to be” only with an object or in the passive."""
GAP_WORDS = frozenset(("that", "what", "which", "whom"))
"""Relative pronouns that stand for the object of the verb: “*which* he denies”."""


def is_bare_participle(context: CueContext) -> bool:
    """Whether the past form at the head of a context lacks the auxiliary, or the object, that a finite verb would have:
    “a claim *not recognized* abroad”."""
    negated = context.text.tokens[context.head - 1].lower == "not"
    return negated or _lacks_object(context) or _names_before(context) or _is_held_to(context)


def _is_held_to(context: CueContext) -> bool:
    """“a car *believed to be* worth millions”: nobody “believes to be”."""
    if context.lemma not in _HELD_TO:
        return False
    following = [t.lower for t in context.text.tokens[context.cue_end : min(context.cue_end + 2, context.last)]]
    return following in (["to", "be"], ["to", "have"])


def _lacks_object(context: CueContext) -> bool:
    """“storms *blamed for* a death”: whom somebody blames would come between; not “whom he *blamed for* it”."""
    if context.lemma not in _BLAMED or not _links(context):
        return False
    tokens = context.text.tokens
    subject = subject_left(tokens, context.group, context.first)
    if subject is None or tokens[subject[0]].tag & (tags.PERS | tags.REL):
        return subject is None
    before = tokens[subject[0] - 1].lower if subject[0] > context.first else ""
    return before not in GAP_WORDS and before != "who"


def _names_before(context: CueContext) -> bool:
    """“officials, *called superdelegates*, have a vote”: what the noun before the commas is called."""
    tokens, last = context.text.tokens, context.last
    if context.lemma not in _DUBBING or context.group <= context.first or tokens[context.group - 1].text != ",":
        return False
    end = phrase_right(tokens, context.cue_end, last)
    named = context.cue_end < end < last and not tokens[context.cue_end].tag & tags.PREP
    return named and tokens[end].text == ","


def _links(context: CueContext) -> bool:
    end = context.cue_end
    return end < context.last and context.text.tokens[end].lower in ("for", "of", "with")
