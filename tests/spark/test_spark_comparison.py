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

import pyarrow as pa
from click.testing import CliRunner
from hostile import dies_once

import provenance
from provenance.claims.candidates import BUDGET
from provenance.cli import main
from provenance.model import Document
from provenance.reading import read as read_local
from provenance.spark import annotate, claims, compare, read, tables
from provenance.spark.blocks import blocks, joined
from provenance.spark.comparison import refused
from provenance.spark.linking import components, in_memory
from provenance.spark.matching import plan
from provenance.writing.comparison import cluster_object

RARE = pa.list_(pa.struct([("count", pa.int32()), ("word", pa.int64())]))


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
    ("partitions", "window", "most"), [(1, 7, 200_000), (3, None, 200_000), (7, 7, 12), (3, None, 20)]
)
def test_clusters_are_equal_to_the_byte(
    told: Any, alone: list[Document], partitions: int, window: int | None, most: int
) -> None:
    """With few claims a task, periods go in pieces; rows come in any order."""
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


def test_components_of_long_chains_and_stars(spark: Any) -> None:
    keys = [f"c{n:02}" for n in random.Random(1).sample(range(41), 41)]
    chain = list(pairwise(keys))
    mixed = [("x3", "x9"), ("x1", "x9"), ("x5", "x1"), ("y", "z"), ("alone", "alone")]
    kept: list[str] = []

    def keep(table: Any, name: str) -> Any:
        kept.append(name)
        return in_memory(table, name)

    found = components(spark.createDataFrame([*chain, *mixed], "a string, b string"), keep)
    assert len(kept) < 9  # rounds grow with the logarithm of the length, in whatever order the keys are
    labels = {row.key: row.component for row in found.collect()}
    assert {labels[key] for pair in chain for key in pair} == {"c00"}
    assert [labels[key] for key in ("x1", "x3", "x5", "x9", "y", "z")] == ["x1"] * 4 + ["y"] * 2
    assert labels["alone"] == "alone"
    assert components(found.where("false").toDF("a", "b")).isEmpty()


def test_periods_that_fit_one_task_go_whole_and_others_in_pieces() -> None:
    todo = [(1, 1), (1, 2), (2, 2), (2, 3), (3, 3)]
    sizes = {1: 5, 2: 20, 3: 1}
    assert plan(todo, sizes, 30, 26) == ([todo], [])
    assert plan(todo, sizes, 30, 25) == ([todo[:2], todo[2:]], [])  # several tasks for each partition
    assert plan(todo, sizes, 24, 0) == ([todo[2:4], todo[4:]], todo[:2])
    tasks: dict[int, list[tuple[int, int, bool]]] = {}
    for place in blocks([(1, 1), (1, 2), (2, 2)], {1: 1, 2: 2}):
        tasks.setdefault(place.task, []).append((place.period, place.piece, place.within))
    assert sorted(tasks.values()) == [
        [(1, 0, False), (2, 0, False)], [(1, 0, False), (2, 1, False)], [(1, 0, True)],
        [(2, 0, False), (2, 1, False)], [(2, 0, True)], [(2, 1, True)],
    ]  # fmt: skip


def test_claims_of_pieces_find_those_with_which_they_share_two_of_their_rarest_keys(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("provenance.spark.blocks.LOOKED_UP", 2)
    rare = [
        [(2, 11), (2, 12), (2, 13)], [], [(2, 13), (BUDGET - 2, 14), (BUDGET - 2, 15)],
        [(2, 11), (2, 12)], [(2, 11), (2, 21)], [(2, 13), (BUDGET - 1, 14)], [(2, 13), (BUDGET - 2, 14)],
    ]  # fmt: skip
    keys = pa.array([[{"count": n, "word": key} for n, key in each] for each in rare], RARE)
    for within, parts, found in (
        (False, [0, 0, 0, 1, 1, 1, 1], {3: [0], 6: [2]}),
        (True, [0] * 7, {3: [0], 6: [2]}),
        (False, [1, 1, 1, 0, 0, 0, 0], {0: [3], 2: [6]}),
        (False, [0] * 7, {}),
    ):
        task = pa.table({"rare": keys, "part": parts, "within": [within] * 7})
        assert dict(joined(task)) == dict(joined(task.slice(0, 7))) == found
        assert [*joined(task.slice(4, 3))] == []


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
