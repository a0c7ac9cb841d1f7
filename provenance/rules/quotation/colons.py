"""Colons that introduce somebody's words: what comes before them, and the block of text they can introduce."""

from __future__ import annotations

from provenance.lexicon import tags
from provenance.lexicon.classes import classes_that
from provenance.lexicon.labels import line_labels, role_kinds
from provenance.lexicon.verbs import cue_verbs
from provenance.rules.content_limit import tells_speaker
from provenance.rules.cue_context import CueContext
from provenance.rules.forms import lemma_at
from provenance.rules.indexed_text import IndexedText
from provenance.text.clause_subjects import main_subject
from provenance.text.groups import group_start
from provenance.text.noun_phrases import cue_before_clause, phrase_right
from provenance.text.paragraphs import Paragraph
from provenance.text.subjects import subject_left
from provenance.text.tokens import DASHES, Range

_LABEL = 10
"""Longest label of a speaker, in tokens."""
_FAR = 30
_SPEAKS = classes_that("speaks")
_FRAMES = {"speaker": "label", "turn": "label-turn", "answer": "label-turn"}
"""The frame of each kind of label that names a speaker."""


def colon_context(text: IndexedText, i: int, first: int, last: int) -> CueContext | None:
    """The context of the colon at `i`: after a speaker's label, after verb and speaker, or after any clause where a
    quotation follows. `None` for other colons."""
    context = CueContext(text, i, first, last, ":", "colon")
    if i == first or i > first + _FAR or not _is_spaced(text, i):
        return None
    for found in (_verb_first, _label, _statement, _clause):
        frame = found(context)
        if frame:
            context.frame = frame
            return context
    return None


def block_after(text: IndexedText, i: int) -> Range | None:
    """If token `i` ends its paragraph: the quotation that opens the next paragraph, or that whole paragraph."""
    number = text.sentence_of(i)
    here, rest = text.sentences[number], text.sentences[number + 1 : number + 2]
    if not rest or rest[0].paragraph == here.paragraph or i + 1 < here.last:
        return None
    first = rest[0].first
    if text.opens_quotation(first):
        return first, text.quotations[text.quoted[first]].last
    end = number + 1
    while end < len(text.sentences) and text.sentences[end].paragraph == rest[0].paragraph:
        end += 1
    return first, text.clause_end(first, text.sentences[end - 1].last)


def _is_spaced(text: IndexedText, i: int) -> bool:
    """A time or a web address has no space after its colon; an opening quotation mark needs none."""
    return i + 1 >= len(text.tokens) or text.tokens[i + 1].start > text.tokens[i].end or text.opens_quotation(i + 1)


def label_context(text: IndexedText, paragraph: Paragraph) -> CueContext | None:
    """The context of the label that opens a paragraph, frame `label` or `label-turn`, if it names a speaker
    (`provenance.text.labels`)."""
    label = paragraph.label
    if label is None or label.kind not in _FRAMES:
        return None
    sentence = text.sentences[text.sentence_of(label.mark)]
    end = text.clause_end(label.begin, label.end if label.kind != "speaker" else sentence.last)
    if label.kind == "speaker" and text.opens_quotation(label.begin):
        end = text.quotations[text.quoted[label.begin]].last
    speaker = (label.first, label.last)
    context = CueContext(text, label.mark, sentence.first, end, ":", "colon", _FRAMES[label.kind], speaker)
    context.after = label.begin
    return context


def _label(context: CueContext) -> str:
    """“The dam leaks - *Ada Bell*: “…””: a name before a quotation, from the start of a sentence or after a dash."""
    text, tokens, first, i = context.text, context.text.tokens, context.first, context.head
    label = text.paragraph_of(i).label
    if i + 1 >= context.last or not text.opens_quotation(i + 1) or tells_speaker(text, i + 1, context.last):
        return ""
    if label is not None and label.mark == i and (label.listed or label.kind in _FRAMES):
        return ""
    first = next((k + 1 for k in range(i - 1, first, -1) if tokens[k].text in DASHES), first)
    named = first < i <= first + _LABEL and tokens[first].tag & tags.CAP and tokens[first].text != "I"
    first = next((k + 1 for k in (first, first + 1) if tokens[k].lower == "from"), first)  # “More from *Ada Bell*:”
    if not named or phrase_right(tokens, first, i) < i:
        return ""
    context.subject = (first, i)
    return "label-quote"


