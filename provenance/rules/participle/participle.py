"""A participle with the subject of the main clause."""

from __future__ import annotations

from provenance.lexicon import tags
from provenance.rules.cue_context import CueContext
from provenance.rules.proposal import content_of_hanging
from provenance.rules.rule import Candidate, Rule
from provenance.text.tokens import is_genitive


def propose(context: CueContext) -> Candidate | None:
    before, verb = context.text.tokens[context.group - 1], context.text.tokens[context.group]
    owned = context.group > 0 and bool(before.tag & tags.POSS or is_genitive(before))
    after = context.text.tokens[min(context.group + 1, len(context.text.tokens) - 1)]
    named = before.tag & verb.tag & after.tag & tags.CAP  # “the Bremian *Broadcasting* Council”
    return None if owned or named or before.lower == "like" else content_of_hanging("PAR01", context)


RULE = Rule(
    id="PAR01",
    name="A participle with the subject of the main clause",
    frames=("ing:",),
    sees="A cue verb in -ing: “…, adding that …”, “…, calling it a mistake”.",
    why="The one who says the main clause, or does what it tells, also says this.",
    limits="The subject is taken from the nearest finite verb to the left, which can be the wrong clause.",
    reference="PolNeAR guidelines (Newell et al. 2018); Quirk et al. 1985, §15.60.",
    hits=(
        "The minister left the room, saying [that the matter was closed].",
        "The union walked out, calling [the offer an insult].",
        "The minister, after saying [that the matter was closed], left the room.",
    ),
    misses=(
        ("Saying goodbye is hard.", "the participle is itself the subject"),
        ("The paper stood by its reporting and its editor.", "“its reporting” is a noun"),
        ("The praise was like saying that the gate had closed.", "what something is like"),
        ("Instead of admitting that it leaked, the union left.", "nobody has admitted it"),
        ("The dam opened, flooding two fields.", "“flood” is no cue"),
    ),
    propose=propose,
    construction="participle",
)
