"""Standard output and standard error: closed pipes, full devices, and characters that a terminal cannot show."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, TextIO

import click

from provenance.batch.folder import reason
from provenance.errors import ProvenanceError

if TYPE_CHECKING:
    from rich.console import Console

PIPE_CLOSED = 141
"""Exit code when the reader of standard output has gone (`| head`): 128 plus the number of SIGPIPE, as in a shell."""
STOPPED = 130
"""Exit code after Ctrl-C."""
_QUIET = "provenance.quiet"


def be_quiet(context: click.Context, _parameter: click.Parameter, value: bool) -> None:
    """What `-q` does: from now on `tell` says nothing."""
    if value:
        context.meta[_QUIET] = True


def is_quiet() -> bool:
    """Whether `-q` was given."""
    context = click.get_current_context(silent=True)
    return context is not None and context.meta.get(_QUIET, False)


def complain(message: str) -> None:
    """Say what went wrong in one line on standard error; a bar being shown moves down."""
    from provenance.writing.terminal import shown  # imports rich

    click.echo(shown(message), err=True)


def tell(message: str) -> None:
    """Say what was done in one line on standard error, unless `-q` was given."""
    if not is_quiet():
        complain(message)


def console(*, err: bool = False) -> Console:
    """A console of `rich` that treats a closed pipe as `steady` does."""
    from rich.console import Console

    class Piped(Console):
        def on_broken_pipe(self) -> None:
            raise BrokenPipeError

    return Piped(stderr=err)


def put(data: bytes) -> None:
    """Write to standard output. Raises `OSError`, also if it is closed."""
    if sys.stdout is None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


@contextmanager
def steady() -> Iterator[None]:
    """Run a command so that it ends with a message and an exit code, whatever happens to its streams or a disk.

    A file name that is not text is shown with escapes. A closed pipe ends the command without a word.
    """
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, ValueError):
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        try:
            yield
        finally:
            if sys.stdout is not None:
                sys.stdout.flush()
    except KeyboardInterrupt:
        _end(STOPPED, "stopped")
    except BrokenPipeError:
        _end(PIPE_CLOSED)
    except ProvenanceError as error:
        _end(1, str(error))
    except OSError as error:
        _end(1, _told(error))


def _told(error: OSError) -> str:
    if isinstance(error.filename, str | bytes):
        return f"{os.fsdecode(error.filename)}: cannot be read or written: {reason(error)}"
    return f"standard output: cannot be written: {'it is closed' if error.errno == errno.EBADF else reason(error)}"


def _end(code: int, message: str | None = None) -> None:
    """Exit. What is left in Python's buffers would fail again at exit, so it is discarded."""
    with suppress(OSError):
        if message:
            complain(message)
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            _abandon(stream)
    sys.exit(code)


def _abandon(stream: TextIO) -> None:
    try:
        stream.flush()
    except (OSError, ValueError):
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