def _statement(context: CueContext) -> str:
    """“Statement from *Ada Bell*:” on a line of its own, above a quotation."""
    tokens, first, i = context.text.tokens, context.first, context.head
    block = block_after(context.text, i)
    if block is None or context.text.quoted[block[0]] < 0:
        return ""
    by = next((k for k in range(first + 1, i) if tokens[k].lower in ("by", "from", "of")), i)
    if by + 1 >= i or role_kinds().get(tokens[by - 1].lower) != "document" or phrase_right(tokens, by + 1, i) < i:
        return ""
    context.subject = (by + 1, i)
    return "label-quote"


def _verb_first(context: CueContext) -> str:
    """“Added Stone: …”."""
    tokens, first, i = context.text.tokens, context.first, context.head
    verb = tokens[first].tag & tags.CUE and tokens[first].tag & tags.INFLECTED
    if not verb or i - first < 2 or phrase_right(tokens, first + 1, i) < i:
        return ""
    if context.text.text[tokens[first].start : tokens[i].start].lower() in line_labels():
        return ""  # “READ MORE: Bell resigns”
    context.group, context.subject, context.lemma = first, (first + 1, i), tokens[first].lemma or ""
    return "verb-first"


def _clause(context: CueContext) -> str:
    """Any clause before a colon and a quotation: “leaned in and boomed: “Go!””, “She put it this way: …”."""
    text, i = context.text, context.head
    block = block_after(text, i)
    quoted = text.opens_quotation(i + 1) if i + 1 < context.last else bool(block and text.quoted[block[0]] >= 0)
    if not quoted or _speaker_follows(text, block[0] if block else i + 1):
        return ""
    if (adding := _participle(text, i, context.first)) and (
        subject := main_subject(text.tokens, text.quoted, adding, context.first, outer=True)
    ):
        context.group, context.subject = adding, subject
        return "clause-colon"
    for k in range(i - 1, context.first, -1):
        tag = text.tokens[k].tag
        if text.quoted[k] >= 0 or not tag & tags.FINITE or tag & (tags.PREP | tags.CAP):
            continue
        if tag & tags.CUE and k == i - 1:
            return ""
        group = group_start(text.tokens, k, context.first)
        group -= text.tokens[k].lower == "follows" and text.tokens[k - 1].lower == "as"  # “*Transcript* as follows:”
        subject = subject_left(text.tokens, group, context.first)
        if subject is None or (not _speaks(text, k, i) and _tells_which(text, subject[0])):
            continue
        if not _speaks(text, k, i) and _is_reported(text, subject[0], context.first):
            return ""
        context.group, context.subject = group, subject
        return "clause-colon"
    return ""


def _tells_which(text: IndexedText, start: int) -> bool:
    """“tweeted at a candidate *who* promised more: “…””: a clause that tells which one is meant speaks nothing."""
    return bool(text.tokens[start].tag & tags.REL) and not text.tokens[start - 1].tag & tags.PUNCT


def _participle(text: IndexedText, i: int, first: int) -> int | None:
    """Where the participle of a speech verb begins the phrase before the colon: “…, *adding in a note*: “…””."""
    comma = next((k for k in range(i - 1, first, -1) if text.tokens[k].text == "," and text.quoted[k] < 0), first)
    tag = text.tokens[comma + 1].tag
    return comma + 1 if comma > first and tag & tags.CUE and tag & tags.ING and _speaks(text, comma + 1, i) else None


def _speaks(text: IndexedText, k: int, last: int) -> bool:
    """“quipped”, “put it this way”: a verb with a speaker of its own."""
    cue = cue_verbs().get(lemma_at(text, k, last)[0])
    return cue is not None and cue.kind in _SPEAKS


def _is_reported(text: IndexedText, start: int, first: int) -> bool:
    """“He told us *Bell was from Granton*: “…””: a clause that somebody tells, who then goes on speaking."""
    tokens, verb = text.tokens, cue_before_clause(text.tokens, start)
    tells = verb > first and tokens[verb].tag & tags.INFLECTED
    return bool(tells and subject_left(tokens, group_start(tokens, verb, first), first))


def _speaker_follows(text: IndexedText, first: int) -> bool:
    """Whether the quotation that opens at `first` has a speaker of its own after it."""
    end = text.quotations[text.quoted[first]].last
    sentence = text.sentences[text.sentence_of(end - 1)]
    return tells_speaker(text, first, text.clause_end(sentence.first, sentence.last))
