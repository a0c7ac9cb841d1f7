"""A dash and a name after a quotation, and what is around them."""

from __future__ import annotations

from provenance.lexicon import tags
from provenance.rules.cue_context import CueContext
from provenance.rules.indexed_text import IndexedText
from provenance.text.utterances import role_of

_LONGEST = 12
"""Longest signature, in tokens."""


def signature_context(text: IndexedText, dash: int, first: int, last: int) -> CueContext | None:
    """The context of the dash in “‘…’ — Ada Bell”, frame `signature`: a name after a quotation ends its paragraph."""
    tokens = text.tokens
    if dash == 0 or text.quoted[dash - 1] < 0 or dash + 1 >= last or last - dash > _LONGEST:
        return None
    ends, quotation = last >= len(tokens) - 1 or _ends_paragraph(text, last), text.quotations[text.quoted[dash - 1]]
    alone = quotation.first == first and role_of(tokens[last - 1].lower) == "person"  # “‘It is late’ – vicar”
    named = tokens[dash + 1].tag & tags.CAP or alone
    if not ends or not named or dash not in (first, quotation.last):
        return None
    return CueContext(text, dash, first, last, "—", "dash", "signature", (dash + 1, last))


def _ends_paragraph(text: IndexedText, last: int) -> bool:
    """Whether the sentence that ends at `last`, its final mark aside, ends its paragraph."""
    number = text.sentence_of(last - 1)
    following = text.sentences[number + 1 : number + 2]
    return not following or following[0].paragraph > text.sentences[number].paragraph
