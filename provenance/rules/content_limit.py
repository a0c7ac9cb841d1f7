"""The latest end of content to the right of a cue: where the clause it is in, or what is not said, leaves it no room.

Within it, `provenance.rules.content_end` decides by counts.
"""

from __future__ import annotations

from bisect import bisect_left

from provenance.lexicon import tags, word_set
from provenance.lexicon.classes import classes_that
from provenance.rules.adjuncts import past_aside
from provenance.rules.cue_context import CueContext
from provenance.rules.direct_speech import ends_speech
from provenance.rules.frame_names import CLAUSES
from provenance.rules.indexed_text import IndexedText
from provenance.text.groups import is_adverb
from provenance.text.noun_phrases import starts_clause

_BEFORE_CITING = word_set("before_citing")
_OBJECT = 12
"""Longest object before “in an interview with”, in tokens."""
_OCCASIONS, _SPEAKS = word_set("statements") | word_set("interviews"), classes_that("speaks")
_NO_OBJECT = tags.PUNCT | tags.AUX | tags.PERS | tags.SUB | tags.REL
_OPENS = tags.SUB | tags.REL | tags.WH
"""What opens a clause within the content."""


def limit_in_clause(context: CueContext, family: str, start: int) -> int:
    """The latest end of content from `start` on that the clause of its cue leaves it, and `limit`."""
    last = _in_relative_clause(context, start, limit(context.text, start, context.last))
    last = _before_occasion(context, start, last) if family == "np" and context.kind in _SPEAKS else last
    return _in_aside(context, start, _in_fronted_clause(context, family, start, last))


def _before_occasion(context: CueContext, start: int, last: int) -> int:
    """“confirmed the closure *in an interview with* CNN”: an object ends before what says where it was said."""
    tokens = context.text.tokens
    for k in range(start + 1, min(last - 3, start + _OBJECT)):
        if tokens[k].tag & _NO_OBJECT:
            break
        noun = k + 2 + bool(tokens[k + 2].lower not in _OCCASIONS)
        given = noun + 1 < last and tokens[noun].lower in _OCCASIONS and tokens[noun + 1].lower in ("to", "with")
        if given and tokens[k].lower == "in":
            return k
    return last


def limit(text: IndexedText, start: int, last: int) -> int:
    """The latest end of content from `start` on: before an unpaired bracket, a semicolon, “according to”."""
    depth, opened = text.depth(start), start
    for i in range(bisect_left(text.stops, start), len(text.stops)):
        k = text.stops[i]
        word = text.tokens[k].text
        if k >= last:
            break
        if word == ";" or (word == ")" and text.depth(k + 1) < depth):
            return k
        if word == "(" and text.depth(k) == depth:
            opened = k
        if word == "according" and text.depth(k) > depth and opened > start:
            return opened  # “the list (*it is long, according to* him)”
        if word == "according" and k > start:
            return k - (text.tokens[k - 1].text == "," and k - 1 > start)
        comma = k - 1 - (text.tokens[k - 1].lower in _BEFORE_CITING)
        cites = word in ("citing", "quoting") and comma >= start and text.tokens[comma].text == ","
        if cites and bisect_left(text.commas, k) == bisect_left(text.commas, last):
            return comma  # “…, citing two aides”, “…, both citing”: it is about the speaker, not what he said
        if word == ":" and k > start and tells_speaker(text, k + 1, last):
            return k
    return last


def tells_speaker(text: IndexedText, i: int, last: int) -> bool:
    """Whether a quotation opens at `i` and its speaker follows: “… of the gate: *“It is shut,” she said*”."""
    if i >= last or not text.opens_quotation(i):
        return False
    end = text.quotations[text.quoted[i]].last
    return end < last and ends_speech(text, end, i)


def _in_fronted_clause(context: CueContext, family: str, start: int, last: int) -> int:
    """“*While* Bell denied a leak, the dam broke”: content in a clause that opens the sentence ends before the main
    clause; if it is a clause, once it has a verb. An object that has a clause within it may end there. “As Bell said,”
    opens it too, but what he said comes after it."""
    text, tokens = context.text, context.text.tokens
    if family == "front" or not _opens_sentence(context):
        return last
    for i in range(bisect_left(text.commas, start + 1), bisect_left(text.commas, last)):
        k = text.commas[i]
        has_clause = any(token.tag & _OPENS for token in tokens[start:k])
        if family in CLAUSES or (has_clause and _is_asked(context)):
            complete = text.has_verb(start, k)
        elif has_clause:
            return last
        else:
            complete = True
        if complete and text.quoted[k] < 0 and starts_clause(tokens, k + 1, last):
            return k
    return last


def _in_relative_clause(context: CueContext, start: int, last: int) -> int:
    """“The vote, *which* ministers fear could fail, comes on Monday”, “Bell, *who* said he was ill, finally left”: the
    clause ends where the main verb follows."""
    text, tokens = context.text, context.text.tokens
    which = context.subject[0] if context.subject else 0
    which -= bool(which and not tokens[which].tag & tags.REL)
    if which <= context.first or not tokens[which].tag & tags.REL or tokens[which - 1].text != ",":
        return last
    for k in text.commas[bisect_left(text.commas, start + 1) : bisect_left(text.commas, last - 1)]:
        after = tokens[k + 1 + (is_adverb(tokens[k + 1]) and k + 2 < last)].tag
        if text.quoted[k] < 0 and after & tags.FINITE and not after & (tags.CAP | tags.PREP):
            return k
    return last


def _in_aside(context: CueContext, start: int, last: int) -> int:
    """“Bell told them*, citing two clerks,* that it leaks”: content in an aside ends before what goes on after it."""
    comma = context.group - 1
    resumed = resumed_after(context.text, comma, last) if comma > context.first else 0
    return resumed - 1 if resumed > start + 1 else last


def resumed_after(text: IndexedText, comma: int, last: int) -> int:
    """“said*,* citing two clerks, *that* it leaks”: where a clause goes on after the aside at a comma; or 0."""
    resumed = past_aside(text, comma, last)
    return resumed if resumed > comma and text.tokens[resumed].lower == "that" else 0


def _opens_sentence(context: CueContext) -> bool:
    """Whether the cue is in a clause that opens the sentence: “*While* she denied it, …”, “But *as* she said …”."""
    tokens, first, subject = context.text.tokens, context.first, context.subject
    first += bool(tokens[first].tag & tags.CC)
    return _is_asked(context) or (
        bool(tokens[first].tag & tags.SUB)
        and subject is not None
        and not any(token.text == "," for token in tokens[first : subject[0]])
    )


def _is_asked(context: CueContext) -> bool:
    """“*Asked* about his claim that it leaked, Bell said …”."""
    return context.text.tokens[context.first].lower in ("asked", "pressed", "questioned")
