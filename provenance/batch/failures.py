"""What is recorded about an article that failed: a line of `errors.jsonl`, a row of an error table."""

from __future__ import annotations

from provenance.errors import ProvenanceError, ReadingError
from provenance.reading import Item, Unread

Failure = dict[str, str | None]
"""`input` (a file), `place` in it, `error` (the class), `reason`, `remedy`."""


def where_of(item: Item, input: str) -> str:
    """What messages call an item of an input."""
    if isinstance(item, ReadingError):
        return input
    return item.where if isinstance(item, Unread) else f"{input}, {item.id!a}"


def located(error: ProvenanceError, where: str) -> ProvenanceError:
    """The error with the file or record, and whatever else it says about the place: `a.txt`, `'id', character 4` …"""
    return type(error)(error.problem, where=_place(where, error.where), remedy=error.remedy)


def failure(input: str, error: ProvenanceError) -> Failure:
    """What is recorded about an error that has been `located`."""
    rest = (error.where or "").removeprefix(input)
    place = f"line {rest[1:]}" if rest.startswith(":") else rest.removeprefix(", ") or None
    return {
        "input": input, "place": place, "error": type(error).__name__, "reason": error.problem, "remedy": error.remedy,
    }  # fmt: skip


def _place(where: str, said: str | None) -> str:
    if not said or said in where or said.startswith(where):
        return said if said and said.startswith(where) else where
    name, comma, more = said.rpartition(", ")
    return f"{where}{comma}{more}" if name and where.endswith(name) else f"{where}: {said}"
