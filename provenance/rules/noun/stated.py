"""A noun that attributes, whose it is, and what it is."""

from __future__ import annotations

from provenance.rules.cue_context import CueContext
from provenance.rules.proposal import content_right
from provenance.rules.rule import Candidate, Rule


def propose(context: CueContext) -> Candidate | None:
    return content_right("NOM05", context, context.after, context.cue_end, context.head)


RULE = Rule(
    id="NOM05",
    name="A noun that attributes, whose it is, and what it is",
    frames=("is:",),
    sees="A noun of saying or thinking, whose it is (“her fear”, “the fear among them”), and “is that” or “is to”.",
    why="“Her fear is that” says what “she fears that” says.",
    limits="“The fear is that” is left alone: mostly the author explains. Rare (6 of 10 right on PolNeAR train).",
    reference="PolNeAR guidelines (Newell et al. 2018), on nominalisations; Quirk et al. 1985, §17.51.",
    hits=(
        "Her fear is [that the river will rise again].",
        "The worry among nurses was [that the ward would close].",
    ),
    misses=(
        ("Her fear is great.", "no content"),
        ("The trouble is that the ferry is late.", "nobody's"),
    ),
    propose=propose,
    reliability=0.6,
)
