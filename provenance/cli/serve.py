"""`provenance serve`."""

from __future__ import annotations

import socket
import webbrowser

import click

from provenance.cli.streams import tell

_HOST = "127.0.0.1"


@click.command("serve")
@click.option("--port", default=8765, show_default=True, type=click.IntRange(1, 65535), help="The port to listen on.")
@click.option("--open/--no-open", "open_page", default=False, help="Open the page in the browser.")
@click.option(
    "--max-bytes", default=5_000_000, show_default=True, type=click.IntRange(1), help="Largest request accepted."
)
@click.option(
    "--max-seconds", default=30.0, show_default=True, type=click.FloatRange(0.1), help="Time allowed for one report."
)
def command(port: int, open_page: bool, max_bytes: int, max_seconds: float) -> None:
    """Open a local page: paste a text or drop files, get the report.

    \b
      provenance serve --port 8765

    It can be reached from this computer only, and keeps nothing.
    """
    try:
        import uvicorn

        from provenance.serve.application import Limits, application
        from provenance.serve.connection import patient_for
    except ImportError as error:
        raise click.ClickException(
            f"the live page needs packages that are missing ({error.name}); "
            "install them with: pip install 'provenance-annotator[serve]'"
        ) from error
    with _listening(port) as listening:
        url = f"http://{_HOST}:{port}/"
        tell(f"{url} (this computer only; Ctrl+C ends it)")
        if open_page:
            webbrowser.open(url)
        limits = Limits(bytes=max_bytes, seconds=max_seconds)
        config = uvicorn.Config(
            application(limits), http=patient_for(limits.patience), log_level="warning", access_log=False,
            server_header=False,
        )  # fmt: skip
        uvicorn.Server(config).run(sockets=[listening])


def _listening(port: int) -> socket.socket:
    """A socket that listens on this computer only. Raises `click.UsageError` if the port is not available."""
    listening = socket.socket()
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((_HOST, port))
    except OSError as error:
        listening.close()
        problem = f"port {port} cannot be used ({error.strerror}); choose another with --port"
        raise click.UsageError(problem) from error
    return listening
