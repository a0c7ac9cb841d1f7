"""A relative clause whose pronoun is what is said: “the charge, which Bell denies”."""

from __future__ import annotations

from provenance.rules.cue_context import CueContext
from provenance.rules.rule import Candidate, Rule


def propose(context: CueContext) -> Candidate | None:
    if context.subject is None:
        return None
    pronoun = (context.subject[0] - 1, context.subject[0])
    return Candidate("CLA08", context, context.frame, (context.group, context.cue_end), [pronoun], context.subject)


RULE = Rule(
    id="CLA08",
    name="A relative clause whose pronoun is what is said: “the charge, which Bell denies”",
    frames=("gap",),
    sees="“which”, “that”, “what” or “whom”, a subject and a cue with nothing after it.",
    why="The pronoun stands for what the subject denies, wants, believes …",
    limits="What the pronoun stands for is not looked up.",
    reference="PolNeAR guidelines (Newell et al. 2018): relative pronouns are content.",
    hits=("She repeated the charge, [which] Bell denies.", "They got [what] the union had demanded."),
    misses=(
        ("This is the boat which Bell sold.", "“sell” is no cue"),
        ("The man who denied it left.", "the pronoun is the subject"),
    ),
    propose=propose,
)
