"""The lemma and the form of a cue that is a verb."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from provenance.lexicon import tags, word_set
from provenance.lexicon.verbs import cue_nouns, phrasal_cues
from provenance.rules.bare_participles import GAP_WORDS, is_bare_participle
from provenance.rules.indexed_text import IndexedText
from provenance.text.groups import group_start, has_auxiliary, is_passive
from provenance.text.noun_phrases import phrase_right
from provenance.text.subjects import subject_left
from provenance.text.tokens import Token

if TYPE_CHECKING:
    from provenance.rules.cue_context import CueContext

_HEARSAY = word_set("hearsay")
_OBJECT = 5
"""Longest light verb with its noun, in tokens: “*made* a very bold *promise*”."""
_NO_MODIFIER = tags.PUNCT | tags.PREP | tags.SUB | tags.REL | tags.CC | tags.AUX | tags.PERS | tags.CAP | tags.TIME
_COPULAS = word_set("copulas")
_DEGREES = word_set("degrees")
_MEANS = word_set("means") | word_set("occasions")
_FINITE_FORMS = tags.INFLECTED | tags.BASE
_NO_ANTECEDENT = tags.CAP | tags.PERS | tags.REL | tags.SELFSUBJ


def lemma_at(text: IndexedText, head: int, last: int) -> tuple[str, int]:
    """The lemma of the cue at `head` and its end: “made it clear” → `make it clear`, “made a bold promise” →
    `promise (noun)`."""
    tokens, lemma = text.tokens, text.tokens[head].lemma or ""
    for tail in phrasal_cues().get(lemma, ()):
        end = head + 1 + len(tail)
        if end <= last and all(tokens[head + 1 + i].lower == word for i, word in enumerate(tail)):
            return " ".join((lemma, *tail)), end
    if tokens[head].tag & tags.LIGHT:
        nouns = cue_nouns()
        for end in range(head + 2, min(last, head + _OBJECT) + 1):
            if noun := nouns.get(tokens[end - 1].lower):
                return noun, end
            if tokens[end - 1].tag & _NO_MODIFIER:
                break
    return lemma, head + 1


def is_particle(text: IndexedText, head: int) -> bool:
    """Whether a word that can be a verb belongs to the one before it: “shot *back* in a letter”."""
    before = text.tokens[head - 1].lemma if head else None
    return (text.tokens[head].lower,) in phrasal_cues().get(before or "", ())


def is_idle(text: IndexedText, head: int) -> bool:
    """Whether the verb at `head` is part of a set phrase that reports nobody's words: “it goes without *saying*”."""
    tokens, known = text.tokens, _idle_phrases()
    token = tokens[head]
    phrases = known.get(token.lower) or known.get(token.lemma or "")
    return phrases is not None and any(_stands_at(tokens, head - offset, phrase) for offset, phrase in phrases)


def _stands_at(tokens: Sequence[Token], start: int, phrase: tuple[str, ...]) -> bool:
    if start < 0 or not _reads_as(tokens[start], phrase[0]):
        return False  # almost always
    window = tokens[start : start + len(phrase)]
    return len(window) == len(phrase) and all(map(_reads_as, window, phrase))


def _reads_as(token: Token, word: str) -> bool:
    return word in (token.lower, token.lemma)


@cache
def _idle_phrases() -> dict[str, tuple[tuple[int, tuple[str, ...]], ...]]:
    """Word → its place in each set phrase that contains it, and the phrase."""
    table: dict[str, tuple[tuple[int, tuple[str, ...]], ...]] = {}
    for phrase in sorted(tuple(name.split(" ")) for name in word_set("idle_phrases")):
        for offset, word in enumerate(phrase):
            table[word] = (*table.get(word, ()), (offset, phrase))
    return table


def is_state(text: IndexedText, head: int, group: int) -> bool:
    """“is *convinced* that …”: what looks like a passive but describes whoever holds the view."""
    known = text.cues.get(text.tokens[head].lower)
    if known is None or known.kind != "state":
        return False
    return group > 0 and (is_passive(text.tokens, group, head) or text.tokens[group - 1].lower in _DEGREES)


def form_of(context: CueContext) -> str:
    """`finite`, `ing`, `inf`, `passive` or `reduced` (“the plan *backed by* Bell”); empty for a bare participle."""
    tokens, head = context.text.tokens, context.head
    tag = tokens[head].tag
    if context.kind == "state" and context.group > context.first and tokens[context.group - 1].lower in _DEGREES:
        context.group = group_start(tokens, context.group - 1, context.first)
    contracted = context.group > context.first and bool(tokens[context.group - 1].tag & tags.SELFSUBJ)
    auxiliary = contracted or has_auxiliary(tokens, context.group, head)
    if context.kind == "state":
        return "finite" if _is_predicate(context, contracted) else "ing" if _hangs_on_noun(context) else ""
    if head > context.first and tokens[head - 1].lower == "to" and tag & tags.BASE:
        return "inf"
    if tag & tags.PART and context.group == head - 1 and tokens[head - 1].lower == "having":
        return "ing"  # “*Having announced* that it was shut, Bell left”
    if tag & tags.ING and not auxiliary:
        before = tokens[head - 1].tag if head > context.first else 0
        return "" if before & tags.DET and not before & (tags.POSS | tags.SUBJ) else "ing"  # “a warning light”
    if is_passive(tokens, context.group, head) or (contracted and _contracted_passive(context)):
        return "passive"
    if tag & tags.PART and not auxiliary and _is_reduced(context):
        return "reduced"
    if tag & tags.PART and not auxiliary and is_bare_participle(context):
        return ""
    return "finite" if auxiliary or tag & _FINITE_FORMS else ""


