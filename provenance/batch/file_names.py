"""File names for results: readable, inside the output folder, and never the same for two results on any file system.

A record's id may be anything. It is used unchanged where that is safe everywhere, else it is cleaned and its digest
added; ids with capitals count as unsafe, since `A.xml` and `a.xml` are one file on many systems.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from provenance.batch.inputs import called
from provenance.errors import ReadingError
from provenance.model import Document
from provenance.reading import Item, Unread
from provenance.reading.raw import id_from, stem

_SAFE = re.compile(r"[a-z0-9_][a-z0-9_.-]{0,98}[a-z0-9_-]|[a-z0-9_]")
_DEVICES = frozenset(["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))])
_LONGEST = 200


def safe(id: str) -> str:
    """A file name without suffix for any id: the same for equal ids, another for others (48 bits of SHA-256)."""
    if _SAFE.fullmatch(id) and id.split(".")[0] not in _DEVICES:
        return id
    words = re.sub(r"[^A-Za-z0-9_]+", "-", id).strip("-")[:60]
    return f"{words or 'article'}-{_digest(id)}"


def placed(item: Item, path: Path, target: str, *, several: bool) -> str:
    """The place of an article's result, without suffix: `target`, that of its file, if it is all that the file
    contains; else a name made from its id, in a folder named after the file if there are `several`."""
    if isinstance(item, ReadingError) or (isinstance(item, Unread) and item.where == called(path)):
        return target
    if isinstance(item, Document) and item.id == id_from(str(path)):
        return target
    return str(PurePosixPath(target if several else "") / safe(item.id))


def targets(files: Sequence[tuple[Path, PurePosixPath]]) -> list[str]:
    """For each file (its path, and its place relative to the output folder) the place of its result, without suffix.

    `a/x.txt` becomes `a/x`; where two would coincide, they keep their suffix (`a/x.txt`, `a/x.html`), and where that
    does not tell them apart (`1/x.txt` and `2/x.txt` given as files), they get a digest of their path.
    """
    found: dict[int, str] = {}
    for name in (_by_stem, _by_name, _by_path):
        left = {at: name(*file) for at, file in enumerate(files) if at not in found}
        taken = Counter(place.casefold() for place in (*left.values(), *found.values()))
        found |= {at: place for at, place in left.items() if taken[place.casefold()] == 1}
    return [found[at] for at in range(len(files))]


def _by_stem(_path: Path, place: PurePosixPath) -> str:
    return _fitting(place.with_name(stem(place.name)))


def _by_name(_path: Path, place: PurePosixPath) -> str:
    return _fitting(place)


def _by_path(path: Path, place: PurePosixPath) -> str:
    return _fitting(place.with_name(f"{stem(place.name)}-{_digest(str(path))}"))


def _fitting(place: PurePosixPath) -> str:
    long = len(os.fsencode(place.name)) > _LONGEST
    return str(place.with_name(safe(place.name)) if long else place)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
