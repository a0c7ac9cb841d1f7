"""What the header of somebody else's TEI says about an article, as far as TEI has an agreed place for it.

The source description takes precedence over the description of the file: an archive's file is published by the archive.
A part of a file is described by its own heading and byline first.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from provenance.xml.identifiers import KINDS, address, kind_of
from provenance.xml.qualified_names import ID, LANGUAGE, TEI

Element = etree._Element
_SERIAL = frozenset(("j", "s"))


def described(root: Element, part: Element | None = None) -> dict[str, Any]:
    """The fields of `Article` that a file, or one part of it, gives: those it does not give are `None`."""
    own = part if part is not None else root
    headers = [h for e in (own, *own.iterancestors()) if (h := e.find(f"{TEI}teiHeader")) is not None]
    if part is None and not headers:
        headers = list(root.iter(f"{TEI}teiHeader"))[:1]
    told: dict[str, Any] = {}
    for header in headers:
        for field, value in _header(header).items():
            told[field] = told.get(field) or value
    if part is not None and own.find(f"{TEI}teiHeader") is None:
        told |= _heading(own)
    told["language"] = _declared(own, headers)
    return told


def id_of(element: Element) -> str | None:
    """The `xml:id` of an element."""
    return element.get(ID)


def _heading(part: Element) -> dict[str, Any]:
    """What precedes the text of an article within an issue. The issue's title is not its own."""
    heads = [_words(e) for e in _all(part, "head")]
    bylines = tuple(filter(None, map(_words, _all(part, "byline"))))
    return {"title": heads[0] if heads else None, "credits": bylines}


def _header(header: Element) -> dict[str, Any]:
    file = header.find(f"{TEI}fileDesc")
    source = _child(file, "sourceDesc")
    dates = (*_all(source, "date"), *_all(header.find(f"{TEI}profileDesc"), "date"))
    return {
        "outlet": _outlet(file, source),
        "title": _title(file, source),
        "published": next(filter(None, map(_published, dates)), None),
        "url": _address(source) or _address(_child(file, "publicationStmt")),
    }


# ---------- outlet and title


def _outlet(file: Element | None, source: Element | None) -> str | None:
    """The journal, from a title marked as one; else what the article appeared in; else the publisher of that."""
    journals = [t for t in _all(file, "title") if t.get("level") == "j"]
    hosts = [t for m in _all(source, "monogr") for t in _all(m, "title") if t.get("level") != "a"]
    serials = [t for t in _all(source, "title") if t.get("level") == "s" or (not t.get("level") and _is_serial(t))]
    publishers = list(_all(source, "publisher"))
    return next(filter(None, map(_words, (*journals, *hosts, *publishers, *serials))), None)


def _is_serial(title: Element) -> bool:
    """Whether a title without a level is that of a serial: it has a volume, a page or an article's title beside it."""
    bibl = title.getparent()
    beside = [] if bibl is None else list(bibl)
    return any(
        e.tag == f"{TEI}biblScope" or e.get("level") == "a" or (e.tag == f"{TEI}idno" and e.get("type") == "ISSN")
        for e in beside
        if e is not title
    )


def _title(file: Element | None, source: Element | None) -> str | None:
    articles = [t for t in _all(file, "title") if t.get("level") == "a"]
    own = [t for t in _all(_child(file, "titleStmt"), "title") if t.get("level") not in _SERIAL]
    return next(filter(None, map(_words, (*articles, *own))), None)


# ---------- dates, addresses, language


def _published(date: Element) -> str | None:
    """The day, or the days as an ISO 8601 interval, that a `date` gives in machine-readable form; else its words."""
    if when := date.get("when") or date.get("when-iso"):
        return when
    for first, last in (("from", "to"), ("notBefore", "notAfter")):
        if start := date.get(first) or date.get(f"{first}-iso"):
            end = date.get(last) or date.get(f"{last}-iso")
            return f"{start}/{end}" if end and end != start else start
    return _words(date)


def _address(element: Element | None) -> str | None:
    """Where the source, or the file, can be looked up: what is linked, else its most persistent identifier."""
    linked = [e.get("target", "") for e in _all(element, "ref", "ptr") if e.get("target", "").startswith("http")]
    named = [(_words(e) or "", e.get("type") or e.get("subtype") or "") for e in _all(element, "idno")]
    known = {kind_of(*each): address(*each) for each in reversed(named)}
    return next(filter(None, (*linked[:1], *map(known.get, KINDS))), None)


def _declared(own: Element, headers: list[Element]) -> str | None:
    """The language of the text: from its own `xml:lang`, from that of the whole, or the only one the header lists."""
    texts = [e.get(LANGUAGE) for e in own.iter(f"{TEI}text")]
    around = [e.get(LANGUAGE) for e in (own, *own.iterancestors())]
    listed = [e.get("ident") for header in headers[:1] for e in header.iterfind(f".//{TEI}langUsage/{TEI}language")]
    return next(filter(None, (*texts, *around)), None) or (listed[0] if len(listed) == 1 else None)


def _all(element: Element | None, *names: str) -> Iterator[Element]:
    return iter(()) if element is None else element.iter(*(TEI + name for name in names))


def _child(element: Element | None, name: str) -> Element | None:
    return None if element is None else element.find(TEI + name)


def _words(element: Element | None) -> str | None:
    return None if element is None else " ".join("".join(map(str, element.itertext())).split()) or None
