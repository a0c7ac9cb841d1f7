"""Runs the rules, weighs what they propose, settles the competition.

`consider` returns every candidate with its fate; `find` turns those that won into findings.
"""

from __future__ import annotations

from functools import cache

from provenance.engine.competition import settle
from provenance.engine.continuation import continue_quotations
from provenance.engine.denial import denial
from provenance.engine.findings import alone, finding
from provenance.engine.quoted import reports_inside
from provenance.engine.relays import hops
from provenance.engine.user_settings import check, frame_family, refusal, rules_by_frame, rules_by_word, view_of
from provenance.engine.weighing import THRESHOLD, weights
from provenance.lexicon import tags, words
from provenance.lexicon.verbs import cue_nouns
from provenance.model import Finding
from provenance.rules.cue_context import CueContext, verb_site
from provenance.rules.indexed_text import IndexedText
from provenance.rules.later import continued
from provenance.rules.noun.nouns import noun_site
from provenance.rules.quotation.closings import closing_site
from provenance.rules.quotation.colons import DASHES, colon_site, label_site
from provenance.rules.quotation.signatures import signature_site
from provenance.rules.rule import Candidate, Relay
from provenance.settings import DEFAULT, Settings
from provenance.text import Segmentation
from provenance.text.subjects import clause_subject

_CUE = tags.CUE | tags.LIGHT
_OTHER_CUES = DASHES | {"according", ":"}
_MOST = 40
"""Cues of one sentence that are looked at, from its start; prose has 16 at most (PolNeAR), and each costs time."""


def find(segmentation: Segmentation, settings: Settings = DEFAULT) -> tuple[Finding, ...]:
    """The attributions of a text, in the order of their cues, then quotations of nobody; `parent` indexes into
    the result."""
    view = view_of(segmentation, settings)
    considered = [c for c in consider(view, settings) if not c.fate]
    candidates = [c for c in considered if not isinstance(c, Relay)]
    candidates.sort(key=lambda c: (c.cue, c.content))
    numbers = {id(c): number for number, c in enumerate(candidates)}
    beside = hops(view, candidates, [c for c in considered if isinstance(c, Relay)])
    nobodys = alone(view, candidates, settings.silenced_rules)
    return (*(finding(view, c, numbers, beside.get(id(c), [])) for c in candidates), *nobodys)


def consider(view: IndexedText, settings: Settings = DEFAULT) -> list[Candidate]:
    """All candidates; `fate` is empty for those that won and says of the others why they lost."""
    if settings.silenced_cues or settings.silenced_rules:
        check(settings)
    known = weights(settings)
    threshold = THRESHOLD if settings.threshold is None else settings.threshold
    candidates = _proposed(view, settings)
    for candidate in candidates:
        if isinstance(candidate, Relay):
            candidate.fate = refusal(candidate, settings)
            continue
        candidate.reliability = known.reliability(candidate)
        candidate.certainty = known.certainty(candidate)
        candidate.fate = refusal(candidate, settings) or denial(candidate)
        if not candidate.fate and candidate.reliability < threshold:
            candidate.fate = f"reliability {candidate.reliability:.2f} is below {threshold}"
    settle(view, [c for c in candidates if not c.fate and not isinstance(c, Relay)])
    winners = [c for c in candidates if not c.fate and not isinstance(c, Relay)]
    if continued.RULE.id not in settings.silenced_rules:
        continue_quotations(view, winners)
    return [*candidates, *reports_inside(view, winners, settings)]


def propose(view: IndexedText, settings: Settings = DEFAULT) -> list[Candidate]:
    """The attributions that the rules propose, in the order of the text, outside quotations."""
    return [candidate for candidate in _proposed(view, settings) if not isinstance(candidate, Relay)]


def _proposed(view: IndexedText, settings: Settings) -> list[Candidate]:
    """The attributions and relays that the rules propose."""
    rules, by_word = rules_by_frame(settings.rule_modules), rules_by_word(settings.rule_modules)
    starts = _starts()
    looked_for = starts | by_word.keys()
    found: list[Candidate] = []
    for sentence in view.sentences:
        last = view.clause_end(sentence.first, sentence.last)
        looked_at = 0
        for i in range(sentence.first, sentence.last):
            token = view.tokens[i]
            if not (token.tag & _CUE or token.lower in looked_for) or view.quoted[i] >= 0:
                continue
            for rule in by_word.get(token.lower, ()):
                found += filter(None, [rule.propose(_word_site(view, i, sentence.first, last))])
            if not (token.tag & _CUE or token.lower in starts):
                continue
            looked_at += 1
            if looked_at > _MOST:
                break
            site = _site(view, i, sentence.first, last)
            if site is not None:
                found += filter(None, (rule.propose(site) for rule in rules.get(frame_family(site.frame), ())))
    for site in filter(None, (label_site(view, paragraph) for paragraph in view.paragraphs)):
        found += filter(None, (rule.propose(site) for rule in rules.get(site.frame, ())))
    for site in filter(None, (closing_site(view, quotation) for quotation in view.quotations)):
        found += filter(None, (rule.propose(site) for rule in rules.get(site.frame, ())))
    return found


@cache
def _starts() -> frozenset[str]:
    """Words and marks that can be cues beside the verbs."""
    return words("hearsay_adverbs") | _OTHER_CUES | cue_nouns().keys()


def _site(view: IndexedText, i: int, first: int, last: int) -> CueContext | None:
    """The site of the cue at `i`: a verb, “according to”, a noun, a colon, a dash, an adverb of
    hearsay."""
    token = view.tokens[i]
    if token.tag & _CUE and (site := verb_site(view, i, first, last)):
        return site
    if token.lower in cue_nouns():
        return noun_site(view, i, first, last)
    if token.tag & _CUE:
        return None
    if token.lower == "according" and i + 2 < last and view.tokens[i + 1].lower == "to":
        site = CueContext(view, i, first, last, "according to", "according")
        site.after, site.frame = i + 2, "according"
        return site
    if token.text == ":":
        return colon_site(view, i, first, last)
    if token.text in DASHES:
        return signature_site(view, i, first, last)
    if token.lower == "according":
        return None
    site = CueContext(view, i, first, last, token.lower, "hearsay")
    site.frame = "adverb"
    site.subject = clause_subject(view.tokens, i, first)
    return site


def _word_site(view: IndexedText, i: int, first: int, last: int) -> CueContext:
    site = CueContext(view, i, first, last, view.tokens[i].lower, "word")
    site.frame = "word"
    return site
