"""What somebody is told to have said in a small part of a sentence does not name the sentence."""

from __future__ import annotations

import pytest

import provenance

_ASIDES = {
    "60 percent said they liked the plan for the harbour, double the number who said so in May.": "60 percent, unnamed",
    "Bell said the dam would hold through the winter and all of the spring floods, and that Cole says no.": "Bell",
}
_TOLD = {
    "Bell said the mayor fears that the dam will burst.": "Bell citing mayor, by office",
    "Reuters said the ministry believes that the dam will burst in May.": "Reuters citing ministry, unnamed",
}


@pytest.mark.parametrize("text", [*_ASIDES, *_TOLD])
def test_only_what_is_a_good_part_of_it_names_the_sentence(text: str) -> None:
    (sentence,) = provenance.annotate(text, any_language=True).sentences
    assert sentence.label == (_ASIDES | _TOLD)[text]


@pytest.mark.parametrize(
    "text",
    ["Asked by Ann Kemp whether it had leaked, Cole said no.", "When Kemp asked whether it had leaked, Cole said no."],
)
def test_sentence_is_on_the_word_of_whoever_answers(text: str) -> None:
    (sentence,) = provenance.annotate(text, any_language=True).sentences
    assert sentence.label.startswith("Cole")
