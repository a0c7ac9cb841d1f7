"""The version of the package, and of the program as it lies here."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

__version__ = "0.1.0"


@cache
def program() -> str:
    """SHA-256 of the program: its version, its code and its word lists, and which plug-ins add to them."""
    from provenance import plugins  # imported late: importing the package loads nothing

    found = hashlib.sha256(__version__.encode())
    root = Path(__file__).parent
    for path in sorted(path for suffix in ("py", "tsv", "toml") for path in root.rglob(f"*.{suffix}")):
        found.update(path.read_bytes())
    found.update("".join(plugins.fingerprint()).encode())
    return found.hexdigest()
