"""CSV and TSV: a table of articles, one a row, its columns recognised by their names (`COLUMNS`). Cells are exact."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from provenance.errors import ReadingError
from provenance.model import Article, Omission
from provenance.reading.formats import Item
from provenance.reading.raw import LARGEST, Raw

COLUMNS = {
    "text": ("text", "body", "content", "article", "article_text", "full_text", "fulltext", "maintext", "story"),
    "id": ("id", "article_id", "doc_id", "uuid", "guid"),
    "title": ("title", "headline"),
    "outlet": ("outlet", "ispartof", "source", "publication", "publisher", "newspaper", "media", "site"),
    "published": (
        "published", "date", "issued", "publish_date", "pub_date", "date_published", "published_at", "timestamp"
    ),
    "url": ("url", "link"),
    "language": ("language", "lang"),
    "byline": ("byline", "author", "authors", "creator"),
}  # fmt: skip
"""What each field of an article may be called, in any case, the likeliest first; “dc.title” is “title”."""
MARKS = (",", "\t", ";", "|")
_SCHEME = re.compile(r"(?:dc|dcterms)[.:]")


def holds_articles(names: Sequence[str]) -> bool:
    """Whether a row of column names has one for the text and another known one; a table of the sentences of articles,
    which this program writes, does not contain the articles."""
    fields = _fields(names)
    return "text" in fields and len(fields) > 1 and not {"sentence", "status", "chain"} <= set(names)


def split(raw: Raw) -> Iterator[Item]:
    """An article or an error for each row."""
    for names, cells, where, line in rows(raw):
        fields = _fields(names)
        if "text" not in fields:
            known = ", ".join(f"“{name}”" for name in COLUMNS["text"])
            raise ReadingError("has no column with the text", where=raw.name, remedy=f"call one {known}")
        yield cells if isinstance(cells, ReadingError) else _article(cells, names, fields, where, f"{raw.stem}-{line}")


def rows(raw: Raw) -> Iterator[tuple[list[str], list[str] | ReadingError, str, int]]:
    """The names of the columns, the cells of a row or an error, the place of the row for messages, and its line (from
    1). Raises `ReadingError` for what is not a table in UTF-8."""
    csv.field_size_limit(LARGEST)
    lines = io.TextIOWrapper(raw.stream, encoding="utf-8-sig", newline="")
    try:
        table = csv.reader(lines, delimiter=_mark(raw.head))
        names = next(table, [])
        for row in filter(None, table):
            where = f"{raw.name}:{table.line_num}"
            yield names, row if len(row) == len(names) else _uneven(row, names, where), where, table.line_num
    except UnicodeDecodeError as error:
        raise ReadingError("is not UTF-8", where=raw.name, remedy="save it as CSV in UTF-8") from error
    except csv.Error as error:
        raise ReadingError(f"is not CSV ({error})", where=raw.name, remedy="save it again as CSV in UTF-8") from error


def _uneven(row: list[str], names: list[str], where: str) -> ReadingError:
    problem = f"has {len(row)} cells, and the first row {len(names)}"
    return ReadingError(problem, where=where, remedy="put cells with commas or line ends into quotation marks")


def _mark(head: bytes) -> str:
    first = head.decode("utf-8", "replace").partition("\n")[0]
    return max(MARKS, key=first.count)


def columns(names: Sequence[str], known: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """The column number of each field that a table has; `known` says what each may be called."""
    plain = [_SCHEME.sub("", name.strip().lower().replace(" ", "_")) for name in names]
    places = {name: at for at, name in reversed(list(enumerate(plain)))}
    found = {field: next((places[name] for name in called if name in places), -1) for field, called in known.items()}
    return {field: at for field, at in found.items() if at >= 0}


def _fields(names: Sequence[str]) -> dict[str, int]:
    return columns(names, COLUMNS)


def _article(row: list[str], names: list[str], fields: dict[str, int], where: str, id: str) -> Item:
    given: dict[str, Any] = {field: row[at] for field, at in fields.items() if row[at].strip()}
    if "text" not in given:
        return ReadingError("holds no text", where=where, remedy="leave the row out")
    other = tuple(
        Omission(names[at], cell) for at, cell in enumerate(row) if at not in fields.values() and cell.strip()
    )
    byline = given.pop("byline", None)
    return Article(**({"id": id, "omitted": other, "credits": (byline,) if byline else ()} | given))
