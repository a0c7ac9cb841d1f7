"""A noun that attributes, and somebody after it."""

from __future__ import annotations

from provenance.rules.cue_context import CueContext
from provenance.rules.proposal import content_right
from provenance.rules.rule import Candidate, Rule


def propose(context: CueContext) -> Candidate | None:
    return content_right("NOM03", context, context.after, context.cue_end, context.head)


RULE = Rule(
    id="NOM03",
    name="A noun that attributes, and somebody after it",
    frames=("by:",),
    sees="A noun of saying or thinking, “among”, “by” or “from” with people, and “that”, “for” … with content.",
    why="“Fears among farmers that”: whose they are stands between the noun and what is feared.",
    limits="The people are taken up to the first word that can link content. Rare (15 of 22 right on PolNeAR train).",
    reference="PolNeAR guidelines (Newell et al. 2018), on nominalisations; Quirk et al. 1985, §17.51.",
    hits=(
        "Fears among farmers [that the dam would burst] kept prices low.",
        "Calls by the head of the union for [a new inquiry] were ignored.",
    ),
    misses=(
        ("Calls from mobile phones to the station failed.", "things do not call for anything"),
        ("Fears among farmers have grown.", "no content"),
    ),
    propose=propose,
    construction="noun",
    reliability=0.6,
)
