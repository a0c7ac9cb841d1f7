"""Whether two claims say the same thing: the two signals, and what overrules them."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from provenance.claims.claim import Claim
from provenance.claims.form import Form, form, weigh
from provenance.claims.guards import Disagreement, disagreement

QUOTE_RATIO = 90
"""`partial_ratio` from which two quotations of five words are one: 70 of 70 judged pairs were (see docs/claims.md)."""
ROOM = 5
"""A quotation that is longer than the other claim by more than this many characters is not searched for in it."""
DICE = 0.47
COVERAGE = 0.80
LEAST_SHARED = 1.5
"""Least weight that two claims must share: about two words that are rare in the news."""
LEAST_COVERED = 2.5
"""The same where one claim is merely contained in the other."""
LEAST_PLAIN = 0.8
"""Least weight that they must share besides names and titles."""
SUBSTANTIAL, SLIGHT = 2.2, 0.25
"""Short claims agree by chance: `DICE` and `COVERAGE` rise by `SLIGHT` times the amount by which the shared weight
falls short of the first."""
KIN = 0.25
"""Between articles that have little else in common, words agree by chance: `DICE` and `COVERAGE` rise by what is
missing to this kinship, `LEAST_SHARED` in proportion. Articles on one event have a kinship of .22 to .51 on BASIL."""


@frozen
class Match:
    """The verdict on a pair: how alike they are (0 to 1), what shows it, and what keeps them apart, if anything
    does."""

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
    worded = _worded(f, g, max(0.0, KIN - kinship))
    if worded is None:
        return None
    denied = (a.stance == "deny") != (b.stance == "deny")
    conflict = disagreement(f, g, denied=denied)
    if conflict and not any(conflict.values):
        conflict = Disagreement(conflict.kind, (_standing(a), _standing(b)))
    return Match(round(worded[0], 3), worded[1], conflict)


def _standing(claim: Claim) -> str:
    return "denied" if claim.stance == "deny" else "stated"


def form_of(claim: Claim) -> Form:
    """The form of a claim that is compared."""
    return form(claim.body, claim.mode == "direct")


def agreement(f: Form, g: Form) -> tuple[float, float]:
    """The weight of the words that two claims share, and its Dice coefficient."""
    shared = _shared(f, g)
    return shared, 2 * shared / (f.mass + g.mass)


def covers(f: Form, g: Form) -> bool:
    """Whether the first claim has nearly all the words of the second."""
    return _shared(f, g) >= COVERAGE * g.mass


def _shared(f: Form, g: Form) -> float:
    weights = g.weight
    return sum([min(weight, weights[key]) for key, weight in f.weight.items() if key in weights])


def _quoted(f: Form, g: Form) -> tuple[float, Form, Form] | None:
    """The best ratio of a quotation of one claim in the other, with the quotation and the words that repeat it."""
    if not (f.quotations or g.quotations):
        return None
    found = [*_repeated(f, g), *_repeated(g, f)]
    return max(found, key=lambda each: each[0]) if found else None


def _repeated(one: Form, other: Form) -> Iterator[tuple[float, Form, Form]]:
    from rapidfuzz import fuzz

    line = " ".join(other.keys)
    for first, last in one.quotations:
        quotation = " ".join(one.keys[first:last])
        if len(quotation) > len(line) + ROOM or one.part(first, last).mass < LEAST_SHARED:
            continue
        at = fuzz.partial_ratio_alignment(quotation, line, score_cutoff=QUOTE_RATIO)
        if at:
            yield at.score / 100, one.part(first, last), other.part(*_word_range(line, at.dest_start, at.dest_end))


def _word_range(line: str, start: int, end: int) -> tuple[int, int]:
    return line.count(" ", 0, start), line.count(" ", 0, max(start, end - 1)) + 1


def _worded(f: Form, g: Form, distrust: float) -> tuple[float, str] | None:
    """How alike the words are. Differing numbers do not count here: the guards look at them."""
    both = [(key, weight, g.weight[key]) for key, weight in f.weight.items() if key in g.weight]
    shared = sum([min(weight, other) for _, weight, other in both])
    plain = sum([weight for key, weight, other in both if weight == other == weigh(key)])
    if shared < LEAST_SHARED * (1 + 4 * distrust) or plain < LEAST_PLAIN:
        return None
    mass = [f.mass, g.mass]
    if f.numbers - g.numbers and g.numbers - f.numbers:
        mass = [f.mass - f.weigh(f.numbers - g.numbers), g.mass - g.weigh(g.numbers - f.numbers)]
    distrust += SLIGHT * max(0.0, SUBSTANTIAL - shared)
    dice, coverage = 2 * shared / sum(mass), shared / min(mass)
    if dice >= DICE + distrust:
        return dice, "wording"
    if coverage >= COVERAGE + distrust and shared >= LEAST_COVERED:
        return coverage, "contained"
    return None
