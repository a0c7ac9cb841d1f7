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
KIN, TRUST = 0.25, 0.03
"""Between articles that have little else in common, words agree by chance: `DICE` and `COVERAGE` rise by what is
missing to the kinship `KIN`, `LEAST_SHARED` in proportion; above it they fall by `TRUST` at most. Articles on one event
have a kinship of .22 to .51 on BASIL."""


@frozen
class Match:
    """The verdict on a pair: how alike (0 to 1), what shows it, and what keeps them apart if anything does."""

    score: float
    evidence: str
    conflict: Disagreement | None = None


def verify(a: Claim, b: Claim, kinship: float = KIN) -> Match | None:
    """The match of two claims, `None` if they are not alike enough. Symmetric.

    `kinship` (0 to 1) says how much their documents have in common.
    """
    f, g = form_of(a), form_of(b)
    quoted = _quoted(f, g)
    if quoted:
        score, said, repeated = quoted
        return Match(round(score, 3), "quote", disagreement(said, repeated, names=False))
    worded = _worded(f, g, max(-TRUST, KIN - kinship))
    if worded is None:
        return None
    denied = (a.stance == "deny") != (b.stance == "deny")
    return Match(round(worded[0], 3), worded[1], disagreement(f, g, denied=denied))


def form_of(claim: Claim) -> Form:
    """What is compared of a claim."""
    return form(claim.body, claim.mode == "direct")


def _quoted(f: Form, g: Form) -> tuple[float, Form, Form] | None:
    """The best ratio of a quotation of one claim in the other, with the quotation and the words that repeat it."""
    from rapidfuzz import fuzz

    best = None
    for one, other in ((f, g), (g, f)):
        for first, last in one.quotations:
            quotation, line = " ".join(one.keys[first:last]), " ".join(other.keys)
            at = (
                fuzz.partial_ratio_alignment(quotation, line, score_cutoff=QUOTE_RATIO)
                if len(quotation) <= len(line) + 5
                else None
            )
            if at and (best is None or at.score > best[0]):
                best = (at.score, one.part(first, last), other.part(*_word_range(line, at.dest_start, at.dest_end)))
    return (best[0] / 100, *best[1:]) if best else None


def _word_range(line: str, start: int, end: int) -> tuple[int, int]:
    return line.count(" ", 0, start), line.count(" ", 0, max(start, end - 1)) + 1


def _worded(f: Form, g: Form, distrust: float) -> tuple[float, str] | None:
    """How alike the words are. A number that only one has does not count here: the guards look at it."""
    shared = sum(min(weight, g.weight[key]) for key, weight in f.weight.items() if key in g.weight)
    if shared < LEAST_SHARED * (1 + 4 * distrust):
        return None
    mass = [one.mass - sum(one.weight[key] for key in one.numbers - other.numbers) for one, other in ((f, g), (g, f))]
    dice, coverage = 2 * shared / sum(mass), shared / min(mass)
    if dice >= DICE + distrust:
        return dice, "wording"
    if coverage >= COVERAGE + distrust and shared >= LEAST_COVERED:
        return coverage, "contained"
    return None
