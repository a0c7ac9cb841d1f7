"""The cue after its content, with who was told: “…, Bell told reporters”."""

from __future__ import annotations

from provenance.lexicon import tags
from provenance.rules.cue_context import CueContext
from provenance.rules.proposal import content_left
from provenance.rules.rule import Candidate, Rule
from provenance.text.noun_phrases import starts_clause

_OPENS_NONE = tags.REL | tags.CC | tags.SUB
"""What opens no main clause."""


def propose(context: CueContext) -> Candidate | None:
    if context.lemma != "tell" or context.recipient is None or context.subject is None:
        return None
    found = content_left("ORD04", context, context.subject[0])
    opens = context.text.tokens[context.first].tag & (tags.SUB | tags.WH)
    return None if found and opens and not _has_main_clause(context, context.subject[0]) else found


def _has_main_clause(context: CueContext, edge: int) -> bool:
    """“If it rains, Bell told Reuters, *the gate will shut*”, “If it rains, *the gate will shut*, Bell told Reuters”,
    “After losing, *the crew will rest*, Bell told Reuters”: not “When it rained, Bell told the clerk, *who left*”."""
    tokens, first, last = context.text.tokens, context.first, context.last
    for k in range(first + 1, last - 1):
        before = k + 1 < edge and (tokens[first + 1].tag & tags.ING or starts_clause(tokens, first + 1, k))
        if tokens[k].text != "," or tokens[k + 1].tag & _OPENS_NONE or not (before or k > context.head):
            continue
        if starts_clause(tokens, k + 1, edge if before else last):
            return True
    return False


RULE = Rule(
    id="ORD04",
    name="The cue after its content, with who was told",
    frames=("final",),
    sees="Content, a comma, a subject, “told” and who was told.",
    why="Nothing but a report looks so, whatever stands around it.",
    limits="Its reliability is given: 14 of 16 were right in every second article of PolNeAR train, too few to count "
    "what stands around it.",
    reference="Quirk et al. 1985, §14.29.",
    hits=(
        "[The dam will open in May], people close to the board told Bloomberg.",
        "[The gate was shut], Ada Bell told reporters.",
        "[If it rains], Ada Bell told reporters, [the gate will be shut].",
        "[After it had rained, the gate was shut], Ada Bell told reporters.",
        "[After losing on Monday, the crew will rest], Ada Bell told reporters.",
        "[The talks were off], Ada Bell told Reuters on condition of anonymity because they were secret.",
        "[The talks were off], Ada Bell told Reuters via Signal.",
    ),
    misses=(
        ("When it rained, Bell told the clerk.", "a clause of time before the comma, and no content"),
        ("When it rained, Bell told the clerk, who left at once.", "who was told, and no content"),
        ("After meeting Lund, Bell told the clerk.", "a phrase of time before the comma, and no content"),
        ("When Bell, Lund and Reyes arrived, Lund told the clerk.", "a clause of time with several people in it"),
        ("The gate was shut, Bell said.", "nobody is told"),
    ),
    propose=propose,
    construction="final",
    reliability=0.85,
)
