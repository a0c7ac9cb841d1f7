"""`provenance serve`."""

from __future__ import annotations

import webbrowser

import click

_HOST = "127.0.0.1"


@click.command("serve")
@click.option("--port", default=8765, show_default=True, type=click.IntRange(1, 65535), help="The port to listen on.")
@click.option("--open/--no-open", "open_page", default=False, help="Open the page in the browser.")
@click.option("--max-bytes", default=5_000_000, show_default=True, type=click.IntRange(1), help="Most of one request.")
@click.option("--max-seconds", default=30.0, show_default=True, type=click.FloatRange(0.1), help="Most of one report.")
def command(port: int, open_page: bool, max_bytes: int, max_seconds: float) -> None:
    """Open a local page: paste a text or drop files, get the report.

    \b
      provenance serve --port 8765

    It can be reached from this computer only, and keeps nothing.
    """
    try:
        import uvicorn

        from provenance.serve.application import Limits, application
    except ImportError as error:
        raise click.ClickException(
            f"the live page needs packages that are missing ({error.name}); "
            "install them with: pip install 'provenance-annotator[serve]'"
        ) from error
    url = f"http://{_HOST}:{port}/"
    click.echo(f"{url} (this computer only; Ctrl+C ends it)", err=True)
    if open_page:
        webbrowser.open(url)
    app = application(Limits(bytes=max_bytes, seconds=max_seconds))
    uvicorn.run(app, host=_HOST, port=port, log_level="warning", access_log=False, server_header=False)
