"""Words of a claim, and the short ways to find out that one is not there."""

from __future__ import annotations

import pytest

from provenance.claims.boilerplate import openings_in, owns_to_mistake
from provenance.claims.form import weigh
from provenance.claims.normalise import keys, lowered, says
from provenance.lexicon import read_table

TEXTS = [
    "The U.S. envoy wouldn’t say; O'Brien's deputy did.", "In 2016, 5,000 went, or 3.5 per cent of 30 000.",
    "Straße, STRASSE and Øster", "an f***ing mess,he said", "U.S., UN and E.U. talks", "",
]  # fmt: skip


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_says_the_words_that_stand_in_it_and_no_parts_of_them(text: str) -> None:
    there = lowered(text)
    assert all(says(text, [word]) for word in there)
    parts = {word[:-1] for word in there if len(word) > 1} - there
    assert not says(text, parts)


def test_words_before_a_comma_or_a_space_are_found_whole() -> None:
    assert lowered(TEXTS[0]) == {"the", "us", "envoy", "wouldn't", "say", "o'brien", "deputy", "did"}
    assert lowered(TEXTS[3]) == {"an", "f***ing", "mess", "he", "said"}
    assert lowered(TEXTS[4]) == {"us", "un", "and", "eu", "talks"}


def test_every_notice_of_a_mistake_is_one_that_may_be() -> None:
    for (phrase,) in read_table("corrections"):
        text = "Editors: " + phrase.replace("*", "of this").upper()
        assert owns_to_mistake(keys(text)) and openings_in(text)
    assert openings_in("A report wrongly said so. It misstates, misidentified and is misspelling the name.")
    assert not openings_in("The council voted on Monday, and the mayor said that it was right.")


@pytest.mark.parametrize("word", ["only", "because", "increase", "decision", "refugee"])
def test_a_common_word_weighs_little_though_its_stem_has_another(word: str) -> None:
    """“onli”, the stem of “only”, has the stem “on”: a stem is looked up as it is."""
    assert weigh(keys(word)[0]) < 0.6
