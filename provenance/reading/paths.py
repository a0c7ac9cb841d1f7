"""Opens a file that a user named, or says why it cannot be opened and what was probably meant."""

from __future__ import annotations

import re
from difflib import get_close_matches
from pathlib import Path
from typing import BinaryIO

from provenance.errors import ReadingError

_ADDRESS = re.compile(r"(https?|ftp):/+", re.IGNORECASE)


def open_file(path: Path) -> BinaryIO:
    """The file, opened. Raises `ReadingError` for what is missing, a folder, a web address (a path keeps only one of
    its slashes), or not readable by us."""
    if _ADDRESS.match(str(path)):
        address = _ADDRESS.sub(lambda found: f"{found[1]}://", str(path))
        remedy = (
            f"nothing is fetched: save the page, for example with curl -Lo page.html '{address}', and give the file"
        )
        raise ReadingError("is a web address", where=address, remedy=remedy)
    try:
        return path.open("rb")
    except IsADirectoryError:
        problem, remedy = "is a folder, not a file", "name the files in it"
    except FileNotFoundError:
        problem, remedy = _absent(path)
    except (OSError, ValueError) as error:
        problem = f"cannot be opened ({getattr(error, 'strerror', None) or error})"
        remedy = "check the path and its permissions"
    raise ReadingError(problem, where=str(path), remedy=remedy)


def _absent(path: Path) -> tuple[str, str]:
    if path.is_symlink():
        return f"is a link to {path.readlink()}, which does not exist", "restore that file, or remove the link"
    if not path.parent.is_dir():
        missing = next(p for p in (path.parent, *path.parent.parents) if p.parent.is_dir() or p.parent == p)
        return "does not exist", f"there is no folder {missing}" + _meant(missing)
    if re.search(r"[*?\[]", path.name):
        return "does not exist", "no file has such a name, so the shell left the pattern as it is"
    return "does not exist", "check the path" + _meant(path)


def _meant(path: Path) -> str:
    """“; did you mean …?” for the closest name in the same folder, whatever its case."""
    try:
        there = {other.name.casefold(): other for other in path.parent.iterdir()}
    except OSError:
        return ""
    close = get_close_matches(path.name.casefold(), there, n=1, cutoff=0.75)
    return f"; did you mean {there[close[0]]}?" if close else ""
