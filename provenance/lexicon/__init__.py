"""Word lists as data (`en/*.tsv`) and their loader.

Every file starts with comment lines that say where it comes from; the rest is sorted, without duplicates, and with the
same number of columns in each line. `read_table` checks that.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from importlib.resources import files
from sys import intern

from provenance.errors import LexiconError


@cache
def read_table(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of `en/NAME.tsv`, comments left out; equal words are one object, each file is read once.

    Raises `LexiconError` for unsorted, duplicate or ragged lines.
    """
    text = files("provenance.lexicon").joinpath("en", f"{name}.tsv").read_text(encoding="utf-8")
    lines = [(n, line) for n, line in enumerate(text.splitlines(), 1) if line and line[0] != "#"]
    rows = [tuple(map(intern, line.split("\t"))) for _, line in lines]
    for (number, _), before, row in zip(lines[1:], rows, rows[1:], strict=False):
        if len(row) != len(before) or row <= before:
            _refuse(f"{name}.tsv:{number}", row, before)
    return tuple(rows)


def _refuse(where: str, row: tuple[str, ...], before: tuple[str, ...]) -> None:
    if len(row) != len(before):
        raise LexiconError(f"has {len(row)} columns, not {len(before)}", where=where, remedy="separate them by tabs")
    raise LexiconError("is out of order or a duplicate", where=where, remedy="sort the file and remove duplicates")


def checked(value: str, known: Collection[str], where: str) -> str:
    """The value, if it is one of a closed class. Raises `LexiconError` naming the place."""
    if value not in known:
        raise LexiconError(f"holds “{value}”", where=where, remedy=f"one of {', '.join(sorted(known))}")
    return value


@cache
def word_set(name: str) -> frozenset[str]:
    """A closed class of words (`closed.tsv`), with spaces for “_”."""
    return frozenset(intern(word.replace("_", " ")) for word in _closed()[name].split(" "))


@cache
def word_pairs(name: str) -> dict[str, frozenset[str]]:
    """A closed class of pairs, such as `minister:premier`: first word → the second words it stands with."""
    found: dict[str, frozenset[str]] = {}
    for pair in sorted(word_set(name)):
        first, _, second = pair.partition(":")
        found[intern(first)] = found.get(first, frozenset()) | {intern(second)}
    return found


@cache
def _closed() -> dict[str, str]:
    """The classes of `closed.tsv`, which is read once for all of them."""
    return {row[0]: row[1] for row in read_table("closed")}


@cache
def words_of_class(name: str, kind: str) -> frozenset[str]:
    """The first column of the rows of a table whose second column is `kind`."""
    return frozenset(row[0] for row in read_table(name) if row[1] == kind)


@cache
def table_words(name: str) -> frozenset[str]:
    """The first column of a table."""
    return frozenset(row[0] for row in read_table(name))
