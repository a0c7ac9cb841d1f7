"""Many names, one name many times, many descriptions: time stays linear in their number."""

from __future__ import annotations

from itertools import islice, product
from time import process_time

import pytest

from provenance import annotate

NAMES = [
    "".join(letters).capitalize()
    for letters in islice(product("bdfgklmnprst", "aeiou", "lmnrst", "aeiou", "bdgkn"), 4000)
]
CASES = {
    "distinct names": "{0} {1} said the dam was safe.",
    "one surname": "{0} Smith said the dam was safe. Smith said no.",
    "one name": "Anna Smith said the dam was safe. She said it.",
    "one agency": "Reuters reported that the dam was safe. Reuters said so.",
    "officials": "Another official said the dam was safe. The official said no. He said yes.",
    "companies": "{0} Corp. grew. The company said so.",
    "senators": "Sen. {0} {1} left. The senator said so.",
    "campaigns": "The {0} campaign grew. The campaign said so.",
}


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_time_is_linear_in_the_number_of_names(case: str) -> None:
    """Quadratic time would be sixteen times as much for four times the text."""
    assert seconds(case, 1600) <= 9 * max(seconds(case, 400), 0.02)


def seconds(case: str, times: int) -> float:
    text = " ".join(case.format(NAMES[i], NAMES[-i - 1]) for i in range(times))
    start = process_time()
    annotate(text)
    return process_time() - start
