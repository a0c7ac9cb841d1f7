"""Sourcing gaps: where a story stands on little."""

from __future__ import annotations

from provenance.model import Document


def with_gaps(document: Document) -> Document:
    """The document with the gaps of each of its sentences."""
    return document
