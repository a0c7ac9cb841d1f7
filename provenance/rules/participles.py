"""Participles: whose they are, and which verb they form one cue with.

“a sign *saying* …” is the sign's, “she left, *saying* …” is hers; “*issued a statement saying*” is one cue.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from provenance.lexicon import tags, word_set
from provenance.lexicon.classes import classes_that
from provenance.lexicon.labels import role_kinds
from provenance.rules.adjuncts import past_aside
from provenance.text.clause_subjects import main_subject
from provenance.text.groups import group_start
from provenance.text.noun_phrases import cue_before_clause, phrase_right, starts_clause
from provenance.text.parted_subjects import fronted_briefly, unpaired_subject
from provenance.text.phrase_starts import phrase_start
from provenance.text.source_phrases import kind_of
from provenance.text.subjects import subject_left
from provenance.text.times import is_year, time_start
from provenance.text.tokens import Range, Token

if TYPE_CHECKING:
    from provenance.rules.cue_context import CueContext

_SPEAKS = classes_that("speaks")
_ACCOMPANY = ("person", "document", "number")
"""What “with” can bring in that then says something: “the talks ended *with officials* saying that …”."""
_PETITIONING = word_set("petitioning")
_PLATFORMS = word_set("platforms")
_ORDERS, _PLEADINGS = word_set("orders"), word_set("pleadings")
PEOPLE = frozenset(("body", "name", "number", "person", "pronoun"))
_PERCEIVING = word_set("perceiving")
"""Verbs after which a participle is the object’s: “saw a sign *saying* …”."""
_RECOUNTING, _REPORTERS = word_set("recounting") | word_set("stating"), word_set("reporters")
_RELYING = word_set("relying")
_PHASES, _QUANTITIES = word_set("phases"), word_set("quantities")
_CLAUSE_OPENERS = word_set("clause_openers")
_FRONTED = 2
"""Number of words allowed before a participle that opens the sentence: “While *noting* …”, “But in *saying* …”."""
_UNSAID = frozenset(("instead", "rather", "without"))
"""“*Instead of* admitting it, she left”: nothing was admitted."""
_ASIDE = 15
"""“with” or “according to” comes at most this many words before the participle or infinitive whose subject it gives,
apposition included."""
_TIMES = tags.TIME | tags.TIMENOUN | tags.ADV | tags.PUREADV
_JOINING = tags.PREP | tags.CC | tags.SUB | tags.WH | tags.REL
_NO_NOUN = _JOINING | tags.PUNCT | tags.DETERMINER | tags.TIME | tags.TIMENOUN | tags.ADV | tags.PERS | tags.AUX


def attach_participle(context: CueContext) -> None:
    """Set the subject of a participle: the noun right before it, the subject of the main clause, or what follows its
    clause; and the start of its cue where a verb belongs to it."""
    text, before = context.text, context.group - 1
    if before > context.first and text.tokens[before].lemma in _PHASES and text.tokens[before].tag & tags.FINITE:
        group = group_start(text.tokens, before, context.first)
        if subject := subject_left(text.tokens, group, context.first):
            context.group, context.subject = group, subject  # “Bell, the mayor, *keeps saying* that …”
            return
    if context.lemma in _RELYING and (subject := _relied_on(text.tokens, before, context.first)):
        context.subject = subject
        return
    noun = before >= context.first and not text.tokens[before].tag & _NO_NOUN
    if noun and text.tokens[before].lower not in _QUANTITIES and _attach_to_noun(context, before):
        return
    context.subject = _own_subject(text.tokens, before, context.first)
    if context.subject is None:
        outer = text.tokens[before].tag & (tags.PREP | tags.SUB) != tags.PREP  # “said they helped *in* pushing …”
        context.subject = main_subject(text.tokens, text.quoted, context.group, context.first, outer=outer)
        if context.subject is not None and (_tells_why(context) or past_aside(text, before, context.last) > before):
            context.subject = _who_did_it(context, context.subject)
    if context.subject is None:
        context.subject = _parted_subject(context) or _subject_after(context)
    if context.subject is None and not text.tokens[before].tag & tags.PREP:  # “The Importance *Of* Reading”
        context.subject = subject_left(text.tokens, context.group, context.first)


def word_before(word: str, tokens: Sequence[Token], end: int, first: int) -> int | None:
    """Where this word comes before `end`, with a word or more and no mark in between."""
    for k in range(end - 2, max(first, end - _ASIDE), -1):
        if tokens[k].lower == word:
            return k
        if tokens[k].tag & tags.PUNCT:
            return None
    return None


def _relied_on(tokens: Sequence[Token], last: int, first: int) -> Range | None:
    """“It will close, according to *the Ledger*, citing two aides”: whose words end right before the participle."""
    end = last if tokens[last].text == "," else last + 1
    k = word_before("according", tokens, end, first - 1)
    if k is None or tokens[k + 1].lower != "to":
        return None
    return (k + 2, end) if k + 2 < end and phrase_right(tokens, k + 2, end) == end else None


def _own_subject(tokens: Sequence[Token], comma: int, first: int) -> Range | None:
    """“The toll rose, with *police*, who came late, blaming rain”, “fell, with *some* blaming rain”: what “with” gives
    a participle after a comma or a word that needs no noun; “CNN said that *the Post*, citing an aide, reported it”."""
    if comma > first and tokens[comma - 1].lower == "with" and tokens[comma].lower in _QUANTITIES:
        return comma, comma + 1
    if comma <= first or tokens[comma].text != ",":
        return None
    start = phrase_start(tokens, comma - 1, first) or 0
    reported = start - 2 > first and tokens[start - 1].lower == "that" and tokens[start - 2].tag & (tags.VERB | _TIMES)
    if reported and not any(t.tag & (tags.PAST | _TIMES) for t in tokens[start:comma]):
        return start, comma
    for k in range(comma - 1, max(first, comma - _ASIDE), -1):
        if tokens[k].lower == "with" and tokens[k - 1].text == ",":
            end = phrase_right(tokens, k + 1, comma)
            apposed = k + 1 < end < comma and [t.text for t in tokens[end:comma]].count(",") == 1
            return (k + 1, end) if apposed and tokens[end].text == "," else None
    return None


def _tells_why(context: CueContext) -> bool:
    """“…, *saying* it was late”, “…, *telling* a guard that …”; but reporters are told by the speaker."""
    if context.lemma != "tell":
        return context.lemma == "say"
    tokens, start = context.text.tokens, context.head + 1
    return not any(token.lower in _REPORTERS for token in tokens[start : phrase_right(tokens, start, context.last)])


def _who_did_it(context: CueContext, outer: Range) -> Range:
    """“Bell reports that *Reyes* resigned, saying it was late”: where the main clause itself reports, whoever acts in
    what it reports says why."""
    tokens = context.text.tokens
    if tokens[context.group - 1].text != ",":
        return outer
    inner = main_subject(tokens, context.text.quoted, context.group, context.first)
    if inner is None or inner == outer or inner[0] <= outer[1]:
        return outer
    verb = cue_before_clause(tokens, inner[0])
    reports = verb >= 0 and tokens[verb].lemma in _RECOUNTING
    return inner if reports and context.text.kind_of(inner) in PEOPLE else outer


def _attach_to_noun(context: CueContext, before: int) -> bool:
    tokens = context.text.tokens
    start = phrase_start(tokens, before, context.first)
    if start is None:
        return False
    verb, kind = start - 1, kind_of(tokens, start, before + 1)
    posted = tokens[before].lower in _PLATFORMS and tokens[verb].tag & tags.PREP  # “posted on Twitter *accusing* Bell”
    if posted or _petitions(context, verb):
        return False
    writer = _writer(context, verb) if kind == "document" and tokens[verb].lower == "in" else None
    purpose = context.kind in _SPEAKS and tokens[verb - 1].lower == "to" and tokens[start].tag & tags.DETERMINER
    if kind == "thing" and purpose and verb - 1 > context.first:  # “*Bell* sought to stop the deal saying it was late”
        writer = main_subject(tokens, context.text.quoted, verb - 1, context.first)
    if speaker := _accompanying(tokens, before + 1, context.first) or writer:
        context.subject = speaker
        return True
    if verb > context.first and tokens[verb].lemma in _ORDERS and tokens[before].lower in _PLEADINGS:
        context.subject = start, before + 1  # “dismissed *a plea* seeking bail”
        return True
    year = is_year(tokens[before]) and tokens[before - 1].tag & tags.PREP and before > context.first
    if year or time_start(tokens, before, context.first) <= before:
        return False  # “has spent millions since June *attacking* …”
    acts = verb > context.first and tokens[verb].tag & tags.FINITE and tokens[verb].lemma not in _PERCEIVING
    if kind in ("document", "thing") and acts:
        group = group_start(tokens, verb, context.first)
        if subject := subject_left(tokens, group, context.first):
            context.subject, context.group = subject, group if kind == "document" else context.group
            if kind == "document" or context.kind in _SPEAKS:
                return True
    context.subject = subject_left(tokens, context.group, context.first)
    return context.subject is not None


def _accompanying(tokens: Sequence[Token], end: int, first: int) -> Range | None:
    """“The army left with *a clerk* saying it was late”: who comes in after “with”; not “*a clerk* with the board”,
    “met *a woman* with a child”."""
    k = word_before("with", tokens, end, first)
    if k is None:
        return None
    acted = any(t.tag & (tags.FINITE | tags.AUX) and not t.tag & tags.CAP for t in tokens[first:k])
    somebody = role_kinds().get(tokens[k - 1].lower) == "person"
    whole = phrase_right(tokens, k + 1, end) >= end - 1 and kind_of(tokens, k + 1, end) in _ACCOMPANY
    return (k + 1, end) if acted and whole and not somebody else None


def _writer(context: CueContext, link: int) -> Range | None:
    """“*Bell* said in a statement urging calm”: the document with the preposition `link` is part of a cue before it."""
    tokens, verb = context.text.tokens, link - 1
    while verb > context.first and tokens[verb].tag & tags.TIME:
        verb -= 1
    cue = context.text.cues.get(tokens[verb].lemma or "") if tokens[verb].tag & tags.FINITE else None
    if verb <= context.first or cue is None or cue.kind not in _SPEAKS:
        return None
    return subject_left(tokens, group_start(tokens, verb, context.first), context.first)


def _petitions(context: CueContext, verb: int) -> bool:
    """“She *moved the court* seeking bail”, “*wrote to the mayor* urging him”: who asks is the one who turns to
    somebody."""
    tokens = context.text.tokens
    verb -= verb > context.first and tokens[verb].lower == "to"
    turns = verb > context.first and tokens[verb].lemma in _PETITIONING and tokens[verb].tag & tags.FINITE
    return bool(turns) and context.kind == "ask"


def _parted_subject(context: CueContext) -> Range | None:
    """“*Bell*, noting that it leaked, left”, “*Bell*, after saying that it leaked, left”: the phrase that opens the
    sentence, if the participle clause parts it from its verb; that clause ends before the verb."""
    tokens, text = context.text.tokens, context.text
    opener = tokens[context.group - 1].lower in _CLAUSE_OPENERS
    subject = unpaired_subject(tokens, context.group - opener, context.first)
    if subject is None or tokens[subject[1] - 1].tag & _TIMES:
        return None
    for k in range(context.head + 1, context.last - 1):
        if tokens[k].text == "," and text.quoted[k] < 0 and tokens[k + 1].tag & tags.FINITE:
            context.last = k
            return subject
    return None


def _subject_after(context: CueContext) -> Range | None:
    """“*Recognizing* the danger, the mayor left”: the subject after the participle clause, which ends at that comma."""
    tokens, text = context.text.tokens, context.text
    if tokens[context.first].lower in _UNSAID:
        return None
    if context.group - context.first > _FRONTED and not fronted_briefly(tokens, context.group, context.first):
        return None
    for k in range(context.head + 1, context.last - 1):
        if tokens[k].text == "," and text.quoted[k] < 0 and starts_clause(tokens, k + 1, context.last):
            end = phrase_right(tokens, k + 1, context.last)
            if end == k + 1:
                return None
            context.last = k
            return k + 1, end
    return None
