"""Claims → matches: periods, or blocks of large ones (`blocks`), as tasks that are independent of each other."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, groupby
from operator import itemgetter
from typing import Any

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F
from pyspark.sql.window import Window

from provenance.claims.candidates import COPIES, Period, Row
from provenance.claims.claim import Claim
from provenance.claims.matching import ALL_TIME, between, products
from provenance.spark import tables
from provenance.spark.blocks import in_blocks
from provenance.spark.linking import linked, told
from provenance.spark.rarity import Pair
from provenance.spark.tables import MATCHES, by_group

MOST = 200_000
"""Claims that one task compares at once."""
TASKS = 4
"""Tasks for each partition, where periods are small enough: they take turns."""
_DAY_ONE = 719_163
"""What is added to Spark's day, counted from 1970, to get Python's, counted from the year 1."""


def in_periods(claims: DataFrame, window: int | None) -> DataFrame:
    """The claims with their `period` (`claims.matching.period_of`)."""
    number = F.floor((F.unix_date("day") + _DAY_ONE) / max(1, window or 0)).cast("int")
    undated = F.lit(ALL_TIME)
    return claims.withColumn("period", undated if window is None else F.coalesce(number, undated))


def further(claims: DataFrame) -> DataFrame:
    """Copies beyond the first `COPIES` of a period, which are not compared: `copy`, and `first`, the claim that each
    repeats (`claims.matching.further_copies`)."""
    told = claims.where("key is not null")
    many = told.groupBy("period", "same").count().where(F.col("count") > COPIES).select("period", "same")
    place = F.col("day").asc_nulls_last(), "document", "start", "end", "claim"  # as `Claim.order`
    order = Window.partitionBy("period", "same").orderBy(*place)
    ranked = told.join(many, ["period", "same"]).select(
        F.col("key").alias("copy"), F.first("key").over(order).alias("first"), F.row_number().over(order).alias("rank")
    )
    return ranked.where(F.col("rank") > COPIES).drop("rank")


def matches(
    claims: DataFrame, copies: DataFrame, window: int | None, most: int = MOST, touched: Collection[int] | None = None
) -> DataFrame:
    """The matches (`tables.MATCHES`) of the claims, which are `in_periods`; with `touched`, only those in pairs of
    periods that include one of these."""
    day = (F.unix_date("day") + _DAY_ONE).alias("day")
    needed = "period", "key", "document", "same", "words", "compared", "url", "claims", day
    told = claims.where("key is not null").select(*needed)
    told = told.join(copies.select(F.col("copy").alias("key"), F.lit(True).alias("further")), "key", "left")
    sizes = {row["period"]: row["count"] for row in told.groupBy("period").count().collect()}
    todo = [pair for pair in products(sizes) if touched is None or not {*touched}.isdisjoint(pair)]
    tasks, parted = plan(todo, sizes, most, _share(told.sparkSession, sizes))
    places = [(number, period) for number, pairs in enumerate(tasks) for period in {*chain.from_iterable(pairs)}]
    table = told.sparkSession.createDataFrame(places, "task int, period int")
    whole = by_group(
        told.join(F.broadcast(table), "period"), ["task"], partial(_task, tasks=tasks, window=window), MATCHES
    )
    return whole.unionByName(in_blocks(told, parted, sizes, window, most)) if parted else whole


def _share(spark: SparkSession, sizes: Mapping[int, int]) -> int:
    """The claims of a task if each partition is to get several."""
    return sum(sizes.values()) // (TASKS * int(spark.conf.get("spark.sql.shuffle.partitions") or 1))


def plan(todo: Iterable[Pair], sizes: Mapping[int, int], most: int, share: int) -> tuple[list[list[Pair]], list[Pair]]:
    """The pairs of periods by tasks: as many with periods in a row as `share` allows, so that a claim goes to few
    tasks; and the pairs that do not fit into a task of `most` claims."""
    tasks: list[list[Pair]] = []
    parted: list[Pair] = []
    held: set[int] = set()
    for _, group in groupby(todo, itemgetter(0)):
        pairs = list(group)
        needed = {*chain.from_iterable(pairs)}
        if _total(needed, sizes) > most:
            parted += pairs
        elif tasks and _total(held | needed, sizes) <= min(most, share):
            tasks[-1] += pairs
            held |= needed
        else:
            tasks.append(pairs)
            held = needed
    return tasks, parted


def _total(periods: Iterable[int], sizes: Mapping[int, int]) -> int:
    return sum(sizes[period] for period in periods)


def _task(given: Iterable[tables.Row], tasks: Sequence[Sequence[Pair]], window: int | None) -> Iterator[tables.Row]:
    """The matches of the pairs of periods that are one task. All matches between two documents are found in one task,
    so what links the claims can be told there."""
    found: dict[int, list[tables.Row]] = {}
    task = -1
    for row in given:
        task = row["task"]
        found.setdefault(row["period"], []).append(row)
    periods = {number: _period(rows) for number, rows in found.items()}
    return linked([
        (found[first][a], found[second][b], match)
        for first, second in tasks[task]
        for a, b, match in between(periods[first], periods[second], window)
    ])  # fmt: skip


def _period(found: Sequence[tables.Row]) -> Period:
    needed = (Row(row["document"], row["day"], row["same"], tuple(row.pop("words"))) for row in found)
    copies = {i: i for i, row in enumerate(found) if row["further"]}
    return Period.of(_Told(found), needed, copies)


class _Told(Sequence[Claim]):
    """The claims of rows, each read when it is looked at: most are like no other."""

    def __init__(self, found: Sequence[tables.Row]) -> None:
        self._rows = found

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, at: Any) -> Any:
        return told(self._rows[at])
