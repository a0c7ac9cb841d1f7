"""What a sentence stands on, told as a reader would: each kind with texts where it must not be told."""

from __future__ import annotations

import pytest

from provenance import annotate
from provenance.writing.standing import standings

_STORY = "Mayor Ana Lopes and the builder Karl Hahn met on Monday."


def last(text: str, outlet: str | None = None) -> str:
    return standings(annotate(f"{_STORY}\n\n{text}", outlet=outlet))[-1]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # A description of somebody the story must have named or brought in, and who was not found
        ("The actress said that the hall was too cold.", "unresolved"),
        ("The petitioner contended that the gate was listed.", "unresolved"),
        ("The former novelist said that the club was lost.", "unresolved"),
        ("A nurse treated both of them there. The nurse said that they were lucky.", "unnamed"),
        ("The actress who lives next door said that the hall was too cold.", "unnamed"),
        ("The driver said that the road was wet.", "unnamed"),
        ("An actress said that the hall was too cold.", "unnamed"),
        # A people is not somebody
        ("Republicans said that the bill was too dear.", "unnamed"),
        ("Many Tunisians accuse the party of having been slow.", "unnamed"),
        ("Mr. Hahn and Ms. Lopes said that the bill was too dear.", "named"),
        # A court that is called by those who sit in it
        ("The jury heard that no car was searched.", "institution"),
        ("The panel said that no car was searched.", "institution"),
        ("Two fans said that no car was searched.", "unnamed"),
        # What was found by a thing
        ("Tests found that the pipe was not attached.", "institution"),
        ("The pipe was not attached, according to early reports.", "institution"),
        ("The pipe was not attached, according to previous studies.", "institution"),
        ("The pipe was not attached, according to several Swedish media reports.", "institution"),
        ("Management believes that the figures are useful.", "institution"),
        ("The pipe was not attached, according to young fans.", "unnamed"),
        # The outlet's own people
        ("Our correspondent observed that the streets were under water.", "outlet"),
        ("This newspaper understands that two councillors will go.", "outlet"),
        ("Our distributors say that the streets were under water.", "unnamed"),
    ],
)
def test_who_is_not_named_is_told_from_what_has_no_name(text: str, found: str) -> None:
    assert last(text) == found


def test_nobody_is_missing_in_a_story_that_names_nobody() -> None:
    (found,) = standings(annotate("The actress said that the hall was too cold."))
    assert found == "unnamed"


def test_telling_the_outlet_itself_adds_no_link() -> None:
    document = annotate(
        "“He left on Thursday,” the farmer Ann Bell told this newspaper. Tom Orr told the Marlow Ledger that he left."
    )
    assert [len(s.chain) for s in document.sentences] == [1, 2]


def test_the_reporter_of_a_paper_is_its_own_voice_in_that_paper_alone() -> None:
    text = "The Courier's reporter said that the streets were under water."
    assert last(text, outlet="The Courier") == "outlet"
    assert last(text, outlet="The Ledger") == "named"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The council confirmed in a statement posted on its website that the pool was shut.", "named"),
        ("“We know the road is bad,” Ana Lopes told guests at a breakfast hosted by the Rotary Club.", "named"),
        ("According to Ana Lopes, the town's mayor, the road will be closed in May.", "named"),
        ("Ana Lopes closed the pool on Monday and said that the pump was broken.", "partly"),
        ("“We know the road is bad,” Ana Lopes said, and the club hosted a breakfast.", "partly"),
        ("According to Ana Lopes, the driver, a plumber, was drunk.", "named"),
    ],
)
def test_how_something_was_said_is_no_claim_of_the_outlets(text: str, found: str) -> None:
    assert last(text.replace("The council", "Hahn Ltd")) == found


@pytest.mark.parametrize(
    ("before", "speaker"),
    [
        ("A worker at the plant put it more plainly. “Nobody ever came,” he said.", "worker at the plant"),
        ("Another resident was less patient. “Nobody came. We waited for hours,” she said.", "Another resident"),
        ("One man shook his head. “It is a shame,” he said.", "One man"),
        ("Helga Brandvik met a worker. “It is a shame,” she said.", "Helga Brandvik"),
        ("A report was read out. “It is a shame,” she said.", "Helga Brandvik"),
        ("A worker was there.\n\n“It is a shame,” she said.", "worker"),
    ],
)
def test_who_is_brought_in_right_before_a_quotation_says_it(before: str, speaker: str) -> None:
    first = "The leak began on Friday, the director, Helga Brandvik, told reporters. “It was late,” she said."
    document = annotate(f"{first}\n\n{before}")
    assert document.sentences[-1].label.removesuffix(", unnamed") == speaker
