"""A floor under the matching on judged pairs from real coverage, where that data lies beside the repository."""

from __future__ import annotations

import csv
import json

import pytest

import provenance
from provenance.model import Article, Comparison

RECALL, PRECISION = 0.75, 0.95


@pytest.mark.slow
def test_floor_on_judged_pairs(shared):
    lines = (shared / "basil" / "articles.jsonl").read_text("utf-8").splitlines()
    records = [json.loads(line) for line in lines]
    articles = [Article(r["text"], id=r["id"], outlet=r["outlet"], published=r["published"]) for r in records]
    comparison = provenance.compare(provenance.annotate_article(article) for article in articles)
    same, wrong, total = 0.0, 0.0, 0.0
    with (shared / "basil" / "pairs.tsv").open(encoding="utf-8") as pairs:
        for row in csv.DictReader(pairs, delimiter="\t"):
            if row["corpus"] == "basil":
                weight, linked = float(row["weight"]), _linked(comparison, row)
                total += weight * (row["label"] == "S")
                same += weight * (row["label"] == "S" and linked)
                wrong += weight * (row["label"] == "D" and linked)
    assert same / total >= RECALL
    assert same / (same + wrong) >= PRECISION


def _linked(comparison: Comparison, row: dict[str, str]) -> bool:
    def holds(cluster, end: str) -> bool:
        start, stop = int(row[f"start_{end}"]), int(row[f"end_{end}"])
        return any(m.document == row[f"doc_{end}"] and m.start < stop and m.end > start for m in cluster.members)

    return any(holds(cluster, "a") and holds(cluster, "b") for cluster in comparison)
