"""Who is in focus when a quotation stands alone: the person the sentence before is about."""

from __future__ import annotations

from provenance.lexicon import tags
from provenance.rules.indexed_text import IndexedText
from provenance.text import Quotation
from provenance.text.clause_subjects import main_subject
from provenance.text.noun_phrases import starts_clause
from provenance.text.source_phrases import head_of
from provenance.text.tokens import Range

_ONE = frozenset(("he", "she"))
_SPEECH, _SENTENCE = 9, 6
"""Fewest tokens of speech, marks included, that opens with no clause, and with one: shorter quotations may be
headings."""


def person_in_focus(text: IndexedText, quotation: Quotation) -> Range | None:
    """The subject of the sentence right before the quotation (or that “sentence” itself, if it is no more than a name
    and a colon), if it is a single person; `None` if there is none."""
    number = text.sentence_of(quotation.first) - 1
    marked = text.tokens[quotation.first].tag & tags.PUNCT
    if number < 0 or not marked or quotation.last - quotation.first < _least(text, quotation):
        return None
    first, last = text.sentences[number].first, text.sentences[number].last
    last = text.clause_end(first, last)
    if text.tokens[last - 1].text == ":":
        named = (first, last - 1)
        subject = main_subject(text.tokens, text.quoted, last, first) if text.has_verb(first, last) else named
    else:
        subject = main_subject(text.tokens, text.quoted, last, first, outer=True)
    return subject if subject and _is_person(text, subject) else None


def _least(text: IndexedText, quotation: Quotation) -> int:
    """Fewest tokens for a quotation to be speech: one that opens with a clause may be shorter."""
    last = quotation.last - 1 - quotation.closed
    return _SENTENCE if starts_clause(text.tokens, quotation.first + 1, last) else _SPEECH


def other_in_focus(text: IndexedText, quotation: Quotation, source: Range) -> bool:
    """Whether the sentence right before a quotation is about somebody named who is not the `source` further back."""
    focus = person_in_focus(text, quotation)
    if focus is None or text.kind_of(focus) != "name":
        return False
    return head_of(text.tokens, *focus).lower not in {token.lower for token in text.tokens[slice(*source)]}


def _is_person(text: IndexedText, subject: Range) -> bool:
    kind, words = text.kind_of(subject), text.tokens[slice(*subject)]
    if kind == "person":
        return not head_of(text.tokens, *subject).lower.endswith("s")
    if kind == "name":
        return not any(token.tag & tags.CC for token in words)
    return words[0].lower in _ONE
