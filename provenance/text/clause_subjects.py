"""The subject that a verb has from elsewhere: from its clause, the main clause or the verb that it is joined to.

All functions take the document's tokens and work on half-open ranges of token indices.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from provenance.lexicon import tags, word_set
from provenance.text.finite_verbs import is_finite
from provenance.text.groups import group_start
from provenance.text.modifiers import described_right
from provenance.text.noun_phrases import cue_before_clause, phrase_right, starts_clause
from provenance.text.plural_verbs import is_present_plural
from provenance.text.source_phrases import kind_of
from provenance.text.subject_extent import hangs, lacks_plural
from provenance.text.subjects import before_time, subject_left
from provenance.text.tokens import Range, Token

_FORMS = tags.BASE | tags.AUX | tags.INFLECTED
_HEARING, _COPULAS = word_set("court_verbs"), word_set("copulas")
_CIRCUMSTANCES, _ONLOOKERS = word_set("circumstances"), word_set("onlookers")
_NOBODY = ("it", "thing")
FAR = 45
"""Longest apposition or clause between a subject and its verb, in tokens; it keeps the search linear."""


def clause_subject(tokens: Sequence[Token], i: int, first: int) -> Range | None:
    """The subject of the clause that the adverb at `i` is in: left of the auxiliaries before it, or right before it."""
    return subject_left(tokens, group_start(tokens, i, first), first)


def main_subject(
    tokens: Sequence[Token], quoted: Sequence[int], group: int, first: int, outer: bool = False, bare: bool = True
) -> Range | None:
    """The subject of the clause that a participle or infinitive at `group` depends on: that of the nearest finite verb
    to the left, outside quotations; with `outer`, preferably of one in an independent clause; with `bare`, of any."""
    inner, circumstance = None, False
    for subject in _subjects(tokens, quoted, group, first, bare):
        if tokens[subject[0]].tag & tags.REL:
            continue
        if not outer or not _depends(tokens, subject[0], first, tags.SUB | tags.WH | tags.REL):
            looks_on = circumstance and tokens[subject[1] - 1].lower in _ONLOOKERS
            acted = looks_on or (circumstance and kind_of(tokens, *subject) in _NOBODY)
            return inner if acted else subject  # “It closed when *Bell* left, saying …”
        circumstance = circumstance or (inner is None and tokens[subject[0] - 1].lower in _CIRCUMSTANCES)
        inner = inner or subject
    return inner


def shared_subject(tokens: Sequence[Token], quoted: Sequence[int], group: int, first: int) -> Range | None:
    """The subject of a verb joined to one before it: “Bell *left and* denied it”, “who *left and* denied it”. After a
    comma it is the subject of the main clause."""
    group = before_time(tokens, group, first)
    bare = tokens[group].tag & (tags.INFLECTED | tags.BASE) not in (tags.PAST, tags.THIRD)  # not “they say *and told*”
    if group - 2 < first or tokens[group - 1].text == "," or tokens[group - 2].text == ",":
        return main_subject(tokens, quoted, group - 1, first, outer=True, bare=bare)
    inner, plural = None, tokens[group - 1].lower == "and" and tokens[group].tag & _FORMS == tags.BASE
    for subject in _subjects(tokens, quoted, group - 1, first, bare):
        if not (plural and lacks_plural(tokens, *subject)):
            aside = tags.SUB if _lists_verbs(tokens, first, subject[0]) else 0
            if not _depends(tokens, subject[0], first, tags.WH | aside):
                return subject
            inner = inner or subject
    return inner


def _lists_verbs(tokens: Sequence[Token], first: int, last: int) -> bool:
    """“She laughed at them, *walked off* as they sang and said …”: a list of verbs goes on after a clause inside it."""
    return any(
        tokens[k].text == "," and tokens[k + 1].tag & tags.PAST and not tokens[k + 1].tag & (tags.CAP | tags.AUX)
        for k in range(first + 1, last - 1)
    )


def _subjects(tokens: Sequence[Token], quoted: Sequence[int], group: int, first: int, bare: bool) -> Iterator[Range]:
    """The subjects of the finite verbs left of `group`, outside quotations, nearest first; with `bare`, of any form."""
    for k in range(group - 1, max(first, group - 2 * FAR) - 1, -1):
        if tokens[k].tag & tags.SELFSUBJ and quoted[k] < 0:
            if not tokens[k].lower.startswith(("what", "let", "that", "there")):  # “What’s more, …”, “Let’s go”
                yield k, k + 1
            continue
        acts = is_finite(tokens, k, first) or (bare and is_present_plural(tokens, k, first, group))
        if quoted[k] >= 0 or not acts:
            continue
        start = group_start(tokens, k, first)
        if tokens[start - 1].lower in _COPULAS and tokens[k].tag & tags.PART:
            continue  # “appears *irritated* and asks”
        subject = subject_left(tokens, start, first)
        if subject is not None:
            if subject[0] <= first or not hangs(tokens[subject[0] - 1]):
                yield subject
        elif start > first + 1 and _shares_subject(tokens, quoted, start):
            continue
        elif not tokens[k].tag & tags.CUE or tokens[start - 1].tag & tags.VERB:
            continue  # “who helped *found* the union”
        elif (end := phrase_right(tokens, k + 1, group)) > k + 1:
            yield k + 1, described_right(tokens, quoted, end, group)


def _depends(tokens: Sequence[Token], start: int, first: int, openers: int) -> bool:
    """Whether the clause whose subject is at `start` follows a cue or one of the `openers` (tag bits)."""
    if start == first:
        return False
    before, cue = tokens[start - 1], cue_before_clause(tokens, start)
    that = before.lower == "that"
    if cue >= 0 and not (that and tokens[cue].lemma in _HEARING):
        return that or not _is_inverted(tokens, start - 1)  # not “the court heard that *he* left and said”
    if that and (tokens[start - 2].tag & tags.VERB or tokens[start - 3].tag & tags.LIGHT):
        return tokens[start - 2].lemma not in _HEARING
    return bool(before.tag & openers) and not before.tag & tags.CC


def _shares_subject(tokens: Sequence[Token], quoted: Sequence[int], start: int) -> bool:
    """Whether a verb group shares the subject of a verb before it: “left, *denied* it”, not “…,” said Bell."""
    before = tokens[start - 1]
    joined = before.text == "," and quoted[start - 2] < 0 and not _is_inverted(tokens, start)
    return joined or bool(before.tag & tags.CC)


def _is_inverted(tokens: Sequence[Token], verb: int) -> bool:
    """“Pay was low, *said* Bell, citing Reyes”, not “Bell rose, *said* pay was low, and left”."""
    named = tokens[verb].lemma == "say" and tokens[verb + 1].tag & (tags.CAP | tags.DET)
    return (
        bool(named)
        and tokens[verb - 1].text == ","
        and not starts_clause(tokens, verb + 1, min(verb + FAR, len(tokens)))
    )
