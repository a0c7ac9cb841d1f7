"""A quotation signed with a dash and a name."""

from __future__ import annotations

from provenance.rules.cue_context import CueContext
from provenance.rules.rule import Candidate, Rule


def propose(context: CueContext) -> Candidate | None:
    quotation = context.text.quotations[context.text.quoted[context.head - 1]]
    content = [(quotation.first, quotation.last)]
    return Candidate("SIG01", context, context.frame, (context.head, context.head + 1), content, context.subject)


RULE = Rule(
    id="SIG01",
    name="A quotation signed with a dash and a name",
    frames=("signature",),
    sees="A quotation, a dash, and a name that ends the paragraph (or stands in one of its own).",
    why="Collections of readers' voices and pull quotes name their speakers so.",
    limits="Only after quotation marks: a paragraph signed without them is left alone.",
    reference="PolNeAR guidelines (Newell et al. 2018): a dash before a name is a cue.",
    hits=(
        "[“The channel is nine metres deep.”] — Ada Bell",
        "[“Never again.”] ― Tomas Reyes, 41",
        "[‘It is late’] – vicar",
    ),
    misses=(
        ("He called it “safe” — and left the town.", "no name ends the paragraph"),
        ("‘Dusk’ – review", "what kind of text it is, and nobody who speaks"),
        ("The ferry — Alma — left at noon.", "no quotation stands before"),
    ),
    propose=propose,
)
