"""Reports inside quotations: “*the mayor has admitted that it failed*,” Bell said.

They are attributions within the one that contains the quotation, and compete with nothing outside it. Only what a
third party is said to have said counts: not the speaker's own “I said”, nor “people say”.
"""

from __future__ import annotations

from collections.abc import Iterator

from provenance.engine.admission import Admission
from provenance.engine.user_settings import rules_by_frame
from provenance.lexicon import table_words, tags, word_set
from provenance.lexicon.classes import classes_that
from provenance.rules.cue_context import CueContext, verb_context
from provenance.rules.frame_names import plain_frame, rule_frame
from provenance.rules.indexed_text import IndexedText
from provenance.rules.phrase.according_contexts import according_context
from provenance.rules.rule import Candidate
from provenance.text.source_phrases import is_generic
from provenance.text.tokens import Range, Token

_REPORTS = classes_that("links")
_BELIEFS = word_set("beliefs")
_ACCORDING = "according"
_CLAUSES = frozenset(
    ("that", "clause", "wh", "quote", "colon", "final", "inverted", "np", "to", "as-said", "as-by", "front", "back")
)
"""Frames in which reports inside a quotation are sought."""
_SHOUT = 4
"""Quoted words that end within this many tokens after the verb, marks included, are a shout or a name."""
_THIRD, _OPENING = ("he", "she"), ("'", "‘")
_TOLD = table_words("recipient_verbs")
_OBJECTS = word_set("reporting_nouns")
"""Verbs that also report with only a noun phrase: “the mayor denied the charge”."""


def reports_inside(text: IndexedText, winners: list[Candidate], admission: Admission) -> list[Candidate]:
    """What the quotations in the winners' content report in turn; the parent of each is the winner that contains it."""
    cues = {cue[0]: (holder, *cue) for holder in winners if holder.source for cue in _cues(text, holder)}
    if not cues:  # of two winners that hold a cue, the later is in the other's content
        return []
    plain = text.without_quotations()
    within = text.nested_quotations()
    nested = text.without_quotations(but=within) if within else plain
    found: list[Candidate] = []
    innermost: dict[int, Candidate] = {}
    for holder, head, first, last in cues.values():
        read = according_context if text.tokens[head].lower == _ACCORDING else verb_context
        context = read(nested if nested.quoted[head] < 0 else plain, head, first, last)
        best = _best(context, admission) if context else None
        if best is not None:
            best.cue, best.content = _unmarked(text, best.cue), [_whole(nested, part) for part in best.content]
            best.parent = innermost.get(head, holder)
            innermost.update((i, best) for a, b in best.content for i in range(a, b))
            found.append(best)
    return found


def _cues(text: IndexedText, holder: Candidate) -> Iterator[tuple[int, int, int]]:
    """The quoted tokens of the holder's content that can report, with the bounds of their clause: the bounds of the
    content within the sentence."""
    if not holder.content or not text.count_quoted(holder.content[0][0], holder.content[-1][1]):
        return
    for a, b in holder.content:
        for number in range(text.sentence_of(a), text.sentence_of(b - 1) + 1):
            sentence = text.sentences[number]
            first, last = max(a, sentence.first), min(b, sentence.last)
            while first < last and _is_before_clause(text.tokens[first]):
                first += 1
            while last > first and text.tokens[last - 1].tag & tags.PUNCT:
                last -= 1
            for i in range(first, last):
                cue = text.tokens[i].tag & tags.CUE or text.tokens[i].lower == _ACCORDING
                if cue and text.quoted[i] >= 0 and _may_report(text, i, first):
                    yield i, first, last


def _is_before_clause(token: Token) -> bool:
    """A mark or “that” before a clause; not the bracket of “*[Bell]* told me”."""
    return token.lower == "that" or (bool(token.tag & tags.PUNCT) and token.text != "[")


