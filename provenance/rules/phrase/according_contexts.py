"""Where “according to” stands, and “per” and “as per”, which mean the same, and what it names."""

from __future__ import annotations

from collections.abc import Sequence

from provenance.lexicon import tags, word_set
from provenance.rules.cue_context import CueContext
from provenance.rules.indexed_text import IndexedText
from provenance.text.noun_phrases import phrase_right
from provenance.text.source_phrases import kind_of
from provenance.text.tokens import Range, Token

_COUNTERS, _DATA = word_set("counters"), word_set("data")
_SOMEBODY = ("body", "person")


def according_context(text: IndexedText, i: int, first: int, last: int) -> CueContext | None:
    """The context of “according to”, or of “per” and “as per”, which mean the same where they open a phrase."""
    tokens, after = text.tokens, i + 1
    if tokens[i].lower == "according":
        if i + 2 >= last or tokens[after].lower != "to":
            return None
        after += 1
    elif not _is_per(tokens, i, first, last):
        return None
    opening = i - (i > first and tokens[i - 1].lower == "as")
    context = CueContext(text, opening, first, last, "according to", "according", "according")
    context.after = after
    return context


def _is_per(tokens: Sequence[Token], i: int, first: int, last: int) -> bool:
    """“*Per* Reuters, …”, “…, *as per* police”, “…, *per* two reports”; not “ten euros per day, *per* person”."""
    if i + 1 >= last or not (i == first or tokens[i - 1].text in (",", "(") or tokens[i - 1].lower == "as"):
        return False
    end = phrase_right(tokens, i + 1, last)
    head = tokens[end - 1].lower
    kind = kind_of(tokens, i + 1, end)
    source = (head.endswith("s") and kind != "thing") or (tokens[i - 1].lower == "as" and kind in _SOMEBODY)
    if end > i + 1 and (source or head in _DATA):
        return True
    return tokens[i + 1].lower in _COUNTERS or bool(tokens[i + 1].tag & (tags.CAP | tags.DETERMINER))


def named_right(context: CueContext) -> int:
    """The end of the noun phrase of the source, title included. No verb follows it: “early *reports*” has one."""
    text, tokens = context.text, context.text.tokens
    end = phrase_right(tokens, context.after, context.last)
    while context.after < end < context.last and tokens[end].tag & tags.THIRD and not tokens[end].tag & tags.AUX:
        end = phrase_right(tokens, end, context.last)
    quoted = end < context.last and text.opens_quotation(end)
    return text.quotations[text.quoted[end]].last if quoted else end


def that_is(context: CueContext) -> list[Range]:
    """“*That’s* according to two surveys”, “*That is* according to Bell”: what the sentence before says."""
    tokens, first = context.text.tokens, context.first
    that = context.head > first and tokens[first].lower in ("that", "that's", "that’s")
    whole = that and (context.head == first + 1 or (context.head == first + 2 and tokens[first + 1].tag & tags.BE))
    return [(first, first + 1)] if whole else []
