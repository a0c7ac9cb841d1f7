"""Gold as brat stores it, well-formed and not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from provenance.errors import ReadingError
from provenance.evaluate.gold import pairs, read_pair

from .conftest import ANN, TEXT


def test_lines_may_stand_in_any_order_and_spans_in_pieces(gold: Callable[..., Path]) -> None:
    text, relations = read_pair(gold(a=ANN) / "a.ann")
    assert text == TEXT
    assert [[text[s.start : s.end] for s in r.content] for r in relations] == [
        ["The harbour will close"], ["“We shall miss it,”"], ["It", "to rain"],
    ]  # fmt: skip
    assert [[text[s.start : s.end] for s in r.source] for r in relations] == [["the mayor"], ["Ana Ruiz"], []]


def test_a_covered_text_may_hold_a_line_break(gold: Callable[..., Path]) -> None:
    ann = "T1\tContent 34 46\tsaid.\n\n“We sh\nT2\tCue 34 38\tsaid\nE1\tCue:T2 Content:T1\n"
    assert len(read_pair(gold(a=ann) / "a.ann")[1]) == 1


@pytest.mark.parametrize(
    ("ann", "place", "problem"),
    [
        (ANN.replace("T2\tCue", "T2 Cue"), "a.ann:3", "not a line of brat's format"),
        (ANN + "nonsense\n", "a.ann:14", "not a line of brat's format"),
        (ANN.replace("Source:T5", "Source:T55"), "a.ann:10", "T55 is not defined"),
        (ANN.replace("34 38\tsaid\nT3", "34 999\tsaid\nT3"), "a.ann:3", "not a span of a text of 100 characters"),
        (ANN.replace("34 38\tsaid\nT3", "38 34\tsaid\nT3"), "a.ann:3", "not a span"),
    ],
)
def test_a_broken_line_is_named(gold: Callable[..., Path], ann: str, place: str, problem: str) -> None:
    with pytest.raises(ReadingError) as caught:
        read_pair(gold(a=ann) / "a.ann")
    assert str(caught.value).partition(": ")[0].endswith(place)
    assert problem in str(caught.value)


def test_a_missing_or_unreadable_text_is_named(gold: Callable[..., Path]) -> None:
    folder = gold(a=ANN, b=ANN)
    (folder / "a.txt").unlink()
    (folder / "b.txt").write_bytes(b"caf\xe9")
    with pytest.raises(ReadingError, match=r"a\.txt: is missing; put the text beside its \.ann file"):
        read_pair(folder / "a.ann")
    with pytest.raises(ReadingError, match=r"b\.txt: is not UTF-8 \(byte 3\)"):
        read_pair(folder / "b.ann")


def test_a_folder_without_pairs_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match=r"holds no \.ann file"):
        pairs(tmp_path)
