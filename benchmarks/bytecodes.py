"""What the engine runs: `PYTHONPATH=CHECKOUT python benchmarks/bytecodes.py [FOLDER OF .txt] [ARTICLES]`.

Counts the calls of the package's functions and the bytecodes run in them, by package, the second time each article is
annotated. The count is the same on every machine, busy or not; what C code costs is not in it.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from types import FrameType
from typing import Any

from corpus import print_header, texts

import provenance
from provenance.pipeline import annotate

_ROOT = str(Path(provenance.__file__).parent) + "/"
_MOST = 12
"""Number of articles, the first by name."""


def counted(articles: list[str]) -> tuple[Counter[str], Counter[str]]:
    """Package → calls, and bytecodes."""
    calls, bytecodes = Counter[str](), Counter[str]()

    def enter(frame: FrameType, _: str, __: Any) -> Any:
        name = frame.f_code.co_filename
        if not name.startswith(_ROOT):
            return None
        package = name.removeprefix(_ROOT).split("/")[0]
        calls[package] += 1
        frame.f_trace_opcodes, frame.f_trace_lines = True, False

        def step(_: FrameType, event: str, __: Any) -> Any:
            bytecodes[package] += event == "opcode"
            return step

        return step

    sys.settrace(enter)
    for text in articles:
        annotate(text)
    sys.settrace(None)
    return calls, bytecodes


def main(arguments: list[str]) -> None:
    corpus, articles = texts(arguments[:1])
    articles = articles[: int(arguments[1]) if len(arguments) > 1 else _MOST]
    print_header(corpus, sum(len(text.split()) for text in articles))
    for text in articles:
        annotate(text)
    calls, bytecodes = counted(articles)
    print(f"{'all':12}{calls.total():12,} calls{bytecodes.total():12,} bytecodes")
    for package, number in bytecodes.most_common():
        print(f"{package:12}{calls[package]:12,} calls{number:12,} bytecodes")


if __name__ == "__main__":
    main(sys.argv[1:])
