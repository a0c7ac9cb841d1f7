"""The page of several articles, and the piece for a notebook."""

from __future__ import annotations

import csv
import io

import lxml.html
import pytest
from attrs import evolve
from dam_story import comparison, document

from provenance.model import Comparison
from provenance.writing.report import notebook_view, sources_csv, write_comparison_page
from provenance.writing.report.coverage import NOBODY, OWN_WORD, CoverageView


@pytest.fixture
def view() -> CoverageView:
    return CoverageView(*comparison())


def text_of(html: str) -> str:
    root = lxml.html.fromstring(html)
    for part in root.xpath("//style | //script"):
        part.drop_tree()
    return " ".join(root.text_content().split())


def test_the_claim_that_changed_most_gravely_stands_first(view: CoverageView) -> None:
    assert [claim.cluster.id for claim in view.claims] == ["c1", "c2"]


def test_a_statement_knows_what_changed_on_the_way_to_it(view: CoverageView) -> None:
    first, second, third = view.claims[0].statements
    assert (first.first, first.changes, first.number) == ("first", (), 2)
    assert [c.kind for c in second.changes] == ["stance-raised", "chain-shortened"]
    assert (third.origin, third.standing, third.first) == (OWN_WORD, "outlet", "")


def test_a_conflict_is_shown_in_the_table_where_the_claim_came_later(view: CoverageView) -> None:
    told = [s.disputes for claim in view.claims for s in claim.statements]
    assert [d for d in told if d] == [(("6,000", "5,000"),)]
    table = lxml.html.fromstring(write_comparison_page(*comparison())).xpath("//table[contains(@class, 'claims')]")[0]
    assert "Conflict: 6,000, not 5,000" in " ".join(table.text_content().split())


def test_a_claim_is_headed_without_the_that_of_its_clause(view: CoverageView) -> None:
    cluster = view.claims[0].cluster
    members = (evolve(cluster.members[0], text="that the dam holds"), *cluster.members[1:])
    assert evolve(view.claims[0], cluster=evolve(cluster, members=members)).heading == "the dam holds"


def test_the_timeline_puts_the_undated_last(view: CoverageView) -> None:
    assert [day for day, _ in view.timeline] == ["2025-07-14", "2025-07-15", None]


def test_the_sums_in_the_lede(view: CoverageView) -> None:
    assert (view.changed, view.one_origin, len(view.claims)) == (1, 2, 2)
    assert dict(view.changes) == {"chain-shortened": 1, "stance-raised": 1, "source-dropped": 1}


def test_a_claim_counts_once_for_each_outlet_and_origin(view: CoverageView) -> None:
    rows = {row.name: row for row in view.origins}
    names = [column.name for column in view.columns]
    authority = dict(zip(names, rows["Water Authority"].counts, strict=True))
    assert authority["Example Courier"] == 1 and rows["Water Authority"].shared
    assert view.origins[-1].name in (OWN_WORD, NOBODY) and not view.origins[-1].shared


def test_outlets_stand_in_the_order_of_time_everywhere(view: CoverageView) -> None:
    documents, compared = comparison()
    turned = CoverageView(documents[::-1], Comparison(compared.documents[::-1], compared.clusters))
    for shuffled in (view, turned):
        dates = [column.article.published for column in shuffled.columns]
        assert dates == sorted(filter(None, dates)) + [None] * dates.count(None)
        assert [a.document.id for a in shuffled.articles] == [c.article.id for c in shuffled.columns]


def test_other_words_in_a_quotation_are_no_change_of_attribution(view: CoverageView) -> None:
    documents, compared = comparison()
    altered = Comparison(
        compared.documents,
        tuple(evolve(c, changes=tuple(evolve(x, kind="quote-altered") for x in c.changes)) for c in compared),
    )
    assert (view.changed, CoverageView(documents, altered).changed) == (1, 0)


