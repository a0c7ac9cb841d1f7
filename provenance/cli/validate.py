"""`provenance validate`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from provenance.cli.streams import complain, is_quiet
from provenance.errors import ProvenanceError
from provenance.writing.tei.validation import validate_file


@click.command("validate")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
              help="json: one object per file and line, with its problems.")  # fmt: skip
def command(files: tuple[Path, ...], form: str) -> None:
    """Check FILEs that this program wrote (TEI, or JSON) against its schemas and their further rules.

    \b
      provenance validate annotated/*.xml
      provenance validate --format json annotated/*.xml | jq 'select(.valid | not)'

    Each problem is one line: FILE:LINE: what. Exit code 1 if there are any, 2 if the command line is wrong.
    """
    failed, quiet = False, is_quiet()
    for path in files:
        problems = _problems(path)
        failed = failed or bool(problems)
        if form == "json" and (problems or not quiet):
            told = [{"line": line, "message": message} for line, message, _ in problems]
            click.echo(json.dumps({"file": str(path), "valid": not problems, "problems": told}))
        elif form == "text":
            for problem in problems:
                complain(problem[2])
            if not problems and not quiet:
                click.echo(f"{path}: valid")
    raise SystemExit(1 if failed else 0)


def _problems(path: Path) -> list[tuple[int | None, str, str]]:
    """Line (`None` for the whole file), message, and both with the file name as one line."""
    try:
        return [(p.line or None, p.message, f"{path}:{p.line}: {p.message}") for p in validate_file(path)]
    except ProvenanceError as error:
        return [(None, f"{error.problem}; {error.remedy}" if error.remedy else error.problem, str(error))]
