"""“To her, it was …”: to whom something seems so."""

from __future__ import annotations

from provenance.lexicon import tags, word_set
from provenance.rules.content_end import right_end
from provenance.rules.content_span import end_of_opening, opens_sentence
from provenance.rules.cue_context import CueContext
from provenance.rules.rule import Candidate, Rule
from provenance.text.noun_phrases import phrase_right
from provenance.text.source_phrases import kind_of

_JUDGES = frozenset(("name", "number", "person", "pronoun"))
"""Kinds of phrases for somebody who can have a view."""
_PREDICATES = word_set("predicates")
_REACH = 15
"""Number of tokens after the comma searched for the verb of the clause."""


def propose(context: CueContext) -> Candidate | None:
    text, to = context.text, context.head
    if not opens_sentence(context, to) or to + 2 >= context.last or text.tokens[to + 1].tag & tags.BASE:
        return None
    end = phrase_right(text.tokens, to + 1, context.last)
    if end == to + 1 or not (text.tokens[to + 1].tag & tags.OBJ or kind_of(text.tokens, to + 1, end) in _JUDGES):
        return None
    comma = end_of_opening(text, end, context.last)
    if not comma or not _judges(context, comma + 1):
        return None
    context.kind, context.lemma, context.frame, context.cue_end = "according", "to", "front", to + 1
    content = [(comma + 1, right_end(context, "front", comma + 1))]
    return Candidate("ACC04", context, "front", (to, to + 1), content, (to + 1, comma))


def _judges(context: CueContext, start: int) -> bool:
    """Whether the clause at `start` says what something is, or seems, or stands for."""
    for token in context.text.tokens[start : min(context.last, start + _REACH)]:
        if token.tag & tags.FINITE and not token.tag & tags.CAP:
            return bool(token.tag & tags.BE) or token.lemma in _PREDICATES
    return False


RULE = Rule(
    id="ACC04",
    name="“To her, it was …”: to whom something seems so",
    frames=(),
    words=("to",),
    sees="“to” and a phrase for somebody at the start of a sentence, a comma, and a clause on what something is.",
    why="“To him” says whose view it is, as “in his view” does.",
    limits="“For him, it was …” looks the same, but mostly tells what something was for him.",
    reference="Quirk et al. 1985, §9.56 and §8.127, on viewpoint.",
    hits=(
        "To many farmers, [the levy is a tax by another name].",
        "But to Ada Bell, [the strike was a matter of principle].",
    ),
    misses=(
        ("To Norvik, the train takes two hours.", "a way, and nothing is judged"),
        ("To be fair, the team was late.", "an infinitive"),
        ("For Ada Bell, the medal was the third of the year.", "another preposition"),
    ),
    propose=propose,
    reliability=0.7,
)
