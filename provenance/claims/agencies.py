"""Agency copy: what an article says in its own words is the agency's, and what others say in it is relayed by the
agency."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import evolve

from provenance.claims.claim import Claim, Credit
from provenance.claims.credits import is_outlet, same_source
from provenance.claims.extraction import claims_of, credit_of
from provenance.model import Document, Status


def told_in(document: Document) -> tuple[Claim, ...]:
    """The claims of a document in the order of the text, its agency among their sources."""
    claims = claims_of(document)
    agency = next((s for s in document.sources if s.id == document.agency), None)
    return tuple(_as_agency_copy(claims, credit_of(agency, document))) if agency else claims


def _as_agency_copy(claims: Iterable[Claim], agency: Credit) -> Iterator[Claim]:
    """The claims of an article that is an agency's copy, with the agency first in each chain that does not name it.

    A plan in it is credited to the agency that reports it and to nobody else; the agency's own articles stay as they
    are.
    """
    relay = evolve(agency, implied=True)
    for claim in claims:
        if is_outlet(agency, claim.outlet or "") or any(same_source(agency, credit) for credit in claim.chain):
            yield claim
        else:
            chain = (relay,) if claim.held else (relay, *claim.chain)
            status: Status = "attributed" if claim.status == "unattributed" else claim.status
            yield evolve(claim, chain=chain, held=False, status=status)


def set_beside(a: Claim, b: Claim, *, copied: bool) -> tuple[Claim, Claim]:
    """Two claims ready for comparing their attributions: an agency named only in the dateline or byline is left out
    where it makes no difference.

    It makes none between two copies of one agency, nor between a copy and what it copies; and if only one article is an
    agency's, that is a change only where the other has copied it; otherwise each reports for itself.
    """
    return _reported(a, b, copied), _reported(b, a, copied)


def _reported(claim: Claim, other: Claim, copied: bool) -> Claim:
    relay = next((credit for credit in claim.chain if credit.implied), None)
    if relay is None:
        return claim
    own = is_outlet(relay, other.outlet or "")
    there = [credit for credit in other.chain if same_source(relay, credit)]
    if not own and ((not there[0].implied) if there else copied):
        return claim
    chain = tuple(credit for credit in claim.chain if credit is not relay)
    return evolve(claim, chain=chain, status=claim.status if chain or claim.status == "hearsay" else "unattributed")
