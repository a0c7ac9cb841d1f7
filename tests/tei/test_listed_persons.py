"""Whom a TEI file lists goes, in its layer, by the id that the file has given."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

import provenance
from provenance.reading import read
from provenance.reading.tei_layer import read_layers, read_standoff
from provenance.writing.tei import write_anchors, write_standoff, write_tei
from provenance.writing.tei.validation import validate_file, validate_tei

LISTS = (
    '<profileDesc><particDesc><listPerson><person xml:id="if"><persName><surname>Frey</surname>, '
    '<forename>Ina</forename></persName></person><person xml:id="ob"><persName>Olaf Berg</persName></person>'
    '<person xml:id="k1"><persName>Kim Moss</persName></person><person xml:id="k2"><persName>Kim Moss</persName>'
    "</person></listPerson>"
    '<listOrg><org xml:id="lb"><orgName>Lock Board</orgName></org></listOrg></particDesc></profileDesc>'
)


def host(body: str) -> bytes:
    return (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>t</title></titleStmt>'
        f"<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc>{LISTS}</teiHeader>"
        f"<text><body><p>{body}</p></body></text></TEI>"
    ).encode()


def ids(body: str) -> dict[str, str | None]:
    (article,) = read(host(body))
    return {source.name: source.xml_id for source in provenance.annotate_article(article).sources}


@pytest.mark.parametrize(("body", "name", "id"), [
    ('It rained. <said who="#if">The lock is safe</said>, she said.', "Ina Frey", "if"),  # by whose speech it is
    ("Ina Frey said the lock was safe.", "Ina Frey", "if"),  # by the very name
    ('<persName ref="#if">Frey</persName> said the lock was safe.', "Frey", "if"),  # by a name that is marked
    ('<persName ref="people.xml#ob">Berg</persName> said the lock was safe.', "Berg", "ob"),
    ('The <orgName ref="#lb">Board</orgName> said the lock was safe.', "Board", "lb"),
    ('<rs ref="#if">The mayor</rs> said the lock was safe.', "mayor", "if"),
    # it need not be the one that the name seems to mean
    ('<persName ref="#k2">Kim Moss</persName> said the lock was safe.', "Kim Moss", "k2"),
])  # fmt: skip
def test_a_source_that_is_listed_has_the_id_of_the_list(body: str, name: str, id: str) -> None:
    assert ids(body)[name] == id


@pytest.mark.parametrize(("body", "name"), [
    ("Ida Holm said the lock was safe.", "Ida Holm"),  # not listed
    ("Kim Moss said the lock was safe.", "Kim Moss"),  # two are called so
    ('A spokesman for <persName ref="#if">Ina Frey</persName> said it was safe.', "spokesman for Ina Frey"),
    ('<persName ref="#zz">Ida Holm</persName> said the lock was safe.', "Ida Holm"),  # a key that leads nowhere
    ('<said who="#if #ob">The lock is safe</said>.', "Ina Frey and Olaf Berg"),  # no entry is both
])  # fmt: skip
def test_others_have_none(body: str, name: str) -> None:
    assert ids(body).get(name) is None


def test_two_sources_do_not_share_an_id() -> None:
    body = '<rs ref="#ob">A clerk</rs> said it was safe. Two hours later <rs ref="#ob">a diver</rs> said it was not.'
    assert sorted(filter(None, ids(body).values())) == ["ob"]


BODY = '<said who="#if">The lock is safe</said>, she said. Olaf Berg said it leaked. Ida Holm said the town knew.'


@pytest.fixture
def written(tmp_path: Path) -> Path:
    (tmp_path / "lock.xml").write_bytes(host(BODY))
    (article,) = read(tmp_path / "lock.xml")
    document = provenance.annotate_article(article)
    (tmp_path / "b.xml").write_text(write_standoff(document, host(BODY), "lock.xml"), encoding="utf-8")
    (tmp_path / "c.xml").write_bytes(write_anchors(document, host(BODY)))
    (tmp_path / "a.xml").write_text(write_tei(document), encoding="utf-8")
    return tmp_path


def test_the_layer_points_to_the_list_of_its_host(written: Path) -> None:
    beside, inside = ((written / f"{form}.xml").read_text(encoding="utf-8") for form in "bc")
    assert beside.count('<person sameAs="host:file#') == inside.count('<person sameAs="#') == 2
    assert 'type="chain" n="2" target="host:file#if"' in beside and 'type="source" target="host:file#ob"' in beside
    assert 'type="chain" n="2" target="#if"' in inside and 'type="chain" n="2" target="#src.ida-holm"' in inside
    assert "src.ina-frey" not in beside.replace('n="src.ina-frey"', "")


@pytest.mark.parametrize("form", ["a", "b", "c"])
def test_it_is_read_back_and_valid(written: Path, form: str, shared: Path) -> None:
    (article,) = read(written / "lock.xml")
    assert provenance.read_tei(written / f"{form}.xml") == provenance.annotate_article(article)
    assert validate_file(written / f"{form}.xml") == []
    if shutil.which("jing") is not None:
        rules = str(shared / "tei" / "tei_all.rng")
        file = str(written / f"{form}.xml")
        checked = subprocess.run(["jing", rules, file], capture_output=True, text=True, check=False)
        assert ": error: " not in checked.stdout


def test_json_holds_the_id_of_the_list(written: Path) -> None:
    (article,) = read(written / "lock.xml")
    document = provenance.annotate_article(article)
    assert [source.get("xml_id") for source in document.to_dict()["sources"]] == ["if", "ob", None]
    assert provenance.Document.from_dict(document.to_dict()) == document


def test_a_second_pass_gives_the_same_bytes(written: Path) -> None:
    first = (written / "c.xml").read_bytes()
    (article,) = read(first)
    assert write_anchors(provenance.annotate_article(article), first) == first


def test_a_source_that_the_host_does_not_list_is_found(written: Path) -> None:
    beside = (written / "b.xml").read_text(encoding="utf-8")
    wrong = beside.replace("host:file#ob", "host:file#nobody")
    said = [problem.message for problem in validate_tei(wrong.encode(), "b.xml", written)]
    assert 'src.olaf-berg is said to be "nobody", which its host does not have' in said
    wrong = beside.replace('target="host:file#ob"', 'target="host:file#if2"')
    assert '"host:file#if2" is not a source of this file' in str(validate_tei(wrong.encode(), "b.xml", written))
    inside = (written / "c.xml").read_bytes().replace(b'sameAs="#ob"', b'sameAs="#nobody"')
    assert 'points to "#nobody", which is not in the file' in str(validate_tei(inside, "c.xml"))


def test_the_layer_alone_can_be_read_with_its_host(written: Path) -> None:
    document = read_standoff((written / "b.xml").read_bytes(), host(BODY))
    assert [s.xml_id for s in document.sources] == [
        s.xml_id for s in read_layers((written / "c.xml").read_bytes())[0].sources
    ]
