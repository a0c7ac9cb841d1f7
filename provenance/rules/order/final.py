"""The cue after its content, or in the middle of it."""

from __future__ import annotations

from provenance.lexicon import word_set
from provenance.rules.cue_context import CueContext
from provenance.rules.proposal import content_left
from provenance.rules.rule import Candidate, Rule

_SOUNDS = word_set("sounds")
"""What speaks only beside a quotation: “When asked, Bell *laughed*”."""


def propose(context: CueContext) -> Candidate | None:
    if context.lemma == "tell" and context.recipient and context.subject and context.frame == "final":
        return None  # ORD04's
    if context.lemma in _SOUNDS and context.frame == "final":
        return None
    edge = context.subject[0] if context.subject else context.group
    return content_left("ORD01", context, edge)


RULE = Rule(
    id="ORD01",
    name="The cue after its content, or in the middle of it",
    frames=("final", "final-quote"),
    sees="Content, a comma (or a closing quotation mark), then subject and verb: “…, he said”, “…, he said, …”.",
    why="The commonest place of a cue in news after direct quotations.",
    limits="A clause that merely follows a comma can look the same: “When asked, he said nothing”.",
    reference="PolNeAR guidelines (Newell et al. 2018); Quirk et al. 1985, §14.29.",
    hits=(
        "[The dam would open in May], the minister said.",
        "[“We are ready,”] she said.",
        "The plan, [which], she said, [would fail], was dropped.",
        "[The rain will last], most forecasters say, [because the wind is turning].",
        "[“We are ready,”] she said, adding, “The boats are too.”",
        "[“It is sad,”] she said, [that the gate leaks].",
        "[“The old gate,”] she said, [would leak].",
        "Reyes had one complaint: [“The gate sticks,”] he said.",
        "[“The dam is old,”] May wrote.",
        "[The dam was old], he said on the station’s “Morning Hour.”",
        "[If the gate leaks], Bell said, [“it will be shut.”]",
        "[The gate], Bell said, [“is shut.”]",
        "The firm moved to Oslo, [where], it said, [rents are low].",
        "[It was late], Bell said in interviews this week; the gate was old.",
        "[The gate leaks], Bell said in his book, “The Long Way Home.”",
        "She trained ten clerks, [all of whom], she said, [needed help].",
        "[The dam was old], she said of the gate.",
        "[The gate was closed], the board said over the weekend.",
        "[The gate was closed], the board said without giving details.",
        "[The gate was closed], the board said ahead of the vote.",
    ),
    misses=(
        ("When the rain stopped, the minister left.", "“leave” is no cue"),
        ("When asked whether the dam would open, the minister laughed.", "laughing says nothing without a quotation"),
        ("In May, the minister opened the dam.", "no cue follows the comma"),
        ("In May, Bell said of the gate that it leaked.", "no clause before the comma"),
        ("When it rained, Bell said of the gate that it leaked.", "a clause of time before the comma"),
        ("Bell, who was ill, said because of the rain nobody came.", "a clause follows"),
    ),
    propose=propose,
    construction="final",
)
