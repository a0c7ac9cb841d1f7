"""The package index has another package that is imported as `provenance`: the two overwrite each other's files."""

from __future__ import annotations


def refuse_twin() -> None:
    """Raise `ImportError` if the other package is installed too."""
    from importlib.metadata import PackageNotFoundError, distribution  # takes a while, and --help does without

    try:
        found = distribution("provenance")
    except PackageNotFoundError:
        return
    raise ImportError(
        f"another package that is imported as “provenance” is installed (provenance {found.version}), and the two "
        "overwrite each other's files; keep one of them in this environment: pip uninstall provenance "
        "provenance-annotator, then install the one you want"
    )
