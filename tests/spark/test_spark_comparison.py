"""Comparing on Spark gives the clusters of `provenance.compare`, however the work is parted."""

from __future__ import annotations

import json
import random
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("pyspark", reason="PySpark is not installed: pip install '.[spark]'")

import numpy as np
import pyarrow as pa
from click.testing import CliRunner
from hostile import dies_once

import provenance
from provenance.claims.candidates import BUDGET
from provenance.cli import main
from provenance.model import Document
from provenance.reading import read as read_local
from provenance.spark import annotate, claims, compare, read, tables
from provenance.spark.comparison import refused
from provenance.spark.linking import components, in_memory
from provenance.spark.pieces import Piece, joined
from provenance.spark.rarity import Keys, cuts, meeting
from provenance.writing.comparison import cluster_object


def documents(path: Path) -> list[Document]:
    """The articles of a file, of each id the first."""
    articles = {article.id: article for article in reversed(list(read_local(path)))}
    return [provenance.annotate(article) for article in articles.values()]


def lines(found: list[Document], window: int | None) -> list[str]:
    """The clusters of a comparison on one machine, as JSON."""
    clusters = provenance.compare(found, window=window)
    return [json.dumps(cluster_object(cluster), ensure_ascii=False) for cluster in clusters]


@pytest.fixture(scope="module")
def told(spark: Any, collection: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The claims of the collection and of the seeds."""
    place = str(tmp_path_factory.mktemp("claims") / "claims")
    seeds = Path(provenance.__file__).parent.parent / "seeds"
    claims(annotate(read(spark, [str(collection), str(seeds)], partitions=2))).write.parquet(place)
    return spark.read.parquet(place)


@pytest.fixture(scope="module")
def alone(collection: Path) -> list[Document]:
    seeds = sorted((Path(provenance.__file__).parent.parent / "seeds").rglob("*.txt"))
    return [*documents(collection), *(document for path in seeds for document in documents(path))]


@pytest.mark.parametrize(
    ("partitions", "window", "most", "at_once"),
    [(1, 7, 400_000, 1), (3, None, 400_000, 2_000_000), (7, 7, 24, 2_000_000), (3, None, 40, 2_000_000)],
)
def test_clusters_are_equal_to_the_byte(
    told: Any, alone: list[Document], partitions: int, window: int | None, most: int, at_once: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """With few claims a task, periods go in pieces, with few pairs a task, components in rounds; rows come in any
    order."""
    monkeypatch.setattr("provenance.spark.linking.AT_ONCE", at_once)
    from pyspark.sql.functions import rand

    wanted = lines(alone, window)
    shuffled = told.repartition(partitions, rand(partitions)).sortWithinPartitions(rand(1))
    assert [row.json for row in compare(shuffled, window, most=most).collect()] == wanted
    assert len(wanted) > 9 and any(len(json.loads(line)["members"]) >= 24 for line in wanted)


def test_a_task_that_dies_is_done_again(told: Any, alone: list[Document], tmp_path: Path) -> None:
    again = told.mapInArrow(partial(dies_once, mark=str(tmp_path / "died")), tables.spark_schema(tables.CLAIMS))
    found = compare(again.repartition(2)).collect()
    assert (tmp_path / "died").exists()
    assert [row.json for row in found] == lines(alone, 7)
    members = [member.asDict() for member in found[0].members]
    assert members == json.loads(found[0].json)["members"]


def test_of_two_articles_of_one_id_the_first_counts_and_the_other_is_named(told: Any, collection: Path) -> None:
    assert [(row.document, row.input, row.number) for row in refused(told).collect()] == [("a04", str(collection), 95)]


@pytest.mark.parametrize("at_once", [0, 30, 1_000])
def test_components_of_long_chains_and_stars(spark: Any, at_once: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """By rounds of joins, by some and the rest at once, and all at once."""
    monkeypatch.setattr("provenance.spark.linking.AT_ONCE", at_once)
    keys = [f"c{n:02}" for n in random.Random(1).sample(range(41), 41)]
    chain = [*pairwise(keys), *pairwise(f"d{n:02}" for n in range(41))]
    mixed = [("x3", "x9"), ("x1", "x9"), ("x5", "x1"), ("y", "z"), ("alone", "alone"), ("x3", "x9")]
    kept: list[str] = []

    def keep(table: Any, name: str) -> Any:
        kept.append(name)
        return in_memory(table, name)

    found = components(spark.createDataFrame([*chain, *mixed], "a string, b string"), keep)
    rounds = sum(name.startswith("labels") for name in kept)
    assert rounds == {0: 5, 30: 2, 1_000: 0}[at_once]  # they grow with the logarithm of the length, in whatever order
    labels = {row.key: row.component for row in found.collect()}
    groups = [{key for pair in chain for key in pair if key[0] == first} for first in "cd"]
    groups += [{"x1", "x3", "x5", "x9"}, {"y", "z"}, {"alone"}]
    assert all(len({labels[key] for key in group}) == 1 and labels[min(group)] in group for group in groups)
    assert len(labels) == found.count() == sum(map(len, groups))
    assert components(found.where("false").toDF("a", "b"), keep).isEmpty()


def test_a_piece_meets_those_before_it_and_all_of_the_period_before() -> None:
    pieces = {1: 2, 2: 3}
    assert [list(meeting((1, 1), 1, piece, pieces)) for piece in range(2)] == [[0], [0, 1]]
    assert [list(meeting((1, 2), 1, piece, pieces)) for piece in range(2)] == [[0], [1]]
    assert [list(meeting((1, 2), 2, piece, pieces)) for piece in range(3)] == [[0, 1]] * 3


def test_the_rarest_keys_are_those_that_the_budget_pays_for() -> None:
    words = [[11, 12], [11, 12], [], [90], [12, 90, 5]]
    claims = pa.table({"words": words, "further": [None, None, None, None, True]})
    keys = Keys.of(claims)
    assert keys.distinct.tolist() == [11, 12, 3 * 11 + 12, 90]
    for counts, rarest in (
        ([2, 2, 2, 2], [[11, 12, 45], [11, 12, 45], [], [90]]),
        ([0, 2, 0, 2], [[12], [12], [], [90]]),
        ([BUDGET - 2, BUDGET - 1, 2, BUDGET], [[11, 45], [11, 45], [], [90]]),
        ([BUDGET // 2, BUDGET // 2, 1 + BUDGET // 2, 0], [[11, 12], [11, 12], [], []]),  # of equals the smaller
    ):
        owners, found = keys.rarest(np.array(counts))
        assert [sorted(found[owners == at].tolist()) for at in range(4)] == rarest
        assert owners.tolist() == sorted(owners.tolist())


def test_claims_that_pass_by_find_those_with_which_they_share_two_of_their_rarest_keys() -> None:
    held = piece([11, 12, 13], [], [13, 14, 15])
    passing = piece([11, 12], [11, 21], [13], [13, 14], [])
    assert dict(joined(held, passing, 7)) == {0: [0], 3: [2]}
    assert dict(joined(passing, held, 7)) == {0: [0], 2: [3]}
    both = piece([11, 12, 13], [], [13, 14, 15], [11, 12], [13], [14, 15, 11, 12])
    assert dict(joined(both, both, 7, 0)) == {3: [0], 5: [0, 2, 3]}
    assert dict(joined(both, piece([11, 12], [13], [14, 15, 11, 12]), 7, 3)) == {0: [0], 2: [0, 2, 3]}
    assert dict(joined(piece([]), passing, 7)) == dict(joined(held, piece([]), 7)) == {}


def test_of_these_only_the_ones_that_may_be_alike_are_found() -> None:
    keys, long = [11, 12], [*range(1 << 20, 100 << 20, 1 << 20)]
    held = piece(*[keys] * 4, days=[1, 1, 9, None], words=[[*keys], [*keys, *long], [*keys], [*keys]])
    passing = piece(keys, days=[1], words=[keys])
    assert dict(joined(held, passing, 7)) == {0: [0, 1, 3]}  # the last one is undated
    assert dict(joined(held, passing, None)) == {0: [0, 1, 2, 3]}
    other = piece(keys, days=[1], words=[[*keys, *range(7, 70)]])  # what they share is little of both
    assert dict(joined(held, other, 7)) == {0: [0, 3]}
    same = piece(keys, keys, keys, documents=["a", "b", "b"])
    assert dict(joined(same, same, 7, 0)) == {1: [0], 2: [0]}


def piece(
    *rare: list[int], days: list[int | None] | None = None, words: list[list[int]] | None = None,
    documents: list[str] | None = None,
) -> Piece:  # fmt: skip
    """A piece of claims with these rarest keys, which are their words, each claim of a document of its own."""
    numbers = pa.list_(pa.int64())
    return Piece(pa.table({
        "rare": pa.array(rare, numbers), "words": pa.array(words or rare, numbers),
        "document": documents or list(map(str, range(len(rare)))), "day": pa.array(days or [1] * len(rare), pa.int32()),
    }), 1)  # fmt: skip


def test_chunks_are_whole_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("provenance.spark.rarity.CHUNK", 3)
    assert cuts(pa.table({"document": list("aabbbbbbccdef")})) == [0, 8, 10, 12, 13]


def test_adding_gives_what_comparing_all_gives(spark: Any, collection: Path, tmp_path: Path) -> None:
    """Also where an article has changed since, or is the same."""
    records = list(dict.fromkeys(collection.read_text(encoding="utf-8").splitlines()))[:70]
    changed = json.dumps(json.loads(records[6]) | {"text": "The mayor said that the quarry at Tilda employs 9 people."})
    run = partial(CliRunner().invoke, main, catch_exceptions=False)
    at = str(tmp_path)
    for name, some in (("old", records[:50]), ("new", [*records[50:], changed, records[7]])):
        (tmp_path / f"{name}.jsonl").write_text("\n".join(some), encoding="utf-8")
        run(["spark", "annotate", f"{at}/{name}.jsonl", f"{at}/{name}"])
    whole = tmp_path / "all.jsonl"
    whole.write_text("\n".join([*records[:6], *records[7:], changed]), encoding="utf-8")
    assert run(["spark", "compare", f"{at}/old", f"{at}/old-c"]).exit_code == 0
    added = run(["spark", "compare", f"{at}/new", f"{at}/new-c", "--add", f"{at}/old-c", "--jsonl"])
    assert added.exit_code == 0
    found = [line for path in sorted((tmp_path / "new-c" / "jsonl").glob("part-*")) for line in path.open("rb")]
    assert [line.decode().rstrip("\n") for line in found] == lines(documents(whole), 7)
    again = run(["spark", "compare", f"{at}/new", f"{at}/new-c", "--add", f"{at}/old-c", "--jsonl"])
    assert again.output == added.output
    other = run(["spark", "compare", f"{at}/new", f"{at}/x", "--add", f"{at}/old-c", "--window", "3"])
    assert other.exit_code == 1 and "was made with window 7; use the same" in other.output
    nothing = run(["spark", "compare", f"{at}/x", f"{at}/y"])
    assert nothing.exit_code == 2 and "is not a complete stage" in nothing.output
