"""`validate` opens the host of a layer, and holds contents to lie in each other."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve
from click.testing import CliRunner
from lxml import etree
from lxml.isoschematron import Schematron

from provenance.cli import main
from provenance.model import Document, Span
from provenance.pipeline import annotate_article
from provenance.reading.tei import tei_article
from provenance.writing.tei import write_anchors, write_standoff, write_tei
from provenance.writing.tei.grammar import schema
from provenance.writing.tei.validation import validate_tei

HOST = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>t</title></titleStmt>'
    "<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader><text><body>"
    "<p>The ferry firm said its captain <hi>claims</hi> that the buoy was unlit.</p><p>Nobody was hurt.</p>"
    "</body></text></TEI>"
)


@pytest.fixture
def layer(tmp_path: Path) -> Path:
    (tmp_path / "host.xml").write_text(HOST, encoding="utf-8")
    run = CliRunner().invoke(main, ["annotate", str(tmp_path / "host.xml"), "-o", str(tmp_path / "layer.xml")])
    assert run.exit_code == 0, run.output
    return tmp_path / "layer.xml"


def validated(layer: Path) -> str:
    return CliRunner().invoke(main, ["validate", str(layer)]).output


def test_a_layer_is_valid_beside_its_host(layer: Path) -> None:
    assert validated(layer) == f"{layer}: valid\n"


def test_a_missing_host_is_named(layer: Path) -> None:
    (layer.parent / "host.xml").rename(layer.parent / "moved.xml")
    assert f"{layer}:2: its host “host.xml” is not there\n" == validated(layer)


def test_a_host_that_is_a_folder_is_not_there(layer: Path) -> None:
    (layer.parent / "host.xml").unlink()
    (layer.parent / "host.xml").mkdir()
    assert "its host “host.xml” is not there" in validated(layer)


def test_a_changed_host_is_named_however_small_the_change(layer: Path) -> None:
    (layer.parent / "host.xml").write_text(HOST.replace("t</title>", "T</title>"), encoding="utf-8")
    assert f"{layer}:2: its host “host.xml” was changed since: its sha256 differs\n" == validated(layer)


@pytest.mark.parametrize(
    ("there", "instead", "message"),
    [
        ('type="quote">The ferry firm said', 'type="quote">The ferry firm denied', "quotes words that are not there"),
        ("p[2],0,", "p[2],3,", "quotes words that are not there"),
        ("body[1]/p[2],", "body[1]/p[7],", "points to a place that its host does not have"),
    ],
)
def test_pointers_into_the_host_are_followed(layer: Path, there: str, instead: str, message: str) -> None:
    data = layer.read_text(encoding="utf-8")
    assert there in data
    layer.write_text(data.replace(there, instead), encoding="utf-8")
    assert message in validated(layer)


def nested() -> Document:
    """The captain's claim stands in what the firm said."""
    document = annotate_article(tei_article(HOST.encode(), "host.xml", "host"))
    assert [a.parent is not None for a in document.attributions] == [False, True]
    return document


def misplaced() -> Document:
    """The same, but the claim goes on into a sentence that is not the firm's word."""
    document = nested()
    outer, inner = document.attributions
    (content,) = inner.content
    return evolve(document, attributions=(outer, evolve(inner, content=(Span(content.start, len(document.text)),))))


@pytest.mark.parametrize("form", ["A", "B", "C"])
def test_the_content_of_a_child_lies_in_that_of_its_parent(form: str, tmp_path: Path) -> None:
    (tmp_path / "host.xml").write_text(HOST, encoding="utf-8")
    found = []
    for document in (nested(), misplaced()):
        written = {
            "A": lambda document=document: write_tei(document).encode(),
            "B": lambda document=document: write_standoff(document, HOST.encode(), "host.xml").encode(),
            "C": lambda document=document: write_anchors(document, HOST.encode()),
        }[form]()
        found.append([p.message for p in validate_tei(written, "x.xml", tmp_path)])
    assert found == [[], ["the content of a2 does not lie in that of its parent a1"]]


def test_the_schematron_sees_the_same_in_form_a() -> None:
    rules = Schematron(etree.parse(str(schema("provenance.sch"))))
    good, bad = (rules.validate(etree.fromstring(write_tei(d).encode())) for d in (nested(), misplaced()))
    assert (good, bad) == (True, False)


def test_without_a_folder_no_other_file_is_opened() -> None:
    assert validate_tei(write_standoff(misplaced(), HOST.encode(), "/nowhere/host.xml").encode()) == []
