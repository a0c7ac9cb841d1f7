"""The rarest keys of claims (`claims.candidates.Rarity`), where a period may be too large for one task.

Each piece of a period counts its own keys. Tasks that have a portion of all keys add up what the pieces counted, for
each pair of periods, and answer every piece in the order in which it had sent its keys. Spark carries one row for each
piece and portion: a row for each key of each claim took most of the time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby, pairwise
from operator import itemgetter
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyspark.sql import DataFrame

from provenance.claims.candidates import BUDGET
from provenance.claims.matching import ALL_TIME
from provenance.spark.tables import ANSWERS, CHUNKS, COUNTED, FEW, Row, batches, rows, spark_schema

CHUNK = 1_000
"""Claims that go from task to task as one row: some 700 kB."""
PORTION = 3_000
"""Most claims of a piece for each portion of its keys: some 500 kB of keys and counts."""
ADDED = 1_000_000
"""Most claims of all for each portion."""
_OWNER, _COUNT = 40, 31
"""Bits below the place of a claim, and below a count, where both and the rank of a key are one number."""
Numbers = np.ndarray[Any, np.dtype[np.int64]]
Pair = tuple[int, int]
"""Two periods to compare, or one with itself."""


def ranked(claims: DataFrame, pairs: Sequence[Pair], pieces: Mapping[int, int], sizes: Mapping[int, int]) -> DataFrame:
    """The claims of all pieces (`tables.CHUNKS`) with their rarest keys, for each pair of periods. `pieces` and `sizes`
    are the numbers of pieces and claims of the periods."""
    piece = "period", "piece"
    largest = max(-(-sizes[period] // pieces[period]) for period in pieces)
    portions = max(-(-largest // PORTION), -(-sum(sizes.values()) // ADDED))
    said = claims.select(*piece, "words", "further").repartition(*piece).sortWithinPartitions(*piece)
    counted = said.mapInArrow(partial(_counted, portions=portions), spark_schema(COUNTED))
    added = counted.repartition("portion").sortWithinPartitions("portion", "period")
    answers = added.mapInArrow(partial(_added, pairs=tuple(pairs)), spark_schema(ANSWERS))
    both = claims.unionByName(answers, allowMissingColumns=True).repartition(*piece).sortWithinPartitions(*piece)
    return both.mapInArrow(partial(_ranked, portions=portions, pieces=pieces), spark_schema(CHUNKS))


class Keys(NamedTuple):
    """The keys of claims (`claims.candidates.keys_of`): by its place, the claim that has each, and which of the
    `distinct` keys, which are sorted, it is."""

    owners: Numbers
    ranks: Numbers
    distinct: Numbers

    @classmethod
    def of(cls, claims: pa.Table) -> Keys:
        """Further copies have none, as they are not compared."""
        places = np.flatnonzero(claims["further"].is_null().to_numpy())
        words = pc.take(claims["words"].combine_chunks(), places)
        owners = np.repeat(places, pc.list_value_length(words).to_numpy())
        flat = words.flatten().to_numpy()
        both = owners[:-1] == owners[1:]
        pairs = (3 * flat[:-1] + flat[1:])[both]
        encoded = pa.array(np.concatenate([flat, pairs])).dictionary_encode()  # a third of the time of np.unique
        found = encoded.dictionary.to_numpy()
        order = np.argsort(found)
        ranks = np.empty(len(found), np.int64)
        ranks[order] = np.arange(len(found))
        return cls(np.concatenate([owners, owners[:-1][both]]), ranks[encoded.indices.to_numpy()], found[order])

    def by_portion(self, portions: int) -> tuple[Numbers, Numbers]:
        """The distinct keys in the order of their portions, and where each portion begins there, and the last ends."""
        of = self.distinct % portions
        return np.argsort(of, kind="stable"), np.concatenate([[0], np.cumsum(np.bincount(of, minlength=portions))])

    def rarest(self, counts: Numbers) -> tuple[Numbers, Numbers]:
        """The rarest keys of claims, as far as `BUDGET` pays for them: the places of the claims, in order, and the
        keys. `counts` are those of the distinct keys, 0 where a key can find nothing."""
        count = counts[self.ranks]
        able = count > 0
        every = np.sort(self.owners[able] << _OWNER | count[able] << _COUNT | self.ranks[able])
        owners, count = every >> _OWNER, every >> _COUNT & (1 << _OWNER - _COUNT) - 1
        spent = np.concatenate([[0], np.cumsum(count)])
        paid = spent[1:] - spent[np.searchsorted(owners, owners)] <= BUDGET
        return owners[paid], self.distinct[every[paid] & (1 << _COUNT) - 1]


def _counted(given: Iterable[pa.RecordBatch], portions: int) -> Iterator[pa.RecordBatch]:
    """How many claims of each piece have each of its keys."""
    return batches((row for place, claims in _grouped(given) for row in _counts(place, claims, portions)), COUNTED, FEW)


def _counts(place: Pair, claims: pa.Table, portions: int) -> Iterator[Row]:
    keys = Keys.of(claims)
    order, bounds = keys.by_portion(portions)
    count = np.minimum(np.bincount(keys.ranks), BUDGET + 1).astype(np.uint16)[order]
    key = keys.distinct[order]
    for portion, (start, end) in enumerate(pairwise(bounds.tolist())):
        if start < end:
            yield {
                "period": place[0], "piece": place[1], "portion": portion, "keys": key[start:end].tobytes(),
                "counts": count[start:end].tobytes(),
            }  # fmt: skip


def _added(given: Iterable[pa.RecordBatch], pairs: Sequence[Pair]) -> Iterator[pa.RecordBatch]:
    """The counts of keys in pairs of periods. Of a portion the periods come in order, the undated claims first."""
    by_last: dict[int, list[Pair]] = {}
    for pair in pairs:
        by_last.setdefault(max(pair), []).append(pair)
    return batches(_answers(given, by_last), ANSWERS, FEW)


def _answers(given: Iterable[pa.RecordBatch], pairs: Mapping[int, Sequence[Pair]]) -> Iterator[Row]:
    for _, portion in groupby(rows(given), itemgetter("portion")):
        held: dict[int, list[Row]] = {}
        for period, run in groupby(portion, itemgetter("period")):
            held[period] = list(run)
            for pair in pairs.get(period, ()):
                yield from _answer(pair, [row for each in dict.fromkeys(pair) for row in held.get(each, ())])
            held = {each: held[each] for each in (ALL_TIME, period) if each in held}


def _answer(pair: Pair, counted: Sequence[Row]) -> Iterator[Row]:
    """How many claims of both periods have each key, for each of their pieces; 0 for a key that finds nothing."""
    keys = np.concatenate([np.frombuffer(row["keys"], np.int64) for row in counted])
    counts = np.concatenate([np.frombuffer(row["counts"], np.uint16) for row in counted])
    _, which = np.unique(keys, return_inverse=True)
    total = np.bincount(which, counts)
    usable = np.where((total > 1) & (total <= BUDGET), total, 0).astype(np.uint16)[which]
    ends = np.cumsum([len(row["counts"]) // counts.itemsize for row in counted])
    for row, answer in zip(counted, np.split(usable, ends[:-1]), strict=True):
        place = {name: row[name] for name in ("period", "piece", "portion")}
        yield {**place, "first": pair[0], "second": pair[1], "answer": answer.tobytes()}


def _ranked(given: Iterable[pa.RecordBatch], portions: int, pieces: Mapping[int, int]) -> Iterator[pa.RecordBatch]:
    found = (row for place, both in _grouped(given) for row in _chunks(place, both, portions, pieces))
    return batches(found, CHUNKS, FEW)


def _chunks(place: Pair, both: pa.Table, portions: int, pieces: Mapping[int, int]) -> Iterator[Row]:
    """The chunks of a piece, for each pair of periods."""
    period, piece = place
    claims = both.filter(both["key"].is_valid()).sort_by("document").combine_chunks()
    answers = both.filter(both["key"].is_null()).select(["first", "second", "portion", "answer"]).to_pylist()
    keys, bounds = Keys.of(claims), cuts(claims)
    order, _ = keys.by_portion(portions)
    sent = claims.select(["key", "document", "day", "words", "compared", "url", "claims"])
    counts = np.zeros(len(order), np.int64)
    for pair, told in groupby(sorted(answers, key=_IN_ORDER), _PAIR):
        counts[order] = np.concatenate([np.frombuffer(row["answer"], np.uint16) for row in told])
        with_rare = sent.append_column("rare", _lists(*keys.rarest(counts), len(claims)))
        for start, end in pairwise(bounds):
            yield {
                "first": pair[0], "second": pair[1], "period": period, "piece": piece,
                "at": meeting(pair, period, piece, pieces), "count": end - start,
                "claims": packed(with_rare.slice(start, end - start)),
            }  # fmt: skip


_PAIR = itemgetter("first", "second")
_IN_ORDER = itemgetter("first", "second", "portion")


def meeting(pair: Pair, period: int, piece: int, pieces: Mapping[int, int]) -> Sequence[int]:
    """The pieces of the first period of a pair that the claims of a piece meet, each in a task of its own, which holds
    it: itself, and those before it if it belongs to the same period, or all."""
    if pair == (period, period):
        return range(piece + 1)
    return [piece] if period == pair[0] else range(pieces[pair[0]])


def cuts(claims: pa.Table) -> Sequence[int]:
    """Where chunks begin, and the last ends: whole documents, which are in order, up to a `CHUNK` of claims."""
    starts = np.flatnonzero(np.diff(codes(claims["document"].combine_chunks()), prepend=-1))
    _, first = np.unique(starts // CHUNK, return_index=True)
    return [*starts[first].tolist(), len(claims)]


def codes(documents: pa.Array) -> Numbers:
    """A number for each document."""
    found: Numbers = documents.dictionary_encode().indices.to_numpy().astype(np.int64)
    return found


def _lists(owners: Numbers, keys: Numbers, length: int) -> pa.ListArray:
    """The keys of each of so many claims."""
    ends = np.cumsum(np.bincount(owners, minlength=length))
    return pa.ListArray.from_arrays(np.concatenate([[0], ends]).astype(np.int32), keys)


def packed(table: pa.Table) -> bytes:
    """A table as one value, which Spark passes on as it is."""
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema, options=_LZ4) as stream:
        stream.write_table(table)
    return bytes(sink.getvalue())


def unpacked(value: bytes) -> pa.Table:
    return pa.ipc.open_stream(value).read_all()


_LZ4 = pa.ipc.IpcWriteOptions(compression="lz4")


def _grouped(given: Iterable[pa.RecordBatch]) -> Iterator[tuple[Pair, pa.Table]]:
    """The rows of each piece, by its period and number; they come one piece after another."""
    runs = (run for batch in given for run in _runs(batch))
    for place, group in groupby(runs, itemgetter(0)):
        yield place, pa.Table.from_batches([run for _, run in group]).combine_chunks()


def _runs(batch: pa.RecordBatch) -> Iterator[tuple[Pair, pa.RecordBatch]]:
    start = 0
    for place, run in groupby(zip(batch["period"].to_pylist(), batch["piece"].to_pylist(), strict=True)):
        length = len(list(run))
        yield place, batch.slice(start, length)
        start += length
