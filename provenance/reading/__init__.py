"""One module per input format. `read` recognises the format from the content.

Reading has two halves. `split` is cheap and streams: it divides an input into single articles, looking at the bytes of
each no more than necessary. `parse` turns those bytes into an `Article`, and may be slow, or die, in another process.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from attrs import evolve

from provenance.errors import ReadingError
from provenance.model import Article, Document
from provenance.reading import plugged
from provenance.reading.dates import doubt_date, place
from provenance.reading.description import described
from provenance.reading.formats import ONE_ARTICLE, SEVERAL_ARTICLES, Item, Unread, module, names, plugged_in
from provenance.reading.raw import LARGEST, Readable, opened
from provenance.reading.recognition import recognised
from provenance.settings import Tei


def read(
    source: Readable, format: str | None = None, *, name: str | None = None, tei: Tei | None = None
) -> Iterator[Article | Document]:
    """The articles of a file, in its order, one at a time. The text is exactly what is there.

    What this program wrote as JSON or JSONL gives documents, with their labels; `annotate` labels them again.

    `source` is a path, the bytes themselves, or a binary stream; `name` is what messages call it. `format` is one of
    `formats.FORMATS`; without it the format is recognised from the content. Compressed input (gzip, bzip2, xz) is
    unpacked. `tei` says which divisions of TEI are articles (`Settings.tei`).

    If one of several records cannot be read, the others are still given, and the first error is raised after the last
    of them. Raises `ReadingError` naming the file, the place in it and a remedy, and `TypeError` for a list of paths or
    a text stream. Nothing is opened, or raised, before the first article is asked for.
    """
    failed: list[ReadingError] = []
    for item in split(source, format, name=name, tei=tei):
        try:
            yield item if isinstance(item, Document) else parse(item)
        except ReadingError as error:
            failed.append(error)
    if failed:
        raise failed[0]


def split(
    source: Readable,
    format: str | None = None,
    *,
    name: str | None = None,
    inside: bool = False,
    tei: Tei | None = None,
    whole: bool = False,
) -> Iterator[Item]:
    """The articles of a file, parsed where that is cheap (`Article`; `Document` where this program wrote them as JSON
    or JSONL), else as bytes (`Unread`), and the records that cannot be read (`ReadingError`, as values). `tei` says
    which divisions of TEI are articles; with `whole`, a TEI file stays in one piece, however many it contains. Raises
    `ReadingError` if the file as a whole cannot be read."""
    with opened(source, name) as raw:
        format = format or plugged.recognised(raw.head, plugged_in()) or recognised(raw.head, raw.name)
        if inside and format == "container":
            raise ReadingError("is an archive inside an archive", where=raw.name, remedy="unpack the outer one first")
        if format == "tei" and not whole:
            yield from module(format).split(raw, tei or Tei())
        elif format in SEVERAL_ARTICLES:
            items = module(format).split(raw)
            yield from _some(items, raw.name)
        elif format in ONE_ARTICLE:
            yield Unread(raw.stem, raw.name, format, raw.whole(), tei=tei or Tei())
        elif format in plugged_in():
            yield from _some(plugged.split(raw, format, plugged_in()[format]), raw.name)
        else:
            known = ", ".join(names())
            raise ReadingError(f"unknown format “{format}”", where=raw.name, remedy=f"use one of {known}")


def _some(items: Iterator[Item], where: str) -> Iterator[Item]:
    """The items. Raises `ReadingError` if there are none."""
    first = next(items, None)
    if first is None:
        raise ReadingError("holds no article", where=where, remedy="put one into it, or leave it out")
    yield first
    yield from items


def parse(item: Item) -> Article:
    """The article. Raises `ReadingError`."""
    if isinstance(item, Article):
        return item
    if isinstance(item, Document):
        return item.article
    if isinstance(item, ReadingError):
        raise item
    article: Article = module(item.format).parse(item)
    article = evolve(article, url=article.url or item.url, published=article.published or item.published)
    if item.description:
        article = described(article, item.description, alone=item.alone)
    if not (item.description and item.description.published):
        doubt_date(article, item.where if item.url else place(item.data, item.where, article.published))
    return article


def articles_of(unread: Unread) -> list[Article]:
    """All articles of a TEI file that was not split (`split(whole=True)`). Raises `ReadingError`."""
    found: list[Article] = module(unread.format).tei_articles(unread.data, unread.where, unread.id, unread.tei)
    if unread.description:
        found = [described(article, unread.description, alone=len(found) == 1) for article in found]
    for article in found if not (unread.description and unread.description.published) else ():
        doubt_date(article, place(unread.data, unread.where, article.published))
    return found


def pages_of(path: Path) -> set[Path]:
    """The files that a METS file names as its pages; none for any other file."""
    from provenance.reading import mets, xml

    try:
        return set(mets.pages(xml.root(path.read_bytes(), str(path)), str(path)).values())
    except (OSError, ReadingError):
        return set()


def read_json(path: Path | str | bytes) -> Iterator[Document]:
    """Read back the documents that this program wrote as JSON or JSONL, in order, one at a time; `path` may be the
    bytes themselves. Raises `ReadingError` naming file and line."""
    from provenance.reading import annotated

    return annotated.read_json(path)


def read_tei(path: Path | str, host: Path | str | None = None) -> Document:
    """Read back a document that this program wrote, in form A, B or C.

    Form B is read with its `host`, by default the file it names, beside it. Raises `ReadingError` if the file has no
    annotations of this program or those of several articles, if they are damaged, or if the host was changed since.
    """
    from provenance.reading import tei_layer

    return tei_layer.read_tei(path, host)


def read_all_tei(path: Path | str, host: Path | str | None = None) -> list[Document]:
    """Like `read_tei`, for a file about one article or several (an issue, a corpus): the documents, in its order.
    Raises `ReadingError` like it."""
    from provenance.reading import tei_layer

    return tei_layer.read_all_tei(path, host)


__all__ = [
    "LARGEST", "Item", "Readable", "Unread", "articles_of", "pages_of", "parse", "read", "read_all_tei",
    "read_json", "read_tei", "split",
]  # fmt: skip
