"""Who retells words: “Bell said, as recalled by her brother”."""

from __future__ import annotations

from provenance.rules.cue_context import CueContext
from provenance.rules.relay.phrases import relay
from provenance.rules.rule import Relay, Rule


def propose(context: CueContext) -> Relay | None:
    tokens, i = context.text.tokens, context.head
    if i == context.first or i + 2 > context.last or tokens[i - 1].lower != "as" or tokens[i + 1].lower != "by":
        return None
    return relay("REL05", context, i - 1, i + 2, "outside", "source")


RULE = Rule(
    id="REL05",
    name="Who retells words",
    frames=(),
    words=("described", "recalled", "recounted", "related", "remembered", "reported", "retold", "told"),
    sees="“as”, “recalled”, “told” or the like, “by”, and a noun phrase.",
    why="The reader has the words from whoever retells them: the link before the speaker.",
    limits="Only with a passive: “as her brother recalled” is an attribution of its own.",
    reference="Quirk et al. 1985, §15.55, comment clauses.",
    hits=(
        "“It will float,” Bell said, as recalled by [her brother, a sailor].",
        "Bell said the gate was shut, as told by [a clerk].",
    ),
    misses=(
        ("Bell said the gate was shut by a clerk.", "no such word"),
        ("Bell was told by a clerk that the gate was shut.", "no “as”"),
    ),
    propose=propose,
)
