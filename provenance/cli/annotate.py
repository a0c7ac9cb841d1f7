"""`provenance annotate`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click
from attrs import evolve

from provenance.batch.bag import annotate_bag
from provenance.batch.catalogue import catalogue
from provenance.batch.folder import write_file
from provenance.batch.inputs import called, files, items
from provenance.batch.outputs import STDOUT, nobodys, refuse_foreign
from provenance.batch.run import ERRORS, Way, annotate_all, annotate_into, errors_of
from provenance.batch.work import Options, outcome, written
from provenance.cli.options import (
    ANY_LANGUAGE,
    ARTICLES,
    CORRECTIONS,
    DATE,
    FROM,
    METADATA,
    OUTLET,
    REPLACE_ILLEGAL,
    SETTINGS,
    TIME_LIMIT,
    certain_date,
)
from provenance.cli.output import Output, as_output, format_said_by, refuse_input, refusing
from provenance.cli.progress import DOUBTFUL_LAYOUT, counted, progress, summarise
from provenance.cli.settings import corrections_of, settings_files, settings_of
from provenance.cli.streams import complain, console, put, tell
from provenance.cli.why import show_why
from provenance.errors import ProvenanceError
from provenance.model import Document
from provenance.model.rows import COLUMNS, Table
from provenance.writing import check_installed, formats
from provenance.writing.terminal import view, write_terminal

_BY_SUFFIX = {suffix: name for name, form in formats().items() for suffix in form.suffixes}


@click.command("annotate")
@click.argument("inputs", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="INPUT...")
@click.option("-o", "--output", callback=as_output, metavar="OUT", help="A folder, or a file.")
@click.option("--format", "form", type=click.Choice(list(formats())), metavar="FORMAT",
              help=f"Output format: {', '.join(formats())}. By default taken from the suffix of OUT; otherwise TEI, "
                   "or a table on a terminal.")  # fmt: skip
@click.option("--table", type=click.Choice(list(COLUMNS)),
              help="Parquet: the table to write, of which a file holds one; by default the sentences.")  # fmt: skip
@FROM
@OUTLET
@click.option(
    "--published", metavar="DATE", callback=certain_date, help="Date of publication; overrides what they say."
)
@click.option("--title", help="Title; overrides what they say.")
@METADATA
@SETTINGS
@CORRECTIONS
@ANY_LANGUAGE
@click.option("--workers", type=click.IntRange(1), default=os.cpu_count, show_default="one per processor", metavar="N",
              help="Number of processes, if the output is a folder or one file of many articles.")  # fmt: skip
@TIME_LIMIT
@click.option("--overwrite", is_flag=True, help="Replace existing results that differ.")
@click.option("--bag", is_flag=True, help="Make OUT a new BagIt bag of the results, with manifests and counts.")
@REPLACE_ILLEGAL
@click.option("--layer", type=click.Choice(["standoff", "anchors", "inline"]), default="standoff", show_default=True,
              help="How TEI is annotated: by a separate file that points into it, a copy with anchors, or a new file "
              "(always so from standard input, which nothing can point into).")  # fmt: skip
@ARTICLES
@click.option("--why", metavar="SENTENCE", help="Instead of the result, show for a sentence (“s4”, or “all”) which "
              "candidates there were, which won, and why the others lost.")  # fmt: skip
@DATE
def command(
    inputs: tuple[Path, ...], output: Output | None, form: str | None, from_: str | None, settings_file: Path | None,
    corrections_files: tuple[Path, ...], workers: int, time_limit: float, overwrite: bool, why: str | None,
    date: str | None, any_language: bool, articles: str | None, metadata: Path | None, bag: bool,
    table: Table | None, **said: Any,
) -> None:  # fmt: skip
    """Say for every sentence of the articles on whose word it stands.

    INPUT is a file, a folder, or - for standard input. One article goes to standard output unless -o says where;
    several go into a folder, or into one .jsonl, .csv, .tsv, .sqlite or .parquet. To resume an interrupted run, give
    the same command again.

    \b
      provenance annotate article.txt
      provenance annotate article.html --format json | jq .sentences
      provenance annotate holding/ -o annotated/ --format tei --workers 4
      provenance annotate archive.jsonl.gz -o annotated.jsonl
      provenance annotate holding/ -o holding.sqlite

    Exit codes: 0 all done; 1 some inputs failed (each is named), and the others are done; 2 the command line is wrong.
    Labels describe attribution, not truth.
    """
    output = None if output is None or output.path == STDOUT else output
    said |= {"format": _format(form, output)} | ({"table": table} if table else {})
    if bag and (output is None or why or _is_file(output, inputs, said["format"])):
        raise click.UsageError("--bag makes a folder: name a new one with -o")
    settings = settings_of(settings_file, date, any_language, articles)
    kept = (*settings_files(settings_file), *corrections_files, *filter(None, [metadata]))
    if output is not None and not output.folder:
        refuse_input(output.path, inputs, kept)
    corrections = corrections_of(corrections_files)
    options = Options(settings=settings, corrections=corrections, **said)
    way = Way(workers, time_limit, from_, overwrite, kept=kept, metadata=metadata)
    try:
        with refusing():
            _check_tables(options.format, output, table)
            failed = _to_output(inputs, output, options, way, why=why, bag=bag)
    except KeyboardInterrupt:
        complain("stopped; give the same command again to resume")
        sys.exit(130)
    sys.exit(1 if failed else 0)


def _format(form: str | None, output: Output | None) -> str:
    if form:
        return form
    if output:
        also = f", or what --format says; for a folder write {output.path}/"
        return format_said_by(output, _BY_SUFFIX, also=also) or "tei"
    return "table" if sys.stdout is not None and sys.stdout.isatty() else "tei"


def _check_tables(format: str, output: Output | None, table: Table | None) -> None:
    """Raise before any work is done in vain: a database is one file, and may need a library."""
    if table and format != "parquet":
        raise click.UsageError("--table goes with parquet; the other formats have none, or all of them")
    if formats()[format].assembled and (output is None or output.folder):
        named = f"-o NAME{formats()[format].suffixes[0]}"
        raise click.UsageError(f"{format} is one file of all articles: name it with {named}")
    check_installed(format)


def _explained(inputs: tuple[Path, ...], way: Way, options: Options, sentence: str) -> int:
    """Show the candidates of a sentence; return how many articles failed."""
    failed: list[ProvenanceError] = []
    shown = 0
    for document in _documents(inputs, way, options, failed):
        only = None if sentence == "all" else sentence
        shown += show_why(document.text, options.settings, outlet=document.article.outlet, only=only)
    if not shown and not failed:
        raise click.UsageError(f"there is no sentence {sentence}; they are named s1, s2 …, or “all”")
    return len(failed)


def _to_output(
    inputs: tuple[Path, ...], output: Output | None, options: Options, way: Way, *, why: str | None, bag: bool
) -> int:
    """Explain, or annotate to standard output, into a file or into a folder; return how many articles failed."""
    if why:
        return _explained(inputs, way, options, why)
    if output is None:
        return _to_standard_output(inputs, way, options)
    if _is_file(output, inputs, options.format) and not formats()[options.format].joined:
        return _to_file(inputs, output.path, options, way)
    return _run(inputs, output, options, way, bag=bag)


def _to_standard_output(inputs: tuple[Path, ...], way: Way, options: Options) -> int:
    """Annotate the one input; return how many of its articles failed."""
    if len(inputs) > 1 or inputs[0].is_dir():
        raise click.UsageError("several inputs, or a folder, need -o: a folder, or one .jsonl")
    refuse_input(STDOUT, inputs)
    failed: list[ProvenanceError] = []
    documents = _documents(inputs, way, options, failed)
    if not formats()[options.format].joined:
        if one := _one_file(documents, inputs[0], options):
            _print(one, options, first=True)
        return len(failed)
    for number, document in enumerate(documents):
        _print([document], options, first=number == 0)
    return len(failed)


def _to_file(inputs: tuple[Path, ...], output: Path, options: Options, way: Way) -> int:
    """Annotate the one article into a file (brat: a pair); return how many failed."""
    *others, _ = (output.with_suffix(suffix) for suffix, _ in formats()[options.format].parts)
    for path in others:
        refuse_input(path, inputs, way.kept)
    if len(inputs) > 1 or inputs[0].is_dir():
        raise click.UsageError(f"{options.format} holds one article per file: give -o a folder, or write a .jsonl")
    for path in (*others, output):
        refuse_foreign(path, overwrite=way.overwrite, own=nobodys)
    failed: list[ProvenanceError] = []
    if one := _one_file(_documents(inputs, way, options, failed), inputs[0], options):
        for path, data in zip((*others, output), written(one, options, output.parent).values(), strict=True):
            write_file(path, data)
        tell(f"{output}: written ({counted(sum(len(d.sentences) for d in one), 'sentence')})")
    return len(failed)


def _documents(inputs: Sequence[Path], way: Way, options: Options, failed: list[ProvenanceError]) -> Iterator[Document]:
    """The annotated articles of some files; failures are reported, and noted in `failed`."""
    found, told = catalogue(files(inputs), way.metadata)
    for path, _ in found:
        for item in items(path, way.format, options.settings.tei, description=told.get(path)):
            result = outcome(item, options)
            if isinstance(result, Document):
                _doubt(result, path, options)
                yield result
            else:
                failed.append(result)
                complain(str(result))


def _doubt(document: Document, path: Path, options: Options) -> None:
    if document.layout == "doubtful":
        complain(f"{called(path)}: {document.id}: {DOUBTFUL_LAYOUT}")
    if options.corrections and not any(s.by for s in document.sentences):
        complain(f"{called(path)}: {document.id}: no correction applies to it")


def _one_file(documents: Iterator[Document], path: Path, options: Options) -> list[Document]:
    """What goes into one file: one document, or all documents of the one TEI file that it is the layer of."""
    first = next(documents, None)
    if first is None:
        return []
    if options.layered and first.article.markup is not None and first.article.markup.part:
        return [first, *documents]
    if next(documents, None) is not None:
        raise click.UsageError(f"{called(path)} holds several articles: give -o a folder, or write jsonl")
    return [first]


def _print(documents: list[Document], options: Options, *, first: bool) -> None:
    document = documents[0]
    if options.format == "table":
        terminal = console()
        if terminal.is_terminal:
            return terminal.print(view(document))
        data = write_terminal(document, width=terminal.width).encode()
    else:
        data = written(documents, options)[formats()[options.format].suffix]
    lines = data.splitlines(keepends=True)
    put(b"".join(lines if first else lines[formats()[options.format].header :]))
    return None


def _is_file(output: Output, inputs: tuple[Path, ...], format: str) -> bool:
    """Whether OUT is meant as a file: it is if its suffix gives a format, or if it has any suffix and one file goes in,
    or if it exists and is not a folder, or if the format is always one file."""
    if output.folder:
        return False
    if formats()[format].assembled or output.suffix_among(_BY_SUFFIX) or output.path.exists():
        return True
    return output.has_suffix() and len(inputs) == 1 and not inputs[0].is_dir()


def _run(inputs: tuple[Path, ...], output: Output, options: Options, way: Way, *, bag: bool) -> int:
    """Annotate all articles into a folder, a bag or one file of many; return how many failed."""
    path, into_file = output.path, _is_file(output, inputs, options.format)
    if any(given.is_dir() and given.resolve() == path.resolve() for given in inputs):
        raise click.UsageError("the output folder is an input; choose another -o")
    with progress() as told:
        annotate = annotate_bag if bag else annotate_into if into_file else annotate_all
        summary = annotate(inputs, path, options, evolve(way, tell=told))
    if options.corrections and not any(key.startswith("hand ") for key in summary.counts):
        complain("no correction applies to any of these articles")
    summarise(summary, str(path), str(errors_of(path) if into_file else path / ERRORS))
    return summary.failed
