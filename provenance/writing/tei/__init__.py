"""TEI P5: form A (inline anchors and a standOff), B (stand-off beside a host), C (anchors spliced into a host)."""

from __future__ import annotations

from provenance.model import Document


def write_tei(document: Document) -> str:
    """The document as TEI, form A."""
    raise NotImplementedError
