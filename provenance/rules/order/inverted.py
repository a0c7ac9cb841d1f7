"""The subject after the cue."""

from __future__ import annotations

from provenance.rules.cue_context import CueContext
from provenance.rules.proposal import content_left
from provenance.rules.rule import Candidate, Rule


def propose(context: CueContext) -> Candidate | None:
    return content_left("ORD02", context, context.head)


RULE = Rule(
    id="ORD02",
    name="The subject after the cue",
    frames=("inverted", "inverted-quote"),
    sees="Content, a comma or a closing quotation mark, the verb, then its subject: “…,” said Ada Bell, the pilot.",
    why="Inversion lets a long apposition follow the name.",
    limits="Only in the simple tenses, as grammar has it; verbs of other classes only after an opening quotation.",
    reference="PolNeAR guidelines (Newell et al. 2018); Quirk et al. 1985, §14.29; Quirk et al. §18.23.",
    hits=(
        "[“The gate leaks,”] said Ada Bell, author of “The Gate.”",
        "[“We are ready,”] said Ada Bell, the harbour master.",
        "[The wall would hold], said one engineer.",
        "[“We will never yield,”] vowed Ada Bell.",
        "[“We will never yield,”] ruled the judge.",
    ),
    misses=(
        ("He paused, said nothing and left.", "the verb has its subject on the left"),
        ("Bell scolds the mayor, quotes Homer to the council.", "without a quotation, what follows is quoted"),
        ("“Blue Nights” found the mayor asleep.", "a title, without a comma"),
        ("The captain waited, and then left the bridge.", "no cue"),
    ),
    propose=propose,
    construction="final",
)
