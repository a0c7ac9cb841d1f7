"""Verb groups: auxiliaries, negation and adverbs around a head verb, and whether they make it passive.

All functions take the document's tokens and work on half-open ranges of token indices.
"""

from __future__ import annotations

from collections.abc import Sequence

from provenance.lexicon import tags, word_set
from provenance.lexicon.nouns import source_nouns
from provenance.lexicon.verbs import cue_nouns
from provenance.text.tokens import Token, is_genitive

FLOATING = word_set("floating")
_FREE = tags.PUREADV | tags.NEG
_OUTSIDE = tags.PUNCT | tags.SELFSUBJ | tags.PERS
_TIMES, _OF_TIME = tags.TIME | tags.TIMENOUN, tags.TIME | tags.TIMENOUN | tags.NUM | tags.DET
_LAST_OF_TIME, _BEFORE_TIME = frozenset(("past", "since")), frozenset(("last", "many", "past", "recent", "several"))
_INSIDE, _WORDS_INSIDE = tags.AUX | tags.PREP | tags.ADV | _FREE | _TIMES, FLOATING | _LAST_OF_TIME
"""What stands between the parts of a verb group has one of these, or is one of these words."""
_NO_FLOATING = tags.GOVERNS | tags.CC | tags.PUNCT | tags.VERB & ~tags.AUX
_FORMS = tags.INFLECTED | tags.BASE
_NO_VERB = tags.CAP | tags.DET | tags.PREP | tags.NUM
_BEFORE_NOUN = tags.GOVERNS | tags.NUM
_BEFORE_VERB = tags.PERS | tags.REL | tags.MODAL | tags.DO
_AT = frozenset(("for", "in", "on", "over"))
_BEFORE_TO = word_set("before_infinitive")
_SAYING, _NEVER_NOUNS = word_set("bare_clause"), word_set("never_nouns")
_RELATIVE_TIMES = word_set("relative_times")
_BEGINS = tags.DETERMINER | tags.CAP | tags.PERS
PLURALS = ("s", "men", "people", "police")
"""How plural nouns end."""


def group_start(tokens: Sequence[Token], head: int, first: int) -> int:
    """The first token of the verb group whose head is `head`, not before `first`."""
    start, j = head, head - 1
    while j >= first:
        token = tokens[j]
        if token.tag & _OUTSIDE or not (token.tag & _INSIDE or token.lower in _WORDS_INSIDE):
            break
        if token.tag & tags.AUX and not token.tag & tags.PREP and not _is_name(tokens, j, tokens[head]):
            start = j
        elif token.lower == "to" and j > first and tokens[j - 1].lower in _BEFORE_TO:
            j -= 1
            start = j
        elif (time := _time_between(tokens, j, first)) <= j:
            j = time
        elif not is_adverb(token) and not _floats(tokens, j, first):
            break
        j -= 1
    return _with_adverbs(tokens, start, first)


def _is_name(tokens: Sequence[Token], k: int, head: Token) -> bool:
    """“*Will* wrote”, “clerks hired in *May* say”: not an auxiliary, which would require the base form."""
    named = tokens[k].tag & tags.CAP and tokens[k].tag & tags.MODAL
    return bool(named and (not head.tag & tags.BASE or (k and tokens[k - 1].tag & tags.PREP)))


def _with_adverbs(tokens: Sequence[Token], start: int, first: int) -> int:
    while start > first and not tokens[start - 1].tag & tags.CAP:
        if not is_adverb(tokens[start - 1]) and not _floats(tokens, start - 1, first):
            break
        start -= 1
    return start


def _floats(tokens: Sequence[Token], k: int, first: int) -> bool:
    """“have *all* denied it”, “the two *both* said”, “the Echo *first* said”, “as *first* reported by”: a quantifier or
    ordinal that belongs to the verb after it."""
    if tokens[k].lower not in FLOATING or k <= first:
        return False
    before = tokens[k - 1]
    if tokens[k].lower == "yet":  # “has not *yet* denied it”
        return bool(before.tag & (tags.AUX | tags.NEG))
    free = before.text == ")" or before.tag & tags.CAP or (before.lower == "as" and not tokens[k].tag & tags.DET)
    return bool(before.tag & tags.AUX or free) or not before.tag & _NO_FLOATING


def _time_between(tokens: Sequence[Token], k: int, first: int) -> int:
    """Where the time between auxiliary and verb that ends at `k` begins: “has *today* unveiled”, “has *on Friday*
    denied”, “has *in recent weeks* argued”; `k + 1` if there is none."""
    if not tokens[k].tag & _TIMES and tokens[k].lower not in _LAST_OF_TIME:
        return k + 1
    start = k
    while start - 1 > first and (tokens[start - 1].tag & _OF_TIME or tokens[start - 1].lower in _BEFORE_TIME):
        start -= 1
    start -= start - 1 > first and tokens[start - 1].lower in _AT
    auxiliary = start > first and tokens[start - 1].tag & tags.AUX and not tokens[start - 1].tag & tags.CAP
    return start if auxiliary else k + 1


def is_adverb(token: Token) -> bool:
    """Whether the word can stand inside a verb group: “also”, “not”, “repeatedly”."""
    tag = token.tag
    if tag & _FREE and not tag & tags.AUX:
        return True
    return tag & tags.ADV > 0 and not tag & tags.VERB and token.lower.endswith("ly")


