"""Gaps that show only when several documents are compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from provenance.claims.claim import Claim, Credit
from provenance.claims.credits import outlet, same_source
from provenance.model import Change, Conflict, Gap, Severity, Stance

DISPUTED: tuple[Stance, ...] = ("distance", "accuse", "deny", "suggest")
DRIFT = ("source-dropped", "hedge-lost", "stance-raised")


def gaps(
    claims: Sequence[Claim],
    changes: Sequence[Change],
    conflicts: Sequence[Conflict],
    origins: Sequence[str],
    circles: Sequence[tuple[str, ...]],
) -> Iterator[Gap]:
    """Circular sourcing, single sourcing and attribution drift in one cluster, each with its reason."""
    outlets = {outlet(claim) for claim in claims}
    for circle in circles:
        yield Gap("circular", "high", f"{' and '.join(circle)} have it from one another")
    apparent = _apparent(claims)
    if len(outlets) > 1 and len(origins) == 1 and not circles:
        if len(apparent) > 1:
            yield Gap("circular", "high", f"{' and '.join(apparent)} are credited, but all goes back to {origins[0]}")
        elif any(claim.stance in DISPUTED for claim in claims) or conflicts:
            reason = f"{len(outlets)} outlets, one origin: {origins[0]}"
            yield Gap("single-source", "medium", reason)
    drift = [c for c in changes if c.kind in DRIFT and c.severity != "low"]
    if drift:
        severity: Severity = "high" if any(c.severity == "high" for c in drift) else "medium"
        yield Gap("attribution-drift", severity, "; ".join(c.note for c in drift))


def _apparent(claims: Sequence[Claim]) -> list[str]:
    """The sources nearest the reader in each chain, each once."""
    found: list[Credit] = []
    for claim in claims:
        said = [credit for credit in claim.chain if not credit.implied] or list(claim.chain)
        if said and not any(same_source(said[0], credit) is not False for credit in found):
            found.append(said[0])
    return [credit.name for credit in found]
