"""Runs the rules, weighs what they propose, and settles the competition.

`consider` returns every candidate with its fate; `find` turns those that won into findings and settles who tells of
whom.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cache
from itertools import chain
from typing import NamedTuple

from provenance.engine.admission import Admission
from provenance.engine.competition import settle
from provenance.engine.contents import nested
from provenance.engine.continuation import continue_quotations
from provenance.engine.findings import alone, finding
from provenance.engine.nesting import settle_nesting
from provenance.engine.quoted import reports_inside
from provenance.engine.relays import relays_beside
from provenance.engine.user_settings import check, constructions, index_text, rules_by_frame, rules_by_word
from provenance.lexicon import table_words, tags
from provenance.lexicon.verbs import cue_nouns
from provenance.model import Finding
from provenance.rules.cue_context import CueContext, verb_context
from provenance.rules.frame_names import rule_frame
from provenance.rules.indexed_text import IndexedText
from provenance.rules.later import continued
from provenance.rules.noun.nouns import noun_context
from provenance.rules.phrase.according_contexts import according_context
from provenance.rules.quotation.closings import closing_context
from provenance.rules.quotation.colons import colon_context, label_context
from provenance.rules.quotation.headlines import headline_context
from provenance.rules.quotation.signatures import signature_context
from provenance.rules.rule import Candidate, Relay, Rule
from provenance.settings import DEFAULT, Settings
from provenance.text import Segmentation
from provenance.text.clause_subjects import clause_subject
from provenance.text.tokens import DASHES

_CUE = tags.CUE | tags.LIGHT
_OTHER_CUES = DASHES | {"according", "per", ":"}
_MOST = 40
"""Number of cues considered per sentence, from its start; prose has at most 16 (PolNeAR), and each costs time."""


class Examined(NamedTuple):
    """All candidates with their fates, the winners in the order of their cues, and what became of them: the findings of
    the winners in that order, then quotations of nobody."""

    candidates: list[Candidate]
    winners: list[Candidate]
    findings: tuple[Finding, ...]


def find(segmentation: Segmentation, settings: Settings = DEFAULT) -> tuple[Finding, ...]:
    """The attributions of a text, in the order of their cues, then quotations of nobody; `parent` and `teller` index
    into the result."""
    return examine(index_text(segmentation, settings), settings).findings


def examine(text: IndexedText, settings: Settings = DEFAULT) -> Examined:
    """Everything the engine says about a text, with the reasons."""
    candidates = consider(text, settings)
    relays = [c for c in candidates if isinstance(c, Relay) and not c.fate]
    winners = [c for c in candidates if not isinstance(c, Relay) and not c.fate]
    winners.sort(key=lambda c: (c.cue, c.content))
    numbers = {c: number for number, c in enumerate(winners)}
    beside = relays_beside(text, winners, relays)
    nobodys = alone(text, winners, settings.silenced_rules)
    of_rule = constructions(settings.rule_modules)
    found = (*(finding(text, c, of_rule[c.rule], numbers, beside.get(c, [])) for c in winners), *nobodys)
    return Examined(candidates, winners, nested(settle_nesting(text, found), text.text))


def consider(text: IndexedText, settings: Settings = DEFAULT) -> list[Candidate]:
    """All candidates; `fate` is empty for those that won, and says why the others lost."""
    if settings.cues or settings.silenced_cues or settings.silenced_rules:
        check(settings)
    admission, candidates = Admission(settings), _proposed(text, settings)
    winners = [c for c in candidates if admission.admits(c) and not isinstance(c, Relay)]
    settle(winners)
    winners = [c for c in winners if not c.fate]
    if continued.RULE.id not in settings.silenced_rules:
        continue_quotations(text, winners)
    return [*candidates, *reports_inside(text, winners, admission)]


def propose(text: IndexedText, settings: Settings = DEFAULT) -> list[Candidate]:
    """The attributions the rules propose, in text order, outside quotations."""
    return [candidate for candidate in _proposed(text, settings) if not isinstance(candidate, Relay)]


def _proposed(text: IndexedText, settings: Settings) -> list[Candidate]:
    """The attributions and relays the rules propose."""
    rules, by_word = rules_by_frame(settings.rule_modules), _rules_of_words(settings.rule_modules)
    starts = _starts()
    found: list[Candidate | None] = []
    cues = [i for i, token in enumerate(text.tokens) if token.tag & _CUE or token.lower in by_word]
    outside = [i for i in cues if text.quoted[i] < 0]
    for sentence in filter(text.is_prose, text.sentences):
        last = text.clause_end(sentence.first, sentence.last)
        looked_at = 0
        for i in outside[bisect_left(outside, sentence.first) : bisect_left(outside, sentence.last)]:
            token = text.tokens[i]
            for rule in by_word.get(token.lower, ()):
                found.append(rule.propose(CueContext(text, i, sentence.first, last, token.lower, "word", "word")))
            if not (token.tag & _CUE or token.lower in starts):
                continue
            looked_at += 1
            if looked_at > _MOST:
                break
            if context := _context(text, i, sentence.first, last):
                found += [rule.propose(context) for rule in rules.get(rule_frame(context.frame), ())]
    labels = (label_context(text, paragraph) for paragraph in text.paragraphs)
    closings = (closing_context(text, quotation) for quotation in text.prose_quotations)
    for context in filter(None, chain(labels, closings)):
        found += [rule.propose(context) for rule in rules.get(context.frame, ())]
    return [candidate for candidate in found if candidate is not None]


@cache
def _starts() -> frozenset[str]:
    """Words and marks that can be cues, apart from verbs."""
    return table_words("hearsay_adverbs") | _OTHER_CUES | cue_nouns().keys()


@cache
def _rules_of_words(modules: tuple[str, ...]) -> dict[str, tuple[Rule, ...]]:
    """Each word that can be a cue or that rules ask for → the rules that do."""
    return {**dict.fromkeys(_starts(), ()), **rules_by_word(modules)}


def _context(text: IndexedText, i: int, first: int, last: int) -> CueContext | None:
    """The context of the cue at `i`: a verb, “according to”, a noun, a colon, a dash, an adverb of hearsay."""
    token = text.tokens[i]
    if token.tag & _CUE and (context := verb_context(text, i, first, last)):
        return context
    if token.lower in cue_nouns():
        return noun_context(text, i, first, last)
    if token.tag & _CUE:
        return None
    if token.lower in ("according", "per"):
        named = token.text == "Per" and i > first  # “Ada Bell, *Per* Lund and a clerk”
        return None if named else according_context(text, i, first, last)
    if token.text == ":":
        return colon_context(text, i, first, last) or headline_context(text, i, first, last)
    if token.text in DASHES:
        return signature_context(text, i, first, last) or headline_context(text, i, first, last)
    subject = clause_subject(text.tokens, i, first)
    return CueContext(text, i, first, last, token.lower, "hearsay", "adverb", subject)
