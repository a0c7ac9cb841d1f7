"""Results as a bag (BagIt, RFC 8493): a folder whose manifests list what must be in it, for handing over or keeping."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from provenance.batch.folder import STATE, stopped, write_whole
from provenance.batch.outputs import OutputRefused
from provenance.batch.run import ERRORS, Summary, Way, annotate_all, parts_of
from provenance.batch.work import Options
from provenance.version import __version__
from provenance.writing.tei.header import this_run

_DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_ESCAPED = str.maketrans({"%": "%25", "\n": "%0A", "\r": "%0D"})
"""What RFC 8493 (2.1.3) requires to be encoded in the names of a manifest."""


def annotate_bag(inputs: Sequence[Path], output: Path, options: Options, way: Way) -> Summary:
    """Annotate all articles of the inputs into a new bag: results in its `data`, failures beside that.

    Until it is complete, it is built in a hidden folder beside its place, where the same call resumes an interrupted
    run. Raises like `annotate_all`, and `OutputRefused` if the bag, or anything else, is already there.
    """
    if output.exists() or output.is_symlink():
        raise OutputRefused("exists, and a bag is made whole", where=str(output), remedy="choose another -o")
    bag = parts_of(output)
    data = bag / "data"
    if bag.exists() and not (data / STATE).is_dir():
        shutil.rmtree(bag)  # a killed run may have completed all but its name: there is no telling
    summary = annotate_all(inputs, data, options, way)
    try:
        if (data / ERRORS).exists():
            (data / ERRORS).replace(bag / ERRORS)
        _write_tags(bag, summary, options)
        shutil.rmtree(data / STATE)
        bag.rename(output)
    except OSError as error:
        raise stopped(output, error) from error
    return summary


def _write_tags(bag: Path, summary: Summary, options: Options) -> None:
    scratch = bag / "data" / STATE
    payload = list(_payload(bag / "data"))
    write_whole(bag / "bagit.txt", _DECLARATION.encode(), scratch)
    write_whole(bag / "bag-info.txt", "".join(_info(payload, summary, options)).encode(), scratch)
    write_whole(bag / "manifest-sha256.txt", _lines(bag, payload), scratch)
    tags = sorted(path for path in bag.iterdir() if path.is_file() and not path.name.startswith("tagmanifest"))
    write_whole(bag / "tagmanifest-sha256.txt", _lines(bag, tags), scratch)


def _payload(data: Path) -> Iterator[Path]:
    """The files of the payload, in order of path."""
    for folder, folders, names in os.walk(data):
        folders[:] = sorted(name for name in folders if name != STATE)
        yield from (Path(folder, name) for name in sorted(names))


def _lines(bag: Path, files: Sequence[Path]) -> Iterator[bytes]:
    for path in files:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        yield f"{digest}  {path.relative_to(bag).as_posix().translate(_ESCAPED)}\n".encode("utf-8", "surrogateescape")


def _info(payload: Sequence[Path], summary: Summary, options: Options) -> Iterator[str]:
    """The lines of `bag-info.txt`. A date is included only if one was given, so that two runs give the same bytes."""
    date, _ = this_run(options.settings.header, again=False)
    yield f"Bag-Software-Agent: provenance {__version__}\n"
    yield f"Bagging-Date: {date}\n" if date else ""
    yield f"Payload-Oxum: {sum(path.stat().st_size for path in payload)}.{len(payload)}\n"
    if publisher := options.settings.header.publisher:
        yield f"Source-Organization: {' '.join(publisher.split())}\n"
    yield "External-Description: On whose word each sentence of these articles stands\n"
    yield f"Format: {options.format}\nDocuments: {summary.done}\nSet-Aside: {summary.failed}\n"
    for key, number in sorted(summary.counts.items()):
        yield f"{key.replace(' ', '-').title()}: {number}\n"
