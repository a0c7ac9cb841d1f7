"""`provenance annotate`."""

from __future__ import annotations

from pathlib import Path

import click

from provenance.pipeline import annotate_article
from provenance.reading import read


@click.command("annotate")
@click.argument("inputs", nargs=-1, type=click.Path(path_type=Path), metavar="INPUT...")
def command(inputs: tuple[Path, ...]) -> None:
    """Annotate articles."""
    for path in inputs:
        for article in read(path):
            click.echo(annotate_article(article).to_json())
