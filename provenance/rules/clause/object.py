"""A noun phrase after the verb."""

from __future__ import annotations

from provenance.rules.cue_context import CueContext
from provenance.rules.proposal import content_right
from provenance.rules.rule import Candidate, Rule


def propose(context: CueContext) -> Candidate | None:
    return content_right("CLA04", context, context.after, context.cue_end)


RULE = Rule(
    id="CLA04",
    name="A noun phrase after the verb",
    frames=("np", "ing"),
    sees="A cue verb with an object: “criticized the plan”, “announced a review”, “denied taking money”.",
    why="Attitudes and announcements often have a noun for their content.",
    limits="The most doubtful frame: many cue verbs also name plain actions; the counts of each verb decide.",
    reference="PolNeAR guidelines (Newell et al. 2018); Quirk et al. 1985, §16.27.",
    hits=(
        "The union criticized [the plan for the harbour].",
        "The mayor denied [taking money from the builders].",
        "The mayor denied, in blunt terms, [a leak in the old dam].",
        "The mayor denied [the error in a statement by the union].",
        "The clerk wants [a role in an interview with the board].",
        "While the city has not confirmed [the leak in the old dam], the break of the wall could flood the town.",
    ),
    misses=(
        ("The union built the plan into its budget.", "“build” is no cue"),
        ("The tide carried the boats out.", "an action"),
        ("They walked out in a contract dispute over the harbour.", "“dispute” is a noun after one in the singular"),
    ),
    propose=propose,
    construction="object",
)
