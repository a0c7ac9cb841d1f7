"""A noun that attributes, whose it is, and how it is linked to its content.

| frame | the noun has | as in |
| --- | --- | --- |
| `poss:LINK` | a possessor before it | “*her* promise to …” |
| `by:LINK` | somebody after it | “fears *among farmers* that …” |
| `have:LINK` | somebody who has it | “*the mayor has* doubts about …” |
| `is:LINK` | somebody before or after it, and says what it is | “*her* fear *is* that …” |
| `bare:LINK` | nobody | “rumours that …” |
"""

from __future__ import annotations

from collections.abc import Sequence

from provenance.lexicon import tags, word_set
from provenance.lexicon.verbs import cue_nouns
from provenance.rules.cue_context import CueContext
from provenance.rules.indexed_text import IndexedText
from provenance.text.groups import group_start
from provenance.text.noun_phrases import phrase_right
from provenance.text.phrase_starts import phrase_start
from provenance.text.source_phrases import kind_of
from provenance.text.subjects import subject_left
from provenance.text.tokens import Range, Token, is_genitive

LINKS = frozenset("about against at for in of on over that to toward towards whether with".split())
_NO_POSSESSED = word_set("after_possessed")
"""After a possessor these mostly lead to a place or a party: “his *remarks in* Ashton”."""
_OF_SPEAKERS = word_set("after_speakers")
"""After “among”, “by” or “from” the others lead away from what is said: “attacks by rebels *on* Ashton”."""
_CLAUSES = frozenset(("that", "to", "whether"))
"""These belong to the content; a preposition belongs to the cue."""
_CLAIMS = frozenset(("of", "that", "whether"))
"""Without an owner, only what these lead to is a claim: “warnings about the valve” makes none."""
_SPEAKERS = frozenset(("among", "by", "from"))
"""Prepositions that introduce the noun's owner."""
_SPEAKER = 8
"""Longest phrase that introduces the noun's owner, in tokens: “*by the head of the union* for”."""
_BETWEEN = 3
"""Most words between the possessor, or “have”, and the noun, less one: “her *long and bitter* criticism”."""
_PLAIN_ADJECTIVES = word_set("plain_adjectives")
_NO_ADJECTIVE = tags.PUNCT | tags.DET | tags.PREP | tags.SUB | tags.REL | tags.AUX | tags.PERS | tags.WH
_JOINS = tags.PUNCT | tags.REL | tags.SUB | tags.WH | tags.CC
"""What can join another verb to those before it."""
_VERB = tags.OPERATOR | tags.PAST
_PEOPLE = frozenset(("body", "name", "number", "person", "pronoun"))


def noun_context(text: IndexedText, i: int, first: int, last: int) -> CueContext | None:
    """The context of the noun at `i`, or `None` if it is not a cue or nothing links it to content."""
    lemma = cue_nouns().get(text.tokens[i].lower)
    if lemma is None or i + 2 >= last:
        return None
    possessor, speaker = _possessor(text, i, first), _speaker(text, i, last)
    at = speaker[1] if speaker else i + 1
    owner = speaker or possessor
    stated = at if owner and text.tokens[at].tag & tags.BE and text.tokens[at].tag & tags.FINITE else None
    link = _link(text.tokens, at + (stated is not None), last)
    if (
        link is None
        or (stated is not None and link not in _CLAUSES)
        or (possessor and not speaker and link in _NO_POSSESSED)
    ):
        return None
    context = CueContext(text, i, first, last, lemma, "noun")
    context.group, context.subject = possessor[1] if possessor else i, owner
    way = "is" if stated is not None else "by" if speaker else "poss" if possessor else "bare"
    if way == "bare" and (holder := _holder(text, i, first)):
        way, (context.subject, context.group) = "have", holder
    context.frame, at = f"{way}:{link}", at + (stated is not None)
    context.after = at if link in _CLAUSES else at + 1
    context.cue_end = i + 1 if speaker else context.after
    if way != "have":
        context.last = _before_main_verb(context, link)
    return context if context.subject or link in _CLAIMS else None


