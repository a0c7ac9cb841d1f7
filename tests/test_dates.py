"""What the dates of articles mean, and what is said where they mean nothing certain."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

import provenance
from provenance.cli import main
from provenance.dates import NoDate, read_date
from provenance.errors import SettingsError
from provenance.model import Article
from provenance.writing.tei.header import when


@pytest.mark.parametrize(
    "written",
    [
        "2025-03-09", "20250309", "20250309T103600Z", "2025-03-09T23:30:00+02:00", "2025-03-09 10:36", "2025/03/09",
        "March 9, 2025", "9 March 2025", "Sunday, March 9th, 2025, 10:36 p.m. ET", "9-Mar-2025", "Mar. 9, 2025",
        "Sun, 09 Mar 2025 10:36:00 GMT", "9.3.2025", "09.03.2025", " [9 March 2025] ",
    ],
)  # fmt: skip
def test_forms_of_one_day(written: str) -> None:
    assert str(read_date(written)) == "2025-03-09"


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("1961–1977", "1961-01-01", "1977-12-31"),
        ("1961/1977", "1961-01-01", "1977-12-31"),
        ("1934", "1934-01-01", "1934-12-31"),
        ("February 2024", "2024-02-01", "2024-02-29"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("9–11 March 2025", "2025-03-09", "2025-03-11"),
        ("March 9-11, 2025", "2025-03-09", "2025-03-11"),
        ("28 February to 3 March 2025", "2025-02-28", "2025-03-03"),
        ("2025-03-09/2025-03-11", "2025-03-09", "2025-03-11"),
    ],
)
def test_ranges(written: str, first: str, last: str) -> None:
    found = read_date(written)
    assert (str(found.first), str(found.last)) == (first, last)


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("03/09/2025", "may be 3 September 2025 or 9 March 2025"),
        ("3-9-2025", "may be 3 September 2025 or 9 March 2025"),
        ("last week", "is not a date"),
        ("Sunday", "is not a date"),
        ("winter 1861", "is not a date"),
        ("9 March", "is not a date with a year of four digits"),
        ("9/3/25", "is not a date with a year of four digits"),
        ("1752482160", "is not a date with a year of four digits"),
        ("10.36, 9 March 2025", "is not a date"),
        ("31.02.2025", "is not a date"),
        ("2025-13-01", "is not a date"),
        ("1977–1961", "is not a date"),
    ],
)
def test_what_is_not_one_date(written: str, problem: str) -> None:
    with pytest.raises(NoDate) as error:
        read_date(written)
    assert error.value.problem == problem


def test_a_day_that_either_order_gives_is_certain() -> None:
    assert str(read_date("07/07/2025")) == "2025-07-07"
    assert str(read_date("13/07/2025")) == str(read_date("7/13/2025")) == "2025-07-13"


def test_python_takes_dates_and_refuses_what_is_not_one() -> None:
    assert provenance.annotate("It rained.", published=date(2025, 3, 9)).article.published == "2025-03-09"
    moment = datetime(2025, 3, 9, 10, 36, tzinfo=UTC)
    assert Article("It rained.", published=moment).published == "2025-03-09T10:36:00+00:00"
    with pytest.raises(SettingsError, match="“tomorrow” is not a date; write it as"):
        provenance.annotate("It rained.", published="tomorrow")


def test_a_date_in_words_orders_and_keeps_to_the_window() -> None:
    told = "About 5,000 engineers are on their way to the northern valley to repair roads."
    early = provenance.annotate(f"{told[:-1]}, the ministry said.", id="a", published="March 9, 2025")
    late = provenance.annotate(told, id="b", published="20.03.2025")
    assert [c.first for c in provenance.compare([late, early], window=30)] == [(0,)]
    assert not len(provenance.compare([late, early], window=7))


def test_tei_says_which_days_the_words_mean() -> None:
    assert when(Article("", published="2025-03")) == ' when="2025-03"'
    assert when(Article("", published="March 9, 2025")) == ' when="2025-03-09"'
    assert when(Article("", published="1961–1977")) == ' notBefore="1961-01-01" notAfter="1977-12-31"'
    assert when(Article("", published="soon")) == ""


def test_a_doubtful_date_is_named_with_file_and_line_and_the_article_read(tmp_path: Path) -> None:
    lines = [{"text": "It rained.", "published": published} for published in ("2025-03-09", "04/05/2025", "soon")]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    (tmp_path / "b.txt").write_text("Outlet: Post\nPublished: soon\n---\nIt rained.", encoding="utf-8")
    done = CliRunner().invoke(main, ["annotate", str(tmp_path / "a.jsonl"), "--format", "jsonl"])
    assert [json.loads(line)["document"]["dated"] for line in done.stdout.splitlines()] == [
        ["2025-03-09"] * 2,
        None,
        None,
    ]
    assert "a.jsonl:2: published “04/05/2025” may be 4 May 2025 or 5 April 2025" in done.stderr
    assert "a.jsonl:3: published “soon” is not a date" in done.stderr
    done = CliRunner().invoke(main, ["annotate", str(tmp_path / "b.txt"), "--format", "json"])
    assert "b.txt:2: published “soon” is not a date" in done.stderr
    assert json.loads(done.stdout)["document"]["published"] == "soon"


def test_the_report_says_how_a_range_is_ordered(tmp_path: Path) -> None:
    told = "About 5,000 engineers are on their way to the northern valley to repair roads.\n"
    for name, published in (("a", "1961–1977"), ("b", "4 May 1961"), ("c", "soon")):
        (tmp_path / f"{name}.txt").write_text(f"Outlet: {name}\nPublished: {published}\n---\n{told}", encoding="utf-8")
    inputs = [str(tmp_path / f"{name}.txt") for name in "abc"]
    done = CliRunner().invoke(main, ["compare", *inputs, "-o", str(tmp_path / "x.html"), "--window", "3650"])
    assert done.exit_code == 0
    page = (tmp_path / "x.html").read_text(encoding="utf-8")
    assert "1961–1977 (ordered by its first day, 1961-01-01)" in page
    assert "soon (not a certain date: counts as undated)" in page


def test_the_option_takes_only_dates(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It rained.", encoding="utf-8")
    done = CliRunner().invoke(main, ["annotate", str(tmp_path / "a.txt"), "--published", "04/05/2025"])
    assert done.exit_code == 2
    assert "may be 4 May 2025 or 5 April 2025" in done.stderr


def test_tei_gives_a_range_for_machines(tmp_path: Path) -> None:
    head = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt>'
    source = '<publicationStmt><p/></publicationStmt><sourceDesc><bibl><date from="1961" to="1977">the years of the dam'
    rest = "</date></bibl></sourceDesc></fileDesc></teiHeader><text><body><p>It rained.</p></body></text></TEI>"
    (tmp_path / "a.xml").write_text(head + source + rest, encoding="utf-8")
    (article,) = provenance.read(tmp_path / "a.xml")
    assert (article.published, str(article.dated)) == ("1961/1977", "1961-01-01 to 1977-12-31")
