"""Which words the source of an attribution takes in: brackets mark it in each sentence."""

from __future__ import annotations

import pytest

from provenance.engine import find
from provenance.text import segment

SENTENCES = (
    # what describes it
    "“We are ready,” said [Ada Bell, who runs the harbour].",
    "“We are ready,” said [Ada Bell, a pilot from Ashton, Ohio].",
    "“We are ready,” said [Tomas Reyes, spokesman for Tern, the union’s fund].",
    "“We are ready,” said [an engineer who works at the dam].",
    "“We are ready,” said [Bell], who runs the harbour.",
    "“We are ready,” said [Ada Bell] in a statement.",
    "The gate is shut, according to [two people briefed on the plan].",
    "The plan was criticized by [the members gathered in the hall].",
    "[Ada Bell, 39, a pilot from Ashton, Ohio,] said the gate was shut.",
    "[Ada Bell, who runs the harbour,] said the gate was shut.",
    "[Bell], who runs the harbour, said the gate was shut.",
    "[Bell], speaking at a fair in Ashton, Ohio, said the gate was shut.",
    "[Two engineers who spoke with the mayor] said the gate was shut.",
    "[A survey conducted by the union] suggests that the gate was shut.",
    # what it is joined with, and how many
    "[She and Bell] said the gate was shut.",
    "[Bell and the union] said the gate was shut.",
    "[Pilots, clerks and engineers] said the gate was shut.",
    "[About 40 percent] said the gate was shut.",
    "[At least two pilots] said the gate was shut.",
    "[Neither pilot] said the gate was shut.",
    # what does not belong to it
    "[Bell] last week said the gate was shut.",
    "[The mayor] on Monday said the gate was shut.",
    "The boats left after [the mayor] said the gate was shut.",
)


@pytest.mark.parametrize("marked", SENTENCES)
def test_source_takes_in(marked: str) -> None:
    text = marked.replace("[", "").replace("]", "")
    expected = marked[marked.index("[") + 1 : marked.index("]")]
    sources = [text[span.start : span.end] for found in find(segment(text)) for span in found.source]
    assert expected in sources
