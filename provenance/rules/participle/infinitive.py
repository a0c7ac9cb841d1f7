"""An infinitive cue with the subject of the main clause."""

from __future__ import annotations

from provenance.rules.cue_context import CueContext
from provenance.rules.indexed_text import BREAKS
from provenance.rules.proposal import content_of_hanging
from provenance.rules.rule import Candidate, Rule


def propose(context: CueContext) -> Candidate | None:
    before = context.text.tokens[context.group - 1].text if context.group > context.first else ","
    if context.lemma == "quote" and before in BREAKS:
        return None  # “The plan is, *to quote Bell*, a bridge to nowhere”
    return content_of_hanging("PAR02", context)


RULE = Rule(
    id="PAR02",
    name="An infinitive cue with the subject of the main clause",
    frames=("inf:",),
    sees="A cue verb as an infinitive: “used the speech to argue that …”.",
    why="What somebody did in order to say it is still said by that somebody.",
    limits="Nearest finite verb to the left gives the subject, unless somebody is made to say it (“led Bell to say”).",
    reference="PolNeAR guidelines (Newell et al. 2018); Quirk et al. 1985, §15.48.",
    hits=(
        "The mayor used the meeting to argue [that the wall was safe].",
        "She phoned to say [the train was late].",
    ),
    misses=(
        ("To say so would be wrong.", "nobody is the subject"),
        ("They met to rebuild the wall.", "no cue"),
    ),
    propose=propose,
    construction="infinitive",
)
