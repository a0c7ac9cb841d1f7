"""Articles → annotated articles, in worker processes that may die: a document that breaks its worker costs only that
document."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

import pyarrow as pa
from attrs import evolve, frozen
from pyspark.sql import DataFrame
from pyspark.sql.functions import col

from provenance.batch import pool
from provenance.batch.failures import failure, located, where_of
from provenance.batch.work import Options, annotated, written
from provenance.errors import ProvenanceError, ReadingError
from provenance.model import Correction
from provenance.reading import Item, Unread
from provenance.reading.jsonl import article
from provenance.settings import DEFAULT, Settings
from provenance.spark import tables
from provenance.spark.tables import Row, batches, rows, spark_schema
from provenance.writing import formats

READ = ("input", "number", "item")
"""The columns that `provenance.spark.read` gives."""
GIVEN = ("id", "text", "outlet", "published", "title", "url", "language", "byline", "data", "format")
"""The columns that another table may have: `id` and `text`; or `id`, `data` (the bytes of a page, say) and their
`format`."""
SECONDS = 120.0
"""Longest time spent on one article, as on the command line."""


@frozen
class Job:
    """An article and the formats it is to become; `where` is its name in messages."""

    id: str | None
    item: Item
    input: str
    number: int | None
    where: str
    options: Options
    formats: Sequence[str]


def annotate(
    articles: DataFrame,
    settings: Settings = DEFAULT,
    formats: Sequence[str] = ("json",),
    *,
    outlet: str | None = None,
    corrections: Sequence[Correction] = (),
    replace_illegal: bool = False,
    seconds: float = SECONDS,
) -> DataFrame:
    """A row for each article: its metadata, its sentences, attributions and sources as tables, and a column for each of
    `formats`, byte for byte what `provenance annotate --format` writes to a file. The row of an article that failed has
    `error` (as `errors.jsonl` has it) and nothing else.

    `corrections` are manual labels, as `provenance.corrections.read_corrections` gives them.

    `articles` comes from `read`, or has the columns `id` and `text`, and whatever is known of `GIVEN`. Each task
    processes its rows in one process beside it; an article that takes longer than `seconds`, or kills that process, is
    the only one to fail.
    """
    options = Options(settings=settings, outlet=outlet, corrections=tuple(corrections), replace_illegal=replace_illegal)
    schema = tables.annotated(formats)
    known = [name for name in (*READ, *GIVEN) if name in articles.columns]
    chosen = articles.select(*(col(name).cast("string") if name == "published" else col(name) for name in known))
    work = partial(_partition, options=options, formats=tuple(formats), seconds=seconds, schema=schema, work=do)
    return chosen.mapInArrow(work, spark_schema(schema))


def _partition(
    given: Iterable[pa.RecordBatch], options: Options, formats: Sequence[str], seconds: float, schema: pa.Schema,
    work: Callable[[Job], Row],
) -> Iterator[pa.RecordBatch]:  # fmt: skip
    jobs = (_job(row, options, formats) for row in rows(given))
    done = pool.run(jobs, work, workers=1, seconds=seconds)
    return batches((_row(job, outcome) for job, outcome in done), schema, tables.FEW)


def _job(row: Row, options: Options, formats: Sequence[str]) -> Job:
    item = pickle.loads(row["item"]) if row.get("item") else _given(row)
    id = row.get("id") if isinstance(item, ReadingError) else item.id
    input = row.get("input") or "table"
    id = None if id is None else str(id)
    return Job(id, item, input, row.get("number"), where_of(item, input), options, formats)


def _given(row: Row) -> Item:
    """The article of a row that was not read from a file."""
    record = {key: row[key] for key in GIVEN if row.get(key) is not None}
    input = row.get("input") or "table"
    if "id" not in record:
        return ReadingError("has no “id”", where=input, remedy="give each row an id of its own")
    id = str(record["id"])
    where = f"{input}, {id!a}"
    if "data" in record and "format" in record:
        data = record["data"].encode() if isinstance(record["data"], str) else bytes(record["data"])
        return Unread(id, where, record["format"], data, record.get("url"), record.get("published"))
    try:
        return article(record, where, id)
    except ReadingError as error:
        return error


def do(job: Job) -> Row:
    """The work of a worker: the columns of one article. Raises `ProvenanceError`."""
    document = annotated(job.item, job.options)
    found = document.article
    row: Row = {
        "id": found.id, "sha256": found.sha256, "outlet": found.outlet, "published": found.published,
        "day": found.dated.first if found.dated else None, "title": found.title, "url": found.url,
        "language": document.language, "layout": document.layout, "sentences": document.rows("sentences"),
        "attributions": document.rows("attributions"), "sources": document.rows("sources"),
    }  # fmt: skip
    beside = Path(job.input).parent  # a layer on TEI names its host relative to this folder
    for format in job.formats:
        files = written(document, evolve(job.options, format=format), beside)
        row[tables.column(format)] = files[formats()[format].suffix].decode()
    return row


def _row(job: Job, outcome: Row | ProvenanceError) -> Row:
    place = {"input": job.input, "number": job.number}
    if not isinstance(outcome, ProvenanceError):
        return place | outcome
    return place | {"id": job.id, "error": failure(job.input, located(outcome, job.where))}
