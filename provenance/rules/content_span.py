"""Where content begins and ends: left of a final cue, and right of a cue up to the next speaker or the clause's end."""

from __future__ import annotations

from bisect import bisect_left

from provenance.lexicon import tags
from provenance.rules.content_end import right_end
from provenance.rules.content_limit import tells_speaker
from provenance.rules.cue_context import CueContext
from provenance.rules.direct_speech import ends_speech
from provenance.rules.indexed_text import BREAKS, IndexedText
from provenance.text.modifiers import described_right
from provenance.text.noun_phrases import starts_clause
from provenance.text.tokens import Range, Token

_JOINS = tags.SUB | tags.REL | tags.WH | tags.CC
_BEFORE_OWN = BREAKS - {","} | {":", "-"}
"""Marks after which a quotation is all that is said: “It was late — *“too late,”* she said.”"""


def left_content(text: IndexedText, first: int, edge: int) -> list[Range]:
    """From the start of the sentence (or of the quotation that it continues) to the comma before `edge`."""
    end = edge
    while end > first and text.tokens[end - 1].text in BREAKS and text.quoted[end - 1] < 0:
        end -= 1
    first = _past_dateline(text, _inner_start(text, first, end), end)
    if end <= first:
        return []
    if (own := _own_quotation(text, first, end)) is not None:
        return [(own, end)]
    if text.quoted[first] >= 0:
        return [(text.quotations[text.quoted[first]].first, end)]
    if text.quoted[end - 1] >= 0:
        opening = text.quotations[text.quoted[end - 1]].first
        if (
            opening > first
            and text.tokens[opening - 1].text in _BEFORE_OWN
            and not _is_introduced(text, opening, first)
        ):
            return [(opening, end)]
    return [(first, end)]


def _is_introduced(text: IndexedText, opening: int, first: int) -> bool:
    """“*One note said:* “It leaks,” according to the mayor”: whether the quotation has a speaker before it, so that
    whoever comes after it tells of both."""
    verb = text.tokens[max(first, opening - 2)].tag
    return text.tokens[opening - 1].text == ":" and bool(verb & tags.CUE and verb & (tags.INFLECTED | tags.ING))


def _own_quotation(text: IndexedText, first: int, end: int) -> int | None:
    """“‘It is over,’ said Ruiz, but *‘it has begun,’* said Holt”: where the quotation before `end` opens, if the one
    before it in the sentence has a speaker of its own and the two are joined."""
    number = text.quoted[end - 1]
    if number <= 0 or text.quotations[number - 1].first < first:
        return None
    before, opening = text.quotations[number - 1].last, text.quotations[number].first
    between = text.tokens[before:opening]
    joined = bool(between) and (between[-1].text in (",", ";") or between[-1].tag & (tags.CC | tags.SUB))
    speaks = any(token.tag & tags.CUE and token.tag & tags.INFLECTED for token in between)
    return opening if joined and speaks and ends_speech(text, before + (between[0].text == ","), first) else None


def _past_dateline(text: IndexedText, first: int, end: int) -> int:
    """“ASHTON, March 2 (Gazette) — *The dam …*”: the first token after the dateline."""
    begin = text.paragraph_of(first).begin
    return next((k for k in range(first, end) if text.tokens[k].start >= begin), end)


def _inner_start(text: IndexedText, first: int, end: int) -> int:
    """Past a semicolon or the bracket that is open at `end`: “the list (*it is long*, he said)”."""
    depth = 0
    for k in reversed(text.stops[bisect_left(text.stops, first) : bisect_left(text.stops, end)]):
        mark = text.tokens[k].text
        depth += (mark == ")") - (mark == "(")
        if mark == ";" and text.tokens[k + 1].tag & tags.CC:
            return first  # the last of a list, which goes on as one
        if depth < 0 or (mark == ";" and not depth):
            return k + 1
    return first


def content_beside(context: CueContext, edge: int, i: int) -> list[Range]:
    """Content before `edge` and, if the cue interrupts it, from `i` on: of “She left *because*, he said, *it fell*”,
    “ten clerks, *all of whom*, she said, *left*” only the inner clause. Empty if nothing comes before."""
    text, left = context.text, left_content(context.text, context.first, edge)
    if not left or not (after := after_interruption(context, context.frame, i)):
        return left
    (first, last), tokens = left[-1], text.tokens
    joint = last - 3 if tokens[last - 1].tag & tags.REL and tokens[last - 2].lower == "of" else last - 1
    joins = tokens[last - 1].tag & _JOINS and tokens[last - 1].lower != "that" and text.quoted[last - 1] < 0
    if not joins or joint <= first + 1:
        return left + after
    begin, end = after[0]
    if tokens[joint - 1].text == "," and not text.has_verb(
        first, joint
    ):  # “The plan, *which, she said, fails*, was old”
        marks = (k for k in range(begin + 1, end - 1) if tokens[k].text == "," and tokens[k + 1].tag & tags.FINITE)
        end = next(marks, end)
    return [(joint, last), (begin, end)]


