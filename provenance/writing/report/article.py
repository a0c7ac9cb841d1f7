"""One annotated article, prepared for the templates: nothing here is HTML."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import groupby

from attrs import define, frozen

from provenance.model import Attribution, Document, Gap, GapKind, Sentence, Severity, Source, Spans
from provenance.writing.report.facts import Facts, facts
from provenance.writing.report.marks import Mark, marks
from provenance.writing.report.picture import Tree, routes
from provenance.writing.standing import Standing, Tally, Voice, standings, still, tally, voices

GRAVITY: dict[Severity, int] = {"high": 0, "medium": 1, "low": 2}
"""Sorts by severity, gravest first."""
_QUOTED = 60
_HEADING = 90
_MOST_ATTRIBUTIONS = 12


@frozen
class Ground:
    """An attribution in words: whose word, by which cue, for which words, found by which rule."""

    attribution: Attribution
    source: str
    cue: str
    content: str
    cue_first: bool
    """Whether the cue precedes the source in the text: “according to Yonhap”, “said Kowalski”."""


@frozen
class Line:
    """A sentence as the page shows it. `before` is the text between it and the sentence before (usually blanks)."""

    number: int
    sentence: Sentence
    standing: Standing
    before: str
    text: str
    marks: list[Mark]
    chain: tuple[Source, ...]
    still: str | None
    """Whose report it probably goes on with, in words."""
    grounds: tuple[Ground, ...]
    grounds_left_out: int


@frozen
class GapGroup:
    """All gaps of one kind, gravest first, each with the sentence it is about."""

    kind: GapKind
    items: tuple[tuple[Gap, Line], ...]

    @property
    def severity(self) -> Severity:
        return self.items[0][0].severity


@define
class ArticleView:
    """What the templates need of an article. `prefix` keeps the ids of several articles on one page apart."""

    document: Document
    prefix: str = "d1"

    @property
    def name(self) -> str:
        """How other parts of the page refer to this article: by its outlet, or by its id if it has none."""
        return self.document.article.outlet or self.document.id

    @property
    def outlet(self) -> str:
        return self.document.article.outlet or "The outlet"

    @property
    def copy_of(self) -> str | None:
        """The agency whose copy the article is; `None` if that is the outlet itself."""
        agency = self.registry[self.document.agency].name if self.document.agency else None
        return None if agency == self.document.article.outlet else agency

    @property
    def heading(self) -> str:
        """The title; failing that, the first words of the text; failing that, the id."""
        opening = self.document.text[: 4 * _HEADING].split("\n\n")[0].strip()
        return self.document.article.title or clipped(" ".join(opening.split()), _HEADING) or self.document.id

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        return tuple(self._lines())

    @cached_property
    def tally(self) -> Tally:
        return tally(self._standings)

    @cached_property
    def voices(self) -> tuple[Voice, ...]:
        return voices(self.document)

    @cached_property
    def registry(self) -> dict[str, Source]:
        return {source.id: source for source in self.document.sources}

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number, from 1, of each sentence id."""
        return {sentence.id: number for number, sentence in enumerate(self.document.sentences, 1)}

    @cached_property
    def by_name(self) -> dict[str, Source]:
        """The sources by the name that labels and chains show; if two share a name, the named one."""
        return {s.name: s for s in sorted(self.document.sources, key=lambda s: s.named)}

    @cached_property
    def facts(self) -> Facts:
        return facts(self.document)

    @cached_property
    def _standings(self) -> tuple[Standing, ...]:
        return standings(self.document)

    def numbers_of(self, source: str) -> list[int]:
        """The numbers of the sentences whose chain contains this source."""
        return [self.numbers[s.id] for s in self.document.sentences if source in s.chain]

    @property
    def paragraphs(self) -> Iterator[list[Line]]:
        for _, lines in groupby(self.lines, key=lambda line: line.sentence.paragraph):
            yield list(lines)

    @property
    def rest(self) -> str:
        """The text after the last sentence (all of it, if there are no sentences)."""
        return self.document.text[self.lines[-1].sentence.end if self.lines else 0 :]

    @property
    def gaps(self) -> list[tuple[Gap, Line]]:
        """The sourcing gaps, gravest first, then in the order of the text."""
        found = [(gap, line) for line in self.lines for gap in line.sentence.gaps]
        return sorted(found, key=lambda item: GRAVITY[item[0].severity])

    @property
    def gaps_by_kind(self) -> list[GapGroup]:
        """The gaps of each kind together, kinds with the gravest gaps first, then the most frequent."""
        groups: dict[GapKind, list[tuple[Gap, Line]]] = {}
        for gap, line in self.gaps:
            groups.setdefault(gap.kind, []).append((gap, line))
        found = [GapGroup(kind, tuple(items)) for kind, items in groups.items()]
        return sorted(found, key=lambda group: (GRAVITY[group.severity], -len(group.items)))

    @property
    def picture(self) -> Tree | None:
        """The paths to the reader, if any is longer than one step; otherwise the table of sources says it all."""
        chains = [s.chain for s in self.document.sentences if s.chain]
        return routes(chains) if any(len(chain) > 1 for chain in chains) else None

    def _lines(self) -> Iterator[Line]:
        text, at = self.document.text, 0
        by_id = {a.id: a for a in self.document.attributions}
        for number, (s, standing) in enumerate(zip(self.document.sentences, self._standings, strict=True), 1):
            touching = [by_id[id] for id in s.attributions]
            grounds = tuple(_ground(text, a, self.registry) for a in touching[:_MOST_ATTRIBUTIONS])
            chain = tuple(self.registry[id] for id in s.chain)
            pieces = marks(text, s, touching)
            left_out = len(touching) - len(grounds)
            carried = still(s.carried, self.registry) if s.carried else None
            before, words = text[at : s.start], text[s.start : s.end]
            yield Line(number, s, standing, before, words, pieces, chain, carried, grounds, left_out)
            at = s.end


def _ground(text: str, a: Attribution, registry: dict[str, Source]) -> Ground:
    """A source carried over from an earlier sentence is given by its name, in square brackets."""
    source = quoted(text, a.source) or (f"[{registry[a.chain[-1]].name}]" if a.chain else "")
    cue_first = bool(a.source and a.cue) and a.cue[0].start < a.source[0].start
    return Ground(a, source, quoted(text, a.cue), quoted(text, a.content), cue_first)


def quoted(text: str, spans: Spans) -> str:
    """The text of the spans, joined by an ellipsis and cut short."""
    return clipped(" … ".join(text[s.start : min(s.end, s.start + 2 * _QUOTED)] for s in spans[:4]), _QUOTED)


def clipped(text: str, most: int) -> str:
    """`text`, or as much of it as fits, with an ellipsis, into `most` code points; words stay whole if short."""
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    return (cut[: max(cut.rfind(" "), most - 20)] if " " in cut[-20:] else cut).rstrip() + "…"
