"""Colons that introduce somebody's words: what stands before them, and the block of text they can introduce."""

from __future__ import annotations

from provenance.lexicon import tags
from provenance.rules.content_end import tells_speaker
from provenance.rules.cue_context import CueContext
from provenance.rules.indexed_text import IndexedText
from provenance.text.groups import group_start
from provenance.text.noun_phrases import phrase_right
from provenance.text.paragraphs import Paragraph
from provenance.text.subjects import subject_left
from provenance.text.tokens import Range

DASHES = frozenset(("—", "–", "―", "--", "-"))
_LABEL = 10
"""A speaker's label has at most so many tokens."""
_FAR = 30
_FRAMES = {"speaker": "label", "turn": "label-turn", "answer": "label-turn"}
"""The frame of each kind of label that names a speaker."""


def colon_site(view: IndexedText, i: int, first: int, last: int) -> CueContext | None:
    """The site of the colon at `i`: after a speaker's label, after verb and speaker, or after any clause where a
    quotation follows. `None` for other colons."""
    site = CueContext(view, i, first, last, ":", "colon")
    site.group = i
    if i == first or i > first + _FAR or not _is_spaced(view, i):
        return None
    for found in (_verb_first, _label, _clause):
        frame = found(site)
        if frame:
            site.frame = frame
            return site
    return None


def block_after(view: IndexedText, i: int) -> Range | None:
    """Where token `i` ends its paragraph: the quotation that opens the next paragraph, or that whole paragraph."""
    number = view.sentence_of(i)
    here, rest = view.sentences[number], view.sentences[number + 1 : number + 2]
    if not rest or rest[0].paragraph == here.paragraph or i + 1 < here.last:
        return None
    first = rest[0].first
    if view.opens_quotation(first):
        return first, view.quotations[view.quoted[first]].last
    end = number + 1
    while end < len(view.sentences) and view.sentences[end].paragraph == rest[0].paragraph:
        end += 1
    return first, view.clause_end(first, view.sentences[end - 1].last)


def _is_spaced(view: IndexedText, i: int) -> bool:
    """A time or a web address has no space after its colon; an opening quotation mark needs none."""
    return i + 1 >= len(view.tokens) or view.tokens[i + 1].start > view.tokens[i].end or view.opens_quotation(i + 1)


def label_site(view: IndexedText, paragraph: Paragraph) -> CueContext | None:
    """The site of the label that opens a paragraph, frame `label` or `label-turn`, where it names a speaker
    (`provenance.text.labels`)."""
    label = paragraph.label
    if label is None or label.kind not in _FRAMES:
        return None
    sentence = view.sentences[view.sentence_of(label.mark)]
    end = view.clause_end(label.begin, label.end if label.kind != "speaker" else sentence.last)
    if label.kind == "speaker" and view.opens_quotation(label.begin):
        end = view.quotations[view.quoted[label.begin]].last
    site = CueContext(view, label.mark, sentence.first, end, ":", "colon")
    site.subject, site.frame, site.after = (label.first, label.last), _FRAMES[label.kind], label.begin
    return site


def _label(site: CueContext) -> str:
    """“The dam leaks - *Ada Bell*: “…””: a name before a quotation, from the start of a sentence or behind a dash."""
    view, tokens, first, i = site.view, site.view.tokens, site.first, site.head
    label = view.paragraph_of(i).label
    if i + 1 >= site.last or not view.opens_quotation(i + 1) or tells_speaker(view, i + 1, site.last):
        return ""
    if label is not None and label.mark == i and (label.listed or label.kind in _FRAMES):
        return ""
    first = next((k + 1 for k in range(i - 1, first, -1) if tokens[k].text in DASHES), first)
    named = first < i <= first + _LABEL and tokens[first].tag & tags.CAP and tokens[first].text != "I"
    if not named or phrase_right(tokens, first, i) < i:
        return ""
    site.subject = (first, i)
    return "label-quote"


def _verb_first(site: CueContext) -> str:
    """“Added Stone: …”."""
    tokens, first, i = site.view.tokens, site.first, site.head
    verb = tokens[first].tag & tags.CUE and tokens[first].tag & (tags.PAST | tags.THIRD)
    if not verb or i - first < 2 or phrase_right(tokens, first + 1, i) < i:
        return ""
    site.group, site.subject, site.lemma = first, (first + 1, i), tokens[first].lemma or ""
    return "verb-first"


def _clause(site: CueContext) -> str:
    """Any clause before a colon and a quotation: “leaned in and boomed: “Go!””, “She put it this way: …”."""
    view, i = site.view, site.head
    block = block_after(view, i)
    quoted = view.opens_quotation(i + 1) if i + 1 < site.last else bool(block and view.quoted[block[0]] >= 0)
    if not quoted or _speaker_follows(view, block[0] if block else i + 1):
        return ""
    for k in range(i - 1, site.first, -1):
        tag = view.tokens[k].tag
        if view.quoted[k] >= 0 or not tag & tags.FINITE or tag & (tags.PREP | tags.CAP):
            continue
        if tag & tags.CUE and k == i - 1:
            return ""
        group = group_start(view.tokens, k, site.first)
        subject = subject_left(view.tokens, group, site.first)
        if subject is not None:
            site.group, site.subject = group, subject
            return "clause-colon"
    return ""


def _speaker_follows(view: IndexedText, first: int) -> bool:
    """Whether the quotation that opens at `first` has a speaker of its own behind it."""
    end = view.quotations[view.quoted[first]].last
    sentence = view.sentences[view.sentence_of(end - 1)]
    return tells_speaker(view, first, view.clause_end(sentence.first, sentence.last))
