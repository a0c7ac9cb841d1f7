"""Quotations without a speaker."""

from __future__ import annotations

from provenance.rules.rule import Rule, proposes_nothing

RULE = Rule(
    id="ORQ01",
    name="A quotation with no speaker",
    frames=(),
    sees="A quotation of at least six tokens, marks included, that is a sentence of its own, and has no speaker.",
    why="Somebody's words without a speaker cannot be checked; the reader is told so instead of a guess.",
    limits="A speaker named more than two sentences away, or only in a caption or heading, is not found.",
    reference="Mode `orphan-quote` of docs/model.md; the opening mark stands for the cue, since there is none.",
    hits=(
        "It rained. “[The river will never be what it was.]”",
        "“[Nobody told us that the gate was shut.]” It rained.",
    ),
    misses=(
        ("The rowers call it “the wall” and stay at home.", "a name within a sentence"),
        ("“The river will never be what it was,” Ada Bell said.", "a speaker is named"),
    ),
    propose=proposes_nothing,
)
