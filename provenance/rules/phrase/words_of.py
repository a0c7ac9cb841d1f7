"""“In the words of” and whose words they are."""

from __future__ import annotations

from provenance.lexicon import tags
from provenance.rules.content_span import content_around
from provenance.rules.cue_context import CueContext
from provenance.rules.indexed_text import BREAKS
from provenance.rules.rule import Candidate, Rule
from provenance.text.modifiers import described_right
from provenance.text.noun_phrases import phrase_right
from provenance.text.phrase_starts import phrase_start
from provenance.text.tokens import Range

_POSSESSOR = 6
"""“in”, whose words, and “words” are at most so many tokens apart: “in Treasurer Kit Moss’s own words”."""


def propose(context: CueContext) -> Candidate | None:
    found = _of(context) or _owned(context)
    if found is None:
        return None
    opening, source, end = found
    text = context.text
    if opening > context.first and text.tokens[opening - 1].text not in BREAKS:
        return None
    context.frame = "back" if opening > context.first else "front"
    content = content_around(context, opening, end - (text.tokens[end - 1].text == ","))
    cue = (opening, source[0]) if source[0] > context.head else (context.head, context.head + 1)
    return Candidate("ACC02", context, context.frame, cue, content, source) if content else None


def _of(context: CueContext) -> tuple[int, Range, int] | None:
    """“in the words of Bell”: where the phrase begins, who it is, where it ends."""
    tokens, i = context.text.tokens, context.head
    if i - 2 < context.first or [token.lower for token in tokens[i - 2 : i + 2]] != ["in", "the", "words", "of"]:
        return None
    end = phrase_right(tokens, i + 2, context.last)
    end = described_right(tokens, context.text.quoted, end, context.last) if end > i + 2 else end
    return (i - 2, (i + 2, end), end) if end > i + 2 else None


def _owned(context: CueContext) -> tuple[int, Range, int] | None:
    """“in his words”, “in Bell’s own words”."""
    tokens, i = context.text.tokens, context.head
    k = i - 1 - (i - 1 > context.first and tokens[i - 1].lower == "own")
    possessive = tokens[k].tag & tags.POSS or tokens[k].lower.endswith(("’s", "'s"))
    if k <= context.first or not possessive:
        return None
    start = k if tokens[k].tag & tags.POSS else phrase_start(tokens, k, max(context.first, k - _POSSESSOR))
    if start is not None and tokens[start].lower == "in":
        start += 1
    if start is None or start == context.first or tokens[start - 1].lower != "in":
        return None
    return start - 1, (start, k + 1), i + 1


RULE = Rule(
    id="ACC02",
    name="“In the words of” and whose words they are",
    frames=(),
    words=("words",),
    sees="“in the words of” with a noun phrase, or “in” with a possessive and “words”, set off from the sentence.",
    why="The phrase says that the wording is somebody's, and whose.",
    limits="Too rare to count (2 cases on PolNeAR train): its reliability is an estimate.",
    reference="Quirk et al. 1985, §9.56, on phrases of respect.",
    hits=(
        "[The plan is], in the words of the treasurer, [“a bridge to nowhere”].",
        "In his words, [the plan is a bridge to nowhere].",
        "In Ada Bell’s own words, [the plan is a bridge to nowhere].",
    ),
    misses=(
        ("The play is rich in the words of old sailors.", "part of the clause"),
        ("In other words, the plan is dead.", "nobody's words"),
        ("He believed in her words.", "nothing is set off"),
    ),
    propose=propose,
    reliability=0.75,
)
