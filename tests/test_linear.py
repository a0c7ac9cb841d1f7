"""Work is linear in the text's length, whatever the text: lines of the program are counted, so that no clock is asked.

What regular expressions cost inside is not seen here; `benchmarks/hostile.py` times the same at one megabyte.
"""

from __future__ import annotations

import sys
from types import FrameType
from typing import Any

import pytest

from provenance.pipeline import annotate

_UNITS = {
    "one line": "The minister said that the dam would open in May. ",
    "one sentence": "The minister said that the dam would open and he denied it, ",
    "one word": "a",
    "commas": ",",
    "commas apart": "a, ",
    "opening marks": "“",
    "marks apart": '" ',
    "quotations": "“We go on.” ",
    "cues": "said, ",
    "brackets": "(a ",
    "names": "A. ",
    "spaces": " ",
    "lines": "\n",
}
_SIZE = 3_000


@pytest.mark.parametrize("unit", _UNITS.values(), ids=_UNITS.keys())
def test_four_times_the_text_takes_about_four_times_the_work(unit: str) -> None:
    """Quadratic work would be sixteen times; below ten thousand lines there is nothing to tell."""
    annotate("The lexicons are read once, she said.")
    small, large = (_lines_run((unit * (size // len(unit) + 1))[:size]) for size in (_SIZE, 4 * _SIZE))
    assert large <= 5 * max(small, 10_000)


def _lines_run(text: str) -> int:
    """How many lines of Python it took to annotate `text`."""
    lines = 0

    def count(_frame: FrameType, event: str, _argument: object) -> Any:
        nonlocal lines
        lines += event == "line"
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        annotate(text)
    finally:
        sys.settrace(before)
    return lines
