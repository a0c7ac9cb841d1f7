"""A quotation after the verb."""

from __future__ import annotations

from provenance.rules.cue_context import CueContext
from provenance.rules.proposal import content_right
from provenance.rules.rule import Candidate, Rule


def propose(context: CueContext) -> Candidate | None:
    tokens = context.text.tokens
    start = context.after + 1 if tokens[context.after].text == "," else context.after
    return content_right("QUO01", context, start, context.cue_end)


RULE = Rule(
    id="QUO01",
    name="A quotation after the verb",
    frames=("quote",),
    sees="A cue verb, a comma or not, and an opening quotation mark; the content is the whole quotation.",
    why="Direct speech.",
    limits="A quoted word inside a longer clause (“called it ‘brave’”) is the object rule’s.",
    reference="PolNeAR guidelines (Newell et al. 2018); Quirk et al. 1985, §14.28.",
    hits=(
        "The minister said, [“The dam will open.”]",
        "She wrote [“never again” on the door].",
        "The minister said, in a voice that shook, [“The dam will open.”]",
        "Said Ada Bell, who owns the boat, [“We are ready.”]",
    ),
    misses=(
        ("He opened “The Dam” at the fair.", "a title, and no cue"),
        ("The “experts” had left.", "scare quotes"),
    ),
    propose=propose,
)
