"""How often the program is right on somebody's own material, judged by people there.

Only judged sentences count. Whoever corrects what is wrong without confirming what is right makes the program look
worse than it is, so the number of unjudged sentences belongs beside each figure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import sqrt
from typing import NamedTuple

from provenance.corrections.applied import judged
from provenance.corrections.relabelled import Program
from provenance.model import Correction, Document, Label

_Z = 1.959964
"""The two-sided 95 % point of the normal distribution."""


class Rate(NamedTuple):
    """How many of `total` were right."""

    right: int = 0
    total: int = 0

    def interval(self) -> tuple[float, float]:
        """The 95 % interval of the share, 0 to 1, by Wilson (1927). Raises `ZeroDivisionError` where the total is 0."""
        share, square = self.right / self.total, _Z * _Z / self.total
        middle = (share + square / 2) / (1 + square)
        half = sqrt(square * (share * (1 - share) + square / 4)) / (1 + square)
        return max(0.0, middle - half), min(1.0, middle + half)

    def and_(self, right: bool) -> Rate:
        """The rate with one more case."""
        return Rate(self.right + right, self.total + 1)


Rates = dict[str, Rate]
"""`label` (status and chain), `status`, `chain` and `origin` (of sentences in which the person credits somebody), and
`rule ID` (labels to which it contributed)."""


def rates(document: Document, corrections: Sequence[Correction]) -> tuple[Rates, int]:
    """The rates of a document as the program annotates it, and the number of its sentences that were judged.

    A sentence that was only called wrong counts as long as the program still says what it said then.
    """
    program = Program(document)
    found: Rates = {}
    count = 0
    for s, correction, start in judged(document, corrections):
        label, told = correction.label, correction.program
        if label is None and told is not None and not program.says(s, told, start):
            continue
        count += 1
        names = [program.names[id] for id in s.chain]
        verdicts = dict(_verdicts(s.status, names, label))
        rules = {program.attributions[id].rule for id in s.attributions}
        for name, right in (verdicts | {f"rule {rule}": verdicts["label"] for rule in sorted(rules)}).items():
            found[name] = found.get(name, Rate()).and_(right)
    return found, count


def _verdicts(status: str, chain: Sequence[str], label: Label | None) -> Iterator[tuple[str, bool]]:
    if label is None:
        yield "label", False
        return
    wanted = [credited.name.casefold() for credited in label.chain]
    yield "label", (status, list(chain)) == (label.status, wanted)
    yield "status", status == label.status
    if wanted:
        yield "chain", list(chain) == wanted
        yield "origin", chain[-1:] == wanted[-1:]


def recorded(corrections: Iterable[Correction]) -> Iterator[tuple[Correction, bool]]:
    """The corrections that record what the program had said, and whether that was right; if several are about one
    sentence, the last."""
    last = {(c.target.sha256, c.target.start): c for c in corrections if c.program}
    for c in last.values():
        assert c.program is not None
        yield c, c.right or _same(c.program, c.label)


def _same(told: Label, label: Label | None) -> bool:
    if label is None or told.status != label.status:
        return False
    return [c.name.casefold() for c in told.chain] == [c.name.casefold() for c in label.chain]
