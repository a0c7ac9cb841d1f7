"""Speech that the encoding of a text gives to somebody is evidence: `said`, `q`, `quote`, `sp`, `u`, `cit`."""

from __future__ import annotations

import pytest

import provenance
from provenance.model import Document
from provenance.reading import read
from provenance.reading.tei_layer import read_layer, read_standoff
from provenance.settings import Settings
from provenance.writing.tei import write_anchors, write_standoff, write_tei
from provenance.writing.tei.validation import validate_tei

PEOPLE = (
    "<profileDesc><particDesc><listPerson>"
    '<person xml:id="nf"><persName><surname>Farrow</surname>, <forename>Ned</forename></persName></person>'
    '<person xml:id="up"><persName>Una Pole</persName></person></listPerson></particDesc></profileDesc>'
)


def host(body: str, people: str = PEOPLE) -> bytes:
    return (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>t</title></titleStmt>'
        f"<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc>{people}</teiHeader>"
        f"<text><body>{body}</body></text></TEI>"
    ).encode()


def annotated(body: str, people: str = PEOPLE) -> Document:
    (article,) = read(host(body, people))
    return provenance.annotate_article(article)


def chains(body: str, people: str = PEOPLE) -> dict[str, list[str]]:
    """Sentence → the names of its chain."""
    document = annotated(body, people)
    return {document.text_of(s): [document.source(id).name for id in s.chain] for s in document.sentences}


@pytest.mark.parametrize(
    ("body", "sentence", "chain"),
    [
        ('<p><said who="#nf">The wall is sound</said>, he said.</p>', "The wall is sound, he said.", ["Ned Farrow"]),
        ('<p>Nobody moved. <q who="#up">We were not asked.</q></p>', "We were not asked.", ["Una Pole"]),
        ('<p>It rained. <quote who="#up">“We left.”</quote></p>', "“We left.”", ["Una Pole"]),
        ('<p><said who="#up" direct="false">The ferry is late</said>.</p>', "The ferry is late.", ["Una Pole"]),
        ('<sp who="#nf"><speaker>FARROW.</speaker><p>It will stand.</p></sp>', "It will stand.", ["Ned Farrow"]),
        ("<sp><speaker>Ivo Brand.</speaker><p>It will stand.</p></sp>", "It will stand.", ["Ivo Brand"]),
        ('<u who="#up"><seg>It was late.</seg><seg>We knew it.</seg></u>', "We knew it.", ["Una Pole"]),
        ('<u who="#up">The council said it was late.</u>', "The council said it was late.", ["Una Pole", "council"]),
        # hearsay within what is told there does not enclose it in turn
        ('<u who="#up">Brand claimed that it was widely believed that the dam leaked.</u>',
         "Brand claimed that it was widely believed that the dam leaked.", ["Una Pole", "Brand"]),
        ('<u who="#up #nf">It was late.</u>', "It was late.", ["Una Pole and Ned Farrow"]),
        ('<u who="people.xml#XY">It was late.</u>', "It was late.", ["#XY"]),
        ("<cit><quote>No wall lasts.</quote><bibl><author>Ivo Brand</author></bibl></cit>", "No wall lasts.",
         ["Ivo Brand"]),
        # the encoder goes before a pronoun that seems to mean somebody else
        ('<p>Ivo Brand came. <said who="#up">We left</said>, she said.</p>', "We left, she said.", ["Una Pole"]),
        # no marks are needed to see that words are quoted
        ("<p><q>We are late,</q> said Ida Holm.</p>", "We are late, said Ida Holm.", ["Ida Holm"]),
        ("<p>“<q>We are late,</q>” said Ida Holm.</p>", "“We are late,” said Ida Holm.", ["Ida Holm"]),
    ],
)  # fmt: skip
def test_who_speaks(body: str, sentence: str, chain: list[str]) -> None:
    assert chains(body)[sentence] == chain


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ('<sp who="#nf"><stage>The gate falls shut.</stage><p>Run!</p></sp>', "The gate falls shut."),
        ("<p>The gate fell shut. It <q>rained</q> all day.</p>", "It rained all day."),
        ("<cit><quote>The gate fell shut.</quote></cit>", "The gate fell shut."),
    ],
)
def test_what_nobody_says_is_nobodys(body: str, sentence: str) -> None:
    assert chains(body)[sentence] == []


def test_a_key_that_the_file_does_not_resolve_is_whom_the_text_names_beside_it() -> None:
    body = '<p><said who="#ih">It holds</said>, Ida Holm told us.</p><u who="#ih">It will hold.</u>'
    assert chains(body, "")["It will hold."] == ["Ida Holm"]


def test_an_unknown_key_stands_for_whom_the_speaker_element_says() -> None:
    play = '<sp who="#m"><speaker>MARY</speaker><p>It holds.</p></sp><sp who="#m"><p>It will hold.</p></sp>'
    assert chains(play, "") == {"MARY": [], "It holds.": ["MARY"], "It will hold.": ["MARY"]}
    named = '<sp who="#m"><speaker>Mary Holt.</speaker><p>It still holds.</p></sp>'
    assert chains(play + named, "")["It holds."] == ["Mary Holt"]


def test_the_encoders_certainty_counts() -> None:
    sure, low, half = annotated(
        '<u who="#up">It was late.</u><u who="#nf" cert="low">It was.</u><u who="#nf" cert="0.5">It is.</u>'
    ).attributions
    assert [(a.rule, a.certainty) for a in (sure, low, half)] == [("ENC01", 0.95), ("ENC01", 0.6), ("ENC01", 0.5)]


def test_the_rule_can_be_silenced() -> None:
    (article,) = read(host('<u who="#up">It was late.</u>'))
    assert not provenance.annotate_article(article, Settings(silenced_rules=frozenset({"ENC01"}))).attributions


MIXED = (
    '<p><said who="#nf">The sluice is sound</said>, he said. <q>It will hold.</q> It rained.</p>'
    '<sp who="#up"><speaker>POLE.</speaker><p>We <hi>built</hi> it.</p></sp><u who="#zz">Late.</u>'
)


def test_offsets_are_those_of_the_text_and_layers_read_back() -> None:
    data = host(MIXED)
    document = annotated(MIXED)
    contents = [document.text_of(span) for a in document.attributions for span in a.content]
    assert "The sluice is sound" in contents and "We built it." in contents
    assert all(span.start < span.end for a in document.attributions for span in (*a.cue, *a.content, *a.source))
    written = write_anchors(document, data)
    assert validate_tei(written) == [] and read_layer(written) == document
    inline = write_tei(document).encode()
    assert validate_tei(inline) == [] and read_layer(inline) == document


@pytest.mark.parametrize(
    "said", ["<sp who='#a'><speaker>VANCE</speaker><p>It burned.</p></sp>", "<u who='#a'>It burned, Holt says.</u>"]
)
def test_speech_without_a_cue_has_a_place_in_a_host(said: str) -> None:
    data, document = host(said), annotated(said)
    assert () in [a.cue for a in document.attributions]
    assert read_layer(write_anchors(document, data)) == document
    assert read_standoff(write_standoff(document, data, "h.xml").encode(), data) == document
