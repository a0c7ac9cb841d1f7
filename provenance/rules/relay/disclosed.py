"""The medium somebody confirmed or denied something to: “confirmed the arrests to CNN”."""

from __future__ import annotations

from provenance.lexicon import tags, word_set
from provenance.rules.cue_context import CueContext
from provenance.rules.relay.phrases import relay
from provenance.rules.rule import Relay, Rule

_DISCLOSING = word_set("disclosing")
_GOES_TO = word_set("goes_to")
"""Nouns that “to” belongs to: “denied *links* to CNN”."""
_ENDS_OBJECT = tags.PREP | tags.PUNCT | tags.CC | tags.AUX


def propose(context: CueContext) -> Relay | None:
    tokens, start = context.text.tokens, context.after
    to = next((k for k in range(start + 1, context.last) if tokens[k].tag & _ENDS_OBJECT), start)
    if context.lemma not in _DISCLOSING or tokens[to].lower != "to" or tokens[to - 1].lower in _GOES_TO:
        return None
    return relay("REL11", context, to, to + 1, "outside", "medium")


RULE = Rule(
    id="REL11",
    name="The medium somebody confirmed or denied something to",
    frames=("np",),
    sees="A verb such as “confirm”, “deny” or “describe”, its object, “to” and a medium.",
    why="What was confirmed to a medium reaches the reader through it: the link before the speaker.",
    limits="Nouns that take “to” (“links”, “a letter”) are a closed list; whether it is a medium is looked up.",
    reference="Reuters Handbook of Journalism, on sourcing.",
    hits=(
        "Bell confirmed the arrests to [CNN].",
        "A spokesman denied the claims to [the Gazette] on Monday.",
        "Bell described the last hours to [Reuters].",
    ),
    misses=(
        ("Bell denied close links to CNN.", "“links to”"),
        ("Bell sold the paper to Reuters.", "“sell” tells nothing"),
        ("Bell confirmed that she had gone to CNN.", "a clause"),
    ),
    propose=propose,
)
