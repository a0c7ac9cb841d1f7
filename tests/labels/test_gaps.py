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
        ("unattributed-assertion", "medium", "The new pier, which few have seen, is disgraceful."),
        ("unattributed-assertion", "low", "The fire left up to 300 families displaced."),
        ("vague-source", "medium", "A few analysts expect the price to fall."),
        ("vague-source", "medium", "Most believe that the pier will stand."),
        ("vague-source", "medium", "Some call the mayor a disgrace to the whole long coast."),
        ("vague-source", "medium", "Someone in town claimed that the pier was lost."),
        ("relay-only", "medium", "Reuters said it was unclear who had sold the pier."),
        ("relay-only", "medium", "“The pier will close on Monday,” Reuters reported."),
        ("vague-source", "medium", "Analysts worry that the pier will close."),
        ("anonymity-unexplained", "medium", "Igor Pell left. His aides believe that the pier will close."),
        ("unattributed-assertion", "medium", "The mayor is unfit for the office."),
        ("unattributed-assertion", "medium", "The sale was a disastrous end for a 3-year-old pier."),
        ("unattributed-assertion", "medium", "The devastating result closed the pier."),
        ("relay-only", "medium", "The Ashton Gazette wrote that the pier would close."),
        ("hearsay", "low", "Igor Pell reportedly said that the pier would close."),
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
        "Pier reportedly to close before winter\n\nThe council met.",
        "Norvik Falls as Analyst Says the Pier Will Close",
        "No injuries have been reported.",
        "The town was rebuilt after catastrophic flooding.",
        "Port officials said in a statement that the pier would close.",
        "Ana Ruiz ran the pier. Her advisers assured her that it would stand for a century.",
        "In a report, the mayor was branded a disgraceful liar.",
        "Igor Pell met residents of the pier in an attempt to calm them.",
        "Igor Pell said the pier was seemingly lost.",
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
        "Most of the candidates said the pier should close.",
        "But Vera Sundt and other analysts said the price would fall.",
        "Igor Pell and his aides believe that the pier will close.",
        "Another person tweeted that the pier was lost.",
        "The town pays what some call the “pier tax,” which every boat owes on Mondays.",
        "Analysts have long worried about the pier.",
        "Conservative sites reported that the pier would close.",
        "In an editorial the Ashton Gazette wrote that the pier should close.",
        "The board met amid accusations that the vote was unfair.",
        "The concern within the board is that this could undermine the law.",
        "The ads attack the mayor as unfit for the office.",
        "He stands by what many clerks view as a dishonest plan.",
        "Rovers won 3–1 after a disastrous first half for United.",
        "The union filed a charge over unfair labor practices.",
        "The devastating earthquake of 1906 destroyed the pier.",
        "Dahl scored at least 12 goals and lost four kilos.",
        "The counter holds values up to 2^28.",
        "The Harbour Gazette has learnt that the mayor will resign.",
        "The union never blamed Igor Pell for hiding the report. Igor Pell runs the yard.",
        "Few analysts expect the price to fall.",
        "The people know that the pier is doomed to leak.",
        "Some 60 percent of the town liked the pier. Most believe that it will stand.",
        "Critics signed what some call the “pier tax”.",
        "Someone in the audience shouted that the pier was lost.",
        "The officials saw that the pier was gone.",
        "My view is that the sale is disgraceful.",
        "The sale was not disgraceful.",
        "The fund may spend up to 20 million on the pier.",
        "Forbes said it counts ships twice.",
        "Reuters said it was closing its office in the town.",
        "“The sale is a disgrace to this town,” The New York Times wrote.",
        "A judge said that a plot Igor Pell allegedly joined was enough.",
        "“The pier will stand,” Vera Sundt said.\n\nThe wind rose.\n\n“It will not move an inch.”",
        "Why was he on the pier? “My mother wants me to catch a fish.”",
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


def test_a_quotation_needs_a_speaker_unless_somebody_spoke_right_before() -> None:
    two = "“It is lost,” said Ana Ruiz. “It is not,” said Igor Pell.\n\n"
    alone, after = "The pier fell.\n\n“Nobody told us that it was rotten.”", "Vera Sundt spoke of “ruin”, she said."
    assert [gap.kind for gap in gaps(two + alone)] == ["orphan-quote"]
    assert not gaps(two + after + "\n\n“Nobody told us that it was rotten.”")
    assert not gaps("Reuters said the pier fell. It was reportedly rotten.")[1:]


def test_reasons_are_given_in_several_ways() -> None:
    for reason in ("on conditions of anonymity", "insisting on anonymity", "asking for anonymity"):
        assert [gap.kind for gap in gaps(f"A senior official said, {reason}, that the pier was lost.")] == [
            "anonymous-source"
        ]
    charged = "Igor Pell was charged with lying in a scheme of money laundering and with theft, officials said."
    assert [gap.kind for gap in gaps(charged)] == ["anonymity-unexplained"]
