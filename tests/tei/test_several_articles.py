"""An issue, a corpus or a group is many articles: a document each, and one layer for the host."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner
from work import lines_run

import provenance
from provenance.cli import main
from provenance.errors import ReadingError
from provenance.settings import Tei
from provenance.writing.tei import without_layer, write_layer
from provenance.writing.tei.forms import Layer
from provenance.writing.tei.validation import validate_file

HEADER = (
    "<teiHeader><fileDesc><titleStmt><title>The Quay, a paper</title></titleStmt>"
    "<publicationStmt><p/></publicationStmt>"
    '<sourceDesc><bibl><title level="j">Quay Herald</title><date when="1907-05-04"/></bibl></sourceDesc></fileDesc>'
    "</teiHeader>"
)
ONE = "The sluice is sound, the harbour master, Ned Farrow, said."
TWO = "The ferry is late, passengers said. He said it would sail at noon."


def tei(text: str, more: str = "") -> str:
    return f'<TEI xmlns="http://www.tei-c.org/ns/1.0"{more}>{HEADER}{text}</TEI>'


ISSUE = tei(
    "<text><front><p>QUAY HERALD</p></front><body><head>Saturday</head>"
    f'<div type="section"><head>Town</head><div type="Article" xml:id="one"><head>Sluice</head><p>{ONE}</p></div>'
    f"<div type='article'><head>Ferry</head><byline>By Una Pole</byline><p>{TWO}</p></div>"
    '<div type="Weather"><p>Rain, the bureau said.</p></div></div>'
    '<div type="advert"><p>BUY ROPE. Sailors say it holds.</p></div></body></text>'
)
GROUP = tei(
    "<text><front><p>QUAY HERALD</p></front><group>"
    f"<text xml:id='one'><body><p>{ONE}</p></body></text><group><text><body><p>{TWO}</p></body></text></group>"
    "</group><back><p>Printed here.</p></back></text>"
)
CORPUS = (
    f'<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">{HEADER}'
    + tei(f"<text><body><p>{ONE}</p></body></text>", ' xml:id="one"').replace('"1907-05-04"', '"1907-05-05"')
    + f"<TEI><teiHeader/><text><body><p>{TWO}</p></body></text></TEI></teiCorpus>"
)
HOSTS = {"issue": ISSUE, "group": GROUP, "corpus": CORPUS}


@pytest.fixture
def holding(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    for name, text in HOSTS.items():
        (tmp_path / "in" / f"{name}.xml").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("name", list(HOSTS))
def test_each_article_is_a_document_and_knows_nobody_of_the_others(holding: Path, name: str) -> None:
    first, second, *_ = map(provenance.annotate_article, provenance.read(holding / "in" / f"{name}.xml"))
    assert (first.id, second.id) == ("one", f"{name}-2")
    assert ONE in first.text and TWO in second.text and ONE not in second.text
    assert [s.name for s in first.sources] == ["Ned Farrow"]
    assert "Ned Farrow" not in [s.name for s in second.sources]  # “he” of the second is nobody of the first
    assert second.article.outlet == "Quay Herald"


def test_what_stands_beside_the_articles_is_named() -> None:
    articles = list(provenance.read(ISSUE.encode(), name="issue.xml"))
    assert [a.title for a in articles] == ["Sluice", "Ferry", None]
    assert articles[1].credits == ("By Una Pole",)
    assert articles[2].text == "Rain, the bureau said."  # a type that nobody knows is read, not dropped
    assert {(o.kind, o.text) for o in articles[0].omitted} == {
        ("front", "QUAY HERALD"), ("head", "Saturday"), ("head", "Town"), ("advert", "BUY ROPE. Sailors say it holds."),
    }  # fmt: skip


def test_a_corpus_describes_the_texts_that_do_not_describe_themselves() -> None:
    first, second = provenance.read(CORPUS.encode())
    assert (first.published, second.published) == ("1907-05-05", "1907-05-04")


@pytest.mark.parametrize(
    ("choice", "texts"),
    [
        (Tei(leave_out=()), [ONE, TWO, "Rain", "BUY ROPE"]),
        (Tei(leave_out=("weather", "Adverts", "advert")), [ONE, TWO]),
        (Tei(article_types=("weather",), leave_out=()), [ONE, TWO, "Rain", "BUY ROPE"]),
        (Tei(articles="//div[@type='advert' or @xml:id='one']"), [ONE, "BUY ROPE"]),
        (Tei(articles="//tei:div/p"), [ONE, TWO, "Rain", "BUY ROPE"]),
        (Tei(articles="/TEI"), [ONE]),
    ],
    ids=str,
)
def test_what_is_an_article_can_be_chosen(choice: Tei, texts: list[str]) -> None:
    articles = list(provenance.reading.read(ISSUE.encode(), tei=choice))
    assert len(articles) == len(texts)
    assert all(text in a.text for a, text in zip(articles, texts, strict=True))


def test_an_xpath_that_finds_nothing_is_named() -> None:
    with pytest.raises(ReadingError, match="holds nothing that “//poem” finds"):
        list(provenance.reading.read(ISSUE.encode(), tei=Tei(articles="//poem")))


def test_divisions_of_other_kinds_do_not_part_a_text() -> None:
    book = tei("<text><body><div type='chapter'><p>One.</p></div><div type='chapter'><p>Two.</p></div></body></text>")
    (only,) = provenance.read(book.encode())
    assert only.text == "One.\nTwo."


@pytest.mark.parametrize("layer", ["standoff", "anchors"])
def test_one_layer_a_host_holds_all_its_articles(holding: Path, layer: str, shared: Path) -> None:
    out = holding / "out"
    run = CliRunner().invoke(
        main, ["annotate", str(holding / "in"), "-o", str(out), "--format", "tei", "--layer", layer]
    )
    assert run.exit_code == 0, run.output
    for name, text in HOSTS.items():
        written = out / f"{name}.xml"
        host = holding / "in" / f"{name}.xml"
        assert provenance.read_all_tei(written) == [provenance.annotate_article(a) for a in provenance.read(host)]
        assert validate_file(written) == []
        assert layer == "standoff" or without_layer(written.read_bytes()) == text.encode()
        with pytest.raises(ReadingError, match=r"annotations of \d articles"):
            provenance.read_tei(written)
    if shutil.which("jing") is not None:
        files = [str(out / f"{name}.xml") for name in HOSTS if layer == "standoff" or name != "corpus"]
        rules = str(shared / "tei" / "tei_all.rng")
        checked = subprocess.run(["jing", rules, *files], capture_output=True, text=True, check=False)
        assert ": error: " not in checked.stdout


def test_other_formats_have_a_file_an_article(holding: Path) -> None:
    issue = holding / "in" / "issue.xml"
    run = CliRunner().invoke(main, ["annotate", str(issue), "-o", str(holding / "out"), "--format", "json"])
    assert run.exit_code == 0, run.output
    assert sorted(p.name for p in (holding / "out").glob("*.json")) == ["issue-2.json", "issue-3.json", "one.json"]


def test_an_xpath_on_the_command_line(holding: Path) -> None:
    issue = str(holding / "in" / "issue.xml")
    chosen = CliRunner().invoke(main, ["annotate", issue, "--format", "jsonl", "--articles", "//div[@xml:id]"])
    assert chosen.exit_code == 0 and len(chosen.stdout.splitlines()) == 1
    wrong = CliRunner().invoke(main, ["annotate", issue, "--articles", "//div["])
    assert wrong.exit_code == 2 and "is not an XPath" in wrong.output


def test_what_is_not_english_among_several_is_left_out_by_name(holding: Path, caplog: pytest.LogCaptureFixture) -> None:
    german = "Der Damm ist sicher, sagte der Bürgermeister. Die Brücke ist gesperrt, teilte die Stadt gestern mit."
    host = holding / "in" / "group.xml"
    host.write_text(GROUP.replace(TWO, german), encoding="utf-8")
    run = CliRunner().invoke(main, ["annotate", str(host), "-o", str(holding / "out"), "--workers", "1"])
    assert run.exit_code == 0, run.output
    (only,) = provenance.read_all_tei(holding / "out" / "group.xml")
    assert only.id == "one"


@pytest.mark.parametrize("layer", ["standoff", "anchors"])
def test_a_layer_of_four_times_the_articles_is_checked_and_read_in_four_times_the_work(
    tmp_path: Path, layer: Layer
) -> None:
    def work(number: int) -> tuple[int, int]:
        parts = "".join(f"<div type='article'><head>Day {n}</head><p>{ONE}</p></div>" for n in range(number))
        host, written = tmp_path / f"{number}.xml", tmp_path / f"{number}.layer.xml"
        host.write_text(tei(f"<text><body>{parts}</body></text>"), encoding="utf-8")
        documents = [provenance.annotate_article(a) for a in provenance.read(host)]
        written.write_bytes(write_layer(documents, layer, folder=str(tmp_path)))
        assert provenance.read_all_tei(written) == documents
        return (
            lines_run(lambda: validate_file(written)),
            lines_run(lambda: provenance.read_all_tei(written)),
        )

    work(1)  # grammars are loaded once
    for small, large in zip(work(5), work(20), strict=True):
        assert large <= 5 * small
