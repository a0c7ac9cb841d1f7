"""Time per megabyte of hostile text, and what doubling it costs: `python benchmarks/hostile.py [MEGABYTES]`.

Bounds (docs/speed.md): 10 CPU seconds per megabyte for text that is nothing but cues, 2.5 for prose, and 2.5 times
as long for twice the text.
"""

from __future__ import annotations

import sys
import time

from corpus import print_header

from provenance.pipeline import annotate

SHAPES = {
    "one word": "a",
    "one line of prose": "The dam would open in May if the river let it, and nobody on the bank had asked for more. ",
    "quotation marks": '"',
    "opening marks": "“",
    "commas": ",",
    "nested parentheses": "(",
    "marks apart": '" ',
    "commas apart": "a, ",
    "cues, one line": "The minister said that the dam would open in May. ",
    "cues, one sentence": "The minister said that the dam would open, and he denied it, ",
    "according to": "according to ",
    "who said": "who said ",
    "he said,": "he said, ",
    "citing": "citing ",
    "quoted, he said": "“We go,” he said. ",
    "joined names": "Kim and ",
}


def seconds(unit: str, size: int) -> float:
    """CPU seconds for `size` code points of the repeated unit; parentheses are closed again in the second half."""
    text = "(" * (size // 2) + ")" * (size // 2) if unit == "(" else (unit * (size // len(unit) + 1))[:size]
    start = time.process_time()
    annotate(text)
    return time.process_time() - start


def main(arguments: list[str]) -> None:
    size = int(1_000_000 * float(arguments[0] if arguments else 1))
    print_header(f"{size:,} and half as many characters", 0)
    annotate("Start-up is not counted, she said.")
    print(f"{'':24}{'s/MB':>8}{'doubling':>10}")
    for name, unit in SHAPES.items():
        half, whole = seconds(unit, size // 2), seconds(unit, size)
        print(f"{name:24}{whole / size * 1e6:8.2f}{whole / max(half, 1e-3):9.2f}×", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
