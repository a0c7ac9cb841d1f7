"""`provenance report`."""

from __future__ import annotations

from pathlib import Path

import click

from provenance.pipeline import annotate_article
from provenance.reading import read
from provenance.writing.report import write_report


@click.command("report")
@click.argument("inputs", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="INPUT...")
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help="The HTML file to write.")
@click.option("--blank", is_flag=True, help="Hide the labels until they are clicked; prints as a worksheet.")
def command(inputs: tuple[Path, ...], output: Path, blank: bool) -> None:
    """Write the sourcing report of one article, or of several with the claims they share, as one HTML file."""
    documents = [annotate_article(article) for path in inputs for article in read(path)]
    page = write_report(documents[0], blank=blank)
    output.write_text(page, encoding="utf-8", errors="xmlcharrefreplace")
