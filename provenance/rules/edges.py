"""Where content begins and ends: left of a final cue, and right of a cue up to the next speaker or the clause's end."""

from __future__ import annotations

from functools import cache

from provenance.lexicon import read_table, tags
from provenance.rules.view import BREAKS, View
from provenance.text.groups import group_start, is_adverb
from provenance.text.subjects import subject_left
from provenance.text.tokens import Range, Token

_SPEECH = frozenset(["say", "suggest", "accuse", "distance", "announce", "write", "concede", "endorse"])
_SECOND_VERB = _SPEECH | frozenset(["commit", "deny", "ask", "advise", "mental"])
_INCIDENTAL = frozenset("who whose whom where although though while as after when because since before despite".split())
_SPEAKER_REACH = 14
"""A new speaker is named within so many tokens after a comma; it keeps the search linear."""
_GROUP = tags.PUREADV | tags.MODAL | tags.BE | tags.HAVE | tags.DO | tags.NEG


def left_content(view: View, first: int, edge: int) -> list[Range]:
    """From the start of the sentence (or of the quotation that it goes on with) to the comma before `edge`."""
    end = edge
    while end > first and view.tokens[end - 1].text in BREAKS and view.quoted[end - 1] < 0:
        end -= 1
    if end <= first:
        return []
    if view.quoted[first] >= 0:
        return [(view.quotations[view.quoted[first]].first, end)]
    if view.quoted[end - 1] >= 0:
        opening = view.quotations[view.quoted[end - 1]].first
        if opening > first and view.tokens[opening - 1].text == ":":
            return [(opening, end)]
    return [(first, end)]


def after_interruption(view: View, i: int, last: int, speech: bool = False) -> list[Range]:
    """What goes on after a cue that stood in the middle: “The deal, he said, *would fail*.”"""
    if speech:
        quotation = _later_quotation(view, i, last)
        return [] if quotation is None else [(quotation, right_end(view, quotation, last))]
    if i + 1 >= last or view.tokens[i].text not in BREAKS:
        return []
    following = view.tokens[i + 1]
    if (
        view.quoted[i + 1] < 0
        and following.tag & (tags.REL | tags.ING | tags.SUB | tags.CC)
        and not following.tag & tags.DET
    ):
        return []
    return [(i + 1, last)]


def _later_quotation(view: View, i: int, last: int) -> int | None:
    """Where a quotation opens after a comma, further on in a sentence that began with direct speech."""
    for k in range(i, last - 1):
        if view.tokens[k].text in (",", ":") and view.opens_quotation(k + 1):
            return k + 1
    return None


def frame_family(frame: str) -> str:
    """The frame without the form of its verb and its preposition: `ing:p:for` → `p`, `inf:that` → `that`."""
    parts = [part for part in frame.split(":") if part not in ("ing", "inf", "noun")]
    return parts[0] if parts else frame


def opening(view: View, k: int, last: int) -> str:
    """What opens at token `k`, as the table of content edges names it; empty where content hardly ever ends."""
    token = view.tokens[k]
    if token.text in ("—", "–", "--", "-", "("):
        return "-" if token.text != "(" else "("
    if token.tag & (tags.SUB | tags.PREP | tags.REL) and not token.tag & tags.CAP:
        return token.lower
    if k + 1 < last and (token.text == "," or token.lower in ("and", "but", "or")):
        return f"{token.lower} {_class_of(view.tokens[k + 1])}"
    return ""


_CLASSES = (
    (tags.PUNCT, "mark"), (tags.AUX, "auxiliary"), (tags.PERS, "pronoun"), (tags.DET, "determiner"), (tags.ING, "-ing"),
    (tags.TIME, "time"), (tags.CAP, "name"), (tags.PAST | tags.THIRD, "verb"), (tags.ADV, "adverb"),
)  # fmt: skip


def _class_of(token: Token) -> str:
    if token.tag & (tags.SUB | tags.PREP | tags.CC | tags.REL) and not token.tag & tags.CAP:
        return token.lower
    return next((name for bits, name in _CLASSES if token.tag & bits), "word")


@cache
def _edges() -> frozenset[tuple[str, str]]:
    """(family of the frame, opening) where content more often ends than goes on."""
    return frozenset((row[0], row[1]) for row in read_table("content_edges") if int(row[2]) > int(row[3]))


