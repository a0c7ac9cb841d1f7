"""The people whose labels a document contains: who they are (`respStmt`), and what each said about a label (`note`)."""

from __future__ import annotations

from collections.abc import Iterator

from provenance.dates import is_date
from provenance.model import By, Document
from provenance.writing.tei.markup import Ids, element, escaped
from provenance.xml.layer import UNNAMED


def register(document: Document, ids: Ids) -> None:
    """Give each person an id: `by1`, `by2` …"""
    for number, name in enumerate(_names(document), 1):
        ids.of("by", name, f"by{number}")


def statements(document: Document, ids: Ids) -> str:
    """A `respStmt` element for each person."""
    return "".join(
        f'<respStmt xml:id="{ids.of("by", name)}"><resp>labels by hand</resp>{element("name", name)}</respStmt>'
        for name in _names(document)
    )


def responsible(ids: Ids, by: By, run: str) -> str:
    """The value of `@resp`: the person whose label it is, else the run of the program."""
    return f"#{ids.of('by', by.who or UNNAMED)}" if by.judgement != "disputed" else f"#{run}"


def judgement(ids: Ids, by: By) -> str:
    """The element `note` that says what a person said about the label, and when."""
    date = element("date", by.when, f' when="{by.when}"' if by.when and is_date(by.when) else "")
    head = f'type="judgement" n="{by.judgement}" resp="#{ids.of("by", by.who or UNNAMED)}"'
    return f"<note {head}>{date}{escaped(by.note or '')}</note>"


def _names(document: Document) -> Iterator[str]:
    said = [*(s.by for s in document.sentences), *(a.by for a in document.attributions)]
    yield from dict.fromkeys(by.who or UNNAMED for by in said if by)
