"""Whose copy the whole article is."""

from __future__ import annotations

import pytest

from provenance.model import Article
from provenance.pipeline import annotate, annotate_article
from provenance.reading.tei_layer import read_layer


def agency(text: str, **more: str | tuple[str, ...]) -> str | None:
    document = annotate_article(Article(text, **more))  # type: ignore[arg-type]
    return document.source(document.agency).name if document.agency else None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("MARLOW (AP) — The lock broke on Monday.", "Associated Press"),
        ("MARLOW, Ohio (AP) _ The lock broke on Monday.", "Associated Press"),
        ("Lock breaks\n\nMARLOW, May 4 (Reuters) - The lock broke.", "Reuters"),
        ("(Reuters) - The lock broke.", "Reuters"),
        ("Marlow (Reuters) - The lock broke.", "Reuters"),
        ("MARLOW, May 4 AFP - The lock broke.", "Agence France-Presse"),
        ("Marlow, May 4 (PTI) The lock broke.", "Press Trust of India"),
        ("MARLOW, Ohio, May 4, 2020 /PRNewswire/ -- Volant today announced a lock.", "PR Newswire"),
        ("MARLOW--(BUSINESS WIRE)--Volant today announced a lock.", "Business Wire"),
        ("MARLOW, May 4 (Canal Service) — The lock broke.", "Canal Service"),
        ("By Nora Vance, Reuters\n\nThe lock broke.", "Reuters"),
        ("By Nora Vance, Associated Press Writer\n\nThe lock broke.", "Associated Press"),
        ("By NORA VANCE\nAssociated Press\n\nThe lock broke.", "Associated Press"),
        ("By Nora Vance of The Associated Press\n\nThe lock broke.", "Associated Press"),
        ("Nora Vance | Reuters\n\nThe lock broke.", "Reuters"),
        ("Source: Xinhua | 2017-05-04 | Editor: Wu Li\n\nThe lock broke.", "Xinhua News Agency"),
        ("The lock broke. — AFP", "Agence France-Presse"),
        ("The lock broke.\n\n(Reuters)", "Reuters"),
        ("The lock broke.\n\n-- BERNAMA", "Bernama"),
        ("The lock broke. PTI SKL", "Press Trust of India"),
        ("The lock broke.\n\n-- \nPetra Vance\nDesk", None),  # Petra is Jordan's agency, too
        ("The lock broke.\n\nCopyright 2020 The Associated Press. All rights reserved.", "Associated Press"),
        ("The lock broke.\n\n(Reporting by Nora Vance; Editing by Paul Reyes)", "Reuters"),
    ],
)
def test_forms(text: str, name: str) -> None:
    assert agency(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "The lock broke, Reuters reported on Monday.",
        "MARLOW, May 4 (Ohio) — The lock broke.",
        "Mayor Nora Vance (Labour) - who opened the lock - left.",
        "By Nora Vance\n\nThe AP bought the lock.",
        "The lock broke.\n\nAP Photo/Nora Vance",
        "File photo: the lock. REUTERS/Nora Vance\n\nThe lock broke.",
        "MARLOW (AP) — The lock broke.\n\nASHTON (AFP) — The weir broke.",
        "The lock broke.\n\nReporting by Nora Vance; editing by Paul Reyes",
        "She sold the story to Reuters",
    ],
)
def test_none(text: str) -> None:
    assert agency(text) is None


def test_metadata_only_where_the_text_names_none() -> None:
    credits = ("By Nora Vance, Associated Press",)
    assert agency("The lock broke.", credits=credits) == "Associated Press"
    assert agency("MARLOW (AFP) — The lock broke.", credits=credits) == "Agence France-Presse"
    assert agency("The lock broke.", credits=("Marlow Courier",)) is None


def test_an_outlet_is_not_its_own_agency_but_an_agency_is() -> None:
    assert agency("MARLOW (Canal Service) — The lock broke.", outlet="Canal Service") is None
    assert agency("MARLOW (Reuters) — The lock broke.", outlet="Reuters") == "Reuters"


def test_it_is_in_no_chain_and_one_source_with_the_agency_that_is_told() -> None:
    document = annotate("MARLOW (Reuters) — The lock broke. “It was old,” Nora Vance told Reuters.")
    assert document.agency == "src.reuters"
    assert [s.id for s in document.sources if s.type == "news-agency"] == ["src.reuters"]
    assert document.sentences[0].chain == ()
    spans = [(m.how, document.text[m.start : m.end]) for m in document.source("src.reuters").mentions]
    assert spans[0] == ("dateline", "Reuters")


def test_it_survives_tei() -> None:
    document = annotate("MARLOW (Reuters) — The lock broke.")
    assert read_layer(document.to_tei().encode()).agency == "src.reuters"
