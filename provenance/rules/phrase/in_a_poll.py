"""“In a poll” and what it found."""

from __future__ import annotations

from provenance.lexicon import tags, word_set
from provenance.rules.content_end import right_end
from provenance.rules.content_span import end_of_opening, left_content, opens_sentence
from provenance.rules.cue_context import CueContext
from provenance.rules.rule import Candidate, Rule
from provenance.text.modifiers import described_right
from provenance.text.noun_phrases import phrase_right
from provenance.text.tokens import Range

_PHRASE = 10
"""“in” comes at most this many tokens before the noun."""


def propose(context: CueContext) -> Candidate | None:
    text, opening = context.text, _opening(context)
    if opening is None or text.quoted[context.head] >= 0:
        return None
    end = phrase_right(text.tokens, opening + 1, context.last)
    if end < context.last and text.tokens[end].lower == "of":
        end = phrase_right(text.tokens, end + 1, context.last)  # “a poll *of 1,200 adults*”
    context.kind, context.lemma, context.group, context.cue_end = "according", "in a poll", opening, opening + 1
    content = _after(context, end) if opens_sentence(context, opening) else _before(context, opening, end)
    if end <= context.head or not content:
        return None
    return Candidate("ACC03", context, context.frame, (opening, opening + 1), content, (opening + 1, end))


def _opening(context: CueContext) -> int | None:
    """The “in” that governs the noun: “*in* a new Ashton Gazette poll”."""
    tokens = context.text.tokens
    for k in range(context.head - 1, max(context.first, context.head - _PHRASE) - 1, -1):
        if tokens[k].lower == "in" or tokens[k].tag & (tags.PREP | tags.AUX | tags.REL):
            return k if tokens[k].lower == "in" else None
    return None


def _after(context: CueContext, end: int) -> list[Range]:
    """“In a poll published on Monday, *half of them were undecided*”."""
    context.frame, comma = "front", end_of_opening(context.text, end, context.last)
    return [(comma + 1, right_end(context, "front", comma + 1))] if comma else []


def _before(context: CueContext, opening: int, end: int) -> list[Range]:
    """“*Half of them were undecided* in a poll by the institute”: a single poll, and not “those *surveyed in* it”."""
    context.frame, tokens = "back", context.text.tokens
    single = tokens[opening + 1].tag & tags.DETERMINER and not tokens[context.head].lower.endswith("s")
    end = described_right(tokens, context.text.quoted, end, context.last)
    goes_on = end < context.last and not tokens[end].tag & (tags.PUNCT | tags.CC)
    if not single or goes_on or tokens[opening - 1].lower.endswith("ed"):
        return []
    left = left_content(context.text, context.first, opening)
    return left if left and any(tokens[k].tag & tags.FINITE for k in range(*left[-1])) else []


RULE = Rule(
    id="ACC03",
    name="“In a poll” and what it found",
    frames=(),
    words=tuple(sorted(word_set("polls"))),
    sees="“in” and a noun phrase of a poll or a survey, at the start of its sentence or at its end.",
    why="What people answered is known from the poll alone; the phrase names it without any verb.",
    limits="At the end only a single poll counts: “he leads in the polls” says where he stands, and names none.",
    reference="PolNeAR guidelines (Newell et al. 2018), on evidence.",
    hits=(
        "In a poll published on Monday, [half of the nurses were undecided].",
        "[Support for the dam fell to 41 percent] in the latest survey.",
    ),
    misses=(
        ("She voted in a poll on Monday.", "a day of voting, which is described no further"),
        ("The mayor is doing well in the polls.", "no poll in particular"),
        ("The nurses surveyed in the latest poll laughed.", "who they are"),
        ("In the polling booth, the pencil was missing.", "another word"),
    ),
    propose=propose,
)
