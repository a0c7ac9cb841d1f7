"""The cue and a name end the sentence: “…, claims the Star.”"""

from __future__ import annotations

from provenance.lexicon import tags
from provenance.rules.cue_context import CueContext
from provenance.rules.proposal import content_left
from provenance.rules.rule import Candidate, Rule


def propose(context: CueContext) -> Candidate | None:
    if context.lemma == "say" or context.after < context.last or context.subject is None:
        return None
    tokens, (start, end) = context.text.tokens, context.subject
    name = start + (tokens[start].lower == "the")
    if name == end or not tokens[name].tag & tags.CAP:
        return None  # “Reyes, who won the prize, wrote the report”
    return content_left("ORD05", context, context.head)


RULE = Rule(
    id="ORD05",
    name="The cue and a name end the sentence",
    frames=("inverted",),
    sees="Content, a comma, a verb of speech other than “say”, and a name, with nothing after it.",
    why="Papers of Britain and Ireland write so: “United have sold him, claims the Star.”",
    limits="American papers hardly do (no case on PolNeAR train): its reliability is an estimate.",
    reference="Quirk et al. 1985, §18.23.",
    hits=("[The dam is old], claims the Star.", "[United have sold him], admits Ada Bell."),
    misses=(
        ("Reyes, a clerk, wrote the letter.", "not a name"),
        ("The wall, built by Ada Bell, fell.", "“build” is no cue"),
    ),
    propose=propose,
    reliability=0.7,
)
