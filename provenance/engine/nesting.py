"""Who tells of whom: settled here, once for all findings of a text, with a reason for each decision.

The competition knows only in whose content a cue is. Where the source is, and which cue follows which, says more:
“X said that P, according to Z” is Z telling of X's saying, in either order; only “X said that, according to Z, P” is
X telling of Z. What is left for later is identity: whom each source phrase means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from attrs import evolve

from provenance.engine.telling import Telling
from provenance.lexicon import tags, word_set
from provenance.lexicon.media import medium_in
from provenance.model import Finding, Span
from provenance.model.spans import holds
from provenance.rules.indexed_text import IndexedText

_MOST = 40
"""Most findings of one sentence that are compared with each other: more are a fault of the text."""
_BEFORE_SOURCE = 24
"""Number of characters searched before a source for a conjunction that joins its clause to the one before."""
_ACCORDING = "according to"
_JOINT = r"[,;—–-] ?(?:and|but|while|though|although|whereas|yet)"
"""A mark and a conjunction."""
_CLAUSE_JOINT = re.compile(
    rf"(?:(?:{_JOINT}|\w but)"  # “but” joins clauses without a mark too
    r" (?:\w+ ){0,2}"  # “, and *on Monday* Reyes argued”
    r"|; )$"  # or a semicolon alone
)
_NEXT_CLAUSE = re.compile(rf"{_JOINT}\b")
_FRONTING = word_set("fronting")
_BESIDE = "the two clauses stand beside each other"


def settle_nesting(text: IndexedText, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings with `parent`, `teller`, `link` and `nesting` settled. Linear in the findings: those of one sentence
    are compared, up to `_MOST`."""
    nesting = _Nesting(text, findings)
    for group in nesting.by_sentence():
        nesting.enclose(group)
        nesting.accord(group)
    nesting.open_rings()
    return tuple(nesting.settled(i) for i in range(len(findings)))


