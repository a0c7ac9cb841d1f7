"""Where content ends: a sentence each, with the content of its attribution in brackets."""

from __future__ import annotations

import pytest

import provenance

BEFORE_THE_MAIN_CLAUSE = (
    "While only 7 percent said [they were undecided], 27 percent could change their minds.",
    "As Bell criticized [the new dam], the river kept rising.",
    "Although the mayor insisted [that the bridge was safe], engineers closed it.",
    "But after Reyes refused [to open the gate], she was sued.",
    "If Bell believes [the pier can be saved], he should pay for it.",
    "When the union demanded [a review], the owner of the mill left town.",
)
UP_TO_THE_END = (
    "Bell said [while it was raining, the dam was safe].",  # the cue is in the main clause
    "While it was raining, Bell said [the road was closed and the bridge had gone].",
    "As the water rose, the mayor insisted [that the bridge, the oldest in the valley, was safe].",
)
ASIDES = (
    "Bell said [the dam — the oldest of all — had burst].",
    "Officials say [Ada Lund, the clerk who had sold the boat on Sunday, held two licences].",
    "Bell said [that the ferry, numbering 12 seats, had sunk].",
    "She believes [that those boats - which include two ferries and a pilot boat - will sink].",
    "Reyes warned [that Norvik, even as a tenant, had raised the risk].",
    "Lund said [the price changes, coupled with a strike, made it harder to pay for the dam].",
    "They fear [that as a port, the town would be lost].",
    "Lund said [that during the storm last week, the bridge was shut].",
    "Lund said [that although the vote was an “important step,” it was far from perfect].",
    "Lund argued [the old canal, which is backed by the union, “would not go ten feet” without a law].",
    "Lund said [that people – unnamed – “are very threatened” by it].",
    "Lund asked [whether the minister, Ada Holt, could pay for the dam].",
)
BEFORE_THE_CONTENT = (
    "Bell said, if elected, [she would open the dam].",
    "Bell said on Monday, in a note to Reyes, a clerk, [“The dam will open.”]",
    "The pilots would argue — and Reyes presumably believes — [that the plan is better].",
    "The mayor said — on Twitter, as it happens — [that the dam leaks].",
)
NEW_SPEAKERS = (
    "Bell says [that the dam cannot be saved], and they say that would be late.",
    "Bell, who said [he would help Reyes], ultimately did not come.",
)
QUOTATIONS = (
    "The board met on Monday - [“It leaks,”] Bell said - and shut the gate.",
    "Reyes had to wait — [“too long,”] she said.",
    "[The dam was old and “unsafe,”] she said.",
)
WRITTEN = (
    "Bell wrote to his 20,000 followers, [“It is time to go,”] and shared a link.",
    "Bell wrote on Twitter [that the dam was leaking].",
    "Lund wrote in his column last week [that the ferry was late].",
    "Reyes wrote in a letter to the board: [“The dam leaks.”]",
    "Reyes wrote [a letter to the board].",
)
NO_ASIDES = (
    "Officials announced [the pier is closed], forcing ships to Corven.",
    "Bell said [the dam had burst], adding that the town was safe.",
    "Bell defended [the plan], which the board had dropped in May, and left.",
)


def annotated(text: str) -> str:
    """The text with brackets around the content of its first outermost attribution."""
    document = provenance.annotate(text, any_language=True)
    outermost = next(a for a in document.attributions if a.parent is None)
    for span in reversed(outermost.content):
        text = f"{text[: span.start]}[{text[span.start : span.end]}]{text[span.end :]}"
    return text


@pytest.mark.parametrize(
    "text",
    (
        *BEFORE_THE_MAIN_CLAUSE,
        *BEFORE_THE_CONTENT,
        *NEW_SPEAKERS,
        *UP_TO_THE_END,
        *ASIDES,
        *NO_ASIDES,
        *QUOTATIONS,
        *WRITTEN,
    ),
)
def test_content(text: str) -> None:
    assert annotated(text.replace("[", "").replace("]", "")) == text
