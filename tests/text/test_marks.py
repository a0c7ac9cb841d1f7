"""Quotation marks of all kinds are read alike; apostrophes, footnotes, links and stray marks are not in the way."""

from __future__ import annotations

import pytest

import provenance
from provenance.text import segment
from provenance.text.layout import run_on

MARKS = [
    "“%s,” said %s.",
    '"%s," said %s.',
    "‘%s,’ said %s.",
    "'%s,' said %s.",
    "»%s«, said %s.",
    "« %s », said %s.",
    "«%s,» said %s.",
    "„%s“, said %s.",
    "„%s”, said %s.",
    "”%s”, said %s.",
    "‚%s‘, said %s.",
    "›%s‹, said %s.",
    "‹%s›, said %s.",
    "「%s,」 said %s.",
    "『%s』, said %s.",
    "``%s,'' said %s.",
    "“%s,”[1] said %s.",
    "“%s,”³ said %s.",
    "“%s,”* said %s.",
    "“%s,”3 said %s.",
    "“%s,”† said %s.",
    "“%s” https://example.org/a?b=1 said %s.",
    "“%s,” (https://example.org/a) said %s.",
    "“%s,” said [%s](https://example.org/lund).",
    "“%s” 😡 said %s.",
    "“%s,” said **%s**.",
    "“%s,” said _%s_.",
    "***“%s,”*** said *%s*.",
    "“%s,”[^1] said %s.",
    "\u202a”%s,” said %s.",
    "“%s,”\u00a0said \u00a0%s.",
    "“%s,” said \u00ad%s.",
    "“%s, said %s.",
    "%s,” said %s.",
    "“%s;” said %s.",
]


@pytest.mark.parametrize("form", MARKS)
@pytest.mark.parametrize("words", ["The gate is shut", "It isn’t the players’ fault", "We saw the workers’ hall"])
def test_a_quotation_has_its_speaker_whatever_its_marks(form: str, words: str) -> None:
    text = form % (words, "engineer Eva Lund")
    document = provenance.annotate(text)
    (found,) = document.attributions
    assert document.text == text and found.mode == "direct"
    assert [document.source(id).name for id in found.chain] == ["Eva Lund"]
    ((start, end),) = found.content
    assert words in text[start:end] and "said" not in text[start:end]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("In the '90s the players' union met at six o'clock.", []),
        ("The ‘90s were rock ‘n’ roll, and the workers’ hall was theirs.", []),
        ("It was rock 'n' roll, and 'tis the farmers' 'last stand' now.", ["“last stand”"]),
        ("‘’Tis late in the ’90s,’ said Bell.", ["“’Tis late in the ’90s,”"]),
        ("‘The workers’ pay is low,’ she said.", ["“The workers’ pay is low,”"]),
        ("‘I told him “no”, and he left,’ she said.", ["“I told him ‘no’, and he left,”"]),
        ("‘He calls it ‘a wall’ today,’ she said.", ["“He calls it ‘a wall’ today,”"]),
        ("“He calls it ‘a wall’ today,” she said.", ["“He calls it ‘a wall’ today,”"]),
        ("She called it ‘a wall’ and left with the nurses’ leaders.", ["“a wall”"]),
        ("‘Goin’ home is all I want,’ she said.", ["“Goin’ home is all I want,”"]),
        ("He is 6'2\" tall in his socks.", []),
        ("It rained. The gate is shut,” said Bell.", ["The gate is shut,”"]),
        ("“The gate is shut, she said, “and locked.”", ["“The gate is shut,", "“and locked.”"]),
        ("“It was open. We saw it, said guard Jon Berg. The dogs ran.", ["“It was open. We saw it,"]),
        ("‘The gate is shut.\n‘It is locked.’", ["“The gate is shut.", "“It is locked.”"]),
        ("Nobody said ‘The gate is shut.", []),
    ],
)
def test_what_is_a_quotation_and_what_an_apostrophe(text: str, quoted: list[str]) -> None:
    segmentation = segment(text)
    assert [segmentation.text[q.start : q.end] for q in segmentation.quotations] == quoted


@pytest.mark.parametrize(
    "text",
    [
        "“It is over,” said Ana Ruiz, but “it has only begun,” said Peter Holt.",
        "“It is over,” Ana Ruiz said, and “it has only begun,” Peter Holt replied.",
        "“It is over,” said Ana Ruiz, “it has only begun,” said Peter Holt.",
        "“It is over,” said Ana Ruiz; “it has only begun,” said Peter Holt.",
        "“It is over,” said Ana Ruiz, while “it has only begun,” said Peter Holt.",
    ],
)
def test_two_speakers_in_a_sentence_are_two(text: str) -> None:
    document = provenance.annotate(text)
    chains = [[document.source(id).name for id in a.chain] for a in document.attributions]
    assert chains == [["Ana Ruiz"], ["Peter Holt"]]
    assert ["over" in _words(text, a.content) for a in document.attributions] == [True, False]


@pytest.mark.parametrize(
    "text",
    [
        "“It is over,” Ana Ruiz said; “it was good.”",
        "“It is over;” Ana Ruiz added, “it was good.”",
        "“It is over,” said Ana Ruiz, “and it was good.”",
    ],
)
def test_one_speaker_goes_on_behind_a_semicolon(text: str) -> None:
    (found,) = provenance.annotate(text).attributions
    assert "over" in _words(text, found.content) and "good" in _words(text, found.content)


def test_the_sign_of_a_footnote_belongs_to_the_sentence_before_it() -> None:
    text = "The ward was shut, Khan said.[4] It rained.[5]"
    assert [text[s.start : s.end] for s in provenance.annotate(text).sentences] == [
        "The ward was shut, Khan said.[4]",
        "It rained.[5]",
    ]


@pytest.mark.parametrize("note", ["*", "†", "¹", "(4)", "[4]"])
def test_the_sign_of_a_note_ends_no_sentence_and_begins_none(note: str) -> None:
    text = f"The ward was shut, Khan said.{note} It rained{'†' * (note == '†')} all day."
    first, second = provenance.annotate(text).sentences
    assert text[first.start : first.end].endswith(f"said.{note}") and second.status == "unattributed"


def _words(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    return " … ".join(text[start:end] for start, end in spans)


def test_single_marks_are_nested_three_deep_at_most() -> None:
    """So a stray mark looks for its end no further than the next few."""
    three, four = segment("‘a ‘b ‘c’ d’ e’"), segment("‘a ‘b ‘c ‘d’ e’ f’ g’")
    assert [three.text[q.start : q.end] for q in three.quotations] == ["“a ‘b ‘c’ d’ e”"]
    assert [four.text[q.start : q.end] for q in four.quotations] == ["“b ‘c ‘d’ e’ f”"]


@pytest.mark.parametrize(
    "text",
    [
        "2*3*4 is 24, Bell said.",
        "It is **** late, Bell said.",
        "He calls it f**k and s**t.",
        "The snake_case and camel_case names are old.",
        "* Bell said * Lund said",
    ],
)
def test_other_stars_are_no_emphasis(text: str) -> None:
    assert run_on(text).text == text
