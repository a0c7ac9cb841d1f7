"""`provenance compare`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

import click
from rich.console import Console
from rich.progress import Progress

from provenance.batch.articles import articles
from provenance.batch.outputs import own_page, refuse_foreign
from provenance.batch.work import Options
from provenance.claims import compare
from provenance.claims.store import Held, update
from provenance.cli.options import ANY_LANGUAGE, CORRECTIONS, DATE, FROM, METADATA, SETTINGS, WINDOW
from provenance.cli.output import Output, as_output, format_said_by, refuse_input, refusing, write_page
from provenance.cli.progress import counted
from provenance.cli.settings import corrections_of, settings_files, settings_of
from provenance.cli.streams import complain, is_quiet, tell
from provenance.errors import ProvenanceError
from provenance.model import Comparison, Document
from provenance.settings import Settings
from provenance.writing.comparison import (
    write_cluster,
    write_comparison,
    write_comparison_table,
    write_document,
    write_parts,
)
from provenance.writing.report import write_comparison_page
from provenance.writing.tei.claims import write_claims

Places = Mapping[str, str]
"""Document id → the file with its TEI."""
WRITERS: dict[str, Callable[[Comparison, Sequence[Document], Places, Settings], str]] = {
    "json": lambda comparison, documents, places, settings: write_comparison(comparison) + "\n",
    "csv": lambda comparison, documents, places, settings: write_comparison_table(comparison),
    "tei": lambda comparison, documents, places, settings: write_claims(comparison, settings, files=places),
    "html": lambda comparison, documents, places, settings: write_comparison_page(documents, comparison),
}
_SUFFIXES = {".json": "json", ".csv": "csv", ".xml": "tei", ".tei": "tei", ".html": "html", ".htm": "html"}


@click.command("compare")
@click.argument("inputs", nargs=-1, type=click.Path(path_type=Path), metavar="[INPUT...]")
@click.option("-o", "--output", required=True, callback=as_output, metavar="OUT",
              help="The file to write; an earlier result of this program is replaced.")  # fmt: skip
@click.option("--overwrite", is_flag=True, help="Replace OUT even if something else wrote it.")
@WINDOW
@click.option(
    "--format", "form", type=click.Choice(list(WRITERS)), help="By default taken from the suffix of OUT, or json."
)
@FROM
@click.option("--add", "store", type=click.Path(path_type=Path, dir_okay=False), metavar="STORE",
              help="Add the articles to this file (created if necessary), and compare all it holds.")  # fmt: skip
@click.option("--remove", multiple=True, metavar="ID",
              help="Remove the article with this id from STORE before others are added; can be repeated.")  # fmt: skip
@METADATA
@SETTINGS
@CORRECTIONS
@ANY_LANGUAGE
@DATE
def command(
    inputs: tuple[Path, ...], output: Output, overwrite: bool, window: int, form: str | None, from_: str | None,
    store: Path | None, remove: tuple[str, ...], settings_file: Path | None, corrections_files: tuple[Path, ...],
    date: str | None, any_language: bool, metadata: Path | None,
) -> None:  # fmt: skip
    """Find the claims that articles share, and how their attribution changes from one to the next.

    INPUT is a file, a folder, or - for standard input. With --add, none is needed: what the store holds is
    compared.

    \b
      provenance compare coverage/ -o claims.json
      provenance compare a.txt b.txt c.txt -o claims.html --window 3
      provenance compare today/ -o claims.json --add year.sqlite --remove a17

    Exit codes: 0 all done; 1 some inputs failed (each is named), and the others are compared; 2 the command line is
    wrong. Labels describe attribution, not truth.
    """
    _check_store(inputs, store, remove)
    settings = settings_of(settings_file, date, any_language)
    options = Options(settings=settings, corrections=corrections_of(corrections_files))
    others = (*settings_files(settings_file), *corrections_files, *filter(None, [metadata]))
    refuse_input(output.path, inputs, [*others, *([store] if store else [])])
    if store:
        refuse_input(store, inputs, others)
    form = form or format_said_by(output, _SUFFIXES, also=", or what --format says") or "json"
    failed: list[ProvenanceError] = []
    places: dict[str, str] = {}
    kept: list[Document] = []
    console = Console(stderr=True)
    with refusing():
        refuse_foreign(output.path, overwrite=overwrite, own=own_page)
        with Progress(console=console, transient=True, disable=is_quiet() or not console.is_terminal) as bar:
            watched = partial(bar.track, description="annotating")
            read = articles(inputs, options, from_, partial(_fail, failed), watched, metadata)
            documents: Iterable[Document] = _noted(read, places)
            if form == "html":  # the page contains the articles; other forms need not keep them
                documents = kept = list(documents)
            write = partial(_written, form, kept, places, settings)
            text, what = _compared(documents, window, store, remove, places, _reporter(bar), write, form)
        write_page(output.path, text, what)
    raise click.exceptions.Exit(1 if failed else 0)


def _check_store(inputs: Sequence[Path], store: Path | None, remove: Sequence[str]) -> None:
    if remove and not store:
        raise click.UsageError("--remove takes articles out of a store: name it with --add STORE")
    if not inputs and not (store and store.exists()):
        raise click.UsageError("Missing argument 'INPUT...'." if not store else f"{store}: there is no such store")


def _compared(
    documents: Iterable[Document], window: int, store: Path | None, remove: Sequence[str], places: dict[str, str],
    report: Reporter, write: Callable[[Comparison], tuple[str, str]], form: str,
) -> tuple[str, str]:  # fmt: skip
    """What `write` makes of the comparison; for JSON, only what changed is read from a store."""
    if store is None:
        return write(compare(documents, window=window, progress=report))
    view = _as_kept if form == "json" else lambda held: write(held.comparison())
    return update(store, documents, view, window=window, files=places, remove=remove, progress=report, tell=tell)


def _written(
    form: str, kept: Sequence[Document], places: Places, settings: Settings, found: Comparison
) -> tuple[str, str]:
    """A comparison in one of the forms, and a summary of its size."""
    return WRITERS[form](found, kept, places, settings), _counted(len(found.documents), len(found))


def _as_kept(held: Held) -> tuple[str, str]:
    """The JSON of a store, rewriting only what changed."""
    documents, clusters = held.rendered(write_document, write_cluster)
    return write_parts(documents, clusters) + "\n", _counted(len(documents), len(clusters))


def _counted(documents: int, clusters: int) -> str:
    return f"{counted(documents, 'document')}, {counted(clusters, 'shared claim')}"


def _fail(failed: list[ProvenanceError], error: ProvenanceError) -> None:
    failed.append(error)
    complain(str(error))


def _noted(found: Iterable[tuple[Document, str]], places: dict[str, str]) -> Iterator[Document]:
    """The documents. Notes in `places` the file to which `annotate` writes each as TEI."""
    for document, place in found:
        places[document.id] = f"{place}.xml"
        yield document


Reporter = Callable[[str, int, int], None]


def _reporter(bar: Progress) -> Reporter:
    tasks = {}

    def report(what: str, done: int, total: int) -> None:
        if what not in tasks:
            tasks[what] = bar.add_task(what, total=total)
        bar.update(tasks[what], completed=done)

    return report
