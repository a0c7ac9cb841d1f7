"""A SQLite database of all articles of a run: the tables of `Document.rows`, with keys, indexes and one view
(`database.sql`), as Datasette and `sqlite3` show them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from importlib.resources import files
from itertools import groupby
from pathlib import Path

from provenance.errors import WritingError
from provenance.model.rows import Row, Table
from provenance.writing.rows import Part, read_rows

_ORDER: dict[Table, int] = {"articles": 0, "sources": 1, "sentences": 2, "attributions": 3, "mentions": 4}
"""Tables that others refer to come first."""


def write_sqlite(parts: Sequence[Part], target: Path, _table: Table) -> None:
    """Create the database `target`, which must not exist, from the rows in these files. Raises `WritingError`."""
    schema = files("provenance.writing").joinpath("database.sql").read_text(encoding="utf-8")
    try:
        with closing(sqlite3.connect(target)) as base, base:
            base.executescript(f"pragma foreign_keys = on; pragma journal_mode = off; begin; {schema}")
            for _, rows in groupby(read_rows(parts), key=lambda pair: pair[1]["document"]):
                _insert(base, sorted(rows, key=lambda pair: _ORDER[pair[0]]))
    except sqlite3.Error as error:
        raise WritingError(f"no database can be made of it: {error}", where=str(target)) from error


def _insert(base: sqlite3.Connection, rows: Iterable[tuple[Table, Row]]) -> None:
    for table, group in groupby(rows, key=lambda pair: pair[0]):
        found = [row for _, row in group]
        names = ", ".join(f'"{name}"' for name in found[0])
        values = ", ".join(f":{name}" for name in found[0])
        base.executemany(f"insert into {table} ({names}) values ({values})", found)
