"""The medium whose report an “according to” interrupts: “Politico reported, according to two aides, Bell left”."""

from __future__ import annotations

from provenance.lexicon import tags
from provenance.lexicon.classes import classes_that
from provenance.rules.cue_context import CueContext
from provenance.rules.rule import Relay, Rule
from provenance.text.groups import group_start
from provenance.text.subjects import subject_left

_SPEAKS = classes_that("speaks")


def propose(context: CueContext) -> Relay | None:
    tokens, text = context.text.tokens, context.text
    verb = context.head - 1 - (context.head > context.first and tokens[context.head - 1].text == ",")
    if verb <= context.first or not tokens[verb].tag & tags.CUE or not tokens[verb].tag & tags.INFLECTED:
        return None
    cue = text.cues.get(tokens[verb].lemma or "")
    subject = subject_left(tokens, group_start(tokens, verb, context.first), context.first)
    if cue is None or cue.kind not in _SPEAKS or subject is None:
        return None
    if any(t.tag & tags.PREP for t in tokens[subject[0] : verb]) and tokens[verb].tag & tags.THIRD:
        return None  # “information from the Gazette about the hacked *emails*”
    return Relay("REL07", context, (verb, context.head), subject, "outside", "medium")


RULE = Rule(
    id="REL07",
    name="The medium whose report an “according to” interrupts",
    frames=(),
    words=("according",),
    sees="A subject and a verb of speech right before “according to”.",
    why="The medium tells what the source of “according to” said: the link before that source.",
    limits="Only for media: “he left, Bell said, according to Reuters” is the other way round, and stands otherwise.",
    reference="Reuters Handbook of Journalism, on sourcing.",
    hits=(
        "[Politico] reported, according to two aides, Bell had left.",
        "[The Gazette] wrote, according to a clerk, the gate was shut.",
    ),
    misses=(
        ("The gate is shut, according to Reuters.", "no verb of speech before it"),
        ("Bell left, according to Reuters.", "no verb of speech before it"),
        ("He got information from the Gazette about the hacked emails, according to Bell.", "“emails” is a noun"),
    ),
    propose=propose,
)
