"""Bytes from a path, a stream or memory, unpacked, and bounded in size and in unpacking ratio."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import os
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath
from typing import Any, BinaryIO

from provenance.errors import ReadingError
from provenance.reading.paths import open_file
from provenance.reading.start import HEAD

LARGEST = 20_000_000
"""Largest article, in bytes, unpacked. A long one has fifty thousand."""
RATIO = 200
"""Most unpacked bytes per packed byte. News text gives 3 to 5; gzip can give 1,032."""
FREE = 1_000_000
"""Bytes that may be unpacked whatever the ratio: a small file of blanks is not an attack."""
_SPLIT = "split it into single articles"

STANDARD_INPUT = "standard input"
"""What messages call an input without a name."""

Readable = Path | str | bytes | BinaryIO

_PACKERS: dict[bytes, tuple[str, Callable[[Any], Any]]] = {
    b"\x1f\x8b": ("gzip", lambda packed: gzip.GzipFile(fileobj=packed)),
    b"BZh": ("bzip2", bz2.BZ2File),
    b"\xfd7zXZ\x00": ("xz", lzma.LZMAFile),
}
_PACKED_SUFFIXES = (".gz", ".bz2", ".xz")


class Raw:
    """An opened input: `name` for messages, `stem` for ids, `head` (its first bytes, at most 64 KiB) and all of it as
    `stream`. Reading raises `ReadingError` for damaged or unreasonable packing."""

    def __init__(self, stream: BinaryIO, name: str, stem: str) -> None:
        self.name = name
        self.stem = stem
        given = _Pushed(stream)
        packer = _packer(given.head)
        if packer:
            given = _Pushed(_Unpacked(given, name, *packer))
        self.head = given.head
        self.stream = io.BufferedReader(given)

    def whole(self) -> bytes:
        """All of it. Raises `ReadingError` for more than `LARGEST` bytes, and for none."""
        data = self.stream.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise ReadingError(f"is larger than {LARGEST // 1_000_000} MB", where=self.name, remedy=_SPLIT)
        return data

    def lines(self) -> Iterator[tuple[int, bytes | ReadingError]]:
        """Line after line, counted from 1, without blank ones; a line that is too long gives an error."""
        number = 0
        while line := self.stream.readline(LARGEST + 1):
            number += 1
            if len(line) > LARGEST:
                while line and not line.endswith(b"\n"):
                    line = self.stream.readline(LARGEST)
                problem = f"the line is longer than {LARGEST // 1_000_000} MB"
                yield number, ReadingError(problem, where=f"{self.name}:{number}", remedy=_SPLIT)
            elif line.strip():
                yield number, line


@contextmanager
def opened(source: Readable, name: str | None = None) -> Iterator[Raw]:
    """The input, opened; a path is closed at the end. Raises `ReadingError` for what is missing, a folder or empty, and
    `TypeError` for what is no input."""
    _check_type(source)
    if isinstance(source, Path | str):
        with open_file(Path(source)) as file:
            yield _not_empty(Raw(file, name or str(source), id_from(str(source))))
    else:
        stream = io.BytesIO(source) if isinstance(source, bytes) else source
        yield _not_empty(Raw(stream, name or STANDARD_INPUT, id_from(name) if name else "document"))


def _check_type(source: object) -> None:
    """A list of paths would otherwise fail with a message that says nothing of paths."""
    if isinstance(source, Path | str | bytes) or (hasattr(source, "read") and not isinstance(source, io.TextIOBase)):
        return
    remedy = "call it once for each" if isinstance(source, list | tuple | set) else "see provenance.read"
    if isinstance(source, io.TextIOBase):
        remedy = "open the file in binary mode (“rb”)"
    raise TypeError(f"read() takes a path, bytes or a binary stream, not {type(source).__name__}; {remedy}")


def stem(name: str) -> str:
    """The name of a file without folders, suffix and compression suffix: `"a/b.txt.gz"` gives `"b"`."""
    path = PurePath(name)
    return PurePath(path.stem).stem if path.suffix.lower() in _PACKED_SUFFIXES else path.stem


def id_from(name: str) -> str:
    """The id of the article in a file: its `stem`. Bytes of a name that are not text are escaped (`\\xff`), since most
    formats cannot hold them."""
    return os.fsencode(stem(name)).decode("utf-8", "backslashreplace")


def _not_empty(raw: Raw) -> Raw:
    if not raw.head:
        raise ReadingError("is empty", where=raw.name, remedy="put an article into it, or leave it out")
    return raw


def _packer(head: bytes) -> tuple[str, Callable[[Any], Any]] | None:
    return next((packer for magic, packer in _PACKERS.items() if head.startswith(magic)), None)


class _Pushed(io.RawIOBase):
    """A stream whose first bytes have been looked at (`head`); counts what it has `given`."""

    def __init__(self, stream: Any) -> None:
        self._rest = stream
        self.head = b""
        while len(self.head) < HEAD and (more := stream.read(HEAD - len(self.head))):
            self.head += more
        self.given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        size = len(buffer)
        data = self.head[self.given : self.given + size] or self._rest.read(size)
        buffer[: len(data)] = data
        self.given += len(data)
        return len(data)


class _Unpacked(io.RawIOBase):
    """The content of a packed stream; refuses damage, and more than `RATIO` bytes per packed byte."""

    def __init__(self, packed: _Pushed, name: str, method: str, unpack: Callable[[Any], Any]) -> None:
        self._packed = packed
        self._where, self._method = name, method
        self._stream = unpack(io.BufferedReader(packed))
        self._given = 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        try:
            data: bytes = self._stream.read(size)
        except (OSError, EOFError, zlib.error, lzma.LZMAError) as error:
            problem = f"is damaged {self._method} ({error})"
            raise ReadingError(problem, where=self._where, remedy="fetch it again") from error
        self._given += len(data)
        if self._given > FREE and self._given > RATIO * self._packed.given:
            problem = f"unpacks to more than {RATIO} times its size"
            raise ReadingError(problem, where=self._where, remedy="unpack it yourself if it can be trusted")
        return data
