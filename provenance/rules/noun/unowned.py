"""A noun that attributes, and nobody it belongs to."""

from __future__ import annotations

from provenance.rules.content_end import right_end
from provenance.rules.cue_context import CueContext
from provenance.rules.rule import Candidate, Rule


def propose(context: CueContext) -> Candidate | None:
    content = context.after, right_end(context, context.frame, context.after)
    if content[1] <= content[0]:
        return None
    return Candidate("NOM02", context, context.frame, (context.head, context.cue_end), [content])


RULE = Rule(
    id="NOM02",
    name="A noun that attributes, and nobody it belongs to",
    frames=("bare:",),
    sees="A noun of saying or thinking without a possessor, and “that”, “whether” or “of” with content.",
    why="“Complaints that”, “rumors that”: somebody says so, and the article does not tell who.",
    limits="Whoever raises, hears or makes them in the same sentence is not taken for the source.",
    reference="PolNeAR guidelines (Newell et al. 2018), on nominalisations and sourceless attributions.",
    hits=(
        "Despite complaints [that the dam leaks], nothing was done.",
        "The flood raised the question of [whether the dam leaks].",
    ),
    misses=(
        ("They ignored two warnings about the valve.", "a subject, not a claim"),
        ("The complaints were heard.", "no content"),
        ("The wall of the dam leaks.", "no such noun"),
    ),
    propose=propose,
)
