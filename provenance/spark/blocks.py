"""Periods that are too large for one task: a task holds one piece of a period, and the claims of other pieces pass by
it, a chunk of them at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import accumulate, groupby
from operator import itemgetter

import pyarrow as pa
from pyspark.sql import DataFrame
from pyspark.sql import functions as F

from provenance.claims.candidates import alike
from provenance.claims.comparison import collector_at_rest
from provenance.claims.matching import judge
from provenance.spark import tables
from provenance.spark.linking import linked, told
from provenance.spark.pieces import Piece, joined
from provenance.spark.rarity import PORTION, Pair, ranked
from provenance.spark.tables import MATCHES, batches, rows, spark_schema

PACKED = 2
"""How many claims of a piece take the memory of one in a task for whole periods."""
_KNOWN = "period", "key", "document", "day", "words", "further", "compared", "url", "claims"
_TASK = "first", "second", "at"


def in_blocks(
    claims: DataFrame, pairs: Sequence[Pair], sizes: Mapping[int, int], window: int | None, most: int
) -> DataFrame:
    """The matches (`tables.MATCHES`) of claims in pairs of periods."""
    pieces = {period: -(-sizes[period] // (PACKED * most)) for pair in pairs for period in pair}
    number = claims.sparkSession.createDataFrame([*pieces.items()], "period int, pieces int")
    piece = F.pmod(F.xxhash64("document"), "pieces").cast("int").alias("piece")
    told = claims.join(F.broadcast(number), "period").select(*_KNOWN, piece)
    largest = max(-(-sizes[period] // pieces[period]) for period in pieces)
    portions = max(-(-largest // PORTION), *(-(-(sizes[first] + sizes[second]) // most) for first, second in pairs))
    chunks = ranked(told, pairs, pieces, portions)
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
