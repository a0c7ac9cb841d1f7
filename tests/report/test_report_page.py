"""The page of one article."""

from __future__ import annotations

import re
from collections import Counter
from typing import get_args

import lxml.html
import pytest
from attrs import evolve
from dam_story import TEXT, document

from provenance import model
from provenance.lexicon import read_table
from provenance.model import Article, Document, Span
from provenance.pipeline import annotate
from provenance.writing.report import write_report
from provenance.writing.report.article import ArticleView
from provenance.writing.report.facts import facts
from provenance.writing.report.marks import marks
from provenance.writing.report.page import rules_used
from provenance.writing.report.picture import routes
from provenance.writing.standing import STANDINGS, identity, standing
from provenance.writing.wording import wording


def words_of(text: str) -> list[str]:
    return text.split()


def shown(page: str) -> str:
    """The article's text as the page shows it, without the numbers of the sentences."""
    pieces = lxml.html.fromstring(page).xpath("//p[@class='text']//text()[not(ancestor::a[@class='no'])]")
    return "".join(pieces)


@pytest.mark.parametrize(
    ("table", "values"),
    [
        ("standing", STANDINGS), ("gap", get_args(model.GapKind)), ("severity", get_args(model.Severity)),
        ("change", get_args(model.ChangeKind)), ("type", get_args(model.SourceType)), ("mode", get_args(model.Mode)),
        ("stance", get_args(model.Stance)),
    ],
)  # fmt: skip
def test_there_are_words_for_every_value_of_the_model(table: str, values: tuple[str, ...]) -> None:
    assert set(wording()[table]) == set(values)


def test_the_bar_adds_up() -> None:
    tally = ArticleView(document()).tally
    assert dict(tally.counts) == {
        "named": 2, "institution": 0, "unnamed": 1, "unresolved": 0, "partly": 1, "hearsay": 0, "outlet": 1, "none": 1,
    }  # fmt: skip
    assert sum(n for _, n in tally.counts) == tally.total == 6
    assert sum(width for *_, width in tally.bands) == pytest.approx(1000, abs=0.1)


def test_a_source_has_the_share_that_rests_on_it_as_the_origin() -> None:
    rows = {v.source.id: v for v in ArticleView(document()).voices}
    length = sum(s.end - s.start for s in document().sentences)
    assert rows["src.authority"].share == len("the dam “will hold”") / length
    assert rows["src.wire"].share == len("About 5,000 engineers haveleft for the northclaims that ") / length
    assert (rows["src.wire"].sentences, rows["src.wire"].relayed) == (1, 1)


def test_nested_contents_count_once_and_no_share_is_negative() -> None:
    """Two nested contents that share words, and one that reaches beyond what it is nested in."""
    article = annotate("Anna Brandt said that the dam holds. Piet Krog believes that the weir is safe.")
    outer, inner = article.attributions
    beyond = evolve(inner, parent=outer.id, content=(Span(outer.content[0].start, len(article.text)),))
    crowded = evolve(article, attributions=(outer, *(evolve(beyond, id=f"a{n}") for n in (7, 8))))
    shares = {v.source.name: v.share for v in ArticleView(crowded).voices}
    assert (shares["Anna Brandt"], shares["Piet Krog"]) == (0.0, 1.0)


def test_a_cue_before_its_source_is_shown_so() -> None:
    page = write_report(annotate("The dam will hold, according to the Marl Water Board."))
    assert "<i>according to</i> <b>the Marl Water Board</b>: <q>The dam will hold</q>" in page


def test_the_key_is_on_the_printed_worksheet_only() -> None:
    for blank in (True, False):
        (key,) = lxml.html.fromstring(write_report(document(), blank="sentences" if blank else None)).xpath(
            "//details[contains(@class, 'how')]"
        )
        assert ("always" in key.get("class"), key.get("open") is not None) == (blank, blank)


def test_marks_joined_are_the_sentence_even_where_spans_cross() -> None:
    view = ArticleView(document())
    for line in view.lines:
        assert "".join(piece.text for piece in line.marks) == line.text
    roles = {(piece.text, piece.roles) for piece in view.lines[1].marks}
    assert ("the dam “will hold”", "content") in roles
    assert ("claims", "content cue") in roles
    assert marks(TEXT, view.lines[5].sentence, ())[0].text == "Who will pay?"


