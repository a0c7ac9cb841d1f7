"""“as” after the verb."""

from __future__ import annotations

from provenance.rules.cue_context import CueContext
from provenance.rules.proposal import content_right
from provenance.rules.rule import Candidate, Rule


def propose(context: CueContext) -> Candidate | None:
    return content_right("CLA06", context, context.after, context.cue_end)


RULE = Rule(
    id="CLA06",
    name="“as” after the verb",
    frames=("as",),
    sees="A cue verb that is followed directly by “as”: “which they see as a threat”.",
    why="The view is what stands after “as”.",
    limits="What is seen so (“which”) is not part of the content.",
    reference="PolNeAR guidelines (Newell et al. 2018); Quirk et al. 1985, §16.47.",
    hits=(
        "It was a plan that the board viewed [as final].",
        "It was a deal that critics described [as rushed].",
        "It is a law that critics see [as a threat to the free press].",
    ),
    misses=(
        ("He worked as a clerk.", "“work” is no cue"),
        ("The gates opened as the water rose.", "“as” opens a clause of time"),
    ),
    propose=propose,
)
