"""RSS, Atom and WXR (the export of WordPress): each entry that contains its whole text is an article.

An entry with only a summary or a link is refused by name: what the feed says about an article is not the article.
"""

from __future__ import annotations

from collections.abc import Iterator

from provenance.errors import ReadingError
from provenance.model import Article
from provenance.reading.formats import Item
from provenance.reading.html import body_text
from provenance.reading.mail import date
from provenance.reading.raw import Raw
from provenance.reading.xml import Element, first_text, local, named, root
from provenance.xml.qualified_names import LANGUAGE

_WHOLE = ("encoded", "content")
"""RSS (`content:encoded`, of the content module) and Atom."""
_NOT_POSTS = frozenset("attachment nav_menu_item page revision custom_css".split())
"""WXR: kinds of entry that are not articles."""


def split(raw: Raw) -> Iterator[Item]:
    """An article or an error for each entry."""
    tree = root(raw.whole(), raw.name)
    entries = [e for e in named(tree, "item", "entry") if _own(e, "post_type") not in _NOT_POSTS]
    if not entries:
        raise ReadingError("is a feed without entries", where=raw.name, remedy="give the articles themselves")
    head = next(named(tree, "channel"), tree)
    language = _own(head, "language") or tree.get(LANGUAGE)
    for number, entry in enumerate(entries, 1):
        yield _article(entry, _own(head, "title"), language, raw, number)


def _article(entry: Element, outlet: str | None, language: str | None, raw: Raw, number: int) -> Item:
    where = f"{raw.name}:{entry.sourceline}"
    markup = next((text for text in map(_markup, _children(entry, *_WHOLE)) if text), "")
    body = body_text(markup)
    if not body.text.strip():
        remedy = "save the page that it links to and give that"
        return ReadingError("is an entry of a feed without its whole text", where=where, remedy=remedy)
    link = next((e.get("href") for e in _children(entry, "link") if e.get("href")), None)
    return Article(
        body.text, id=_own(entry, "guid", "id") or f"{raw.stem}-{number}", outlet=outlet, title=_own(entry, "title"),
        url=_own(entry, "link") or link, published=date(_own(entry, "pubDate", "published", "updated", "date")),
        language=language or None, omitted=body.omitted, speech=body.speech,
    )  # fmt: skip


def _markup(element: Element) -> str:
    """The HTML of a content element: character data, or XHTML inside it."""
    from lxml import etree

    if len(element):
        return "".join(etree.tostring(child, encoding="unicode") for child in element)
    return element.text or ""


def _children(element: Element, *names: str) -> list[Element]:
    return [child for child in element if local(child) in names]


def _own(element: Element, *names: str) -> str | None:
    return next((found for child in _children(element, *names) if (found := first_text(child, local(child)))), None)
