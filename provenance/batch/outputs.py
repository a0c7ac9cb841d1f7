"""Where a command may write: never over what it reads, and over what it did not write only when told to.

All commands check here, before they start work and again where a name becomes known only later.
"""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from urllib.parse import unquote

from provenance.batch.inputs import STDIN
from provenance.errors import WritingError
from provenance.reading.start import HEAD, Start
from provenance.writing.comparison import COLUMNS

STDOUT = Path("-")
"""What stands for standard output."""
_HOST = re.compile(rb"<TEI\b[^>]*\scorresp=[\"']([^\"'#]+)[\"']")


_OWN = re.compile(rb'<meta name="generator" content="provenance|<application\b[^>]*\sident="provenance"')
"""What appears near the beginning of pages and TEI that this program wrote."""


class OutputRefused(WritingError):
    """An output that is an input, or that somebody else wrote. Nothing was written; the command line has to change."""


class Inputs:
    """The files that a command reads, against which every path it is going to write is checked.

    A path is an input if it is the same file, through whatever links, or would be on a file system that ignores case.
    The host of a stand-off layer counts as well: the layer is useless without it.
    """

    def __init__(self, paths: Iterable[Path]) -> None:
        self._files: dict[tuple[int, int], Path] = {}
        self._names: dict[str, Path] = {}
        for path in paths:
            self._add(path)
            if path.suffix.lower() in (".xml", ".tei") and (host := _host(path)):
                self._add(host)

    def _add(self, path: Path) -> None:
        found = _status(path)
        if found and stat.S_ISREG(found.st_mode):
            self._files[found.st_dev, found.st_ino] = path
        if path != STDIN:
            self._names[_name(path)] = path

    def refuse(self, output: Path) -> None:
        """Raise `OutputRefused` if this is one of them."""
        found = _status(output)
        same = self._files.get((found.st_dev, found.st_ino)) if found else None
        same = same or self._names.get(_name(output))
        if same is not None:
            also = "" if str(same) in (str(output), "-") else f" ({same})"
            raise OutputRefused(f"is an input{also} and would be lost", where=str(output), remedy="choose another -o")

    def refuse_standard_output(self) -> None:
        """Raise `OutputRefused` if the shell redirected standard output into one of them."""
        try:
            found = os.fstat(sys.stdout.fileno())
        except (AttributeError, OSError, ValueError):
            return
        same = self._files.get((found.st_dev, found.st_ino))
        if same is not None:
            remedy = "send the output to another file"
            raise OutputRefused("is an input, and the output would overwrite it", where=str(same), remedy=remedy)


def refuse_foreign(output: Path, *, overwrite: bool, own: Callable[[Path], bool]) -> None:
    """Raise `OutputRefused` if a file is there that is not this program's `own`, unless it may be overwritten."""
    if output == STDOUT:
        return
    if output.is_dir():
        raise OutputRefused("is a folder", where=str(output), remedy=f"name a file in it: {output / 'NAME'}")
    if overwrite or not output.is_file() or own(output):
        return
    problem = "already exists" if own is nobodys else "already exists, and this program did not write it"
    raise OutputRefused(problem, where=str(output), remedy="choose another -o, or replace it with --overwrite")


def own_page(path: Path) -> bool:
    """Whether a page or a comparison (HTML, TEI, JSON, CSV) was written by this program; also for an empty file."""
    data = _read(path)
    if _OWN.search(data):
        return True
    start = Start(data)
    tables = (",".join(COLUMNS), "source,type,standing,outlet")
    compared = start.keys.get("", set()) - {"generator"} == {"documents", "clusters"}
    return not data or start.first_line.startswith(tables) or compared


def own_errors(path: Path) -> bool:
    """Whether this is a list of what failed in a run."""
    data = _read(path)
    return not data or {"input", "place", "reason", "remedy"} <= Start(data).keys.get("", set())


def nobodys(path: Path) -> bool:
    """For results that are always asked about, since somebody may have corrected them."""
    return not _read(path)


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(HEAD)
    except OSError:
        return b"?"


def _status(path: Path) -> os.stat_result | None:
    try:
        return os.fstat(sys.stdin.fileno()) if path == STDIN else path.stat()
    except (AttributeError, OSError, ValueError):
        return None


def _name(path: Path) -> str:
    return f"{_folder(path.parent)}{os.sep}{path.name}".casefold()


@cache
def _folder(path: Path) -> str:
    return os.path.realpath(path)


def _host(path: Path) -> Path | None:
    """The host that a stand-off layer names at its beginning."""
    found = _HOST.search(_read(path)[:4096])
    return path.parent / unquote(found[1].decode("utf-8", "replace")) if found else None
