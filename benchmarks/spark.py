"""What a run on Spark costs: `python benchmarks/spark.py [--dense | --plain | --paper] [FOLDER] [TIMES…]` (a folder
of .txt; PolNeAR dev, else the seeds).

The collection grows 1, 2, 4, 8 times, or by the given numbers: the paragraphs of real articles, redrawn and shuffled
over days. In a *long* collection the days grow in number, so that each has as much as before; a *dense* one is all of
one week. With `--plain` it is the articles themselves, each once, over days. For each size: CPU seconds (/proc) of
Python, with the processes beside it, and of Java, by step; and of the same on one machine, where comparing reads the
JSON of annotating and writes its own, as the command does.

With `--paper`, the cost of an archive is derived from what the largest long collection costs more than the one before
it, which leaves out the start of processes and what Java compiles once. A week of such an archive has too many claims
for one task, so matching is then measured in several pieces a week, too, and the weeks are eight times as dense.
"""

from __future__ import annotations

import ctypes
import json
import os
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import date, timedelta
from itertools import pairwise
from operator import sub
from pathlib import Path
from threading import Lock, Thread
from typing import Any

import pyarrow.dataset as ds
from corpus import print_header, texts
from pyspark.sql.functions import avg, length, size

import provenance
from provenance.claims import compare
from provenance.reading.annotated import document
from provenance.spark.annotation import annotate
from provenance.spark.comparison import claims, doubled
from provenance.spark.linking import clusters
from provenance.spark.matching import MOST, further, in_periods, matches
from provenance.spark.session import session
from provenance.spark.stages import Stages
from provenance.writing.comparison import write_comparison

GROWTH = (1, 2, 4, 8)
ARTICLES = 120
"""Articles of the smallest collection, spread over one week."""
ANNOTATED_HERE = 480
"""Articles that are annotated here: their time grows as their text does."""
_SET_CHILD_SUBREAPER = 36
"""Of `prctl(2)`."""
TICKS = os.sysconf("SC_CLK_TCK")
YEAR, WEEK = 365.25, 7
WORDS = 400
"""Words of an article on paper."""
COMPARE = ("claims", "matches", "clusters")
"""The steps of comparing."""
VISITS = 0.5, 1.0
"""Tasks that a claim goes to for each further piece of a week: among its own week, and with the week before."""
DENSER = 8
"""How many times as many articles a week has for the cost on paper."""
PIECES = 8
"""Pieces of a week, where matching is measured in pieces."""
IN_PIECES = f"matches in {PIECES} pieces a week"
Seconds = dict[str, tuple[float, float]]
"""CPU seconds of Python and of Java by step."""
Counts = dict[str, float]


