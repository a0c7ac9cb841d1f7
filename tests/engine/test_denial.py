"""Whose subject is nobody: neither speech nor a state of mind, and no source of that name."""

from __future__ import annotations

import pytest

from provenance.pipeline import annotate


@pytest.mark.parametrize(
    "text",
    [
        "Nobody wanted to pay for the pumps.",
        "No one believes that the dam is safe.",
        "No official said that the dam was safe.",
        "Nothing suggests that the dam is safe.",
    ],
)
def test_nobody_is_no_source(text: str) -> None:
    assert annotate(text).attributions == ()


def test_what_no_farmer_expects_tells_what_farmers_expect() -> None:
    (attribution,) = annotate("No farmer expects to see the herd again.").attributions
    assert attribution.lemma == "expect"
