"""JSON that is one text: an article, an array of articles, or a list of them under “items” or “item” (ninjs).

Each article is an object like a line of JSONL, or a ninjs item.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from provenance.errors import ReadingError
from provenance.reading.formats import Item
from provenance.reading.jsonl import article
from provenance.reading.raw import Raw
from provenance.reading.text import decoded

_LISTS = ("items", "item")


def split(raw: Raw) -> Iterator[Item]:
    """An article or an error for each object. An article without an id is named after the file and its place."""
    value = _value(raw)
    records = next((value[key] for key in _LISTS if _is_list(value, key)), value)
    if not isinstance(records, list):
        yield _item(records, raw.name, raw.stem)
        return
    for number, record in enumerate(records, 1):
        yield _item(record, f"{raw.name}, item {number}", f"{raw.stem}-{number}")


def _value(raw: Raw) -> Any:
    try:
        return json.loads(decoded(raw.whole(), raw.name).removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        problem, where = f"is not JSON: {error.msg}", f"{raw.name}:{error.lineno}, column {error.colno}"
    except RecursionError:
        problem, where = "is nested too deeply", raw.name
    except ValueError as error:
        problem, where = f"is not JSON: {error}", raw.name
    raise ReadingError(problem, where=where, remedy="correct it, or fetch the file again if it is cut off")


def _is_list(value: Any, key: str) -> bool:
    return isinstance(value, dict) and "text" not in value and isinstance(value.get(key), list)


def _item(record: Any, where: str, id: str) -> Item:
    try:
        return article(record, where, id)
    except ReadingError as error:
        return error
