"""The text of TEI as archives encode it: tokens, divided words, alternatives, paragraphs over a page, other files."""

from __future__ import annotations

import pytest

import provenance
from provenance.errors import ReadingError
from provenance.model import Article, Span
from provenance.reading import read
from provenance.reading.tei_layer import read_layer, read_standoff
from provenance.writing.tei import without_layer, write_anchors, write_standoff
from provenance.writing.tei.validation import validate_tei
from provenance.xml.tei import read_host


def tei(body: str) -> bytes:
    return (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>t</title></titleStmt>'
        "<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>"
        f"<text><body>{body}</body></text></TEI>"
    ).encode()


def article(body: str) -> Article:
    (found,) = read(tei(body))
    return found


JOINED = """<p><s>
 <w>The</w>
 <w>weir</w>
 <w join="right">holds</w>
 <pc>,</pc>
 <w join="right">can<w norm="can"/><w norm="not"/>not</w>
 <pc>.</pc>
</s><s><pc join="right">“</pc><w>Yes</w><pc join="left">,</pc><pc join="left">”</pc>
<name><w>Ida</w></name> <w join="right">said</w><pc>.</pc></s></p>"""


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (JOINED, "The weir holds, cannot. “Yes,” Ida said."),
        ("<p><w>The</w> <w>weir</w><pc>,</pc> <w>she</w> <w>said</w><pc>.</pc></p>", "The weir, she said."),
        ("<p>\n<w>The</w>\n<w>weir</w>\n<pc>(</pc>\n<w>old</w>\n<pc>)</pc>\n<w>fell</w>\n<pc>.</pc>\n</p>",
         "The weir (old) fell."),
        ("<p><s>One.</s><s>Two.</s></p>", "One. Two."),
        ("<p>Plain <w>words</w> beside <w>tokens</w>, as written.</p>", "Plain words beside tokens, as written."),
    ],
)  # fmt: skip
def test_tokens_are_parted_as_the_encoding_says(body: str, text: str) -> None:
    assert article(body).text == text


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>a sur-<lb/>veyor came</p>", "a surveyor came"),
        ("<p>a sur-\n   <lb n='2'/>veyor came</p>", "a surveyor came"),
        ("<p>a sur<lb break='no'/>veyor and a coun\n<lb break='no'/>cil</p>", "a surveyor and a council"),
        ("<p>a sur-<pb n='2'/><fw>HEAD</fw><lb/>veyor came</p>", "a surveyor came"),
        ("<p>the vice-<lb/>president came</p>", "the vice-president came"),
        ("<p>the Anglo-<lb/>Saxon words</p>", "the Anglo-Saxon words"),
        ("<p>a sur¬\nveyor, a sur\u00ad<lb/>veyor</p>", "a surveyor, a surveyor"),
        ("<p>a sur-</p><pb/><p>veyor came</p>", "a surveyor came"),
        # what no line end parts stays as it is
        ("<p>a well-known weir</p>", "a well-known weir"),
        ("<p>two- or three-fold</p>", "two- or three-fold"),
        ("<p>so it ended -<lb/>for now</p>", "so it ended - for now"),
        ("<p>a well-<lb break='yes'/>known weir</p>", "a well- known weir"),
        ("<p>it ended in a hyphen-</p><p>Next</p>", "it ended in a hyphen-\nNext"),
    ],
)
def test_words_that_a_line_end_divides_are_whole(body: str, text: str) -> None:
    assert article(body).text == text


