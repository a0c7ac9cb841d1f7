"""“Reportedly” and its kin: a claim marked as somebody's, with nobody named."""

from __future__ import annotations

from provenance.lexicon import words_of_class
from provenance.rules.cue_context import CueContext
from provenance.rules.proposal import content_around_adverb
from provenance.rules.rule import Candidate, Rule


def propose(context: CueContext) -> Candidate | None:
    claims = context.lemma in words_of_class("hearsay_adverbs", "claim")
    return content_around_adverb("HEA01", context) if claims else None


RULE = Rule(
    id="HEA01",
    name="“Reportedly” and its kin: a claim marked as somebody's, and nobody named",
    frames=("adverb",),
    sees="“reportedly”, “allegedly”, “supposedly” with the clause they stand in.",
    why="The reader learns that the outlet does not answer for the claim, and not who does.",
    limits="Where the sentence names a source as well, the adverb becomes its hedge. Its reliability is an estimate: "
    "the counted articles hold “reportedly” 29 times, “allegedly” and “supposedly” six.",
    reference="Reuters Handbook of Journalism, on hearsay; PolNeAR guidelines.",
    hits=(
        "[The mayor] reportedly [left the town].",
        "[The boats have] reportedly [sunk].",
        "[The boat was] allegedly [sold in May].",
    ),
    misses=(
        ("The mayor apparently left the town.", "an impression, and no claim of somebody's"),
        ("The report has been filed.", "a noun"),
        ("He was the reporter.", "a noun"),
        ("Bell reportedly said that the dam would open.", "somebody is named: a hedge"),
    ),
    propose=propose,
    reliability=0.6,
)
