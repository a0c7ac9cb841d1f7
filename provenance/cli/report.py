"""`provenance report`."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from provenance.claims import compare
from provenance.cli.inputs import input_files
from provenance.errors import ProvenanceError, WritingError
from provenance.model import Document
from provenance.pipeline import annotate_article
from provenance.reading import read
from provenance.settings import DEFAULT, Settings, read_settings
from provenance.writing.report import write_comparison_page, write_report


@click.command("report")
@click.argument("inputs", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="INPUT...")
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help="The HTML file to write.")
@click.option("--blank", is_flag=True, help="A worksheet: labels are hidden until clicked (one article).")
@click.option("--answers", type=click.Path(path_type=Path), help="CSV of a reader's labels to compare (one article).")
@click.option("--window", type=click.IntRange(0), default=7, show_default=True, help="Days between shared claims.")
@click.option("--settings", "settings_file", type=click.Path(path_type=Path), help="A provenance.toml.")
@click.option("--from", "format", help="The inputs' format, if it should not be recognised.")
def command(
    inputs: tuple[Path, ...], output: Path, blank: bool, answers: Path | None, window: int,
    settings_file: Path | None, format: str | None,
) -> None:  # fmt: skip
    """Write the sourcing report of one article, or of several with the claims they share, as one HTML file.

    INPUT is a file or a folder. Labels describe attribution, not truth.
    """
    failed: list[str] = []
    try:
        settings = read_settings(settings_file) if settings_file else DEFAULT
        documents = list(_documents(inputs, format, settings, failed))
        if len(documents) > 1 and (blank or answers):
            raise click.UsageError("--blank and --answers take one article")
        if documents:
            _write(_page(documents, blank, answers, window), output)
    except ProvenanceError as error:
        failed.append(str(error))
    for message in failed:
        click.echo(message, err=True)
    sys.exit(1 if failed or not documents else 0)


def _page(documents: Sequence[Document], blank: bool, answers: Path | None, window: int) -> str:
    if len(documents) == 1:
        return write_report(documents[0], blank=blank, answers=answers)
    return write_comparison_page(documents, compare(documents, window=window))


def _documents(
    inputs: tuple[Path, ...], format: str | None, settings: Settings, failed: list[str]
) -> Iterator[Document]:
    """Annotate article after article; what cannot be read is noted in `failed`, and the others go on."""
    for path in (file for given in inputs for file in input_files(given)):
        try:
            for article in read(path, format):
                yield annotate_article(article, settings)
        except (ProvenanceError, OSError) as error:
            failed.append(str(error))


def _write(page: str, output: Path) -> None:
    try:
        output.write_text(page, encoding="utf-8", newline="")
    except OSError as error:
        problem = f"cannot be written ({error.strerror})"
        raise WritingError(problem, where=str(output), remedy="choose another -o") from error
