"""HTML: the article in a page, found by trafilatura (an extra). Offsets refer to the extracted text, which is stored.

Captions and tables are listed in `Article.omitted`; navigation, comments and advertisements do not belong to the
article and are dropped.
"""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Any, NamedTuple

from lxml import etree
from lxml import html as lxml_html

from provenance.errors import ReadingError
from provenance.model import Article, EncodedSpeech, Omission
from provenance.reading.formats import Unread
from provenance.reading.html_speech import quotations, speech
from provenance.reading.text import decoded
from provenance.reading.xml import Element, paragraphs, words

DEEPEST = 250
"""Deepest nesting of elements; beyond it parsers slow down or stop."""
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{1,40})", re.I)
_DATED = {"original_date": True, "extensive_search": False}
"""Without dates of the running text, the year of a copyright notice and the like."""
BLOCKS = frozenset("p div h1 h2 h3 h4 h5 h6 li dt dd blockquote pre br section article body main tr".split())
OUT = frozenset("figure figcaption table aside script style head".split())


def parse(unread: Unread) -> Article:
    """The article. Raises `ReadingError`, also where trafilatura is not installed."""
    page = _page(unread)
    quoted = quotations(page)
    found = _extracted(page, unread)
    text = (found.text if found else "") or ""
    if not text.strip():
        raise ReadingError("holds no recognisable article", where=unread.where, remedy="save its text as .txt")
    if only := _only(text, page):
        problem = f"holds no recognisable article, only {only}"
        raise ReadingError(problem, where=unread.where, remedy="save its text as .txt")
    return Article(
        text, id=unread.id, outlet=found.sitename or None, published=found.date or None,
        title=found.title or None, url=found.url or None, language=_language(page),
        omitted=tuple(_captions(page)), speech=speech(text, quoted),
    )  # fmt: skip


class Body(NamedTuple):
    """The text of a piece of HTML, what was left out of it, and the quotations whose source it names."""

    text: str
    omitted: tuple[Omission, ...] = ()
    speech: tuple[EncodedSpeech, ...] = ()


def body_text(markup: str) -> Body:
    """The text of a piece of HTML that is an article and nothing else."""
    try:
        tree = lxml_html.fromstring(f"<body>{markup}</body>", parser=_parser())
    except (etree.LxmlError, ValueError):
        return Body("")
    quoted = quotations(tree)
    text, omitted = paragraphs(tree, BLOCKS, OUT)
    return Body(text, omitted, speech(text, quoted))


def document(data: bytes) -> Element | None:
    """A document of a book, in UTF-8 or UTF-16, parsed; `None` if it is not one."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        data = data.decode("utf-16", "replace").encode()
    try:
        page: Element = lxml_html.document_fromstring(data, parser=_utf8_parser())
    except (etree.LxmlError, ValueError):
        return None
    return None if _is_deep(page) else page


def _parser() -> Any:
    return lxml_html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)


def _page(unread: Unread) -> Element:
    """The parsed page. HTML may name its encoding; without a name it is UTF-8."""
    named = _CHARSET.search(unread.data[:4096])
    try:
        text = unread.data.decode(named[1].decode()) if named else decoded(unread.data, unread.where)
    except (LookupError, UnicodeDecodeError) as error:
        problem = f"is not in the encoding it names ({error})"
        raise ReadingError(problem, where=unread.where, remedy="save it as UTF-8") from error
    if "\0" in text:
        where = f"{unread.where}, character {text.index(chr(0))}"
        raise ReadingError("holds a NUL character", where=where, remedy="remove it")
    try:
        page: Element = lxml_html.document_fromstring(text.encode(), parser=_utf8_parser())
    except (etree.LxmlError, ValueError) as error:
        raise ReadingError(f"is not HTML ({error})", where=unread.where, remedy="save its text as .txt") from error
    if _is_deep(page):
        raise ReadingError(f"is nested deeper than {DEEPEST} elements", where=unread.where, remedy="flatten it")
    return page


def _utf8_parser() -> Any:
    return lxml_html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True)


def _is_deep(page: Element) -> bool:
    depth = 0
    for event, _ in etree.iterwalk(page, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > DEEPEST:
            return True
    return False


def _extracted(page: Element, unread: Unread) -> Any:
    try:
        import trafilatura
    except ImportError as error:
        remedy = "install it: pip install 'provenance-annotator[html]'"
        raise ReadingError("needs trafilatura, which is missing", where=unread.where, remedy=remedy) from error
    return trafilatura.bare_extraction(
        deepcopy(page), url=unread.url, include_comments=False, include_tables=False, with_metadata=True,
        date_extraction_params=_DATED,
    )  # fmt: skip


def _language(page: Element) -> str | None:
    return page.get("lang") or page.get("xml:lang") or None


def _only(text: str, page: Element) -> str | None:
    """What a text that is not an article consists of: captions, or links and headings; `None` if there is more."""
    lines = {_squeezed(line) for line in text.splitlines() if line.strip()}
    headings = {_squeezed(words(each)) for each in page.iter("title", "h1", "h2", "h3")}
    captions = {_squeezed(words(e)) for e in page.iter() if e.tag == "figcaption" or "caption" in e.get("class", "")}
    captions |= {_squeezed(each.get("alt", "")) for each in page.iter("img")}
    if lines <= captions | headings:
        return "a caption" if lines & captions else "headings"
    links = {_squeezed(words(each)) for each in page.iter("a")}
    return "links" if lines <= links | headings else None


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _captions(page: Element) -> list[Omission]:
    return [
        Omission("caption" if each.tag == "figcaption" else "table", said)
        for each in page.iter("figcaption", "table")
        if (said := words(each))
    ]
