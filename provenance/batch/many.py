"""Many articles from Python: annotated in worker processes, in order, with errors as values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from attrs import frozen

from provenance.batch import pool
from provenance.errors import ProvenanceError
from provenance.model import Article, Document
from provenance.pipeline import annotate_article
from provenance.settings import DEFAULT, Settings


@frozen
class _Job:
    number: int
    article: Article | Document
    settings: Settings


def annotate_many(
    articles: Iterable[Article | Document | str],
    *,
    workers: int = 1,
    seconds: float = 60.0,
    progress: Callable[[int], None] | None = None,
    settings: Settings = DEFAULT,
) -> Iterator[Document | ProvenanceError]:
    """Annotate articles (or texts, which are then called `1`, `2` …) one after the other, in order.

    `articles` may be a generator; results that arrive before their turn wait. An article that takes longer than
    `seconds`, whose process dies, or that cannot be annotated gives an error in its place, and the others go on. With
    one worker the work is done in this process, without a time limit. Raises `TypeError` for what is neither article
    nor text. `progress` is called with the number done. With
    several workers, `multiprocessing` requires a program's main part to be under `if __name__ == "__main__"`.
    """
    jobs = (
        _Job(n, a if isinstance(a, Article | Document) else Article(a, str(n)), settings)
        for n, a in enumerate(articles, 1)
    )
    results = (
        ((job, _work(job)) for job in jobs) if workers <= 1 else pool.run(jobs, _do, workers=workers, seconds=seconds)
    )
    waiting: dict[int, Document | ProvenanceError] = {}
    done = 0
    for job, result in results:
        waiting[job.number] = result
        while done + 1 in waiting:
            done += 1
            if progress:
                progress(done)
            yield waiting.pop(done)


def _do(job: _Job) -> Document:
    return annotate_article(job.article, job.settings)


def _work(job: _Job) -> Document | ProvenanceError:
    try:
        return _do(job)
    except ProvenanceError as error:
        return error
