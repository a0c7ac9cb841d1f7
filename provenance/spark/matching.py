"""Claims → matches. A task holds one piece of a period, and the claims of other pieces pass by it, a chunk of them at a
time (`rarity` tells which keys they may be found by); tasks are independent of each other."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import partial
from itertools import accumulate, groupby
from operator import itemgetter

import pyarrow as pa
from pyspark.sql import DataFrame
from pyspark.sql import functions as F
from pyspark.sql.window import Window

from provenance.claims.candidates import COPIES, alike
from provenance.claims.comparison import collector_at_rest
from provenance.claims.matching import ALL_TIME, judge, products
from provenance.spark import tables
from provenance.spark.linking import linked, told
from provenance.spark.pieces import Piece, joined
from provenance.spark.rarity import ranked
from provenance.spark.tables import MATCHES, batches, rows, spark_schema

MOST = 400_000
"""Claims that one task holds: some 600 MB."""
_TASK = "first", "second", "at"
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
    spark, said = claims.sparkSession, claims.where("key is not null")
    sizes = {row["period"]: row["count"] for row in said.groupBy("period").count().collect()}
    pairs = [pair for pair in products(sizes) if touched is None or not {*touched}.isdisjoint(pair)]
    if not pairs:
        return spark.createDataFrame([], spark_schema(MATCHES))
    pieces = {period: -(-sizes[period] // most) for pair in pairs for period in pair}
    number = F.broadcast(spark.createDataFrame([*pieces.items()], "period int, pieces int"))
    day = (F.unix_date("day") + _DAY_ONE).alias("day")
    piece = F.pmod(F.xxhash64("document"), "pieces").cast("int").alias("piece")
    told = said.join(number, "period").select(
        "period", piece, "key", "document", day, "words", "compared", "url", "claims"
    )
    told = told.join(copies.select(F.col("copy").alias("key"), F.lit(True).alias("further")), "key", "left")
    chunks = ranked(told, pairs, pieces, {period: sizes[period] for period in pieces})
    sent = chunks.withColumn("at", F.explode("at"))
    sent = sent.withColumn("held", (F.col("period") == F.col("first")) & (F.col("piece") == F.col("at")))
    sent = sent.repartition(*_TASK).sortWithinPartitions(*_TASK, F.desc("held"))
    return sent.mapInArrow(partial(_compared, window=window), spark_schema(MATCHES))


def _compared(given: Iterable[pa.RecordBatch], window: int | None) -> Iterator[pa.RecordBatch]:
    with collector_at_rest():
        tasks = groupby(rows(given), itemgetter(*_TASK))
        yield from batches((match for _, task in tasks for match in _task(task, window)), MATCHES)


def _task(task: Iterable[tables.Row], window: int | None) -> Iterator[tables.Row]:
    """The matches of the piece that a task holds, whose chunks come first, with those that pass by, and within itself
    if both periods are the same. A chunk has whole documents, so all matches of two documents are found at once."""
    piece: Piece | None = None
    for held, run in groupby(task, itemgetter("held")):
        if held:
            chunks = list(run)
            piece = _piece(chunks)
            starts = accumulate((row["count"] for row in chunks), initial=0)
            yield from (
                match
                for row, start in zip(chunks, starts, strict=False)
                if row["first"] == row["second"]
                for match in _between(piece, _piece([row]), window, start)
            )
        elif piece:
            yield from (match for row in run for match in _between(piece, _piece([row]), window))


def _between(piece: Piece, passing: Piece, window: int | None, start: int | None = None) -> Iterator[tables.Row]:
    """The matches of a piece with claims that pass by; with `start`, these are its own from there on."""
    pairs = []
    for one, other, kinship in alike(joined(piece, passing, window, start), piece, passing, window):
        a, b = piece.told[one], passing.told[other]
        if match := judge(told(a), told(b), kinship):
            pairs.append((a, b, match))
    return linked(pairs)


def _piece(chunks: Sequence[tables.Row]) -> Piece:
    return Piece.of((row["claims"] for row in chunks), chunks[0]["period"])
