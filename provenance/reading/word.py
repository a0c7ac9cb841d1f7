"""Word documents (DOCX, WordprocessingML of ECMA-376, transitional and strict): the paragraphs of the body.

Read from the XML itself, since python-docx skips text in tracked insertions and content controls. Deleted text is not
read. Tables, text boxes, footnotes, endnotes, comments, headers, footers and pictures are listed as left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from provenance.errors import ReadingError
from provenance.model import Article, Omission
from provenance.reading.formats import Unread
from provenance.reading.package import Package, document_article
from provenance.reading.xml import Element, local, named

_CHARACTERS = {"tab": "\t", "cr": "\n", "br": "\n", "noBreakHyphen": "\u2011"}
_NOT_READ = frozenset("pPr rPr del moveFrom instrText delText drawing pict object AlternateContent sdtPr".split())
"""Properties, deleted text, field codes, and what is drawn."""
_PARTS = {
    "footnotes": "footnote", "endnotes": "endnote", "comments": "comment", "header": "page header",
    "footer": "page footer",
}  # fmt: skip
"""Roots of the other files with text, and what they are called."""


def parse(unread: Unread) -> Article:
    """The article. Raises `ReadingError`."""
    package = Package(unread.data, unread.where)
    document = package.xml("word/document.xml")
    body = None if document is None else next(named(document, "body"), None)
    if body is None:
        raise ReadingError("is a Word document without a body", where=unread.where, remedy="save it as plain text")
    paragraphs = [(p, text) for p in _paragraphs(body) if (text := _text(p).strip())]
    title = next((text for p, text in paragraphs if _style(p) == "Title"), None)
    omitted = (*_left_out(body), *_other_parts(package))
    return document_article(unread, [text for _, text in paragraphs], title, omitted)


def _paragraphs(content: Element) -> Iterator[Element]:
    for e in content:
        if local(e) == "p":
            yield e
        elif local(e) != "tbl" and local(e) not in _NOT_READ:
            yield from _paragraphs(e)


def _text(content: Element) -> str:
    if local(content) == "t":
        return content.text or ""
    if local(content) in _NOT_READ:
        return ""
    return _CHARACTERS.get(local(content), "") + "".join(map(_text, content))


def _style(p: Element) -> str | None:
    return next((e.get(key) for e in named(p, "pStyle") for key in map(str, e.keys()) if key.endswith("}val")), None)


def _left_out(body: Element) -> Iterator[Omission]:
    for e in named(body, "tbl", "txbxContent", "docPr"):
        if any(local(a) in ("tbl", "txbxContent", "Fallback") for a in e.iterancestors()):
            continue  # reported with what it is in; a fallback repeats the same
        kind = {"tbl": "table", "txbxContent": "text box"}.get(local(e), "picture")
        text = e.get("descr") or "without a description" if kind == "picture" else _all_text(e)
        if text and not (kind == "picture" and next(_boxes(e), None) is not None):
            yield Omission(kind, text)


def _boxes(properties: Element) -> Iterator[Element]:
    """The text boxes of a drawing, which is then not a picture."""
    parent = properties.getparent()
    return iter(()) if parent is None else named(parent, "txbxContent")


def _all_text(content: Element) -> str:
    return " ".join(text for p in named(content, "p") if (text := _text(p).strip()))


def _other_parts(package: Package) -> Iterator[Omission]:
    for name in package.names("word/", ".xml"):
        if (start := name.removeprefix("word/").rstrip("0123456789.xml")) not in _PARTS:
            continue
        part = package.xml(name)
        for e in [part] if part is not None and start in ("header", "footer") else (part if part is not None else ()):
            if text := _all_text(e):
                yield Omission(_PARTS[start], text)