def _before_main_verb(context: CueContext, link: str) -> int:
    """“her claim *to the house* was denied”, “fears that the dam would burst | kept prices low”: the latest end of the
    content if the noun is part of the subject: before a finite verb that no word joins to it."""
    tokens, start = context.text.tokens, context.after
    begin = context.subject[0] if context.subject else context.head
    if context.text.has_verb(context.first, begin):
        return context.last
    expected = link in ("that", "whether") or context.frame.startswith("is:")
    for k in range(start + (tokens[start].lower in _CLAUSES), context.last):
        token = tokens[k]
        if token.tag & _JOINS or context.text.quoted[k] >= 0:
            return context.last
        if (
            token.tag & _VERB
            and not token.tag & tags.CAP
            and not tokens[k - 1].tag & (tags.VERB | tags.AUX | tags.GOVERNS)
        ):
            if not expected:
                return group_start(tokens, k, start + 1)
            expected = False
    return context.last


def _link(tokens: Sequence[Token], at: int, last: int) -> str | None:
    """What links the noun to its content at `at`; `toward` is also “to” with a noun phrase."""
    if at + 1 >= last or tokens[at].lower not in LINKS:
        return None
    link, following = tokens[at].lower, tokens[at + 1].tag
    if link == "that" and following & tags.AUX and not following & (tags.SELFSUBJ | tags.CAP):
        return None  # “her letters *that were* lost”
    return "toward" if link == "towards" or (link == "to" and not tokens[at + 1].tag & tags.BASE) else link


def _speaker(text: IndexedText, i: int, last: int) -> Range | None:
    """“fears *among farmers* that”, “calls *by the union* for”: whose noun it is, if that is named between it and a
    link."""
    tokens, start = text.tokens, i + 2
    if tokens[i + 1].lower not in _SPEAKERS:
        return None
    for end in range(start + 1, min(last - 1, start + _SPEAKER)):
        token = tokens[end]
        if token.lower == "to":
            return None  # “an objection by a clerk *to a plan* for houses”
        if token.lower in _OF_SPEAKERS or (token.tag & tags.BE and tokens[end + 1].lower in _CLAUSES):
            break
        if token.tag & (tags.PUNCT | tags.FINITE) or text.quoted[end] >= 0:
            return None
    else:
        return None
    people = tokens[start].tag & tags.OBJ or kind_of(tokens, start, end) in _PEOPLE
    return (start, end) if people and phrase_right(tokens, start, end) == end else None


def _holder(text: IndexedText, i: int, first: int) -> tuple[Range, int] | None:
    """“*the mayor* has *no* doubts about”, “*she* is of the opinion that”: who has what the noun names, and where the
    cue begins."""
    tokens = text.tokens
    for k in range(i - 1, max(first, i - 2 - _BETWEEN) - 1, -1):
        of = k > first and tokens[k].lower == "of" and bool(tokens[k - 1].tag & tags.BE)
        if tokens[k].tag & tags.HAVE or of:
            if tokens[k + 1].tag & (tags.PAST | tags.PART | tags.BE) or tokens[k + 1].lower.endswith("ed"):
                return None  # “has *faced* questions”, “had *been* told of doubts”
            group = group_start(tokens, k - of, first)
            subject = subject_left(tokens, group, first)
            held = subject is not None and kind_of(tokens, *subject) not in ("it", "thing")
            return (subject, group) if subject and held else None
        if tokens[k].tag & _NO_ADJECTIVE & ~tags.DET:
            return None
    return None


def _possessor(text: IndexedText, i: int, first: int) -> Range | None:
    """“*her* promise”, “*the mayor’s* first promise”, “*the workers’* demand”."""
    tokens = text.tokens
    for k in range(i - 1, max(first, i - 2 - _BETWEEN) - 1, -1):
        if tokens[k].tag & tags.POSS:
            return k, k + 1
        if is_genitive(tokens[k]) or (tokens[k].text in "'’" and k > first and tokens[k - 1].lower[-1] == "s"):
            start = phrase_start(tokens, k, first)
            return None if start is None else (_owner_start(tokens, start, k), k + 1)
        if tokens[k].tag & _NO_ADJECTIVE or (tokens[k].tag & tags.PAST and _is_noun(tokens[k - 1])):
            return None  # “the clerks’ *parents raised* fears”
    return None


def _is_noun(token: Token) -> bool:
    return token.tag == tags.WORD and not is_genitive(token) and token.lower not in _PLAIN_ADJECTIVES


def _owner_start(tokens: Sequence[Token], start: int, k: int) -> int:
    """“after rejecting *the prosecutors’* claim”, “be targets for *Bell’s* claims”: the phrase without the verb it is
    the object of and without what a preposition other than “of” parts from it."""
    parted = [i + 1 for i in range(start, k) if tokens[i].tag & tags.PREP and tokens[i].lower != "of"]
    start = parted[-1] if parted else start
    return start + 1 if start < k and tokens[start].tag & tags.ING else start
