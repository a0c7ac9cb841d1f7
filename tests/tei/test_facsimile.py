"""Scanned pages as TEI: zones on the pictures, and the words of the text that point to them."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from strategies import documents, words
from test_tei_all import rejected

from provenance.model import Document, Zone
from provenance.pipeline import annotate_article
from provenance.reading import read
from provenance.reading.tei import tei_article
from provenance.writing.tei import write_tei
from provenance.writing.tei.validation import validate_tei

SAMPLES = Path(__file__).parents[1] / "samples" / "issue"
NS = {"t": "http://www.tei-c.org/ns/1.0"}
ID = "{http://www.w3.org/XML/1998/namespace}id"
LINE = (
    '<PcGts xmlns="http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15"><Page imageFilename="p 1.tif">'
    '<TextRegion id="r1"><TextLine><Coords points="5,60 95,60 95,80 5,80"/>'
    '<TextEquiv conf="0.8"><Unicode>The wall leaks, Una Pole said.</Unicode></TextEquiv></TextLine></TextRegion>'
    "</Page></PcGts>"
)
HOCR = (
    "<!DOCTYPE html><html><head><meta name='ocr-system' content='x'/></head><body>"
    "<div class='ocr_page' title='image &quot;p.png&quot;; bbox 0 0 500 700'><p class='ocr_par'><span class='ocr_line'>"
    "<span class='ocrx_word' title='bbox 10 20 40 44; x_wconf 91'>Una</span> "
    "<span class='ocrx_word' title='bbox 50 20 90 44; x_wconf 50'>said</span> "
    "<span class='ocrx_word' title='bbox 99 20 130 44; x_wconf 50'>so.</span></span></p></div></body></html>"
)


def shown(document: Document) -> list[tuple[str, str, tuple[int, ...]]]:
    """For each element with a place: its words, the picture, and the corners of its zones there."""
    root = etree.fromstring(write_tei(document).encode())
    zones = {e.get(ID): e for e in root.iterfind(".//t:zone", NS)}
    found = []
    for e in root.iterfind(".//t:text//*[@facs]", NS):
        for pointer in e.get("facs").split():
            zone = zones[pointer[1:]]
            corners = tuple(int(zone.get(name)) for name in ("ulx", "uly", "lrx", "lry"))
            found.append(("".join(e.itertext()), zone.getparent().get("n"), corners))
    return found


@pytest.mark.parametrize("data", [SAMPLES / "1912-03-16-mets.xml", SAMPLES / "alto/page2.xml", LINE, HOCR], ids=str)
def test_each_word_points_to_its_place_and_is_read_back(data: Path | str, tmp_path: Path, shared: Path) -> None:
    files = []
    for article in read(data if isinstance(data, Path) else data.encode()):
        document = annotate_article(article)
        places = {(z.image, (z.x, z.y, z.x + z.width, z.y + z.height)) for z in article.zones}
        assert {(image, corners) for _, image, corners in shown(document)} == places != set()
        tei = write_tei(document).encode()
        assert validate_tei(tei) == []
        again = tei_article(tei, "a.xml", "other")
        assert again.zones == article.zones and again == article
        assert write_tei(annotate_article(again)).encode() == tei
        files.append(tei)
    if shutil.which("jing"):
        assert rejected(shared, files, tmp_path) == {}


def test_a_divided_word_has_two_places() -> None:
    dam = annotate_article(next(read(SAMPLES / "1912-03-16-mets.xml")))
    assert [corners[1] for text, _, corners in shown(dam) if text == "inspectors"] == [150, 180]
    line = write_tei(annotate_article(next(read(LINE.encode()))))
    assert '<w xml:id="w1" facs="#z1" cert="0.8">The</w>' in line
    assert '<surface xml:id="page1" n="p 1.tif">\n   <graphic url="p%201.tif"/>' in line


def test_a_word_that_an_attribution_divides_is_cut_and_joined() -> None:
    article = next(read(HOCR.replace("Una", "“Shut,”").replace("said", "Una.").encode()))
    document = annotate_article(evolve(article, text=article.text))
    pieces = re.findall(r'<w [^>]*(?:next|prev)="#(w[\d.]+)"', write_tei(document))
    assert validate_tei(write_tei(document).encode()) == []
    assert all(f'xml:id="{piece}"' in write_tei(document) for piece in pieces)


def test_a_place_that_is_not_there_is_noticed() -> None:
    tei = write_tei(annotate_article(next(read(HOCR.encode()))))
    assert any('w/@facs points to "#z9"' in p.message for p in validate_tei(tei.replace("#z2", "#z9").encode()))


@pytest.mark.parametrize(
    ("image", "address"),
    [
        (":", "%3A"),
        ("//", "%2F%2F"),
        ("C:\\scan 1.tif", "C%3A%5Cscan%201.tif"),
        ("a/b:c", "a/b:c"),
        ("http://[x", "http%3A//%5Bx"),
        ("https://x.example/a b", "https://x.example/a%20b"),
        ("file:///a b", "file:///a%20b"),
    ],
)
def test_any_name_of_an_image_is_a_valid_address(image: str, address: str) -> None:
    article = next(read(LINE.replace("p 1.tif", image).encode()))
    line = write_tei(annotate_article(article))
    assert f'<graphic url="{address}"/>' in line
    assert validate_tei(line.encode()) == []


@st.composite
def scanned(draw: st.DrawFn) -> Document:
    """Any document, with places for some of its words that agree with no attribution."""
    document = draw(documents())
    edges = sorted(draw(st.sets(st.integers(0, len(document.text)), max_size=12)))
    pairs = [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=False)]
    zone = st.builds(
        Zone, st.just(0), st.just(0), words, *[st.integers(-9, 9999)] * 2, *[st.integers(0, 99)] * 2,
        st.none() | st.floats(0, 1),
    )  # fmt: skip
    zones = tuple(evolve(draw(zone), start=a, end=b) for a, b in pairs)
    return evolve(document, article=evolve(document.article, zones=zones))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), report_multiple_bugs=False)
@given(scanned())
def test_any_places_are_valid_and_keep_the_text(document: Document) -> None:
    tei = write_tei(document).encode()
    assert "".join(etree.fromstring(tei).find(".//t:body", NS).itertext()) == document.text
    assert validate_tei(tei) == []
    again = tei_article(tei, "a.xml", "other")
    assert again.text == document.text
    known = [evolve(zone, start=0, end=0) for zone in document.article.zones]
    assert all(evolve(zone, start=0, end=0) in known for zone in again.zones)  # in part, where a word has no paragraph
