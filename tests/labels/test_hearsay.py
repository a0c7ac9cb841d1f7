"""What is hearsay: somebody's word that is nobody's; neither names nor fame."""

from __future__ import annotations

import pytest

from provenance.pipeline import annotate


@pytest.mark.parametrize(
    "text",
    [
        "The clerk is then alleged to have left by the window.",
        "The singer is understood to be ill.",
        "It is not known whether the lock will open.",
        "The ferry is reported to have sunk.",
        "It is asserted that the duke has wed.",
        "It has been suggested that votes were bought.",
    ],
)
def test_what_is_said_of_somebody_by_nobody_is_hearsay(text: str) -> None:
    assert annotate(text).sentences[0].status == "hearsay"


@pytest.mark.parametrize(
    "text",
    [
        "The lock, known as the Old Gate, closed in 1990.",
        "The singer, who was known for appearing in films, has died.",
        "She was also known as Mab.",
        "The moth is known from one valley.",
        "The clerk has not been seen for a week.",
        "That said, the boats came home.",
        "Truth be told, the boats came home.",
    ],
)
def test_a_name_and_fame_are_not(text: str) -> None:
    assert annotate(text).sentences[0].status == "unattributed"
