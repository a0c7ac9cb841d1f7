"""Shared by the benchmarks: the texts they run on, and the lines that say what was measured where."""

from __future__ import annotations

import platform
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
_DEV = ROOT.parent / "shared" / "polnear" / "dev"
_COPIES = 40


def texts(arguments: list[str]) -> tuple[str, list[str]]:
    """A name and the texts: those of the folder named, else PolNeAR dev if it is beside the repository, else the
    seeds, repeated."""
    folder = Path(arguments[0]) if arguments else _DEV
    if folder.is_dir():
        return folder.name, [path.read_bytes().decode("utf-8") for path in sorted(folder.glob("*.txt"))]
    seeds = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "seeds").rglob("*.txt"))]
    return f"seeds × {_COPIES}", seeds * _COPIES


def print_header(corpus: str, words: int) -> None:
    """Print the command, commit, machine and text, so that a figure can be reproduced."""
    git = ["git", "-C", str(ROOT), "describe", "--always", "--dirty"]
    commit = subprocess.run(git, capture_output=True, text=True, check=False).stdout.strip() or "unknown"
    print(f"$ python {' '.join(sys.argv)}")
    print(f"commit {commit}, Python {platform.python_version()}, {platform.machine()}; {corpus}: {words:,} words")
