"""Sentences in the outlet's own voice that most likely go on with the report before them: `Sentence.carried`.

“The NIS claims that 5,000 engineers are on their way. *An additional 1,000 soldiers are expected to clear mines.*” The
status stays what it is: nobody is credited. Only the form of a sentence decides, and each form was judged by hand
(docs/sources.md); what the reader makes of the subject matter is not looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from itertools import takewhile

from attrs import evolve, frozen

from provenance.labels.figures import has_count, has_share, years
from provenance.lexicon import read_table, tags, word_set, words_of_class
from provenance.lexicon.classes import classes_that
from provenance.lexicon.verbs import cue_verbs
from provenance.model import Attribution, Carried, CarriedForm, Sentence, Source, Span, Spans
from provenance.model.spans import holds
from provenance.sources.resolve import Resolution
from provenance.text import Segmentation
from provenance.text.tokens import Token

_REPORTING = classes_that("links") - classes_that("unreal")
_ACCORDING = ("according to", "in a poll")
_ESTIMATING = word_set("estimating")
_POLLS = word_set("polls")
_BREAKS, _ABOUT_REPORTS = words_of_class("carrying", "breaks"), words_of_class("carrying", "reports")
_NOBODYS = ("unattributed", "hearsay")
_TOLD = ("indirect", "mixed")
_PARTS = frozenset((":", ";", "("))
_HEAD = 4
"""So many words at the start of a sentence hold its subject: “An additional 1,000 *soldiers*”."""


@frozen
class _Report:
    """What a sentence reports, and on whose word."""

    attribution: Attribution
    sentence: tuple[Token, ...]
    content: Spans
    evidence: bool
    """Whether it is found or counted rather than only said: a document, “according to”, “shows”, “estimates”."""
    poll: bool
    told: bool
    """Whether it is told in the outlet's words, not only quoted."""

    @property
    def words(self) -> list[Token]:
        """The words of its content."""
        return [t for t in self.sentence if holds(self.content, t.start)]

    def further(self, sentence: tuple[Token, ...]) -> _Report:
        """The same report, gone on with in a sentence, all of which is its content now."""
        return evolve(self, sentence=sentence, content=(Span(sentence[0].start, sentence[-1].end),))


@frozen
class _Follower:
    """A sentence after a report: its words, and whether it is in the same paragraph."""

    words: tuple[Token, ...]
    near: bool

    @property
    def head(self) -> tuple[Token, ...]:
        """Its first words, up to a comma."""
        return tuple(takewhile(lambda t: t.text != ",", self.words[:_HEAD]))

    @property
    def single(self) -> bool:
        """Whether it says one thing: no colon, semicolon or bracket parts it."""
        return not any(t.text in _PARTS for t in self.words)


def carry(segmentation: Segmentation, sentences: tuple[Sentence, ...], resolution: Resolution) -> tuple[Sentence, ...]:
    """The sentences, those that most likely go on with the report before them marked. Linear in the text."""
    reader = _Reader(segmentation, sentences, resolution)
    found = [reader.carried(number) for number in range(len(sentences))]
    return tuple(evolve(s, carried=c) if c else s for s, c in zip(sentences, found, strict=True))