@pytest.mark.parametrize(
    ("body", "text", "left_out"),
    [
        ("<choice><orig>shew</orig><reg>show</reg></choice>", "show", ["orig"]),
        ("<choice><reg>show</reg><orig>shew</orig></choice>", "show", ["orig"]),
        ("<choice><abbr>Dr</abbr><expan>Doctor</expan></choice>", "Doctor", ["abbr"]),
        ("<choice><sic>teh</sic></choice>", "teh", []),
        ("<choice><unclear>mole</unclear><unclear>vole</unclear></choice>", "mole", ["unclear"]),
        ("<app><rdg>Ida</rdg><lem>Ada</lem><note>sic</note></app>", "Ada", ["rdg", "note"]),
        ("<app><rdgGrp><rdg>Ada</rdg><rdg>Ida</rdg></rdgGrp><rdg>Oda</rdg></app>", "Ada", ["rdg", "rdg"]),
        ("<sic>teh</sic>", "teh", []),
    ],
)
def test_of_alternatives_one_is_read_and_the_others_are_listed(body: str, text: str, left_out: list[str]) -> None:
    found = article(f"<p>{body}</p>")
    assert (found.text, [o.kind for o in found.omitted]) == (text, left_out)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>the weir will</p><pb/><p>hold</p>", "the weir will hold"),
        ("<p>the weir will</p>\n<cb/>\n<p>hold</p>", "the weir will hold"),
        ("<p part='I'>The weir</p><pb/><p part='M'>and</p><p part='F'>Wall</p>", "The weir and Wall"),
        ("<p xml:id='a' next='#b'>The weir</p><p xml:id='b'>Holds</p>", "The weir Holds"),
        ("<p xml:id='a'>The weir</p><p prev='#a'>Holds</p>", "The weir Holds"),
        # two paragraphs are two
        ("<p>the weir will hold.</p><pb/><p>iPhones sell</p>", "the weir will hold.\niPhones sell"),
        ("<p>The weir</p><pb/><p>Next</p>", "The weir\nNext"),
        ("<p>the weir will</p><p>hold</p>", "the weir will\nhold"),
        ("<head>the weir</head><pb/><p>holds</p>", "the weir\nholds"),
        ("<l part='I'>Who holds?</l><speaker>B</speaker><l part='F'>We do.</l>", "Who holds?\nB\nWe do."),
    ],
)
def test_a_paragraph_that_a_page_cuts_is_one(body: str, text: str) -> None:
    assert article(body).text == text


def test_a_segment_of_an_utterance_is_a_paragraph() -> None:
    assert article("<u who='#x'>\n<seg>One word</seg>\n<seg>And two</seg></u>").text == "One word\nAnd two"
    assert article("<u who='#x'>Well, <seg>one</seg> or two</u>").text == "Well, one or two"


def test_front_and_back_are_listed() -> None:
    data = tei("<p>The weir holds.</p>").replace(b"<body>", b"<front><p>THE POST</p></front><body>")
    (found,) = read(data.replace(b"</body>", b"</body><back><p>Printed by us.</p></back>"))
    assert found.text == "The weir holds."
    assert [(o.kind, o.text) for o in found.omitted] == [("front", "THE POST"), ("back", "Printed by us.")]


INCLUDE = (
    '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="two.xml"><xi:fallback>lost</xi:fallback></xi:include>'
)


def test_what_another_file_holds_is_named() -> None:
    found = article(f"<p>The weir holds.</p>{INCLUDE}")
    assert found.text == "The weir holds."
    assert ("include", "two.xml") in [(o.kind, o.text) for o in found.omitted]
    with pytest.raises(ReadingError, match=r"includes other files \(two\.xml\).*xmllint --xinclude"):
        list(read(tei(INCLUDE)))


HARD = tei(
    "<p>The inspec-<lb/>tor said the weir <choice><sic>hodls</sic><corr>holds</corr></choice>, and</p><pb/>"
    f"<p>according to the sur¬\nveyor it will.</p>{JOINED}"
)


def test_offsets_lead_back_to_what_stands_in_the_file() -> None:
    host = read_host(HARD, "host")
    at = host.text.index("inspector")
    span = Span(at, at + len("inspector"))
    (pointer,) = host.pointer(span).split()
    name, start, length = pointer.removeprefix("#string-range(").rstrip(")").split(",")
    assert length == str(len("inspec-tor"))
    assert host.resolve(name, [int(start), int(length)]) == span


def test_layers_of_such_a_host_are_valid_and_read_back() -> None:
    (found,) = read(HARD)
    document = provenance.annotate_article(found)
    assert {a.lemma for a in document.attributions} >= {"say", "according to"}
    written = write_anchors(document, HARD)
    assert without_layer(written) == HARD and validate_tei(written) == []
    assert read_layer(written) == document
    beside = write_standoff(document, HARD, "host.xml").encode()
    assert read_standoff(beside, HARD) == document
