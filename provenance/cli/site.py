"""`provenance site`."""

from __future__ import annotations

from pathlib import Path

import click

from provenance.errors import SettingsError


@click.command("site")
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--pyodide", type=click.Path(path_type=Path, exists=True, file_okay=False), metavar="PATH",
              help="The folder of the npm package “pyodide”; without it npm installs one into your cache.")  # fmt: skip
def command(folder: Path, pyodide: Path | None) -> None:
    """Write the live page into DIR as a static website: any web server shows it, and the program runs in the browser.

    \b
      provenance site public/
      python -m http.server --directory public/

    What readers paste stays in their browser. After the first visit the page opens without a network, if it is
    served over https or from the same computer.
    """
    from provenance.serve.site import installed_pyodide, write_site

    try:
        size = write_site(folder, pyodide or installed_pyodide())
    except SettingsError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"{folder}: {size / 1e6:.1f} MB", err=True)
