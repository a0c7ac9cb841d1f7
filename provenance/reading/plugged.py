"""Formats that plug-ins read (entry points of the group `provenance.readers`)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from attrs import frozen

from provenance.errors import ReadingError
from provenance.model import Article
from provenance.reading.raw import Raw


@frozen
class Reader:
    """A format of a plug-in.

    `recognises` is called with the first bytes of an input, unpacked, at most 64 KiB, before the formats of this
    package are tried: it must accept nothing but its own. `articles` is given all bytes and what messages call the
    input, and returns its articles; it raises `ReadingError`.
    """

    recognises: Callable[[bytes], bool]
    articles: Callable[[bytes, str], Iterable[Article]]


def recognised(head: bytes, readers: dict[str, Reader]) -> str | None:
    """The name of the first of these formats that recognises these bytes."""
    return next((name for name, reader in readers.items() if _asked(name, reader, head)), None)


def _asked(name: str, reader: Reader, head: bytes) -> bool:
    try:
        return reader.recognises(head)
    except Exception as error:
        raise _failed(name, error) from error


def split(raw: Raw, name: str, reader: Reader) -> Iterator[Article]:
    """The articles of an input. Whatever goes wrong in the plug-in becomes a `ReadingError`."""
    try:
        yield from reader.articles(raw.whole(), raw.name)
    except ReadingError:
        raise
    except Exception as error:
        raise _failed(name, error, raw.name) from error


def _failed(name: str, error: Exception, where: str | None = None) -> ReadingError:
    problem = f"the plug-in {name} failed ({type(error).__name__}: {error})"
    return ReadingError(problem, where=where, remedy="tell its authors, or name another format with --from")
