"""What stands before a colon at the start of a paragraph, and whether it names a speaker."""

from __future__ import annotations

import pytest

from provenance.text import segment
from provenance.text.labels import Label


def labels(text: str) -> list[Label]:
    return [p.label for p in segment(text).paragraph_kinds if p.label]


def kinds(text: str) -> list[str]:
    return [label.kind for label in labels(text)]


BODY = "\n\nThe lock opened on Monday. Boats went through."


@pytest.mark.parametrize(
    "head",
    [
        "Vance: “The lock was never safe”",
        "Nora Vance: I will not resign",
        "VANCE: We will repair the lock",
        "Police: Skipper had fallen asleep",
        "Ex-harbourmaster: Town has lost its nerve",
        "Fleet chief: fares may have to rise",
        "@noravance: We will not pay",
        "UN: 3 million need shelter after floods",
        "Study: Quiet boats scare fewer birds",
        "Poll: Voters split over lock",
    ],
)
def test_speaks_by_quotation_first_person_role_or_body(head: str) -> None:
    assert kinds(head + BODY) == ["speaker"]


@pytest.mark.parametrize(
    "head",
    [
        "Cost of living: Ferries face bleak winter",
        "Nora Vance: Former harbourmaster dies at 71",
        "Regatta 2031: Five towns drop out",
        "MARLOW: Two men were arrested on Monday.",
        "PORT ELLEN: A fire destroyed six boats.",
        "MARLOW, May 4: A fire destroyed six boats.",
        "Watch: Whale surfaces beside a kayak",
        "In pictures: Life on the longest canal",
        "Result: Marlow 2, Ashton 1",
        "File photo: A boat is seen in Marlow",
        "MARLOW: “We will pay,” the minister said.",
        "Flood: We were not warned, boatmen say",
        "@marlow: Two dead after floods",
        "NHS: Waiting lists longest since records began",
        "Key facts: “The lock is ninety years old”",
        "Main findings: “The lock was never safe”",
        "Top quotes: “We will pay”",
    ],
)
def test_topics_places_and_announcements_do_not(head: str) -> None:
    assert set(kinds(head + BODY)) <= {"none"}


def test_a_person_who_speaks_in_the_body_speaks_over_it_unless_the_line_tells_of_them() -> None:
    body = "\n\nGovernor Aiko Kimura said on Monday that prices were high."
    assert kinds("Kimura: Rates will rise again" + body) == ["speaker"]
    assert kinds("Kimura: Rates will rise again" + BODY) == ["none"]
    assert kinds("Kimura: Governor will retire in May" + body) == ["none"]


def test_a_transcript_needs_labels_that_recur_or_people() -> None:
    assert kinds("Vance: It leaked.\n\nHolt: Since when?\n\nVance: Since May.") == ["turn"] * 3
    assert kinds("NORA VANCE: It leaked.\n\nPAUL HOLT: It did.") == ["turn"] * 2
    assert kinds("NORA VANCE: Badly.\n\nPAUL HOLT: How?\n\nNORA VANCE: Badly.") == ["turn"] * 3
    assert kinds("MARLOW: A man was shot.\n\nASHTON: Two shops burnt down.") == ["none"] * 2
    assert kinds("Vance: 12\n\nHolt: 9\n\nVance: 3") == ["none"] * 3


def test_the_name_of_a_label_is_without_age_job_and_office() -> None:
    text = "Nora Vance, 34, teacher: I will vote no."
    (label,) = labels(text)
    tokens = segment(text).tokens
    assert (tokens[label.first].text, tokens[label.last - 1].text, label.kind) == ("Nora", "Vance", "speaker")
    text = "The Minister of Works (Nora Vance): It leaks.\n\nPaul Holt: Why?\n\nThe Minister of Works: It is old."
    tokens = segment(text).tokens
    assert [tokens[label.last - 1].text for label in labels(text)] == ["Vance", "Holt", "Vance"]


@pytest.mark.parametrize("lead", ["[00:03:12] ", "(14:05) ", "00:03:12 ", "14:05 – ", "• ", "* ", "- "])
def test_a_time_or_a_bullet_may_stand_before_a_label(lead: str) -> None:
    turns = "Nora Vance: It leaked.", "Paul Holt: Since when?", "Nora Vance: Since May."
    text = "\n".join(lead + turn for turn in turns)
    assert [(label.kind, name) for label, (name, _) in zip(labels(text), introduced(text), strict=True)] == [
        ("turn", "Nora Vance"), ("turn", "Paul Holt"), ("turn", "Nora Vance")
    ]  # fmt: skip
    assert kinds(f"{lead}LONDON: Bus drivers walked out.") == ["none"]


