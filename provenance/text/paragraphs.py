"""What a paragraph is – prose, byline, credit, furniture of the page – and what comes before its first sentence.

This is the only place that decides it: rules, names, labels and the agency all rely on it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from provenance.lexicon import tags
from provenance.lexicon.labels import line_labels
from provenance.model import Span
from provenance.text.datelines import Dateline, dateline
from provenance.text.furniture import is_furniture
from provenance.text.labels import Label, Labels
from provenance.text.quotations import Quotation
from provenance.text.tokens import Range, Token

ParagraphKind = Literal["prose", "byline", "credit", "furniture"]

_BYLINE = re.compile(r"(?i:by|written by|story by|words by)[: ] ?(?=(?:the )?[A-ZÀ-Þ])")
_STAFF = re.compile(
    r"(?:(?:[Oo]ur|[A-Z][\w.&’'-]*) ){0,4}"
    r"(?i:(?:staff|special|senior|chief|political|sports?|business|foreign|news) )*"
    r"(?i:reporters?|writers?|correspondents?|staff|desk|bureau)"
)
"""“Tribune Staff Reporter”, “Our Correspondent”, “Associated Press Writer”."""
_PICTURE = re.compile(r"(?:\(?[A-Z][\w ]{1,20}(?: Photo|Images?)?/[A-Z]|[\w ]{0,20}\bGetty Images\b)")
"""“REUTERS/Jo Smith”, “AP Photo/Jo Smith”."""
_PICTURE_LAST = re.compile(r"(?<=[.!?”)] )\(?(?:[A-Z]{2,}|[A-Z]\w+ Images)(?: Photo)?/[A-Z][\w .,’'/-]*\)?\Z")
"""“A logo is seen. *REUTERS/Jo Smith*”."""
_PICTURED = 12
"""Longest credit of a picture, in tokens: “A CNN/ORC poll released on Tuesday showed …” is prose."""
_TAIL = 100
"""Longest such credit, in characters."""
_COPYRIGHT = re.compile(r"\W?(?:©|\([cC]\)|[Cc]opyright) ?(?:©|\([cC]\))? ?\d{4}\b|©")
_CREDIT_BY = re.compile(r"\W?(?P<label>[A-Za-z]+(?: [a-z]+)?)(?P<by> by|:|/)\s*")
_LONGEST = 40
"""Longest byline or credit, in tokens."""


class Paragraph(NamedTuple):
    """One paragraph `text[start:end]`, its tokens `first:last`, its kind, and the dateline and the label that open it.

    `credited` is the label of a credit, in lower case: `source`, `reporting`, `photo`. Prose runs
    from `begin` to `until` (code points): after a dateline, before the credit of a picture that ends a caption.
    """

    kind: ParagraphKind
    credited: str
    start: int
    end: int
    first: int
    last: int
    dateline: Dateline | None
    label: Label | None
    begin: int
    until: int


def described(
    text: str,
    spans: Sequence[Span],
    tokens: Sequence[Token],
    bounds: Sequence[Range],
    said: Sequence[Range],
    quotations: Sequence[Quotation],
) -> list[Paragraph]:
    """What each paragraph is; `bounds` gives its tokens, `said` those without marks around it. Linear in the text."""
    kinds = [_kind(text, span, tokens[first:last]) for span, (first, last) in zip(spans, bounds, strict=True)]
    datelines = [dateline(text, *span) for span in spans]
    prose = [kind == "prose" for kind, _ in kinds]
    labels = Labels(tokens, said, quotations, datelines, prose).all()
    return [
        Paragraph(*kind, *span, *bound, found, label, *_prose(text, kind[0], span, found, label))
        for kind, span, bound, found, label in zip(kinds, spans, bounds, datelines, labels, strict=True)
    ]


def _prose(text: str, kind: ParagraphKind, span: Span, found: Dateline | None, label: Label | None) -> Span:
    """Where the prose of a paragraph is; a line of another kind has none."""
    if kind != "prose":
        return Span(span.end, span.end)
    places = found is not None and (label is None or label.kind == "none")
    begin = found.end if found is not None and places else span.start
    tail = max(begin, span.end - _TAIL), span.end
    credit = _PICTURE_LAST.search(text, *tail) if text.find("/", *tail) >= 0 else None
    return Span(min(begin, span.end), credit.start() if credit else span.end)


def _kind(text: str, span: Span, tokens: Sequence[Token]) -> tuple[ParagraphKind, str]:
    """The kind of a line, and its label."""
    if len(tokens) > _LONGEST:
        return "prose", ""
    if is_furniture(text, span, tokens):
        return "furniture", ""
    if _STAFF.fullmatch(text, *span) or (_BYLINE.match(text, *span) and not _has_clause(tokens)):
        return "byline", ""
    if credited := _credit(text, span, tokens):
        return "credit", credited
    return "prose", ""


def _credit(text: str, span: Span, tokens: Sequence[Token]) -> str:
    """The label of a credit: “*Source*: Xinhua | Editor: Wu”, “(*Reporting* by Ana Ruiz; editing by Kit Moss)”."""
    if _COPYRIGHT.match(text, *span):
        return "copyright"
    if _PICTURE.match(text, *span):
        return "" if _has_clause(tokens) or len(tokens) > _PICTURED else "photo"
    found = _CREDIT_BY.match(text, *span)
    label = found["label"].lower() if found else ""
    return label if line_labels().get(label) in ("credit", "picture") and not _has_clause(tokens[1:]) else ""


def _has_clause(tokens: Sequence[Token]) -> bool:
    """Whether there is a lower-case finite verb that could not be a participle."""
    return any(t.tag & tags.FINITE and not t.tag & (tags.CAP | tags.PART) for t in tokens)
