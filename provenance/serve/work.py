"""What one request asks for: files in, a page out. Runs in a process of its own, which is killed if time runs out."""

from __future__ import annotations

from typing import NamedTuple

from provenance.claims import compare
from provenance.dates import NoDate, read_date
from provenance.errors import LanguageError, ProvenanceError, ReadingError
from provenance.model import Article, Document
from provenance.pipeline import annotate_article
from provenance.reading import read
from provenance.writing.report import write_comparison_page, write_report, write_set_aside


class Answer(NamedTuple):
    """A page, or (`page` is None) what is wrong with the request, in words."""

    page: str | None
    problem: str = ""


def make_report(pasted: Article | None, files: dict[str, bytes], blank: bool) -> Answer:
    """The report of the pasted article and of all articles in the files (by name); several are compared."""
    try:
        if pasted and pasted.published:
            read_date(pasted.published)
        articles = [*([pasted] if pasted else []), *(a for name, data in files.items() for a in read(data, name=name))]
        return Answer(_page(articles, blank))
    except ProvenanceError as error:
        return Answer(None, str(error))
    except NoDate as error:
        return Answer(None, f"“Published”: “{pasted and pasted.published}” {error}")


def _page(articles: list[Article], blank: bool) -> str:
    if not articles:
        raise ReadingError("there is no text", remedy="paste one, or choose a file")
    documents: list[Document] = []
    aside: list[Document] = []
    for article in articles:
        try:
            documents.append(annotate_article(article))
        except LanguageError as error:
            aside.append(error.document)
    if not documents:
        return write_set_aside(aside)
    if len(documents) == 1 and not aside:
        return write_report(documents[0], blank="sentences" if blank else None)
    return write_comparison_page(documents, compare(documents), aside=aside)
