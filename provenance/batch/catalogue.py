"""Which description belongs to which file of a run: rows of a table, records beside the files.

A row belongs to the file with its path, relative to the table or to the given folder; else to the only file of its
name; else to the only one of its name without suffix. A record belongs to the files beside it with the same name apart
from the suffix (`dam.txt`, `dam.xml` or `dam.mods.xml`).
"""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path, PurePath

from provenance.batch.inputs import STDIN, File
from provenance.errors import ReadingError
from provenance.reading import bag
from provenance.reading.description import Description
from provenance.reading.metadata_table import NAMES, describes_files, read_table
from provenance.reading.raw import stem
from provenance.reading.start import HEAD

_LOG = logging.getLogger("provenance")
_RECORDS = (".dc.xml", "_dc.xml", ".oai_dc.xml", ".mods.xml", "_mods.xml", ".xml")
"""What follows the name of the file in the name of its record."""
_SHOWN = 10
"""Most files named in one message."""

Catalogue = Mapping[Path, Description]


def catalogue(found: Sequence[File], table: Path | None) -> tuple[list[File], Catalogue]:
    """The files except those that only describe others, and what is said about each. `table` is one given by name;
    tables of a known name are found among the files, records also beside them.

    What cannot be matched is logged. Raises `ReadingError` for a table that cannot be used.
    """
    same = {path for path, _ in found if table and path.name == table.name and path.resolve() == table.resolve()}
    lying = [path for path, _ in found if path.name.lower() in NAMES and path not in same and _is_table(path)]
    records = _Records(found)
    near = {path: records.beside(path) for path, _ in found}
    aside = {*same, *lying, *(record for each in near.values() for record in each)}
    left = [file for file in found if file[0] not in aside]
    told: dict[Path, Description] = {}
    if table:
        _add(told, _matched(table, left, named=True))
    for each in lying:
        _add(told, _matched(each, left, named=False))
    for path, descriptions in near.items():
        for description in descriptions.values():
            _add(told, {path: description})
    return left, told


def _add(told: dict[Path, Description], more: Catalogue) -> None:
    """What was said first takes precedence; the rest is filled in."""
    for path, description in more.items():
        told[path] = told[path].or_else(description) if path in told else description


def beside(found: Sequence[File]) -> set[Path]:
    """The records beside the files, which are inputs just as the files are."""
    records = _Records(found)
    return {record for path, _ in found for record in records.beside(path)}


# ---------- tables


def _is_table(path: Path) -> bool:
    return describes_files(path) and bag.problem(path) is None


def _matched(table: Path, found: Sequence[File], *, named: bool) -> Catalogue:
    """What the rows of a table say about the files."""
    files = _Files(found, table.parent)
    told: dict[Path, Description] = {}
    absent = []
    for row in read_table(table):
        if isinstance(row, ReadingError):
            _LOG.warning("%s", row)
            continue
        name, description = row
        path = files.called(name, description.where)
        if path is None:
            absent += [] if (table.parent / name).exists() else [name]
        elif path in told:
            problem = f"describes {path}, as {told[path].where} does"
            raise ReadingError(problem, where=description.where, remedy="leave one of the two rows")
        else:
            told[path] = description
    _LOG.info("%s: describes %s of %s files", table, f"{len(told):,}", f"{len(found):,}")
    _name(table, "no such file", absent)
    others = [path for path, _ in found if path not in told and (named or path.is_relative_to(table.parent))]
    _name(table, "no row for", [os.path.relpath(path, table.parent) for path in others])
    return told


def _name(table: Path, what: str, names: Sequence[str]) -> None:
    if names:
        more = f" and {len(names) - _SHOWN:,} more" if len(names) > _SHOWN else ""
        _LOG.warning("%s: %s: %s%s", table, what, ", ".join(names[:_SHOWN]), more)


class _Files:
    """The files of a run by each name that a row may give them, the most exact first."""

    def __init__(self, found: Sequence[File], folder: Path) -> None:
        self._by: tuple[dict[str, set[Path]], ...] = ({}, {}, {}, {})
        for path, place in found:
            beside = PurePath(os.path.relpath(path, folder)).as_posix()
            for names, name in zip(self._by, (beside, place.as_posix(), path.name, stem(path.name)), strict=True):
                names.setdefault(name.casefold(), set()).add(path)

    def called(self, name: str, where: str) -> Path | None:
        """The only file of this name; where several may be meant, they are reported and none is returned."""
        whole = os.path.normpath(name.replace("\\", "/")).replace("\\", "/").casefold()
        last = whole.rpartition("/")[2]
        meant = (by.get(key, set()) for by, key in zip(self._by, (whole, whole, last, last), strict=True))
        first = sorted(next(filter(None, meant), ()))
        if len(first) > 1:
            _LOG.warning("%s: “%s” may be %s: write its path", where, name, " or ".join(map(str, first[:3])))
        return first[0] if len(first) == 1 else None


# ---------- records


class _Records:
    """The records in the folders of the files, each read once."""

    def __init__(self, found: Sequence[File]) -> None:
        self._inputs = {path for path, _ in found}
        self._names: dict[Path, frozenset[str]] = {}
        self._known: dict[Path, Description | None] = {}

    def beside(self, path: Path) -> dict[Path, Description]:
        """The records about a file, the most exact name first; none if the file is itself a record."""
        known = self._in(path.parent) if path != STDIN else frozenset()
        called = (stem(path.name), path.name) if known else ()
        names = dict.fromkeys(name + suffix for suffix in _RECORDS for name in called)
        there = [path.with_name(name) for name in names if name in known and name != path.name]
        if not there or (path.suffix.lower() == ".xml" and self._record(path)):
            return {}
        return {record: found for record in there if (found := self._record(record)) is not None}

    def _in(self, folder: Path) -> frozenset[str]:
        if folder not in self._names:
            self._names[folder] = frozenset()
            with suppress(OSError):
                self._names[folder] = frozenset(each.name for each in folder.iterdir() if each.suffix == ".xml")
        return self._names[folder]

    def _record(self, path: Path) -> Description | None:
        """What a file says, if it is a record. A damaged one is reported, here or as an input."""
        if path not in self._known:
            self._known[path] = None
            try:
                self._known[path] = _read(path)
            except ReadingError as error:
                if path not in self._inputs:
                    _LOG.warning("%s", error)
        return self._known[path]


def _read(path: Path) -> Description | None:
    from provenance.reading.records import (  # imports lxml, which a folder of texts does not need
        may_be_record,
        read_record,
    )

    try:
        with path.open("rb") as file:
            if not may_be_record(file.read(HEAD)) or bag.problem(path):
                return None
        return read_record(path.read_bytes(), str(path))
    except OSError:
        return None