class _Nesting:
    """The parents of the findings of one text, with the reasons, while they are being settled."""

    def __init__(self, text: IndexedText, findings: Sequence[Finding]) -> None:
        self.text, self.findings, self.telling = text, findings, Telling(text)
        self.parents = [f.parent for f in findings]
        self.reasons = ["" if f.parent is None else "inside the content of {}" for f in findings]

    def by_sentence(self) -> Iterator[list[int]]:
        """The findings of each sentence with more than one."""
        groups: dict[int, list[int]] = {}
        for i, f in enumerate(self.findings):
            groups.setdefault(self.text.sentence_at(f.cue[0].start), []).append(i)
        return (group for group in groups.values() if 1 < len(group) <= _MOST)

    def enclose(self, group: list[int]) -> None:
        """Content encloses source and cue; failing that, the source may come right after another cue."""
        pieces = sorted((x.end - x.start, j, x) for j in group for x in self.findings[j].content)
        for i in group:
            encloser = self._smallest_around(i, pieces)
            if encloser is not None and self._closes(i, encloser):
                self.parents[i] = None if self.parents[i] == encloser else self.parents[i]
                self._put(encloser, i, "{} closes it")
            elif (aside := self.parents[i]) is not None and self._is_aside(aside, i):
                self.parents[i] = None
                self._put(aside, i, "it stands within what {} reports")
            elif encloser is not None:
                self._put(i, encloser, "inside the content of {}")
            elif self.parents[i] is None and (teller := self._follows(i, group)) is not None:
                self._put(i, teller, "its source follows {} at once")

    def accord(self, group: list[int]) -> None:
        """“according to” that interrupts a finding, or gives a medium's source, is told by that finding; a medium's own
        tells of what somebody else closes."""
        for a, f in ((i, self.findings[i]) for i in group):
            according = f.lemma == _ACCORDING
            if not according and f.construction != "as-clause":
                continue
            for i in (i for i in group if i != a):
                closes = self._medium_closes(a, i)
                if self.findings[i].lemma == _ACCORDING and not closes:
                    continue
                interrupts = according and self._interrupts(a, i)
                if closes:
                    self.parents[a] = None
                    self._put(i, a, "{} is a medium’s, which reports it")
                elif according and self._speaks_last(a, i):
                    self._put(a, i, "{} comes after it and closes the sentence")
                elif interrupts or (according and self._is_report_of_medium(a, i)):
                    self.parents[i] = None
                    self._put(a, i, "it interrupts {}" if interrupts else "{} is a medium’s, which was told by it")

    def open_rings(self) -> None:
        """Drop the parent that closes a cycle, so that no finding encloses itself."""
        settled: set[int] = set()
        for start in range(len(self.parents)):
            path: set[int] = set()
            at: int | None = start
            while at is not None and at not in settled:
                path.add(at)
                if self.parents[at] in path:
                    self.parents[at] = None
                at = self.parents[at]
            settled |= path

    def settled(self, i: int) -> Finding:
        """The finding with what was settled about it."""
        f, parent = self.findings[i], self.parents[i]
        if parent is None:
            return f if f.parent is None else evolve(f, parent=None)
        teller, told_by, untold = self.findings[parent], parent, self._untold(f, parent)
        cue = " … ".join(self.text.text[x.start : x.end] for x in teller.cue)
        reason = self.reasons[i].format(f"“{cue}”") + (f", but {untold}" if untold else "")
        link = self.telling.links(f, teller)
        while untold and untold != _BESIDE and (further := self.parents[told_by]) is not None:
            told_by, untold = further, self._untold(f, further)
            link = link and self.telling.links(f, self.findings[told_by])
        if f.construction == "as-clause" and teller.content:  # it interrupts only what is told
            start = teller.content[0].start
            f = evolve(f, content=tuple(Span(max(x.start, start), x.end) for x in f.content if x.end > start))
        return evolve(f, parent=parent, teller=None if untold else told_by, link=link, nesting=reason)

    def _untold(self, f: Finding, parent: int) -> str:
        """Why a finding around it does not tell of it; empty if it does."""
        teller = self.findings[parent]
        return _BESIDE if self._is_beside(f, teller) else self.telling.untold(f, teller)

    def _put(self, i: int, parent: int, reason: str) -> None:
        self.parents[i], self.reasons[i] = parent, reason

    # Position ---------------------------------------------------------------------------------------------------------

    def _smallest_around(self, i: int, pieces: list[tuple[int, int, Span]]) -> int | None:
        """The finding with the smallest content that includes this one's source and cue."""
        f = self.findings[i]
        start, end = min(x.start for x in (*f.source[:1], *f.cue)), max(x.end for x in f.cue)
        around = (j for _, j, x in pieces if x.start <= start and end <= x.end)
        return next((j for j in around if self.findings[j].source != f.source and not self._is_aside(j, i)), None)

    def _closes(self, i: int, encloser: int) -> bool:
        """“… to show that P, *officials said*”: the speaker at the end tells of what comes before."""
        f, other = self.findings[i], self.findings[encloser]
        if f.construction != "final" or not f.source:
            return False
        start = min(f.source[0].start, f.cue[0].start)
        after = other.cue[-1].end < start and self.text.text.endswith((", ", ",” "), 0, start)
        return after and f.content[0].start < other.cue[0].start

    def _is_aside(self, aside: int, i: int) -> bool:
        """“Bell said that concerns – *as Reyes voiced them* – were idle”: it is within what is said."""
        f, content = self.findings[aside], self.findings[i].content
        if f.construction != "as-clause" or not content:
            return False
        return content[0].start < f.cue[0].start and max(x.end for x in (*f.source, *f.cue)) < content[-1].end - 1

    def _follows(self, i: int, group: list[int]) -> int | None:
        """“…,” aides said Mr. Ryan told his colleagues: the finding whose cue comes right before the source."""
        f = self.findings[i]
        if not f.source:
            return None
        for j in (j for j in group if j != i):
            other = self.findings[j]
            if 0 < f.source[0].start - other.cue[-1].end <= 1 or self._goes_on(f, other):
                return j
        return None

    def _goes_on(self, f: Finding, other: Finding) -> bool:
        """“Kyodo reported that *Bell* left, saying that …”, “… that *Bell* left, and said that …”: whoever acts in what
        is reported, and says something after it."""
        says = f.construction in ("clause", "participle")
        within = says and other.construction == "clause" and holds(other.content, f.source[0].start)
        return within and other.content[-1].end <= f.cue[0].start and not self._after_joint(f, other)

    def _speaks_last(self, a: int, i: int) -> bool:
        """“P, according to a survey, *the minister said*”: whoever is named last tells of the survey."""
        f, accorded = self.findings[i], self.findings[a]
        if f.construction != "final" or not f.source or not accorded.source:
            return False
        return accorded.cue[0].start < f.content[0].start + len("But ") and not self._is_medium(accorded.source[0])

    def _medium_closes(self, a: int, i: int) -> bool:
        """“According to Reuters, P, *the ministry said*” or “P, *according to the ministry*”: it is the medium’s."""
        f, accorded = self.findings[i], self.findings[a]
        closes = f.construction == "final" or f.lemma == _ACCORDING
        if not (closes and f.source and accorded.source and f.content):
            return False
        within = f.content[0].start <= accorded.cue[0].start < f.content[-1].end
        return within and self._is_medium(accorded.source[0]) and not self._is_medium(f.source[0])

    def _interrupts(self, a: int, i: int) -> bool:
        """“X reported, according to Z, P”, “X reported that, according to Z, P”: X tells of Z."""
        f = self.findings[i]
        end, at = f.cue[-1].end, self.findings[a].cue[0].start
        close = 0 <= at - end <= len(", that, ") and self.text.text[end:at].strip(" ,") in ("", "that")
        opens = bool(f.content) and self.text.text[f.content[0].start : at].strip(" ,") == "that"
        return (close or opens) and not any(x.start < f.cue[0].start for x in f.content)

    def _is_report_of_medium(self, a: int, i: int) -> bool:
        """“Kyodo reported that P, according to two officials”: a medium reports what others told it."""
        f, accorded = self.findings[i], self.findings[a]
        if not f.source or not f.content or not accorded.source:
            return False
        if not f.cue[-1].end < f.content[0].start < accorded.cue[0].start:
            return False
        return self._is_medium(f.source[0]) and not self._is_medium(accorded.source[0])

    def _is_medium(self, source: Span) -> bool:
        """Whether a source names a medium; “Fox” does not if a Vicente Fox is named."""
        name = medium_in(self.text.text[source.start : source.end])
        return name is not None and not self._is_surname(name)

    def _is_surname(self, name: str) -> bool:
        """Whether a word is the second of two capitalised ones inside a sentence: not “The *Guardian*”."""
        tokens = self.text.tokens
        places = (i for s in self.text.sentences for i in range(s.first + 2, s.last - 1) if tokens[i].text == name)
        first = ((tokens[i - 1], tokens[i + 1]) for i in places)
        return any(a.tag & tags.CAP and a.lower != "the" and not b.tag & tags.CAP for a, b in first)

    # Outcome ----------------------------------------------------------------------------------------------------------

    def _is_fronted(self, f: Finding, parent: Finding) -> bool:
        """“*After Bell said that A*, Reyes said that B”: one is in a clause before the speaker of the other,
        whose content comes after."""
        if not f.source or not parent.source or not f.content or not parent.content:
            return False
        if parent.construction == "as-clause" and self._is_medium(parent.source[0]):
            return False  # “*As the Gazette reported*, Reyes said that B”: that is what it reported
        first, second = (f, parent) if f.source[0].start < parent.source[0].start else (parent, f)
        start = first.source[0].start
        if first.mode == "direct" and holds(first.content, second.source[0].start):
            return False  # “As Bell wrote, “later, Reyes said that B””
        opener = self.text.text[max(0, start - _BEFORE_SOURCE) : start].split()[-1:]
        apart = (
            self.text.text.endswith((", ", ": "), 0, second.source[0].start)
            and second.content[-1].start > second.cue[0].end
        )
        return apart and opener != [] and opener[0].lower() in _FRONTING

    def _is_beside(self, f: Finding, parent: Finding) -> bool:
        """“Bell said that A, and Reyes argued that B”, though the first content runs on. Inside a quotation, or if
        the second is itself reported with “that”, they are nested."""
        if self._is_fronted(f, parent) or self._ends_its_clause(f, parent):
            return True
        before = f.cue[-1].end < parent.cue[0].start and holds(parent.content, f.cue[0].start)
        if before and parent.construction == "final":
            return False  # “A, and Bell confirmed that B, *the suit said*”
        start = f.source[0].start if f.source else 0
        if f.construction == parent.construction == "participle" and self.text.text.endswith(" and ", 0, start):
            return True  # “Bell saying she was glad *and Reyes calling* it a good day”
        if not f.source or not parent.content or parent.mode in ("direct", "continued") or f.parent is None:
            return False
        return self._after_joint(f, parent)

    def _after_joint(self, f: Finding, parent: Finding) -> bool:
        """“said that A, *and* Reyes …”: whether a joint of clauses comes right before the source; before a medium,
        which reports for itself, “and” is enough."""
        start, end = f.source[0].start, f.source[0].end
        before = self.text.text[max(parent.content[0].start, start - _BEFORE_SOURCE) : start]
        medium = self._is_medium(f.source[0]) or self.text.text.endswith(" media", start, end)
        return bool(_CLAUSE_JOINT.search(before)) or (medium and before.endswith(" and "))

    def _ends_its_clause(self, f: Finding, parent: Finding) -> bool:
        """“A, *Bell said*, while B, Reyes said”: each closes what stands before it."""
        if f.construction != "final" or parent.construction != "final" or parent.cue[-1].end < f.cue[-1].end:
            return False
        end = max(x.end for x in (*f.source, *f.cue))
        return bool(_NEXT_CLAUSE.match(self.text.text, end))
