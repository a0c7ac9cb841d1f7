"""The output folder: files written whole or not at all, one run at a time, and a journal of what is done."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TextIO

from provenance.errors import WritingError

STATE = ".provenance"
_FULL = {errno.ENOSPC: "the disk is full", errno.EDQUOT: "the quota is used up", errno.EROFS: "it is read-only"}


class OutputStopped(WritingError):
    """Nothing more can be written: a full disk, a read-only folder. The run ends; the next one resumes it."""


def reason(error: OSError) -> str:
    """What a system error means, in words."""
    return _FULL.get(error.errno or 0, error.strerror or str(error))


def stopped(path: Path, error: OSError) -> WritingError:
    """The error that says why `path` cannot be written; `OutputStopped` if no other file could be written either."""
    kind = OutputStopped if error.errno in _FULL else WritingError
    return kind(f"cannot be written: {reason(error)}", where=str(path), remedy="make room or choose another -o")


def write_file(path: Path, data: bytes | Iterable[bytes]) -> None:
    """Write one file given by name: whole or not at all (`write_whole`), following links; what is not a file, such as a
    device or a named pipe, which renaming would replace, is written to as the data comes. Raises `WritingError`."""
    real = Path(os.path.realpath(path))
    if real.exists() and not real.is_file() and not real.is_dir():
        try:
            with real.open("wb") as device:
                device.writelines([data] if isinstance(data, bytes) else data)
        except OSError as error:
            raise stopped(path, error) from error
    else:
        write_whole(real, data, real.parent)


def write_whole(path: Path, data: bytes | Iterable[bytes], scratch: Path) -> None:
    """Write a file so that it is never seen half-written: into `scratch`, synced to disk, then renamed. Raises
    `WritingError`.

    Without the sync, a power cut after the rename could leave an empty file under the final name.
    """
    temporary = scratch / f"{os.getpid()}.part"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("wb") as file:
            file.writelines([data] if isinstance(data, bytes) else data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise stopped(path, error) from error


@contextmanager
def locked(folder: Path) -> Iterator[Path]:
    """Make the folder, lock it, and yield the folder for unfinished files, emptied. Raises `WritingError`."""
    scratch = folder / STATE / "unfinished"
    try:
        scratch.mkdir(parents=True, exist_ok=True)
        lock = (folder / STATE / "lock").open("a")
    except OSError as error:
        raise stopped(folder, error) from error
    with lock:
        if not _lock(lock):
            remedy = "wait for it to end, or choose another -o"
            raise WritingError("another run is writing there", where=str(folder), remedy=remedy)
        for left in scratch.iterdir():
            left.unlink()
        yield scratch


def _lock(file: TextIO) -> bool:
    """Take the lock, which the system releases however the process ends."""
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined, unused-ignore]
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


class Journal:
    """What this folder contains: for each result the digest of what it was made from, recorded before (`begin`) and
    after (`finish`) it is written. A result without a second line was interrupted, and is made again.

    Lines are kept as they are in the file: parsed, they are six times as large, and most are never needed.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / STATE / "journal.jsonl"
        self._done: dict[str, bytes] = {}
        self._own: set[str] = set()
        try:
            data = self.path.read_bytes() if self.path.exists() else b""
            self._file = self.path.open("ab")
            if data and not data.endswith(b"\n"):
                self._file.write(b"\n")
        except OSError as error:
            raise stopped(self.path, error) from error
        for line in data.splitlines():
            self._recall(line)

    def _recall(self, line: bytes) -> None:
        try:
            entry = json.loads(line)
            self._own.add(entry["name"])
        except (ValueError, TypeError, KeyError):
            return  # the line a killed run was writing
        if "counts" in entry:
            self._done[entry["name"]] = line
        else:
            self._done.pop(entry["name"], None)

    def done(self, name: str) -> dict[str, Any] | None:
        """What is recorded about a complete result: `made_from` (a digest) and `counts`."""
        line = self._done.get(name)
        return None if line is None else json.loads(line)

    def owns(self, name: str) -> bool:
        """Whether a run wrote this result, or began to."""
        return name in self._own

    def begin(self, name: str) -> None:
        self._done.pop(name, None)
        self._own.add(name)
        self._append({"name": name})

    def finish(self, name: str, made_from: str, counts: dict[str, int]) -> None:
        self._done[name] = self._append({"name": name, "made_from": made_from, "counts": counts})

    def close(self) -> None:
        self._file.close()

    def settle(self, scratch: Path) -> None:
        """Rewrite it in the order of names, so that two folders with the same results are the same."""
        self.close()
        write_whole(self.path, (self._done[name] + b"\n" for name in sorted(self._done)), scratch)

    def _append(self, entry: dict[str, Any]) -> bytes:
        """Add a line; return it without its line end."""
        line = json.dumps(entry).encode()
        try:
            self._file.write(line + b"\n")
            self._file.flush()
        except OSError as error:
            raise stopped(self.path, error) from error
        return line
