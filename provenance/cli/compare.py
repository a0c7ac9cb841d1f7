"""`provenance compare`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import click
from rich.console import Console
from rich.progress import Progress

from provenance.batch.inputs import files, source
from provenance.claims import compare
from provenance.claims.store import add
from provenance.errors import ProvenanceError
from provenance.model import Comparison, Document
from provenance.pipeline import annotate_article
from provenance.reading import read
from provenance.writing.comparison import write_comparison, write_comparison_table
from provenance.writing.report import write_comparison_page

WRITERS: dict[str, Callable[[Comparison, Sequence[Document]], str]] = {
    "json": lambda comparison, _: write_comparison(comparison) + "\n",
    "csv": lambda comparison, _: write_comparison_table(comparison),
    "html": lambda comparison, documents: write_comparison_page(documents, comparison),
}
_SUFFIXES = {".csv": "csv", ".html": "html"}


@click.command("compare")
@click.argument("inputs", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="INPUT...")
@click.option("-o", "--output", "output", required=True, type=click.Path(path_type=Path, dir_okay=False), metavar="OUT")
@click.option("--window", default=7, show_default=True, type=click.IntRange(0), metavar="DAYS",
              help="Compare articles published at most so many days apart; undated ones with all.")  # fmt: skip
@click.option(
    "--format", "form", type=click.Choice(list(WRITERS)), help="By default what the suffix of OUT says, or JSON."
)
@click.option("--add", "store", type=click.Path(path_type=Path, dir_okay=False), metavar="STORE",
              help="Add the articles to this file, made if need be, and compare all that it holds.")  # fmt: skip
def command(inputs: tuple[Path, ...], output: Path, window: int, form: str | None, store: Path | None) -> None:
    """Find the claims that articles share, and how their attribution changes from one to the next.

    INPUT is a file or a folder. Labels describe attribution, not truth.
    """
    failed: list[str] = []
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as bar:
        documents: Iterable[Document] = _documents(inputs, failed, bar)
        kept: list[Document] = []
        form = form or _SUFFIXES.get(output.suffix.lower(), "json")
        if form == "html":  # the page holds the articles; the other forms need not keep them
            documents = kept = list(documents)
        report = _reporter(bar)
        try:
            if store:
                found = add(store, documents, window=window, progress=report)
            else:
                found = compare(documents, window=window, progress=report)
            text = WRITERS[form](found, kept)
            output.write_text(text, encoding="utf-8", newline="")
        except (ProvenanceError, OSError) as error:
            raise click.ClickException(str(error)) from error
    for message in failed:
        click.echo(message, err=True)
    click.echo(f"{len(found.documents)} documents, {len(found)} shared claims: {output}", err=True)
    if failed:
        sys.exit(1)


def _documents(inputs: tuple[Path, ...], failed: list[str], bar: Progress) -> Iterator[Document]:
    """Annotate article after article; what cannot be read is noted in `failed`, and the others go on."""
    for path, _ in bar.track(files(inputs), description="annotating"):
        try:
            yield from map(annotate_article, read(source(path)))
        except (ProvenanceError, OSError) as error:
            failed.append(str(error))


def _reporter(bar: Progress) -> Callable[[str, int, int], None]:
    tasks = {}

    def report(what: str, done: int, total: int) -> None:
        if what not in tasks:
            tasks[what] = bar.add_task(what, total=total)
        bar.update(tasks[what], completed=done)

    return report
