"""One glyph, one name for one thing: the table has them, and everything that shows a label reads it there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from provenance import annotate
from provenance.model import GapKind, Status
from provenance.writing.report import write_report
from provenance.writing.standing import STANDINGS, standings
from provenance.writing.tei import write_tei
from provenance.writing.terminal import write_terminal
from provenance.writing.wording import wording

ROOT = Path(__file__).parents[2]
SHOWING = [
    path
    for folder in ("writing", "serve", "cli")
    for kind in ("py", "js", "jinja", "css")
    for path in (ROOT / "provenance" / folder).rglob(f"*.{kind}")
]
NAMES = [row["name"] for table in ("standing", "status", "gap", "change") for row in wording()[table].values()]
MARKS = [row["mark"] for table in ("standing", "severity", "change") for row in wording()[table].values()]


@pytest.mark.parametrize("name", sorted({name for name in NAMES if " " in name}))
def test_no_other_file_spells_a_name(name: str) -> None:
    spelt = re.compile(rf"[\"'>]{re.escape(name)}[\"'<]")
    assert [str(path) for path in SHOWING if spelt.search(path.read_text(encoding="utf-8").replace("'s ", "’s "))] == []


@pytest.mark.parametrize("mark", sorted({mark for mark in MARKS if not mark.isascii() and mark != "–"}))
def test_no_other_file_draws_a_mark(mark: str) -> None:
    drawn = [path.name for path in SHOWING if mark in path.read_text(encoding="utf-8")]
    assert [name for name in drawn if name != "tei.css"] == []


def test_the_style_of_tei_which_can_read_no_table_draws_the_same_marks() -> None:
    css = (ROOT / "provenance" / "writing" / "tei" / "tei.css").read_text(encoding="utf-8")
    for severity, row in wording()["severity"].items():
        assert f'[ana~="#severity.{severity}"]::before {{ content: "{row["mark"]} "; }}' in css


def test_marks_and_names_tell_things_apart() -> None:
    for table in ("standing", "gap", "severity", "change"):
        for part in ("mark", "name"):
            told = [row[part] for row in wording()[table].values() if part in row]
            assert len(set(told)) == len(told), (table, part)


def test_a_status_that_is_a_standing_goes_by_its_name() -> None:
    of: dict[Status, str] = {
        "partly-attributed": "partly", "hearsay": "hearsay", "unattributed": "outlet", "not-a-claim": "none",
    }  # fmt: skip
    for status, standing in of.items():
        assert wording()["status"][status]["name"] == wording()["standing"][standing]["name"]


def test_terminal_report_and_tei_say_it_alike() -> None:
    document = annotate("The deal is said to be dead. Officials said on Monday that the minister had lied.")
    kinds: set[GapKind] = {gap.kind for sentence in document.sentences for gap in sentence.gaps}
    terminal, report, tei = write_terminal(document, width=200), write_report(document), write_tei(document)
    assert kinds
    for row in (wording()["gap"][kind] for kind in kinds):
        assert row["name"] in terminal and row["name"] in report and f"{row['name']}: {row['means']}" in tei
    for row in (wording()["standing"][standing] for standing in standings(document)):
        assert row["mark"] in terminal and row["mark"] in report and row["name"].lower() in terminal


def test_the_page_of_the_report_has_the_same_table() -> None:
    page = (ROOT / "docs" / "report.md").read_text(encoding="utf-8").replace("'", "’")
    for standing in STANDINGS:
        row = wording()["standing"][standing]
        assert f"| {row['mark']} | {row['name'].lower()} |" in page
