"""TEI P5: form A (inline anchors and a standOff), B (stand-off beside a host), C (anchors spliced into a host)."""

from provenance.writing.tei.forms import without_layer, write_anchors, write_standoff, write_tei

__all__ = ["without_layer", "write_anchors", "write_standoff", "write_tei"]
