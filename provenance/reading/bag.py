"""Bags (BagIt, RFC 8493): whether a file of the payload is the one that the manifest was made from."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote

from provenance.errors import ReadingError

_DIGESTS = ("sha512", "sha384", "sha256", "sha224", "sha1", "md5")
"""Strongest first; one is enough."""


def problem(path: Path) -> ReadingError | None:
    """What is wrong with a file in the payload of a bag: it is not in the manifest, or was changed since."""
    bag = next((p.parent for p in path.parents if p.name == "data" and (p.parent / "bagit.txt").is_file()), None)
    if bag is None:
        return None
    digest, manifest = _manifest(bag)
    expected = manifest.get(path.relative_to(bag).as_posix())
    if expected is None:
        return ReadingError("is not in the bag’s manifest", where=str(path), remedy="make the bag again or remove it")
    try:
        with path.open("rb") as file:
            found = hashlib.file_digest(file, digest).hexdigest()
    except OSError:
        return None  # reading it says why
    if found == expected:
        return None
    return ReadingError(f"differs from the bag’s manifest ({digest})", where=str(path), remedy="fetch the bag again")


def missing(bag: Path) -> list[Path]:
    """The files of the payload that the manifest names but that are missing."""
    return [bag / name for name in sorted(_manifest(bag)[1]) if not (bag / name).exists()]


@lru_cache(maxsize=4)
def _manifest(bag: Path) -> tuple[str, dict[str, str]]:
    """The digest used, and what it should be for each name in the payload. Unreadable lines are ignored."""
    for digest in _DIGESTS:
        try:
            lines = (bag / f"manifest-{digest}.txt").read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            continue
        pairs = (line.split(maxsplit=1) for line in lines)
        named = (pair for pair in pairs if len(pair) == 2 and len(pair[0]) == 2 * hashlib.new(digest).digest_size)
        return digest, {unquote(pair[1].lstrip("*")): pair[0].lower() for pair in named}
    return "", {}
