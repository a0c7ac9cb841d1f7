"""Quotations whose speaker stands elsewhere: in the last paragraph, in the sentence before, behind a semicolon, without
a verb."""

from __future__ import annotations

import pytest

import provenance


def speakers(text: str) -> list[str]:
    """The label of each sentence."""
    return [sentence.label for sentence in provenance.annotate(text).sentences]


@pytest.mark.parametrize("marks", ["“”", "‘’"])
def test_a_quotation_that_runs_over_paragraphs_has_the_speaker_who_comes_last(marks: str) -> None:
    opening, closing = marks
    text = f"{opening}We saw every house.\n\n{opening}Some were wet.\n\n{opening}All must go,{closing} said Eva Lund."
    assert speakers(text) == ["Eva Lund"] * 3
    assert len(provenance.annotate(text).attributions) == 1
    closed = text.replace("house.", f"house.{closing}")
    assert speakers(closed)[1:] == ["Eva Lund"] * 2 and speakers(closed)[0] != "Eva Lund"


@pytest.mark.parametrize(
    ("before", "speaker"),
    [
        ("Eva Lund was near tears.", "Eva Lund"),
        ("At the gate stood Eva Lund. She waited for the mayor.", "Eva Lund"),
        ("Eva Lund, a nurse:", "Eva Lund"),
        ("The bridge was near collapse.", None),
        ("Eva Lund and Tom Berg were near tears.", None),
        ("The nurses were near tears.", None),
        ("They were near tears.", None),
        ("Why it matters:", None),
    ],
)
def test_a_bare_quotation_is_of_the_person_in_focus(before: str, speaker: str | None) -> None:
    quotations = "“We saw every single house in the county.”\n\n“Some of them were wetter than the sea.”"
    found = speakers(f"{before}\n\n{quotations}\n\nThe rain went on.")
    assert found[-3:-1] == [speaker or "a quotation, no speaker named"] * 2
    assert found[-1] == "the outlet's own assertion"


def test_a_short_sentence_alone_is_speech() -> None:
    assert speakers("Eva Lund was near tears.\n\n“They never asked.”")[-1] == "Eva Lund"


def test_a_person_in_between_takes_the_quotation_over() -> None:
    text = "Two pilots complained about the noise. Eva Lund shrugged. “Then they should sleep in the harbour.”"
    assert speakers(text)[-1] == "Eva Lund"


def test_a_short_quotation_alone_may_be_a_heading() -> None:
    assert speakers("Eva Lund was near tears.\n\n“A change of plan.”")[-1] != "Eva Lund"


@pytest.mark.parametrize(
    "text",
    [
        "“The gate is shut and will stay shut,” Eva Lund, harbour master.",
        "“The gate is shut and will stay shut!” Eva Lund, 41, a nurse from Ashton.",
        "“The gate is shut and will stay shut”; Eva Lund added that it would rust.",
    ],
)
def test_a_name_behind_a_quotation_is_its_speaker(text: str) -> None:
    assert speakers(text)[0] == "Eva Lund"


@pytest.mark.parametrize(
    "text",
    [
        "“The gate is shut and will stay shut.” Eva Lund left for Ashton.",
        "“The gate is shut and will stay shut.” Eva Lund, 41. The rain went on.",
        "It rained. “The gate is shut and will stay shut.” Eva Lund, 41.",
    ],
)
def test_only_a_name_to_the_end_of_the_paragraph_is_a_speaker(text: str) -> None:
    assert "Eva Lund" not in speakers(text)


def test_a_title_and_its_author_are_no_speech() -> None:
    assert speakers("“Dams and Gates,” Eva Lund, 2016.") == ["the outlet's own assertion"]
