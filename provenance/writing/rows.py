"""The rows of all tables of a document (`provenance.model.rows`), one per line, from which databases are made."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import chain, count
from pathlib import Path

from provenance.model import Document
from provenance.model.rows import COLUMNS, Row, Table, rows

Part = tuple[str, Path]
"""The place of an article's result, unique within the run, and the file of its rows."""


def write_rows(document: Document) -> str:
    """A line for each row, the article's own first: the name of its table, and the row."""
    found = ({"table": table, "row": row} for table in COLUMNS for row in rows(document, table))
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in found)


def read_rows(parts: Iterable[Part]) -> Iterator[tuple[Table, Row]]:
    """Each row with its table, in the order of the files and of their lines.

    An article whose id is already taken goes by the place of its result, as in `batch.articles`.
    """
    taken: set[str] = set()
    for place, path in parts:
        id = ""
        with path.open(encoding="utf-8") as file:
            for line in file:
                found = json.loads(line)
                id = id or _free(found["row"]["document"], place, taken)
                yield found["table"], found["row"] | {"document": id}


def _free(id: str, place: str, taken: set[str]) -> str:
    names = chain((id, place), (f"{place}-{number}" for number in count(2)))
    found = next(name for name in names if name not in taken)
    taken.add(found)
    return found
