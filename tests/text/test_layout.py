"""Which line ends end a paragraph; that nothing found in the running text is out of place in the exact one."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import provenance
from provenance.text import run_on

STORY = (
    "The harbour board said on Tuesday that two of its cranes had failed their safety checks and would be taken down "
    "before the end of the month. “We cannot run them another day,” said harbour master Finn Aske, who ordered the "
    "inspection after a cable had snapped in March.\n"
    "A spokesman for the operator said the company would pay for all repairs and that no cargo would be lost.\n"
    "“It took us three weeks to find the crack,” Aske said. “It would have taken the wind three minutes.”"
)


def wrapped(text: str, width: int, between: str, newline: str = "\n", prefix: str = "") -> str:
    """The paragraphs of `text`, each broken greedily."""
    paragraphs = []
    for paragraph in text.split("\n"):
        lines = [""]
        for word in paragraph.split(" "):
            fits = len(lines[-1]) + 1 + len(word) <= width
            lines[-1:] = [f"{lines[-1]} {word}".strip()] if fits else [lines[-1], word]
        paragraphs.append((newline + prefix).join(lines))
    return prefix + between.join(paragraphs)


def labels(text: str) -> list[tuple[str, str, str]]:
    """The words of each sentence, its status and its label."""
    document = provenance.annotate(text, any_language=True)
    assert document.text == text
    return [(" ".join(text[s.start : s.end].split()), s.status, s.label) for s in document.sentences]


@pytest.mark.parametrize("width", [34, 40, 60, 72, 100])
@pytest.mark.parametrize(
    ("between", "newline", "prefix"),
    [
        ("\n\n", "\n", ""),
        ("\n    ", "\n", ""),
        ("\n", "\n", ""),
        ("\r\n\r\n", "\r\n", ""),
        ("\n\n\n", "\n\n", ""),
    ],
    ids=["blank lines", "first lines indented", "nothing between", "CRLF", "double spacing"],
)
def test_wrapped_text_gives_the_labels_of_the_unwrapped_one(
    width: int, between: str, newline: str, prefix: str
) -> None:
    text = wrapped(STORY, width, between, newline, prefix)
    assert labels(text) == labels(STORY)
    assert provenance.annotate(text, any_language=True).layout == "wrapped"


def test_quoted_mail_is_read_without_its_marks() -> None:
    text = wrapped(STORY, 60, "\n>\n> ", prefix="> ")
    assert [label for *_, label in labels(text)] == [label for *_, label in labels(STORY)]
    assert provenance.annotate(text, any_language=True).text == text


NARROW = """The inspec-
tor of the
gov-
ernment said
the pipe had
been wrong-
ly welded.
“We knew,”
foreman Jory
Pask said."""


def test_a_narrow_column_gives_itself_away_by_the_words_it_divides() -> None:
    assert [label for *_, label in labels(NARROW)] == ["“inspector of the government”, not resolved", "Jory Pask"]


@pytest.mark.parametrize(
    ("printed", "layout"),
    [
        ("the master-\nmen of ago-\nvernor says\na pipe leak\nruined all.", "doubtful"),  # 11 columns
        ("the masters-\nman of a go-\nvernor says\na pipe leaks\nand oil ran.", "wrapped"),
        ("the masters-\nman of oil p\nvernor says\na pipe leaks\nand oil ran.", "doubtful"),  # one divided word
    ],
)
def test_the_narrowest_column_and_the_fewest_divided_words(printed: str, layout: str) -> None:
    assert run_on(printed).layout == layout


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("said that the inspec-\ntor had found a crack in the wall of the old dam", "inspector"),
        ("said that the vice-\npresident had found a crack in the wall of the old dam", "vice-president"),
        ("said that a 30-\nyear lease had been found in the archive of the old dam", "30-year"),
        ("said that the inter-market-\nmaker trade had been found out by the old board", "inter-market-maker"),
        ("said that the co-op and the co-\nop next door had been bought by the old board", "co-op next"),
        ("said that the gover\u00ad\nnor had found a crack in the wall of the old dam", "governor"),
    ],
)
def test_words_parted_at_line_ends_are_read_whole(printed: str, read: str) -> None:
    assert read in run_on(f"The council of the town by the river {printed}.").text


@pytest.mark.parametrize(
    "kept",
    [
        "I walked the quay at dawn alone\nand saw the herring boats come in\nwith torn and empty nets.",
        "- sand for the breach\n- gravel for the road\n- more time",
        "• sand for the breach in the dam and the road\n• gravel for the road that leads along the dam",
        "Team          Won   Lost   Points\nGranton       12    3      36\nthe others    1     1      1",
        "LEE SAND: We open the gate in May.\nADA BELL: You said so in March.\nQ: Who pays?\nA: We do.",
        "HARBOUR REOPENS AFTER THE STORM\nBy Ada Bell\nThe harbour reopened.",
        "flour\nsugar\nmilk",
    ],
    ids=["verse", "list", "long list", "table", "transcript", "headline and byline", "words"],
)
def test_what_is_no_running_prose_keeps_its_lines(kept: str) -> None:
    for text in (kept, f"{wrapped(STORY, 60, chr(10) * 2)}\n\n{kept}\n"):
        assert run_on(text).text.strip().endswith(f"\n\n{kept}" if text != kept else kept)


@pytest.mark.parametrize(
    ("text", "layout"),
    [
        (STORY, "as-printed"),
        (STORY.replace("\n", "\n\n"), "as-printed"),
        ("The mayor said on Tuesday that the bridge would be shut for\na week.", "wrapped"),
        (
            "The mayor said on Tuesday that\nthe bridge\nwould be shut for a week, and that the ferry would run.",
            "doubtful",
        ),
    ],
)
def test_the_layout_is_told(text: str, layout: str) -> None:
    assert provenance.annotate(text, any_language=True).layout == layout


def test_no_certainty_is_high_where_the_layout_is_in_doubt() -> None:
    sure, unsure = (
        provenance.annotate(f"The mayor said on Tuesday that{gap}the bridge{gap}would be shut for a week, all of it.")
        for gap in " \n"
    )
    assert max(a.certainty for a in sure.attributions) > 0.8
    assert max(a.certainty for a in unsure.attributions) == 0.6


@given(st.text("ab. -\n\r>”“A\u00ad", max_size=80))
def test_every_place_in_the_running_text_is_a_place_in_the_exact_one(text: str) -> None:
    running = run_on(text)
    for i, character in enumerate(running.text):
        start, end = running.exact(i, i + 1)
        assert 0 <= start < end <= len(text)
        assert character == text[start:end] or (character in " \n" and re.match(r"\s|>|-", text[start:end]))


def line(length: int, small: bool = True, stop: bool = False) -> str:
    """A line of so many characters: “a bbb”, “A bbb”, “A bb.”."""
    return f"{'a' if small else 'A'} {'b' * (length - 2 - stop)}{'.' * stop}"


def lines(*lengths: int) -> list[str]:
    """Lines that run on into each other."""
    return [line(length) for length in lengths]


ENDED = [line(30, small=False, stop=True)]
OPEN = [line(72, small=False)]
CLOSED = [line(72, stop=True)]


@pytest.mark.parametrize(
    ("wrapped", "other"),
    [
        (lines(*[160] * 4), lines(*[161] * 4)),
        (lines(*[24] * 5), lines(*[23] * 5)),
        (lines(*[47] * 5), lines(*[47] * 4)),
        (lines(*[48] * 4), lines(*[47] * 4)),
        (lines(72) + CLOSED + 4 * ENDED, lines(72) + CLOSED + 5 * ENDED),
        (OPEN + lines(72, 72) + 4 * OPEN, OPEN + lines(72, 72) + 5 * OPEN),
        (lines(72, 72, 72, 40, 72), lines(72, 72, 40, 40, 72)),
        (lines(72, 62, 72, 62, 72), lines(72, 61, 72, 61, 72)),
        ([*lines(*([72] * 9)), line(50), *OPEN, *lines(72)], [*lines(*([72] * 8)), line(50), *OPEN]),
    ],
    ids=["widest", "narrowest", "few lines", "whole lines", "share", "small letters", "full", "play", "guesses"],
)
def test_what_makes_a_column(wrapped: list[str], other: list[str]) -> None:
    assert run_on("\n".join(wrapped)).layout == "wrapped"
    assert run_on("\n".join(other)).layout == "doubtful"


def test_a_line_cut_short_before_a_capital_runs_on_only_if_it_is_long() -> None:
    long, short = ("\n".join([*lines(72, 72, 72, 72, 72), line(length), *OPEN]) for length in (44, 43))
    assert run_on(long).text.count("\n") == 0
    assert run_on(short).text.count("\n") == 1


def test_a_block_of_short_lines_does_not_stand_in_the_column() -> None:
    column = "\n".join(lines(*[72] * 6) + CLOSED)
    short, long = (f"{column}\n\n{line(n, small=False)}\n{line(n)}" for n in (43, 44))
    assert run_on(short).text.count("\n") == 3
    assert run_on(long).text.count("\n") == 2


def test_double_spacing_is_told_by_lines_that_run_on_over_blank_ones() -> None:
    running = OPEN + lines(72) + CLOSED
    enough, few = (running + 2 * (OPEN + ENDED) + n * ENDED for n in (7, 8))
    assert run_on("\n\n".join(enough)).layout == "wrapped"
    assert run_on("\n\n".join(few)).layout == "as-printed"
