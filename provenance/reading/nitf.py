"""NITF 3 (IPTC): `body.content`, paragraph by paragraph. Media, tables and notes are listed in `Article.omitted`.

White space in NITF is layout, so runs of it become one space; offsets refer to the text so read, which is stored.
"""

from __future__ import annotations

from provenance.errors import ReadingError
from provenance.model import Article
from provenance.reading.formats import Unread
from provenance.reading.xml import Element, first_text, named, paragraphs, root, texts
from provenance.xml.qualified_names import LANGUAGE

_BLOCKS = frozenset("p hl2 li dt dd bq pre fn-block block body.content br".split())
_OUT = frozenset("media table nitf-table fn note ol-caption".split())


def parse(unread: Unread) -> Article:
    """The article. Raises `ReadingError`."""
    tree = root(unread.data, unread.where)
    content = next(named(tree, "body.content"), None)
    text, omitted = paragraphs(content, _BLOCKS, _OUT) if content is not None else ("", ())
    if not text:
        raise ReadingError("has no words in body.content", where=unread.where, remedy="check that it is an article")
    return Article(
        text, id=unread.id, outlet=_attribute(tree, "pubdata", "name") or first_text(tree, "distributor"),
        published=iso_date(_attribute(tree, "date.issue", "norm") or _attribute(tree, "pubdata", "date.publication")),
        title=first_text(tree, "hl1") or first_text(tree, "title"), url=_attribute(tree, "pubdata", "ex-ref"),
        language=_language(tree), omitted=omitted,
        credits=texts(tree, "byline", "distributor"),
    )  # fmt: skip


def _language(tree: Element) -> str | None:
    """What the document, its body or the body's content declares: the innermost counts."""
    inner = (e.get(LANGUAGE) for name in ("body.content", "body") for e in named(tree, name))
    return next(filter(None, inner), tree.get(LANGUAGE))


def _attribute(tree: Element, name: str, attribute: str) -> str | None:
    return next((value for each in named(tree, name) if (value := each.get(attribute))), None)


def iso_date(norm: str | None) -> str | None:
    """NITF's dates (ISO 8601 basic, `20250714T120000+0200`) as ISO 8601 extended; others as they are."""
    if not norm or not norm[:8].isdecimal():
        return norm
    day = f"{norm[:4]}-{norm[4:6]}-{norm[6:8]}"
    time, zone = norm[9:15], norm[15:]
    if len(time) != 6 or not time.isdecimal():
        return day
    zone = f"{zone[:3]}:{zone[3:]}" if len(zone) == 5 else zone
    return f"{day}T{time[:2]}:{time[2:4]}:{time[4:]}{zone}"
