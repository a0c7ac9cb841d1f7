"""Sums up a tally: precision, recall and F1 of each measure and kind, share of right attributions per rule, the
reliability curve."""

from __future__ import annotations

from typing import NamedTuple

from provenance.evaluate.attribution_kinds import KINDS
from provenance.evaluate.scoring import MEASURES, Tally


class Figure(NamedTuple):
    """Per cent, rounded to one decimal. `gold` and `found` are how many there were."""

    precision: float
    recall: float
    f1: float
    gold: int
    found: int


class Share(NamedTuple):
    """How many of `found` were right."""

    right: int
    found: int


class Bin(NamedTuple):
    """A tenth of the scale of certainty, from `low`: mean certainty and share of right attributions, 0 to 1."""

    low: float
    found: int
    certainty: float
    right: float


def measures(tally: Tally) -> dict[str, Figure]:
    """Measure → its figure."""
    return {name: _measure(tally, name) for name in MEASURES}


def figures_by_kind(tally: Tally) -> dict[str, Figure]:
    """Kind → its figure; see `provenance.evaluate.attribution_kinds` for how they are counted."""
    return {kind: _kind(tally, kind) for kind in KINDS}


def rules(tally: Tally) -> dict[str, Share]:
    """Rule → how many of its attributions were right by the measure `relation`."""
    names = sorted({name for section, name, _ in tally if section == "rule"})
    return {name: Share(tally["rule", name, "right"], tally["rule", name, "found"]) for name in names}


def reliability(tally: Tally) -> list[Bin]:
    """The reliability curve: for each tenth of certainty, how many were right by the measure `relation`."""
    names = sorted({name for section, name, _ in tally if section == "certainty"})
    return [_bin(tally, name) for name in names]


def calibration_error(tally: Tally) -> float:
    """The expected calibration error (Naeini et al. 2015), 0 to 1: the mean gap between certainty and share of right
    attributions over the bins of the reliability curve, weighted by their size."""
    bins = reliability(tally)
    return sum(b.found * abs(b.certainty - b.right) for b in bins) / max(1, sum(b.found for b in bins))


def _measure(tally: Tally, name: str) -> Figure:
    hits, found, gold = (tally["measure", name, part] for part in ("hits", "found", "gold"))
    return _figure(hits, found, hits, gold)


def _kind(tally: Tally, kind: str) -> Figure:
    return _figure(*(tally["kind", kind, part] for part in ("found right", "found", "gold right", "gold")))


def _figure(right_found: int, found: int, right_gold: int, gold: int) -> Figure:
    precision = right_found / found if found else 0
    recall = right_gold / gold if gold else 0
    total = precision + recall
    f1 = 2 * precision * recall / total if total else 0
    return Figure(_per_cent(precision), _per_cent(recall), _per_cent(f1), gold, found)


def _per_cent(share: float) -> float:
    return round(100 * share, 1)


def _bin(tally: Tally, name: str) -> Bin:
    found, right, total = (tally["certainty", name, part] for part in ("found", "right", "sum"))
    return Bin(int(name) / 10, found, total / 1000 / found, right / found)
