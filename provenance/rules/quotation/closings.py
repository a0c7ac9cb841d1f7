"""What stands behind a quotation that opens its sentence: a speaker and a verb, whatever that verb is."""

from __future__ import annotations

from provenance.lexicon import tags
from provenance.rules.cue_context import CueContext
from provenance.rules.frames import ends_speech
from provenance.rules.indexed_text import IndexedText
from provenance.text import Quotation
from provenance.text.modifiers import described_right
from provenance.text.noun_phrases import phrase_right

_SPEECH = 6
"""Tokens of a quotation at least that is speech rather than a title."""
_NAMED = 12
"""A name with what describes it has at most so many tokens."""
_MARKS = frozenset((",", ".", "?", "!", "…", "..."))
_NO_VERB = tags.CAP | tags.AUX | tags.PREP | tags.DET


def closing_site(view: IndexedText, quotation: Quotation) -> CueContext | None:
    """The site of a verb that is no cue behind a quotation: “…,” *beamed* Ada Bell; “…,” Bell *began*."""
    i = quotation.last
    if i >= len(view.tokens) or view.quoted[i] >= 0:
        return None
    sentence = view.sentences[view.sentence_of(i)]
    last = view.clause_end(sentence.first, sentence.last)
    if named := _named_site(view, quotation):
        return named
    if i >= last or quotation.first > sentence.first or not ends_speech(view, i, sentence.first):
        return None
    head = next((k for k in (i, *_behind_phrase(view, i, last)) if _is_unknown_verb(view, k, last)), None)
    if head is None:
        return None
    lemma = view.tokens[head].lemma or view.tokens[head].lower
    site = CueContext(view, head, sentence.first, last, lemma, "unknown")
    site.subject = (i, head) if head > i else _subject_behind(site)
    site.frame = "behind-quote"
    return site if site.subject else None


def _named_site(view: IndexedText, quotation: Quotation) -> CueContext | None:
    """The site of the closing mark in “‘…,’ Ada Bell, the mayor.”: a quotation that opens its paragraph, then a name
    with what describes it, and no verb, to the paragraph's end."""
    i, mark = quotation.last, quotation.last - 1
    last = _end_of_paragraph(view, quotation)
    words = view.tokens[i:last]
    if not words or len(words) > _NAMED or mark - quotation.first < _SPEECH or not words[0].tag & tags.CAP:
        return None
    if any(token.tag & tags.FINITE and not token.tag & (tags.CAP | tags.NUM) for token in words):
        return None
    end = phrase_right(view.tokens, i, last)
    ends_in_mark = quotation.closed and view.tokens[mark - 1].text in _MARKS
    if end == i or not ends_in_mark or (end < last and view.tokens[end].text != ","):
        return None
    site = CueContext(view, mark, quotation.first, last, "”", "mark")
    site.subject, site.frame = (i, last), "named"
    return site


def _end_of_paragraph(view: IndexedText, quotation: Quotation) -> int:
    """Where the sentence behind the quotation ends, if the two are all of their paragraph; else -1."""
    opening, closing = view.sentence_of(quotation.first), view.sentence_of(quotation.last)
    first, last = view.sentences[opening], view.sentences[closing]
    whole = quotation.first == first.first and first.paragraph == last.paragraph
    beside = (*view.sentences[max(0, opening - 1) : opening], *view.sentences[closing + 1 : closing + 2])
    if not whole or any(other.paragraph == first.paragraph for other in beside):
        return -1
    return view.clause_end(quotation.last, last.last)


def _behind_phrase(view: IndexedText, i: int, last: int) -> tuple[int, ...]:
    """Where the verb of a subject that starts at `i` can stand: behind it, or behind what describes it."""
    end = phrase_right(view.tokens, i, last)
    described = described_right(view.tokens, view.quoted, end, last) if end > i else last
    if described < last and view.tokens[described].text == ",":
        described += 1
    return end, described


def _is_unknown_verb(view: IndexedText, k: int, last: int) -> bool:
    tag = view.tokens[k].tag if k < last else tags.CUE
    return bool(tag & (tags.PAST | tags.THIRD)) and not tag & (_NO_VERB | tags.CUE)


def _subject_behind(site: CueContext) -> tuple[int, int] | None:
    view, start = site.view, site.head + 1
    end = phrase_right(view.tokens, start, site.last)
    return (start, described_right(view.tokens, view.quoted, end, site.last)) if end > start else None