def counted_end(view: View, frame: str, start: int, last: int) -> int:
    """Like `right_end`, and before the first opening where content of this frame more often ends than goes on."""
    end = right_end(view, start, last)
    family, depth = frame_family(frame), 0
    for k in range(start + 1, end):
        depth += (view.tokens[k].text == "(") - (view.tokens[k].text == ")")
        ends = not depth and view.quoted[k] < 0 and (family, opening(view, k, end)) in _edges()
        if ends and not _tells_more(view, k, end):
            return k
    return end


def _tells_more(view: View, k: int, end: int) -> bool:
    """“data from the ministry, *which claims that* …”: a relative clause that reports goes on inside the content."""
    return k + 2 < end and bool(view.tokens[k + 1].tag & tags.REL) and bool(view.tokens[k + 2].tag & tags.CUE)


def right_end(view: View, start: int, last: int) -> int:
    """The end of content that starts at `start`: before a second cue of the same speaker, another speaker, an unpaired
    bracket or a semicolon; else `last`."""
    depth = 0
    for k in range(start, last):
        if view.quoted[k] >= 0:
            continue
        text = view.tokens[k].text
        if text == "(":
            depth += 1
        elif text == ")":
            if depth == 0:
                return k
            depth -= 1
        elif text == ";" or (depth == 0 and k > start and _second_cue(view, k, last)):
            return k
    return last


def _second_cue(view: View, k: int, last: int) -> bool:
    """Whether another cue takes over at `k`: “, adding that”, “, according to”, “and said”, “but he denied”."""
    tokens = view.tokens
    if k + 1 >= last:
        return False
    token, after = tokens[k], tokens[k + 1]
    if token.text == ",":
        if after.lower == "according" or (after.tag & tags.ING and _is_cue(view, after.lemma, after.tag, _SPEECH)):
            return True
        if after.lower in ("and", "but"):
            return k + 2 < last and _cue_phrase(view, k + 2, last)
        return _is_incidental(after) or _speaker_follows(view, k + 1, last)
    return token.lower in ("and", "but") and _cue_phrase(view, k + 1, last)


def _speaker_follows(view: View, a: int, last: int) -> bool:
    """Whether a new clause with its own speaker begins at `a`: “Asked about it, *46 percent said* yes”."""
    tokens = view.tokens
    if tokens[a].tag & tags.REL:
        return False
    for k in range(a + 1, min(last, a + _SPEAKER_REACH)):
        tag = tokens[k].tag
        if tag & tags.PUNCT or view.quoted[k] >= 0:
            return False
        if _finite_cue(tag) and not tag & tags.CAP and _is_cue(view, tokens[k].lemma, tag, _SPEECH):
            subject = subject_left(tokens, group_start(tokens, k, a), a)
            return subject is not None and subject[0] == a
    return False


def _is_incidental(token: Token) -> bool:
    """Whether a clause after a comma is the author's rather than the source's, by its first word."""
    if token.lower in _INCIDENTAL:
        return True
    return bool(token.tag & tags.ING) and not token.tag & (tags.CUE | tags.PREP)


def _is_cue(view: View, lemma: str | None, tag: int, kinds: frozenset[str]) -> bool:
    if not tag & tags.CUE or lemma is None:
        return False
    cue = view.cues.get(lemma)
    return cue is not None and cue.kind in kinds


def _cue_phrase(view: View, a: int, last: int) -> bool:
    """Whether a finite speech verb, with or without a short subject, begins at `a`."""
    tokens = view.tokens
    k = a
    while k < min(last, a + 4) and (tokens[k].tag & _GROUP or is_adverb(tokens[k])):
        k += 1
    if (
        k < last
        and _finite_cue(tokens[k].tag)
        and not tokens[k].tag & tags.BASE
        and _is_cue(view, tokens[k].lemma, tokens[k].tag, _SECOND_VERB)
    ):
        return True
    if not tokens[a].tag & (tags.PERS | tags.CAP):
        return False
    k = a + 1
    while k < min(last, a + 4) and tokens[k].tag & tags.CAP:
        k += 1
    while k < min(last, a + 6) and tokens[k].tag & (tags.PUREADV | tags.HAVE | tags.DO | tags.NEG):
        k += 1
    return k < last and _finite_cue(tokens[k].tag) and _is_cue(view, tokens[k].lemma, tokens[k].tag, _SPEECH)


def _finite_cue(tag: int) -> bool:
    return bool(tag & (tags.PAST | tags.THIRD))
