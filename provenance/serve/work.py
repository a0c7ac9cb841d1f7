"""What one request asks for: files in, a page out. On the local page it runs in a process of its own, which is killed
if time runs out; in the page without a server `serve.browser` calls it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, count
from typing import NamedTuple

from attrs import evolve, frozen

from provenance.claims import compare
from provenance.corrections import correct
from provenance.dates import NoDate, read_date
from provenance.errors import LanguageError, ProvenanceError, ReadingError
from provenance.model import Article, Comparison, Correction, Document
from provenance.pipeline import annotate_article
from provenance.reading import parse, split
from provenance.reading.file_kinds import IF_PROSE
from provenance.writing.report import write_comparison_page, write_report, write_set_aside

_PASTED = "the pasted text"


class Answer(NamedTuple):
    """A page, or (`page` is None) what is wrong with the request, in words."""

    page: str | None
    problem: str = ""


@frozen
class Made:
    """The result of a request: the annotated articles, what several of them share, those that are not in English, and
    what could not be read, in words."""

    documents: tuple[Document, ...]
    comparison: Comparison | None
    plain: tuple[Document, ...]
    """The same documents without what people have corrected."""
    aside: tuple[Document, ...] = ()
    problems: tuple[str, ...] = ()


def make_report(pasted: Sequence[Article], files: Mapping[str, bytes], blank: bool) -> Answer:
    """The report on what `made` returns."""
    try:
        return Answer(page(made(pasted, files), blank))
    except ProvenanceError as error:
        return Answer(None, str(error))


def made(pasted: Sequence[Article], files: Mapping[str, bytes], corrections: Sequence[Correction] = ()) -> Made:
    """The pasted articles and all articles in the files (by name), annotated and corrected; several are compared.

    What is pasted may be whatever a file may be, HTML for example. What cannot be read or annotated is named in
    `problems`. Raises `ReadingError` where nothing is left, or for a date that is not one.
    """
    for article in pasted:
        _check_date(article)
    documents: list[Document] = []
    aside: list[Document] = []
    problems: list[str] = []
    for item in _apart(_read(pasted, files)):
        found = _annotated(item) if isinstance(item, Article) else item
        if isinstance(found, Document):
            documents.append(found)
        elif isinstance(found, LanguageError):
            aside.append(found.document)
        else:
            problems.append(str(found).replace(IF_PROSE, "; paste the article alone"))
    if not documents and not aside:
        raise ReadingError("\n".join(problems) or "there is no text; paste one, or choose a file")
    corrected = tuple(correct(document, corrections) for document in documents) if corrections else tuple(documents)
    comparison = compare(corrected) if len(documents) + len(aside) > 1 else None
    return Made(corrected, comparison, tuple(documents), tuple(aside), tuple(problems))


def page(made: Made, blank: bool) -> str:
    """The report: of the one article, as a worksheet if `blank`, or of several side by side."""
    if not made.documents:
        return write_set_aside(made.aside)
    if made.comparison is None:
        return write_report(made.documents[0], blank="sentences" if blank else None, set_aside=made.problems)
    return write_comparison_page(made.documents, made.comparison, aside=made.aside, set_aside=made.problems)


def _check_date(article: Article) -> None:
    try:
        if article.published:
            read_date(article.published)
    except NoDate as error:
        raise ReadingError(f"“Published”: “{article.published}” {error}") from error


def _annotated(article: Article) -> Document | ProvenanceError:
    try:
        return annotate_article(article)
    except ProvenanceError as error:
        return error


def _apart(items: Iterable[Article | ProvenanceError]) -> Iterator[Article | ProvenanceError]:
    """The articles; those with the id of an earlier one get a number added."""
    taken: set[str] = set()
    for item in items:
        if isinstance(item, Article):
            ids = chain([item.id], (f"{item.id}-{n}" for n in count(2)))
            id = next(id for id in ids if id not in taken)
            taken.add(id)
            item = evolve(item, id=id)
        yield item


def _read(pasted: Sequence[Article], files: Mapping[str, bytes]) -> Iterator[Article | ProvenanceError]:
    """Each article, or what is wrong with it. For the pasted ones, what the form says overrides what they say."""
    for article in pasted:
        said = {k: v for k in ("outlet", "published", "title") if (v := getattr(article, k)) is not None}
        for found in _articles(article.text.encode("utf-8", "replace"), _PASTED):
            yield evolve(found, id=article.id, **said) if isinstance(found, Article) else found
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
