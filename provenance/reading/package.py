"""Documents that are a zip of XML files: Word, OpenDocument, EPUB. Opened in memory, each file bounded in size."""

from __future__ import annotations

import io
import logging
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence

from provenance.errors import ReadingError
from provenance.model import Article, Omission
from provenance.reading.formats import Unread
from provenance.reading.raw import FREE, LARGEST, RATIO
from provenance.reading.xml import Element, root

_LOG = logging.getLogger("provenance")
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, RuntimeError)


class Package:
    """The files of a document by their name. Raises `ReadingError` for a damaged zip."""

    def __init__(self, data: bytes, where: str) -> None:
        self.where = where
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN as error:
            raise ReadingError(f"is damaged ({error})", where=where, remedy="save it again") from error
        self._members = {member.filename: member for member in self._zip.infolist()}

    def file(self, name: str) -> bytes | None:
        """The file, or `None`. Raises `ReadingError` for one that is encrypted, damaged or unpacks to too much."""
        member = self._members.get(name)
        if member is None:
            return None
        where = f"{self.where}/{name}"
        if member.file_size > LARGEST or (member.file_size > FREE and member.file_size > RATIO * member.compress_size):
            raise ReadingError("unpacks to too much", where=where, remedy="save the article as plain text (UTF-8)")
        if member.flag_bits & 1:
            raise ReadingError("is encrypted", where=where, remedy="save it without a password")
        try:
            with self._zip.open(member) as file:
                return file.read(LARGEST)
        except _BROKEN as error:
            raise ReadingError(f"is damaged ({error})", where=where, remedy="save it again") from error

    def names(self, start: str, end: str) -> list[str]:
        """The names that begin and end like this, sorted."""
        return sorted(name for name in self._members if name.startswith(start) and name.endswith(end))

    def xml(self, name: str) -> Element | None:
        """The root of one of its XML files, or `None`. Raises like `file`, and for XML that is refused."""
        data = self.file(name)
        return None if data is None else root(data, f"{self.where}/{name}")


def document_article(unread: Unread, texts: Sequence[str], title: str | None, omitted: tuple[Omission, ...]) -> Article:
    """The article of a document with these paragraphs; tells what is left out. Raises `ReadingError` for none."""
    if not texts:
        raise ReadingError("holds no text outside of tables", where=unread.where, remedy="save it as plain text")
    tell_losses(unread.where, omitted)
    return Article("\n\n".join(texts), id=unread.id, title=title, omitted=omitted)


def tell_losses(where: str, omitted: Iterable[Omission]) -> None:
    """Log how much of a document is not part of its text; `Article.omitted` says what it is."""
    counts = Counter(omission.kind for omission in omitted)
    if counts:
        found = ", ".join(f"{count:,} {kind}{'' if count == 1 else 's'}" for kind, count in sorted(counts.items()))
        _LOG.warning("%s: left out: %s", where, found)