def content_around(context: CueContext, opening: int, end: int) -> list[Range]:
    """Content around a clause or phrase `opening:end`: after it where it opens the sentence, else before it and, if it
    interrupts, after it too."""
    text = context.text
    if opening > context.first + 1:
        return content_beside(context, opening, end)
    start = end + (end < context.last and text.tokens[end].text == ",")
    if start >= context.last or (start == end and not starts_clause(text.tokens, start, context.last)):
        return []
    return [(start, right_end(context, "front", start))]


def opens_sentence(context: CueContext, at: int) -> bool:
    """Whether at most a conjunction is before token `at`: “But *to* Ada Bell …”."""
    return at == context.first or (at == context.first + 1 and bool(context.text.tokens[context.first].tag & tags.CC))


def opens_inner_clause(context: CueContext, at: int) -> bool:
    """“…, in which, *according to* the clerk, it leaked”, “said that *according to* the clerk, it …”: only what that
    clause says is the clerk's. “That” and a comma open what somebody tells."""
    tokens, k = context.text.tokens, at - 2
    if at > context.first and tokens[at - 1].lower == "that":
        return True
    if k <= context.first or tokens[k + 1].text != ",":
        return False
    return bool(tokens[k].tag & (tags.REL | tags.SUB | tags.WH)) and tokens[k].lower != "that"


def end_of_opening(text: IndexedText, end: int, last: int) -> int:
    """The comma after a phrase `:end` that opens a sentence, past what describes it; 0 if there is none or no clause
    follows: “To Bell, *a clerk*, it was late”."""
    for comma in (end, described_right(text.tokens, text.quoted, end, last)):
        comma -= comma > end and text.tokens[comma - 1].text == ","
        if comma + 1 < last and text.tokens[comma].text == "," and starts_clause(text.tokens, comma + 1, last):
            return comma
    return 0


def after_interruption(context: CueContext, frame: str, i: int) -> list[Range]:
    """The content that goes on after a cue in its middle: “The deal, he said, *would fail*.”"""
    text, last = context.text, context.last
    if frame.endswith("-quote"):
        going_on = _later_quotation(text, i, last) or _later_clause(text, i, last)
        return [] if going_on is None else [(going_on, right_end(context, frame, going_on))]
    if i + 1 >= last or text.tokens[i].text not in BREAKS:
        return []
    if text.quoted[i + 1] < 0 and (text.tokens[i + 1].tag & tags.ING or _is_as_said(text, i + 1, last)):
        return []  # “…, he said, *pointing* at the wall”, “*as the paper reported*”
    return [(i + 1, right_end(context, frame, i + 1))]


def _is_as_said(text: IndexedText, i: int, last: int) -> bool:
    """Whether “as” is at `i`, and the first cue after it is a verb of saying."""
    if text.tokens[i].lower != "as":
        return False
    cue = next((t for t in text.tokens[i + 2 : last] if t.tag & (tags.CUE | tags.PUNCT) and not t.tag & tags.CAP), None)
    known = text.cues.get(cue.lemma or "") if cue is not None else None
    return known is not None and known.kind == "say"


def _later_quotation(text: IndexedText, i: int, last: int) -> int | None:
    """Where a quotation opens after a comma, further on in a sentence that began with direct speech, if no cue of its
    own introduces it: “…,” he said, *adding,* “…”."""
    if i < last and text.opens_quotation(i):
        return i
    for k in range(i, last - 1):
        if text.tokens[k].text in (",", ":", ";") and text.opens_quotation(k + 1):
            others = tells_speaker(text, k + 1, last) or any(_is_cue(token) for token in text.tokens[i:k])
            return None if others else k + 1
    return None


def _later_clause(text: IndexedText, i: int, last: int) -> int | None:
    """Where what a quotation began goes on without quotation marks: “It is sad,” she said, *that it leaks*."""
    if i + 2 >= last or text.tokens[i].text != ",":
        return None
    token = text.tokens[i + 1]
    goes_on = token.lower == "that" or (token.tag & tags.AUX and not token.tag & tags.ING)
    return i + 1 if goes_on else None


def _is_cue(token: Token) -> bool:
    return bool(token.tag & tags.CUE and token.tag & (tags.ING | tags.PAST | tags.THIRD))