class _Reader:
    """Reads the sentences of one document in order; a sentence that goes on with a report can be gone on with."""

    def __init__(self, segmentation: Segmentation, sentences: tuple[Sentence, ...], resolution: Resolution) -> None:
        self.segmentation, self.sentences = segmentation, sentences
        self.attributions = {a.id: a for a in resolution.attributions}
        self.sources = {source.id: source for source in resolution.sources}
        self.polls = {source.id for source in resolution.sources if _is_poll(source)}
        self.gone_on: dict[int, _Report] = {}

    def carried(self, number: int) -> Carried | None:
        """What the sentence goes on with. What costs least is asked first: most sentences go on with nothing."""
        s = self.sentences[number]
        if not number or not (self.sentences[number - 1].chain or number - 1 in self.gone_on):
            return None
        if s.chain:
            self._pass_through(number)
            return None
        if s.status not in _NOBODYS or any(self.attributions[id].source for id in s.attributions):
            return None
        words = self._words(number)
        report = None if _turns_away(words) else self._before(number)
        if report is None:
            return None
        follower = _Follower(words, s.paragraph == self.sentences[number - 1].paragraph)
        form = next((form for form, goes_on in _FORMS.items() if goes_on(self, follower, report)), None)
        if form is None or self._breaks_off(number, report):
            return None
        self.gone_on[number] = report.further(words)
        return Carried(report.attribution.chain, _certainties()[form], report.attribution.id, form)

    def _before(self, number: int) -> _Report | None:
        return self.gone_on.get(number - 1) or self._report(number - 1)

    def _pass_through(self, number: int) -> None:
        """“*47 percent* said they would vote”: what follows goes on with the poll that was reported before."""
        polled = number - 1 in self.gone_on or not self.polls.isdisjoint(self.sentences[number - 1].chain)
        if polled and self._is_share(number, self.sentences[number].attributions):
            report = self._before(number)
            if report and report.poll:
                self.gone_on[number] = report.further(self._words(number))

    def _is_share(self, number: int, attributions: Iterable[str]) -> bool:
        """Whether the source of attributions in a sentence is a share of those asked: “47 percent”."""
        spans = [x for id in attributions for x in self.attributions[id].source]
        return has_share([t for t in self._words(number) if holds(spans, t.start)])

    def _words(self, number: int) -> tuple[Token, ...]:
        s = self.segmentation.sentences[number]
        return self.segmentation.tokens[s.first : s.last]

    # The report ------------------------------------------------------------------------------------------------------

    def _report(self, number: int) -> _Report | None:
        """What the sentence reports, if all of it is on the word of one chain whose origin can be told."""
        s = self.sentences[number]
        inside = [self.attributions[id] for id in s.attributions]
        chain = [self.sources[id] for id in s.chain]
        alone = all(set(a.chain) <= set(s.chain) for a in inside)
        if not chain or not alone or any(source.type == "unresolved" for source in chain):
            return None
        reports = [a for a in inside if a.chain == s.chain and _reports(a)]
        if not reports:
            return None
        content = tuple(x for a in reports for x in a.content)
        evidence = chain[-1].type == "document" or any(map(_is_evidence, reports))
        told = any(a.mode in _TOLD for a in reports)
        return _Report(reports[0], self._words(number), content, evidence, chain[-1].id in self.polls, told)

    # What breaks off -------------------------------------------------------------------------------------------------

    def _breaks_off(self, number: int, report: _Report) -> bool:
        """Whether a sentence shows that it does not go on: somebody is quoted, the time is another, the outlet
        speaks of the source, or the report is that of a share of those asked."""
        span, words = self.segmentation.sentences[number], self._words(number)
        if any(self.segmentation.quoted[i] >= 0 for i in range(span.first, span.last)):
            return True
        if years(words) - years(self._words(number - 1)):
            return True
        if number - 1 not in self.gone_on and self._is_share(number - 1, (report.attribution.id,)):
            return True
        mentions = (m for id in report.attribution.chain for m in self.sources[id].mentions)
        return any(span.start <= m.start < span.end for m in mentions)

    # The forms -------------------------------------------------------------------------------------------------------

    def adds(self, follower: _Follower, report: _Report) -> bool:
        """“*An additional* 1,000 …”, “*The rest* …”; in the next paragraph only with a number."""
        opening = _opening(follower.words)
        if opening not in ("adds", "shares") or not follower.single:
            return False
        numbered = has_count(follower.head) and has_count(report.words)
        if not follower.near or numbered:
            return numbered
        shared = _stems(follower.head[1:]) & _stems(report.words)
        return report.told and (opening == "adds" or bool(shared))

    def counts(self, follower: _Follower, report: _Report) -> bool:
        """What is found or counted goes on with more of the same; in the next paragraph only with per cent."""
        if not report.evidence:
            return False
        shares = (report.poll or has_share(report.words)) and has_share(follower.words)
        near = follower.near and follower.single
        return shares or (near and has_count(report.words) and has_count(follower.words))

    def looks_ahead(self, follower: _Follower, report: _Report) -> bool:
        """“… said Reyes will visit Granton. She *will also* …”: the modal verb of the report, of somebody in it."""
        words = follower.words
        if all(t.lower != "also" for t in words):
            return False
        before = {t.lower for t in report.words}
        for subject, verb, also in zip(words, words[1:], words[2:], strict=False):
            if also.lower == "also" and verb.tag & tags.MODAL:
                return verb.lower in before and (bool(subject.tag & tags.PERS) or subject.lower in before)
        return False


_FORMS: dict[CarriedForm, Callable[[_Reader, _Follower, _Report], bool]] = {
    "addition": _Reader.adds,
    "figures": _Reader.counts,
    "prospect": _Reader.looks_ahead,
}


def _reports(a: Attribution) -> bool:
    """Whether it passes on what somebody says or a document shows: not a wish, a denial, an attitude."""
    cue = cue_verbs().get(a.lemma)
    return cue.kind in _REPORTING if cue else a.lemma in _ACCORDING


def _is_evidence(a: Attribution) -> bool:
    cue = cue_verbs().get(a.lemma)
    return a.lemma in _ACCORDING or a.lemma in _ESTIMATING or (cue is not None and cue.kind == "show")


def _is_poll(source: Source) -> bool:
    return not _POLLS.isdisjoint(source.name.lower().split())


@cache
def _words_that_add() -> dict[str, str]:
    return {words: kind for words, kind in read_table("carrying") if kind != "breaks"}


def _opening(words: tuple[Token, ...]) -> str | None:
    """What the first words do: `"adds"`, `"turns"`, or nothing. The longest opening counts: “in addition to”."""
    low = [token.lower for token in words[:_HEAD]]
    found = (_words_that_add().get(" ".join(low[:n])) for n in range(len(low), 0, -1))
    return next((kind for kind in found if kind), None)


def _turns_away(words: tuple[Token, ...]) -> bool:
    """Whether the outlet turns to something else, speaks of a report (“The *poll* has …”), or of what is always so."""
    low = [t.lower for t in words]
    return not _BREAKS.isdisjoint(low) or not _ABOUT_REPORTS.isdisjoint(low[:_HEAD]) or _opening(words) == "turns"


def _stems(words: Iterable[Token]) -> set[str]:
    return {t.lower.removesuffix("s") for t in words if len(t.text) >= _HEAD and not t.tag & tags.CAP}


@cache
def _certainties() -> dict[str, float]:
    """Form → how likely a sentence of that form is right, by Laplace's rule of succession."""
    return {form: (int(right) + 1) / (int(judged) + 2) for form, right, judged in read_table("carried_forms")}
