"""Matches → connected components → clusters: pairs of documents and components as tasks."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial

from pyspark.sql import DataFrame
from pyspark.sql import functions as F

from provenance.claims.claim import Claim
from provenance.claims.component import Component, Order, joins, outdone
from provenance.claims.name_matching import name_of
from provenance.claims.records import read_claim, read_compared, read_kin, read_match, write
from provenance.claims.versions import Kin, Paper, kin
from provenance.model import Cluster
from provenance.spark.tables import CLUSTERS, LINKS, Row, by_group
from provenance.writing.comparison import cluster_object


def links(matches: DataFrame, claims: DataFrame) -> DataFrame:
    """The links that join claims, and how their documents are related (`tables.LINKS`): all matches between two
    documents are looked at together."""
    pairs = matches.select("a", "b", "match")
    for end in ("a", "b"):
        known = (F.col(name).alias(f"{name}_{end}") for name in ("document", "url", "claims", "compared"))
        pairs = pairs.join(claims.select(F.col("key").alias(end), *known), end)
    documents = F.col("document_a"), F.col("document_b")
    pairs = pairs.withColumn("one", F.least(*documents)).withColumn("other", F.greatest(*documents))
    return by_group(pairs, ["one", "other"], _linked, LINKS)


Keep = Callable[[DataFrame, str], DataFrame]
"""Computes a table and keeps it under a name, so that later steps start from there."""


def in_memory(table: DataFrame, _name: str) -> DataFrame:
    """Keep a table where it was computed; it is lost if that machine is."""
    return table.localCheckpoint()


def clusters(links: DataFrame, copies: DataFrame, claims: DataFrame, keep: Keep = in_memory) -> DataFrame:
    """The clusters (`tables.CLUSTERS`), in no particular order."""
    joined = links.where("a is not null").drop("kin")
    labels = components(joined.select("a", "b"), keep)
    parts = joined.join(labels.withColumnRenamed("key", "a"), "a")
    copied = copies.join(labels.withColumnRenamed("key", "first"), "first")
    told = labels.unionByName(copied.select(F.col("copy").alias("key"), "component"))
    told = told.join(claims.select("key", "document", "record"), "key")
    documents = told.select("component", F.col("document").alias("one")).distinct()
    akin = links.where("kin is not null").select("one", "other", "kin").join(documents, "one")
    akin = akin.join(documents.withColumnRenamed("one", "other"), ["component", "other"])
    rows = told.drop("document")
    for more in (parts.drop("one", "other"), copied, akin.select("component", "kin")):
        rows = rows.unionByName(more, allowMissingColumns=True)
    outlets = frozenset(row["outlet"] for row in claims.select("outlet").distinct().collect() if row["outlet"])
    return by_group(rows, ["component"], partial(_clustered, outlets=outlets), CLUSTERS)


def components(edges: DataFrame, keep: Keep = in_memory) -> DataFrame:
    """For every key in the pairs, the least key that it is connected with (`component`), directly or through others.

    Each round takes the least label of the neighbours and then that label's own label, so that the number of rounds
    grows with the logarithm of the longest path.
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
    """A number that changes when a label does."""
    value: int | None = labels.agg(F.bit_xor(F.xxhash64("key", "component"))).collect()[0][0]
    return value


def _linked(rows: list[Row]) -> Iterator[Row]:
    """The matches of two documents that join claims, and how the two are related."""
    told: dict[str, Claim] = {}
    papers: dict[str, Paper] = {}
    for row in rows:
        for end in "ab":
            if row[end] not in told:
                claim = told[row[end]] = read_compared(row[f"compared_{end}"])
                papers[claim.document] = Paper(claim.outlet, row[f"url_{end}"], row[f"claims_{end}"])
    place = {key: i for i, key in enumerate(told)}
    claims = list(told.values())
    matches = {(place[row["a"]], place[row["b"]]): read_match(row["match"]) for row in rows}
    related = kin(papers, claims, matches)
    worse = outdone(claims, matches)
    for row, (pair, match) in zip(rows, matches.items(), strict=True):
        if joins(match, told[row["a"]], told[row["b"]], related):
            yield {**row, "outdone": pair in worse}
    if related != Kin():
        yield {"one": rows[0]["one"], "other": rows[0]["other"], "kin": write(related)}


def _clustered(rows: list[Row], outlets: Collection[str]) -> Iterator[Row]:
    """The clusters of one component."""
    linked = [row for row in rows if row["match"] is not None]
    told = {row["key"]: read_claim(row["record"]) for row in rows if row["record"] is not None}
    component = Component.of(
        told,
        {(row["a"], row["b"]): read_match(row["match"]) for row in linked},
        {row["copy"]: row["first"] for row in rows if row["copy"] is not None},
        {(row["a"], row["b"]) for row in linked if row["outdone"]},
    )
    related = Kin.joined(read_kin(row["kin"]) for row in rows if row["kin"] is not None)
    yield from (_row(*each) for each in component.clusters(_credited(outlets, told.values()), related))


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
