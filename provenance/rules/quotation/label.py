"""A name and a colon before a quotation."""

from __future__ import annotations

from provenance.rules.cue_context import CueContext
from provenance.rules.rule import Candidate, Rule


def propose(context: CueContext) -> Candidate | None:
    text, i = context.text, context.head
    end = text.quotations[text.quoted[i + 1]].last
    return Candidate("QUO04", context, context.frame, (i, i + 1), [(i + 1, end)], context.subject)


RULE = Rule(
    id="QUO04",
    name="A name and a colon before a quotation",
    frames=("label-quote",),
    sees="A sentence that opens with a name, a title or a role, a colon and a quotation; or the same after a dash.",
    why="The label tells who speaks and nothing else does.",
    limits="“The result: …” looks the same; the kind of phrase and its counts decide. At a line's start `QUO07` does.",
    reference="PolNeAR guidelines (Newell et al. 2018), on colons; Pareti 2015, ch. 3.",
    hits=(
        "The dam leaks - Ada Bell: [“The gate is safe.”]",
        "The gate held. Ada Bell: [“It is safe.”]",
    ),
    misses=(
        ("They saw three: a boat, a van and a bus.", "a clause stands before the colon"),
        ("It opened at 9:30.", "a time"),
    ),
    propose=propose,
)
