"""`provenance evaluate`."""

from __future__ import annotations

import click


@click.command("evaluate")
def command() -> None:
    """Not there yet."""
    raise click.UsageError("not there yet")
