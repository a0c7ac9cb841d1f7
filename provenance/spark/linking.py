"""Matches → connected components → clusters: pairs of documents and components as tasks."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cache

import pyarrow as pa
from pyspark.sql import DataFrame
from pyspark.sql import functions as F

from provenance.claims.claim import Claim
from provenance.claims.component import Component, Order, joins, outdone
from provenance.claims.name_matching import name_of
from provenance.claims.records import read_claim, read_kin, read_match, write
from provenance.claims.versions import Kin, Paper, kin
from provenance.model import Cluster
from provenance.spark.tables import CLUSTERS, LINKS, Row, batches, spark_schema
from provenance.writing.comparison import cluster_object


def links(matches: DataFrame, claims: DataFrame) -> DataFrame:
    """What joins claims, and how their documents are akin (`tables.LINKS`): all matches between two documents are seen
    together."""
    pairs = matches
    for end in ("a", "b"):
        known = (F.col(name).alias(f"{name}_{end}") for name in ("document", "url", "claims", "record"))
        pairs = pairs.join(claims.select(F.col("key").alias(end), *known), end)
    documents = F.col("document_a"), F.col("document_b")
    pairs = pairs.withColumn("one", F.least(*documents)).withColumn("other", F.greatest(*documents))
    return pairs.groupBy("one", "other").applyInArrow(_linked, spark_schema(LINKS))


Keep = Callable[[DataFrame, str], DataFrame]
"""Works a table out and keeps it under a name, so that what is made of it begins there."""


def in_memory(table: DataFrame, _name: str) -> DataFrame:
    """Keeps a table where it was worked out; it is lost if that machine is."""
    return table.localCheckpoint()


def clusters(links: DataFrame, copies: DataFrame, claims: DataFrame, keep: Keep = in_memory) -> DataFrame:
    """The clusters (`tables.CLUSTERS`), in no order."""
    joined = links.where("a is not null").drop("kin")
    labels = components(joined.select("a", "b"), keep)
    parts = joined.join(labels.withColumnRenamed("key", "a"), "a")
    told = claims.select(F.col("key").alias("copy"), F.col("record").alias("record_a"), F.col("document").alias("one"))
    copied = copies.join(labels.withColumnRenamed("key", "first"), "first").join(told, "copy")
    other = parts.select("component", F.col("other").alias("one"))
    documents = parts.select("component", "one").union(other).union(copied.select("component", "one")).distinct()
    akin = links.where("kin is not null").select("one", "other", "kin").join(documents, "one")
    akin = akin.join(documents.withColumnRenamed("one", "other"), ["component", "other"])
    rows = parts.unionByName(copied, allowMissingColumns=True).unionByName(akin, allowMissingColumns=True)
    outlets = frozenset(row["outlet"] for row in claims.select("outlet").distinct().collect() if row["outlet"])
    return rows.groupBy("component").applyInArrow(lambda given: _clustered(given, outlets), spark_schema(CLUSTERS))


def components(edges: DataFrame, keep: Keep = in_memory) -> DataFrame:
    """For every key in the pairs the least one that it is connected with (`component`), directly or through others.

    Each round takes the least label of the neighbours and then that label's own label, so that the number of rounds
    grows with the logarithm of the longest way.
    """
    both = keep(edges.union(edges.select("b", "a")).distinct(), "edges")
    least = F.least(F.col("a"), F.min("b"))
    labels = keep(both.groupBy(F.col("a").alias("key")).agg(least.alias("component")), "labels-0")
    state, before, rounds = _state(labels), None, 0
    while state != before:
        rounds += 1
        near = both.join(labels, F.col("b") == F.col("key")).groupBy("a").agg(F.min("component").alias("near"))
        lower = labels.join(near, F.col("key") == F.col("a"))
        lower = lower.select("key", F.least("component", "near").alias("component"))
        jump = lower.select(F.col("key").alias("component"), F.col("component").alias("further"))
        labels = lower.join(jump, "component").select("key", F.col("further").alias("component"))
        labels = keep(labels, f"labels-{rounds}")
        before, state = state, _state(labels)
    return labels


def _state(labels: DataFrame) -> int | None:
    """A number that is another when a label is."""
    value: int | None = labels.agg(F.bit_xor(F.xxhash64("key", "component"))).collect()[0][0]
    return value


def _linked(given: pa.Table) -> pa.Table:
    """The matches of two documents that join claims, and how the two are akin."""
    rows = given.to_pylist()
    told = {row[end]: read_claim(row[f"record_{end}"]) for row in rows for end in "ab"}
    papers = {
        told[row[end]].document: Paper(told[row[end]].outlet, row[f"url_{end}"], row[f"claims_{end}"])
        for row in rows
        for end in "ab"
    }
    place = {key: i for i, key in enumerate(told)}
    claims = list(told.values())
    matches = {(place[row["a"]], place[row["b"]]): read_match(row["match"]) for row in rows}
    related = kin(papers, claims, matches)
    worse = outdone(claims, matches)
    found: list[Row] = [
        {**row, "outdone": (place[row["a"]], place[row["b"]]) in worse}
        for row, match in zip(rows, matches.values(), strict=True)
        if joins(match, told[row["a"]], told[row["b"]], related)
    ]
    if related != Kin():
        found.append({"one": rows[0]["one"], "other": rows[0]["other"], "kin": write(related)})
    return pa.Table.from_batches(batches(found, LINKS), LINKS)


def _clustered(given: pa.Table, outlets: Collection[str]) -> pa.Table:
    """The clusters of one component."""
    rows = given.to_pylist()
    linked = [row for row in rows if row["match"] is not None]
    copied = [row for row in rows if row["copy"] is not None]
    told = {row[end]: read_claim(row[f"record_{end}"]) for row in linked for end in "ab"}
    told |= {row["copy"]: read_claim(row["record_a"]) for row in copied}
    component = Component.of(
        told,
        {(row["a"], row["b"]): read_match(row["match"]) for row in linked},
        {row["copy"]: row["first"] for row in copied},
        {(row["a"], row["b"]) for row in linked if row["outdone"]},
    )
    related = Kin.joined(read_kin(row["kin"]) for row in rows if row["kin"] is not None)
    found = (_row(*each) for each in component.clusters(_credited(outlets, told.values()), related))
    return pa.Table.from_batches(batches(found, CLUSTERS), CLUSTERS)


def _row(order: Order, cluster: Cluster) -> Row:
    found = cluster_object(cluster)
    names = ("undated", "day", "document", "start", "end", "claim")
    places = [dict(zip(names, place, strict=True)) for place in order]
    return {**found, "order": places, "json": json.dumps(found, ensure_ascii=False)}


def _credited(outlets: Collection[str], claims: Iterable[Claim]) -> list[str]:
    """The outlets that somebody's name may stand for: of all of an archive's only these need be looked at."""
    known = _by_name(frozenset(outlets))
    return [outlet for claim in claims for credit in claim.chain for outlet in known.get(name_of(credit.name), ())]


@cache
def _by_name(outlets: frozenset[str]) -> Mapping[tuple[str, ...], Sequence[str]]:
    found: dict[tuple[str, ...], list[str]] = {}
    for outlet in outlets:
        found.setdefault(name_of(outlet), []).append(outlet)
    return found
