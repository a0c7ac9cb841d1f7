"""Time is linear in the text's length, whatever the text: checked by ratios of CPU time, so that no clock is asked."""

from __future__ import annotations

from time import process_time

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
_SIZE = 8_000


@pytest.mark.parametrize("unit", _UNITS.values(), ids=_UNITS.keys())
def test_four_times_the_text_takes_about_four_times_as_long(unit: str) -> None:
    """Quadratic time would be sixteen times; below a hundredth of a second there is nothing to tell."""
    small, large = (_seconds((unit * (size // len(unit) + 1))[:size]) for size in (_SIZE, 4 * _SIZE))
    assert large <= 9 * max(small, 0.01)


def _seconds(text: str) -> float:
    """The better of two, in CPU seconds."""
    times = []
    for _ in range(2):
        start = process_time()
        annotate(text)
        times.append(process_time() - start)
    return min(times)
