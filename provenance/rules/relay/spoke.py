"""The medium somebody spoke to or on: “speaking to CNN”, “said on CNN that …”."""

from __future__ import annotations

from collections.abc import Sequence

from provenance.lexicon import tags, word_set
from provenance.lexicon.classes import classes_that
from provenance.lexicon.verbs import phrasal_cues
from provenance.rules.cue_context import CueContext
from provenance.rules.relay.phrases import after_words, relay
from provenance.rules.rule import Relay, Rule
from provenance.text.tokens import Token, is_genitive

_SPEAKS = classes_that("speaks")
_OPENING = tags.TIME | tags.PUNCT
_ASKED = frozenset(("asked", "pressed", "questioned", "quizzed"))


def propose(context: CueContext) -> Relay | None:
    tokens, i = context.text.tokens, context.head
    if context.lemma in ("on", "to"):
        speaks = _said(context, i - 1)
        before = tokens[context.first : i]
        speaks = speaks or (context.lemma == "on" and (all(t.tag & _OPENING for t in before) or _was_asked(before)))
        return relay("REL08", context, i, i + 1, "outside", "medium") if speaks else None
    link = after_words(context, i + 1, "on", "to", "with")
    return relay("REL08", context, i, link, "outside", "medium") if link else None


def _was_asked(before: Sequence[Token]) -> bool:
    """“*Asked about the vote* on CNN, Bell said”; not “*Asked about a report* on CNN, …”."""
    free = before[0].lower in _ASKED and before[-1].lower not in word_set("citable")
    return free and not any(token.tag & tags.PUNCT for token in before)


def _said(context: CueContext, verb: int) -> bool:
    """“*said* on CNN”, “*confirmed* to CNN”, not “*called* on CNN”, “*referred* to CNN”: the preposition is no part of
    the verb."""
    while verb > context.first and context.text.tokens[verb].tag & tags.TIME:
        verb -= 1  # “confirmed *Monday* to CNN”
    token, before = context.text.tokens[verb], context.text.tokens[max(verb - 1, 0)]
    if is_genitive(before) or before.tag & (tags.DETERMINER | tags.POSS):
        return False  # “his *remarks* to CNN”
    cue = context.text.cues.get(token.lemma or "") if verb >= context.first and token.tag & tags.CUE else None
    return cue is not None and cue.kind in _SPEAKS and (context.lemma,) not in phrasal_cues().get(cue.lemma, ())


RULE = Rule(
    id="REL08",
    name="The medium somebody spoke to or on",
    frames=(),
    words=("appeared", "appearing", "on", "speaking", "speaks", "spoke", "talked", "talking", "to"),
    sees="“spoke to”, “speaking on” or a verb of speech with “on” or “to”, and a medium.",
    why="The words were said for its readers or viewers: the link before the speaker.",
    limits="Whether the phrase names a medium is looked up.",
    reference="Reuters Handbook of Journalism, on sourcing.",
    hits=(
        "Speaking to [CNN], Bell said the gate was shut.",
        "Bell, who spoke with [the Gazette] on Monday, said the gate was shut.",
        "Bell said on [CNN] that the gate was shut.",
        "Bell confirmed to [the Gazette] that the gate was shut.",
        "Sunday, on [CNN], Bell said the gate was shut.",
        "Asked about the gate on [CNN], Bell said it was shut.",
        "Appearing on [Sky News], Bell said the gate was shut.",
        "Bell confirmed Monday to [the Gazette] that the gate was shut.",
        "“It is shut,” Bell explained to [CNN].",
        "Bell, who spoke on condition of anonymity to [CNN], said the gate was shut.",
    ),
    misses=(
        ("Bell spoke at noon.", "no such preposition"),
        ("Asked about a report on CNN, Bell said the gate was shut.", "the report on CNN"),
        ("The gate on the bridge is shut.", "no verb of speech before it"),
        ("Bell called on the Gazette to close the gate.", "“call on” is one verb"),
        ("Bell said the gate to the yard was shut.", "no “to” after the verb"),
        ("Bell objected to the Gazette’s story.", "“object to” is one verb"),
    ),
    propose=propose,
)
