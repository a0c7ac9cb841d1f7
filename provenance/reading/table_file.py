"""CSV and TSV: a table of articles, one a row, its columns known by their names (`COLUMNS`). Cells are exact."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Any

from provenance.errors import ReadingError
from provenance.model import Article, Omission
from provenance.reading.formats import Item
from provenance.reading.raw import LARGEST, Raw

COLUMNS = {
    "text": ("text", "body", "content", "article", "article_text", "full_text", "fulltext", "maintext", "story"),
    "id": ("id", "article_id", "doc_id", "uuid", "guid"),
    "title": ("title", "headline"),
    "outlet": ("outlet", "source", "publication", "publisher", "newspaper", "media", "site"),
    "published": ("published", "date", "publish_date", "pub_date", "date_published", "published_at", "timestamp"),
    "url": ("url", "link"),
    "language": ("language", "lang"),
}
"""What each field of an article may be called, in any case, the likeliest first."""
MARKS = (",", "\t", ";", "|")


def holds_articles(names: Sequence[str]) -> bool:
    """Whether a row of column names has one for the text, and another that is known; a table of the sentences of
    articles, which this program writes, does not hold the articles."""
    fields = _fields(names)
    return "text" in fields and len(fields) > 1 and not {"sentence", "status", "chain"} <= set(names)


def split(raw: Raw) -> Iterator[Item]:
    """An article or an error for each row."""
    csv.field_size_limit(LARGEST)
    lines = io.TextIOWrapper(raw.stream, encoding="utf-8-sig", newline="")
    try:
        rows = csv.reader(lines, delimiter=_mark(raw.head))
        names = next(rows, [])
        fields = _fields(names)
        if "text" not in fields:
            known = ", ".join(f"“{name}”" for name in COLUMNS["text"])
            raise ReadingError("has no column with the text", where=raw.name, remedy=f"call one {known}")
        for row in rows:
            if row:
                yield _article(row, names, fields, f"{raw.name}:{rows.line_num}", f"{raw.stem}-{rows.line_num}")
    except UnicodeDecodeError as error:
        raise ReadingError("is not UTF-8", where=raw.name, remedy="save it as CSV in UTF-8") from error
    except csv.Error as error:
        raise ReadingError(f"is not CSV ({error})", where=raw.name, remedy="save it again as CSV in UTF-8") from error


def _mark(head: bytes) -> str:
    first = head.decode("utf-8", "replace").partition("\n")[0]
    return max(MARKS, key=first.count)


def _fields(names: Sequence[str]) -> dict[str, int]:
    """For each field the number of its column."""
    places = {name.strip().lower().replace(" ", "_"): at for at, name in reversed(list(enumerate(names)))}
    found = {field: next((places[name] for name in called if name in places), -1) for field, called in COLUMNS.items()}
    return {field: at for field, at in found.items() if at >= 0}


def _article(row: list[str], names: list[str], fields: dict[str, int], where: str, id: str) -> Item:
    if len(row) != len(names):
        problem = f"has {len(row)} cells, and the first row {len(names)}"
        return ReadingError(problem, where=where, remedy="put cells with commas or line ends into quotation marks")
    given: dict[str, Any] = {field: row[at] for field, at in fields.items() if row[at].strip()}
    if "text" not in given:
        return ReadingError("holds no text", where=where, remedy="leave the row out")
    other = tuple(
        Omission(names[at], cell) for at, cell in enumerate(row) if at not in fields.values() and cell.strip()
    )
    return Article(**({"id": id, "omitted": other} | given))
