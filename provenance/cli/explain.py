"""`provenance explain`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from provenance.cli.options import CORRECTIONS
from provenance.cli.settings import corrections_of
from provenance.cli.streams import console
from provenance.errors import SettingsError
from provenance.explain import explain, index


@click.command("explain")
@click.argument("name", nargs=-1, metavar="[RULE-OR-CUE]")
@CORRECTIONS
def command(name: tuple[str, ...], corrections_files: tuple[Path, ...]) -> None:
    """The page of a rule (“CLA01”) or of a cue (“claim”, “according to”): what it is and how reliable it has been.

    \b
      provenance explain CLA01
      provenance explain according to

    With --corrections, the page also says how often it was right in the sentences they judge. Without a name: all
    rules, by family. Pages are Markdown where the output is not a terminal. Exit code 2 for a name that is neither; the
    closest are suggested.
    """
    try:
        page = explain(" ".join(name), corrections_of(corrections_files)) if name else index()
    except SettingsError as error:
        raise click.UsageError(str(error)) from error
    if sys.stdout.isatty():
        from rich.markdown import Markdown

        console().print(Markdown(page))
    else:
        click.echo(page, nl=False)
