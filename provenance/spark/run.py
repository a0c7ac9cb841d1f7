"""What the commands do: stage after stage into one folder."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, NamedTuple

from pyspark.sql import DataFrame
from pyspark.sql.functions import col

from provenance.spark.annotation import annotate
from provenance.spark.inputs import File, list_files, read_files, shards
from provenance.spark.stages import Stages, digest, saved


class Counts(NamedTuple):
    """How many articles are done, and how many failed."""

    done: int
    failed: int


def annotate_all(
    stages: Stages, inputs: Sequence[str], *, format: str | None, partitions: int | None, jsonl: bool,
    formats: Sequence[str], **options: Any,
) -> Counts:  # fmt: skip
    """Annotate files and folders into the stages `annotated` and `errors`, and `jsonl` if asked for. `options` are what
    `annotate` takes."""
    found = list_files(inputs)
    formats = [*formats, *(["jsonl"] if jsonl and "jsonl" not in formats else [])]
    made_from = digest(found, format, formats, options)

    def made(portion: Sequence[File]) -> DataFrame:
        return annotate(read_files(stages.spark, portion, format, partitions), formats=formats, **options)

    def write(_place: str) -> None:
        for number, portion in enumerate(shards(found, format)):
            name = f"shard={number:05}"
            stages.within("annotated").stage(name, digest(made_from, portion), saved(partial(made, portion)))

    stages.stage("annotated", made_from, write)
    table = stages.table("annotated")
    failed = table.where("error is not null").select("number", "error.*")
    failed = failed.coalesce(1).sortWithinPartitions("input", "number", "place").drop("number")
    stages.stage("errors", made_from, saved(lambda: failed, "json"))
    if jsonl:
        lines = table.where("error is null").selectExpr("rtrim('\n', jsonl) as value")
        stages.stage("jsonl", made_from, saved(lambda: lines, "text"))
    counts = table.groupBy(col("error").isNull()).count().collect()
    by = {row[0]: row[1] for row in counts}
    return Counts(by.get(True, 0), by.get(False, 0))
