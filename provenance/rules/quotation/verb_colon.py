"""A colon after the verb."""

from __future__ import annotations

from provenance.rules.cue_context import CueContext
from provenance.rules.proposal import content_right
from provenance.rules.quotation.colons import block_after
from provenance.rules.rule import Candidate, Rule


def propose(context: CueContext) -> Candidate | None:
    quoted = context.after + 1 < context.last and context.text.opens_quotation(context.after + 1)
    if context.kind == "state" and quoted:
        return None  # “Bell was blunt: “…””: the clause leads to it, not the adjective (QUO05)
    if block := block_after(context.text, context.after):
        return Candidate("QUO02", context, "colon-block", (context.group, context.after + 1), [block], context.subject)
    return content_right("QUO02", context, context.after + 1, context.after + 1)


RULE = Rule(
    id="QUO02",
    name="A colon after the verb",
    frames=("colon",),
    sees="A cue verb and a colon; the colon belongs to the cue.",
    why="Many outlets introduce quotations so.",
    limits="Where the colon ends its paragraph, the next one is the content, and may be too much.",
    reference="PolNeAR guidelines (Newell et al. 2018); Quirk et al. 1985, §14.28, appendix III.",
    hits=(
        "The minister said: [“The dam will open.”]",
        "The notice read: [No boats after dark].",
    ),
    misses=(
        ("There were three: a boat, a van and a bus.", "no cue before the colon"),
        ("He left at 9:30.", "a time"),
        ("Bell was blunt: “The dam leaks.”", "an adjective, no verb"),
    ),
    propose=propose,
)