def has_auxiliary(tokens: Sequence[Token], start: int, head: int) -> bool:
    """Whether the group has an auxiliary before its head."""
    return start < head and any(tokens[j].tag & tags.AUX for j in range(start, head))


def is_passive(tokens: Sequence[Token], start: int, head: int) -> bool:
    """Whether a form of “be” directly governs the participle at `head`."""
    for j in range(head - 1, start - 1, -1):
        if tokens[j].tag & tags.BE:
            return bool(tokens[head].tag & tags.PART)
        if tokens[j].tag & (tags.HAVE | tags.DO | tags.MODAL):
            return False
    return False


def is_verb(tokens: Sequence[Token], k: int, first: int, last: int) -> bool:
    """Whether a word that can be a verb is one here: not after a determiner, a possessive or a preposition, and not the
    plural that ends the phrase (“Recent *studies* | say”)."""
    tag = tokens[k].tag
    if not tag & _FORMS or tag & _NO_VERB or k == first:
        return False
    if tokens[k - 1].lower == "to" and tag & tags.BASE:
        return True  # “likely to *help* Bell convince them”
    return not _is_noun(tokens, k, first) and (
        _follows_subject(tokens, k, first) or _has_object(tokens, k, first, last)
    )


def _is_noun(tokens: Sequence[Token], k: int, first: int) -> bool:
    """Whether what comes before shows that the word at `k` is no verb."""
    tag, before = tokens[k].tag, tokens[k - 1]
    if tag & tags.PART and k + 1 < len(tokens) and _describes_noun(before, tokens[k + 1]):
        return tokens[k].lemma != "say" or before.lower not in source_nouns()  # “the mayor *said* on Monday …”
    if before.tag & _BEFORE_NOUN and not before.tag & tags.PERS:
        return True
    if is_genitive(before):
        return True
    return before.lower == "that" and bool(tag & tags.THIRD) and _governs_noun(tokens, k, first)


def _follows_subject(tokens: Sequence[Token], k: int, first: int) -> bool:
    before, two_before = tokens[k - 1], tokens[k - 2].tag if k - 1 > first else 0
    if before.tag & _BEFORE_VERB or tokens[k].tag & tags.PAST:
        return True
    if two_before & (tags.REL | tags.SUBJ) and is_adverb(before):
        return True  # “he specifically *points* to”
    return before.lower == "not" and bool(two_before & _BEFORE_VERB)  # “will not *attend* the fair”


def _has_object(tokens: Sequence[Token], k: int, first: int, last: int) -> bool:
    """“the launch *marks the* end”, “Prosecutors *say* the man …”, not “a *claim* the man …”."""
    token, before, after = tokens[k], tokens[k - 1], tokens[k + 1].tag if k < len(tokens) - 1 else 0
    noun, plural = token.lower in cue_nouns(), token.tag & tags.BASE and before.lower.endswith(PLURALS)
    if k < last and after & _BEGINS:
        if plural and (token.lemma in _SAYING or (token.tag & tags.CUE and not noun)):
            return True  # “the papers *show the* firm knew”
        if token.lemma in _SAYING and not noun and token.lemma != "suspect":
            return True
    if not token.tag & tags.THIRD:
        return False
    if token.lower in _NEVER_NOUNS and k < last:
        return True  # “the report *says* officials lied”
    if before.tag & tags.PUNCT and after:
        return bool(after & (tags.DET | tags.PERS))
    if after & tags.DET and not after & tags.PREP:
        return True
    return bool(before.tag & tags.CAP and (k < last or k - 1 > first)) and not has_agent(tokens, k)


def has_agent(tokens: Sequence[Token], k: int) -> bool:
    """“police *documents* obtained by the paper”: a participle with its agent right after the word at `k`, a noun."""
    return k + 2 < len(tokens) and bool(tokens[k + 1].tag & tags.PART) and tokens[k + 2].lower == "by"


def _governs_noun(tokens: Sequence[Token], k: int, first: int) -> bool:
    """“reported on Thursday that *documents from* the bank”: a plural after a conjunction, with what it depends on."""
    conjunction = k - 2 > first and tokens[k - 2].tag & (tags.VERB | tags.TIME)
    return bool(conjunction) and k + 1 < len(tokens) and bool(tokens[k + 1].tag & tags.PREP)


def _describes_noun(before: Token, after: Token) -> bool:
    """“a poll *conducted* by Gallup”, “the poll *released* Monday”: a participle that belongs to the noun before it."""
    noun = not before.tag & (tags.PERS | tags.REL | tags.AUX | tags.PUNCT | tags.ADV | tags.CAP)
    timed = after.tag & tags.TIME or after.lower in _RELATIVE_TIMES  # “a study *released* late last month”
    return noun and after.lower != "to" and bool(timed or after.tag & tags.PREP)


def after_passive(tokens: Sequence[Token], start: int | None, last: int, first: int) -> int | None:
    """Where a phrase that ends at `last` begins, if not with a passive: “are taken into account and | *the mayor*”."""
    if start is None or start == first or not (tokens[start].tag & tags.PART and tokens[start - 1].tag & tags.AUX):
        return start
    return next((k + 1 for k in range(start, last) if tokens[k].tag & tags.CC), None)