def collection(source: list[str], count: int, dense: bool, weekly: int = ARTICLES) -> list[dict[str, str]]:
    """Articles made of the paragraphs of real ones, two thirds of each from the same one, so that stories recur."""
    chance = random.Random(count)
    parts = [[p for p in text.split("\n") if p.strip()] for text in source]
    days = 7 if dense else 7 * count // weekly
    found = []
    for number in range(count):
        mine, other = chance.choice(parts), chance.choice(parts)
        taken = [*chance.sample(mine, max(1, 2 * len(mine) // 3)), *chance.sample(other, len(other) // 3)]
        day = date(2025, 1, 2) + timedelta(chance.randrange(days))
        found.append(
            {"id": f"d{number}", "outlet": f"Outlet {number % 40}", "published": str(day), "text": "\n".join(taken)}
        )
    return found


def plain(source: list[str]) -> list[dict[str, str]]:
    """The articles themselves, on days like those of a long collection."""
    found = []
    for number, text in enumerate(source):
        day = date(2025, 1, 2) + timedelta(number * 7 // ARTICLES)
        found.append({"id": f"d{number}", "outlet": f"Outlet {number % 40}", "published": str(day), "text": text})
    return found


def below() -> dict[str, float]:
    """CPU seconds so far of `java` and `python`, over all processes this one started. Child processes already waited
    for count as Python's: Java starts nothing else."""
    found = {"java": 0.0, "python": 0.0}
    parents: dict[int, int] = {}
    spent: dict[int, tuple[str, float, float]] = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it has just exited
            head, _, tail = path.read_text().rpartition(")")
            fields = tail.split()
            own, waited = (sum(map(int, fields[at : at + 2])) / TICKS for at in (11, 13))
            parents[int(path.parent.name)] = int(fields[1])
            spent[int(path.parent.name)] = (head.split("(", 1)[1], own, waited)
    mine = {pid for pid in spent if os.getpid() in _ancestors(pid, parents)}
    for pid in mine:
        name, own, waited = spent[pid]
        found["java" if name == "java" else "python"] += own
        found["python"] += waited
    with _lock:
        daemons = {pid for pid in mine if spent.get(parents[pid], ("",))[0] == "java"}
        _workers.update({pid: sum(spent[pid][1:]) for pid in mine if parents[pid] in daemons})
        found["python"] += sum(cpu for pid, cpu in _workers.items() if pid not in mine)
    return found


_lock = Lock()
_workers: dict[int, float] = {}
"""CPU seconds of the workers of PySpark, when last looked at: its daemon, a child of Java, waits for none of them, so
the seconds of those that were idle for a minute, which end, would be lost."""


def watch() -> None:
    """Look at the workers each half second for as long as this process runs."""
    while True:
        below()
        time.sleep(0.5)


def _ancestors(pid: int, parents: dict[int, int]) -> Iterator[int]:
    while pid in parents:
        pid = parents[pid]
        yield pid


@contextmanager
def timed(seconds: Seconds, step: str) -> Iterator[None]:
    before = below()
    yield
    time.sleep(1.5)  # until workers that exited have been waited for
    after = below()
    seconds[step] = after["python"] - before["python"], after["java"] - before["java"]


def on_spark(spark: Any, articles: list[dict[str, str]], folder: Path, paper: bool) -> tuple[Seconds, Counts]:
    stages, seconds = Stages(spark, str(folder)), dict[str, tuple[float, float]]()
    shape = "id string, outlet string, published string, text string"
    given = stages.keep(spark.createDataFrame(articles, shape).repartition(2), "given")
    with timed(seconds, "annotate"):
        annotated = stages.keep(annotate(given), "annotated")
    with timed(seconds, "claims"):
        assert not doubled(annotated)
        told = stages.keep(in_periods(claims(annotated), 7), "claims")
    with timed(seconds, "matches"):
        copies = stages.keep(further(told), "copies")
        found = stages.keep(matches(told, copies, 7), "matches")
    with timed(seconds, "clusters"):
        unsorted = stages.keep(clusters(found, copies, told, stages.keep), "unsorted")
        shared = stages.keep(unsorted.sort("order"), "clusters")
    said = told.where("key is not null")
    sizes = [row["count"] for row in said.groupBy("period").count().collect()]
    if paper:
        with timed(seconds, IN_PIECES):
            again = stages.keep(matches(told, copies, 7, -(-max(sizes) // PIECES)), "again")
        assert again.count() == found.count()
    counts = {"claims": sum(sizes), "weeks": len(sizes), "matches": found.count(), "clusters": shared.count()}
    of_words = 8 * size("words") + 8 * (2 * size("words") - 1)  # words, and all their keys
    counts["bytes sent"] = said.agg(avg(of_words + sum(map(length, ("key", "document", "compared"))))).first()[0]
    for name in ("annotated", "claims", "clusters"):
        counts[f"bytes of {name}"] = bytes_of(folder / ".provenance" / "kept" / name)
    return seconds, counts


def bytes_of(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*.parquet"))


def here(articles: list[dict[str, str]], written: Iterable[str]) -> Counts:
    """CPU seconds on one machine, as on the command line: annotating to JSON, from what the first articles take by
    their characters; and comparing what was written as JSON."""
    some = articles[:ANNOTATED_HERE]
    started = time.thread_time()
    for a in some:
        provenance.annotate(a["text"], id=a["id"], outlet=a["outlet"], published=a["published"]).to_json()
    annotated = time.thread_time()
    write_comparison(compare(document(json.loads(text)) for text in written))
    compared = time.thread_time() - annotated
    share = sum(len(a["text"]) for a in some) / sum(len(a["text"]) for a in articles)
    return {"annotate here": (annotated - started) / share, "compare here": compared}


def adopt() -> None:
    """Become the parent of processes whose own dies, so that their seconds still count (Linux)."""
    ctypes.CDLL(None).prctl(_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def main(arguments: list[str]) -> None:
    adopt()
    Thread(target=watch, daemon=True).start()
    growth = [int(word) for word in arguments if word.isdigit()] or GROWTH
    dense = "--dense" in arguments
    name, source = texts([word for word in arguments if not (word.isdigit() or word.startswith("--"))])
    print_header(name, sum(len(text.split()) for text in source))
    started = below()["java"]
    spark = session(
        "local[2]",
        {"spark.sql.shuffle.partitions": "2", "spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false"},
    )
    spark.range(10).count()
    print(f"start of the Java machine: {below()['java'] - started:.1f} CPU-s")
    here(collection(source, ARTICLES, dense=False), ())  # so that what is read only once has been read
    if "--plain" in arguments:
        measure(spark, plain(source))
        return
    print("one week, denser and denser" if dense else "as dense, longer and longer")
    paper = "--paper" in arguments
    weekly = DENSER * ARTICLES if paper else ARTICLES
    found = [measure(spark, collection(source, ARTICLES * times, dense, weekly), paper) for times in growth]
    for less, more in pairwise(found):
        print(f"  from {less[1]['articles']:,} to {more[1]['articles']:,} articles: {growth_of(less, more)}")
    if paper:
        on_paper(*found[-2:])


Measured = tuple[Seconds, Counts]
"""CPU seconds of Python and Java by step, and the counts."""


def measure(spark: Any, articles: list[dict[str, str]], paper: bool = False) -> Measured:
    folder = Path(tempfile.mkdtemp())
    try:
        seconds, counts = on_spark(spark, articles, folder, paper)
        kept = ds.dataset(folder / ".provenance" / "kept" / "annotated", format="parquet").to_batches(["json"])
        counts |= here(articles, (text for batch in kept for text in batch.column(0).to_pylist()))
    finally:
        shutil.rmtree(folder)
    counts["articles"] = len(articles)
    counts["words"] = sum(len(article["text"].split()) for article in articles)
    annotated, compared = seconds["annotate"][0], sum(seconds[step][0] for step in COMPARE)
    java = sum(seconds[step][1] for step in ("annotate", *COMPARE))
    print(
        f"  {len(articles):,} articles, {counts['words']:,} words, {counts['claims']:,} claims, {counts['matches']:,} "
        f"matches, {counts['clusters']:,} clusters; CPU-s of Python: annotate {annotated:.1f} "
        f"(here {counts['annotate here']:.1f}), compare {compared:.1f} (here {counts['compare here']:.1f}); "
        f"of Java {java:.1f} ({java / (java + annotated + compared):.0%})"
    )
    print("   ", ", ".join(f"{step}: {cpu:.1f} and {java:.1f}" for step, (cpu, java) in seconds.items()), flush=True)
    return seconds, counts


def growth_of(less: Measured, more: Measured) -> str:
    """What the larger of two collections costs more."""
    grown = {step: tuple(map(sub, more[0][step], less[0][step])) for step in ("annotate", *COMPARE)}
    compared = sum(grown[step][0] for step in COMPARE)
    here = {what: more[1][f"{what} here"] - less[1][f"{what} here"] for what in ("annotate", "compare")}
    python, java = (sum(cpu[i] for cpu in grown.values()) for i in (0, 1))
    return (
        f"Python {grown['annotate'][0]:.1f} for annotating ({grown['annotate'][0] / here['annotate']:.2f} times here), "
        f"{compared:.1f} for comparing ({compared / here['compare']:.2f} times here), Java {java / (java + python):.0%}"
    )


def on_paper(less: Measured, more: Measured) -> None:
    """The cost of an archive if work grows with the claims, as from the smaller to the larger collection, and each
    further task that sees a claim costs the same."""
    seconds, counts = more
    scale = WORDS / (counts["words"] - less[1]["words"])  # of one article on paper, in what was added
    claims_each = (counts["claims"] - less[1]["claims"]) * scale
    steps = {step: (sum(cpu) - sum(less[0][step])) * scale / 3600 for step, cpu in seconds.items()}
    own, next_week = VISITS
    visits = (PIECES - 1) * (own + next_week * (1 - 1 / counts["weeks"])) * counts["claims"]
    visit = (sum(seconds[IN_PIECES]) - sum(seconds["matches"])) / visits
    print(f"on paper: articles of {WORDS} words, {claims_each:.1f} claims each; Python and Java together;")
    print(f"  one more task sees an article's claims for {visit * 1e6:.1f} microseconds a claim")
    for name, articles, weeks in (
        ("100 million over ten years", 1e8, 10 * YEAR / WEEK),
        ("a million a day, a week", 7e6, 1),
    ):
        print(f"  {name}: annotate {articles * steps['annotate']:,.0f} CPU-hours")
        for most in (MOST, 5 * MOST):
            pieces = -(-articles / weeks * claims_each // most)
            each = {step: steps[step] for step in COMPARE}
            each["matches"] += visit * sum(VISITS) * (pieces - 1) * claims_each / 3600
            sent = articles * claims_each * (1 + sum(VISITS) * pieces) * counts["bytes sent"] / 1e12
            parts = ", ".join(f"{step} {articles * hours:,.0f}" for step, hours in each.items())
            print(
                f"    compare with --most {most:,}, {pieces:.0f} pieces a week: {articles * sum(each.values()):,.0f} "
                f"CPU-hours ({parts}), at most {sent:,.1f} TB sent to tasks"
            )
        stored = {
            what: articles * WORDS / counts["words"] * counts[f"bytes of {what}"] / 1e9
            for what in ("annotated", "claims")
        }
        print(
            f"    stored: {stored['annotated']:,.0f} GB of annotated (with JSON), {stored['claims']:,.0f} GB of claims"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
