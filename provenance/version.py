"""The version of the package, and of the program as it lies here."""

from __future__ import annotations

from functools import cache

__version__ = "0.1.0"


@cache
def program() -> str:
    """SHA-256 of the program: its version, its code and its word lists, and which plug-ins add to them."""
    import hashlib  # these imported late: importing the package loads nothing, and OpenSSL takes a while
    from pathlib import Path

    from provenance import plugins

    found = hashlib.sha256(__version__.encode())
    root = Path(__file__).parent
    for path in sorted(path for suffix in ("py", "tsv", "toml") for path in root.rglob(f"*.{suffix}")):
        found.update(path.read_bytes())
    found.update("".join(plugins.fingerprint()).encode())
    return found.hexdigest()
