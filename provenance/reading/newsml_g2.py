"""NewsML-G2 (IPTC): each `newsItem` with text, alone or in a `newsMessage`. Its text is an XHTML or NITF document, or
plain, under `contentSet`.

White space in XHTML and NITF is layout, so runs of it become one space; plain text (`inlineData`) is exact.
"""

from __future__ import annotations

from collections.abc import Iterator

from provenance.errors import ReadingError
from provenance.model import Article, Omission
from provenance.reading.dates import doubt_date
from provenance.reading.formats import Item
from provenance.reading.raw import Raw
from provenance.reading.xml import Element, first_text, local, named, paragraphs, root, texts
from provenance.xml.qualified_names import LANGUAGE

_BLOCKS = frozenset("p div h1 h2 h3 h4 li dt dd blockquote pre br section article body hl2 block".split())
_TEXTS = _BLOCKS | frozenset("html nitf body.content header footer span b i em strong a".split())
"""What the text of an item may begin with, in whatever namespace."""
_XHTML = "{http://www.w3.org/1999/xhtml}"
_OUT = frozenset("figure table aside script style media head header nav footer time".split())


def split(raw: Raw) -> Iterator[Item]:
    """An article for each item with text. An item without (a picture, a package) is skipped, unless none has any; one
    with data, such as sports results or a list of events, is an error."""
    tree = root(raw.whole(), raw.name)
    items = [item for item in named(tree, "newsItem") if next(_contents(item), None) is not None]
    if not items:
        raise ReadingError(
            "holds no item with text", where=raw.name, remedy="give the items themselves, with contentSet"
        )
    for number, item in enumerate(items, 1):
        content = next(filter(is_text, _contents(item)), None)
        if content is None:
            yield _only_data(item, raw)
        else:
            yield _article(item, content, raw, f"{raw.stem}-{number}" if len(items) > 1 else raw.stem)


def _contents(item: Element) -> Iterator[Element]:
    return named(item, "inlineXML", "inlineData")


def is_text(content: Element) -> bool:
    """Whether a content is plain text, XHTML or NITF, and not data in another vocabulary."""
    return all(_is_of_text(e) for e in content)


def _is_of_text(e: Element) -> bool:
    return local(e) in _TEXTS or str(e.tag).startswith(_XHTML)


def _only_data(item: Element, raw: Raw) -> ReadingError:
    data = next(local(e) for content in _contents(item) for e in content if not _is_of_text(e))
    problem = f"is an item of data (“{data}”), not an article"
    return ReadingError(problem, where=f"{raw.name}:{item.sourceline}", remedy="give the items with text")


def _article(item: Element, content: Element, raw: Raw, id: str) -> Item:
    text, omitted = content_text(content)
    where = f"{raw.name}:{item.sourceline}"
    if not text.strip():
        return ReadingError("has no words in its content", where=where, remedy="check that it is an article")
    provider = next(named(item, "provider"), None)
    outlet = None if provider is None else first_text(provider, "name") or provider.get("literal")
    article = Article(
        text, id=item.get("guid") or id, outlet=outlet, title=first_text(item, "headline"),
        published=first_text(item, "contentCreated", "firstCreated", "versionCreated"),
        language=_language(item, content), omitted=omitted,
        credits=texts(item, "by", "creditline", "infoSource", "provider"),
    )  # fmt: skip
    doubt_date(article, where)
    return article


def _language(item: Element, content: Element) -> str | None:
    """What the content declares, else what is said about it, else the item."""
    told = next((e.get("tag") for e in named(item, "language") if e.get("tag")), None)
    return content.get(LANGUAGE) or told or item.get(LANGUAGE)


def content_text(content: Element) -> tuple[str, tuple[Omission, ...]]:
    """The text of an XHTML or NITF document, or the plain text, in an element of NewsML, and what was left out."""
    if len(content) == 0:
        return content.text or "", ()
    body = next(named(content, "body.content"), next(named(content, "body"), content))
    return paragraphs(body, _BLOCKS, _OUT)
