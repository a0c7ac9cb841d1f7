"""Worker processes that may die. `concurrent.futures` gives up all work when one of them dies; here only that one
document is lost: it is set aside, and the others go on."""

from __future__ import annotations

import multiprocessing
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import chain, islice
from multiprocessing.connection import Connection, wait
from typing import Any, Generic, TypeVar

from provenance.errors import AnnotationError, ProvenanceError

Job = TypeVar("Job")
Result = TypeVar("Result")
_NEVER = float("inf")

_CONTEXT = multiprocessing.get_context("spawn")  # the same everywhere; a worker inherits nothing from its parent


class _Worker(Generic[Job]):
    """A process, the job it has, and when its time is up."""

    def __init__(self, work: Callable[[Job], Any]) -> None:
        self.pipe, theirs = _CONTEXT.Pipe()
        self.process = _CONTEXT.Process(target=_serve, args=(theirs, work), daemon=True)
        self.process.start()
        theirs.close()
        self.ready = self.gone = False
        self.job: Job | None = None
        self.deadline = _NEVER

    def give(self, job: Job, seconds: float) -> None:
        self.job, self.deadline = job, time.monotonic() + seconds
        with suppress(OSError):  # it is dead, which reading from it will show
            self.pipe.send(job)

    def due(self) -> bool:
        return self.pipe.poll() or self.deadline <= time.monotonic()

    def answer(self, seconds: float) -> Any:
        """What a worker that is due reports about its job (the first time, without a job, that it is ready)."""
        self.deadline = _NEVER
        try:
            if self.pipe.poll():
                return self.pipe.recv()
            self.kill()
            return AnnotationError(f"took longer than {seconds:g} s", remedy="split it, or raise --time-limit")
        except (EOFError, OSError):
            self.kill()
            how = f"ended with {self.process.exitcode}"
            return AnnotationError(
                f"its process {how}; it may have run out of memory", remedy="split it, or free memory"
            )

    def kill(self) -> None:
        self.gone = True
        self.process.kill()
        self.process.join()
        self.pipe.close()


def _serve(pipe: Connection, work: Callable[[Any], Any]) -> None:
    """A worker's life: say that it is ready, then answer each job, until the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        pipe.send(None)
        while True:
            pipe.send(_answer(work, pipe.recv()))
    except (EOFError, OSError):
        return


def _answer(work: Callable[[Any], Any], job: Any) -> Any:
    try:
        return work(job)
    except ProvenanceError as error:
        return error
    except MemoryError:
        return AnnotationError("needs more memory than there is", remedy="split it, or use fewer workers")
    except Exception as error:  # a bug must not cost the other documents
        what = f"a bug in this program: {type(error).__name__}: {error}"
        return AnnotationError(what, remedy="please report it with the article")


def run(
    jobs: Iterable[Job], work: Callable[[Job], Result], *, workers: int, seconds: float
) -> Iterator[tuple[Job, Result | ProvenanceError]]:
    """Do `work` on each job in `workers` processes, and yield each job with its result, or the error it raised, as soon
    as it is done. `work` must be importable, jobs and results picklable. At most one job per worker is under way. A job
    that takes longer than `seconds`, or whose process dies, gives an `AnnotationError`."""
    left = iter(jobs)
    first = list(islice(left, workers))
    left = chain(first, left)
    team = [_Worker[Job](work) for _ in first]
    try:
        more = bool(first)
        while True:
            for worker in (w for w in team if w.ready and w.job is None):
                more = more and _next(worker, left, seconds)
            if not more and all(worker.job is None for worker in team):
                return
            yield from _collect(team, work, seconds)
    finally:
        for worker in team:
            if not worker.gone:
                worker.kill()


def _next(worker: _Worker[Job], left: Iterator[Job], seconds: float) -> bool:
    for job in left:
        worker.give(job, seconds)
        return True
    return False


def _collect(
    team: list[_Worker[Job]], work: Callable[[Job], Result], seconds: float
) -> Iterator[tuple[Job, Result | ProvenanceError]]:
    """Wait until a worker reports, is gone, or runs out of time; replace workers of the last two kinds."""
    first = min(worker.deadline for worker in team)
    wait([worker.pipe for worker in team], None if first == _NEVER else max(0.0, first - time.monotonic()))
    for at, worker in enumerate(team):
        if not worker.due():
            continue
        job, outcome = worker.job, worker.answer(seconds)
        if worker.gone and not worker.ready:
            raise AnnotationError("worker processes cannot be started", remedy="look at the messages above")
        worker.ready, worker.job = True, None
        if worker.gone:
            team[at] = _Worker(work)
        if job is not None:
            yield job, outcome
