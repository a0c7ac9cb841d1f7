"""What a reader could dispute in a stretch of text: accusation, evaluation, prediction, motive, number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from provenance.lexicon import read_table
from provenance.lexicon.sources import alternatives, word_set
from provenance.model import Sentence, Span
from provenance.model.spans import holds
from provenance.text.capitals import BARE_WORD, is_title_case

_QUOTED = re.compile(r"“[^”]*(?:”|$)|\"[^\"]*(?:\"|$)|''.*?(?:''|$)|‘[^’]*’")
_AMOUNT = r"(?:\$|€|£)?\d[\d,.]*(?: (?:percent|per cent|thousand|million|billion|trillion))?"
_DIGIT = re.compile(r"\d")
_NUMBER = re.compile(
    rf"(?i)\b(?:(?:an estimated|as many as) {_AMOUNT}"
    rf"|(?:about|around|approximately|roughly|nearly|almost|more than|at least|some|up to) {_AMOUNT}"
    r"(?: (?!and |but |or )\w+){1,3} (?:were |was |have been |had been )?"
    r"(?:killed|dead|died|injured|wounded|displaced|fled|arrested|lost))\b"
)
_TITLE = 16
"""A heading has fewer words than this."""
_LEGAL = re.compile(
    r"(?i)\b(?:alleg\w*|accus\w*|charg(?:e|es|ed)|convict\w*|sentenced|pleaded|indict\w*|lawsuit|sued|prosecut\w*"
    r"|investigat\w*|inquiry|trial|court|judge|jury|law|bill|act|anti-\w+|fight against|combat\w*|denie[ds]|victims?"
    r"|suspect\w*|prison\w*|jail\w*|inmates?)\b"
)
"""Beside these an accusing word reports a charge, a law or a trial, not the outlet's own verdict."""

_STATUTE = re.compile(
    r"(?i)\b(?:ban(?:s|ned)?|forbid\w*|illegal|offen[cs]es?|outlaw\w*|prohibit\w*|section \d+|statutes?)\b"
)
"""Beside these a judging word reports what a law says: “bans *reckless* driving”."""

_SCORE = re.compile(r"(?<![\w$€£-])\d{1,3}[-–]\d{1,3}(?![\w–-]| ?(?:percent|per cent|%|years?|people|votes?)\b)")
"""Beside a score a judging word tells how a match went: “a *humiliating* 4–0 defeat”."""
_AS_SUCH = re.compile(
    rf"\b(?:{alternatives('branding')})\b.{{0,60}}\bas\b[^.;]{{0,40}}$"
    r"|\b(?:branded|called|deemed|dubbed|labell?ed|termed) (?:\w+ ){0,3}$"
)
"""“attacking the mayor *as* unfit”, “was *branded* a liar”: what somebody calls somebody."""
_CLAIMED = re.compile(rf"\b(?:{alternatives('claims')})s?(?: [^.;,]{{0,40}}\b(?:is|was))? that\b[^.;]*$")
"""“amid accusations *that* the vote is unfair”: what somebody claims."""
_DISASTERS, _NEGATIONS = word_set("disasters"), word_set("negations")
_WRITER = re.compile(r"\b(?:I|[Mm]e|[Mm]y|[Ww]e|us|[Oo]ur)\b")
"""Where a writer says “I” or “we”, a judgement has its source: a column, a letter, a document that is copied."""


class Dispute(NamedTuple):
    """A stretch that could be disputed: `kind`, the words, their code points (half-open)."""

    kind: str
    text: str
    start: int
    end: int


class _Phrase(NamedTuple):
    words: list[str]
    kind: str
    at: int
    """The index of the word by which it is looked up."""