def _past_adverbs(context: CueContext) -> str:
    """The word after the cue; adverbs before “by” belong to the cue: “*claimed almost entirely* by Bell”."""
    tokens, end = context.text.tokens, context.cue_end
    while end < context.last - 1 and tokens[end].tag & (tags.ADV | tags.PUREADV):
        end += 1
    by = context.cue_end < end < context.last - 1 and tokens[end].lower == "by"
    if by and tokens[end + 1].tag & (tags.DETERMINER | tags.CAP):
        context.cue_end = context.after = end
    return tokens[context.cue_end].lower if context.cue_end < context.last else ""


def _contracted_passive(context: CueContext) -> bool:
    """“I’m told”, “she’s seen as”: “’s” may also be “has” (“she’s seen it”)."""
    tokens = context.text.tokens
    subject, following = tokens[context.group - 1].lower, tokens[min(context.cue_end, context.last - 1)].lower
    if not tokens[context.head].tag & tags.PART:
        return False
    if subject in ("it's", "it’s") and context.lemma in _HEARSAY:
        return True  # “it’s widely believed he left”
    return subject.endswith(("m", "re")) or (subject.endswith("s") and following in ("as", "by", "of"))


def _is_reduced(context: CueContext) -> bool:
    """“the plan *backed by* Bell”, “a town *known as* Ashton”; not “Bell *spoke by* telephone”, “*said as* per”."""
    tokens, link = context.text.tokens, _past_adverbs(context)
    per = any(token.lower == "per" for token in tokens[context.cue_end + 1 : context.cue_end + 2])
    if link not in ("as", "by") or per or context.group == context.first:
        return False
    before = tokens[context.group - 1]
    agent = tokens[context.cue_end + 1].tag if context.cue_end + 1 < context.last else tags.PUNCT
    if before.lower == "as" or before.tag & _NO_ANTECEDENT or agent & (tags.ING | tags.TIME | tags.PUNCT):
        return False
    start = context.cue_end + 1
    if link == "by" and names_means(tokens, start, phrase_right(tokens, start, context.last)):
        return False
    subject = subject_left(tokens, context.group - (before.text == ","), context.first)
    if subject is None or tokens[subject[0]].tag & (tags.REL | tags.PERS):
        return False
    whole = subject_left(tokens, context.group, context.first) or subject
    if any(k > context.first and tokens[k - 1].lower in GAP_WORDS for k in (subject[0], whole[0])):
        return False  # “what *the mayor*, Ada Bell, described as a gift”
    context.frame = f"reduced-{link}"
    return True


def names_means(tokens: Sequence[Token], start: int, end: int) -> bool:
    """“said by *phone*”, “told by *text message*”: by what something was said, and not by whom."""
    bare = end > start and not tokens[start].tag & (tags.DETERMINER | tags.CAP)
    return bare and tokens[end - 1].lower in _MEANS


def _is_predicate(context: CueContext, contracted: bool) -> bool:
    """Whether an adjective is said of a subject: “is confident”, “I’m sure”, “remained skeptical”; moves the start of
    the group to a verb like “remained”."""
    tokens = context.text.tokens
    if contracted or any(tokens[j].tag & tags.BE for j in range(context.group, context.head)):
        return True
    if context.group == context.first or tokens[context.group - 1].lower not in _COPULAS:
        return False
    context.group = group_start(tokens, context.group - 1, context.first)
    return True


def _hangs_on_noun(context: CueContext) -> bool:
    """“leaders *willing to* wait”, “he waited, *confident that* …”: an adjective attached like a participle."""
    tokens = context.text.tokens
    if context.group == context.first or context.cue_end >= context.last:
        return False
    following, before = tokens[context.cue_end], tokens[context.group - 1]
    if following.lower == "to":
        return True
    linked = following.tag & (tags.PREP | tags.REL | tags.SUB)
    return bool(linked and not before.tag & (tags.DET | tags.POSS | tags.PREP | tags.AUX))


def ends_with_by(context: CueContext) -> bool:
    """“, opposed by many”: a participle, not a finite verb."""
    return context.cue_end < context.last and context.text.tokens[context.cue_end].lower == "by"