@pytest.mark.parametrize(
    "text", [TEXT, "", " \n", "x", "Only a headline", "lone \ud800 half.", "a\u2028b\x0b c.\r\n\r\nd <b>&amp; e"]
)
@pytest.mark.parametrize("blank", [False, True])
def test_the_page_holds_the_whole_text_in_order(text: str, blank: bool) -> None:
    page = write_report(annotate(text), blank="sentences" if blank else None)
    assert words_of(shown(page)) == words_of(text.replace("\x0b", " ").replace("\ud800", "\ufffd"))


def test_every_label_chain_rule_and_gap_is_there_without_a_script() -> None:
    page = write_report(document())
    body = re.sub(r"<script>.*</script>", "", page, flags=re.S)
    text = " ".join(lxml.html.fromstring(body).text_content().split())
    for part in (
        "The Wire citing Water Authority", "Rule REP01", "REL01, right about 81 times in 100", "government, origin",
        "A reason for relay-only.", wording()["gap"]["relay-only"]["advice"], "Labels describe attribution, not truth.",
        "1 × caption, left out", "because they fear for their jobs", "for Ministry of Works",
    ):  # fmt: skip
        assert part in text, part


def test_the_page_asks_nothing_of_the_network() -> None:
    root = lxml.html.fromstring(write_report(document()))
    assert not root.xpath("//@src | //link[not(starts-with(@href, 'data:'))] | //@style | //*[@onclick] | //iframe")
    assert "default-src 'none'" in root.xpath("//meta[@http-equiv]/@content")[0]


def test_ids_are_unique_and_every_link_inside_the_page_leads_somewhere() -> None:
    root = lxml.html.fromstring(write_report(document()))
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in root.xpath("//@href") if href.startswith("#")} <= set(ids)


def test_only_web_addresses_become_links() -> None:
    article = evolve(document().article, url="javascript:alert(1)")
    page = write_report(evolve(document(), article=article))
    assert "javascript:" not in page


def test_a_worksheet_says_nothing_before_it_is_asked() -> None:
    root = lxml.html.fromstring(write_report(document(), blank="sentences"))
    for answer in root.xpath("//details"):
        answer.drop_tree()
    text = root.text_content()
    assert "The Wire citing Water Authority" not in text and "A reason for" not in text
    assert not root.xpath("//*[contains(@class, 'bar')]")


def test_the_same_document_gives_the_same_page() -> None:
    assert write_report(document()) == write_report(document())


def test_ways_that_share_their_beginning_share_their_boxes() -> None:
    tree = routes([("a", "b"), ("a", "c"), ("a", "b"), ("d",)])
    assert [(n.key, n.column, n.row, n.count, n.parent_row) for n in tree.nodes] == [
        ("a", 0, 0, 3, 0), ("b", 1, 0, 2, 0), ("c", 1, 1, 1, 0), ("d", 0, 2, 1, 0),
    ]  # fmt: skip


def test_no_two_boxes_of_forty_sources_overlap() -> None:
    tree = routes([(f"s{n}", f"t{n % 7}") if n % 3 else (f"s{n}",) for n in range(40)])
    assert len({(n.column, n.row) for n in tree.nodes}) == len(tree.nodes) and tree.left_out == 0
    assert routes([(str(n),) for n in range(100)]).left_out == 40


def test_a_document_without_metadata_has_a_page() -> None:
    page = write_report(Document(Article(text=""), (), (), ()))
    assert "There is no sentence in this text." in page


def test_the_page_says_once_whose_copy_the_article_is() -> None:
    text = "MARLOW (AP) — The lock broke."
    assert write_report(annotate(text, outlet="Marlow Courier")).count("copy of Associated Press") == 1
    assert "copy of" not in write_report(annotate(text, outlet="Associated Press"))


def test_the_page_owns_up_to_its_measured_errors() -> None:
    rows = {row[0]: row for row in read_table("label_errors")}
    assert set(rows) == set(wording()["measured"])
    text = " ".join(lxml.html.fromstring(write_report(document())).text_content().split())
    _, precision, _, found, _, data, commit = rows["speech"]
    assert f"Reported speech{round(100 - float(precision))} % of {int(found):,}" in text
    assert data in text and commit in text


