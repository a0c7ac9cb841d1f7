"""Sourcing gaps in one document: where a story rests on little, each with the reason in a sentence.

What only several documents can show (single-source, circular, attribution-drift) is found with the claims.
Labels describe attribution, not truth.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from operator import itemgetter

from attrs import evolve

from provenance.labels.disputable import Dispute, disputes, heading
from provenance.labels.second_hand import SecondHand
from provenance.labels.vague import anonymous, vague
from provenance.lexicon.classes import classes_that
from provenance.lexicon.sources import LEXICON, MEDIA, key_of, word_set
from provenance.lexicon.verbs import cue_verbs
from provenance.model import Attribution, Document, Gap, Sentence, Severity, Source, Span, Spans

_SEVERITY: dict[str, Severity] = {
    "accusation": "high",
    "evaluation": "medium",
    "prediction": "medium",
    "motive": "medium",
    "number": "low",
}
_HEARD = word_set("heard")
_ACCUSING = word_set("accusing")
_ALLEGING = word_set("alleging")
_TELLING = classes_that("asserts")
_ACCUSED = re.compile(
    r"(?:[Tt]he )?(?P<name>[A-Z][\w’'-]+(?: (?:[A-Z]\.|[A-Z][\w’'-]+)){0,3})(?= (?:of|for|as|over|after|in)\b)"
)
_ANSWER = re.compile(
    r"did(?: not|n[’']t) (?:immediately )?(?:respond|return|reply)|declin\w+ (?:to comment|comment|an interview)"
    r"|could not (?:immediately )?be reached|request for comment"
)
_DESCRIPTION = re.compile(r",[”\"']{0,2} (?:where|which|who) ")
_SIGNED = word_set("signed")
_WITH_NAME = re.compile(r"[A-Z][\w’'-]+ and (?:his|her|their|some|other) [^,;.]*$")
_BELIEFS = word_set("beliefs") | {"expect", "predict", "speculate", "worry", "question", "wonder", "hope"}
_PARTIES = frozenset(word + "s" for word in word_set("party"))
_NEGATIONS = word_set("negations")
_NOBODY = tuple(word + " " for word in sorted(word_set("nobody")))
_QUANTITIES = word_set("quantities")
_POLL = re.compile(r"\b(?:percent|per cent|polls?|surveys?)\b|\d%")
_OPEN = frozenset(("statement", "testimony"))
"""Channels in which whoever speaks can be found."""
_OTHERS = frozenset(("her", "him", "them"))
_CRY = 2
"""What is said in so few words claims nothing."""
_MARKS = 10
"""Most characters between a question and what answers it: marks, spaces and line breaks."""
_NAME = 5
"""What is called something in so few words, both told, is given a name."""
_QUOTED = 4
"""Fewest words of a quotation that needs a speaker: shorter ones are scare quotes, titles, nicknames."""


def with_gaps(document: Document) -> Document:
    """The document with the gaps of each of its sentences."""
    finder = _Gaps(document)
    found = ((s, tuple(finder.of(s))) for s in document.sentences)
    return evolve(document, sentences=tuple(evolve(s, gaps=gaps) if gaps else s for s, gaps in found))


class _Gaps:
    """Examines the sentences of one document in turn; remembers what is to be reported only once."""

    def __init__(self, document: Document) -> None:
        self.text = document.text
        self.sources = {source.id: source for source in document.sources}
        self.attributions = {a.id: a for a in document.attributions}
        self.second_hand = SecondHand(self.text, self.sources)
        self.before = 0
        """Where the last sentence before the one that is examined begins in which anything is attributed."""
        self.after = 0
        """Where that sentence ends, if somebody is credited in it."""
        self.accused: set[str] = set()

    @cached_property
    def heard(self) -> set[str]:
        """The last words of the names of all who speak in the article."""
        origins = {a.chain[-1] for a in self.attributions.values() if a.chain}
        return {key_of(self.sources[id].name).rpartition(" ")[2] for id in origins}

    @cached_property
    def quoted(self) -> set[str]:
        """The sources that are quoted directly."""
        return {a.chain[-1] for a in self.attributions.values() if a.chain and a.mode == "direct"}

    @cached_property
    def direct(self) -> list[tuple[int, str]]:
        """Where each direct quotation begins, and whose it is."""
        direct = (a for a in self.attributions.values() if a.chain and a.mode == "direct")
        return sorted((a.content[0].start, a.chain[-1]) for a in direct)

    @cached_property
    def answered(self) -> bool:
        """Whether the article says that somebody was asked and did not answer."""
        return _ANSWER.search(self.text) is not None

    def of(self, s: Sentence) -> Iterator[Gap]:
        """The gaps of one sentence, with only the gravest kind of anonymity."""
        inside = [self.attributions[id] for id in s.attributions]
        if inside and heading(self.text, s):
            return
        credited = [a for a in inside if a.chain and a.stance != "refuse" and _in(a.content, s)]
        if s.status in ("unattributed", "partly-attributed"):
            yield from self._own(disputes(self.text, s, [x for a in inside for x in (*a.content, *a.source)]))
        if not inside:
            return
        yield from self._unnamed(s, credited)
        if medium := self.second_hand.medium(credited):
            yield Gap("relay-only", "medium", f"known only through {medium.name}")
        yield from self._heard(s, inside)
        yield from self._unanswered(credited)
        self.before, self.after = s.start, s.end if credited else 0

    # The outlet's own word ------------------------------------------------------------------------------------------

    def _own(self, found: list[Dispute]) -> Iterator[Gap]:
        if found:
            first = min(found, key=lambda d: ("high", "medium", "low").index(_SEVERITY[d.kind]))
            reason = f"{_KINDS[first.kind]} (“{first.text}”) without a source"
            yield Gap("unattributed-assertion", _SEVERITY[first.kind], reason)

    # Sources without a name ------------------------------------------------------------------------------------------

    def _unnamed(self, s: Sentence, credited: list[Attribution]) -> Iterator[Gap]:
        origins = list({a.chain[-1]: self.sources[a.chain[-1]] for a in credited}.values())
        nameless = [source for source in origins if anonymous(source) or vague(source)]
        held = {a.chain[-1] for a in credited if self._claims(s, a)} if nameless else set()
        nameless = [source for source in nameless if source.id in held]
        if not nameless:
            return
        source = nameless[0]
        said = [x for a in credited if a.chain[-1] == source.id for x in a.content]
        claimed = [d for x in said for d in disputes(self.text, s, [], x)]
        alone = len(nameless) == len(origins)
        yield self._anonymity(source, claimed, alone)

    def _claims(self, s: Sentence, a: Attribution) -> bool:
        """Whether it is somebody's claim: told and held by them, at first hand."""
        told = _tells(a) and _holds(a) and self._first_hand(a) and not self._supposed(a) and not self._public(s, a)
        return told and not self._polled(s, a) and not self._names(a)

    def _public(self, s: Sentence, a: Attribution) -> bool:
        """“Another person tweeted”, “said in a statement”, “Lund and his aides believe”, “analysts who claim”, “assured
        her”, “worried about it”: signed, beside a name, described, said to somebody in the story, or nothing that could
        be true or false."""
        source, cue = self._words(a.source), self._words(a.cue)
        to_them = self._words(a.recipient).lower() in _OTHERS
        beside = bool(a.source) and bool(_WITH_NAME.search(self.text[s.start : a.source[-1].end]))
        return (
            a.lemma in _SIGNED or a.channel in _OPEN or source == "who" or beside or to_them or cue.endswith(" about")
        )

    def _supposed(self, a: Attribution) -> bool:
        """“people would have called him that”, “few expect a deal”, “the people know”: nobody has said it."""
        said = any(word in ("would", "might", "may") for word in self._words(a.cue).lower().split())
        return said or f"{self._words(a.source).lower()} ".startswith(_NOBODY)

    def _names(self, a: Attribution) -> bool:
        """“Some chanted “Bell!””, “what some call the “pier tax,” which …”: a cry or a name is nobody's claim."""
        said = _DESCRIPTION.split(self._words(a.content), maxsplit=1)[0]
        return len(said.split()) <= (_NAME if a.lemma == "call" else _CRY)

    def _polled(self, s: Sentence, a: Attribution) -> bool:
        """“Most believe …” beside a share: a poll tells who, and how many."""
        return self._words(a.source).lower() in _QUANTITIES and bool(_POLL.search(self.text, self.before, s.end))

    def _first_hand(self, a: Attribution) -> bool:
        """Whether the source told the outlet or another medium, and is not quoted within somebody else's speech."""
        return all(self.sources[id].type in MEDIA for id in a.chain[:-1])

    def _anonymity(self, source: Source, claimed: list[Dispute], alone: bool) -> Gap:
        name = source.name
        opinion = next((d for d in claimed if d.kind == "evaluation"), None)
        if opinion and not vague(source):
            return Gap("anonymous-opinion", "high", f"“{name}” judges (“{opinion.text}”) without a name")
        grave = next((d for d in claimed if d.kind == "accusation"), None)
        if grave and alone:
            return Gap("anonymous-only", "high", f"“{grave.text}” rests on “{name}” alone, who is not named")
        if vague(source):
            return Gap("vague-source", "medium", f"“{name}” could be anybody")
        if source.reason:
            return Gap("anonymous-source", "low", f"“{name}” is not named; the reason given: {source.reason}")
        return Gap("anonymity-unexplained", "medium", f"“{name}” is not named and no reason is given")

    # Nobody's word ---------------------------------------------------------------------------------------------------

    def _heard(self, s: Sentence, inside: list[Attribution]) -> Iterator[Gap]:
        hearsay = [a for a in inside if not a.source and a.lemma in _HEARD and _in((*a.cue, *a.hedge), s)]
        hedged = any(self._doubted(x, s) and not self._alleged(x, a) for a in inside for x in a.hedge)
        if s.status == "hearsay" and hearsay and not self._settled(s, hearsay[0]):
            cue = self._words(hearsay[0].cue or hearsay[0].hedge)
            yield Gap("hearsay", "medium", f"“{cue}” says nobody whose word it is")
        elif s.status in ("attributed", "partly-attributed") and hedged:
            yield Gap("hearsay", "low", "a hearsay word beside a source: it is open what the source itself said")
        orphans = [x for a in inside if a.mode == "orphan-quote" for x in a.content if _in((x,), s)]
        if not self._plain_speaker(s) and any(
            len(self.text[x.start : x.end].split()) >= _QUOTED and x.start >= s.start for x in orphans
        ):
            yield Gap("orphan-quote", "medium", "a quotation without a speaker")

    def _doubted(self, hedge: Span, s: Sentence) -> bool:
        """Whether a hedge in the sentence says that somebody else claims it, rather than that it seems so."""
        return _in((hedge,), s) and self._words((hedge,)).lower() in _HEARD

    def _settled(self, s: Sentence, a: Attribution) -> bool:
        """“No injuries have been reported”: nothing is claimed; “*reportedly*” right after somebody’s report."""
        nothing = self._words(a.content).lower().startswith("no ") or self._negated(a)
        return nothing or (a.lemma == "reportedly" and self._follows(s) and "\n" not in self.text[self.after : s.start])

    def _follows(self, s: Sentence) -> bool:
        """Whether nothing but marks is between what somebody said and the sentence."""
        return self.after > 0 and not self.text[self.after : s.start].strip(' \n“"')

    def _alleged(self, hedge: Span, a: Attribution) -> bool:
        """“A judge said the plot he *allegedly* joined …”: the judge's own caution."""
        return self.text[hedge.start : hedge.end].lower() in _ALLEGING and _within(hedge, a.content)

    def _plain_speaker(self, s: Sentence) -> bool:
        """Whether a quotation answers a question or follows what somebody said in its paragraph, only one person is
        quoted in the article, or the quotations before and after it are of one."""
        answers = self.text[max(0, s.start - _MARKS) : s.start].rstrip(' \n“"').endswith("?")
        return answers or self._follows(s) or len(self.quoted) == 1 or self._between_own(s)

    def _between_own(self, s: Sentence) -> bool:
        i, after = (bisect_left(self.direct, at, key=itemgetter(0)) for at in (s.start, s.end))
        return i > 0 and after < len(self.direct) and self.direct[i - 1][1] == self.direct[after][1]

    def _unanswered(self, credited: list[Attribution]) -> Iterator[Gap]:
        """Somebody named is accused here for the first time and never heard in the article."""
        for a in credited:
            match = _ACCUSED.match(self.text, a.content[0].start) if a.lemma in _ACCUSING else None
            if match is None or self._negated(a) or self.answered or _camp(match["name"]):
                continue
            last = key_of(match["name"]).rpartition(" ")[2]
            if last not in self.heard and last not in self.accused:
                self.accused.add(last)
                yield Gap("no-response", "low", f"{match['name']} is accused and is not heard in the article")

    def _negated(self, a: Attribution) -> bool:
        return not _NEGATIONS.isdisjoint(self._words(a.cue).lower().replace("’", "'").split())

    def _words(self, spans: Spans) -> str:
        return " … ".join(self.text[x.start : x.end] for x in spans)


def _tells(a: Attribution) -> bool:
    """Whether it is a saying or a belief, not an act, a wish or an attitude."""
    cue = cue_verbs().get(a.lemma)
    return cue is None or cue.kind in _TELLING


def _holds(a: Attribution) -> bool:
    """Whether it is a saying, or a belief that is held; seeing and feeling are nobody's claim."""
    cue = cue_verbs().get(a.lemma)
    return cue is None or cue.kind != "mental" or a.lemma in _BELIEFS


def _camp(name: str) -> bool:
    """“Afghans”, “GOP”: a group, one of whom is always heard."""
    return name.lower().removesuffix("s") in LEXICON.demonyms or name.isupper() or name.lower() in _PARTIES


def _within(x: Span, spans: Spans) -> bool:
    return any(y.start <= x.start and x.end <= y.end for y in spans)


def _in(spans: Spans, place: Span | Sentence) -> bool:
    return any(x.start < place.end and x.end > place.start for x in spans)


_KINDS = {
    "accusation": "an accusation", "evaluation": "a judgement", "prediction": "a prediction", "motive": "a motive",
    "number": "a number",
}  # fmt: skip
