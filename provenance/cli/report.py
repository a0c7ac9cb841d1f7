"""`provenance report`."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click
from attrs import frozen

from provenance.batch.articles import articles
from provenance.batch.outputs import STDOUT, OutputRefused, own_page, refuse_foreign
from provenance.batch.work import Options
from provenance.claims import compare
from provenance.cli.collection import report_collection
from provenance.cli.options import ANY_LANGUAGE, CORRECTIONS, FROM, METADATA, SETTINGS, WINDOW
from provenance.cli.output import Output, as_output, format_said_by, refuse_input, write_page
from provenance.cli.progress import counted
from provenance.cli.settings import corrections_of, settings_files, settings_of
from provenance.cli.streams import complain
from provenance.errors import LanguageError, ProvenanceError, SettingsError
from provenance.model import Document
from provenance.writing.report import (
    Blank,
    sources_csv,
    write_class_page,
    write_comparison_page,
    write_report,
    write_set_aside,
)

_SHEET = click.Path(path_type=Path, exists=True, dir_okay=False)

_OTHERS = "; “provenance annotate” and “provenance compare” write other formats"


@click.command("report")
@click.argument("inputs", nargs=-1, type=click.Path(path_type=Path), metavar="[INPUT...]")
@click.option("-o", "--output", callback=as_output, metavar="FILE",
              help="The HTML file; an earlier report is replaced.")  # fmt: skip
@click.option("--collection", type=click.Path(path_type=Path, exists=True), metavar="OUT",
              help="Instead of INPUT: what “annotate” has written, a folder or a .jsonl, as a whole.")  # fmt: skip
@click.option("--overwrite", is_flag=True, help="Replace FILE even if something else wrote it.")
@click.option("--title", metavar="TEXT", help="What the event is called (several articles).")
@click.option("--blank", is_flag=True, help="A worksheet: labels are hidden until clicked (one article).")
@click.option("--blank-sources", is_flag=True, help="A worksheet on the sources (one article).")
@click.option("--no-answers", is_flag=True, help="A worksheet without the answers; they go into FILE-key.html.")
@click.option("--answers", multiple=True, type=_SHEET, metavar="FILE",
              help="A reader's labels (CSV) to set beside the program's; repeat it for a class table.")  # fmt: skip
@click.option("--key", type=_SHEET, metavar="FILE",
              help="A teacher's CSV file to mark the answers against, instead of the program's labels.")  # fmt: skip
@click.option(
    "--print",
    "print_",
    type=click.Choice(["summary"]),
    help="A page for printing: everything except the text (one article).",
)
@click.option("--sources", type=click.Path(path_type=Path), metavar="FILE.csv",
              help="Also write who is heard in which article, as CSV.")  # fmt: skip
@WINDOW
@FROM
@METADATA
@SETTINGS
@CORRECTIONS
@ANY_LANGUAGE
def command(
    inputs: tuple[Path, ...], output: Output | None, collection: Path | None, overwrite: bool, window: int,
    from_: str | None, settings_file: Path | None, corrections_files: tuple[Path, ...], sources: Path | None,
    any_language: bool, metadata: Path | None, **pages: Any,
) -> None:  # fmt: skip
    """Write the sourcing report of one article, or of several with the claims they share, as one HTML file.

    INPUT is a file, a folder, or - for standard input.

    \b
      provenance report article.txt -o report.html
      provenance report coverage/ -o story.html
      provenance report article.txt -o worksheet.html --blank --no-answers
      provenance report article.txt -o class.html --answers ada.csv --answers ben.csv --key teacher.csv
      provenance report --collection annotated/ -o collection.html

    Exit codes: 0 all done; 1 some inputs failed (each is named), and the report holds the others; 2 the command line is
    wrong. Labels describe attribution, not truth.
    """
    if collection is not None:
        sys.exit(report_collection(collection, inputs, output, sources, overwrite=overwrite, title=pages["title"]))
    if not inputs or output is None:
        raise click.UsageError("name an INPUT, and with -o the page to write")
    settings = settings_of(settings_file, any_language=any_language)
    options = Options(settings=settings, corrections=corrections_of(corrections_files))
    wanted = _Pages(**pages)
    read = (*settings_files(settings_file), *corrections_files, *wanted.answers, *filter(None, [wanted.key, metadata]))
    for path in wanted.paths(output.path, sources):
        refuse_input(path, inputs, read)
    format_said_by(output, {".html": "html", ".htm": "html"}, also=_OTHERS)
    failed: list[ProvenanceError] = []
    documents: list[Document] = []
    try:
        for path in wanted.paths(output.path, sources):
            refuse_foreign(path, overwrite=overwrite, own=own_page)
        documents += (document for document, _ in articles(inputs, options, from_, failed.append, metadata=metadata))
        wanted.check(len(documents), output.path)
        aside = [error.document for error in failed if isinstance(error, LanguageError)]
        if documents or aside:
            for path, page in wanted.written(documents, aside, output.path, window):
                write_page(path, page, counted(len(documents), "article"))
            if sources:
                write_page(sources, sources_csv(documents), "the sources")
    except (OutputRefused, SettingsError) as error:
        raise click.UsageError(str(error)) from error
    except ProvenanceError as error:
        failed.append(error)
    for problem in failed:
        complain(str(problem))
    if not failed and not documents:
        complain(f"{inputs[0]}: holds no article; see docs/batch.md for what is left out of a folder")
    sys.exit(1 if failed or not documents else 0)


@frozen
class _Pages:
    """Which pages the options ask for."""

    title: str | None
    blank: bool
    blank_sources: bool
    no_answers: bool
    answers: tuple[Path, ...]
    key: Path | None
    print_: str | None

    @property
    def sheet(self) -> Blank | None:
        return "sources" if self.blank_sources else "sentences" if self.blank or self.no_answers else None

    def check(self, articles: int, output: Path) -> None:
        """Raise `UsageError` if the options do not go together, or not with this many articles."""
        alone = [self.sheet, self.answers, self.print_]
        if sum(map(bool, alone)) > 1 or (articles > 1 and any(alone)):
            raise click.UsageError("--blank, --answers and --print take one article, and one of them at a time")
        if self.no_answers and output == STDOUT:
            raise click.UsageError("--no-answers writes two files: name one with -o")
        if self.key and not self.answers:
            raise click.UsageError("--key goes with --answers")

    def written(
        self, documents: Sequence[Document], aside: Sequence[Document], output: Path, window: int
    ) -> Iterator[tuple[Path, str]]:
        """Each file and its page; `aside` are the articles not in English, which the page names."""
        if not documents:
            yield output, write_set_aside(aside)
        elif len(documents) + len(aside) > 1:
            found = compare(documents, window=window)
            yield output, write_comparison_page(documents, found, title=self.title, aside=aside)
        elif len(self.answers) > 1 or self.key:
            yield output, write_class_page(documents[0], self.answers, self.key)
        else:
            one, brief = next(iter(self.answers), None), bool(self.print_)
            with_answers = not self.no_answers
            yield (
                output,
                write_report(documents[0], blank=self.sheet, with_answers=with_answers, answers=one, brief=brief),
            )
            if not with_answers:
                yield self._with_key(output), write_report(documents[0])

    def paths(self, output: Path, sources: Path | None) -> list[Path]:
        """All files that will be written."""
        key = [self._with_key(output)] if self.no_answers and output != STDOUT else []
        return [output, *key, *([sources] if sources else [])]

    def _with_key(self, output: Path) -> Path:
        return output.with_stem(f"{output.stem}-key")
