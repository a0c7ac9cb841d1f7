"""A noun that attributes, and somebody who has it."""

from __future__ import annotations

from provenance.rules.cue_context import CueContext
from provenance.rules.proposal import content_right
from provenance.rules.rule import Candidate, Rule


def propose(context: CueContext) -> Candidate | None:
    return content_right("NOM04", context, context.after, context.cue_end)


RULE = Rule(
    id="NOM04",
    name="A noun that attributes, and somebody who has it",
    frames=("have:",),
    sees="A subject, “have”, at most a few adjectives, a noun of thinking, and “that”, “about” … with content.",
    why="“She has doubts about” says what “she doubts” says.",
    limits="People also have things (“has an interest in two mills”); noun by noun the counts decide.",
    reference="PolNeAR guidelines (Newell et al. 2018), on nominalisations; Quirk et al. 1985, §17.51.",
    hits=(
        "The council has no doubts about [the safety of the bridge].",
        "She had no great concerns [that the bridge would fall].",
    ),
    misses=(
        ("The house has a plan of two floors.", "a thing has it"),
        ("The council had been told of doubts about the bridge.", "another verb"),
    ),
    propose=propose,
)
