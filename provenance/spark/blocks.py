"""Periods that are too large for one task: how rare keys are is counted over the whole of them, then their pieces are
joined two by two, as numbers in columns; claims are looked at once it is known which pairs to look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby, product
from operator import itemgetter
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
from pyspark.sql import Column, DataFrame
from pyspark.sql import functions as F

from provenance.claims.candidates import BUDGET, Row, Vocabulary, alike, mass, vocabulary
from provenance.claims.comparison import collector_at_rest
from provenance.claims.matching import judge
from provenance.spark import tables
from provenance.spark.linking import linked, told
from provenance.spark.tables import CANDIDATES, MATCHES, batches, by_group, spark_schema

PACKED = 2
"""How many claims of a piece take the memory of one in a task for whole periods."""
LOOKED_UP = 2_000
"""Claims that are looked up at once: each finds at most `BUDGET` others for a key of its own."""
_RARE = "array<struct<count:int,word:bigint>>"
_PLACE = "task int, part int, within boolean, period int, piece int, first int, second int"
Numbers = np.ndarray[Any, np.dtype[np.int64]]


class Place(NamedTuple):
    """Where a piece of a period goes: the task, and which of the two parts of it the piece is; it is the only one if
    it is compared `within` itself. `first` and `second` are the periods that the task belongs to."""

    task: int
    part: int
    within: bool
    period: int
    piece: int
    first: int
    second: int


def in_blocks(
    claims: DataFrame, pairs: Sequence[tuple[int, int]], sizes: Mapping[int, int], window: int | None, most: int
) -> DataFrame:
    """The matches (`tables.MATCHES`) of claims in pairs of periods."""
    spark = claims.sparkSession
    pieces = {period: -(-2 * sizes[period] // (PACKED * most)) for pair in pairs for period in pair}
    number = spark.createDataFrame([*pieces.items()], "period int, pieces int")
    of = spark.createDataFrame([(*pair, n) for pair in pairs for n in {*pair}], "first int, second int, period int")
    places = F.broadcast(spark.createDataFrame(blocks(pairs, pieces), _PLACE))
    rare = _rare(claims.where("further is null"), of)
    told = claims.join(F.broadcast(number), "period").withColumn("piece", F.pmod(F.xxhash64("document"), "pieces"))
    told = told.select("period", "piece", "key", "document", "day", "words").join(F.broadcast(of), "period")
    told = told.join(rare, ["first", "second", "key"], "left")
    told = told.withColumn("rare", F.coalesce("rare", F.array().cast(_RARE)))
    sent = told.join(places, ["first", "second", "period", "piece"]).repartition("task").sortWithinPartitions("task")
    found = sent.mapInArrow(partial(_found, window=window), spark_schema(CANDIDATES))
    return by_group(_with_claims(found, claims), ["one", "other"], _judged, MATCHES)


def blocks(pairs: Iterable[tuple[int, int]], pieces: Mapping[int, int]) -> list[Place]:
    """The tasks for pairs of periods: each piece of the one with each of the other."""
    found: list[Place] = []
    task = 0
    for first, second in pairs:
        for i, j in product(range(pieces[first]), range(pieces[second])):
            if first == second and i == j:
                found.append(Place(task, 0, True, first, i, first, second))
            elif first != second or i < j:
                found.append(Place(task, 0, False, first, i, first, second))
                found.append(Place(task, 1, False, second, j, first, second))
            task += 1
    return found


def _rare(claims: DataFrame, of: DataFrame) -> DataFrame:
    """For each claim and each pair of periods that it is compared in: its keys that can find anything, rarest first,
    with the number of claims in both periods that have them."""
    having = claims.select("period", "key", F.explode(_keys(F.col("words"))).alias("word"))
    counted = having.groupBy("period", "word").count().join(F.broadcast(of), "period")
    both = counted.groupBy("first", "second", "word").agg(F.sum("count").cast("int").alias("count"))
    usable = both.where(F.col("count").between(2, BUDGET)).join(F.broadcast(of), ["first", "second"])
    rarity = usable.groupBy("period", "word").agg(F.collect_list(F.struct("first", "second", "count")).alias("in"))
    found = having.join(rarity, ["period", "word"]).select("key", "word", F.inline("in"))
    rare = F.sort_array(F.collect_list(F.struct("count", "word")))
    return found.groupBy("first", "second", "key").agg(rare.alias("rare"))


def _keys(words: Column) -> Column:
    """`claims.candidates.keys_of`."""
    before = F.slice(words, 1, F.greatest(F.size(words) - 1, F.lit(0)))
    after = F.slice(words, 2, F.greatest(F.size(words) - 1, F.lit(0)))
    return F.concat(words, F.zip_with(before, after, lambda one, other: 3 * one + other))


def _found(given: Iterable[pa.RecordBatch], window: int | None) -> Iterator[pa.RecordBatch]:
    """The candidates of each task."""
    with collector_at_rest():
        found = (row for task in _tasks(given) for row in _candidates(task, window))
        yield from batches(found, CANDIDATES)


def _tasks(given: Iterable[pa.RecordBatch]) -> Iterator[pa.Table]:
    """The rows of each task, which come one task after another."""
    runs = (run for batch in given for run in _runs(batch))
    for _, run in groupby(runs, lambda run: run.column("task")[0].as_py()):
        yield pa.Table.from_batches(list(run)).combine_chunks()


def _runs(batch: pa.RecordBatch) -> Iterator[pa.RecordBatch]:
    start = 0
    for _, run in groupby(batch.column("task").to_pylist()):
        length = len(list(run))
        yield batch.slice(start, length)
        start += length


def _candidates(task: pa.Table, window: int | None) -> Iterator[tables.Row]:
    rows = _Rows(task)
    piece = _Piece(rows, _Masses(rows), _Vocabularies(task, rows))
    keys = task.column("key")
    for a, b, kinship in alike(joined(task), piece, piece, window):
        yield {"a": keys[a].as_py(), "b": keys[b].as_py(), "kinship": kinship}


class _Rows(dict[int, Row]):
    """The claims of a task by their places, each read when first needed: most share no two keys with any other."""

    def __init__(self, task: pa.Table) -> None:
        self._documents, self._days, self._words = map(task.column, ("document", "day", "words"))

    def __missing__(self, at: int) -> Row:
        words = tuple(self._words[at].as_py())
        self[at] = row = Row(self._documents[at].as_py(), self._days[at].as_py(), 0, words)
        return row


class _Masses(dict[int, float]):
    def __init__(self, rows: Mapping[int, Row]) -> None:
        self._rows = rows

    def __missing__(self, at: int) -> float:
        self[at] = found = mass(self._rows[at].words)
        return found


class _Vocabularies(dict[str, Vocabulary]):
    """The telling words of documents: all claims of one are in one piece."""

    def __init__(self, task: pa.Table, rows: Mapping[int, Row]) -> None:
        self._rows = rows
        self._of: dict[str, list[int]] = {}
        for at, document in enumerate(task.column("document").to_pylist()):
            self._of.setdefault(document, []).append(at)

    def __missing__(self, document: str) -> Vocabulary:
        self[document] = found = vocabulary({word for at in self._of[document] for word in self._rows[at].words})
        return found


class _Piece(NamedTuple):
    """What is known of the claims of a task (`claims.candidates.Told`)."""

    rows: Mapping[int, Row]
    masses: Mapping[int, float]
    vocabulary: Mapping[str, Vocabulary]


def joined(task: pa.Table) -> Iterator[tuple[int, list[int]]]:
    """The claims of the second part, with those of the first that share two of their rarest keys with each."""
    owners, words = _rarest(task)
    second = task.column("part").to_numpy()[owners] == 1
    first = ~second
    order = np.argsort(words[first])
    having, holders = words[first][order], owners[first][order]
    within = task.column("within")[0].as_py()
    looking, wanted = (owners, words) if within else (owners[second], words[second])
    for start in range(0, task.num_rows, LOOKED_UP):
        some = slice(*np.searchsorted(looking, [start, start + LOOKED_UP]))
        a, b = _sharing(looking[some], wanted[some], holders, having)
        yield from _twice(*((a[a < b], b[a < b]) if within else (a, b)))


def _rarest(task: pa.Table) -> tuple[Numbers, Numbers]:
    """The rarest keys of claims, as far as `BUDGET` pays for them: the places of the claims, in order, and the keys."""
    rare = task.column("rare").combine_chunks()
    offsets = rare.offsets.to_numpy()
    count, words = (rare.values.field(name).to_numpy() for name in ("count", "word"))
    owners = np.repeat(np.arange(len(rare)), np.diff(offsets))
    spent = np.concatenate([[0], np.cumsum(count, dtype=np.int64)])
    paid = spent[1:] - spent[offsets[:-1]][owners] <= BUDGET
    return owners[paid], words[paid]


def _sharing(looking: Numbers, wanted: Numbers, holders: Numbers, having: Numbers) -> tuple[Numbers, Numbers]:
    """For each key wanted by a claim, the claims that have it, which are in the order of the keys: these, and the one
    that wants it, as often as there are such keys."""
    order = np.argsort(wanted)  # a sorted search is five times as fast
    looking, wanted = looking[order], wanted[order]
    low = np.searchsorted(having, wanted)
    there = having[np.minimum(low, len(having) - 1)] == wanted if len(having) else np.zeros(len(wanted), bool)
    low, looking = low[there], looking[there]
    found = np.searchsorted(having, wanted[there], "right") - low
    ends = np.cumsum(found)
    places = np.arange(found.sum()) + np.repeat(low - ends + found, found)
    return holders[places], np.repeat(looking, found)


def _twice(a: Numbers, b: Numbers) -> Iterator[tuple[int, list[int]]]:
    """The pairs that are there more than once, by the second."""
    both, times = np.unique(b << 32 | a, return_counts=True)
    several = both[times > 1]
    pairs = zip((several >> 32).tolist(), (several & 0xFFFFFFFF).tolist(), strict=True)
    for one, group in groupby(pairs, itemgetter(0)):
        yield one, [other for _, other in group]


def _with_claims(found: DataFrame, claims: DataFrame) -> DataFrame:
    """Candidates with their claims, and with their documents, the smaller first, as `one` and `other`."""
    for end in ("a", "b"):
        told = F.struct("key", "period", "compared", "url", "claims").alias(f"told_{end}")
        found = found.join(claims.select(F.col("key").alias(end), F.col("document").alias(f"in_{end}"), told), end)
    one, other = F.least("in_a", "in_b").alias("one"), F.greatest("in_a", "in_b").alias("other")
    return found.select(one, other, "told_a", "told_b", "kinship")


def _judged(rows: list[tables.Row]) -> Iterator[tables.Row]:
    """The matches of two documents."""
    known: dict[str, tables.Row] = {}
    pairs = []
    for row in rows:
        a, b = (known.setdefault(each["key"], each) for each in (row["told_a"], row["told_b"]))
        if match := judge(told(a), told(b), row["kinship"]):
            pairs.append((a, b, match))
    return linked(pairs)
