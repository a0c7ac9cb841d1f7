"""One module per input format. `read` recognises the format from the content."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from provenance.model import Article, Document


def read(path: Path | str, format: str | None = None) -> Iterator[Article]:
    """The articles of a file, in its order."""
    path = Path(path)
    yield Article(text=path.read_bytes().decode("utf-8"), id=path.stem)


def read_tei(path: Path | str, host: Path | str | None = None) -> Document:
    """Read back a document that this program wrote, in form A, B or C.

    Form B is read with its `host`, by default the file it names, beside it. Raises `ReadingError` if the file holds no
    annotations of this program, if they are damaged, or if the host was changed since.
    """
    from provenance.reading import tei

    return tei.read_tei(path, host)
