"""The command line: the only place that prints, parses options and exits. One module per command, loaded on call."""

from __future__ import annotations

import logging
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from provenance.cli.streams import be_quiet, complain, steady, tell
from provenance.twin import refuse_twin
from provenance.version import __version__

COMMANDS = {
    "annotate": "Say for every sentence of the articles on whose word it stands.",
    "compare": "Find the claims that articles share, and how they changed.",
    "report": "Write the sourcing report of one article, or of several.",
    "serve": "Open a local page: paste a text or drop files, get the report.",
    "site": "Write the live page as a static website.",
    "explain": "Show the page of a rule (“CLA01”) or of a cue (“claim”).",
    "validate": "Check files that this program wrote, TEI or JSON.",
    "evaluate": "Score the program on a folder of brat pairs.",
    "recount": "Count in judged sentences how often each cue was right.",
    "spark": "Annotate and compare on Apache Spark.",
}
"""Each command in one line: lets “--help” list them without importing them all."""


def _quiet() -> click.Option:
    return click.Option(
        ["-q", "--quiet"], is_flag=True, expose_value=False, callback=be_quiet, help="Say only what went wrong."
    )


class _Commands(click.Group):
    """Finds the command NAME in `provenance.cli.NAME:command`, so that no command waits for the others to load."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"provenance.cli.{cmd_name}").command
        if not any("--quiet" in parameter.opts for parameter in command.params):
            command.params.append(_quiet())
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name in COMMANDS or name.startswith("-"):
            return super().resolve_command(ctx, args)
        close = get_close_matches(name.lower(), COMMANDS, n=1)
        if close:
            meant = f"did you mean “provenance {close[0]}”?"
        elif Path(name).exists() or "." in name:
            meant = f"to annotate a file, call “provenance annotate {name}”"
        else:
            meant = f"the commands are {', '.join(COMMANDS)}"
        raise click.UsageError(f"there is no command “{name}”; {meant}", ctx)

    def invoke(self, ctx: click.Context) -> Any:
        with steady():
            return super().invoke(ctx)

    def main(self, *args: Any, **kwargs: Any) -> Any:
        with steady():
            return super().main(*args, **kwargs)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]}, params=[_quiet()])
@click.version_option(__version__, prog_name="provenance")
def main() -> None:
    """Say for every sentence of a news article on whose word it stands, and follow claims from outlet to outlet.

    Labels describe attribution, not truth.
    """
    log = logging.getLogger("provenance")
    log.handlers[:] = [_Doubts()]
    log.setLevel(logging.INFO)
    try:
        refuse_twin()
    except ImportError as error:
        raise click.ClickException(str(error)) from error


class _Doubts(logging.Handler):
    """Turns readers' warnings into lines on standard error, and their notices too, unless `-q` was given."""

    def emit(self, record: logging.LogRecord) -> None:
        (complain if record.levelno >= logging.WARNING else tell)(record.getMessage())
