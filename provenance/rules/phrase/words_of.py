"""“In the words of”, “in the view of” and whose words or view it is."""

from __future__ import annotations

from provenance.lexicon import tags, word_set
from provenance.rules.content_span import content_around, end_of_opening
from provenance.rules.cue_context import CueContext
from provenance.rules.indexed_text import BREAKS
from provenance.rules.rule import Candidate, Rule
from provenance.text.modifiers import described_right
from provenance.text.noun_phrases import phrase_right
from provenance.text.phrase_starts import phrase_start
from provenance.text.tokens import Range, is_genitive

_OF = ["in", "the", "of"]
_POSSESSOR = 6
"""Number of tokens before a possessor searched for its start and “in”: “in Treasurer Kit Moss’s own words”."""


def propose(context: CueContext) -> Candidate | None:
    found = _of(context) or _owned(context)
    if found is None or (found[0] > context.first and context.text.tokens[found[0] - 1].text not in BREAKS):
        return None
    (opening, source, end), text = found, context.text
    context.frame = "back" if opening > context.first else "front"
    content = content_around(context, opening, end - (text.tokens[end - 1].text == ","))
    cue = (opening, source[0]) if source[0] > context.head else (context.head, context.head + 1)
    return Candidate("ACC02", context, context.frame, cue, content, source) if content else None


def _of(context: CueContext) -> tuple[int, Range, int] | None:
    """“in the words of Bell”, “to quote Bell”: where the phrase begins, whom it names, where it ends."""
    tokens, i = context.text.tokens, context.head
    quotes = i > context.first and (tokens[i - 1].lower, tokens[i].lower) == ("to", "quote")
    opening, start = i - 2 + quotes, i + 2 - quotes
    around = [t.lower for t in (*tokens[max(0, i - 2) : i], *tokens[i + 1 : i + 2])]
    if opening < context.first or not (quotes or around == _OF):
        return None
    end = phrase_right(tokens, start, context.last)
    opened = opening == context.first and end_of_opening(context.text, end, context.last)
    whole = opened or (end if quotes else described_right(tokens, context.text.quoted, end, context.last))
    return (opening, (start, whole), whole) if end > start else None


def _owned(context: CueContext) -> tuple[int, Range, int] | None:
    """“in his words”, “in Bell’s own words”."""
    tokens, i = context.text.tokens, context.head
    k = i - 1 - (i - 1 > context.first and tokens[i - 1].lower == "own")
    if k <= context.first or not (tokens[k].tag & tags.POSS or is_genitive(tokens[k])):
        return None
    start = k if tokens[k].tag & tags.POSS else phrase_start(tokens, k, max(context.first, k - _POSSESSOR))
    start = None if start is None else start + (tokens[start].lower in ("by", "in"))
    if not start or start == context.first or tokens[start - 1].lower not in ("by", "in"):
        return None
    return start - 1, (start, k + 1), i + 1


RULE = Rule(
    id="ACC02",
    name="“In the words of”, “in the view of” and whose it is",
    frames=(),
    words=(*sorted(word_set("viewpoints")), "quote"),
    sees="“in the words of” with a noun phrase, or “in her words”, set off; and so “view”, “eyes” …; “by her account”.",
    why="The phrase says that the wording or the judgement is somebody's, and whose.",
    limits="Too rare to count (a dozen cases on PolNeAR train): its reliability is an estimate.",
    reference="Quirk et al. 1985, §9.56, on phrases of respect.",
    hits=(
        "[The plan is], in the words of the treasurer, [“a bridge to nowhere”].",
        "In Ada Bell’s own words, [the plan is a bridge to nowhere].",
        "By Bell’s own account, [the plan is a bridge to nowhere].",
        "[The plan is], to quote one farmer, [“a bridge to nowhere”].",
    ),
    misses=(
        ("He believed in her words.", "nothing is set off"),
        ("In view of the storm, the ferry was cancelled.", "nobody's view"),
        ("She went on to quote Ada Bell.", "nothing is set off"),
    ),
    propose=propose,
    reliability=0.75,
)
