"""Infinitives: whose they are, and which verb they form one cue with: “*tried to explain*”."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from provenance.lexicon import tags, word_set
from provenance.rules.participles import PEOPLE, word_before
from provenance.text.clause_subjects import main_subject
from provenance.text.groups import group_start
from provenance.text.noun_phrases import phrase_right
from provenance.text.phrase_starts import phrase_start
from provenance.text.source_phrases import kind_of
from provenance.text.subjects import subject_left
from provenance.text.tokens import Range, Token, is_genitive

if TYPE_CHECKING:
    from provenance.rules.cue_context import CueContext

_CAUSING, _INTENTS = word_set("causing"), word_set("intents")
_DISPOSITIONS = word_set("dispositions")
_SERIAL = 5
"""“to” comes at most this many words after the verb it forms one cue with: “*went out of her way to* say”."""
_MADE = 14
"""“to” comes at most this many words after the verb that makes somebody do something: “*led* the mayor … *to* say”."""
_LEADING = word_set("phases") | {"appear", "seem"}
"""Cues that give way to one after them: “*seemed to* suggest”."""


def attach_infinitive(context: CueContext) -> None:
    """Set the subject of an infinitive, and the start of its cue: at the verb it hangs on, or at “to”."""
    text, to = context.text, context.head - 1
    serial = _serial_verb(context, to)
    made = _made_to(text.tokens, to, context.first if serial is None else serial)
    if serial is not None and not made and (subject := subject_left(text.tokens, serial, context.first)):
        context.group, context.subject = serial, subject
        return
    if (subject := made or _disposed(context, to)) or not _hangs_on_noun(text.tokens, to, context.first):
        context.subject = subject or main_subject(text.tokens, text.quoted, context.group, context.first)
    context.group = min(context.group, to)


def _made_to(tokens: Sequence[Token], to: int, first: int) -> Range | None:
    """“led *Bell* to deny it”, “time for *Bell* to deny it”, “*Bell’s* failure to deny it”: who is made to say it
    or left to, not what makes them."""
    for k in range(to - 2, max(first, to - _MADE) - 1, -1):
        token = tokens[k]
        if token.lower == "for" or (token.lemma in _CAUSING and token.tag & tags.VERB):
            whole = phrase_right(tokens, k + 1, to) == to
            return (k + 1, to) if whole and (token.lower != "for" or kind_of(tokens, k + 1, to) in PEOPLE) else None
        if is_genitive(token) and token.tag & tags.CAP and tokens[to - 1].lower in _INTENTS:
            start = phrase_start(tokens, k, first)
            return None if start is None else (start, k + 1)
        if token.tag & tags.PUNCT or (token.tag & tags.FINITE and not token.tag & tags.CAP):
            return None
    return None


def _disposed(context: CueContext, to: int) -> Range | None:
    """“The dam leaks, with *Reyes* quick to point out that …”: whoever is said to be ready or able to say it."""
    tokens, known = context.text.tokens, context.text.cues.get(context.text.tokens[to - 1].lower)
    if not ((known is not None and known.kind == "state") or tokens[to - 1].lower in _DISPOSITIONS):
        return None
    k, end = (
        word_before("with", tokens, to, context.first),
        to - 1 - bool(tokens[to - 2].tag & (tags.ADV | tags.PUREADV)),
    )
    return (k + 1, end) if k is not None and k + 1 < end else None


def _hangs_on_noun(tokens: Sequence[Token], to: int, first: int) -> bool:
    """“its long *reluctance* to comment”: the infinitive belongs to the noun and has no subject."""
    k = to - 1
    while k > first and tokens[k].tag == tags.WORD:
        k -= 1
    return first <= k < to - 1 and bool(tokens[k].tag & tags.DETERMINER)


def _serial_verb(context: CueContext, to: int) -> int | None:
    """The start of the group of the verb shortly before “to”, if that verb introduces nothing itself."""
    tokens = context.text.tokens
    for k in range(to - 1, max(context.first, to - 1 - _SERIAL), -1):
        tag = tokens[k].tag
        if tag & tags.PUNCT or (k < to - 1 and tag & (tags.SUB | tags.REL | tags.WH)):
            return None
        if tag & (tags.FINITE | tags.PART) and not tag & (tags.CAP | tags.PREP):
            if tag & tags.CUE and tokens[k].lemma not in _LEADING:
                return None
            start = group_start(tokens, k, context.first)
            return None if tokens[start - 1].lower == "to" else start
    return None
