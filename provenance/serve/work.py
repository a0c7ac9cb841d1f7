"""What one request asks for: files in, a page out. Runs in a process of its own, which is killed if time runs out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from attrs import evolve

from provenance.claims import compare
from provenance.dates import NoDate, read_date
from provenance.errors import LanguageError, ProvenanceError, ReadingError
from provenance.model import Article, Document
from provenance.pipeline import annotate_article
from provenance.reading import parse, split
from provenance.reading.file_kinds import IF_PROSE
from provenance.writing.report import write_comparison_page, write_report, write_set_aside

_PASTED = "the pasted text"


class Answer(NamedTuple):
    """A page, or (`page` is None) what is wrong with the request, in words."""

    page: str | None
    problem: str = ""


def make_report(pasted: Article | None, files: dict[str, bytes], blank: bool) -> Answer:
    """The report of the pasted article and of all articles in the files (by name); several are compared.

    What is pasted may be whatever a file may be, HTML for example. What cannot be read or annotated is named on the
    page, which holds the others.
    """
    try:
        if pasted and pasted.published:
            read_date(pasted.published)
    except NoDate as error:
        return Answer(None, f"“Published”: “{pasted and pasted.published}” {error}")
    documents: list[Document] = []
    aside: list[Document] = []
    problems: list[str] = []
    for item in _read(pasted, files):
        found = _annotated(item) if isinstance(item, Article) else item
        if isinstance(found, Document):
            documents.append(found)
        elif isinstance(found, LanguageError):
            aside.append(found.document)
        else:
            problems.append(str(found).replace(IF_PROSE, "; paste the article alone"))
    if not documents and not aside:
        return Answer(None, "\n".join(problems) or "there is no text; paste one, or choose a file")
    return Answer(_page(documents, aside, tuple(problems), blank))


def _annotated(article: Article) -> Document | ProvenanceError:
    try:
        return annotate_article(article)
    except ProvenanceError as error:
        return error


def _read(pasted: Article | None, files: dict[str, bytes]) -> Iterator[Article | ProvenanceError]:
    """Each article, or what is wrong with it. For the pasted one, what the form says
    overrides what it says itself."""
    if pasted:
        said = {k: v for k in ("outlet", "published", "title") if (v := getattr(pasted, k)) is not None}
        for number, found in enumerate(_articles(pasted.text.encode("utf-8", "replace"), _PASTED)):
            id = f"{pasted.id}-{number + 1}" if number else pasted.id
            yield evolve(found, id=id, **said) if isinstance(found, Article) else found
    for name, data in files.items():
        yield from _articles(data, name)


def _articles(data: bytes, name: str) -> Iterator[Article | ProvenanceError]:
    try:
        for item in split(data, name=name):
            try:
                yield parse(item)
            except ReadingError as error:
                yield error
    except ReadingError as error:
        yield error


def _page(documents: list[Document], aside: list[Document], problems: tuple[str, ...], blank: bool) -> str:
    if not documents:
        return write_set_aside(aside)
    if len(documents) == 1 and not aside:
        return write_report(documents[0], blank="sentences" if blank else None, set_aside=problems)
    return write_comparison_page(documents, compare(documents), aside=aside, set_aside=problems)
