"""A preposition that links the verb to its content."""

from __future__ import annotations

from provenance.rules.cue_context import CueContext
from provenance.rules.proposal import content_right
from provenance.rules.rule import Candidate, Rule


def propose(context: CueContext) -> Candidate | None:
    return content_right("CLA05", context, context.after + 1, context.after + 1)


RULE = Rule(
    id="CLA05",
    name="A preposition that links the verb to its content",
    frames=("p:",),
    sees="A cue verb and a preposition: “called for”, “warned against”, “spoke about”, “objected to”.",
    why="The preposition belongs to the cue; what it governs is the content.",
    limits="A prepositional phrase of time or place can look the same.",
    reference="PolNeAR guidelines (Newell et al. 2018); Quirk et al. 1985, §16.5.",
    hits=(
        "The council argued against [a second inquiry].",
        "Two members warned against [any delay].",
        "The council is evenly split on [a second inquiry].",
    ),
    misses=(
        ("The council met in a second room.", "“meet” is no cue"),
        ("The council put out two statements on Tuesday night.", "a day is when, not what about"),
        ("He walked against the wind.", "no cue"),
    ),
    propose=propose,
    construction="preposition",
)
