"""What the header of a TEI file says of an article: outlet, title, dates, identifiers."""

from __future__ import annotations

import pytest

from provenance.model import Article
from provenance.reading import read


def article(
    source: str, titles: str = "<title>Weir news</title>", publication: str = "<p/>", more: str = ""
) -> Article:
    (found,) = read(
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0"{more}><teiHeader><fileDesc><titleStmt>{titles}</titleStmt>'
        f"<publicationStmt>{publication}</publicationStmt><sourceDesc>{source}</sourceDesc></fileDesc></teiHeader>"
        "<text><body><p>The weir is shut, Ivo Lund said.</p></body></text></TEI>".encode(),
        name="weir.xml",
    )
    return found


STRUCTURED = (
    '<biblStruct><analytic><title level="a">Weir shut</title></analytic><monogr><title level="j">Weir Post</title>'
    "<imprint><publisher>Lund &amp; Co.</publisher>{}</imprint></monogr></biblStruct>"
)


@pytest.mark.parametrize(("source", "outlet", "title"), [
    (STRUCTURED.format(""), "Weir Post", "Weir shut"),
    ('<bibl><title level="j">Weir Post</title></bibl>', "Weir Post", "Weir news"),
    ('<bibl><title level="a">Weir shut</title>, <title>Weir Post</title></bibl>', "Weir Post", "Weir shut"),
    ("<bibl><publisher>Weir Press</publisher></bibl>", "Weir Press", "Weir news"),
    ('<bibl><title level="a">Weir shut</title></bibl>', None, "Weir shut"),
    ("<bibl><title>Weir shut</title></bibl>", None, "Weir news"),  # it may be the article's own
    ("<biblStruct><monogr><title>Weir Post</title><imprint/></monogr></biblStruct>", "Weir Post", "Weir news"),
])  # fmt: skip
def test_the_outlet_is_never_the_title_of_the_article(source: str, outlet: str | None, title: str) -> None:
    found = article(source)
    assert (found.outlet, found.title) == (outlet, title)


@pytest.mark.parametrize(("date", "published"), [
    ('<date when="1911-04-02">Sunday</date>', "1911-04-02"),
    ('<date when-iso="1911-04-02">Sunday</date>', "1911-04-02"),
    ('<date from="1911-04-02" to="1911-04-03">2–3 April</date>', "1911-04-02/1911-04-03"),
    ('<date notBefore="1911-04" notAfter="1911-06">spring</date>', "1911-04/1911-06"),
    ('<date notBefore="1911-04-02">after the storm</date>', "1911-04-02"),
    ('<date from="1911-04-02" to="1911-04-02">2 April</date>', "1911-04-02"),
    ("<date>2 April 1911</date>", "2 April 1911"),
])  # fmt: skip
def test_dates(date: str, published: str) -> None:
    found = article(STRUCTURED.format(date))
    assert found.published == published and found.dated is not None


@pytest.mark.parametrize(("idno", "url"), [
    ('<idno type="DOI">10.9999/weir.17</idno>', "https://doi.org/10.9999/weir.17"),
    ('<idno type="doi">doi:10.9999/weir.17</idno>', "https://doi.org/10.9999/weir.17"),
    ('<idno type="doi">https://doi.org/10.9999/weir.17</idno>', "https://doi.org/10.9999/weir.17"),
    ('<idno>10.9999/weir.17</idno>', "https://doi.org/10.9999/weir.17"),
    ('<idno type="handle">20.500/17</idno>', "https://hdl.handle.net/20.500/17"),
    ('<idno type="ARK">ark:/99999/fk17</idno>', "https://n2t.net/ark:/99999/fk17"),
    ('<idno type="PID">ark:99999/fk17</idno>', "https://n2t.net/ark:99999/fk17"),
    ('<idno type="URN">urn:nbn:de:0000-17</idno>', "urn:nbn:de:0000-17"),
    ('<idno type="URI">https://weir.example/17</idno>', "https://weir.example/17"),
    ('<idno type="URL">https://weir.example/17</idno><idno type="DOI">10.9999/17</idno>', "https://doi.org/10.9999/17"),
    ('<ref target="https://weir.example/17"/><idno type="DOI">10.9999/17</idno>', "https://weir.example/17"),
    ('<idno type="ISSN">1234-5679</idno>', None),  # the paper's, not the article's
    ('<idno type="shelfmark">P 17</idno>', None),
])  # fmt: skip
def test_identifiers_as_addresses(idno: str, url: str | None) -> None:
    assert article(f'<bibl><title level="j">Weir Post</title>{idno}</bibl>').url == url
    assert article("<p/>", publication=f"<publisher>Library</publisher>{idno}").url == url


def test_the_id_of_the_file_is_that_of_the_article() -> None:
    assert article("<p/>", more=' xml:id="weir.17"').id == "weir.17"
    assert article("<p/>").id == "weir"
