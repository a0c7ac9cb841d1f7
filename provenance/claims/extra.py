"""What one statement of a claim says beyond the others."""

from __future__ import annotations

from collections.abc import Sequence

from provenance.claims.claim import Claim
from provenance.claims.form import Form, weigh
from provenance.claims.verify import form_of

LONGER = 1.4
"""A member says more than the claim if its words weigh this many times those of the shortest member."""
LEAST_EXTRA = 1.5
"""Least weight of the further words for them to be worth naming."""


def extra(claims: Sequence[Claim]) -> list[str | None]:
    """For each member, the longest stretch of words that the shortest member does not have; `None` if there is none
    worth mentioning."""
    lengths = [len(claim.body) for claim in claims]
    if max(lengths) < LONGER * min(lengths):
        return [None] * len(claims)
    forms = [form_of(claim) for claim in claims]
    core = min(forms, key=lambda form: (form.mass, form.keys))
    return [_beyond(form, core) if form.mass >= LONGER * core.mass else None for form in forms]


def _beyond(form: Form, core: Form) -> str | None:
    best, start = (0, 0), 0
    for i, key in enumerate([*form.keys, None]):
        if key is None or (key in core.weight and weigh(key) >= LEAST_EXTRA / 10):
            best = max(best, (start, i), key=lambda run: (_mass(form, *run), -run[0]))
            start = i + 1
    return form.text(*best) if _mass(form, *best) >= LEAST_EXTRA else None


def _mass(form: Form, first: int, last: int) -> float:
    return sum(weigh(key) for key in form.keys[first:last])
