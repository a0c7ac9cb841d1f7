"""`provenance serve`."""

from __future__ import annotations

import click


@click.command("serve")
def command() -> None:
    """Not there yet."""
    raise click.UsageError("not there yet")
