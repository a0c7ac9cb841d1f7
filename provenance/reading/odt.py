"""OpenDocument texts (ODT): the headings and paragraphs of the body, read from the XML itself.

Tables, text boxes, notes, comments, contents and pictures are listed as left out; deleted text is not read.
"""

from __future__ import annotations

from collections.abc import Iterator

from provenance.errors import ReadingError
from provenance.model import Article, Omission
from provenance.reading.formats import Unread
from provenance.reading.package import Package, document_article
from provenance.reading.xml import Element, local, named, words

_KINDS = {
    "table": "table", "text-box": "text box", "note": "footnote", "annotation": "comment", "image": "picture",
    "table-of-content": "table of contents", "alphabetical-index": "index", "object": "embedded object",
}  # fmt: skip
"""Elements that are left out, and what they are called."""
_NOT_READ = frozenset(("tracked-changes", "frame", "custom-shape", "forms", *_KINDS))
_CHARACTERS = {"tab": "\t", "line-break": "\n"}


def parse(unread: Unread) -> Article:
    """The article. Raises `ReadingError`."""
    content = Package(unread.data, unread.where).xml("content.xml")
    body = None if content is None else next(named(content, "text"), None)
    if content is None or body is None:
        raise ReadingError("is an OpenDocument file without a text", where=unread.where, remedy="save it as plain text")
    found = [(p, text) for p in _paragraphs(body) if (text := _text(p).strip())]
    titles = {"Title", *(_attribute(e, "name") for e in named(content, "style") if _parent_style(e) == "Title")}
    title = next((text for p, text in found if _attribute(p, "style-name") in titles), None)
    return document_article(unread, [text for _, text in found], title, tuple(_left_out(body)))


def _paragraphs(content: Element) -> Iterator[Element]:
    for e in content:
        if local(e) in ("p", "h"):
            yield e
        elif local(e) not in _NOT_READ:
            yield from _paragraphs(e)


def _text(content: Element) -> str:
    """The text of a paragraph: runs of white space are one space (OpenDocument 1.3, 6.1.2), others are elements."""
    return "".join(_pieces(content))


def _pieces(content: Element) -> Iterator[str]:
    yield _collapsed(content.text)
    for e in content:
        if local(e) == "s":
            yield " " * min(int(_attribute(e, "c") or 1), 100)
        elif local(e) in _CHARACTERS:
            yield _CHARACTERS[local(e)]
        elif local(e) not in _NOT_READ:
            yield from _pieces(e)
        yield _collapsed(e.tail)


def _collapsed(text: str | None) -> str:
    parts = (text or "").replace("\n", " ").replace("\t", " ")
    while "  " in parts:
        parts = parts.replace("  ", " ")
    return parts


def _left_out(body: Element) -> Iterator[Omission]:
    for e in named(body, *_KINDS):
        if any(local(a) in _KINDS for a in e.iterancestors()):
            continue
        kind = _KINDS[local(e)]
        frame = e.getparent()
        described = None if frame is None else next((words(d) for d in named(frame, "desc", "title")), None)
        said = next(named(e, "note-body"), e)
        text = described or "without a description" if kind == "picture" else words(said)
        if text:
            yield Omission(kind, text)


def _parent_style(style: Element) -> str | None:
    return _attribute(style, "parent-style-name")


def _attribute(e: Element, name: str) -> str | None:
    return next((str(value) for key, value in e.items() if str(key).rpartition("}")[2] == name), None)
