"""Pairs of sentences from two outlets, and what comparing them gives: `pairs.tsv`, all wording invented.

What is expected of a pair: `same` (linked, nothing else), `apart` (not linked), a kind of change, or `conflict` with or
without its kind. After `own/` both are of one outlet. `\\n` is a line's end.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import provenance

PAIRS = [
    tuple(line.split("\t"))
    for line in Path(__file__).with_name("pairs.tsv").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("expected", "first", "second"), PAIRS)
def test_pair(expected: str, first: str, second: str) -> None:
    own = expected.startswith("own/")
    expected = expected.removeprefix("own/")
    first, second = (text.replace("\\n", "\n") for text in (first, second))
    earlier = provenance.annotate(first, id="a", outlet="Gazette", published="2026-03-02")
    later = provenance.annotate(second, id="b", outlet="Gazette" if own else "Ledger", published="2026-03-03")
    comparison = provenance.compare([later, earlier])
    linked = any(cluster.links for cluster in comparison)
    conflicts = [conflict.kind for cluster in comparison for conflict in cluster.conflicts]
    changes = [change.kind for cluster in comparison for change in cluster.changes]
    kind, _, which = expected.partition(":")
    if kind == "same":
        assert (linked, conflicts, changes) == (True, [], [])
    elif kind == "apart":
        assert not linked
    elif kind == "conflict":
        assert conflicts and which in ("", *conflicts) and not linked
    else:
        assert changes == [kind]
