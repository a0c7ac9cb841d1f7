"""TEI P5: form A (inline anchors and a standOff), B (stand-off beside a host), C (anchors in a host), D (claims)."""

from provenance.writing.tei.claims import write_claims
from provenance.writing.tei.forms import (
    STYLESHEET,
    Layer,
    without_layer,
    write_anchors,
    write_layer,
    write_standoff,
    write_tei,
    write_viewable_tei,
)

__all__ = [
    "STYLESHEET", "Layer", "without_layer", "write_anchors", "write_claims", "write_layer", "write_standoff",
    "write_tei", "write_viewable_tei",
]  # fmt: skip
