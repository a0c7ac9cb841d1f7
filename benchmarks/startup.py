"""What starting costs: `python benchmarks/startup.py [ROUNDS]`.

CPU time of whole processes, which take turns; the median of each counts.
"""

from __future__ import annotations

import platform
import resource
import subprocess
import sys
from statistics import median

from corpus import ROOT

_ROUNDS = 15
_STARTED = {
    "an empty Python": ["-c", "pass"],
    "import provenance": ["-c", "import provenance"],
    "import provenance, all its names": ["-c", "from provenance import *"],
    "import click": ["-c", "import click"],
    "provenance --help": ["-m", "provenance", "--help"],
    "provenance annotate --help": ["-m", "provenance", "annotate", "--help"],
}


def cpu_seconds(arguments: list[str]) -> float:
    """What one process takes, with its compiled modules already on disk."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], cwd=ROOT, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main(rounds: str = str(_ROUNDS)) -> None:
    print(f"Python {platform.python_version()}, {platform.machine()}")
    for arguments in _STARTED.values():
        cpu_seconds(arguments)
    times: dict[str, list[float]] = {name: [] for name in _STARTED}
    for _ in range(int(rounds)):
        for name, arguments in _STARTED.items():
            times[name].append(cpu_seconds(arguments))
    for name, found in times.items():
        print(f"{name:34}{1000 * median(found):6.0f} ms")


if __name__ == "__main__":
    main(*sys.argv[1:])
