"""Parquet: a table of articles (pyarrow, an extra), its columns known by their names as those of CSV are."""

from __future__ import annotations

import logging
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from provenance.errors import ReadingError
from provenance.model import Article
from provenance.reading.dates import doubt_date
from provenance.reading.formats import Item
from provenance.reading.raw import LARGEST, Raw
from provenance.reading.table_file import COLUMNS, columns

_LOG = logging.getLogger("provenance")
_ROWS = 100
"""Rows in memory at a time, besides what pyarrow holds of their row group."""


def split(raw: Raw) -> Iterator[Item]:
    """An article or an error for each row. Unknown columns are reported, and not read."""
    try:
        from pyarrow import ArrowException, parquet
    except ImportError as error:
        remedy = "install it: pip install 'provenance-annotator[parquet]'"
        raise ReadingError("needs pyarrow, which is missing", where=raw.name, remedy=remedy) from error
    with tempfile.SpooledTemporaryFile(max_size=LARGEST) as file:
        shutil.copyfileobj(raw.stream, file)
        try:
            table = parquet.ParquetFile(file)
            fields = _fields(table.schema_arrow.names, raw.name)
            number = 0
            for batch in table.iter_batches(_ROWS, columns=list(fields.values())):
                for row in batch.to_pylist():
                    number += 1
                    yield _article(row, fields, f"{raw.name}, row {number}", f"{raw.stem}-{number}")
        except (ArrowException, OSError) as error:
            raise ReadingError(
                f"is a damaged Parquet table ({error})", where=raw.name, remedy="write it again"
            ) from error


def _fields(names: list[str], where: str) -> dict[str, str]:
    """For each field the name of its column."""
    fields = {field: names[at] for field, at in columns(names, COLUMNS).items()}
    if "text" not in fields:
        known = ", ".join(f"“{name}”" for name in COLUMNS["text"])
        raise ReadingError("has no column with the text", where=where, remedy=f"call one {known}")
    if others := [name for name in names if name not in fields.values()]:
        _LOG.warning("%s: columns that are not read: %s", where, ", ".join(others))
    return fields


def _article(row: Mapping[str, Any], fields: Mapping[str, str], where: str, id: str) -> Item:
    given: dict[str, Any] = {field: text for field, name in fields.items() if (text := _text(row[name])).strip()}
    if "text" not in given:
        return ReadingError("holds no text", where=where, remedy="leave the row out")
    byline = given.pop("byline", None)
    article = Article(**({"id": id, "credits": (byline,) if byline else ()} | given))
    doubt_date(article, where)
    return article


def _text(value: Any) -> str:
    """A cell as text: days and times in ISO 8601, lists of names with commas."""
    if isinstance(value, list):
        return ", ".join(map(_text, value))
    return value.isoformat() if isinstance(value, date) else "" if value is None else str(value)
