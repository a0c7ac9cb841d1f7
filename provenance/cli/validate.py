"""`provenance validate`."""

from __future__ import annotations

from pathlib import Path

import click

from provenance.errors import ProvenanceError
from provenance.writing.tei.validation import validate_file


@click.command("validate")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option("--quiet", "-q", is_flag=True, help="Name only the files with something wrong.")
def command(files: tuple[Path, ...], quiet: bool) -> None:
    """Check FILEs that this program wrote (TEI, or JSON) against its schemas and their further rules.

    \b
      provenance validate annotated/*.xml

    One line for each thing that is wrong: FILE:LINE: what. Exit code 1 if there is any, 2 if the command line is wrong.
    """
    failed = False
    for path in files:
        try:
            problems = [f"{path}:{p.line}: {p.message}" for p in validate_file(path)]
        except ProvenanceError as error:
            problems = [str(error)]
        failed = failed or bool(problems)
        for problem in problems:
            click.echo(problem, err=True)
        if not problems and not quiet:
            click.echo(f"{path}: valid")
    raise SystemExit(1 if failed else 0)
