"""PDF: the text of its pages (pypdf, an extra), line by line as it was printed.

Lines at the head or foot of most pages are left out, with their page numbers; so are pictures. Tables cannot be told
from the rest. What a PDF says about itself is seldom about the article, and is not used.
"""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from provenance.errors import ReadingError
from provenance.model import Article, Omission
from provenance.reading.formats import Unread
from provenance.reading.package import tell_losses

_NUMBER = re.compile(r"\d+")
_FEWEST = 3
"""Fewest pages a line must begin or end to count as a running head or foot."""


def parse(unread: Unread) -> Article:
    """The article. Raises `ReadingError`, also where pypdf is not installed."""
    pages = list(_pages(unread))
    lines, running = _without_running([text.splitlines() for text, _ in pages])
    text = "\n".join(line.rstrip() for page in lines for line in page).strip()
    if not text:
        problem = "is a PDF without text, such as a scan"
        raise ReadingError(problem, where=unread.where, remedy="have its text recognised first")
    pictures = (Omission("picture", f"on page {n}") for n, (_, count) in enumerate(pages, 1) for _ in range(count))
    omitted = (*(Omission("running line", line) for line in running), *pictures)
    tell_losses(unread.where, omitted)
    return Article(text + "\n", id=unread.id, omitted=omitted)


def _pages(unread: Unread) -> Iterator[tuple[str, int]]:
    """The text of each page, and how many pictures there are on it."""
    try:
        import pypdf
    except ImportError as error:
        remedy = "install it: pip install 'provenance-annotator[pdf]'"
        raise ReadingError("needs pypdf, which is missing", where=unread.where, remedy=remedy) from error
    logging.getLogger("pypdf").setLevel(logging.ERROR)  # it warns of every blemish it copes with
    number = 0
    try:
        reader = pypdf.PdfReader(io.BytesIO(unread.data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise ReadingError("is encrypted", where=unread.where, remedy="save it without a password")
        for page in reader.pages:
            number += 1
            yield page.extract_text(), _pictures(page)
    except ReadingError:
        raise
    except Exception as error:  # pypdf may raise anything on a damaged file
        problem, where = f"is damaged PDF ({error})", f"{unread.where}, page {number}" if number else unread.where
        raise ReadingError(problem, where=where, remedy="take its text out, for example with pdftotext") from error


def _pictures(page: Any) -> int:
    objects = (page.get("/Resources") or {}).get("/XObject") or {}
    return sum(each.get_object().get("/Subtype") == "/Image" for each in objects.values())


def _without_running(pages: list[list[str]]) -> tuple[list[list[str]], list[str]]:
    """The pages without the first and last lines that most of them share apart from a number, and those lines."""
    edges = Counter(shape for page in pages for shape in {_shape(line) for line in (*page[:1], *page[-1:])})
    running = {shape for shape, count in edges.items() if shape and count >= max(_FEWEST, len(pages) / 2)}
    left, taken = [], []
    for page in pages:
        for at in (0, -1):
            if page and _shape(page[at]) in running:
                taken.append(page.pop(at).strip())
        left.append(page)
    return left, taken


def _shape(line: str) -> str:
    return _NUMBER.sub("#", line.strip())
