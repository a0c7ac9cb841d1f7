"""Where sentences end: at abbreviations, initials and numbers, by examples in which “|” marks each end."""

from __future__ import annotations

import pytest

from provenance.text import segment

EXAMPLES = (
    "In Marsh v. Velden, the court ruled. | It was late.",
    "It was Granton vs. Velden again. | It was late.",
    "Lieut. Lee saw Wm. Hart and Chas. Lund. | Geo. Sand saw them too.",
    "1. Rates will rise. | 12. Prices fell.",
    "The score was 3. | It rained.",
    "He won in 2015. | Lund lost.",
    "That was plan B. | It failed.",
    "It is full of vitamin D. | They like it.",
    "The letter was from Ann B. They of all people wrote it.",
    "The train left at 8 a.m. | Mr. Sand said it was late.",
    "The train left at 8 a.m. | Police said it was late.",
    "At 8 a.m. Mr. Sand left.",
    "At 8 a.m. Police left.",
    "The train left at 8 a.m. Eastern time.",
    "The train left at 8 a.m. Tuesday.",
    "Bell was asked, “Was it you?” | He answered, “No.”",
    "“Was it you?” | The mayor nodded.",
    "“Was it you?” Bell asked. | “Was it?” I said.",
    "“Was it you?” the mayor asked.",
    "“Come in.” | Nobody came.",
    "“Who is it?” | Bell left.",
    "The gate leaks.- | It is old.-- | “It will fall,” Bell said.",  # no-break spaces that a scraper made hyphens
    "The Corp.-owned gate leaks.",
    "“The gate leaks.”- Ada Bell",
)


@pytest.mark.parametrize("marked", EXAMPLES)
def test_sentences_end_here(marked: str) -> None:
    text = marked.replace("| ", "")
    assert [text[s.start : s.end] for s in segment(text).sentences] == marked.split(" | ")
