"""`annotate existing.xml`: the three layers as a user writes and reads them; the schemas in an installed package."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

import provenance
from provenance.cli import main
from provenance.errors import ReadingError
from provenance.pipeline import annotate_article
from provenance.reading import read
from provenance.reading.tei import tei_article
from provenance.writing.tei import without_layer, write_anchors, write_standoff, write_tei
from provenance.writing.tei.validation import validate_tei

HOST = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>A holding</title></titleStmt>
<publicationStmt><p/></publicationStmt><sourceDesc><bibl><publisher>Example Post</publisher>
<date when="2025-01-02"/></bibl>
</sourceDesc></fileDesc></teiHeader><text><body><div><head>News</head>
<p>The minister <hi>said that</hi> the dam
   would open<note>In May.</note>, according to Reuters.</p></div></body></text></TEI>
"""


@pytest.fixture
def holding(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "existing.xml").write_text(HOST, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("layer", ["standoff", "anchors", "inline"])
def test_every_layer_is_valid_and_reads_back(holding: Path, layer: str) -> None:
    run = CliRunner().invoke(
        main, ["annotate", str(holding / "in"), "-o", str(holding / "out"), "--format", "tei", "--layer", layer]
    )
    assert run.exit_code == 0, run.output
    written = holding / "out" / "existing.xml"
    data = written.read_bytes()
    assert validate_tei(data) == []
    document = provenance.read_tei(written)
    host = (holding / "in" / "existing.xml").read_bytes()
    assert host == HOST.encode()
    assert document == provenance.annotate_article(tei_article(host, "existing.xml", "existing"))
    assert (document.article.outlet, document.article.published) == ("Example Post", "2025-01-02")
    assert document.attributions
    assert layer != "anchors" or without_layer(data) == host
    assert layer != "standoff" or b'corresp="../in/existing.xml"' in data


def test_tei_from_standard_input_becomes_a_new_file(holding: Path) -> None:
    """No file can point into what came by standard input; anchors can be set into it."""
    run = CliRunner().invoke(main, ["annotate", "-"], input=HOST)
    assert run.exit_code == 0 and "<body" in run.stdout and 'corresp="standard' not in run.stdout
    assert validate_tei(run.stdout_bytes) == []
    run = CliRunner().invoke(main, ["annotate", "-", "-o", str(holding / "made.xml")], input=HOST)
    assert run.exit_code == 0 and validate_tei((holding / "made.xml").read_bytes()) == []
    run = CliRunner().invoke(main, ["annotate", "-", "--layer", "anchors"], input=HOST)
    assert run.exit_code == 0 and without_layer(run.stdout_bytes) == HOST.encode()


def test_a_layer_goes_to_standard_output(holding: Path) -> None:
    run = CliRunner().invoke(main, ["annotate", str(holding / "in" / "existing.xml"), "--layer", "anchors"])
    assert run.exit_code == 0
    assert without_layer(run.stdout_bytes) == HOST.encode()


def annotated(given: Path, to: Path, *options: str) -> bytes:
    run = CliRunner().invoke(main, ["annotate", str(given), "-o", str(to), "--format", "tei", *options])
    assert run.exit_code == 0, run.output
    return to.read_bytes()


def test_a_second_pass_over_form_a_gives_the_same_bytes(holding: Path, seeds: Path) -> None:
    for text in sorted(seeds.rglob("*.txt")):
        first = annotated(text, holding / "first.xml", "--overwrite")
        assert first.count(b"<change ") == 1
        assert annotated(holding / "first.xml", holding / "second.xml", "--overwrite") == first


def test_a_second_pass_over_a_host_gives_the_same_bytes(holding: Path) -> None:
    host = holding / "in" / "existing.xml"
    layer = annotated(host, holding / "layer.xml")
    assert annotated(host, holding / "layer.xml", "--overwrite") == layer
    (article,) = read(host)
    document = annotate_article(article)
    assert write_standoff(document, HOST.encode(), "in/existing.xml", previous=layer).encode() == layer
    anchored = annotated(host, holding / "c.xml", "--layer", "anchors")
    assert annotated(holding / "c.xml", holding / "d.xml", "--layer", "anchors") == anchored


@pytest.mark.parametrize("change", ["setting", "label"])
def test_a_pass_that_changes_something_goes_on_with_the_history(holding: Path, change: str) -> None:
    text = holding / "a.txt"
    text.write_text("The minister said that the dam would open.", encoding="utf-8")
    annotated(text, holding / "first.xml")
    (holding / "provenance.toml").write_text(
        '[header]\npublisher = "Example Archive"\n' if change == "setting" else '[silence]\nrules = ["CLA01"]\n',
        encoding="utf-8",
    )
    settings = ["--settings", str(holding / "provenance.toml")]
    second = annotated(holding / "first.xml", holding / "second.xml", *settings)
    assert second.count(b"<change ") == 2 and b">annotated again by" in second
    assert annotated(holding / "second.xml", holding / "third.xml", *settings) == second


def test_what_was_replaced_is_still_said_after_a_second_pass() -> None:
    first = write_tei(provenance.annotate("The\x07 minister said so."), replace_illegal=True)
    assert "1 characters that XML cannot hold" in first
    again = annotate_article(tei_article(first.encode(), "a.xml", "a"))
    assert write_tei(again, previous=first.encode()) == first


def test_the_viewable_form_carries_its_stylesheet(holding: Path) -> None:
    text = holding / "a.txt"
    text.write_text("The minister said that the dam would open.", encoding="utf-8")
    run = CliRunner().invoke(main, ["annotate", str(text), "--format", "tei-view"])
    assert run.exit_code == 0
    assert '<?xml-stylesheet type="text/css" href="data:text/css;base64,' in run.stdout
    assert validate_tei(run.stdout_bytes) == []


@pytest.mark.parametrize("seed", ["0", "1", "4711"])
def test_bytes_do_not_depend_on_the_hash_seed(seeds: Path, seed: str) -> None:
    """Three seeds must give the same; what they give is compared with this process, which has yet another."""
    path = next(seeds.glob("*.txt"))
    code = "import sys, provenance as p; print(p.annotate(open(sys.argv[1], encoding='utf-8').read()).to_tei(), end='')"
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"}
    run = subprocess.run([sys.executable, "-c", code, path], capture_output=True, env=environment, check=True)
    assert run.stdout.decode() == provenance.annotate(path.read_text(encoding="utf-8")).to_tei()


@pytest.mark.slow
def test_an_installed_package_finds_its_schemas(tmp_path: Path) -> None:
    """Build the wheel, unpack it elsewhere, validate with it."""
    root = Path(__file__).parents[2]
    copy = tmp_path / "source"
    subprocess.run(["git", "clone", "--quiet", root, copy], check=True, capture_output=True)
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", tmp_path, copy]
    built = subprocess.run(pip, capture_output=True, text=True, check=False)
    if built.returncode and "hatchling" in built.stderr:
        pytest.skip("the build tools cannot be had (no network?)")
    assert built.returncode == 0, built.stderr
    (wheel,) = tmp_path.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    made = tmp_path / "made.xml"
    made.write_text(provenance.annotate("The minister said so.").to_tei(), encoding="utf-8")
    command = [sys.executable, "-m", "provenance", "validate", made]
    elsewhere = {**os.environ, "PYTHONPATH": str(tmp_path / "site")}
    run = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path, env=elsewhere)
    assert (run.returncode, run.stdout) == (0, f"{made}: valid\n"), run.stderr


