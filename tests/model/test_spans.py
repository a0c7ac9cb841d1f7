"""Stretches of a text, checked against sets of code points."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from provenance.model import Span, Spans
from provenance.model.spans import inside, joined, moved, outside, trimmed

SPANS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 8)).map(lambda pair: Span(pair[0], sum(pair))), max_size=6
).map(tuple)
PLACE = st.tuples(st.integers(0, 30), st.integers(1, 15)).map(lambda pair: Span(pair[0], sum(pair)))
TEXT = ", the dam as planned; – 7 –, …"


def points(spans: Spans) -> set[int]:
    return {i for span in spans for i in range(*span)}


@given(SPANS)
def test_joined_spans_hold_the_same_and_stand_apart(spans: Spans) -> None:
    found = joined(spans)
    assert points(found) == points(spans)
    assert all(a.end < b.start for a, b in pairwise(found))


@given(SPANS, PLACE)
def test_what_is_inside_and_what_is_outside_of_a_place_are_the_whole(spans: Spans, place: Span) -> None:
    assert points(inside(spans, place)) == points(spans) & set(range(*place))
    assert points(outside(spans, [place])) == points(spans) - set(range(*place))


@given(SPANS, SPANS)
def test_holes_may_overlap_and_stand_in_any_order(spans: Spans, holes: Spans) -> None:
    assert points(outside(spans, holes)) == points(spans) - points(holes)
    assert all(piece.start < piece.end for piece in outside(spans, holes))


def test_a_hole_parts_a_span_and_leaves_the_others_whole() -> None:
    assert outside((Span(0, 5), Span(6, 20)), (Span(8, 9),)) == (Span(0, 5), Span(6, 8), Span(9, 20))


def test_a_span_is_trimmed_to_its_words_and_one_without_words_is_left_out() -> None:
    found = trimmed((Span(0, 21), Span(21, 27), Span(27, len(TEXT))), TEXT, " ,", " ;")
    assert [TEXT[x.start : x.end] for x in found] == ["the dam as planned", "– 7 –"]


def test_spans_are_moved_together() -> None:
    assert moved((Span(3, 5), Span(9, 12)), -3) == (Span(0, 2), Span(6, 9))
