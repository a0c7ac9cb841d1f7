"""NewsML 1.0 to 1.2 (IPTC): each `NewsItem` with text in it. The text is NITF, XHTML or plain, under `DataContent`.

What a component is for is given in its `Role`: captions and summaries are not articles, and are listed as left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from provenance.errors import ReadingError
from provenance.model import Article, Omission
from provenance.reading.dates import doubt_date
from provenance.reading.formats import Item
from provenance.reading.newsml_g2 import content_text, is_text
from provenance.reading.nitf import iso_date
from provenance.reading.raw import Raw
from provenance.reading.xml import Element, first_text, local, named, root, texts
from provenance.xml.qualified_names import LANGUAGE

_BESIDE = frozenset("caption summary abstract teaser synopsis".split())
"""Roles (`Role/@FormalName`, lower case) of what only accompanies an article."""
_DATES = ("FirstCreated", "ThisRevisionCreated", "DateId")


def split(raw: Raw) -> Iterator[Item]:
    """An article for each text of each item; an item without text is skipped, unless none has any."""
    tree = root(raw.whole(), raw.name)
    found = [(item, content) for item in named(tree, "NewsItem") for content in _contents(item)]
    if not found:
        data = next((local(e) for content in named(tree, "DataContent") for e in content), None)
        problem = f"holds data (“{data}”), and no article" if data else "holds no item with text"
        remedy = "give the items themselves, with their text in DataContent"
        raise ReadingError(problem, where=raw.name, remedy=remedy)
    for number, (item, content) in enumerate(found, 1):
        several = sum(other is item for other, _ in found) > 1
        id = f"{raw.stem}-{number}" if len(found) > 1 else raw.stem
        yield _article(item, content, raw, id if several else _identifier(item) or id)


def _contents(item: Element) -> list[Element]:
    """The contents of an item that are its articles."""
    texts = (e for e in named(item, "DataContent") if is_text(e) and _role(e) not in _BESIDE)
    return [e for e in texts if content_text(e)[0].strip()]


def _role(content: Element) -> str:
    """What the innermost component around a content is for."""
    roles = (role.get("FormalName", "") for e in content.iterancestors() for role in e if role.tag == "Role")
    return next(roles, "").lower()


def _identifier(item: Element) -> str | None:
    return first_text(item, "PublicIdentifier") or first_text(item, "NewsItemId")


def _article(item: Element, content: Element, raw: Raw, id: str) -> Article:
    text, omitted = content_text(content)
    beside = [e for e in named(item, "DataContent") if _role(e) in _BESIDE]
    omitted += tuple(Omission(_role(e), said) for e in beside if (said := content_text(e)[0].strip()))
    parties = tuple(filter(None, (_party(item, "Provider"), _party(item, "Source"))))
    article = Article(
        text, id=id, outlet=next(iter(parties), None), title=first_text(item, "HeadLine"),
        published=iso_date(next(filter(None, (first_text(item, name) for name in _DATES)), None)),
        language=_language(item, content), omitted=omitted,
        credits=(*texts(item, "ByLine", "CreditLine"), *parties),
    )  # fmt: skip
    doubt_date(article, f"{raw.name}:{content.sourceline}")
    return article


def _party(item: Element, name: str) -> str | None:
    parties = (party for e in named(item, name) for party in named(e, "Party"))
    return next((found for party in parties if (found := party.get("FormalName"))), None)


def _language(item: Element, content: Element) -> str | None:
    """What the content declares, else what is said about the item."""
    declared = (e.get(LANGUAGE) for e in (content, *content.iterancestors()))
    told = (e.get("FormalName") for e in named(item, "Language"))
    return next(filter(None, (*told, *declared)), None)
