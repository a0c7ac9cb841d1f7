"""What INPUT means where a command reads everything at once."""

from __future__ import annotations

from pathlib import Path


def input_files(path: Path) -> list[Path]:
    """A file itself; of a folder all files below it, sorted, without hidden ones and notes in Markdown."""
    if not path.is_dir():
        return [path]
    return sorted(p for p in path.rglob("*") if p.is_file() and not p.name.startswith(".") and p.suffix != ".md")