def test_a_rule_shows_how_often_it_was_right_and_a_users_own_shows_nothing() -> None:
    uses = {use.id: use for use in rules_used([ArticleView(annotate("Police said that the road was closed."))])}
    assert uses["CLA01"].uses == 1 and 0 < uses["CLA01"].right < uses["CLA01"].counted
    assert {(use.id, use.counted) for use in rules_used([ArticleView(document())])} == {("REL01", 0), ("REP01", 0)}


def test_the_page_of_a_long_article_is_no_burden_to_a_browser() -> None:
    """What a browser's time grows with, bytes and elements; `benchmarks/report_page.py` times it."""
    text = "".join(
        f"“The dam in district {n} will hold until the spring,” said Anna Brandt, the mayor of Sandrel. "
        f"Officials claimed that the work, which began in {n}, would cost twice as much as was planned.\n\n"
        for n in range(500)
    )
    page = write_report(annotate(text))
    assert len(page.encode()) <= 12 * len(text.encode())
    assert len(re.findall("<[a-z]", page)) <= 40 * 1000, "elements for 1,000 sentences"


def test_a_summary_is_one_page_however_many_are_heard() -> None:
    names = [
        f"{given} {family}"
        for given in ("Ada", "Ben", "Cara", "Dora", "Emil")
        for family in "Orr Lund Weiss Holt".split()
    ]
    said = annotate(" ".join(f"{name} said that the river had risen." for name in names))
    rows = re.compile('<th scope="row"><span class="name">')
    assert len(rows.findall(write_report(said))) == len(names) == 20
    brief = write_report(said, brief=True)
    assert len(rows.findall(brief)) == 12 and "8 more, each with less of the text, are not listed." in brief


@pytest.mark.parametrize(
    ("type", "named", "found"),
    [
        ("person", True, "named"), ("document", True, "named"), ("document", False, "institution"),
        ("court", False, "institution"), ("organisation", False, "institution"), ("group", False, "unnamed"),
        ("unnamed-person", False, "unnamed"), ("unresolved", False, "unresolved"),
    ],
)  # fmt: skip
def test_anonymity_is_not_mixed_with_institutions_or_with_our_own_failures(
    type: model.SourceType, named: bool, found: str
) -> None:
    source = model.Source("src.x", "x", type, named, ())
    assert identity(source) == standing("attributed", source) == found
    assert standing("unattributed", source) == "outlet"


def test_facts_count_who_is_heard_and_what_the_outlet_says_alone() -> None:
    found = facts(document())
    claims = [s for s in document().sentences if s.status != "not-a-claim"]
    (own,) = (s for s in claims if s.status == "unattributed")
    assert found.own_share == (own.end - own.start) / sum(s.end - s.start for s in claims)
    assert (found.sources, found.named, found.unnamed) == (4, 3, 1)
    page = write_report(document())
    assert "4 sources heard: 3 named sources, 1 unnamed person or group." in page
    assert "The State of the News Media 2005" in page


def test_gaps_of_one_kind_stand_together_with_the_advice_once() -> None:
    view = ArticleView(document())
    groups = view.gaps_by_kind
    assert sorted(len(g.items) for g in groups) == sorted(Counter(gap.kind for gap, _ in view.gaps).values())
    page = write_report(document())
    for group in groups:
        assert page.count(wording()["gap"][group.kind]["advice"]) == 1


def test_the_ways_are_drawn_only_where_one_has_two_steps() -> None:
    assert ArticleView(document()).picture is not None
    assert ArticleView(annotate("Ada Bell said that the dam holds.")).picture is None


def test_the_page_to_print_has_all_but_the_text() -> None:
    page = write_report(document(), brief=True)
    assert 'class="paragraph"' not in page and "Where the sourcing is thin" in page and 'href="#d1-text"' not in page


@pytest.mark.parametrize(
    ("sentences", "words"), [("Ada Bell said it.", "Of 1 sentence that claims something, <b>1</b> rests on")]
)
def test_the_lede_speaks_of_one_in_the_singular(sentences: str, words: str) -> None:
    assert words in write_report(annotate(sentences))
