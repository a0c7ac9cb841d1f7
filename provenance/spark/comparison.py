"""Annotated articles → claims → matches → clusters, by the self-contained tasks of docs/claims.md.

A row without a claim represents an article that has none: its outlet still counts.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator

import pyarrow as pa
from pyspark.sql import DataFrame
from pyspark.sql import functions as F

from provenance.claims.agencies import told_in
from provenance.claims.candidates import Row
from provenance.claims.claim import Claim
from provenance.claims.comparison import collector_at_rest
from provenance.claims.credits import names
from provenance.claims.records import write, write_compared
from provenance.errors import ComparisonError
from provenance.reading.annotated import document
from provenance.spark import tables
from provenance.spark.linking import Keep, clusters, in_memory
from provenance.spark.matching import MOST, further, in_periods, matches
from provenance.spark.tables import CLAIMS, batches, spark_schema


def claims(annotated: DataFrame) -> DataFrame:
    """The claims of annotated articles, from their column `json` or `jsonl` (`tables.CLAIMS`). Raises `ComparisonError`
    where there is neither."""
    form = next((name for name in ("json", "jsonl") if name in annotated.columns), None)
    if form is None:
        raise ComparisonError(
            "has neither json nor jsonl", where="the annotated table", remedy="annotate with --format json"
        )
    given = annotated.where(F.col(form).isNotNull()).select("input", "number", F.col(form).alias("json"))
    return given.mapInArrow(_claims, spark_schema(CLAIMS))


def compare(claims: DataFrame, window: int | None = 7, *, most: int = MOST, keep: Keep = in_memory) -> DataFrame:
    """The clusters of `provenance.compare`, a row for each (`tables.CLUSTERS`), in its order.

    `most` is how many claims a task holds: a larger period is split, with the same result. Of articles with
    the same id, `once` chooses one. `keep` says where the tables between the steps are kept.
    """
    told = keep(in_periods(once(keep(claims, "told")), window), "claims")
    copies = keep(further(told), "copies")
    found = keep(matches(told, copies, window, most), "matches")
    return keep(clusters(found, copies, told, keep), "unsorted").sort("order")  # sorting evaluates its input twice


def doubled(annotated: DataFrame) -> bool:
    """Whether two annotated articles have one id: only then must claims be looked through (`once`)."""
    return not annotated.where("error is null").groupBy("id").count().where("count > 1").isEmpty()


def once(claims: DataFrame) -> DataFrame:
    """The claims of each article once: of different articles with the same id, the first by input and number counts
    (`refused` names the others)."""
    several = _several(claims)
    if several.isEmpty():
        return claims
    alone = claims.join(several, "document", "left_anti")
    chosen = claims.join(several.withColumnRenamed("digest", "chosen"), "document").where("digest = chosen")
    return alone.unionByName(chosen.drop("chosen", "first", "times").dropDuplicates(["document", "claim"]))


def refused(claims: DataFrame) -> DataFrame:
    """Where the articles that `once` leaves out are: `document`, `input` and `number`."""
    chosen = _several(claims).select("document", F.col("digest").alias("chosen"))
    return _articles(claims).join(chosen, "document").where("digest <> chosen").select("document", "input", "number")


def _articles(claims: DataFrame) -> DataFrame:
    """The first row of each article."""
    return claims.where("claim is null or claim = 0")


def _several(claims: DataFrame) -> DataFrame:
    """The ids that occur more than once, with the digest of the article that counts."""
    place = F.struct("input", "number", "digest")
    counted = _articles(claims).groupBy("document").agg(F.count("*").alias("times"), F.min(place).alias("first"))
    return counted.where("times > 1").withColumn("digest", F.col("first.digest"))


def _claims(given: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    with collector_at_rest():
        yield from batches((row for batch in given for each in batch.to_pylist() for row in _rows(each)), CLAIMS)


def _rows(given: tables.Row) -> Iterator[tables.Row]:
    annotated = document(json.loads(given["json"]))
    told = told_in(annotated)
    article = annotated.article
    known = {
        "document": article.id, "input": given["input"], "number": given["number"], "outlet": article.outlet,
        "day": article.dated.first if article.dated else None, "url": article.url, "claims": len(told),
        "digest": hashlib.sha256(write(article).encode()).hexdigest(),
    }  # fmt: skip
    yield from ({**known, **_columns(claim)} for claim in told)
    if not told:
        yield known


def _columns(claim: Claim) -> tables.Row:
    row = Row.of(claim)
    return {
        "claim": claim.number, "key": claim.key, "sentence": claim.sentence, "start": claim.start, "end": claim.end,
        "text": claim.text, "status": claim.status, "stance": claim.stance, "mode": claim.mode,
        "chain": list(names(claim.chain)), "hedged": claim.hedged, "certainty": claim.certainty,
        "words": list(row.words), "same": row.body,
        "compared": write_compared(claim), "record": write(claim),
    }  # fmt: skip
