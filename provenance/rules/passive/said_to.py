"""A passive of saying or thinking with an infinitive: “is said to be ill”."""

from __future__ import annotations

from provenance.rules.cue_context import CueContext
from provenance.rules.passive.hearsay import HEARD, without_agent
from provenance.rules.rule import Candidate, Rule


def propose(context: CueContext) -> Candidate | None:
    return without_agent("PAS06", context) if context.lemma in HEARD else None


RULE = Rule(
    id="PAS06",
    name="A passive of saying or thinking with an infinitive: “is said to be ill”",
    frames=("pass-to",),
    sees="“is said to”, “is then alleged to have”, “are understood to be”: a verb of the class “heard” in the passive.",
    why="Somebody says so, and the article does not tell who. Each of these verbs is too rare to be counted by itself.",
    limits="Its reliability is that of all of them together on PolNeAR train: 4 of 8.",
    reference="PolNeAR guidelines (Newell et al. 2018); Quirk et al. 1985, §3.68.",
    hits=(
        "[The captain] is said [to be ill].",
        "[The accused] is then alleged [to have left by the window].",
    ),
    misses=(
        ("The captain is paid to be here.", "“pay” is no cue"),
        ("The captain is expected to be ill.", "an expectation; PAS02 looks at those"),
    ),
    propose=propose,
    reliability=0.5,
)
