"""A reader's labels beside the program's."""

from __future__ import annotations

from pathlib import Path

import pytest
from dam_story import document

from provenance.errors import ReadingError
from provenance.writing.report import write_class_page, write_report
from provenance.writing.report.answers import Answer, Sheet, agreement, read_sheet
from provenance.writing.report.article import ArticleView
from provenance.writing.report.classroom import classroom


@pytest.fixture
def view() -> ArticleView:
    return ArticleView(document())


def write(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "answers.csv"
    path.write_text(text, encoding=encoding)
    return path


@pytest.mark.parametrize(
    "text",
    [
        "sentence,standing,source\n1,named,Wire\ns2,Unnamed source,\n4,,\n3,unattributed,\n",
        "\ufeffsentence;standing;source\r\n1;NAMED;Wire\r\ns2;unnamed;\r\n3;The outlet's word;\r\n",
        'source,standing,sentence\n"Wire",named,s1\n,unnamed,s2\n,outlet,3\n',
    ],
)
def test_answers_are_read_as_spreadsheets_and_the_worksheet_write_them(
    tmp_path: Path, view: ArticleView, text: str
) -> None:
    assert read_sheet(write(tmp_path, text), view).answers == {
        "s1": Answer("named", "Wire"), "s2": Answer("unnamed"), "s3": Answer("outlet"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("sentence,standing\n1,attributed\n", "answers.csv:2: “attributed” is not a label; one of named, institution"),
        ("sentence,standing\n1,named\n9,named\n", "answers.csv:3: there is no sentence “9”; the article has 6"),
        ("number,label\n1,named\n", "answers.csv: has no columns “sentence” and “standing”"),
        ("", "has no columns"),
    ],
)
def test_what_cannot_be_used_is_refused_with_its_place(
    tmp_path: Path, view: ArticleView, text: str, message: str
) -> None:
    with pytest.raises(ReadingError) as caught:
        read_sheet(write(tmp_path, text), view)
    assert message in str(caught.value)


def test_a_file_in_another_encoding_is_refused(tmp_path: Path, view: ArticleView) -> None:
    with pytest.raises(ReadingError, match="UTF-8"):
        read_sheet(write(tmp_path, "sentence,standing,source\n1,named,Müller\n", "latin-1"), view)


def test_the_figures_of_an_example_done_by_hand(view: ArticleView) -> None:
    # Program: named named outlet partly unnamed none. Reader agrees on 4 of 6.
    labels = ("named", "outlet", "outlet", "partly", "hearsay", "none")
    found = agreement(view, {f"s{n}": Answer(label) for n, label in enumerate(labels, 1)})  # type: ignore[arg-type]
    assert (found.agreed, found.share, found.unanswered) == (4, 4 / 6, 0)
    # By chance: named 2·1, outlet 1·2, partly 1·1, none 1·1 = 6 of 36; kappa = (4/6 - 6/36) / (1 - 6/36) = 0.6.
    assert found.kappa == pytest.approx(0.6)
    assert [line.number for line, _ in found.differ] == [2, 5]
    assert sum(n for _, cells in found.table for n in cells) == 6


def test_kappa_is_not_made_up_where_it_is_not_defined(view: ArticleView) -> None:
    assert agreement(view, {"s1": Answer("named"), "s2": Answer("named")}).kappa is None
    assert agreement(view, {}).kappa is None


def test_the_page_shows_both_and_calls_neither_right(tmp_path: Path) -> None:
    page = write_report(
        document(), answers=write(tmp_path, "sentence,standing,source\n1,hearsay,the <Wire>\n2,named,\n")
    )
    assert "They agree on <b>1</b> of 2 sentences.\n" in page, "two cases are no rate"
    assert "Agreement is not correctness." in page and "the &lt;Wire&gt;" in page
    assert "4 sentences have no label of the reader’s and are not counted" in page


def test_a_file_without_answers_has_a_page(tmp_path: Path) -> None:
    assert "holds no label" in write_report(document(), answers=write(tmp_path, "sentence,standing\n1,\n"))


def test_a_sheet_knows_its_reader_and_is_of_this_text(tmp_path: Path, view: ArticleView) -> None:
    head = "sentence,standing,source,name,class,article,sha256\n"
    own = view.document.article.sha256
    assert read_sheet(write(tmp_path, f"{head}1,named,,Ada,7b,dam,{own}\n"), view).name == "Ada"
    assert read_sheet(write(tmp_path, "sentence,standing\n1,named\n"), view).name == "answers"
    with pytest.raises(ReadingError, match="is a worksheet of another text"):
        read_sheet(write(tmp_path, f"{head}1,named,,Ada,7b,weir,{'0' * 64}\n"), view)


def test_a_class_is_set_against_the_program_or_a_key(view: ArticleView) -> None:
    """Program: named named outlet partly unnamed none."""
    sheets = [
        Sheet("Ada", {"s1": Answer("named"), "s2": Answer("hearsay"), "s3": Answer("outlet")}),
        Sheet("Ben", {"s1": Answer("named"), "s2": Answer("named")}),
        Sheet("Cem", {"s1": Answer("named"), "s2": Answer("outlet")}),
    ]
    room = classroom(view, sheets, None)
    assert (room.key, room.scores) == ("the program", ((2, 3), (2, 2), (1, 2)))
    assert [(row.line.number, row.split) for row in room.divided] == [(2, 1.0)]
    assert (room.rows[0].as_key, room.rows[0].given, room.rows[0].split) == (3, 3, 0.0)
    keyed = classroom(view, sheets, Sheet("Ms Rao", {"s2": Answer("hearsay")}))
    assert (keyed.key, keyed.scores) == ("Ms Rao", ((3, 3), (1, 2), (1, 2)))


def test_the_class_page_names_every_reader(tmp_path: Path) -> None:
    paths = []
    for name, label in (("ada", "named"), ("<b>ben", "outlet")):
        paths.append(tmp_path / f"{len(paths)}.csv")
        paths[-1].write_text(f"sentence,standing,name\n1,{label},{name}\n", encoding="utf-8")
    page = write_class_page(document(), paths)
    assert "<b>2</b> readers, 6 sentences. The readers are divided on <b>1</b>" in page
    assert "<span>ada</span>" in page and "<span>&lt;b&gt;ben</span>" in page


def test_a_worksheet_without_answers_does_not_hold_them() -> None:
    page = write_report(document(), blank="sentences", with_answers=False)
    assert "The Wire citing" not in page and "Answer page" not in page and 'data-sentence="s1"' in page


def test_the_worksheet_on_sources_asks_of_each_source() -> None:
    page = write_report(document(), blank="sources", with_answers=False)
    assert page.count('data-question="first-hand"') == len(
        [v for v in ArticleView(document()).voices if v.sentences or v.relayed]
    )
