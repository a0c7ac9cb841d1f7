"""A chain in words, as labels have it."""

from __future__ import annotations

from collections.abc import Mapping

from provenance.model import Source


def in_words(chain: tuple[str, ...], sources: Mapping[str, Source]) -> str:
    """A chain as a reader would say it: “Yonhap News Agency citing analysts, unnamed”."""
    return " citing ".join(_called(sources[id]) for id in chain)


def _called(source: Source) -> str:
    if source.type == "unresolved":
        return f"“{source.name}”, not resolved"
    if source.named or source.type == "document":
        return source.name
    return f"{source.name}, {'by office' if source.by_office else 'unnamed'}"
