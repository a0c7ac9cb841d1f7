"""`provenance validate`."""

from __future__ import annotations

import click


@click.command("validate")
def command() -> None:
    """Not there yet."""
    raise click.UsageError("not there yet")
