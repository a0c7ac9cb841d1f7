"""The header of what is written: ids, dates, counts and prefixes; layers of earlier versions are read and valid."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from attrs import evolve
from click.testing import CliRunner
from lxml import etree
from lxml.isoschematron import Schematron

import provenance
from provenance.cli import main
from provenance.reading.tei import tei_article
from provenance.settings import Header, Settings
from provenance.writing.tei import write_anchors, write_standoff, write_tei
from provenance.writing.tei.grammar import schema
from provenance.writing.tei.validation import validate_tei

EARLIER = Path(__file__).parent / "earlier"
HOST = (EARLIER / "host.xml").read_bytes()
NS = {"t": "http://www.tei-c.org/ns/1.0"}
ID = "{http://www.w3.org/XML/1998/namespace}id"
FORMS = ("A", "B", "C")
DATED = Settings(header=Header(date="2025-07-14", edition="2nd & last"))


def written(form: str, settings: Settings = Settings()) -> bytes:  # noqa: B008 (frozen)
    """The host of the earlier layers in one of the forms, as it is written today."""
    document = provenance.annotate_article(tei_article(HOST, "host.xml", "host"))
    if form == "A":
        return write_tei(evolve(document, article=evolve(document.article, markup=None)), settings).encode()
    if form == "B":
        return write_standoff(document, HOST, "in/host.xml", settings).encode()
    return write_anchors(document, HOST, "host.xml", settings)


def layer(data: bytes) -> etree._Element:
    root = etree.fromstring(data)
    return root if root.get("type") == "attribution" else root.find("t:TEI", NS)


@pytest.mark.parametrize("form", FORMS)
def test_what_an_archive_asks_of_a_header(form: str) -> None:
    tei = layer(written(form, DATED))
    assert tei.get(ID) == ("host" if form == "A" else "host.attributions")
    header = tei.find("t:teiHeader", NS)
    assert header.find(".//t:publicationStmt/t:date", NS).get("when") == "2025-07-14"
    assert header.findtext(".//t:editionStmt/t:edition", namespaces=NS) == "2nd & last"
    assert header.findtext(".//t:bibl/t:title[@level='j']", namespaces=NS) == "Tarn Courier"
    assert {m.get("unit"): m.text for m in header.iterfind(".//t:measure", NS)} == {
        "sentences": "4 sentences", "words": "27 words", "characters": "152 characters",
    }  # fmt: skip
    assert layer(written(form)).findtext(".//t:publicationStmt/t:date", namespaces=NS) == "undated"


@pytest.mark.parametrize("form", FORMS)
def test_every_element_beside_the_header_is_counted(form: str) -> None:
    tei = layer(written(form))
    found = Counter(etree.QName(e).localname for part in tei[1:] for e in part.iter("{*}*"))
    assert {e.get("gi"): int(e.get("occurs")) for e in tei.iterfind(".//t:tagUsage", NS)} == found
    assert found["annotation"] > 5 and ("s" in found) == (form == "A")


@pytest.mark.parametrize("form", FORMS)
def test_certainty_has_two_decimals(form: str) -> None:
    certainties = re.findall(rb' cert="([^"]*)"', written(form))
    assert len(certainties) > 5 and all(re.fullmatch(rb"[01]\.\d\d", cert) for cert in certainties)
    assert b'cert="0.60"' in written(form)


def test_the_path_of_the_host_stands_in_the_header_only() -> None:
    data = written("B")
    assert data.count(b"in/host.xml") == 2  # TEI/@corresp and prefixDef
    pointers = [p for e in layer(data).iter("{*}annotation") for p in e.get("target").split()]
    assert pointers and all(p.startswith("host:file#string-range(") for p in pointers)
    declared = layer(data).find(".//t:prefixDef", NS)
    pattern, replacement = declared.get("matchPattern"), declared.get("replacementPattern")
    resolved = re.sub(f"^{declared.get('ident')}:{pattern}$", replacement.replace("$1", r"\1"), pointers[0])
    assert resolved == "in/host.xml#string-range" + pointers[0].partition("string-range")[2]
    assert b"prefixDef" not in written("C")


@pytest.mark.parametrize("form", FORMS)
def test_a_second_pass_on_another_day_gives_the_same_bytes(form: str) -> None:
    """The date of publication is that of the last change, not that of the run."""
    first = written(form, DATED)
    later = Settings(header=Header(date="2026-01-01", edition="2nd & last"))
    if form == "B":
        again = provenance.annotate_article(tei_article(HOST, "host.xml", "host"))
        assert write_standoff(again, HOST, "in/host.xml", later, previous=first).encode() == first
    else:
        again = provenance.annotate_article(tei_article(first, "host.xml", "host"))
        second = write_tei(again, later).encode() if form == "A" else write_anchors(again, first, "host.xml", later)
        assert second == first


BREAKS = {
    b'gi="ptr" occurs="': (b'gi="ptr" occurs="1', "ptr occurs "),
    b'     <tagUsage gi="ptr"': (b'     <tagUsage gi="l"', "ptr is not counted"),
    b'replacementPattern="in/host': (b'replacementPattern="in/most', 'leads to "in/most.xml", and the layer is about'),
    b'ident="host"': (b'ident="most"', "is not declared"),
}


@pytest.mark.parametrize("place", BREAKS)
def test_what_the_header_declares_is_checked(place: bytes) -> None:
    wrong, message = BREAKS[place]
    broken = written("B").replace(place, wrong, 1)
    assert validate_tei(written("B")) == []
    assert any(message in p.message and p.line > 1 for p in validate_tei(broken)), validate_tei(broken)
    rules = Schematron(etree.parse(str(schema("provenance.sch"))))
    assert rules.validate(etree.fromstring(written("B")))
    assert not rules.validate(etree.fromstring(broken))


def test_layers_of_version_0_1_0_are_valid_and_lead_to_the_same_words() -> None:
    """They named the host in each pointer and the outlet as publisher, and counted nothing."""
    assert CliRunner().invoke(main, ["validate", *(str(EARLIER / f"{x}.xml") for x in "abc")]).exit_code == 0
    a, b, c = (provenance.read_tei(EARLIER / f"{x}.xml") for x in "abc")
    assert a == b == c
    assert (b.article.outlet, b.article.title, b.article.published) == ("Tarn Courier", "The weir", "1911-05-02")
    assert [b.text_of(x.content[0]) for x in b.attributions][:3] == [
        "“The weir will hold,”", "that she said the new gate is late", "the new gate is late",
    ]  # fmt: skip
    assert [x.certainty for x in b.attributions] == [0.914, 0.762, 0.914, 0.6]


def test_an_earlier_layer_is_renewed(tmp_path: Path) -> None:
    """Its history goes on, its anchors are taken out, and the next pass changes nothing."""
    for name in ("a.xml", "c.xml"):
        data = (EARLIER / name).read_bytes()
        article = tei_article(data, name, "other")
        document = provenance.annotate_article(article)
        new = write_tei(document).encode() if name == "a.xml" else write_anchors(document, data)
        assert new.count(b"<change ") == 2 and validate_tei(new) == []
        again = provenance.annotate_article(tei_article(new, name, "other"))
        assert (write_tei(again).encode() if name == "a.xml" else write_anchors(again, new)) == new
