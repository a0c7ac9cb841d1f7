"""Which files a run reads: those that were named, and those in the folders that were named."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from attrs import evolve

from provenance.errors import ReadingError
from provenance.model import Article, Document
from provenance.reading import Item, Unread, bag, pages_of, split
from provenance.reading.description import Description, described
from provenance.reading.formats import may_be_article
from provenance.reading.raw import STANDARD_INPUT
from provenance.settings import Tei

STDIN = Path("-")
_ARTICLES = frozenset(".txt .text .json .jsonl .html .htm .xml .tei .warc .gz .bz2 .xz".split())

File = tuple[Path, PurePosixPath]
"""A file, and its place relative to the folder it was found in."""


def files(inputs: Sequence[Path], output: Path | None = None) -> list[File]:
    """The files of the inputs: named ones in the order given, those of a folder and its subfolders by name.

    Hidden files, those that accompany articles (`may_be_article`), the tag files of BagIt bags, the pages of METS
    files, and whatever is in `output` are left out, and a file that occurs twice is included once. What cannot be read
    is included: reading says why it fails.
    """
    own = output.resolve() if output else None
    found = (file for given in inputs for file in (_inside(given, own) if given.is_dir() else [_named(given)]))
    return list({path: (path, place) for path, place in found}.values())


def source(path: Path) -> Path | BinaryIO:
    """What to read: the file, or for `-` the standard input."""
    return sys.stdin.buffer if path == STDIN else path


def items(
    path: Path,
    format: str | None,
    tei: Tei | None = None,
    *,
    whole: bool = False,
    description: Description | None = None,
) -> Iterator[Item]:
    """The articles of a file, parsed or not, results of this program, and, as values, errors for what cannot be read:
    parts of it or the whole.

    `tei` and `whole` are those of `reading.split`; the `description` of the file takes precedence over what it says
    itself.
    """
    found = _items(path, format, tei, whole=whole)
    if description is None:
        yield from found
        return
    first, second = next(found, None), next(found, None)
    read = (item for item in (first, second) if item is not None)
    yield from (_with(item, description, alone=second is None) for item in chain(read, found))


def _with(item: Item, description: Description, *, alone: bool) -> Item:
    if isinstance(item, Unread):
        return evolve(item, description=description, alone=alone)
    if isinstance(item, Document):
        return evolve(item, article=described(item.article, description, alone=alone))
    return described(item, description, alone=alone) if isinstance(item, Article) else item


def _items(path: Path, format: str | None, tei: Tei | None, *, whole: bool) -> Iterator[Item]:
    if wrong := bag.problem(path):
        yield wrong
        return
    try:
        yield from split(source(path), format, tei=tei, whole=whole)
    except ReadingError as error:
        yield error


def called(path: Path) -> str:
    """What messages call an input."""
    return STANDARD_INPUT if path == STDIN else str(path)


def size(path: Path) -> int:
    """Size in bytes; 0 where it is unknown."""
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0


def _named(path: Path) -> File:
    return path, PurePosixPath("stdin" if path == STDIN else path.name)


def _inside(folder: Path, own: Path | None) -> Iterator[File]:
    pages: set[Path] = set()  # of newspaper issues, which are read with them
    for place, folders, names in os.walk(folder):
        here = Path(place)
        pages.update(page for name in names if _may_be_mets(name) for page in pages_of(here / name))
        if "bagit.txt" in names:  # a BagIt bag: the files beside its payload only list the payload
            folders[:], names = [name for name in folders if name == "data"], []
            yield from ((path, PurePosixPath(path.relative_to(folder).as_posix())) for path in bag.missing(here))
        folders[:] = sorted(name for name in folders if not name.startswith(".") and (here / name).resolve() != own)
        posing = [name for name in folders if Path(name).suffix in _ARTICLES and not any((here / name).iterdir())]
        for name in sorted([*names, *posing]):
            path = here / name
            if may_be_article(path) and path not in pages and not _special(path):
                yield path, PurePosixPath(path.relative_to(folder).as_posix())


def _may_be_mets(name: str) -> bool:
    """Whether it is named as all producers name METS files of newspapers: `1912-03-16-mets.xml`, `METS.xml`."""
    return name.lower().endswith(".xml") and "mets" in name.lower()


def _special(path: Path) -> bool:
    """Whether it is a pipe, a socket or a device: opening one may block forever."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))
