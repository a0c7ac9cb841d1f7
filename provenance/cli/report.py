"""`provenance report`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from provenance.batch.articles import articles
from provenance.batch.folder import write_whole
from provenance.batch.work import Options
from provenance.claims import compare
from provenance.cli.progress import complain
from provenance.cli.settings import SETTINGS, settings_of
from provenance.errors import ProvenanceError, SettingsError
from provenance.model import Document
from provenance.reading.formats import FORMATS
from provenance.writing.report import write_comparison_page, write_report


@click.command("report")
@click.argument("inputs", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="INPUT...")
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), metavar="FILE", help="The HTML file.")
@click.option("--blank", is_flag=True, help="A worksheet: labels are hidden until clicked (one article).")
@click.option("--answers", type=click.Path(path_type=Path, exists=True, dir_okay=False), metavar="FILE",
              help="A CSV file of a reader's labels to set beside the program's (one article).")  # fmt: skip
@click.option("--window", type=click.IntRange(0), default=7, show_default=True, metavar="DAYS",
              help="Compare articles published at most so many days apart; undated ones with all.")  # fmt: skip
@click.option("--from", "from_", type=click.Choice(FORMATS), metavar="FORMAT",
              help=f"What the inputs are, if it is not recognised: {', '.join(FORMATS)}.")  # fmt: skip
@SETTINGS
def command(
    inputs: tuple[Path, ...], output: Path, blank: bool, answers: Path | None, window: int, from_: str | None,
    settings_file: Path | None,
) -> None:  # fmt: skip
    """Write the sourcing report of one article, or of several with the claims they share, as one HTML file.

    INPUT is a file, a folder, or - for standard input.

    \b
      provenance report article.txt -o report.html
      provenance report coverage/ -o story.html
      provenance report article.txt -o worksheet.html --blank

    Exit codes: 0 all done; 1 some inputs failed, each is named and the report holds the others; 2 the command line is
    wrong. Labels describe attribution, not truth.
    """
    options = Options(settings=settings_of(settings_file))
    failed: list[ProvenanceError] = []
    documents: list[Document] = []
    try:
        documents += (document for document, _ in articles(inputs, options, from_, failed.append))
        if (blank and answers) or (len(documents) > 1 and (blank or answers)):
            raise click.UsageError("--blank and --answers take one article, and one at a time")
        if documents:
            page = _page(documents, blank, answers, window)
            write_whole(output, page.encode(), output.parent)
    except SettingsError as error:
        raise click.UsageError(str(error)) from error
    except ProvenanceError as error:
        failed.append(error)
    for problem in failed:
        complain(str(problem))
    if not failed and not documents:
        complain(f"{inputs[0]}: holds no article; see docs/batch.md for what is left out of a folder")
    sys.exit(1 if failed or not documents else 0)


def _page(documents: Sequence[Document], blank: bool, answers: Path | None, window: int) -> str:
    if len(documents) == 1:
        return write_report(documents[0], blank=blank, answers=answers)
    return write_comparison_page(documents, compare(documents, window=window))
