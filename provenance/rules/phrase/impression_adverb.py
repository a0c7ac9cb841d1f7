"""“Apparently” and “seemingly”: an impression, with nobody named who has it."""

from __future__ import annotations

from provenance.lexicon import words_of_class
from provenance.rules.cue_context import CueContext
from provenance.rules.proposal import content_around_adverb
from provenance.rules.rule import Candidate, Rule


def propose(context: CueContext) -> Candidate | None:
    impression = context.lemma in words_of_class("hearsay_adverbs", "impression")
    return content_around_adverb("HEA02", context) if impression else None


RULE = Rule(
    id="HEA02",
    name="“Apparently” and “seemingly”: an impression, and nobody named who has it",
    frames=("adverb",),
    sees="“apparently” or “seemingly” with the clause they stand in.",
    why="The outlet tells an impression and does not say whose.",
    limits="Most often it is the author's own: the counts keep nearly all of “apparently” out.",
    reference="Quirk et al. 1985, §8.127, on disjuncts.",
    hits=("[The plan had] seemingly [failed before it began].", "[The mayor] apparently [left the town]."),
    misses=(
        ("It was apparent that the mayor had left.", "an adjective"),
        ("The mayor reportedly left the town.", "somebody's claim"),
    ),
    propose=propose,
)
