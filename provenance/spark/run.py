"""What the commands do: one stage after another in one folder."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, partial
from typing import Any, NamedTuple

from pyspark.sql import DataFrame
from pyspark.sql.functions import col, count, count_if, exists, format_string, lit

from provenance.errors import ComparisonError
from provenance.settings import DEFAULT, Settings
from provenance.spark.annotation import annotate
from provenance.spark.comparison import claims, doubled, once, refused
from provenance.spark.inputs import File, list_files, read_files, shards
from provenance.spark.linking import clusters
from provenance.spark.matching import further, in_periods, matches
from provenance.spark.stages import Stages, digest, saved
from provenance.version import program

_ERRORS = "input string, place string, error string, reason string, remedy string"
_DOUBLE = {"error": "ReadingError", "reason": "another article has this id", "remedy": "give each its own id"}


class Counts(NamedTuple):
    """How many articles (or clusters) there are now, how many failed, and in how many somebody judged a label."""

    done: int
    failed: int
    judged: int = 0


def annotate_all(
    stages: Stages, inputs: Sequence[str], *, format: str | None, partitions: int | None, jsonl: bool,
    formats: Sequence[str], settings: Settings = DEFAULT, **options: Any,
) -> Counts:  # fmt: skip
    """Annotate files and folders into the stages `annotated` and `errors`, and `jsonl` on request. `options` are what
    `annotate` takes."""
    found = list_files(inputs)
    formats = [*formats, *(["jsonl"] if jsonl and "jsonl" not in formats else [])]
    made_from = digest(found, format, formats, settings, options)

    def made(portion: Sequence[File]) -> DataFrame:
        articles = read_files(stages.spark, portion, format, partitions, settings.tei)
        return annotate(articles, settings, formats, **options)

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
    judged = count_if(exists("sentences", lambda sentence: sentence["by"].isNotNull()))
    counts = table.groupBy(col("error").isNull()).agg(count("*"), judged).collect()
    by = {row[0]: row[1:] for row in counts}
    done, failing = by.get(True, (0, 0)), by.get(False, (0, 0))
    return Counts(done[0], failing[0], done[1])


def compare_all(
    stages: Stages, annotated: Stages, *, window: int, most: int, add: Stages | None, jsonl: bool
) -> Counts:  # fmt: skip
    """Compare what `annotate_all` wrote, in the stages `claims`, `matches` and `clusters`; `errors` names the articles
    whose id is already taken by another. With `add`, only what is new there is compared, with its neighbours;
    that comparison stays as it is. Returns the numbers of clusters and errors."""
    before = None if add is None else _before(add, window)
    made_from = digest(annotated.made_from("annotated"), window, before)
    given = _Given(stages, annotated, window, add)
    stages.stage("claims", made_from, saved(given.claims))
    told = stages.table("claims")
    stages.stage("errors", made_from, saved(lambda: _doubles(given.told if given.doubled else told), "json"))
    copies = stages.keep(further(told), "copies")

    def found() -> DataFrame:
        if add is None:
            return matches(told, copies, window, most)
        touched = given.touched()
        new = matches(told, copies, window, most, touched)
        among = [col(period).isin(*touched) for period in ("first_period", "second_period")]
        return add.table("matches").where(~(among[0] | among[1])).unionByName(new)

    stages.stage("matches", made_from, saved(found))

    def built() -> DataFrame:
        found = clusters(stages.table("matches"), copies, told, stages.keep)
        return stages.keep(found, "unsorted").sort("order")  # sorting evaluates its input twice

    stages.stage("clusters", made_from, saved(built), {"program": program(), "window": window})
    if jsonl:
        lines = stages.table("clusters").sort("order").select("json")
        stages.stage("jsonl", made_from, saved(lambda: lines, "text"))
    stages.tidy()
    return Counts(stages.table("clusters").count(), stages.spark.read.json(stages.place("errors"), _ERRORS).count())


def _before(add: Stages, window: int) -> str:
    """What an earlier comparison was made from. Raises `ComparisonError` if it cannot be added to."""
    made_from, about = add.made_from("clusters"), add.about("clusters")
    if about["program"] != program():
        remedy = "compare its articles again, or use the program that made it"
        raise ComparisonError("was made by another version of this program", where=add.folder, remedy=remedy)
    if about["window"] != window:
        raise ComparisonError(f"was made with window {about['window']}", where=add.folder, remedy="use the same")
    return made_from


class _Given:
    """The claims of the articles to compare, and of those compared before."""

    def __init__(self, stages: Stages, annotated: Stages, window: int, add: Stages | None) -> None:
        self.stages, self.annotated, self.window, self.add = stages, annotated, window, add

    @cached_property
    def doubled(self) -> bool:
        return doubled(self.annotated.table("annotated"))

    @cached_property
    def told(self) -> DataFrame:
        """The claims of the articles that are given now; kept only where they must be looked through."""
        told = claims(self.annotated.table("annotated"))
        return self.stages.keep(told, "told") if self.doubled else told

    @cached_property
    def changed(self) -> DataFrame:
        """The claims of the articles that are new or have changed."""
        new = in_periods(once(self.told) if self.doubled else self.told, self.window)
        if self.add is None:
            return new
        known = self.add.table("claims").select("document", "digest").distinct()
        return self.stages.keep(new.join(known, ["document", "digest"], "left_anti"), "changed")

    def claims(self) -> DataFrame:
        """All claims, each article as it is now."""
        return self.changed if self.add is None else self._stay(self.add, "left_anti").unionByName(self.changed)

    def touched(self) -> list[int]:
        """The periods that gained or lost an article."""
        tables = [self.changed] if self.add is None else [self.changed, self._stay(self.add, "left_semi")]
        return sorted({row["period"] for table in tables for row in table.select("period").distinct().collect()})

    def _stay(self, add: Stages, how: str) -> DataFrame:
        return add.table("claims").join(self.changed.select("document").distinct(), "document", how)


def _doubles(told: DataFrame) -> DataFrame:
    """The articles that are left out because another has their id, as rows of errors."""
    place = format_string("'%s'", "document").alias("place")
    said = [lit(text).alias(name) for name, text in _DOUBLE.items()]
    return refused(told).coalesce(1).sortWithinPartitions("input", "number").select("input", place, *said)
