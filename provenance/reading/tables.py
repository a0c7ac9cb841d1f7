"""Tells a table (CSV, TSV and the like) from prose that has commas, semicolons or tabs in it."""

from __future__ import annotations

import re

from provenance.reading.file_kinds import AS_LINES, IF_PROSE, Kind
from provenance.reading.start import Start
from provenance.reading.table_file import holds_articles

_MARKS = {",": "CSV", "\t": "TSV", ";": "CSV with semicolons", "|": "columns separated by “|”"}
_NAME = re.compile(r"[A-Za-z_][\w.:/#-]*(?: [\w.:/#-]+){0,2}")
_COLUMNS = frozenset(
    "id title headline text body content article date published author outlet source publisher url link language "
    "section".split()
)
_REMEDY = AS_LINES + IF_PROSE


def table(start: Start) -> Kind | None:
    """The kind of table that this is, or `None`: it has a row of column names, or rows of equal length throughout."""
    for mark, name in _MARKS.items():
        rows = start.rows(mark)
        if rows and len(rows[0]) > 1 and (_has_names(rows) or _is_even(rows, mark)):
            return Kind(f"a table ({name})", bool, _REMEDY, "table" if holds_articles(rows[0]) else None)
    return None


def _has_names(rows: list[list[str]]) -> bool:
    """Whether the first row is different names without space around them, two of them typical of tables of articles, or
    one if the next row is as long. Prose has a space after each comma."""
    names = [name.lower() for name in rows[0]]
    if len(set(names)) < len(names) or not all(_NAME.fullmatch(name) for name in names):
        return False
    known = len(_COLUMNS.intersection(names))
    return known > 1 or (known == 1 and len(rows) > 1 and len(rows[1]) == len(names))


def _is_even(rows: list[list[str]], mark: str) -> bool:
    """Whether two or more rows are of the same length, with no space after a mark and no mark inside a number."""
    if len(rows) < 2 or len({len(row) for row in rows}) > 1:
        return False
    if len(rows[0]) == 2 and mark == "\t":  # speakers and what they say are separated by a tab too
        first = [row[0].strip() for row in rows]
        return len(set(first)) == len(first) and not any(cell.endswith((":", ".")) for cell in first)
    if mark in "\t|":
        return len(rows[0]) > 2
    spaced = any(cell.startswith(" ") for row in rows for cell in row[1:])
    number = all(cell[:3].isdecimal() and row[n][-1:].isdecimal() for row in rows for n, cell in enumerate(row[1:]))
    return not spaced and not number
