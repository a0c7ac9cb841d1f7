"""The sourcing report: one self-contained HTML page."""

from __future__ import annotations

from provenance.model import Cluster, Document


def notebook_view(what: Document | Cluster) -> str:
    """An HTML fragment for notebooks."""
    raise NotImplementedError
