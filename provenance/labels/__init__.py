"""Attributions → labels: for each sentence its status, chain and label, and the gaps in its sourcing."""

from provenance.labels.carried import carry
from provenance.labels.gaps import with_gaps
from provenance.labels.label import label

__all__ = ["carry", "label", "with_gaps"]
