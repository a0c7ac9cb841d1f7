"""Any verb beside a quotation that opens the sentence."""

from __future__ import annotations

from provenance.rules.content_span import left_content
from provenance.rules.cue_context import CueContext
from provenance.rules.rule import Candidate, Rule


def propose(context: CueContext) -> Candidate | None:
    if context.subject is None:
        return None
    content = left_content(context.text, context.first, min(context.head, context.subject[0]))
    return (
        Candidate("QUO06", context, context.frame, (context.head, context.head + 1), content, context.subject)
        if content
        else None
    )


RULE = Rule(
    id="QUO06",
    name="Any verb beside a quotation that opens the sentence",
    frames=("behind-quote",),
    sees="A quotation that opens its sentence and ends in a comma or a mark of speech, then a subject and a past or "
    "present tense that no lexicon knows as a cue, in either order.",
    why="Nothing but speech can stand there, and writers use any verb for it: beamed, began, shot back.",
    limits="Its verbs were seen too rarely to be counted one by one; the content ends with the quotation.",
    reference="Quirk et al. 1985, §14.28-29.",
    hits=(
        "[“This is fantastic!”] beamed Ada Bell of Ashton, who owns the boat.",
        "[“You took the gate down,”] Bell started.",
        "[“No,”] came the reply from Ada Bell.",
    ),
    misses=(
        ("The poster, “Dams and Gates,” features five rowers.", "the quotation does not open the sentence"),
        ("“No,” came the reply.", "nobody is named"),
        ("“Dams and Gates” features five rowers.", "a title: no mark of speech ends it"),
    ),
    propose=propose,
)
