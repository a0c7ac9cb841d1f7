"""Annotate 10,000 files of all kinds, one in a hundred of them broken: once in one go, and once killed and resumed.

usage: python benchmarks/batch.py [FILES [KILLS]]

The files are invented (`tests/mixed_files.py`) and created in a temporary folder. The second run is killed with SIGKILL
at random moments and restarted each time; its folder must equal the first, byte for byte. Memory is the resident
size of the command and its workers together, sampled twice a second, by tenths of the run.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from corpus import ROOT, print_header

sys.path.insert(0, str(ROOT / "tests"))
from mixed_files import Story, make

_PAGE = os.sysconf("SC_PAGE_SIZE")


def main() -> None:
    files = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    kills = int(sys.argv[2]) if len(sys.argv) > 2 else 20
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        spoiled = make(folder / "in", files)
        words = sum(len(Story(number).text.split()) for number in range(files))
        print_header(f"{files:,} files, {spoiled} of them spoiled", words)
        seconds, sizes = _unbroken(folder / "in", folder / "whole")
        results, failed = _counted(folder / "whole")
        print(f"unbroken: {results:,} articles, {failed} named in errors.jsonl, {seconds:.0f} s")
        print("MB of memory, by tenths of the way: " + " ".join(f"{size:.0f}" for size in sizes))
        half = _broken(folder / "in", folder / "broken", kills, results)
        same = _contents(folder / "whole") == _contents(folder / "broken")
        print(f"killed {kills} times: {'the same' if same else 'NOT the same'}, {half} half-written files seen")
        sys.exit(0 if same and not half else 1)


def _started(inputs: Path, output: Path) -> subprocess.Popen[bytes]:
    command = [
        sys.executable,
        "-m",
        "provenance",
        "annotate",
        inputs,
        "-o",
        output,
        "--format",
        "tei",
        "--workers",
        "2",
    ]
    return subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True)


def _unbroken(inputs: Path, output: Path) -> tuple[float, list[float]]:
    """How long a run takes, and its peak memory (MB) in each tenth of that time."""
    began, run, sizes = time.monotonic(), _started(inputs, output), [0.0]
    while run.poll() is None:
        sizes.append(_memory(run.pid))
        time.sleep(0.5)
    parts = [sizes[len(sizes) * n // 10 : len(sizes) * (n + 1) // 10] for n in range(10)]
    return time.monotonic() - began, [max(part, default=0.0) for part in parts]


def _memory(session: int) -> float:
    """The resident size of all processes of a session, in MB. Shared pages count in each."""
    total = 0
    for process in Path("/proc").iterdir():
        try:
            if process.name.isdigit() and os.getsid(int(process.name)) == session:
                total += int((process / "statm").read_text().split()[1])
        except (OSError, ValueError):
            continue  # it has exited
    return total * _PAGE / 1e6


def _broken(inputs: Path, output: Path, kills: int, results: int) -> int:
    """Kill a run `kills` times, at moments spread over its course; return how many incomplete files were seen."""
    half = 0
    for lines in sorted(random.Random(1).sample(range(2 * results), kills)):
        run = _started(inputs, output)
        while run.poll() is None and _journal(output) < lines:
            time.sleep(0.05)
        os.killpg(run.pid, signal.SIGKILL)
        run.wait()
        half += sum(not _is_whole(path) for path in _results(output))
    _started(inputs, output).wait()
    return half


def _is_whole(path: Path) -> bool:
    with path.open("rb") as file:
        file.seek(max(path.stat().st_size - 8, 0))
        return file.read().endswith((b"</TEI>\n", b"Corpus>\n"))


def _journal(output: Path) -> int:
    """The number of its lines: two per finished document."""
    path = output / ".provenance" / "journal.jsonl"
    return path.read_bytes().count(b"\n") if path.exists() else 0


def _results(output: Path) -> list[Path]:
    return [path for path in output.rglob("*.xml") if ".provenance" not in path.parts]


def _counted(output: Path) -> tuple[int, int]:
    return len(_results(output)), (output / "errors.jsonl").read_bytes().count(b"\n")


def _contents(output: Path) -> dict[str, bytes]:
    return {str(p.relative_to(output)): p.read_bytes() for p in sorted(output.rglob("*")) if p.is_file()}


if __name__ == "__main__":
    main()
