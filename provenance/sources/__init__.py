"""Findings → who speaks: attributions with their chains, and the registry of sources."""

from provenance.sources.resolve import Resolution, resolve

__all__ = ["Resolution", "resolve"]
