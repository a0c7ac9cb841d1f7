"""hOCR: a page with recognised text as HTML. Paragraphs are its `ocr_par`, words its `ocrx_word`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import html as lxml_html

from provenance.errors import ReadingError
from provenance.model import Article
from provenance.reading.formats import Unread
from provenance.reading.scanned import Block, Box, Word, joined, undivided
from provenance.reading.text import decoded
from provenance.reading.xml import Element, words

_BOX = re.compile(r"\bbbox (-?\d+) (-?\d+) (-?\d+) (-?\d+)")
_SURE = re.compile(r"\bx_wconf (\d+(?:\.\d+)?)")
_IMAGE = re.compile(r"\bimage\s+[\"']?([^\"';]+)")


def parse(unread: Unread) -> Article:
    """All pages of the file as one article. Raises `ReadingError`, also for pages without a word."""
    parser = lxml_html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True)
    tree = lxml_html.document_fromstring(decoded(unread.data, unread.where).encode(), parser=parser)
    text, zones = joined(block for page in _of(tree, "ocr_page") for block in _blocks(page))
    if not text:
        raise ReadingError("holds pages without a word", where=unread.where, remedy="leave it out")
    return Article(text, id=unread.id, zones=zones)


def _blocks(page: Element) -> Iterator[Block]:
    image = _IMAGE.search(page.get("title", ""))
    for paragraph in _of(page, "ocr_par") or [page]:
        found = undivided([list(_words(line)) for line in _of(paragraph, "ocr_line") or [paragraph]])
        if found:
            yield Block(image[1] if image else "", found)


def _of(element: Element, kind: str) -> list[Element]:
    return [each for each in element.iter() if kind in (each.get("class") or "").split()]


def _words(line: Element) -> Iterator[Word]:
    for element in _of(line, "ocrx_word"):
        title = element.get("title", "")
        box, sure = _BOX.search(title), _SURE.search(title)
        left, top, right, bottom = map(float, box.groups()) if box else (0.0, 0.0, 0.0, 0.0)
        if said := words(element):
            yield Word(said, (Box(left, top, right - left, bottom - top),), float(sure[1]) / 100 if sure else None)
