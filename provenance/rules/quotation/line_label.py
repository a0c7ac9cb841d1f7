"""A line that opens with the label of its speaker."""

from __future__ import annotations

from provenance.rules.cue_context import CueContext
from provenance.rules.rule import Candidate, Rule


def propose(context: CueContext) -> Candidate | None:
    content = [(context.after, context.last)]
    return Candidate("QUO07", context, context.frame, (context.head, context.head + 1), content, context.subject)


RULE = Rule(
    id="QUO07",
    name="A line that opens with the label of its speaker",
    frames=("label", "label-turn"),
    sees="Name, role or body and a colon at the start of a line: headlines, transcripts, interviews, courts, "
    "parliaments. In a transcript the label holds to the end of the paragraph; “A:” is whoever the lines before the "
    "first question name.",
    why="The label tells who speaks and nothing else does.",
    limits="It speaks only by evidence: quotation marks, the first person, a role, a transcript around it, or a person "
    "who speaks in the body. “LAHORE: …”, “Watch: …”, “Cost of living: …” name nobody. Its "
    "reliability was counted on PolNeAR train: 81 of 148.",
    reference="PolNeAR guidelines (Newell et al. 2018), on colons; Pareti 2015, ch. 3.",
    hits=(
        "BELL: [We will open the gate in May].",
        "Ada Bell: [“The gate is safe.”]",
        "Police: [Driver had fallen asleep]",
    ),
    misses=(
        ("LAHORE: Two men were arrested on Monday.", "a place"),
        ("Watch: Whale surfaces beside a kayak", "what the outlet announces"),
        ("Ashton: “We will pay,” the minister said.", "another speaker is named"),
    ),
    propose=propose,
    reliability=0.55,
)
