"""A noun that attributes, with its possessor."""

from __future__ import annotations

from provenance.rules.cue_context import CueContext
from provenance.rules.proposal import content_right
from provenance.rules.rule import Candidate, Rule


def propose(context: CueContext) -> Candidate | None:
    return content_right("NOM01", context, context.after, context.cue_end)


RULE = Rule(
    id="NOM01",
    name="A noun that attributes, with its possessor",
    frames=("poss:",),
    sees="A possessive (“her”, “the mayor’s”), a noun of saying or thinking, and “that”, “to”, “of” … with content.",
    why="A noun made of a verb says as much as the verb: “her claim that …”.",
    limits="Many nouns also name things (“his report on”, “its order of”); noun by noun the counts decide.",
    reference="PolNeAR guidelines (Newell et al. 2018), on nominalisations; Quirk et al. 1985, §17.51.",
    hits=(
        "The paper printed her claim [that the dam would hold].",
        "They resent the mayor’s refusal [to open the gate].",
    ),
    misses=(
        ("Her house of stone stands by the dam.", "no such noun"),
        ("Her claim was false.", "no content"),
        ("They count the mayor’s accounts that were lost.", "a relative clause"),
    ),
    propose=propose,
    construction="noun",
)
