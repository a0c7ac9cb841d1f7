"""Quotations that continue: a quotation without a cue of its own belongs to the speaker before it."""

from __future__ import annotations

from itertools import islice, pairwise

from provenance.engine.focus import other_in_focus
from provenance.lexicon.classes import classes_that
from provenance.model import Span
from provenance.model.spans import joined
from provenance.rules.indexed_text import IndexedText
from provenance.rules.rule import Candidate
from provenance.text import Quotation
from provenance.text.tokens import Range

_WORDS = 3
"""A quotation of fewer tokens (marks included) is a scare quote or a title, and continues nobody's speech."""
_LONG = 9
"""A quotation of more tokens gives the sentence it opens or ends to the speaker before, if that one was just quoted."""
_REACH = 2
"""How many sentences back a speaker may be, in this paragraph or the one before."""
_SPEECH = classes_that("speaks")


def continue_quotations(text: IndexedText, candidates: list[Candidate]) -> None:
    """Complete quotations of which a candidate has only part; give whole-sentence quotations to the speaker before."""
    winners = sorted((c for c in candidates if c.parent is None), key=lambda c: c.context.head)
    cover = {i: c for c in winners for a, b in c.content for i in range(a, b)}
    speakers = _speakers(text, winners)
    _run_on(text, cover)
    for quotation in text.quotations:
        reach = quotation.first, quotation.last
        holder = next((cover[i] for i in range(*reach) if i in cover), None)
        if holder is None and quotation.last - quotation.first > _WORDS:
            holder, reach = _goes_on(text, quotation, speakers, cover)
        if holder is not None:
            holder.content.append(reach)
            for i in range(*reach):
                cover.setdefault(i, holder)
            for number in range(text.sentence_of(reach[0]), text.sentence_of(reach[1] - 1) + 1):
                speakers.setdefault(number, holder)
    for candidate in winners:
        candidate.content = list(joined(Span(a, b) for a, b in candidate.content))


def _run_on(text: IndexedText, cover: dict[int, Candidate]) -> None:
    """A quotation without a closing mark continues in the next paragraph if that opens another one: it has the same
    speaker, who may be named last."""
    for quotation, following in reversed(list(pairwise(text.quotations))):
        holder = cover.get(following.first)
        if holder is None or quotation.closed or quotation.first in cover or quotation.last != following.first:
            continue
        holder.content.append((quotation.first, quotation.last))
        cover.update(dict.fromkeys(range(quotation.first, quotation.last), holder))


def _speakers(text: IndexedText, winners: list[Candidate]) -> dict[int, Candidate]:
    """Sentence → the candidate in it that a following quotation would belong to."""
    speakers: dict[int, Candidate] = {}
    for candidate in winners:
        number = text.sentence_of(candidate.context.head)
        if candidate.source and (number not in speakers or _rank(candidate) >= _rank(speakers[number])):
            speakers[number] = candidate
    return speakers


def _rank(candidate: Candidate) -> tuple[bool, bool, bool]:
    """Direct speech before indirect, speech before other attitudes, a main clause before a relative one."""
    _, kind, frame, subject = candidate.key
    return "quote" in frame, subject not in ("who", "which"), kind in _SPEECH


def _goes_on(
    text: IndexedText, quotation: Quotation, speakers: dict[int, Candidate], cover: dict[int, Candidate]
) -> tuple[Candidate | None, Range]:
    """Whose a quotation without a cue is, and how much of its sentence goes with it."""
    number = text.sentence_of(quotation.first)
    if (speaker := speakers.get(number)) and _before_semicolon(text, quotation):
        return speaker, (quotation.first, quotation.last)
    if text.stands_alone(quotation):
        before = _speaker_before(text, speakers, number)
        far = before and text.sentence_of(before.context.head) < number - 1
        if far and before and before.source and other_in_focus(text, quotation, before.source):
            before = None
        return before, (quotation.first, quotation.last)
    first, last = text.sentences[number], text.sentences[text.sentence_of(quotation.last - 1)]
    whole = first.first, text.clause_end(last.first, last.last)
    touches = quotation.first == whole[0] or quotation.last == whole[1]
    free = number not in speakers and all(i not in cover for i in range(*whole))
    if not (touches and free and quotation.last - quotation.first > _LONG):
        return None, whole
    before = _speaker_before(text, speakers, number)
    if before is None or text.sentences[text.sentence_of(before.context.head)].paragraph != first.paragraph:
        return None, whole
    return (before if _is_quoted(before) else None), whole


def _before_semicolon(text: IndexedText, quotation: Quotation) -> bool:
    """“The gate is shut”; *Bell added that* it would rust: the speaker of what follows the semicolon."""
    opens = quotation.first == text.sentences[text.sentence_of(quotation.first)].first
    return opens and text.tokens[quotation.last].text == ";"


def _speaker_before(text: IndexedText, speakers: dict[int, Candidate], number: int) -> Candidate | None:
    """The speaker of the nearest earlier sentence in the paragraph of sentence `number`, or one who says something in
    the paragraph before; teasers and advertisements between them do not count."""
    near, back = text.sentences[number].paragraph, 0
    earlier = (n for n in range(number - 1, -1, -1) if text.is_prose(text.sentences[n]))
    for before in islice(earlier, _REACH):
        back += text.sentences[before].paragraph != near
        near = text.sentences[before].paragraph
        if back > 1:
            return None
        if before in speakers and (not back or _says(speakers[before])):
            return speakers[before]
    return None


def _is_quoted(candidate: Candidate) -> bool:
    return "quote" in candidate.key[2] or "colon" in candidate.key[2]


def _says(candidate: Candidate) -> bool:
    return _is_quoted(candidate) or candidate.key[1] == "say"
