"""Gaps: each kind where it belongs, and where it does not."""

from __future__ import annotations

import pytest

from provenance import annotate
from provenance.model import Gap


def gaps(text: str, **metadata: str) -> list[Gap]:
    return [gap for sentence in annotate(text, **metadata).sentences for gap in sentence.gaps]


@pytest.mark.parametrize(
    ("kind", "severity", "text"),
    [
        ("unattributed-assertion", "high", "The mayor misled the council about the pier."),
        ("unattributed-assertion", "medium", "The sale is a disgraceful end for the old pier."),
        ("unattributed-assertion", "medium", "The pier will likely close before the winter."),
        ("unattributed-assertion", "low", "The fire left about 300 families displaced."),
        ("vague-source", "medium", "Critics said the pier should close."),
        ("anonymity-unexplained", "medium", "A senior official said the pier would close."),
        ("anonymous-source", "low", "A senior official said the pier would close, on condition of anonymity."),
        ("anonymous-opinion", "high", "A senior official said the sale was disgraceful."),
        ("anonymous-only", "high", "A senior official said that the mayor misled the council."),
        ("relay-only", "medium", "Reuters reported that the pier would close."),
        ("hearsay", "medium", "The mayor is believed to have sold the pier."),
        ("no-response", "low", "The union accused Igor Pell of hiding the report. Igor Pell runs the yard."),
    ],
)
def test_a_gap_is_found(kind: str, severity: str, text: str) -> None:
    found = {(gap.kind, gap.severity) for gap in gaps(text)}
    assert (kind, severity) in found


@pytest.mark.parametrize(
    "text",
    [
        "The pier was built in 1950. It has two docks.",
        "Vera Sundt said the mayor misled the council.",
        "“The sale is disgraceful,” Vera Sundt said.",
        "The mayor was charged with fraud and denied that he misled the council.",
        "A spokesman for Norvik said the plant was safe.",
        "Analysts at Norvik Bank said the price would fall.",
        "Vera Sundt called the plan a so-called “green” plan.",
        "Who will pay for the pier?",
        "Someone who saw the crash said the pier had shaken.",
        "People who live beside the pier said it shook.",
        "Section 3 bans reckless driving on the pier.",
        "Dahl scored at least 12 goals and lost four kilos.",
        "The counter holds values up to 2^28.",
        "The Harbour Gazette has learnt that the mayor will resign.",
    ],
)
def test_no_gap_is_found(text: str) -> None:
    assert gaps(text) == []


def test_what_the_own_outlet_reports_is_no_relay() -> None:
    assert not gaps("Reuters reported that the pier would close.", outlet="Reuters")


def test_an_accused_who_answers_is_heard() -> None:
    text = "The union accused Igor Pell of hiding the report. “That is false,” Pell said."
    assert "no-response" not in {gap.kind for gap in gaps(text)}


def test_each_gap_says_why_in_one_sentence() -> None:
    for gap in gaps("Critics said the pier should close. Reuters reported that the mayor misled the council."):
        assert gap.reason
        assert "\n" not in gap.reason


@pytest.mark.parametrize(
    "text", ["She is corrupt.", "Mayor Jens Holt is a liar and a thief.", "The board lied to voters."]
)
def test_an_accusation_in_plain_words_is_grave(text: str) -> None:
    (sentence,) = annotate(text).sentences
    assert [(gap.kind, gap.severity) for gap in sentence.gaps] == [("unattributed-assertion", "high")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Two people, who spoke on condition of anonymity as the talks were private, left.", None),
        ("Two people, who spoke anonymously because they were afraid, said it was over.", "anonymous-source"),
        ("Three clerks, who asked not to be named because the report is secret, said it was over.", "anonymous-source"),
        ("Two people familiar with the plan said it was over.", "anonymity-unexplained"),
        ("Two people said it was over.", "vague-source"),
        ("The mayor said it was over.", None),
        ("An aide said it was over.", "anonymity-unexplained"),
    ],
)  # fmt: skip
def test_number_of_people_and_office(text: str, kind: str | None) -> None:
    found = [gap.kind for gap in annotate(text).sentences[0].gaps]
    assert found == ([kind] if kind else [])


def test_hearsay_is_flagged_where_it_is_heard_and_not_again() -> None:
    text = "“It was a mistake,” it was reported. “The men were hungry. They were cold.”"
    assert [gap.kind for gap in gaps(text)] == ["hearsay"]


def test_the_reason_for_a_missing_name_ends_before_what_is_said() -> None:
    (gap,) = gaps("A man who asked not to be named said the pier was open.")
    assert gap.reason.endswith("asked not to be named")
