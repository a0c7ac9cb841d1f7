"""EPUB: each document in the reading order that has paragraphs is an article, as in a magazine issue.

The book's publisher is the outlet. Navigation, covers, title pages and contents are left out; pictures, tables and
notes are listed as such. Read with zipfile and lxml: EbookLib is under the AGPL.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote

from attrs import evolve

from provenance.errors import ReadingError
from provenance.model import Article, Omission
from provenance.reading.dates import doubt_date
from provenance.reading.formats import Item
from provenance.reading.html import BLOCKS, OUT, document
from provenance.reading.package import Package, tell_losses
from provenance.reading.raw import Raw
from provenance.reading.xml import Element, first_text, named, paragraphs, words

_PAGES = ("application/xhtml+xml", "text/html")
_TYPE = "{http://www.idpf.org/2007/ops}type"
_AROUND = frozenset("cover titlepage halftitlepage toc landmarks copyright-page colophon index loi lot".split())
"""`epub:type` of what surrounds the articles (EPUB Structural Semantics Vocabulary)."""


def split(raw: Raw) -> Iterator[Item]:
    """An article or an error for each document."""
    package = Package(raw.whole(), raw.name)
    book, folder = _book(package)
    outlet, title = first_text(book, "publisher"), first_text(book, "title")
    told = Article("", outlet=outlet, published=first_text(book, "date"), language=first_text(book, "language"))
    found = [(name, page) for name in _order(book, folder) if (page := _page(package, name)) is not None]
    if not found:
        raise ReadingError("is an EPUB book without text", where=raw.name, remedy="give the articles themselves")
    alone = len(found) == 1
    for number, (name, page) in enumerate(found, 1):
        id = raw.stem if alone else f"{raw.stem}-{number}"
        yield _article(page, evolve(told, id=id, title=title if alone else None), f"{raw.name}/{name}")


def _book(package: Package) -> tuple[Element, PurePosixPath]:
    """The package document, and the folder that its names are relative to."""
    container = package.xml("META-INF/container.xml")
    name = None if container is None else next((e.get("full-path") for e in named(container, "rootfile")), None)
    book = package.xml(name) if name else None
    if book is None or name is None:
        raise ReadingError("is an EPUB book without a list of its parts", where=package.where, remedy="fetch it again")
    return book, PurePosixPath(name).parent


def _order(book: Element, folder: PurePosixPath) -> Iterator[str]:
    """The names of the documents in reading order."""
    items = {e.get("id"): e for e in named(book, "item")}
    for reference in named(book, "itemref"):
        item = items.get(reference.get("idref"))
        if item is None or item.get("media-type") not in _PAGES or "nav" in (item.get("properties") or "").split():
            continue
        yield str(folder / unquote((item.get("href") or "").partition("#")[0]))


def _page(package: Package, name: str) -> Element | None:
    """The body of a document with paragraphs, unless it is marked as something around the articles."""
    data = package.file(name)
    page = None if data is None else document(data)
    body = None if page is None else next(page.iter("body"), None)
    if body is None or not any(words(p) for p in body.iter("p")):
        return None
    types = {kind for e in (body, *body) for kind in (e.get("epub:type") or e.get(_TYPE) or "").split()}
    return None if types & _AROUND else body


def _article(body: Element, told: Article, where: str) -> Item:
    text, omitted = paragraphs(body, BLOCKS, OUT)
    if not text.strip():
        return ReadingError("holds no text outside of tables", where=where, remedy="leave it out")
    omitted += tuple(Omission("picture", e.get("alt") or "without a description") for e in body.iter("img"))
    heading = next((said for e in body.iter("h1", "h2", "h3") if (said := words(e))), None)
    article = evolve(told, text=text, title=told.title or heading, omitted=omitted)
    doubt_date(article, where)
    tell_losses(where, omitted)
    return article
