"""The cost of adding articles to a small or large store: `store_growth.py [SIZE…] [--articles N] [--a-day N]`.

The articles are the stream of `claims_scale.py`, N a day; those added are from the days that follow. What is timed is
what `provenance compare --add` does with annotated articles: CPU time of comparing them and of writing the whole store
as JSON. Each size has its own store and process; the best of three additions counts, each to a copy of the same store.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

import claims_scale

from provenance.claims.store import Held, update
from provenance.model import Document
from provenance.writing.comparison import write_cluster, write_document, write_parts

SIZES = (2_500, 5_000, 10_000)
ROUNDS = 3


def measure(size: int, added: int, a_day: int) -> dict[str, float]:
    claims_scale.DOCUMENTS = a_day
    stream = iter(claims_scale.Stream((size + added) * claims_scale.CLAIMS))
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.sqlite"
        update(whole, islice(stream, size), _written)
        new = list(stream)
        taken = [_add(whole, Path(folder) / f"{i}.sqlite", new) for i in range(ROUNDS)]
        megabytes = whole.stat().st_size / 1e6
    return {"articles": size, "cpu_seconds_to_add": round(min(taken), 2), "store_mb": round(megabytes)}


def _add(whole: Path, copy: Path, new: list[Document]) -> float:
    shutil.copy(whole, copy)
    started = time.process_time()
    update(copy, new, _written)
    taken = time.process_time() - started
    copy.unlink()
    return taken


def _written(held: Held) -> int:
    return len(write_parts(*held.rendered(write_document, write_cluster)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES)
    parser.add_argument("--articles", type=int, default=100, help="how many are added")
    parser.add_argument("--a-day", type=int, default=100, help="how many are published each day")
    parser.add_argument("--one", action="store_true", help="measure in this process")
    given = parser.parse_args()
    if given.one:
        print(json.dumps(measure(given.sizes[0], given.articles, given.a_day)))
        return
    results = []
    for size in given.sizes:
        options = ["--one", "--articles", str(given.articles), "--a-day", str(given.a_day)]
        run = subprocess.run([sys.executable, __file__, str(size), *options], check=True, stdout=subprocess.PIPE)
        results.append(json.loads(run.stdout))
        print(json.dumps(results[-1]), flush=True)
    times = results[-1]["cpu_seconds_to_add"] / results[0]["cpu_seconds_to_add"]
    print(f"adding {given.articles} to {given.sizes[-1]:,} takes {times:.2f} times as long as to {given.sizes[0]:,}")


if __name__ == "__main__":
    main()
