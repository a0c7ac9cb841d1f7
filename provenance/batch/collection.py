"""What a run has written, read back one document at a time: the results, and the failures set aside."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from provenance.batch.failures import Failure
from provenance.batch.run import ERRORS, errors_of
from provenance.errors import ProvenanceError, ReadingError
from provenance.model import Document
from provenance.reading import read_all_tei, read_json

_READ: dict[str, Callable[[Path], Iterable[Document]]] = {
    ".json": read_json, ".jsonl": read_json, ".xml": read_all_tei, ".tei": read_all_tei,
}  # fmt: skip
"""Readers of results, by suffix. The other output formats do not contain everything that is counted."""


def results(output: Path, fail: Callable[[ProvenanceError], None]) -> Iterator[Document]:
    """The documents in a folder of results, by path, or in one file of many. What cannot be read back goes to `fail`.

    Raises `ReadingError` if there is nothing that could be read back.
    """
    found = False
    for path in result_files(output):
        found = True
        try:
            yield from _READ[path.suffix.lower()](path)
        except ProvenanceError as error:
            fail(error)
    if not found:
        remedy = "annotate into JSON, JSONL or TEI; the other formats do not hold all that is counted"
        raise ReadingError("holds no results that can be read back", where=str(output), remedy=remedy)


def set_aside(output: Path) -> Iterator[Failure]:
    """What failed in the run that wrote these results, according to its list; nothing if there is no list."""
    path = output / ERRORS if output.is_dir() else errors_of(output)
    if not path.is_file():
        return
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            try:
                failure = json.loads(line)
            except ValueError:
                continue  # the last line of a run that was killed
            if isinstance(failure, dict):
                yield failure


def result_files(output: Path) -> Iterator[Path]:
    """The result files that can be read back, in order of path."""
    if not output.is_dir():
        yield from [output] if output.suffix.lower() in _READ or not output.exists() else []
        return
    for folder, folders, names in os.walk(output):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(folder, name)
            if path.suffix.lower() in _READ and not name.startswith(".") and not name.endswith(ERRORS):
                yield path
