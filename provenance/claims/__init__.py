"""Claims that documents share, and how their attribution changes.

The way: normalise → candidates → verify → cluster → changes."""

from __future__ import annotations

from collections.abc import Iterable

from provenance.model import Comparison, Document


def compare(documents: Iterable[Document], *, window: int | None = 7) -> Comparison:
    """Find the claims that documents share."""
    return Comparison(tuple(document.article for document in documents), ())
