"""A rumour: what people say, and nobody in particular."""

from __future__ import annotations

from provenance.lexicon import tags, word_set
from provenance.lexicon.verbs import forms
from provenance.rules.content_end import right_end
from provenance.rules.cue_context import CueContext
from provenance.rules.rule import Candidate, Rule
from provenance.text.noun_phrases import starts_clause

_ONLY_HAS_IT = word_set("anonymous_stories")
_AT_LARGE = word_set("claims_at_large")
"""Nouns that are nobody's only after “there is” or before a verb of spreading: “*there are fears* that”."""
_SPREADS = frozenset(form for verb in word_set("spreading") for form in forms(verb))


def propose(context: CueContext) -> Candidate | None:
    start = _content_start(context) if _opens(context) else 0
    if not start:
        return None
    context.lemma, context.frame, context.kind, context.after = "rumour", "bare:that", "hearsay", start
    end = right_end(context, context.frame, start)
    return Candidate("HEA03", context, context.frame, (context.head, start), [(start, end)]) if end > start else None


def _opens(context: CueContext) -> bool:
    """Whether the rumour is what the sentence is about: “*there is* a rumour”, “*the* rumour is”, not “sank on
    rumours”."""
    tokens, first = context.text.tokens, context.first
    lead = tokens[first : context.head]
    before = [t for t in lead if t.tag & (tags.FINITE | tags.PREP) and not t.tag & tags.DET]
    existing = tokens[first].lower == "there" and all(t.lower != "no" for t in lead)
    return existing or not before


def _content_start(context: CueContext) -> int:
    """Where “that” follows the noun, or “is that”; or what comes after “has it”; 0 for other uses of the noun."""
    tokens, k, last = context.text.tokens, context.head + 1, context.last
    if k + 2 >= last:
        return 0
    if tokens[k].tag & tags.HAVE and tokens[k + 1].lower == "it":
        return k + 2 if tokens[k + 2].lower == "that" or starts_clause(tokens, k + 2, last) else 0
    if context.lemma in _ONLY_HAS_IT:  # not “the word is that”
        return k + 1 if context.head == context.first and [t.lower for t in tokens[k : k + 2]] == ["is", "that"] else 0
    existing = tokens[context.first].lower in ("there", "there’s", "there's")
    while k + 1 < last and tokens[k].tag & (tags.AUX | tags.ADV):
        k += 1
    k += (spreads := tokens[k].lower in _SPREADS)
    at_large = existing or spreads or tokens[context.head].lower not in _AT_LARGE
    return k if at_large and k < last and tokens[k].lower == "that" else 0


RULE = Rule(
    id="HEA03",
    name="A rumour",
    frames=(),
    words=tuple(sorted(word_set("rumours") | word_set("claims_at_large"))),
    sees="“rumour”, “speculation” and “that”; “rumour has it”; “there is talk that”; “concerns are growing that”.",
    why="The noun itself says that nobody answers for the claim.",
    limits="Who spreads or denies it in the same sentence is not taken for its source. Its reliability is set by hand.",
    reference="Reuters Handbook of Journalism, on rumours; as HEA01.",
    hits=(
        "There is a rumour [that the bank will close].",
        "Rumour has it [that the bank will close].",
        "Word is [that the bank will close].",
        "There are fears [that the bank will close].",
        "Reports have emerged [that the bank will close].",
        "Speculation is mounting [that the bank will close].",
    ),
    misses=(
        ("The rumour was false.", "no content"),
        ("The concern is growing fast.", "no content"),
        ("There are no reports that the bank will close.", "nobody says so"),
        ("Word came that the bank had closed.", "“word” needs “has it” or “is”"),
        ("The stock rose on rumours that the bank would close.", "the outlet’s own claim"),
    ),
    propose=propose,
    reliability=0.6,
)
