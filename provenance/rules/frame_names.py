"""The name of a frame (the table in `frames.py`) without what one who counts or lists frames does not tell apart."""

from __future__ import annotations

from functools import cache

CLAUSES = frozenset(("clause", "that", "wh"))
"""Families whose content is a clause."""


@cache
def frame_family(frame: str) -> str:
    """The frame without the form of its verb and its preposition: `ing:p:for` → `p`, `inf:that` → `that`."""
    parts = [part for part in frame.split(":") if part not in ("ing", "inf")]
    return parts[0] if parts else frame


def plain_frame(frame: str) -> str:
    """The frame without the form of its verb: `ing:p:for` → `p:for`."""
    return frame.removeprefix("ing:").removeprefix("inf:")


def rule_frame(frame: str) -> str:
    """The frame as rules name it: `p:for` → `p:`, `ing:p:for` → `ing:`."""
    return frame[: frame.index(":") + 1] if ":" in frame else frame
