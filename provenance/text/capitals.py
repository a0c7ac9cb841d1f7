"""Capitals as in titles, and words without their marks: decided here for all callers."""

from __future__ import annotations

import re
from collections.abc import Sequence

BARE_WORD = re.compile(r"[\w’'-]+")
"""A word with its apostrophes and hyphens, without full stops."""
_TITLE_CASE = 0.65
"""More than this share of the words of a title in title case have a capital: function words have none, and in prose
fewer than half of the words have one."""


def is_title_case(capitals: Sequence[bool]) -> bool:
    """Whether so many words begin with a capital (one value per word) that it says nothing about any of them."""
    return sum(capitals) > _TITLE_CASE * len(capitals)
