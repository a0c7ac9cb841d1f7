"""A quotation and a name, without a verb."""

from __future__ import annotations

from provenance.rules.cue_context import CueContext
from provenance.rules.rule import Candidate, Rule


def propose(context: CueContext) -> Candidate | None:
    quotation = context.text.quotations[context.text.quoted[context.head]]
    content = [(quotation.first, quotation.last - 1)]
    return Candidate("SIG02", context, context.frame, (context.head, context.head + 1), content, context.subject)


RULE = Rule(
    id="SIG02",
    name="A quotation and a name, without a verb",
    frames=("named",),
    sees="A paragraph that is a quotation and a name with what describes it, and nothing else. The closing mark is the "
    "cue.",
    why="Vox pops and captions leave the verb out.",
    limits="Only where the name begins with a capital and no verb follows; lists of titles look the same. Its "
    "certainty is set by hand: PolNeAR has no such place.",
    reference="As SIG01, without the dash; modelled on Quirk et al. 1985, §14.28, with the reporting verb elided.",
    hits=(
        "[“The gate is shut, and nobody asked us,]” Ada Bell, the harbour master.",
        "[“We have never seen such a flood,]” Tomas Reyes, 41.",
    ),
    misses=(
        ("“The gate is shut, and nobody asked us,” Ada Bell, the harbour master, said.", "there is a verb"),
        ("“Dams and Gates,” Ada Bell, 2016.", "a title: too short to be speech"),
    ),
    propose=propose,
    reliability=0.8,
)
