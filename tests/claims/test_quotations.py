"""Where two renderings of one quotation differ, and what makes no difference."""

from __future__ import annotations

import pytest

from provenance.claims.form import form
from provenance.claims.quotations import altered

ALTERED = [
    ("We never saw the old pump before the winter came", "We never saw the new pump before the winter came",
     ("the old pump", "the new pump")),
    ("We saw the old pump go, nothing came of it", "We saw the old pump go, and nothing came of it",
     ("go, nothing", "go, and nothing")),
    ("They paid us with either coal or wood in the spring", "They paid us either with coal or wood in the spring",
     ("us with either coal", "us either with coal")),
    ("Why would the harbour not take it", "Why would the harbour not take that", ("take it", "take that")),
    ("We do not know … and we will ask the mill about it", "We do not know … and we shall ask the mill about it",
     ("we will ask", "we shall ask")),
]  # fmt: skip
THE_SAME = [
    ("It’s a pity that the ferry didn’t run to Tilda", "It is a pity that the ferry did not run to Tilda"),
    ("I look forward to the day the mill opens again", "looks forward to the day the mill opens again"),
    ("The river will be red for weeks, I fear", "The river will be red for weeks"),
    ("The river will … be red for weeks", "The river will, as we have said before, be red for weeks"),
    ("The river will be red for [many] weeks in Tilda", "The river will be red for weeks in Tilda"),
    ("We met Gen. Krog on the bridge of Orrin", "We met General Krog on the bridge of Orrin"),
    ("It began on Sept. 3 on the bridge of Orrin", "It began on September 3 on the bridge of Orrin"),
    ("Some 40% of the wells in Orrin are dry", "Some 40 percent of the wells in Orrin are dry"),
    ("There is a 1 in 3 chance that it bursts", "There is a one-in-three chance that it bursts"),
    (
        "We asked the mayor whether it was the right thing to do for the working families of Orrin and not any offer",
        "I shall look at what the board says and at what is good for the working families of Orrin and not an offer",
    ),
    ("The wells of Orrin are dry and the mill is closed", "The ferry to Tilda sank with all her crew in the night"),
    ("For the mill, it could be four years", "For the mayor, it could be, well, I do not want to think of it"),
]


@pytest.mark.parametrize(("first", "second", "told"), ALTERED)
def test_altered(first, second, told):
    assert altered(form(first), form(second)) == told
    assert altered(form(second), form(first)) == told[::-1]


@pytest.mark.parametrize(("first", "second"), THE_SAME)
def test_the_same_or_two_quotations(first, second):
    assert altered(form(first), form(second)) is None
    assert altered(form(second), form(first)) is None
