"""An infinitive after the verb."""

from __future__ import annotations

from provenance.rules.cue_context import CueContext
from provenance.rules.proposal import content_right
from provenance.rules.rule import Candidate, Rule


def propose(context: CueContext) -> Candidate | None:
    start = context.recipient[0] if context.recipient else context.after
    return content_right("CLA03", context, start, context.cue_end)


RULE = Rule(
    id="CLA03",
    name="An infinitive after the verb",
    frames=("to",),
    sees="A cue verb of promising, wanting, refusing, asking and an infinitive; who is asked belongs to the content.",
    why="Plans, wishes, refusals and requests are attitudes told by the article.",
    limits="“try” and “begin” take infinitives too and are no cues; rare verbs share the figures of their class.",
    reference="PolNeAR guidelines (Newell et al. 2018); Quirk et al. 1985, §16.38.",
    hits=(
        "The company promised [to rebuild the wall].",
        "Nobody expects [to see the gates again].",
        "Though the alliance planned [to pull all troops out of Granton by 2014], boats and trucks remain there in a "
        "training role.",
    ),
    misses=(
        ("The company began to rebuild the wall.", "beginning is an action"),
        ("He stood up to see the wall.", "the infinitive tells a purpose"),
    ),
    propose=propose,
)