def test_how_it_is_said_may_stand_in_brackets_after_a_name() -> None:
    text = "NORA VANCE [laughing]: It leaked.\n\nPAUL HOLT (by telephone): It did.\n\nVANCE: Since May."
    assert [name for name, _ in introduced(text)] == ["NORA VANCE", "PAUL HOLT", "VANCE"]


def introduced(text: str) -> list[tuple[str, str]]:
    """Name and what it introduces, of each turn."""
    tokens = segment(text).tokens
    return [
        (text[tokens[x.first].start : tokens[x.last - 1].end], text[tokens[x.begin].start : tokens[x.end - 1].end])
        for x in labels(text)
        if x.kind == "turn"
    ]


def test_a_turn_goes_on_over_paragraphs_to_the_next_label() -> None:
    text = "Vance: It leaked.\n\nIt was old.\n\nHolt: Since when?\n\nVance: Since May.\n\nThe inquiry ended."
    assert introduced(text)[0] == ("Vance", "It leaked.\n\nIt was old.")
    assert introduced(text)[-1] == ("Vance", "Since May.")


def test_a_speaker_on_a_line_of_its_own_needs_to_recur() -> None:
    line = "Nora Vance -- Chief Executive Officer"
    text = f"{line}\n\nSales doubled. We expect more.\n\nPaul Holt -- Analyst\n\nAnd margins?\n\n{line}\n\nFlat."
    assert introduced(text) == [
        ("Nora Vance", "Sales doubled. We expect more."),
        ("Paul Holt", "And margins?"),
        ("Nora Vance", "Flat."),
    ]
    assert introduced("Nora Vance, teacher\n\nIt leaked.\n\nPaul Holt, driver\n\nIt did.") == []


def test_an_interview_without_letters_is_told_by_questions_to_somebody_and_answers_in_the_first_person() -> None:
    intro = "Nora Vance runs the lock in Marlow."
    turns = "Were you there when it broke?\n\nI was at home.\n\nWhat is lost?\n\nWe lost the gates."
    assert introduced(f"{intro}\n\n{turns}") == [("Nora Vance", "I was at home."), ("Nora Vance", "We lost the gates.")]
    assert introduced(turns) == []
    column = "Why did it break?\n\nNobody knows.\n\nWhat is lost?\n\nThe gates are."
    assert introduced(f"{intro}\n\n{column}") == []


@pytest.mark.parametrize("marks", ["Q:A:", "Q.A."])
def test_answers_are_those_of_the_person_the_lines_before_name(marks: str) -> None:
    q, a = marks[:2], marks[2:]
    text = f"By Ida Varn\n\nWe met the engineer Nora Vance.\n\n{q} Why did it leak?\n\n{a} It was old."
    question, answer = labels(text)
    assert (question.kind, answer.kind) == ("question", "answer")
    assert segment(text).tokens[answer.last - 1].text == "Vance"


def test_marks_before_each_label_set_a_transcript_off_and_quote_nobody() -> None:
    turns = '\n\n"VANCE: When did you “know”?\n\n"MOSS: In May.\n\n"We told them.\n\n"VANCE: And then?"'
    text = "Moss: We told them" + BODY + turns
    found = segment(text)
    said = [(label.kind, text[found.tokens[label.first].start :][:5]) for label in labels(text)]
    assert said == [("speaker", "Moss:"), ("turn", "VANCE"), ("turn", "MOSS:"), ("turn", "VANCE")]
    assert [text[q.start : q.end] for q in found.quotations] == ["“know”"]
    (moss,) = [label for label in labels(text) if text[found.tokens[label.first].start :].startswith("MOSS")]
    assert text[: found.tokens[moss.end - 1].end].endswith("We told them.")


@pytest.mark.parametrize(
    "text",
    [
        '"BREAKING: The lock is shut," Vance wrote.\n\n"BREAKING: It is open," Moss wrote.',
        '"VANCE: No boats."\n\n"DANGER: Deep water."',
        '"Vance: I left.\n\n"Vance: I stayed.',
    ],
)
def test_other_quoted_paragraphs_with_a_colon_stay_quotations(text: str) -> None:
    assert len(segment(text).quotations) == 2
