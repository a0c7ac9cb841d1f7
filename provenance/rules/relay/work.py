"""The medium in whose story somebody speaks: “a Gazette article in which Bell said …”."""

from __future__ import annotations

from provenance.lexicon import word_set
from provenance.rules.cue_context import CueContext
from provenance.rules.rule import Relay, Rule
from provenance.text.phrase_starts import phrase_start
from provenance.text.times import time_start


def propose(context: CueContext) -> Relay | None:
    tokens, i = context.text.tokens, context.head
    noun = time_start(tokens, i - 2, context.first) - 1
    if noun < context.first or tokens[i - 1].lower != "in" or tokens[noun].lower not in word_set("works"):
        return None
    start = phrase_start(tokens, noun, context.first)
    return None if start is None else Relay("REL09", context, (noun, i + 1), (start, noun + 1), "outside", "work")


RULE = Rule(
    id="REL09",
    name="The medium in whose story somebody speaks",
    frames=(),
    words=("which",),
    sees="“article”, “report”, “interview” or the like, “in which”, and a report in that clause.",
    why="The reader has the words from the story, which is the medium's: the link before the speaker.",
    limits="Only where the phrase names the medium: “an article in which” alone adds nothing.",
    reference="Reuters Handbook of Journalism, on sourcing.",
    hits=(
        "They discussed [a Gazette article] in which Bell said the gate was shut.",
        "They remarked on [a Gazette interview] last month in which Bell said the gate was shut.",
        "She read out [a New York Times story] in which two officials said the gate was shut.",
    ),
    misses=(
        ("The house in which Bell said she was born is gone.", "not a story"),
        ("They read the article, which said the gate was shut.", "the article itself speaks"),
    ),
    propose=propose,
)
