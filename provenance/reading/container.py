"""Files that contain files: zip (WACZ too), tar, and bags (BagIt) packed in one. Members are read as in a folder.

Nothing is written to disk except, for a zip, which cannot be read from the beginning, a nameless temporary file. A
member may not unpack to more than `raw.RATIO` times its size; a member whose path leads out of the container
(`../a.txt`), and a container inside a container, are refused by name.
"""

from __future__ import annotations

import re
import shutil
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from attrs import evolve

from provenance.errors import ReadingError
from provenance.reading.formats import Item, Unread, may_be_article
from provenance.reading.raw import FREE, LARGEST, RATIO, Raw

_TAG_FILE = re.compile(r"(?:.*/)?(?:bagit|bag-info|fetch|(?:tag)?manifest-\w+)\.txt")
_BROKEN = (zipfile.BadZipFile, tarfile.TarError, zlib.error, EOFError, NotImplementedError, OSError, ValueError)
_OUT = "was not read: its path leads out of the archive"
Member = tuple[str, BinaryIO | ReadingError]


def split(raw: Raw) -> Iterator[Item]:
    """The articles of all members that can contain one; what cannot be read is an error."""
    from provenance.reading import split as split_file

    found = False
    for name, stream in _members(raw):
        found = True
        where = f"{raw.name}/{name}"
        if isinstance(stream, ReadingError):
            yield stream
            continue
        try:
            yield from (_called(item, name, where) for item in split_file(stream, name=where, inside=True))
        except ReadingError as error:
            yield error
        except _BROKEN as error:
            yield _refused(f"is damaged ({error})", where)
    if not found:
        raise ReadingError("holds no file that could be an article", where=raw.name, remedy="see docs/formats.md")


def _members(raw: Raw) -> Iterator[Member]:
    try:
        yield from _zip(raw) if raw.head.startswith(b"PK") else _tar(raw)
    except _BROKEN as error:
        raise ReadingError(f"is a damaged archive ({error})", where=raw.name, remedy="fetch it again") from error


def _called(item: Item, name: str, where: str) -> Item:
    """A member's only article is named after its place in the container; several have ids of their own."""
    if isinstance(item, Unread) and item.where == where:
        return evolve(item, id=str(PurePosixPath(name).with_suffix("")))
    return item


def _zip(raw: Raw) -> Iterator[Member]:
    with tempfile.SpooledTemporaryFile(max_size=LARGEST) as file:
        shutil.copyfileobj(raw.stream, file)
        archive = zipfile.ZipFile(file)
        members = [m for m in archive.infolist() if not m.is_dir()]
        is_web_archive = any(m.filename == "datapackage.json" for m in members)
        for member in members:
            name, where = member.filename, f"{raw.name}/{member.filename}"
            if _leads_out(name):
                yield name, _refused(_OUT, where)
            elif PurePosixPath(name).parts[:1] == ("archive",) if is_web_archive else _is_wanted(PurePosixPath(name)):
                yield name, _unzipped(archive, member, where)


def _unzipped(archive: zipfile.ZipFile, member: zipfile.ZipInfo, where: str) -> BinaryIO | ReadingError:
    if member.file_size > FREE and member.file_size > RATIO * member.compress_size:
        return _refused(f"unpacks to more than {RATIO} times its size", where)
    if member.flag_bits & 1:
        return _refused("is encrypted", where)
    return cast(BinaryIO, archive.open(member))


def _tar(raw: Raw) -> Iterator[Member]:
    """Each member is read before the next is looked for: nothing but the stream is needed."""
    with tarfile.open(fileobj=raw.stream, mode="r|") as archive:
        for member in archive:
            if member.isfile() and _leads_out(member.name):
                yield member.name, _refused(_OUT, f"{raw.name}/{member.name}")
            elif member.isfile() and _is_wanted(PurePosixPath(member.name)):
                yield member.name, cast(BinaryIO, archive.extractfile(member))


def _leads_out(name: str) -> bool:
    """Whether the path of a member that may be an article leads out of its folder, as it does in no honest archive."""
    *folders, file = name.replace("\\", "/").split("/")
    return ".." in folders and may_be_article(PurePosixPath(file))


def _is_wanted(place: PurePosixPath) -> bool:
    """Whether a member can contain an article: tag files of bags do not."""
    hidden = any(part.startswith((".", "__MACOSX")) for part in place.parts)
    return not hidden and may_be_article(place) and not _TAG_FILE.fullmatch(str(place))


def _refused(problem: str, where: str) -> ReadingError:
    return ReadingError(problem, where=where, remedy="unpack it yourself if it can be trusted")
