"""Quotations that go on."""

from __future__ import annotations

from provenance.rules.rule import Rule, proposes_nothing

RULE = Rule(
    id="CON01",
    name="A quotation goes on",
    frames=(),
    sees="A quotation without a cue of its own, at most two sentences after a speaker, in this paragraph or the next.",
    why="Half of a long answer stands in sentences of its own; whoever spoke before still speaks.",
    limits="Its id is on no attribution: what goes on keeps the rule it began with. From the paragraph before only who "
    "says something goes on. Quotations of three tokens or fewer go on from nobody; one that opens or ends a sentence "
    "takes it along if it is long and direct speech stood before.",
    reference="PolNeAR guidelines (Newell et al. 2018): content goes on in following sentences and quoted paragraphs.",
    hits=(
        "[“The gate is shut,”] Ada Bell said. [“It will stay shut until May.”]",
        "Ada Bell said [the gate was shut.] [“It will stay shut until May.”]",
        "[“The gate is shut,”] Ada Bell said. [“It will stay shut until May, and nobody will row” past it.]",
    ),
    misses=(
        ("“It will stay shut until May.”", "nobody speaks before"),
        ("The gate is shut. The rowers call it “the wall” and stay at home.", "a name, not a sentence of somebody's"),
    ),
    propose=proposes_nothing,
)
