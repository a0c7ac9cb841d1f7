"""Judged chains and mentions of real articles: floors a little below what was measured (docs/sources.md)."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from provenance.model import Article
from provenance.pipeline import annotate_article
from provenance.writing.json import write_json

FLOORS = {"chain": 80, "all": 78, "name": 89, "pronoun": 75, "nominal": 65}
CEILINGS = {"lookalike": 10}


@pytest.mark.slow
def test_judged_chains_and_sources(shared: Path, tmp_path: Path) -> None:
    predictions = tmp_path / "predictions.jsonl"
    with predictions.open("w", encoding="utf-8") as out:
        for line in (shared / "chains" / "articles.jsonl").read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            fields = {key: record.get(key) for key in ("outlet", "published", "title", "url")}
            out.write(write_json(annotate_article(Article(record["text"], record["id"], **fields)), indent=None) + "\n")
    command = [sys.executable, str(shared / "eval" / "sources.py"), str(shared / "chains"), str(predictions)]
    table = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    rows = {m[1]: (float(m[2]), float(m[3])) for m in re.finditer(r"(?m)^  (\w+) +\d+ +([\d.]+) % +([\d.]+) %", table)}
    assert all(rows[key][0] >= floor for key, floor in FLOORS.items()), table
    assert all(rows[key][1] <= ceiling for key, ceiling in CEILINGS.items()), table
