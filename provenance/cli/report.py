"""`provenance report`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from provenance.claims import compare
from provenance.errors import ProvenanceError, WritingError
from provenance.model import Document
from provenance.pipeline import annotate_article
from provenance.reading import read
from provenance.writing.report import write_comparison_page, write_report


@click.command("report")
@click.argument("inputs", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="INPUT...")
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help="The HTML file to write.")
@click.option("--blank", is_flag=True, help="A worksheet: labels are hidden until clicked (one article).")
@click.option("--answers", type=click.Path(path_type=Path), help="CSV of a reader's labels to compare (one article).")
@click.option("--window", type=click.IntRange(0), default=7, show_default=True, help="Days between shared claims.")
@click.option("--from", "format", help="The inputs' format, if it should not be recognised.")
def command(
    inputs: tuple[Path, ...], output: Path, blank: bool, answers: Path | None, window: int, format: str | None
) -> None:
    """Write the sourcing report of one article, or of several with the claims they share, as one HTML file."""
    documents, failed = _annotated(_files(inputs), format)
    if not documents:
        raise click.exceptions.Exit(1)
    if len(documents) > 1 and (blank or answers):
        raise click.UsageError("--blank and --answers take one article")
    try:
        _write(_page(documents, blank, answers, window), output)
    except ProvenanceError as error:
        click.echo(str(error), err=True)
        raise click.exceptions.Exit(1) from error
    raise click.exceptions.Exit(1 if failed else 0)


def _page(documents: Sequence[Document], blank: bool, answers: Path | None, window: int) -> str:
    if len(documents) == 1:
        return write_report(documents[0], blank=blank, answers=answers)
    return write_comparison_page(documents, compare(documents, window=window))


def _files(inputs: tuple[Path, ...]) -> list[Path]:
    """Folders give the files in them, in the order of their names."""
    return [
        path
        for given in inputs
        for path in (sorted(p for p in given.iterdir() if p.is_file()) if given.is_dir() else [given])
    ]


def _annotated(files: list[Path], format: str | None) -> tuple[list[Document], int]:
    """The documents, and how many files failed; each failure is named on standard error."""
    documents, failed = [], 0
    for path in files:
        try:
            documents += [annotate_article(article) for article in read(path, format)]
        except (ProvenanceError, OSError) as error:
            failed += 1
            click.echo(str(error), err=True)
    return documents, failed


def _write(page: str, output: Path) -> None:
    try:
        output.write_text(page, encoding="utf-8", newline="")
    except OSError as error:
        raise WritingError(
            f"cannot be written ({error.strerror})", where=str(output), remedy="choose another -o"
        ) from error
