"""Do two claims say the same? The two signals, and what overrules them."""

from __future__ import annotations

from attrs import frozen

from provenance.claims.claim import Claim
from provenance.claims.form import Form, form
from provenance.claims.guards import Disagreement, disagreement

QUOTE_RATIO = 90
"""`partial_ratio` from which two quotations of five words are one: 70 of 70 judged pairs were (see docs/claims.md)."""
DICE = 0.50
COVERAGE = 0.80
LEAST_SHARED = 1.5
"""Weight that two claims must share at least: about two words that are rare in the news."""
LEAST_COVERED = 2.5
"""The same where one claim only stands inside the other."""


@frozen
class Match:
    """The verdict on a pair: how alike (0 to 1), what shows it, and what keeps them apart if anything does."""

    score: float
    evidence: str
    conflict: Disagreement | None = None


def verify(a: Claim, b: Claim) -> Match | None:
    """The match of two claims, `None` if they are not alike enough. Symmetric."""
    f, g = _form(a), _form(b)
    alike = _quoted(f, g) or _worded(f, g)
    if alike is None:
        return None
    score, evidence = alike
    denied = (a.stance == "deny") != (b.stance == "deny")
    return Match(round(score, 3), evidence, disagreement(f, g, denied=denied))


def _form(claim: Claim) -> Form:
    return form(claim.body, claim.mode == "direct")


def _quoted(f: Form, g: Form) -> tuple[float, str] | None:
    from rapidfuzz import fuzz

    best = 0.0
    for one, other in ((f, g), (g, f)):
        for quotation in one.quotations:
            if len(quotation) <= 1.1 * len(other.line):
                best = max(best, fuzz.partial_ratio(quotation, other.line, score_cutoff=QUOTE_RATIO))
    return (best / 100, "quote") if best else None


def _worded(f: Form, g: Form) -> tuple[float, str] | None:
    both = f.weight.keys() & g.weight.keys()
    shared = sum(min(f.weight[key], g.weight[key]) for key in both)
    if shared < LEAST_SHARED:
        return None
    dice, coverage = 2 * shared / (f.mass + g.mass), shared / min(f.mass, g.mass)
    if dice >= DICE:
        return dice, "wording"
    if coverage >= COVERAGE and shared >= LEAST_COVERED:
        return coverage, "contained"
    return None
