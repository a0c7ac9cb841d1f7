"""A relative clause whose pronoun, or the noun it follows, is what is said: “the charge, which Bell denies”."""

from __future__ import annotations

from provenance.lexicon.classes import classes_that
from provenance.rules.content_span import content_around
from provenance.rules.cue_context import CueContext
from provenance.rules.indexed_text import BREAKS
from provenance.rules.rule import Candidate, Rule
from provenance.text.phrase_starts import phrase_start

_SPEAKS = classes_that("speaks")
_GROUNDS = frozenset((("according", "to"), ("based", "on"), ("going", "by"), ("judging", "by"), ("judging", "from")))


def propose(context: CueContext) -> Candidate | None:
    if context.subject is None:
        return None
    edge = context.subject[0]
    if stated := _as_stated(context, edge - 1):
        return stated
    start = edge - 1 if context.frame == "gap" else phrase_start(context.text.tokens, edge - 1, context.first)
    content = [(start or 0, edge)]
    return Candidate("CLA08", context, context.frame, (context.group, context.cue_end), content, context.subject)


def _as_stated(context: CueContext, what: int) -> Candidate | None:
    """“According to *what Bell told* the BBC, …”, “from *what she said*, …”: the sentence is on her word."""
    tokens, k = context.text.tokens, what - 1
    if tokens[what].lower != "what" or k < context.first or context.kind not in _SPEAKS:
        return None
    before = tuple(t.lower for t in tokens[max(context.first, k - 1) : what])
    opening = k - (before in _GROUNDS)
    if not (opening < k or before[-1] == "from") or (
        opening > context.first and tokens[opening - 1].text not in BREAKS
    ):
        return None
    context.lemma, context.kind, context.frame = "according to", "according", "front"
    content = content_around(context, opening, context.after)
    cue = context.group, context.cue_end
    return Candidate("CLA08", context, context.frame, cue, content, context.subject) if content else None


RULE = Rule(
    id="CLA08",
    name="A relative clause whose pronoun, or the noun it follows, is what is said",
    frames=("gap", "contact"),
    sees="“which”, “that”, “what”, “whom”, or a noun with an article, then a subject and a cue with nothing after it.",
    why="The pronoun, or the noun where it is left out, is what the subject denies, wants, believes …",
    limits="What the pronoun stands for is not looked up. Without one, only “a”, “the”, “his” … show the noun phrase.",
    reference="PolNeAR guidelines (Newell et al. 2018): relative pronouns are content.",
    hits=(
        "She repeated the charge, [which] Bell denies.",
        "They got [what] the union had demanded.",
        "It was [a charge] the company denied.",
        "He moved to [a country] he does not remember.",
        "According to what Bell told the clerks, [the pier will close].",
        "[The pier will close], from what the mayor has said.",
    ),
    misses=(
        ("This is the boat which Bell sold.", "“sell” is no cue"),
        ("The man who denied it left.", "the pronoun is the subject"),
        ("At the docks the company denied.", "a place before the subject"),
        ("It was a boat the company sold.", "“sell” is no cue"),
        ("From what Bell sold, the bank took half.", "“sell” is no cue"),
    ),
    propose=propose,
    construction="relative-object",
)
