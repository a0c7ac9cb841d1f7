"""A headline that ends with its speaker."""

from __future__ import annotations

from provenance.rules.cue_context import CueContext
from provenance.rules.rule import Candidate, Rule


def propose(context: CueContext) -> Candidate | None:
    content = [(context.first, context.head)]
    return Candidate("SIG03", context, context.frame, (context.head, context.head + 1), content, context.subject)


RULE = Rule(
    id="SIG03",
    name="A headline that ends with its speaker",
    frames=("headline",),
    sees="A first line without a full stop, a colon or a dash in it, and after that a person, an office or a body.",
    why="Indian, African and sports papers put the speaker of a headline last.",
    limits="Only the first of several paragraphs, and only after a clause, unless a person of that name speaks in the "
    "body: “World Cup: Ghana” names a topic. Its certainty is set by hand: PolNeAR has no such place.",
    reference="As SIG01, without quotation marks.",
    hits=(
        "[Rates may rise again]: minister\n\nThe bank met on Monday.",
        "[We will fight on] – Reyes\n\nTomas Reyes, the captain, left at noon.",
    ),
    misses=(
        ("Rates may rise again: how to prepare\n\nThe bank met on Monday.", "nobody who can speak"),
        ("World Cup: Ghana\n\nThe team left at noon.", "no clause"),
    ),
    propose=propose,
    reliability=0.75,
)
