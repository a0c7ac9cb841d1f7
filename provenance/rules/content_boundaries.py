"""Boundaries: the marks and words at which content to the right of a cue may end."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from provenance.lexicon import tags, word_set
from provenance.lexicon.classes import classes_that
from provenance.rules.indexed_text import IndexedText
from provenance.text.groups import group_start, is_adverb
from provenance.text.subjects import subject_left
from provenance.text.tokens import DASHES, Token

_SPEECH = classes_that("opens")
_SECOND_VERB = classes_that("follows")
_INCIDENTAL = word_set("incidental")
_JOINTS = frozenset((",", "and", "but"))
_PLURAL = frozenset(("i", "they", "we", "you"))
"""Pronouns whose verb has no ending: “…, and *they say* …”."""
_SPEAKER_REACH = 14
"""A new speaker is named within this many tokens of a comma; it keeps the search linear."""
_LINKS = tags.SUB | tags.PREP | tags.REL
_SMALL_WORDS = _LINKS | tags.CC
MAY_OPEN = _SMALL_WORDS | tags.PUNCT
"""Marks and small words: a boundary opens only there, and after a quotation."""
_STEP = 8
"""Tokens examined in one go: asking for each costs more than examining a few too many."""
_GROUP = tags.PUREADV | tags.MODAL | tags.BE | tags.HAVE | tags.DO | tags.NEG


def boundary(text: IndexedText, k: int, last: int) -> str:
    """What opens at token `k` (`MAY_OPEN`, or after a quotation), by its name in the table of content edges, with a
    star where another cue takes over; empty where content hardly ever ends."""
    name = _name(text, k, last)
    return name + "*" if text.tokens[k].lower in _JOINTS and _takes_over(text, k, last) else name


def _name(text: IndexedText, k: int, last: int) -> str:
    token = text.tokens[k]
    if text.quoted[k - 1] >= 0:
        return f"” {class_of(token)}"
    if token.text == "(" or token.text in DASHES:
        return "-" if token.text != "(" else "("
    if token.tag & _LINKS and not token.tag & tags.CAP:
        return token.lower
    if k + 1 < last and (token.text == "," or token.lower in ("and", "but", "or")):
        return f"{token.lower} {class_of(text.tokens[k + 1])}"
    return ""


_CLASSES = (
    (tags.PUNCT, "mark"), (tags.AUX, "auxiliary"), (tags.PERS, "pronoun"), (tags.DET, "determiner"), (tags.ING, "-ing"),
    (tags.TIME, "time"), (tags.CAP, "name"), (tags.PAST | tags.THIRD, "verb"), (tags.ADV, "adverb"),
)  # fmt: skip


def class_of(token: Token) -> str:
    """The class of a word, by its name in the table of content edges."""
    return _class_of_tag(token.tag) or token.lower


@cache
def _class_of_tag(tag: int) -> str:
    """Empty for small words, each of which is a class of its own."""
    small = tag & _SMALL_WORDS and not tag & tags.CAP
    return "" if small else next((name for bits, name in _CLASSES if tag & bits), "word")


def _takes_over(text: IndexedText, k: int, last: int) -> bool:
    """Whether another cue takes over at joint `k`: “, adding that”, “, according to”, “and said”, “but he denied”."""
    tokens = text.tokens
    if k + 1 >= last:
        return False
    token, after = tokens[k], tokens[k + 1]
    if token.text == ",":
        if after.lower == "according" or (after.tag & tags.ING and _is_cue(text, after.lemma, after.tag, _SPEECH)):
            return True
        if after.lower in ("and", "but"):
            return k + 2 < last and _cue_phrase(text, k + 2, last)
        return _is_incidental(after) or _speaker_follows(text, k + 1, last)
    return _cue_phrase(text, k + 1, last)


def _speaker_follows(text: IndexedText, a: int, last: int) -> bool:
    """Whether a new clause with its own speaker begins at `a`: “Asked about it, *46 percent said* yes”."""
    tokens = text.tokens
    if tokens[a].tag & tags.REL:
        return False
    for k in range(a + 1, min(last, a + _SPEAKER_REACH)):
        tag = tokens[k].tag
        if tag & tags.PUNCT or text.quoted[k] >= 0:
            return False
        if _finite_cue(tag) and not tag & tags.CAP and _is_cue(text, tokens[k].lemma, tag, _SPEECH):
            subject = subject_left(tokens, group_start(tokens, k, a), a)
            return subject is not None and subject[0] == a
    return False


def _is_incidental(token: Token) -> bool:
    """Whether a clause after a comma is the author's rather than the source's, by its first word."""
    if token.lower in _INCIDENTAL:
        return True
    return bool(token.tag & tags.ING) and not token.tag & (tags.CUE | tags.PREP)


def _is_cue(text: IndexedText, lemma: str | None, tag: int, kinds: frozenset[str]) -> bool:
    if not tag & tags.CUE or lemma is None:
        return False
    cue = text.cues.get(lemma)
    return cue is not None and cue.kind in kinds


def _cue_phrase(text: IndexedText, a: int, last: int) -> bool:
    """Whether a finite speech verb, with or without a short subject, begins at `a`."""
    tokens = text.tokens
    k = a
    while k < min(last, a + 4) and (tokens[k].tag & _GROUP or is_adverb(tokens[k])):
        k += 1
    if (
        k < last
        and _finite_cue(tokens[k].tag)
        and not tokens[k].tag & tags.BASE
        and _is_cue(text, tokens[k].lemma, tokens[k].tag, _SECOND_VERB)
    ):
        return True
    if not tokens[a].tag & (tags.PERS | tags.CAP):
        return False
    k = a + 1
    while k < min(last, a + 4) and tokens[k].tag & tags.CAP:
        k += 1
    while k < min(last, a + 6) and tokens[k].tag & (tags.PUREADV | tags.HAVE | tags.DO | tags.NEG):
        k += 1
    finite = k < last and (_finite_cue(tokens[k].tag) or (tokens[a].lower in _PLURAL and tokens[k].tag & tags.BASE))
    return bool(finite) and _is_cue(text, tokens[k].lemma, tokens[k].tag, _SPEECH)


def joined_to_plural(text: IndexedText, k: int, last: int) -> str:
    """“They want a vote *and say* that …”: what opens at `k` if it is a verb of saying joined to a plural one."""
    a = k + 1 + (text.tokens[k].text == ",")
    if a + 1 >= last or text.tokens[a - 1].lower not in ("and", "but"):
        return ""
    token = text.tokens[a + bool(text.tokens[a].tag & tags.PUREADV)]
    joined = "verb" if a == k + 1 else text.tokens[a - 1].lower
    speaks = token.tag & tags.BASE and _is_cue(text, token.lemma, token.tag, _SECOND_VERB)
    return f"{text.tokens[k].lower} {joined}*" if speaks else ""


def _finite_cue(tag: int) -> bool:
    return bool(tag & tags.INFLECTED)


class Boundaries:
    """The boundaries of a clause that ends at `last`: each is looked up once for all the cues before it, and none until
    it is needed. The text keeps them, so they do not keep the text: no cycle is left for the garbage collector."""

    def __init__(self, start: int, last: int) -> None:
        self._last = last
        self._found: list[tuple[int, str]] = []
        self._from = self._to = min(start + 1, last)

    def after(self, text: IndexedText, start: int) -> Iterator[tuple[int, str]]:
        """The tokens after `start`, outside quotations, where something opens, and what opens there."""
        if start + 1 < self._from:
            self._found[:0] = self._look(text, start + 1, self._from)
            self._from = start + 1
        self._go_on(text, start + 1)
        i = bisect_left(self._found, (start + 1,))
        while True:
            while i == len(self._found) and self._to < self._last:
                self._go_on(text, self._to + _STEP)
            if i == len(self._found):
                return
            yield self._found[i]
            i += 1

    def _go_on(self, text: IndexedText, end: int) -> None:
        end = min(end, self._last)
        if self._to < end:
            self._found += self._look(text, self._to, end)
            self._to = end

    def _look(self, text: IndexedText, first: int, end: int) -> Iterator[tuple[int, str]]:
        last, tokens, quoted = self._last, text.tokens, text.quoted
        for k in range(first, end):
            opens = quoted[k] < 0 and (tokens[k].tag & MAY_OPEN or quoted[k - 1] >= 0)
            if opens and (name := boundary(text, k, last)) and not _tells_more(text, k, last):
                yield k, name


def _tells_more(text: IndexedText, k: int, last: int) -> bool:
    """“data from the ministry, *which claims that* …”: a relative clause that reports goes on inside the content."""
    relative = k + (text.tokens[k].text == ",")
    return relative + 1 < last and bool(
        text.tokens[relative].tag & tags.REL and text.tokens[relative + 1].tag & tags.CUE
    )
