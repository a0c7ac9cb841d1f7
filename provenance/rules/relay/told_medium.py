"""The medium that somebody told: “Bell told Reuters that …”."""

from __future__ import annotations

from provenance.rules.cue_context import CueContext
from provenance.rules.relay.phrases import relay
from provenance.rules.rule import Relay, Rule
from provenance.text.groups import group_start, is_passive


def propose(context: CueContext) -> Relay | None:
    tokens, i = context.text.tokens, context.head
    passive = is_passive(tokens, group_start(tokens, i, context.first), i)
    return None if passive else relay("REL02", context, i, i + 1, "outside", "told")


RULE = Rule(
    id="REL02",
    name="The medium that somebody told",
    frames=(),
    words=("assured", "informed", "reminded", "tell", "telling", "tells", "told", "warned"),
    sees="“told” or its kin, in the active voice, and who was told.",
    why="What was told to a medium reaches the reader through it: the link before the speaker.",
    limits="Persons, crowds and committees are only listeners; whether the phrase names a medium is looked up.",
    reference="Reuters Handbook of Journalism, on sourcing.",
    hits=("Bell told [Reuters] that the gate had closed.", "“It is shut,” Bell told [the Gazette’s Ann Lee]."),
    misses=(
        ("Bell was told by Reuters that the gate had closed.", "the passive"),
        ("Bell said that the gate had closed.", "no listener"),
    ),
    propose=propose,
)
