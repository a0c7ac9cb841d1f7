"""Whom a medium quotes as saying something: “ANSA quoted Bell as saying that …”."""

from __future__ import annotations

from provenance.lexicon import tags, word_set
from provenance.rules.cue_context import CueContext
from provenance.rules.relay.phrases import relay
from provenance.rules.rule import Relay, Rule

_FAR = 20
"""“quoted” comes at most this many tokens before “saying”, with whoever is quoted between them."""


def propose(context: CueContext) -> Relay | None:
    tokens, i = context.text.tokens, context.head
    end = i - (tokens[i - 1].lower == "as")
    breaks = (";", ":") if end < i else (";", ":", ",")
    for k in range(end - 1, max(context.first, i - _FAR) - 1, -1):
        if tokens[k].lower in word_set("quoting"):
            passive = k > context.first and tokens[k - 1].tag & tags.BE
            return relay("REL06", context, k, k + 1, "inside", "source") if k + 1 < end and not passive else None
        if tokens[k].text in breaks or context.text.quoted[k] >= 0:
            break
    return None


RULE = Rule(
    id="REL06",
    name="Whom a medium quotes as saying something",
    frames=(),
    words=("arguing", "claiming", "declaring", "describing", "insisting", "saying", "stating", "telling", "warning"),
    sees="An active form of “quote”, “cite” or “report”, a noun phrase, “as saying” or “saying”.",
    why="The words are those of whoever is quoted: the link after the medium.",
    limits="“Was quoted as saying” is PAS05's: there the one quoted is the subject.",
    reference="Reuters Handbook of Journalism, on sourcing.",
    hits=(
        "ANSA quoted [Ada Bell] as saying that the gate was shut.",
        "The gate was shut, ANSA quoted [Ada Bell] as saying.",
        "ANSA quoted [a clerk] saying the gate was shut.",
        "ANSA reported [the owners, two brothers,] as saying that the gate was shut.",
    ),
    misses=(
        ("Ada Bell was quoted as saying that the gate was shut.", "the passive"),
        ("ANSA quoted Bell, saying that the gate was shut.", "whoever quotes says it"),
        ("Bell left, saying that the gate was shut.", "nobody is quoted"),
    ),
    propose=propose,
)
