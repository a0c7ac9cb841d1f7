"""A table that describes the files of a folder: one row per file, with a column that names it (`FILE`)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from provenance.errors import ReadingError
from provenance.reading.description import Description
from provenance.reading.raw import opened
from provenance.reading.table_file import COLUMNS, columns, rows

FILE = ("file", "filename", "file_name", "path", "file_path", "filepath")
"""What the column that names the file may be called."""
NAMES = ("metadata.csv", "metadata.tsv")
"""The names by which such a table is found in a folder. Archivematica uses them, too."""
_KNOWN = {"file": FILE} | {field: names for field, names in COLUMNS.items() if field != "text"}
Row = tuple[str, Description]


def describes_files(path: Path) -> bool:
    """Whether this file is such a table: it has a column for the file and one other known column, and none for a
    text."""
    try:
        with opened(path) as raw:
            names = next((names for names, *_ in rows(raw)), [])
    except ReadingError:
        return False
    found = columns(names, _KNOWN)
    return "file" in found and len(found) > 1 and "text" not in columns(names, COLUMNS)


def read_table(path: Path) -> Iterator[Row | ReadingError]:
    """What each row calls its file, and what it says of it; a row that cannot be used is an error.

    Raises `ReadingError` for what is not a table in UTF-8, and for one without a column that names the file.
    """
    with opened(path) as raw:
        for names, cells, where, _ in rows(raw):
            fields = columns(names, _KNOWN)
            if "file" not in fields:
                known = ", ".join(f"“{name}”" for name in FILE)
                raise ReadingError("has no column that names the file", where=str(path), remedy=f"call one {known}")
            yield cells if isinstance(cells, ReadingError) else _row(cells, fields, where)


def _row(cells: list[str], fields: dict[str, int], where: str) -> Row | ReadingError:
    given = {field: cell for field, at in fields.items() if (cell := cells[at].strip())}
    file = given.pop("file", "")
    if not file:
        return ReadingError("names no file", where=where, remedy="name one, or leave the row out")
    byline = given.pop("byline", None)
    return file, Description(where, credits=(byline,) if byline else (), **given)
