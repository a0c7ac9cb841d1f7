"""Recognised pages: METS with ALTO, ALTO alone, PAGE XML, hOCR."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from provenance.cli import main
from provenance.errors import ReadingError
from provenance.pipeline import annotate_article
from provenance.reading import read
from provenance.reading.scanned import Block, Box, Word, joined, undivided
from provenance.writing.web_annotation import write_web_annotation

ISSUE = Path(__file__).parents[1] / "samples" / "issue"
METS = ISSUE / "1912-03-16-mets.xml"
_WORD = '<Word><Coords points="{}"/><TextEquiv><Unicode>{}</Unicode></TextEquiv></Word>'
PAGE = (
    '<PcGts xmlns="http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15"><Page imageFilename="p.tif">'
    '<ReadingOrder><OrderedGroup id="g"><RegionRefIndexed index="0" regionRef="r2"/></OrderedGroup></ReadingOrder>'
    '<TextRegion id="r1"><TextLine><Coords points="5,60 95,60 95,80 5,80"/>'
    '<TextEquiv conf="0.8"><Unicode>The wall leaks.</Unicode></TextEquiv></TextLine></TextRegion>'
    f'<TextRegion id="r2"><TextLine>{_WORD.format("10,10 60,12 60,30 10,28", "The")}'
    f"{_WORD.format('70,10 99,30', 'may-')}</TextLine>"
    f"<TextLine>{_WORD.format('10,40 40,58', 'or')}{_WORD.format('50,40 90,58', 'left.')}</TextLine></TextRegion>"
    "</Page></PcGts>"
)
HOCR = (
    "<!DOCTYPE html><html><head><meta name='ocr-system' content='x'/></head><body>"
    "<div class='ocr_page' title='image &quot;p.png&quot;; bbox 0 0 500 700'><p class='ocr_par'><span class='ocr_line'>"
    "<span class='ocrx_word' title='bbox 10 20 40 44; x_wconf 91'>Ada</span> "
    "<span class='ocrx_word' title='bbox 50 20 90 44; x_wconf 50'>left.</span></span></p></div></body></html>"
)
METS_WITHOUT = (
    b'<mets xmlns="http://www.loc.gov/METS/"><structMap TYPE="LOGICAL"><div TYPE="Issue"/></structMap></mets>'
)


def test_an_issue_is_its_articles_with_the_adverts_left_out_by_name() -> None:
    dam, bridge = read(METS)
    assert (dam.outlet, dam.published, dam.title) == ("Harbour Post", "1912-03-16", "Dam holds")
    assert dam.text == (
        "DAM HOLDS\n\nThe dam is safe, the mayor, Tom Reed, told the inspectors on Friday.\n\n"
        "“It will hold,” said the engineer, Ada Bell."
    )
    assert [(o.kind, o.text[:8]) for o in dam.omitted] == [("advertisement", "BUY SOAP")]
    assert "Tom Reed" not in {s.name for s in annotate_article(bridge).sources}


def test_every_word_has_its_place_and_a_divided_one_two() -> None:
    dam, _ = read(METS)
    for zone in dam.zones:
        assert " " not in dam.text[zone.start : zone.end]
    at = dam.text.index("inspectors")
    divided = list(dam.zones_of(at, at + len("inspectors")))
    assert [(z.image, z.y) for z in divided] == [("page1.jpg", 150), ("page1.jpg", 180)]


def test_what_was_recognised_badly_is_less_certain() -> None:
    """“Bell.” was recognised with .5, all other words with .9."""
    document = annotate_article(next(read(METS)))
    plain = annotate_article(next(read(document.text.encode())))
    pairs = list(zip(document.attributions, plain.attributions, strict=True))
    assert [round(a.certainty / b.certainty, 3) for a, b in pairs] == [0.9, pytest.approx((4 * 0.9 + 0.5) / 5)]


def test_annotations_point_to_the_picture() -> None:
    document = annotate_article(next(read(METS)))
    page = json.loads(write_web_annotation(document))
    targets = [t for item in page["items"] if item["motivation"] == "classifying" for t in item["target"]]
    regions = [t for t in targets if t["selector"][0]["type"] == "FragmentSelector"]
    shown = [(t["source"], t["selector"][0]["value"]) for t in regions]
    assert shown[0] == ("page1.jpg", "xywh=100,100,106,24")
    assert {source for source, _ in shown} == {"page1.jpg", "page2.jpg"}


def test_a_folder_with_an_issue_gives_its_articles_and_not_its_pages(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["annotate", str(ISSUE), "-o", str(tmp_path / "out"), "--format", "json"])
    assert result.exit_code == 0, result.output
    names = sorted(p.name.rsplit("-", 1)[0] for p in (tmp_path / "out").glob("*.json"))
    assert names == ["1912-03-16-mets-L2", "1912-03-16-mets-L3"]


def test_a_page_that_is_missing_costs_only_its_articles(tmp_path: Path) -> None:
    shutil.copytree(ISSUE, tmp_path / "issue")
    (tmp_path / "issue/alto/page1.xml").unlink()
    found = read(tmp_path / "issue" / METS.name)
    assert next(found).title == "Bridge shut"
    with pytest.raises(ReadingError, match=r"names a page that cannot be read: .*page1\.xml"):
        next(found)


def test_a_page_outside_of_the_folder_is_not_read(tmp_path: Path) -> None:
    shutil.copytree(ISSUE, tmp_path / "issue")
    path = tmp_path / "issue" / METS.name
    path.write_text(path.read_text(encoding="utf-8").replace("alto/page2.xml", "../alto/page2.xml"), encoding="utf-8")
    with pytest.raises(ReadingError, match="outside of the folder"):
        list(read(path))


def test_alto_alone_is_a_page() -> None:
    (page,) = read(ISSUE / "alto/page2.xml")
    assert page.text.split("\n\n")[1] == "The bridge is shut, officials said. He said it would open soon."


def test_page_xml_is_read_in_its_reading_order() -> None:
    (page,) = read(PAGE.encode())
    assert page.text == "The mayor left.\n\nThe wall leaks."
    places = [(z.x, z.y, z.width, z.height) for z in page.zones]
    assert places[:3] == [(10, 10, 50, 20), (70, 10, 29, 20), (10, 40, 30, 18)]
    assert [z.confidence for z in page.zones_of(page.text.index("wall"), len(page.text))] == [0.8, 0.8]


def test_hocr_is_read_with_places_and_confidence() -> None:
    (page,) = read(HOCR.encode())
    assert page.text == "Ada left."
    places = [(z.image, z.x, z.width, z.confidence) for z in page.zones]
    assert places == [("p.png", 10, 30, 0.91), ("p.png", 50, 40, 0.5)]


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ("may-", "or", "mayor"), ("govern¬", "ment", "government"), ("soft\u00ad", "ware", "software"),
        ("well-", "Known", "well- Known"), ("5-", "year", "5- year"), ("a-", "b", "a- b"),
        ("dam", "holds", "dam holds"),
    ],
)  # fmt: skip
def test_a_word_is_put_together_only_where_a_line_end_divides_it(first: str, second: str, words: str) -> None:
    place = (Box(0, 0, 1, 1),)
    block = Block("p", undivided([[Word(first, place)], [Word(second, place)]]))
    assert joined([block])[0] == words


@pytest.mark.parametrize(
    "empty",
    ['<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"><Layout/></alto>', "<PcGts><Page/></PcGts>",
     "<!DOCTYPE html><html><body><div class='ocr_page'></div></body></html>"],
)  # fmt: skip
def test_a_page_without_a_word_is_refused_by_name(empty: str) -> None:
    with pytest.raises(ReadingError, match="without a word"):
        list(read(empty.encode()))


def test_mets_without_articles_says_so() -> None:
    with pytest.raises(ReadingError, match="METS without articles"):
        list(read(METS_WITHOUT))
