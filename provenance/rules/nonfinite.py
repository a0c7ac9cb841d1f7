"""Participles and infinitives: whose they are, and the verb they make one cue with.

“a sign *saying* …” is the sign's, “she left, *saying* …” is hers; “*tried to explain*”, “*issued a statement saying*”
are one cue each.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from provenance.lexicon import tags
from provenance.rules.source_kind import kind_of
from provenance.text.groups import group_start
from provenance.text.noun_phrases import phrase_right, starts_clause
from provenance.text.phrase_starts import phrase_start
from provenance.text.subjects import main_subject, subject_left
from provenance.text.tokens import Range, Token

if TYPE_CHECKING:
    from provenance.rules.cue_context import CueContext

_FRONTED = 2
"""A participle that opens the sentence has at most so many words before it: “While *noting* …”, “But in *saying* …”."""
_SERIAL = 5
"""“to” stands at most so many words behind the verb it makes one cue with: “*went out of her way to* say”."""
PHASES = frozenset(("begin", "continue", "go", "go on", "start", "stop", "keep"))
"""Verbs that only tell the phase of what the verb behind them says."""
_LEADING = PHASES | {"appear", "seem"}
"""Cues that one behind them takes over: “*seemed to* suggest”."""
_NO_NOUN = (
    tags.PUNCT
    | tags.DET
    | tags.POSS
    | tags.PREP
    | tags.CC
    | tags.SUB
    | tags.TIME
    | tags.ADV
    | tags.PERS
    | tags.AUX
    | tags.WH
    | tags.REL
)


def attach_infinitive(site: CueContext) -> None:
    """Set the subject of an infinitive, and the start of its cue: at the verb it hangs on, or at “to”."""
    view, to = site.view, site.head - 1
    serial = _serial_verb(site, to)
    if serial is not None and (subject := subject_left(view.tokens, serial, site.first)):
        site.group, site.subject = serial, subject
        return
    if not _hangs_on_noun(view.tokens, to, site.first):
        site.subject = main_subject(view.tokens, view.quoted, site.group, site.first)
    site.group = min(site.group, to)


def _hangs_on_noun(tokens: Sequence[Token], to: int, first: int) -> bool:
    """“its long *reluctance* to comment”: what is done is told by the noun, and by nobody."""
    k = to - 1
    while k > first and tokens[k].tag == tags.WORD:
        k -= 1
    return first <= k < to - 1 and bool(tokens[k].tag & (tags.DET | tags.POSS))


def _serial_verb(site: CueContext, to: int) -> int | None:
    """Where the group of the verb shortly before “to” begins, if that verb introduces nothing itself."""
    tokens = site.view.tokens
    for k in range(to - 1, max(site.first, to - 1 - _SERIAL), -1):
        tag = tokens[k].tag
        if tag & tags.PUNCT or (k < to - 1 and tag & (tags.SUB | tags.REL | tags.WH)):
            return None
        if tag & (tags.FINITE | tags.PART) and not tag & (tags.CAP | tags.PREP):
            if tag & tags.CUE and tokens[k].lemma not in _LEADING:
                return None
            start = group_start(tokens, k, site.first)
            return None if tokens[start - 1].lower == "to" else start
    return None


def attach_participle(site: CueContext) -> None:
    """Set the subject of a participle: the noun right before it, the subject of the main clause, or what follows its
    clause; and the start of its cue where a verb belongs to it."""
    view, before = site.view, site.group - 1
    if before >= site.first and not view.tokens[before].tag & _NO_NOUN and _attach_to_noun(site, before):
        return
    site.subject = main_subject(view.tokens, view.quoted, site.group, site.first, outer=True)
    if site.subject is None:
        site.subject = _subject_behind(site) or subject_left(view.tokens, site.group, site.first)


def _attach_to_noun(site: CueContext, before: int) -> bool:
    tokens = site.view.tokens
    start = phrase_start(tokens, before, site.first)
    if start is None:
        return False
    verb = start - 1
    if kind_of(tokens, start, before + 1) == "document" and verb > site.first and tokens[verb].tag & tags.FINITE:
        group = group_start(tokens, verb, site.first)
        if subject := subject_left(tokens, group, site.first):
            site.group, site.subject = group, subject
            return True
    site.subject = subject_left(tokens, site.group, site.first)
    return site.subject is not None


def _subject_behind(site: CueContext) -> Range | None:
    """“*Recognizing* the danger, the mayor left”: the subject after the participle clause, which ends at that comma."""
    tokens, view = site.view.tokens, site.view
    if site.group - site.first > _FRONTED:
        return None
    for k in range(site.head + 1, site.last - 1):
        if tokens[k].text == "," and view.quoted[k] < 0 and starts_clause(tokens, k + 1, site.last):
            end = phrase_right(tokens, k + 1, site.last)
            if end == k + 1:
                return None
            site.last = k
            return k + 1, end
    return None
