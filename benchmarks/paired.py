"""CPU time of annotating, one checkout against another: `python benchmarks/paired.py BASE NEW FOLDER [ROUNDS]`.

BASE and NEW are the roots of checkouts, FOLDER contains `.txt` files. Each runs in its own warm process, and they take
turns round by round; the best time of each article counts, so that other load on the machine affects both alike.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

_MOST = 60
"""Number of articles timed, the first by name."""
_TIMER = """
import json, sys, time
sys.path.insert(0, sys.argv[1])
from provenance.pipeline import annotate
import provenance
assert provenance.__file__.startswith(sys.argv[1]), provenance.__file__
articles = json.loads(sys.stdin.readline())
for text in articles:
    annotate(text)
print("ready", flush=True)
for _ in sys.stdin:
    times = []
    for text in articles:
        start = time.process_time()
        annotate(text)
        times.append(time.process_time() - start)
    print(json.dumps(times), flush=True)
"""


class Engine:
    """The engine of one checkout, in its own process."""

    def __init__(self, root: Path, articles: list[str]) -> None:
        command = [sys.executable, "-c", _TIMER, str(root.resolve())]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.best = [float("inf")] * len(articles)
        self._ask(json.dumps(articles))

    def round(self) -> None:
        """Annotate all articles once, keeping the better times."""
        self.best = [min(pair) for pair in zip(self.best, json.loads(self._ask("")), strict=True)]

    def close(self) -> None:
        self.process.communicate()

    def _ask(self, line: str) -> str:
        if self.process.stdin is None or self.process.stdout is None:
            raise RuntimeError("the process has no pipes")
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        return self.process.stdout.readline()


def main(base: str, new: str, folder: str, rounds: str = "5") -> None:
    articles = [path.read_text(encoding="utf-8") for path in sorted(Path(folder).glob("*.txt"))[:_MOST]]
    engines = [Engine(Path(root), articles) for root in (base, new)]
    for number in range(int(rounds)):
        for engine in engines if number % 2 == 0 else reversed(engines):
            engine.round()
    before, after = (sum(engine.best) for engine in engines)
    for engine in engines:
        engine.close()
    print(f"{len(articles)} articles: base {before:.3f} s, new {after:.3f} s, ratio {after / before:.3f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
