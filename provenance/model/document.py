"""What an article came to mean: attributions, sources, sentences, and the document that contains them."""

from __future__ import annotations

from typing import Any, Literal

from attrs import field, frozen

from provenance.model.article import Article
from provenance.model.correction import By
from provenance.model.rows import Row, Table, rows
from provenance.model.vocabulary import (
    CarriedForm,
    Channel,
    GapKind,
    Layout,
    Mode,
    Severity,
    SourceType,
    Span,
    Spans,
    Stance,
    Status,
)


def _in_hundredths(certainty: float) -> float:
    return round(certainty, 2)


@frozen
class Attribution:
    """A finding, resolved: its source is in the document's registry, its chain is known.

    The spans of `source`, `cue`, `content`, `hedge` and `recipient` are sorted; without such words, they are empty.

    `parent` is the id of the attribution whose content encloses it. `chain` lists source ids, nearest the reader first.
    """

    id: str
    rule: str
    mode: Mode
    lemma: str
    stance: Stance
    source: Spans
    cue: Spans
    content: Spans
    chain: tuple[str, ...]
    certainty: float = field(eq=_in_hundredths)
    """From 0 to 1. Documents are equal if two decimals of it are: the counts support no more, and TEI keeps no more."""
    parent: str | None = None
    hedge: Spans = ()
    recipient: Spans = ()
    channel: Channel | None = None
    by: By | None = None
    """The person who made it, or changed it; `rule` is then `BY_HAND`."""


@frozen
class Mention:
    """One place where a source is mentioned (code points, half-open), and `how` it was linked to the source: the pass
    that did so (`"exact"`, `"surname"`, `"acronym"`, `"apposition"`, `"role"`, `"description"`, `"pronoun"` …)."""

    start: int
    end: int
    how: str = "exact"


@frozen
class Source:
    """One real-world source of the document: everything that speaks in it under one id (`src.…`).

    `mentions` are in text order.
    """

    id: str
    name: str
    type: SourceType
    named: bool
    mentions: tuple[Mention, ...]
    role: str | None = None
    """As the text says it: “Russian Foreign Minister”."""
    reason: str | None = None
    """The reason the text gives for anonymity: “because he was not authorised to speak”."""
    speaks_for: str | None = None
    """The id of the source this one speaks for (a spokesman's ministry)."""
    uri: str | None = None
    """From the user's authority file; the program invents none."""
    uri_match: Literal["exact", "fuzzy"] | None = None
    xml_id: str | None = None
    """The id that the encoder of the text gave it, in a list of persons in the same TEI file."""

    @property
    def by_office(self) -> bool:
        """Whether it has no name but an office (`role`) held by one person at a time: “the mayor”, not “an aide”."""
        return not self.named and self.type == "unnamed-person" and self.role is not None


@frozen
class Gap:
    """A place where the sourcing is thin, with the reason in one sentence."""

    kind: GapKind
    severity: Severity
    reason: str


@frozen
class Carried:
    """The report that an unattributed sentence most likely goes on with, by its form: whose word a reader probably
    takes it for, though nobody is credited. `attribution` is the id of that report, `chain` its chain."""

    chain: tuple[str, ...]
    certainty: float = field(eq=_in_hundredths)
    """From 0 to 1: how often sentences of this form were judged to go on with the report."""
    attribution: str
    form: CarriedForm


@frozen
class Sentence:
    """A sentence (code points, half-open) and on whose word it stands.

    `paragraph` counts from 1. `chain` lists source ids, nearest the reader first, and is empty where the outlet itself
    speaks. `attributions` lists the ids of those whose content or cue touches it.
    """

    id: str
    start: int
    end: int
    paragraph: int
    status: Status
    label: str
    chain: tuple[str, ...] = ()
    attributions: tuple[str, ...] = ()
    gaps: tuple[Gap, ...] = ()
    by: By | None = None
    """The person who has judged the label (`provenance.corrections`)."""
    carried: Carried | None = None
    """What it probably goes on with; only if it is unattributed. It changes neither status nor chain."""


@frozen
class Document:
    """An annotated article.

    Every position is in `text`: code points from 0, half-open. `sentences` are in text order and do not overlap; what
    refers to a sentence, an attribution or a source does so by its id, which `sentence()`, `attribution()` and
    `source()` look up.
    """

    article: Article
    sentences: tuple[Sentence, ...]
    attributions: tuple[Attribution, ...]
    sources: tuple[Source, ...]
    language: str = "en"
    """The language the text was found to be in (`en`); if its words do not tell, what it declares, or “und”."""
    layout: Layout = "as-printed"
    """Whether every line end ended a paragraph, or lines were found to be wrapped, or it could not be told; in the last
    case no attribution at such a place has a high certainty."""
    agency: str | None = None
    """The id of the source whose copy the whole article is, by dateline, byline, credit or metadata: “GRANTON (AP) —”.
    It is in no sentence's chain."""

    @property
    def id(self) -> str:
        return self.article.id

    @property
    def text(self) -> str:
        return self.article.text

    def text_of(self, span: Span | Sentence | Mention) -> str:
        """The words of a span, a sentence or a mention, as they stand in the text."""
        return self.article.text[span.start : span.end]

    def sentence(self, id: str) -> Sentence:
        """The sentence with this id. Raises `KeyError` if there is none."""
        for sentence in self.sentences:
            if sentence.id == id:
                return sentence
        raise KeyError(id)

    @property
    def quotations(self) -> tuple[Attribution, ...]:
        """The attributions that quote, wholly or in part, and quotations for which no speaker was found."""
        return tuple(a for a in self.attributions if a.mode in ("direct", "mixed", "orphan-quote"))

    def rows(self, table: Table = "sentences") -> list[Row]:
        """One table of the document as plain dicts, for a data frame or a database (see `provenance.model.rows`)."""
        return list(rows(self, table))

    def source(self, id: str) -> Source:
        """The source with this id. Raises `KeyError` if the registry has none."""
        for source in self.sources:
            if source.id == id:
                return source
        raise KeyError(id)

    def attribution(self, id: str) -> Attribution:
        """The attribution with this id. Raises `KeyError` if there is none."""
        for attribution in self.attributions:
            if attribution.id == id:
                return attribution
        raise KeyError(id)

    # The methods below are conveniences of the Python API: each calls its writer, imported on the call.

    def to_tei(self) -> str:
        """Valid TEI P5 (form A: inline anchors and a standOff). Raises `WritingError` for text XML cannot hold."""
        from provenance.writing.tei import write_tei

        return write_tei(self)

    def to_json(self) -> str:
        """The JSON contract (`schemas/annotation.schema.json`), one object, without a trailing newline."""
        from provenance.writing.json import write_json

        return write_json(self)

    def to_dict(self) -> dict[str, Any]:
        """The JSON contract as plain dicts and lists; `from_dict` reads it back."""
        from provenance.writing.json import as_object

        return as_object(self)

    @staticmethod
    def from_dict(value: dict[str, Any]) -> Document:
        """The document from the result of `to_dict` or from a JSON file. Raises `ReadingError` for anything else."""
        from provenance.reading.annotated import document

        return document(value)

    def __repr__(self) -> str:
        attributed = sum(bool(s.chain) for s in self.sentences)
        counts = f"{len(self.sentences)} sentences, {attributed} with a chain, {len(self.sources)} sources"
        return f"<Document {self.id!r}: {counts}>"

    def _repr_html_(self) -> str:
        from provenance.writing.report import notebook_view

        return notebook_view(self)
