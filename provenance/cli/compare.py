"""`provenance compare`."""

from __future__ import annotations

import click


@click.command("compare")
def command() -> None:
    """Not there yet."""
    raise click.UsageError("not there yet")
