"""Lines around an article that name places, authors and media are nobody's word, and nobody's name."""

from __future__ import annotations

import pytest

from provenance.pipeline import annotate


def sourced(text: str) -> list[tuple[str, ...]]:
    document = annotate(text)
    return [tuple(document.source(id).name for id in s.chain) for s in document.sentences]


def statuses(text: str) -> list[str]:
    return [s.status for s in annotate(text).sentences]


def test_the_author_of_a_byline_is_not_the_mayor_of_the_next_line() -> None:
    text = "By Nora Vance\n\nMayor of Marlow resigns\n\nThe mayor said on Monday that she would go."
    assert "Nora Vance" not in {name for chain in sourced(text) for name in chain}


def test_the_minister_keeps_what_a_dateline_precedes() -> None:
    text = "KARACHI: “We will pay,” the minister said."
    assert (sourced(text), statuses(text)) == ([("minister",)], ["attributed"])
    assert statuses("MARLOW, May 4 (Reuters) - The lock broke, officials said.") == ["attributed"]


def test_a_photographers_agency_is_not_it() -> None:
    text = (
        "FILE PHOTO: A boat of Volant is seen in Marlow. REUTERS/Jo Smith\n\nVolant will cut jobs, it said on Monday."
    )
    assert "Reuters" not in {name for chain in sourced(text) for name in chain}


def test_a_surname_in_capitals_is_the_speaker_named_in_full_before() -> None:
    text = "LEE SAND: The dam is dry.\n\nMODERATOR: And the river?\n\nSAND: The river too."
    assert sourced(text) == [("LEE SAND",), ("MODERATOR",), ("LEE SAND",)]


def test_an_answer_whose_speaker_nobody_names_has_an_unnamed_one() -> None:
    text = "Q: Why did it leak?\n\nA: It was old.\n\nQ: Who knew?\n\nA: Everyone on the board."
    assert sourced(text) == [(), ("person interviewed",), (), ("person interviewed",)]


@pytest.mark.parametrize(
    "line",
    [
        "By Nora Vance",
        "Source: Xinhua | 2017-05-04",
        "REUTERS/Jo Smith",
        "Image source: Getty Images",
        "Read more",
        "— AFP",
        "Follow us on Twitter",
        "Photo: Jo Smith",
        "MARLOW, May 4 (AP) —",
        "Watch the video below",
        "Marlow Staff Reporter",
    ],
)
def test_furniture_claims_nothing(line: str) -> None:
    assert statuses("The lock broke on Monday.\n\n" + line)[-1] == "not-a-claim"


@pytest.mark.parametrize(
    "line",
    ["Images have emerged of the broken lock.", "Photos show a crack in the gate.", "Copyright law changed in May.",
     "Subscribers have left the paper.", "Contact tracing has begun in Marlow.", "Email records were lost in the fire.",
     "Following the storm, the lock was shut.", "Downloads fell by a third."],
)  # fmt: skip
def test_a_sentence_that_begins_like_furniture_is_a_claim(line: str) -> None:
    assert statuses("The lock broke on Monday.\n\n" + line)[-1] != "not-a-claim"
