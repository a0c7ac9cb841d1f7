"""Claims → matches: periods, or blocks of large ones, as tasks that are independent of each other."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import count, product
from typing import Any, NamedTuple

import pyarrow as pa
from pyspark.sql import DataFrame
from pyspark.sql import functions as F
from pyspark.sql.window import Window

from provenance.claims.candidates import BUDGET, COPIES, Period, Rarity, Row, keys_of
from provenance.claims.claim import Claim
from provenance.claims.matching import ALL_TIME, between, products
from provenance.spark import tables
from provenance.spark.linking import linked, told
from provenance.spark.tables import KEYED, MATCHES, batches, by_group, rows, spark_schema

MOST = 200_000
"""Claims that one task compares at once."""
_DAY_ONE = 719_163
"""What is added to Spark's day, counted from 1970, to get Python's, counted from the year 1."""
_COUNTS = "array<struct<word:bigint,count:int>>"


class Place(NamedTuple):
    """Where a piece of a period goes: the task, and which part of it the piece is. Part 0 is compared with all others
    and, if `within`, with itself. For a task that has only parts of a period, `first` and `second` are the pair of
    periods."""

    task: int
    part: int
    within: bool
    period: int
    piece: int
    first: int = 0
    second: int = 0


_PLACE = "task int, part int, within boolean, period int, piece int, first int, second int"


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
    pieces = {period: -(-2 * size // most) for period, size in sizes.items()}
    whole, parted = plan(todo, sizes, pieces, most)
    number = told.sparkSession.createDataFrame([*pieces.items()], "period int, pieces int")
    told = told.join(F.broadcast(number), "period").withColumn("piece", F.pmod(F.xxhash64("document"), "pieces"))
    tasks = _sent(told, whole).withColumn("counts", F.lit(None).cast(_COUNTS))
    if parted:
        tasks = tasks.unionByName(_with_counts(told, parted))
    return by_group(tasks, ["task"], partial(_task, window=window), MATCHES)


def plan(
    todo: Iterable[tuple[int, int]], sizes: Mapping[int, int], pieces: Mapping[int, int], most: int
) -> tuple[list[Place], list[Place]]:
    """What goes where: a task for each period with everything it is compared with, where that fits into one task,
    otherwise a task for each pair of pieces. Returns the places in whole tasks, and those in tasks for pieces."""
    others: dict[int, list[int]] = {}
    for first, second in todo:
        others.setdefault(first, []).append(second)
    whole: list[Place] = []
    parted: list[Place] = []
    number = count(ALL_TIME - 1, -1)  # tasks for whole periods are named after the first
    for first, seconds in others.items():
        together = [first, *(second for second in seconds if second != first)]
        if sum(sizes[period] for period in together) <= most:
            whole += [
                Place(first, part, first in seconds, period, piece)
                for part, period in enumerate(together)
                for piece in range(pieces[period])
            ]
        else:
            for second in seconds:
                parted += _blocks(first, second, pieces, number)
    return whole, parted


def _blocks(first: int, second: int, pieces: Mapping[int, int], number: Iterator[int]) -> Iterator[Place]:
    """The tasks for two periods, piece by piece."""
    for i, j in product(range(pieces[first]), range(pieces[second])):
        if first != second or i <= j:
            task, within = next(number), first == second and i == j
            yield Place(task, 0, within, first, i, first, second)
            if not within:
                yield Place(task, 1, False, second, j, first, second)


def _sent(claims: DataFrame, places: Sequence[Place]) -> DataFrame:
    """The claims, once for every task they go to."""
    table = claims.sparkSession.createDataFrame(places, _PLACE)
    return claims.join(F.broadcast(table), ["period", "piece"])


def _with_counts(claims: DataFrame, places: Sequence[Place]) -> DataFrame:
    """The claims of large periods, once for every task they go to, each with the number of claims in the two whole
    periods that have its keys (`counts`, for keys that can find anything): a task sees only parts of the periods."""
    pairs = {(place.first, place.second, place.period) for place in places}
    table = claims.sparkSession.createDataFrame(sorted(pairs), "first int, second int, period int")
    having = claims.mapInArrow(_keyed, spark_schema(KEYED)).join(F.broadcast(table), "period")
    counted = having.groupBy("first", "second", "word").agg(F.count("*").cast("int").alias("count"))
    usable = having.join(counted.where(F.col("count").between(2, BUDGET)), ["first", "second", "word"])
    counts = usable.groupBy("first", "second", "key").agg(F.collect_list(F.struct("word", "count")).alias("counts"))
    sent = _sent(claims, places).join(counts, ["first", "second", "key"], "left")
    return sent.withColumn("counts", F.coalesce("counts", F.array().cast(_COUNTS)))


def _keyed(given: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """The keys of claims, one row for each."""
    found = (
        {"period": row["period"], "key": row["key"], "word": word}
        for row in rows(given)
        if not row["further"]
        for word in keys_of(row["words"])
    )
    return batches(found, KEYED, 10_000)


def _task(given: Iterable[tables.Row], window: int | None) -> Iterator[tables.Row]:
    """The matches of the first part with itself, if required, and with the others. All matches between two documents
    are found in one task, so what links the claims can be told there."""
    parts: dict[int, list[tables.Row]] = {}
    for row in given:
        parts.setdefault(row["part"], []).append(row)
    within = any(row["within"] for row in parts.get(0, ()))
    rarity = _rarity(row["counts"] for part in parts.values() for row in part)
    periods = {part: _period(found) for part, found in sorted(parts.items())}
    for part in [part for part in periods if part > 0 or within] if 0 in periods else []:
        places = {"first_period": parts[0][0]["period"], "second_period": parts[part][0]["period"]}
        compared = between(periods[0], periods[part], window, rarity)
        pairs = [(parts[0][a], parts[part][b], match) for a, b, match in compared]
        yield from ({**places, **match} for match in linked(pairs))


def _period(found: Sequence[tables.Row]) -> Period:
    needed = (Row(row["document"], row["day"], row["same"], tuple(row["words"])) for row in found)
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


def _rarity(counts: Iterable[list[tables.Row] | None]) -> Rarity | None:
    """How rare keys are in the two whole periods, if they were counted."""
    counted = [some for some in counts if some is not None]
    return Rarity.of({each["word"]: each["count"] for some in counted for each in some}) if counted else None
