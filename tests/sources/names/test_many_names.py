"""Many names, one name many times, many descriptions: work stays linear in their number."""

from __future__ import annotations

from functools import partial
from itertools import islice, product

import pytest
from work import lines_run

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
def test_four_times_the_names_take_about_four_times_the_work(case: str) -> None:
    """Quadratic work would be sixteen times."""
    annotate("The lexicons are read once, Anna Smith said.")
    assert work(case, 800) <= 5 * work(case, 200)


def work(case: str, times: int) -> int:
    text = " ".join(case.format(NAMES[i], NAMES[-i - 1]) for i in range(times))
    return lines_run(partial(annotate, text))