FOREIGN = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>t</title></titleStmt>'
    "<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader><text><body>"
    '<p><anchor xml:id="f.b"/>The mayor said<anchor xml:id="f.e"/> that the dam had opened.</p></body></text>'
    '<TEI type="attribution"><teiHeader><fileDesc><titleStmt><title>theirs</title></titleStmt><publicationStmt><p/>'
    '</publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader><standOff><spanGrp><span from="#f.b" '
    'to="#f.e"/></spanGrp></standOff></TEI></TEI>'
)


def test_annotations_of_somebody_else_stay_where_they_are(tmp_path: Path) -> None:
    host = tmp_path / "host.xml"
    host.write_text(FOREIGN, encoding="utf-8")
    article = provenance.annotate_article(next(iter(provenance.read(host))))
    written = write_anchors(article, FOREIGN.encode())
    assert validate_tei(written) == [] and b"<title>theirs</title>" in written and b'xml:id="f.b"' in written
    assert without_layer(written) == FOREIGN.encode()
    assert write_anchors(article, written) == written != FOREIGN.encode()
    (tmp_path / "c.xml").write_bytes(written)
    assert provenance.read_tei(tmp_path / "c.xml") == article


def test_a_root_with_our_type_but_not_from_us_is_a_host_like_any_other(tmp_path: Path) -> None:
    host = tmp_path / "host.xml"
    host.write_text(FOREIGN.replace("<TEI xmlns", '<TEI type="attribution" xmlns', 1), encoding="utf-8")
    run = CliRunner().invoke(main, ["annotate", str(host), "-o", str(tmp_path / "layer.xml")])
    assert run.exit_code == 0, run.output
    assert b"string-range(" in (tmp_path / "layer.xml").read_bytes()
    with pytest.raises(ReadingError, match="no annotations of this program"):
        provenance.read_tei(host)


@pytest.mark.parametrize("line", [b"", b"\r\n"])
def test_a_layer_is_taken_out_whole_whatever_an_editor_made_of_its_last_line(line: bytes) -> None:
    host = FOREIGN.replace("theirs", "x").encode()
    article = provenance.annotate_article(tei_article(host, "host", "host"))
    written = write_anchors(article, host)
    head, _, tail = written.rpartition(b"</TEI>\n</TEI>")
    assert tail == b""
    assert without_layer(head + b"</TEI>" + line + b"</TEI>") == host


MATH = '<formula><m:math xmlns:m="http://www.w3.org/1998/Math/MathML"><m:mi>Ada Bell</m:mi></m:math></formula>'
EXAMPLE = '<egXML xmlns="http://www.tei-c.org/ns/Examples"><p>Ada Bell</p></egXML>'


@pytest.mark.parametrize("around", ["<pc>{}</pc>", "<code>{}</code>", "<ident>{}</ident>", MATH, EXAMPLE])
def test_no_anchor_stands_where_tei_allows_none_however_deep(around: str) -> None:
    """“Ada Bell” is a source there; the layer points to her with a string-range instead."""
    body = f"<p>{around.format('Ada Bell')} said the dam holds. The dam holds, said Tom Reed.</p>"
    host = (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>t</title></titleStmt>'
        "<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>"
        f"<text><body>{body}</body></text></TEI>"
    )
    (article,) = read(host.encode())
    written = write_anchors(annotate_article(article), host.encode()).decode()
    assert around.format("Ada Bell") in written
    assert '<anchor xml:id="' in written


def test_what_the_encoder_tells_of_a_gap_or_a_noise_is_not_text() -> None:
    host = (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>The dam <gap><desc>torn</desc></gap> holds, Bell said.'
        "</p><p><incident><desc>Shouting.</desc></incident></p></body></text></TEI>"
    )
    (article,) = read(host.encode())
    assert article.text == "The dam holds, Bell said."
    assert [(o.kind, o.text) for o in article.omitted] == [("desc", "torn"), ("desc", "Shouting.")]
