"""What JSON and TEI cost beside the engine alone: `python benchmarks/writing.py [FOLDER OF .txt] [ROUNDS]`.

CPU time, each article annotated and written in turn; the best time of each article and step counts, so that other load
on the machine affects all alike. Every round annotates anew: nothing that a writer keeps on a document is found by it.
"""

from __future__ import annotations

import sys
import time

from corpus import print_header, texts

from provenance.pipeline import annotate
from provenance.writing.json import write_json, write_jsonl
from provenance.writing.tei import write_tei

_MOST = 60
"""Number of articles timed, the first by name."""
_WRITERS = {"JSON": write_json, "JSON, one line": write_jsonl, "TEI": write_tei}


def round_(articles: list[str]) -> list[dict[str, float]]:
    """The CPU seconds of each step for each article."""
    return [times(text) for text in articles]


def times(text: str) -> dict[str, float]:
    start = time.process_time()
    document = annotate(text)
    found = {"engine": time.process_time() - start}
    for name, write in _WRITERS.items():
        start = time.process_time()
        write(document)
        found[name] = time.process_time() - start
    return found


def main(arguments: list[str]) -> None:
    corpus, articles = texts(arguments[:1])
    articles = articles[:_MOST]
    print_header(corpus, sum(len(text.split()) for text in articles))
    best = round_(articles)
    for _ in range(int(arguments[1]) if len(arguments) > 1 else 7):
        best = [
            {name: min(old[name], new[name]) for name in old} for old, new in zip(best, round_(articles), strict=True)
        ]
    total = {name: sum(article[name] for article in best) for name in best[0]}
    print(f"{len(articles)} articles: engine alone {total['engine']:.3f} s")
    for name in _WRITERS:
        print(f"{name:16}{total[name]:.3f} s, {100 * total[name] / total['engine']:.1f} % more")


if __name__ == "__main__":
    main(sys.argv[1:])
