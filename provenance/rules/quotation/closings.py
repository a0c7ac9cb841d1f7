"""What follows a quotation that opens its sentence: a speaker and a verb, whatever that verb is."""

from __future__ import annotations

from provenance.lexicon import tags
from provenance.rules.cue_context import CueContext
from provenance.rules.direct_speech import ends_speech
from provenance.rules.indexed_text import IndexedText
from provenance.text import Quotation
from provenance.text.modifiers import described_right
from provenance.text.noun_phrases import phrase_right

_SPEECH = 6
"""A quotation of at least this many tokens is speech rather than a title."""
_NAMED = 12
"""Longest name with what describes it, in tokens."""
_MARKS = frozenset((",", ".", "?", "!", "…", "..."))
_NO_VERB = tags.CAP | tags.AUX | tags.PREP | tags.DET


def closing_context(text: IndexedText, quotation: Quotation) -> CueContext | None:
    """The context of a verb that is not a cue, after a quotation: “…,” *beamed* Ada Bell; “…,” Bell *began*."""
    i = quotation.last
    if i >= len(text.tokens) or text.quoted[i] >= 0:
        return None
    sentence = text.sentences[text.sentence_of(i)]
    last = text.clause_end(sentence.first, sentence.last)
    if named := _named_context(text, quotation):
        return named
    if i >= last or quotation.first > sentence.first or not ends_speech(text, i, sentence.first):
        return None
    head = next((k for k in (i, *_after_phrase(text, i, last)) if _is_unknown_verb(text, k, last)), None)
    if head is None:
        return None
    lemma = text.tokens[head].lemma or text.tokens[head].lower
    context = CueContext(text, head, sentence.first, last, lemma, "unknown", "behind-quote")
    context.subject = (i, head) if head > i else _subject_after(context)
    return context if context.subject else None


def _named_context(text: IndexedText, quotation: Quotation) -> CueContext | None:
    """The context of the closing mark in “‘…,’ Ada Bell, the mayor.”: a quotation that opens its paragraph, then a name
    with what describes it, and no verb, to the paragraph's end."""
    i, mark = quotation.last, quotation.last - 1
    last = _end_of_paragraph(text, quotation)
    if not i < last <= i + _NAMED or mark - quotation.first < _SPEECH or not text.tokens[i].tag & tags.CAP:
        return None
    if any(token.tag & tags.FINITE and not token.tag & (tags.CAP | tags.NUM) for token in text.tokens[i:last]):
        return None
    end = phrase_right(text.tokens, i, last)
    ends_in_mark = quotation.closed and text.tokens[mark - 1].text in _MARKS
    if end == i or not ends_in_mark or (end < last and text.tokens[end].text != ","):
        return None
    return CueContext(text, mark, quotation.first, last, "”", "mark", "named", (i, last))


def _end_of_paragraph(text: IndexedText, quotation: Quotation) -> int:
    """Where the sentence after the quotation ends, if the two make up the whole paragraph; else -1."""
    opening, closing = text.sentence_of(quotation.first), text.sentence_of(quotation.last)
    first, last = text.sentences[opening], text.sentences[closing]
    whole = quotation.first == first.first and first.paragraph == last.paragraph
    beside = (*text.sentences[max(0, opening - 1) : opening], *text.sentences[closing + 1 : closing + 2])
    if not whole or any(other.paragraph == first.paragraph for other in beside):
        return -1
    return text.clause_end(quotation.last, last.last)


def _after_phrase(text: IndexedText, i: int, last: int) -> tuple[int, ...]:
    """Where the verb of a subject that starts at `i` can be: after it, or after what describes it."""
    end = phrase_right(text.tokens, i, last)
    described = described_right(text.tokens, text.quoted, end, last) if end > i else last
    if described < last and text.tokens[described].text == ",":
        described += 1
    return end, described


def _is_unknown_verb(text: IndexedText, k: int, last: int) -> bool:
    tag = text.tokens[k].tag if k < last else tags.CUE
    known = tag & tags.CUE and text.tokens[min(k, last - 1)].lower != "came"
    return bool(tag & tags.INFLECTED) and not (known or tag & _NO_VERB)


def _subject_after(context: CueContext) -> tuple[int, int] | None:
    text, start = context.text, context.head + 1
    if text.tokens[context.head].lower == "came":  # “…,” came the reply from *Bell*
        start = next(
            (k + 1 for k in range(start, min(context.last, start + _SPEECH)) if text.tokens[k].lower == "from"), 0
        )
    end = phrase_right(text.tokens, start, context.last) if start else 0
    return (start, described_right(text.tokens, text.quoted, end, context.last)) if end > start else None
