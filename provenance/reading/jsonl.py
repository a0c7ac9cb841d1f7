"""JSONL: one article a line, an object with `text` and, where known, `id`, `outlet`, `published`, `title`, `url`,
`language`, `byline`; or a ninjs item. Other keys are ignored. What this program wrote as JSONL can be read back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from provenance.errors import ReadingError
from provenance.model import Article, Document
from provenance.reading import annotated
from provenance.reading.dates import doubt_date
from provenance.reading.file_kinds import NINJS_BODIES
from provenance.reading.formats import Item, module
from provenance.reading.raw import Raw
from provenance.reading.text import decoded

_RESULT = {"document", "sentences", "attributions", "sources"}
_KEYS = ("outlet", "published", "title", "url", "language", "byline")


def split(raw: Raw) -> Iterator[Item]:
    """An article or an error for each line. An article without an id is named after the file and its line."""
    for number, line in raw.lines():
        if isinstance(line, ReadingError):
            yield line
            continue
        where = f"{raw.name}:{number}"
        try:
            yield article(_object(line, where), where, f"{raw.stem}-{number}")
        except ReadingError as error:
            yield error


def _object(line: bytes, where: str) -> Any:
    text = decoded(line, where).removeprefix("\ufeff")
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        problem, where = f"is not JSON: {error.msg}", f"{where}, column {error.pos + 1}"
    except RecursionError:
        problem = "is nested too deeply"
    except ValueError as error:
        problem = f"is not JSON: {error}"
    raise ReadingError(problem, where=where, remedy="one object in one line, with “text” in it")


def article(record: Any, where: str, id: str) -> Article | Document:
    """The article an object stands for, or the document if this program wrote it; `id` is used where it has none.
    Raises `ReadingError`."""
    if isinstance(record, dict) and record.keys() >= _RESULT:
        document = annotated.document(record, where)
        doubt_date(document.article, where)
        return document
    read = _article(record, where, id)
    doubt_date(read, where)
    return read


def _article(record: Any, where: str, id: str) -> Article:
    if isinstance(record, dict) and "text" not in record and not NINJS_BODIES.isdisjoint(record):
        item: Article = module("ninjs").article(record, where, id)
        return item
    if isinstance(record, dict) and isinstance(record.get("document"), dict):
        record = record["document"]
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        raise ReadingError("has no “text”", where=where, remedy="give an object with the article's text under “text”")
    given = {key: record[key] for key in _KEYS if record.get(key) is not None}
    for key, value in given.items():
        if not isinstance(value, str):
            raise ReadingError(f"“{key}” is not a string", where=where, remedy="put it in quotation marks")
    own = record.get("id")
    if own is not None and (isinstance(own, bool) or not isinstance(own, str | int)):
        raise ReadingError("“id” is neither a string nor a number", where=where, remedy="give one of them, or none")
    byline = given.pop("byline", None)
    return Article(record["text"], id=id if own is None else str(own), credits=(byline,) if byline else (), **given)
