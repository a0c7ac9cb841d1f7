"""A relative clause whose pronoun, or the noun it follows, is what is said: “the charge, which Bell denies”."""

from __future__ import annotations

from provenance.rules.cue_context import CueContext
from provenance.rules.rule import Candidate, Rule
from provenance.text.phrase_starts import phrase_start


def propose(context: CueContext) -> Candidate | None:
    if context.subject is None:
        return None
    edge = context.subject[0]
    start = edge - 1 if context.frame == "gap" else phrase_start(context.text.tokens, edge - 1, context.first)
    content = [(start or 0, edge)]
    return Candidate("CLA08", context, context.frame, (context.group, context.cue_end), content, context.subject)


RULE = Rule(
    id="CLA08",
    name="A relative clause whose pronoun, or the noun it follows, is what is said",
    frames=("gap", "contact"),
    sees="“which”, “that”, “what”, “whom”, or a noun with an article, then a subject and a cue with nothing after it.",
    why="The pronoun, or the noun where it is left out, is what the subject denies, wants, believes …",
    limits="What the pronoun stands for is not looked up. Without one, only “a”, “the”, “his” … show the noun phrase.",
    reference="PolNeAR guidelines (Newell et al. 2018): relative pronouns are content.",
    hits=(
        "She repeated the charge, [which] Bell denies.",
        "They got [what] the union had demanded.",
        "It was [a charge] the company denied.",
        "He moved to [a country] he does not remember.",
    ),
    misses=(
        ("This is the boat which Bell sold.", "“sell” is no cue"),
        ("The man who denied it left.", "the pronoun is the subject"),
        ("At the docks the company denied.", "a place before the subject"),
        ("It was a boat the company sold.", "“sell” is no cue"),
    ),
    propose=propose,
    construction="relative-object",
)
