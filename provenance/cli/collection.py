"""`provenance report --collection`: the results of a run, counted and shown as one page."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from provenance.batch.collection import result_files, results, set_aside
from provenance.batch.folder import write_file
from provenance.batch.outputs import STDOUT, Inputs, OutputRefused, own_page, refuse_foreign
from provenance.cli.output import Output, write_page
from provenance.cli.progress import counted
from provenance.cli.streams import complain, tell
from provenance.errors import ProvenanceError
from provenance.writing.report.collection import Collection, collection_sources_csv, write_collection_page


def report_collection(
    collection: Path, inputs: Sequence[Path], output: Output | None, sources: Path | None, *, overwrite: bool,
    title: str | None,
) -> int:  # fmt: skip
    """Write the page of a collection and, beside it, the table of its sources; return the exit code.

    Without `output`, the page is `collection.html` in the folder of results, or beside the one file. Raises
    `click.UsageError` for outputs that would replace something else.
    """
    if inputs:
        raise click.UsageError("--collection stands for the inputs: leave INPUT out")
    page = output.path if output else _beside(collection)
    table = sources or (None if page == STDOUT else page.with_name(f"{page.stem}-sources.csv"))
    paths = [page, *([table] if table else [])]
    known = Inputs(result_files(collection))
    try:
        for path in paths:
            known.refuse(path)
            refuse_foreign(path, overwrite=overwrite, own=own_page)
        return _written(collection, page, table, title)
    except OutputRefused as error:
        raise click.UsageError(str(error)) from error
    except ProvenanceError as error:
        complain(str(error))
        return 1


def _written(collection: Path, page: Path, table: Path | None, title: str | None) -> int:
    counts, failed = Collection(), 0

    def fail(error: ProvenanceError) -> None:
        nonlocal failed
        failed += 1
        counts.unread(str(error))
        complain(str(error))

    for document in results(collection, fail):
        counts.add(document)
    for failure in set_aside(collection):
        counts.set_aside(failure)
    view = counts.view(title or collection.resolve().stem)
    write_page(page, write_collection_page(view), counted(view.documents, "article"))
    if table:
        write_file(table, collection_sources_csv(counts))
        tell(f"{table}: written ({counted(view.all_heard, 'source')})")
    return 1 if failed else 0


def _beside(collection: Path) -> Path:
    return collection / "collection.html" if collection.is_dir() else collection.with_suffix(".collection.html")
