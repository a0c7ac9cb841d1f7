"""Claims that documents share, and how their attribution changes.

The pipeline: `claim` (what is claimed) → `normalise`, `form` (how it is compared) → `candidates` → `verify`, `guards` →
`cluster` → `changes` (`quotations`, `surroundings`), `credits`, `gaps`; `comparison` is the main path.
"""

from __future__ import annotations

from provenance.claims.comparison import compare

__all__ = ["compare"]
