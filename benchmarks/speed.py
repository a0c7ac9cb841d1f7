"""Speed and memory of annotating: `python benchmarks/speed.py [FOLDER OF .txt]`.

Times are CPU seconds, best of three, without start-up; the ratio to a plain regex word count over the same text in the
same run does not depend on the machine. Two processes against one are wall-clock times of a warm pool.
"""

from __future__ import annotations

import re
import resource
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from itertools import chain, repeat

from corpus import print_header, texts

from provenance.pipeline import annotate
from provenance.writing.json import write_json

_WORD = re.compile(r"\w+")
_ROUNDS = 3
_POOL_COPIES = 4


def count_words(text: str) -> int:
    return sum(1 for _ in _WORD.finditer(text))


def to_json(text: str) -> int:
    return len(write_json(annotate(text)))


def cpu_seconds(work: Callable[[str], object], articles: list[str]) -> float:
    """The best of three rounds."""
    times = []
    for _ in range(_ROUNDS):
        start = time.process_time()
        for text in articles:
            work(text)
        times.append(time.process_time() - start)
    return min(times)


def wall_seconds(workers: int, articles: list[str]) -> float:
    with ProcessPoolExecutor(workers) as pool:
        list(pool.map(to_json, articles[: 2 * workers]))  # start the workers, load the lexicons
        start = time.perf_counter()
        list(pool.map(to_json, chain.from_iterable(repeat(articles, _POOL_COPIES)), chunksize=8))
        return time.perf_counter() - start


def main(arguments: list[str]) -> None:
    corpus, articles = texts(arguments)
    words = sum(map(count_words, articles))
    print_header(corpus, words)
    annotate("Start-up is not counted, she said.")
    plain = cpu_seconds(count_words, articles)
    print(f"{'':24}{'words/s':>12}{'× word count':>14}")
    for name, work in (("engine and labels", annotate), ("… and JSON", to_json)):
        seconds = cpu_seconds(work, articles)
        print(f"{name:24}{words / seconds:12,.0f}{seconds / plain:14.0f}")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    one, two = wall_seconds(1, articles), wall_seconds(2, articles)
    print(f"two processes {one / two:.2f} times as fast as one (wall clock)")


if __name__ == "__main__":
    main(sys.argv[1:])
