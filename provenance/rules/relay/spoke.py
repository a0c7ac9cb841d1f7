"""The medium somebody spoke to or on: “speaking to CNN”, “said on CNN that …”."""

from __future__ import annotations

from provenance.lexicon import tags
from provenance.lexicon.classes import classes_that
from provenance.lexicon.verbs import phrasal_cues
from provenance.rules.cue_context import CueContext
from provenance.rules.relay.phrases import after_words, relay
from provenance.rules.rule import Relay, Rule

_SPEAKS = classes_that("speaks")
_TALKS = frozenset(("speaking", "speaks", "spoke", "talked", "talking"))


def propose(context: CueContext) -> Relay | None:
    tokens, i = context.text.tokens, context.head
    if context.lemma == "on":
        cue = (
            context.text.cues.get(tokens[i - 1].lemma or "")
            if i > context.first and tokens[i - 1].tag & tags.CUE
            else None
        )
        speaks = cue is not None and cue.kind in _SPEAKS and ("on",) not in phrasal_cues().get(cue.lemma, ())
        speaks = speaks or all(t.tag & (tags.TIME | tags.PUNCT) for t in tokens[context.first : i])
        return relay("REL08", context, i, i + 1, "outside", "medium") if speaks else None
    link = after_words(context, i + 1, "to", *(("on", "with") if context.lemma in _TALKS else ()))
    return relay("REL08", context, i, link, "outside", "medium") if link else None


RULE = Rule(
    id="REL08",
    name="The medium somebody spoke to or on",
    frames=(),
    words=(
        "admitted", "clarified", "confirmed", "confirming", "confirms", "denied", "disclosed", "explained", "on",
        "revealed", "said", "says", "speaking", "speaks", "spoke", "stated", "talked", "talking",
    ),
    sees="“spoke to”, “speaking on”, “confirmed to” or another verb of speech with “on” or “to”, and a medium.",
    why="The words were said for its readers or viewers: the link before the speaker.",
    limits="Whether the phrase names a medium is looked up.",
    reference="Reuters Handbook of Journalism, on sourcing.",
    hits=(
        "Speaking to [CNN], Bell said the gate was shut.",
        "Bell, who spoke with [the Gazette] on Monday, said the gate was shut.",
        "Bell said on [CNN] that the gate was shut.",
        "Sunday, on [CNN], Bell said the gate was shut.",
        "Bell confirmed Monday to [the Gazette] that the gate was shut.",
        "“It is shut,” Bell explained to [CNN].",
    ),
    misses=(
        ("Bell spoke at noon.", "no such preposition"),
        ("The gate on the bridge is shut.", "no verb of speech before it"),
        ("Bell called on the Gazette to close the gate.", "“call on” is one verb"),
        ("Bell said the gate to the yard was shut.", "no “to” after the verb"),
    ),
    propose=propose,
)  # fmt: skip
