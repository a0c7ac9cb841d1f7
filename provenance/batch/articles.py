"""The articles of several inputs, annotated one after the other, each with its place in a run into a folder.

Results of this program (JSON, JSONL) are taken as they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from attrs import evolve

from provenance.batch.catalogue import catalogue
from provenance.batch.file_names import placed, targets
from provenance.batch.inputs import File, called, files, items
from provenance.batch.work import Options, finished
from provenance.errors import ProvenanceError, ReadingError
from provenance.model import Document
from provenance.reading.raw import id_from

Target = tuple[File, str]
"""A file to read, and where the result goes, without suffix."""


def articles(
    inputs: Sequence[Path], options: Options, format: str | None, fail: Callable[[ProvenanceError], None],
    watched: Callable[[Sequence[Target]], Iterable[Target]] = iter, metadata: Path | None = None,
) -> Iterator[tuple[Document, str]]:  # fmt: skip
    """Each document, and the place, without suffix, that `annotate_all` gives its result in the output folder.

    Failures go to `fail`, as does the second of two different records with one id, and the others go on. Where two
    different files in two folders share a name, the second is named after the place of its result, so that their ids
    differ. `watched` may observe the files as they are consumed. `metadata` is a table that describes the inputs.
    """
    found, told = catalogue(files(inputs), metadata)
    taken: dict[str, str] = {}
    for (path, _), target in watched(list(zip(found, targets(found), strict=True))):
        for item in items(path, format, options.settings.tei, description=told.get(path)):
            try:
                document = finished(item, options)
            except ProvenanceError as error:
                fail(error)
                continue
            digest = document.article.sha256
            if taken.setdefault(document.id, digest) != digest:
                if document.id != id_from(str(path)):
                    where = f"{called(path)}, {document.id!a}"
                    fail(ReadingError("another article has this id", where=where, remedy="give each its own id"))
                    continue
                document = evolve(document, article=evolve(document.article, id=target))
            yield document, placed(item, path, target, several=len(found) > 1)
