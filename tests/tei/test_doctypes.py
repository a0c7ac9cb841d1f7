"""Document type declarations: nothing they name is opened, and only plain text comes out of their entities."""

from __future__ import annotations

from pathlib import Path

import pytest

import provenance
from provenance.errors import ReadingError
from provenance.pipeline import annotate_article
from provenance.reading import read
from provenance.reading.tei_layer import read_layer
from provenance.writing.tei import without_layer, write_anchors, write_standoff
from provenance.xml.doctype import settled

BODY = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>t</title></titleStmt>'
    "<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader><text><body>\n"
    "<p>The weir will hold{}, the harbour master said on Friday.</p></body></text></TEI>"
)
PICTURE = '<!NOTATION png SYSTEM "PNG"><!ENTITY plate1 SYSTEM "plate1.png" NDATA png>'
UNUSED = {
    "public": '<!DOCTYPE TEI PUBLIC "-//TEI//DTD" "http://localhost:1/tei2.dtd">',
    "address": '<!DOCTYPE TEI SYSTEM "https://localhost:1/tei.dtd">',
    "file": '<!DOCTYPE TEI SYSTEM "{folder}/local.dtd">',
    "picture": f"<!DOCTYPE TEI [{PICTURE}]>",
    "parameter": '<!DOCTYPE TEI [<!ENTITY % more SYSTEM "http://localhost:1/more.ent"> %more;]>',
    "inner parameter": "<!DOCTYPE TEI [<!ENTITY % one '<!ENTITY two \"2\">'> %one;]>",
    "chapter": '<!DOCTYPE TEI [<!ENTITY chapter SYSTEM "chapter.xml">]>',
    "bomb": '<!DOCTYPE TEI [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]>',
    "markup": "<!DOCTYPE TEI [<!ENTITY logo '<graphic url=\"x\"/>'>]>",
    "defaults": '<!DOCTYPE TEI [<!ATTLIST p rend CDATA "plain"><!-- ]> --><?x ]>?>]>',
    "several lines": f'<!DOCTYPE TEI\n  PUBLIC "-//TEI//DTD"\n "tei2.dtd" [\n{PICTURE}\n\n]\n>',
}
TEXT = "The weir will hold, the harbour master said on Friday."


def declared(kind: str, folder: Path, inside: str = "") -> bytes:
    (folder / "local.dtd").write_text('<!ENTITY dash "LOADED">', encoding="utf-8")
    return (UNUSED[kind].replace("{folder}", str(folder)) + BODY.format(inside)).encode()


@pytest.mark.parametrize("kind", UNUSED)
def test_what_never_reaches_the_text_is_accepted(kind: str, tmp_path: Path) -> None:
    data = declared(kind, tmp_path)
    (article,) = read(data)
    assert article.text == TEXT
    document = annotate_article(article)
    assert without_layer(write_anchors(document, data)) == data
    assert read_layer(write_anchors(document, data)).attributions == document.attributions
    assert write_standoff(document, data, "host.xml")


@pytest.mark.parametrize("kind", UNUSED)
def test_what_another_parser_is_given_opens_nothing_and_is_as_long(kind: str, tmp_path: Path) -> None:
    data = declared(kind, tmp_path)
    harmless = settled(data).data
    assert len(harmless) == len(data) and harmless.count(b"\n") == data.count(b"\n")
    assert harmless.endswith(data[data.index(b"<TEI xmlns") :])
    assert not any(word in harmless for word in (b"SYSTEM", b"PUBLIC", b"%", b"ATTLIST", b"NOTATION"))


@pytest.mark.parametrize(
    ("entity", "in_text"),
    [
        ('<!ENTITY dash "&#8212;">', "\u2014"),
        ('<!ENTITY dash " — “so far” ">', " — “so far” "),
        ("<!ENTITY dash '; &#34;'>", '; "'),
        ('<!ENTITY dash "&#37;">', "%"),
        ('<!ENTITY dash "first"><!ENTITY dash "second">', "first"),
        ('<!ENTITY dash "">', ""),
    ],
)
def test_an_entity_of_plain_text_is_read(entity: str, in_text: str) -> None:
    data = (f"<!DOCTYPE TEI [{PICTURE}{entity}]>" + BODY.format("&dash;")).encode()
    (article,) = read(data)
    assert article.text == TEXT.replace(",", in_text + ",")
    document = annotate_article(article)
    written = write_anchors(document, data)
    assert without_layer(written) == data
    back = read_layer(written)
    assert back.attributions == document.attributions and back.sentences == document.sentences


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "iso-8859-1"])
def test_every_encoding(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding[:6] if "16" in encoding else encoding}"?>'
    text += f'<!DOCTYPE TEI SYSTEM "tei.dtd" [{PICTURE}<!ENTITY dash "&#8212;">]>' + BODY.format("&dash; é")
    data = text.encode(encoding)
    (article,) = read(data)
    assert article.text == TEXT.replace(",", "\u2014 é,")
    document = annotate_article(article)
    written = write_anchors(document, data)
    assert without_layer(written) == data and read_layer(written).attributions == document.attributions


REFUSED = {
    "undeclared": ("", "“dash”, which the file does not declare"),
    "in a file": ('<!DOCTYPE TEI SYSTEM "local.dtd">', "“dash”, which the file does not declare"),
    "external": ('<!DOCTYPE TEI [\n<!ENTITY dash SYSTEM "local.dtd">\n]>', "stands for the file “local.dtd”"),
    "markup": ('<!DOCTYPE TEI [<!ENTITY dash "<hi>x</hi>">]>', "stands for more than a phrase"),
    "others": ('<!DOCTYPE TEI [<!ENTITY a "a"><!ENTITY dash "&a;">]>', "stands for more than a phrase"),
    "behind a parameter": (
        '<!DOCTYPE TEI [<!ENTITY % p SYSTEM "p.ent"> %p; <!ENTITY dash "x">]>',
        "“dash”, which the file does not declare",
    ),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_reaches_the_text_and_is_not_known_is_refused_by_name(kind: str, tmp_path: Path) -> None:
    doctype, message = REFUSED[kind]
    (tmp_path / "local.dtd").write_text("LOADED", encoding="utf-8")
    path = tmp_path / "host.xml"
    path.write_text(doctype + BODY.format("&dash;"), encoding="utf-8")
    with pytest.raises(ReadingError, match=message) as caught:
        list(read(path))
    assert caught.value.where == f"{path}:{2 + doctype.count(chr(10))}"
    assert caught.value.remedy


def test_the_remedy_works() -> None:
    with pytest.raises(ReadingError) as caught:
        list(read(BODY.format("&eacute;").encode()))
    assert '<!DOCTYPE … [<!ENTITY eacute "its text">]>' in (caught.value.remedy or "")
    (article,) = read(('<!DOCTYPE TEI [<!ENTITY eacute "é">]>' + BODY.format("&eacute;")).encode())
    assert article.text == TEXT.replace("hold", "holdé")


def test_a_phrase_in_an_entity_is_one_place_for_pointers() -> None:
    """Both edges of “Ada Bell” stand inside of the entity, where no anchor can be set."""
    data = ('<!DOCTYPE TEI [<!ENTITY bell "engineer Ada Bell">]>' + BODY.format(", &bell; said, and")).encode()
    document = annotate_article(next(iter(read(data))))
    assert any(m for s in document.sources for m in s.mentions if s.name == "Ada Bell")
    written = write_anchors(document, data)
    assert without_layer(written) == data and b"&bell;" in written
    assert read_layer(written).sources == document.sources
    assert provenance.read_tei