def test_who_is_heard_in_the_whole_coverage_with_its_table(view: CoverageView) -> None:
    heard = {row.name: row for row in view.heard}
    assert heard["Water Authority"].outlets >= 1 and "unresolved" not in {row.standing for row in view.heard}
    lines = list(csv.reader(io.StringIO(sources_csv(comparison()[0]))))
    assert lines[0][:4] == ["source", "type", "standing", "outlets"] and len(lines) == 1 + len(view.heard)
    assert "<h2>Who is heard in the whole coverage</h2>" in write_comparison_page(*comparison())


def test_the_event_has_the_title_that_was_given(view: CoverageView) -> None:
    assert '<h1 dir="auto">The dam</h1>' in write_comparison_page(*comparison(), title="The dam")
    assert view.heading == view.articles[0].heading


def test_the_page_tells_each_claim_with_its_changes_conflicts_and_gaps() -> None:
    text = text_of(write_comparison_page(*comparison()))
    for part in (
        "They share 2 claims. 1 changed its attribution on the way, 2 rest on one origin alone.",
        "Source dropped", "The outlet now says it itself. (after Example Courier)", "All three rest on the Water",
        "Conflict (number): The Example Post has “5,000”, Example Courier has “6,000”.", "says beyond the others",
        "Told by 3 outlets; rests on 1 origin: Water Authority.", "Who will pay?",
    ):  # fmt: skip
        assert part in text, part


def test_ids_are_unique_and_links_lead_somewhere() -> None:
    root = lxml.html.fromstring(write_comparison_page(*comparison()))
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in root.xpath("//@href") if href.startswith("#")} <= set(ids)


def test_articles_that_share_nothing_still_stand_side_by_side() -> None:
    documents, compared = comparison()
    page = write_comparison_page(documents, Comparison(compared.documents, ()))
    assert "They share no claim that the program recognises." in text_of(page)


def test_an_article_known_by_its_metadata_alone_has_its_column_but_no_links() -> None:
    documents, compared = comparison()
    root = lxml.html.fromstring(write_comparison_page(documents[:2], compared))
    assert root.xpath("count(//table[contains(@class, 'claims')]/thead//th)") == 4
    assert {href[1:] for href in root.xpath("//@href") if href.startswith("#")} <= set(root.xpath("//@id"))


def test_a_notebook_gets_a_piece_without_a_script() -> None:
    compared = comparison()[1]
    told = "About 6,000 engineers have left"
    for thing, part in ((document(), "Who will pay?"), (compared[0], told), (compared, told)):
        piece = thing._repr_html_()
        assert part in text_of(piece) and "<script" not in piece and "<html" not in piece
    outlets = {article.outlet for article in compared.documents if article.outlet}
    assert outlets and all(outlet in text_of(compared._repr_html_()) for outlet in outlets), "not the names of files"
    assert 'class="mark named"' not in compared._repr_html_(), "names alone do not tell what kind of source they are"


def test_values_show_themselves_in_one_line() -> None:
    for thing in (document(), comparison()[1], comparison()[1][0]):
        assert repr(thing).startswith(f"<{type(thing).__name__}") and len(repr(thing)) < 130


def test_a_long_comparison_is_cut_in_a_notebook_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("provenance.writing.report._NOTEBOOK_CLAIMS", 1)
    assert "1 more shared claims are not shown here." in text_of(notebook_view(comparison()[1]))


def test_a_long_text_is_cut_in_a_notebook_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("provenance.writing.report._NOTEBOOK_SENTENCES", 2)
    text = text_of(notebook_view(document()))
    assert "The first 2 of 6 sentences." in text and "Who will pay?" not in text


def test_more_than_twenty_articles_have_stories_instead_of_a_table_too_wide_to_read() -> None:
    documents, compared = comparison()
    more = tuple(evolve(document(), article=evolve(document().article, id=f"more{n}")) for n in range(18))
    everything = Comparison((*compared.documents, *(d.article for d in more)), compared.clusters)
    page = write_comparison_page((*documents, *more), everything)
    assert 'class="claims' not in page and "21 articles are too many for one table" in page
    assert "The outlet now says it itself." in page
