"""`provenance report`."""

from __future__ import annotations

import click


@click.command("report")
def command() -> None:
    """Not there yet."""
    raise click.UsageError("not there yet")