@cache
def _phrases() -> dict[str, list[_Phrase]]:
    """Word → the phrases looked up by it: by their longest word, as most texts contain “in” or “the”."""
    index: dict[str, list[_Phrase]] = {}
    for phrase, kind in read_table("disputable"):  # “none” hides what begins a longer phrase: “dangerous driving”
        words = phrase.split(" ")
        longest = max(words, key=len)
        index.setdefault(longest, []).append(_Phrase(words, kind, words.index(longest)))
    return index


def disputes(text: str, s: Sentence, without: Iterable[Span], within: Span | None = None) -> list[Dispute]:
    """The disputable stretches of a sentence, except those in `without`; only those in `within`, if given."""
    start, end = (max(s.start, within.start), min(s.end, within.end)) if within else (s.start, s.end)
    found = list(_all(text, start, end))
    if not found or heading(text, s):
        return []
    away = [*without, *(Span(*m.span()) for m in _QUOTED.finditer(text, start, end))] if within is None else []
    found = [d for d in found if not holds(away, d.start)]
    if within is None:
        found = [d for d in found if d.kind == "number" or not _somebodys(text[start : d.start])]
    if found and within is None and _speaks(text, s, away):
        return []
    if any(d.kind == "accusation" for d in found) and _LEGAL.search(text, s.start, s.end):
        found = [d for d in found if d.kind != "accusation"]
    if any(d.kind == "evaluation" for d in found) and (
        _STATUTE.search(text, s.start, s.end) or _SCORE.search(text, s.start, s.end)
    ):
        found = [d for d in found if d.kind != "evaluation"]
    return found


def _somebodys(before: str) -> bool:
    """Whether what comes before a word makes it somebody's, although no source is named."""
    return bool(_AS_SUCH.search(before) or _CLAIMED.search(before))


def _speaks(text: str, s: Sentence, away: list[Span]) -> bool:
    """Whether the writer speaks of themselves in a sentence, outside of some stretches."""
    said = (m.start() for m in _WRITER.finditer(text, s.start, s.end))
    return any(not holds(away, at) for at in said)


def heading(text: str, s: Sentence) -> bool:
    """Whether most words begin with a capital, or the text opens with it and no mark ends it: a heading sells the
    story, which may name its source further down."""
    sentence = text[s.start : s.end]
    if sentence[-1:].isalnum() and text[s.end : s.end + 1] == "\n" and not text[: s.start].strip():
        return True
    initials = [word[0] for word in sentence.split() if word[0].isalpha()]
    return len(initials) < _TITLE and is_title_case([letter.isupper() for letter in initials])


def _all(text: str, start: int, end: int) -> Iterator[Dispute]:
    if start >= end:
        return
    words = list(map(str.lower, BARE_WORD.findall(text[start:end].replace("’", "'"))))
    if not _phrases().keys().isdisjoint(words):
        spans = [m.span() for m in BARE_WORD.finditer(text, start, end)]
        for i, phrase in sorted(_said(words).items()):
            if _NEGATIONS.intersection(words[max(0, i - 2) : i]):
                continue  # “not unfounded”, “never a liar”
            if phrase.kind == "none" or not _DISASTERS.isdisjoint(words[i + len(phrase.words) :][:1]):
                continue  # “the *devastating* flood”
            begin, stop = spans[i][0], spans[i + len(phrase.words) - 1][1]
            yield Dispute(phrase.kind, text[begin:stop], begin, stop)
    for match in _NUMBER.finditer(text, start, end) if _DIGIT.search(text, start, end) else ():
        yield Dispute("number", match[0], match.start(), match.end())


def _said(words: list[str]) -> dict[int, _Phrase]:
    """The phrases among some words, by the place of their first word; the longest of several that begin there."""
    found, known_phrases = dict[int, _Phrase](), _phrases()
    for i, word in enumerate(words):
        for phrase in known_phrases.get(word, ()):
            start = i - phrase.at
            known = found.get(start)
            if words[max(start, 0) : start + len(phrase.words)] == phrase.words and (
                known is None or len(known.words) < len(phrase.words)
            ):
                found[start] = phrase
    return found
