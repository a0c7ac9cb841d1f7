"""A run over many documents into a folder, or into one file."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from attrs import Factory, define, frozen

from provenance.batch.catalogue import Catalogue, beside, catalogue
from provenance.batch.failures import Failure, failure, located, where_of
from provenance.batch.file_names import placed, targets
from provenance.batch.folder import STATE, Journal, OutputStopped, locked, write_file, write_whole
from provenance.batch.inputs import File, called, files, items, size
from provenance.batch.outputs import Inputs, OutputRefused, nobodys, own_errors, refuse_foreign
from provenance.batch.pool import run
from provenance.batch.work import Job, Options, do
from provenance.errors import ProvenanceError, ReadingError, WritingError
from provenance.model import Article
from provenance.reading import Item, Unread
from provenance.writing import assemble, formats

ERRORS = "errors.jsonl"
_AT_ONCE = 1 << 20
"""Bytes copied at a time."""


@frozen
class Step:
    """What has just been finished: a document (with its error, if it failed) or a stretch of input.

    `size` is its share of the progress, in bytes of input; `total` is the whole, reported once, first.
    """

    where: str = ""
    error: ProvenanceError | None = None
    document: bool = False
    size: int = 0
    total: int | None = None


@define
class Summary:
    """What a run did. `counts` are those of `work.counts` over all documents, including those done before."""

    done: int = 0
    before: int = 0
    """How many of `done` an earlier run had already done."""
    failed: int = 0
    counts: Counter[str] = Factory(Counter)
    names: list[str] = Factory(list)
    """Names of the results, without suffix, in the order of the input."""


@frozen
class Way:
    """How a run is carried out: worker processes, seconds per document, the format of the inputs if given, whether
    files in the way may be replaced, who is notified of every step, and files that are `kept` in addition to the
    inputs."""

    workers: int = 1
    seconds: float = 120.0
    format: str | None = None
    overwrite: bool = False
    tell: Callable[[Step], None] = lambda step: None
    kept: tuple[Path, ...] = ()
    metadata: Path | None = None
    """A table that describes the inputs."""


def annotate_all(inputs: Sequence[Path], output: Path, options: Options, way: Way = Way()) -> Summary:
    """Annotate all articles of the inputs into the folder `output`, each into a file (brat: a pair). The same call
    resumes an interrupted run.

    Failures are listed in `errors.jsonl` of that folder. Raises `WritingError` if nothing more can be written, or if
    another run is writing, and `OutputRefused` if a result would replace an input.
    """
    found = files(inputs, output)
    known = Inputs([*(path for path, _ in found), *beside(found), *way.kept])
    found, told = catalogue(found, way.metadata)
    for target in targets(found):
        for suffix, _ in formats()[options.format].parts:
            known.refuse(output / (target + suffix))
    _refuse_errors(output / ERRORS, known, way)
    with locked(output) as scratch:
        return _run(found, told, known, output, scratch, options, way)


def annotate_into(inputs: Sequence[Path], output: Path, options: Options, way: Way = Way()) -> Summary:
    """Annotate all articles of the inputs into one file, of a format that can be `joined`, in the order of the input.

    Until it is complete, its parts are in a hidden folder beside it. Failures are listed in `NAME.errors.jsonl`. Raises
    like `annotate_all`, and `OutputRefused` if the file is already there.
    """
    parts, errors = parts_of(output), errors_of(output)
    found = files(inputs, parts)
    known = Inputs([*(path for path, _ in found), *beside(found), *way.kept])
    known.refuse(output)
    found, told = catalogue(found, way.metadata)
    refuse_foreign(output, overwrite=way.overwrite or broken_off(output), own=nobodys)
    _refuse_errors(errors, known, way)
    with locked(parts) as scratch:
        summary = _run(found, told, known, parts, scratch, options, way)
        write_file(output, _joined(parts, summary.names, options, scratch))
        errors.unlink(missing_ok=True)
        if summary.failed:
            (parts / ERRORS).replace(errors)
    shutil.rmtree(parts)
    return summary


def broken_off(output: Path) -> bool:
    """Whether a run into this one file (`annotate_into`) was interrupted. The file may already be complete, with only
    tidying up left."""
    return (parts_of(output) / STATE).is_dir()


def errors_of(output: Path) -> Path:
    """The file, beside one file of many results, that says what failed."""
    return output.with_name(f"{output.stem}.{ERRORS}")


def _refuse_errors(path: Path, known: Inputs, way: Way) -> None:
    """Raise `OutputRefused` if the list of what failed would replace another file."""
    known.refuse(path)
    refuse_foreign(path, overwrite=way.overwrite, own=own_errors)


def parts_of(output: Path) -> Path:
    """The hidden folder beside a file of many results, or beside a bag, in which it is made."""
    return output.with_name(f".{output.name}.parts")


def _joined(folder: Path, names: list[str], options: Options, scratch: Path) -> Iterator[bytes]:
    form = formats()[options.format]
    if form.assembled:
        yield from _assembled([(name, folder / (name + form.suffix)) for name in names], options, scratch / "whole")
        return
    for number, name in enumerate(names):
        lines = (folder / (name + form.suffix)).read_bytes().splitlines(keepends=True)
        yield b"".join(lines[form.header if number else 0 :])


def _assembled(parts: list[tuple[str, Path]], options: Options, whole: Path) -> Iterator[bytes]:
    """The content of one file of all parts, which is made in `whole`."""
    assemble(options.format, parts, whole, options.table)
    with whole.open("rb") as file:
        while data := file.read(_AT_ONCE):
            yield data
    whole.unlink()


def _run(
    found: list[File], told: Catalogue, known: Inputs, output: Path, scratch: Path, options: Options, way: Way
) -> Summary:
    run_ = _Run(known, output, scratch, options, way)
    try:
        return run_.over(found, told)
    finally:
        run_.journal.close()


class _Run:
    """One run: the journal, what failed, and for each article its file and the name of its result."""

    def __init__(self, known: Inputs, output: Path, scratch: Path, options: Options, way: Way) -> None:
        self.known = known
        self.output, self.scratch, self.options, self.way = output, scratch, options, way
        self.journal = Journal(output)
        self.summary = Summary()
        self.failures: dict[int, Failure] = {}
        self.names: dict[int, str] = {}
        self.inputs: dict[int, str] = {}
        self.taken = {ERRORS.removesuffix(".jsonl")}

    def over(self, found: list[File], told: Catalogue) -> Summary:
        self.way.tell(Step(total=sum(size(path) for path, _ in found)))
        for job, outcome in run(self.jobs(found, told), do, workers=self.way.workers, seconds=self.way.seconds):
            if isinstance(outcome, OutputStopped):
                raise outcome
            if isinstance(outcome, ProvenanceError):
                self.fail(job.index, job.where, outcome, job.size)
            else:
                self.journal.finish(job.name, job.made_from, outcome)
                self.finish(job.where, job.size, outcome)
        self.summary.names = [self.names[index] for index in sorted(self.names) if index not in self.failures]
        self.journal.settle(self.scratch)
        self.write_errors()
        return self.summary

    def jobs(self, found: list[File], told: Catalogue) -> Iterator[Job]:
        """What is left to do, in the order of the input."""
        index = 0
        tei, whole = self.options.settings.tei, self.options.layered
        for (path, _), target in zip(found, targets(found), strict=True):
            left = size(path)
            for item in items(path, self.way.format, tei, whole=whole, description=told.get(path)):
                self.inputs[index] = called(path)
                part = min(left, _size(item))
                left -= part
                job = self.job(item, index, path, target, part, several=len(found) > 1)
                if job:
                    yield job
                index += 1
            self.way.tell(Step(size=left))

    def job(self, item: Item, index: int, path: Path, target: str, size: int, *, several: bool) -> Job | None:
        """The job of an item, unless it cannot be read, is already done, or something is in its way."""
        if isinstance(item, ReadingError):
            self.fail(index, called(path), item, size)
            return None
        name = placed(item, path, target, several=several)
        where = where_of(item, called(path))
        made_from = self.options.digest(item)
        if error := self.in_the_way(name, where, made_from):
            self.fail(index, where, error, size)
            return None
        self.taken.add(name.casefold())
        self.names[index] = name
        if (counts := self.done_before(name, made_from)) is not None:
            self.summary.before += 1
            self.finish(where, size, counts)
            return None
        self.journal.begin(name)
        return Job(item, index, where, size, made_from, name, self.output / name, self.scratch, self.options)

    def in_the_way(self, name: str, where: str, made_from: str) -> WritingError | None:
        if name.casefold() in self.taken:
            return WritingError("another article has this id", where=where, remedy="give each its own id")
        try:
            for path in self.paths(name):
                self.known.refuse(path)
        except OutputRefused as error:
            return error
        known = self.journal.done(name)
        foreign = known["made_from"] != made_from if known else not self.journal.owns(name)
        if not foreign or self.way.overwrite or not any(path.exists() for path in self.paths(name)):
            return None
        problem = f"{self.paths(name)[-1]} exists and was made " + ("otherwise" if known else "by somebody else")
        return WritingError(problem, where=where, remedy="replace it with --overwrite, or choose another -o")

    def done_before(self, name: str, made_from: str) -> dict[str, int] | None:
        """The counts of a result that exists and was made from the same (`made_from`)."""
        known = self.journal.done(name)
        same = known is not None and known["made_from"] == made_from and all(p.exists() for p in self.paths(name))
        return known["counts"] if known and same else None

    def paths(self, name: str) -> list[Path]:
        return [self.output / (name + suffix) for suffix, _ in formats()[self.options.format].parts]

    def finish(self, where: str, size: int, counts: dict[str, int]) -> None:
        self.summary.done += 1
        self.summary.counts.update(counts)
        self.way.tell(Step(where, document=True, size=size))

    def fail(self, index: int, where: str, error: ProvenanceError, size: int) -> None:
        self.summary.failed += 1
        error = located(error, where)
        self.failures[index] = failure(self.inputs[index], error)
        self.way.tell(Step(where, error, document=True, size=size))

    def write_errors(self) -> None:
        """What failed in this run, in the order of the input; no file if nothing did."""
        path = self.output / ERRORS
        lines = (json.dumps(self.failures[index]) + "\n" for index in sorted(self.failures))
        if self.failures:
            write_whole(path, "".join(lines).encode(), self.scratch)
        else:
            path.unlink(missing_ok=True)


def _size(item: Item) -> int:
    return len(item.data) if isinstance(item, Unread) else len(item.text) if isinstance(item, Article) else 0
