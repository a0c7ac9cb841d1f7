"""A quotation after the verb."""

from __future__ import annotations

from provenance.lexicon import tags
from provenance.rules.cue_context import CueContext
from provenance.rules.proposal import content_right
from provenance.rules.rule import Candidate, Rule

_TITLED = 8
"""Longest title of a work, in words."""


def _is_title(context: CueContext) -> bool:
    """“wrote *“Fog at Noon”*”: a capital on every long word, no mark of speech."""
    text, i = context.text, context.after
    if (context.kind != "write" and context.lemma not in ("read", "sing")) or text.quoted[i] < 0:
        return False
    quotation = text.quotations[text.quoted[i]]
    inside = [t for t in text.tokens[quotation.first : quotation.last] if t.tag & tags.WORD]
    marked = any(t.text in (".", "?", "!", ":", ";") for t in text.tokens[quotation.first : quotation.last])
    titled = 1 < len(inside) <= _TITLED and all(t.tag & tags.CAP for t in inside if len(t.text) > 3)
    return titled and not marked and bool(inside[0].tag & tags.CAP)


def propose(context: CueContext) -> Candidate | None:
    tokens = context.text.tokens
    if _is_title(context):
        return None
    start = context.after + 1 if tokens[context.after].text == "," else context.after
    return content_right("QUO01", context, start, context.cue_end)


RULE = Rule(
    id="QUO01",
    name="A quotation after the verb",
    frames=("quote",),
    sees="A cue verb, a comma or not, and an opening quotation mark; the content is the whole quotation.",
    why="Direct speech.",
    limits="A quoted word inside a longer clause (“called it ‘brave’”) is the object rule’s.",
    reference="PolNeAR guidelines (Newell et al. 2018); Quirk et al. 1985, §14.28.",
    hits=(
        "The minister said, [“The dam will open.”]",
        "She wrote [“never again” on the door].",
        "The minister said, in a voice that shook, [“The dam will open.”]",
        "Said Ada Bell, who owns the boat, [“We are ready.”]",
        "Still, the minister said, [“is it shut?”]",
    ),
    misses=(
        ("He opened “The Dam” at the fair.", "a title, and no cue"),
        ("The “experts” had left.", "scare quotes"),
    ),
    propose=propose,
)
