"""Who tells of whom, and the reason that is kept with each decision."""

from __future__ import annotations

import pytest

from provenance import annotate
from provenance.engine import find
from provenance.lexicon.media import medium_in
from provenance.text import segment

TOLD = (
    # the sentence, the cue of the inner finding, the cue of the one that tells of it, and why
    ("Yonhap said the union claims that 500 pilots left.", "claim", "say", "inside the content of “said”"),
    (
        "Tern reported that the dam leaked, according to two pilots.",
        "report", "according to", "inside the content of “according to”",
    ),
    ("Reuters reported that the dam leaked, according to two pilots.", "according to", "report", "told by it"),
    ("The Marlow Courier reported that the dam leaked, according to Bell.", "according to", "report", "told by it"),
    (
        "Bell reported that, according to the mayor, the dam leaked.",
        "according to", "report", "it interrupts “reported”",
    ),
    ("“It leaked,” aides said Mr. Ryan told his staff.", "tell", "say", "its source follows “said” at once"),
)  # fmt: skip


@pytest.mark.parametrize(("sentence", "inner", "outer", "reason"), TOLD)
def test_told_by(sentence: str, inner: str, outer: str, reason: str) -> None:
    findings = find(segment(sentence))
    told = next(f for f in findings if f.lemma == inner)
    assert told.teller is not None
    assert (findings[told.teller].lemma, told.parent) == (outer, told.teller)
    assert reason in told.nesting


def test_two_clauses_beside_each_other_tell_nothing_of_each_other() -> None:
    sentence = "Bell said that the gate had been left open all night, and Reyes argued that it was shut."
    found = {f.lemma: f for f in find(segment(sentence))}
    assert found["argue"].teller is None
    nested = "Bell said that the gate had been left open all night and that Reyes argued it was shut."
    found = {f.lemma: f for f in find(segment(nested))}
    assert "argue" not in found or found["argue"].teller is not None


@pytest.mark.parametrize(
    ("sentence", "lemma", "link"),
    [
        ("Lund said the mayor claimed that the dam leaked.", "claim", True),
        ("Lund said the mayor plans to close the dam.", "plan", False),
        ("Lund said the mayor agreed to close the dam.", "agree", False),
        ("Lund said the mayor believed that the dam leaked.", "believe", True),
    ],
)
def test_a_saying_or_a_belief_that_is_told_of_is_a_link(sentence: str, lemma: str, link: bool) -> None:
    told = next(f for f in find(segment(sentence)) if f.lemma == lemma)
    assert told.teller is not None
    assert told.link is link


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("AP and two aides", "AP"),
        ("the Marlow Courier’s editor", "Marlow Courier"),
        ("The New York Times", "New York Times"),
        ("Ada Bell of the Courier", None),
        ("the United Nations", None),
        ("two aides", None),
    ],
)
def test_the_lexicon_tells_a_medium(phrase: str, name: str | None) -> None:
    assert medium_in(phrase) == name


def test_a_surname_is_not_the_medium_of_that_name() -> None:
    tells = "{} reported that the poll was wrong, according to two aides."
    assert annotate(tells.format("Fox")).sentences[0].chain[0] == "src.fox-news"
    chain = annotate("The race began. Ms. Ada Fox ran. " + tells.format("Fox")).sentences[-1].chain
    assert chain[-1] == "src.ada-fox"