def _may_report(text: IndexedText, i: int, first: int) -> bool:
    """Whether the cue at `i` is of a class that reports, with no “I”, “we”, “you” or “they” right before it."""
    token, before = text.tokens[i], text.tokens[i - 1]
    if not token.tag & tags.CUE or i == first:
        return token.lower == _ACCORDING
    cue = text.cues.get(token.lemma or "")
    if cue is None or (cue.kind not in _REPORTS and cue.lemma not in _BELIEFS):
        return False
    own = before.tag & (tags.PERS | tags.SELFSUBJ | tags.MODAL)
    return not own or before.lower in _THIRD or _told_by_them(text, i - 1)


def _told_by_them(text: IndexedText, i: int) -> bool:
    """“*They* told me that P”, “*they* said, ‘Go’”: somebody in particular; “they say” may be anybody."""
    if text.tokens[i].lower != "they":
        return False
    following = text.tokens[i + 2 : i + 2 + _SHOUT]
    spoken = any(t.text in _OPENING for t in following) and text.tokens[i + 1].lemma != text.tokens[i + 1].lower
    return spoken or (following[:1] != () and following[0].lower in ("me", "us"))


def _whole(nested: IndexedText, content: Range) -> Range:
    """Content that opens with a quotation inside a quotation, up to where that closes."""
    inside = nested.opens_quotation(content[0])
    return (content[0], nested.quotations[nested.quoted[content[0]]].last) if inside else content


def _unmarked(text: IndexedText, cue: Range) -> Range:
    """A cue without the quotation mark that opens before it: “Bell “*believes* that …””."""
    start = next(i for i in range(*cue) if not text.tokens[i].tag & tags.PUNCT)
    return start, cue[1]


def _best(context: CueContext, admission: Admission) -> Candidate | None:
    """The most reliable candidate in a context that reports what a third party said or believes."""
    if context.kind not in _REPORTS and context.lemma not in _BELIEFS and context.frame != _ACCORDING:
        return None
    rules = rules_by_frame(admission.settings.rule_modules).get(rule_frame(context.frame), ())
    proposed = filter(None, (rule.propose(context) for rule in rules))
    reports = [c for c in proposed if _reports(c) and admission.admits(c)]
    return max(reports, key=lambda c: c.reliability, default=None)


def _reports(candidate: Candidate) -> bool:
    lemma, _, form, _ = candidate.key
    frame = plain_frame(form)
    if frame == "back" and candidate.context.text.tokens[candidate.cue[0] - 1].text != ",":
        return False  # “it went according to plan”
    linked = frame in _CLAUSES and (frame not in ("np", "to") or (lemma in _OBJECTS and form == frame))
    linked = linked or (frame == "pass-by" and lemma in _TOLD)
    if not linked or candidate.source is None or _is_shout(candidate):
        return False
    return _third_party(candidate, candidate.source)


def _is_shout(candidate: Candidate) -> bool:
    """“the foreman shouted 'get out' and we ran”: two or three words in marks are not a report, unless a clause goes on
    after them (“said ‘Gus’ is here”)."""
    tokens, head = candidate.context.text.tokens, candidate.context.head
    if head + 1 >= len(tokens) or tokens[head + 1].text not in _OPENING:
        return False
    near = range(head + 2, min(head + 2 + _SHOUT, len(tokens) - 1))
    closing = next((k for k in near if tokens[k].text in ("'", "’")), None)
    return (
        closing is not None
        and bool(tokens[closing + 1].tag & (tags.PUNCT | tags.CC))
        and tokens[closing + 1].text != "("
    )


def _third_party(candidate: Candidate, source: Range) -> bool:
    """Whether a source is neither the speaker, nor the listener, nor people in general."""
    tokens = candidate.context.text.tokens
    first = tokens[source[0]]
    if first.lower in _THIRD or _told_by_them(candidate.context.text, source[0]):  # “, which he did say that,”
        return not tokens[source[0] - 1].tag & tags.REL
    if first.tag & (tags.PERS | tags.REL | tags.SELFSUBJ) or (first.tag & tags.OBJ and source[1] - source[0] == 1):
        return False
    return not is_generic(tokens, *source)
