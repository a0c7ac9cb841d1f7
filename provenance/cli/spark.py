"""`provenance spark`: the same as `annotate` and `compare`, on a cluster."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from provenance.cli.options import (
    ANY_LANGUAGE,
    ARTICLES,
    CORRECTIONS,
    DATE,
    OUTLET,
    REPLACE_ILLEGAL,
    SETTINGS,
    TIME_LIMIT,
    WINDOW,
    Decorator,
)
from provenance.cli.output import refusing
from provenance.cli.progress import counted
from provenance.cli.settings import corrections_of, settings_of
from provenance.cli.streams import complain, tell
from provenance.reading.formats import names as input_formats
from provenance.writing import formats

if TYPE_CHECKING:
    from provenance.spark.stages import Stages

_ONE_FILE = [name for name, form in formats().items() if len(form.parts) == 1 and not form.assembled]
_CLUSTER: tuple[Decorator, ...] = (
    click.option("--overwrite", is_flag=True, help="Replace stages in OUT that were made from something else."),
    click.option("--jsonl", is_flag=True, help="Write the result as JSONL, too."),
    click.option("--master", metavar="URL", help="Where Spark runs: local[4], spark://HOST:7077, yarn … By default "
                 "what spark-submit says, else this machine."),
    click.option("--conf", multiple=True, metavar="KEY=VALUE", help="A setting of Spark; can be repeated."),
)  # fmt: skip


def on_a_cluster(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options that every command here has."""
    return reduce(lambda found, option: option(found), reversed(_CLUSTER), command)


@click.group("spark")
def command() -> None:
    """Annotate and compare on Apache Spark, with the results of a run on one machine (docs/spark.md)."""


@command.command("annotate")
@click.argument("inputs", nargs=-1, required=True, metavar="IN...")
@click.argument("output", metavar="OUT")
@click.option("--format", "formats", type=click.Choice(_ONE_FILE), multiple=True, default=("json",), metavar="FORMAT",
              show_default=True, help=f"A further column to write; can be repeated: {', '.join(_ONE_FILE)}. "
                                      "“spark compare” needs json or jsonl.")  # fmt: skip
@click.option("--from", "from_", type=click.Choice([*input_formats(), "parquet"]), metavar="FORMAT",
              help="Format of the inputs, if it is not recognised; parquet if no suffix says so.")  # fmt: skip
@OUTLET
@REPLACE_ILLEGAL
@TIME_LIMIT
@click.option("--partitions", type=click.IntRange(1), metavar="N",
              help="Number of tasks to split the work into; by default "
              "one per 4 MB of input.")  # fmt: skip
@SETTINGS
@CORRECTIONS
@ANY_LANGUAGE
@ARTICLES
@DATE
@on_a_cluster
def annotate(
    inputs: tuple[str, ...], output: str, formats: tuple[str, ...], from_: str | None, settings_file: Path | None,
    corrections_files: tuple[Path, ...], any_language: bool, articles: str | None, date: str | None, overwrite: bool,
    partitions: int | None, jsonl: bool, master: str | None, conf: tuple[str, ...], **options: Any,
) -> None:  # fmt: skip
    """Annotate the articles of files and folders into Parquet tables in the folder OUT.

    \b
      provenance spark annotate archive/ annotated/ --format json --format tei
      provenance spark annotate crawl/*.warc.gz annotated/ --master spark://host:7077

    OUT/annotated has a row for each article, OUT/errors those that failed. To resume an interrupted run, give the same
    command again. Exit codes: 0 all done; 1 some articles failed; 2 the command line is wrong.
    """
    settings = settings_of(settings_file, date, any_language, articles)
    corrections = corrections_of(corrections_files)
    stages = _stages(output, overwrite, master, conf)
    from provenance.spark.run import annotate_all

    options["seconds"] = options.pop("time_limit")
    with refusing():
        counts = annotate_all(
            stages, inputs, format=from_, partitions=partitions, jsonl=jsonl, settings=settings,
            corrections=corrections, formats=tuple(dict.fromkeys(formats)), **options,
        )  # fmt: skip
    if corrections and not counts.judged:
        complain("no correction is about any of these articles")
    failed = f", {counts.failed:,} failed (see {stages.place('errors')})" if counts.failed else ""
    tell(f"{counted(counts.done, 'document')} annotated{failed}: {stages.place('annotated')}")
    raise click.exceptions.Exit(1 if counts.failed else 0)


@command.command("compare")
@click.argument("source", metavar="IN")
@click.argument("output", metavar="OUT")
@WINDOW
@click.option("--add", metavar="OLD", help="Add the articles to what an earlier run compared into the folder OLD.")
@click.option("--most", default=400_000, show_default=True, type=click.IntRange(2), metavar="N",
              help="Most claims that one task holds, at about 2 kB each.")  # fmt: skip
@on_a_cluster
def compare(
    source: str, output: str, window: int, add: str | None, most: int, overwrite: bool, jsonl: bool,
    master: str | None, conf: tuple[str, ...],
) -> None:  # fmt: skip
    """Find the claims that articles share. IN is the folder that “spark annotate” wrote.

    \b
      provenance spark compare annotated/ compared/ --window 7
      provenance spark compare today/ compared-today/ --add compared/

    OUT/clusters has a row for each shared claim, OUT/claims all claims; OUT/errors names articles whose id another
    article has, too. To resume an interrupted run, give the same command again. Exit codes as for “spark annotate”.
    """
    stages = _stages(output, overwrite, master, conf)
    from provenance.spark.run import compare_all
    from provenance.spark.stages import Stages

    with refusing():
        counts = compare_all(
            stages, Stages(stages.spark, source), window=window, most=most, jsonl=jsonl,
            add=None if add is None else Stages(stages.spark, add),
        )  # fmt: skip
    failed = f", {counted(counts.failed, 'article')} left out (see {stages.place('errors')})" if counts.failed else ""
    tell(f"{counted(counts.done, 'shared claim')}{failed}: {stages.place('clusters')}")
    raise click.exceptions.Exit(1 if counts.failed else 0)


def _stages(output: str, overwrite: bool, master: str | None, conf: tuple[str, ...]) -> Stages:
    if find_spec("pyspark") is None or find_spec("pyarrow") is None:
        raise click.UsageError("Spark is not installed: pip install 'provenance-annotator[spark]'")
    from provenance.spark.session import session
    from provenance.spark.stages import Stages

    given = dict(each.partition("=")[::2] for each in conf)
    return Stages(session(master, given), output, overwrite)
