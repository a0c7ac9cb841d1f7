"""The cue after its content, with who was told: “…, Bell told reporters”."""

from __future__ import annotations

from provenance.lexicon import tags
from provenance.rules.cue_context import CueContext
from provenance.rules.proposal import content_left
from provenance.rules.rule import Candidate, Rule


def propose(context: CueContext) -> Candidate | None:
    if context.lemma != "tell" or context.recipient is None or context.subject is None:
        return None
    if context.text.tokens[context.first].tag & (tags.SUB | tags.WH):
        return None
    return content_left("ORD04", context, context.subject[0])


RULE = Rule(
    id="ORD04",
    name="The cue after its content, with who was told",
    frames=("final",),
    sees="Content, a comma, a subject, “told” and who was told.",
    why="Nothing but a report looks so, whatever stands around it.",
    limits="Its reliability is given: 14 of 16 were right in every second article of PolNeAR train, too few to count "
    "what stands around it.",
    reference="Quirk et al. 1985, §14.29.",
    hits=(
        "[The dam will open in May], people close to the board told Bloomberg.",
        "[The gate was shut], Ada Bell told reporters.",
    ),
    misses=(
        ("When it rained, Bell told the clerk.", "a clause of time before the comma, and no content"),
        ("The gate was shut, Bell said.", "nobody is told"),
    ),
    propose=propose,
    reliability=0.85,
)
