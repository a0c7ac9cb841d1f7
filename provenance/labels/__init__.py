"""Attributions → labels: for each sentence its status, chain and label, and the gaps in its sourcing."""

from provenance.labels.gaps import with_gaps
from provenance.labels.label import label

__all__ = ["label", "with_gaps"]
