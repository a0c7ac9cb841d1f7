"""A passive with its agent."""

from __future__ import annotations

from provenance.rules.cue_context import CueContext
from provenance.rules.rule import Candidate, Rule
from provenance.text.modifiers import described_right
from provenance.text.noun_phrases import phrase_right


def propose(context: CueContext) -> Candidate | None:
    text, start = context.text, context.after + 1
    end = phrase_right(text.tokens, start, context.last)
    if context.subject is None or end == start:
        return None
    source = start, described_right(text.tokens, text.quoted, end, context.last)
    return Candidate("PAS01", context, context.frame, (context.group, start), [context.subject], source)


RULE = Rule(
    id="PAS01",
    name="A passive with its agent",
    frames=("pass-by", "reduced-by"),
    sees="A passive cue and “by”: “was criticized by the union”, “is seen by many as a threat”.",
    why="The agent is the source, the subject the content.",
    limits="With a plain action in the passive the counts decide.",
    reference="PolNeAR guidelines (Newell et al. 2018); Quirk et al. 1985, §3.65.",
    hits=(
        "[The plan] was criticized by the union.",
        "[His version] was confirmed by two witnesses.",
        "They buried [the plan], opposed by the union.",
    ),
    misses=(
        ("The wall was built by the union.", "“build” is no cue"),
        ("The vote was lost by noon.", "“by” tells a time"),
    ),
    propose=propose,
)
