"""The command line: the only place that prints, parses options and exits. One module a command, loaded when called."""

from __future__ import annotations

import logging
from importlib import import_module

import click

from provenance.version import __version__

COMMANDS = ("annotate", "compare", "report", "serve", "explain", "validate", "evaluate")


class _Commands(click.Group):
    """Finds the command NAME in `provenance.cli.NAME:command`, so that `--help` need not import all of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"provenance.cli.{cmd_name}").command
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="provenance")
def main() -> None:
    """Say for every sentence of a news article on whose word it stands, and follow claims from outlet to outlet.

    Labels describe attribution, not truth.
    """
    logging.getLogger("provenance").handlers[:] = [_Doubts()]


class _Doubts(logging.Handler):
    """What readers warn of becomes a line on standard error."""

    def emit(self, record: logging.LogRecord) -> None:
        from provenance.cli.progress import complain

        complain(record.getMessage())
