"""Matches → connected components → clusters, with components as tasks."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import chain

import pyarrow as pa
from pyspark.sql import DataFrame, Observation
from pyspark.sql import functions as F

from provenance.claims.claim import Claim
from provenance.claims.cluster import connected
from provenance.claims.component import Component, Order, joins, outdone
from provenance.claims.name_matching import name_of
from provenance.claims.records import read_claim, read_compared, read_conflict, read_kin, write
from provenance.claims.verify import Match
from provenance.claims.versions import Kin, Paper, kin
from provenance.model import Cluster
from provenance.spark.tables import CLUSTERS, LABELS, Row, batches, by_group, spark_schema
from provenance.writing.comparison import cluster_object


def linked(pairs: Sequence[tuple[Row, Row, Match]]) -> Iterator[Row]:
    """All matches between some documents as rows of `tables.MATCHES`, and what links the claims."""
    ends = {row["key"]: row for pair in pairs for row in pair[:2]}
    found = sorted(ends.values(), key=lambda row: told(row).order)
    place = {row["key"]: i for i, row in enumerate(found)}
    claims = list(map(told, found))
    matches = {_in_order(place[a["key"]], place[b["key"]]): match for a, b, match in pairs}
    papers = {
        claim.document: Paper(claim.outlet, row["url"], row["claims"]) for claim, row in zip(claims, found, strict=True)
    }
    related = kin(papers, claims, matches)
    worse = outdone(claims, matches)
    joining = {pair for pair, m in matches.items() if joins(m, claims[pair[0]], claims[pair[1]], related)}
    for (i, j), match in matches.items():
        row: Row = {
            "a": found[i]["key"], "b": found[j]["key"], "first_period": found[i]["period"],
            "second_period": found[j]["period"], "score": match.score, "evidence": match.evidence,
            "conflict": match.conflict and write(match.conflict),
        }  # fmt: skip
        if (i, j) in joining:
            akin = related.of_pair(claims[i], claims[j])
            row["outdone"], row["kin"] = (i, j) in worse, akin and write(akin)
        yield row


def _in_order(i: int, j: int) -> tuple[int, int]:
    return (i, j) if i < j else (j, i)


def told(row: Row) -> Claim:
    """The claim of a row, as far as it is compared; read once."""
    if "read" not in row:
        row["read"] = read_compared(row["compared"])
    claim: Claim = row["read"]
    return claim


_VERDICT = ("score", "evidence", "conflict")
"""The columns of a match."""
AT_ONCE = 2_000_000
"""Pairs of keys that one task connects: no more memory than the claims of one take, and some ten seconds."""
Keep = Callable[[DataFrame, str], DataFrame]
"""Computes a table and keeps it under a name, so that later steps start from there."""


def in_memory(table: DataFrame, _name: str) -> DataFrame:
    """Keep a table where it was computed; it is lost if that machine is."""
    return table.localCheckpoint()


def clusters(matches: DataFrame, copies: DataFrame, claims: DataFrame, keep: Keep = in_memory) -> DataFrame:
    """The clusters (`tables.CLUSTERS`), in no particular order."""
    joined = matches.where("outdone is not null").select("a", "b", *_VERDICT, "outdone", "kin")
    labels = components(joined, keep)
    parts = joined.join(labels.withColumnRenamed("key", "a"), "a")
    copied = copies.join(labels.withColumnRenamed("key", "first"), "first")
    told = labels.unionByName(copied.select(F.col("copy").alias("key"), "component"))
    rows = told.join(claims.select("key", "record"), "key")
    for more in (parts, copied):
        rows = rows.unionByName(more, allowMissingColumns=True)
    outlets = frozenset(row["outlet"] for row in claims.select("outlet").distinct().collect() if row["outlet"])
    return by_group(rows, ["component"], partial(_clustered, outlets=outlets), CLUSTERS)


def components(edges: DataFrame, keep: Keep = in_memory, rounds: int = 0) -> DataFrame:
    """For every key in the pairs `a` and `b`, which may be pairs of one key, one of those that it is connected with,
    directly or through others, and the same for all of them (`component`).

    Up to `AT_ONCE` pairs are connected in one task. Of more, each key takes the first of itself and its neighbours for
    its label, and then that key's own; what is left are the pairs of different labels, which are connected in the same
    way. The order is that of hashes, so that along a chain of any keys every third one or so is a label: a third of the
    pairs is left.
    """
    counted = Observation()
    pairs = keep(edges.select("a", "b").observe(counted, F.count("*").alias("count")), f"edges-{rounds}")
    if counted.get["count"] <= AT_ONCE:
        return keep(pairs.coalesce(1).mapInArrow(_connected, spark_schema(LABELS)), f"components-{rounds}")
    ends = F.array(*(F.struct(F.col(x).alias("key"), F.col(y).alias("near")) for x in "ab" for y in "ab"))
    both = pairs.select(F.explode(ends).alias("end")).select("end.*")
    near = both.groupBy("key").agg(F.min_by("near", F.struct(F.xxhash64("near"), "near")).alias("near"))
    own = near.select(F.col("key").alias("near"), F.col("near").alias("component"))
    labels = keep(near.join(own, "near").select("key", "component"), f"labels-{rounds}")
    left = _labelled(_labelled(pairs, "a", labels), "b", labels).where("a <> b").distinct()
    found = components(left, keep, rounds + 1)
    found = found.select(F.col("key").alias("component"), F.col("component").alias("last"))
    last = labels.join(found, "component", "left").select("key", F.coalesce("last", "component").alias("component"))
    return keep(last, f"components-{rounds}")


def _labelled(pairs: DataFrame, end: str, labels: DataFrame) -> DataFrame:
    """The pairs, with labels at one end."""
    found = pairs.join(labels.withColumnRenamed("key", end), end).drop(end)
    return found.withColumnRenamed("component", end).select("a", "b")


def _connected(given: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    pairs = (zip(batch["a"].to_pylist(), batch["b"].to_pylist(), strict=True) for batch in given)
    found = connected(chain.from_iterable(pairs))
    return batches(({"key": key, "component": least} for key, least in found.items()), LABELS)


def _clustered(rows: list[Row], outlets: Collection[str]) -> Iterator[Row]:
    """The clusters of one component."""
    linked = [row for row in rows if row["score"] is not None]
    told = {row["key"]: read_claim(row["record"]) for row in rows if row["record"] is not None}
    component = Component.of(
        told,
        {(row["a"], row["b"]): _match(row) for row in linked},
        {row["copy"]: row["first"] for row in rows if row["copy"] is not None},
        {(row["a"], row["b"]) for row in linked if row["outdone"]},
    )
    related = Kin.joined(read_kin(row["kin"]) for row in rows if row["kin"] is not None)
    yield from (_row(*each) for each in component.clusters(_credited(outlets, told.values()), related))


def _match(row: Row) -> Match:
    return Match(row["score"], row["evidence"], row["conflict"] and read_conflict(row["conflict"]))


def _row(order: Order, cluster: Cluster) -> Row:
    found = cluster_object(cluster)
    names = ("undated", "day", "document", "start", "end", "claim")
    places = [dict(zip(names, place, strict=True)) for place in order]
    return {**found, "order": places, "json": json.dumps(found, ensure_ascii=False)}


def _credited(outlets: Collection[str], claims: Iterable[Claim]) -> list[str]:
    """The outlets that a credited name may refer to: of all outlets of an archive, only these need be considered."""
    known = _by_name(frozenset(outlets))
    return [outlet for claim in claims for credit in claim.chain for outlet in known.get(name_of(credit.name), ())]


@cache
def _by_name(outlets: frozenset[str]) -> Mapping[tuple[str, ...], Sequence[str]]:
    found: dict[tuple[str, ...], list[str]] = {}
    for outlet in outlets:
        found.setdefault(name_of(outlet), []).append(outlet)
    return found
