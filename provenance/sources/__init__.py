"""Findings → who speaks: the registry of sources, and for each sentence its chain, status and label."""

from provenance.sources.label import label
from provenance.sources.resolve import Resolution, resolve

__all__ = ["Resolution", "label", "resolve"]
