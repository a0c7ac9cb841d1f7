"""The registry of sources: what must hold for any text, and what must hold for these."""

from __future__ import annotations

import pytest

from provenance import annotate
from provenance.model import Document

STORY = (
    "Reuters reported on Monday that Port Minister Vera Sundt (D-Vt.) had sold the pier, citing two officials. "
    "Sundt told the agency that the sale was lawful. “We did nothing wrong,” she said.\n"
    "Another official said the sale was void. Igor Pell, a spokesman for the Harbour Office, declined to comment. "
    "Pell said the Harbour Office (HO) would wait. The HO said on Friday that it had no file. He reportedly left."
)


def names(document: Document) -> list[str]:
    return [source.name for source in document.sources]


def test_one_source_per_real_source() -> None:
    document = annotate(STORY)
    assert names(document).count("Vera Sundt") == 1
    sundt = next(s for s in document.sources if s.name == "Vera Sundt")
    said = {document.text[m.start : m.end]: m.how for m in sundt.mentions}
    assert said["Sundt"] == "surname"
    assert said["she"] == "pronoun"
    assert sundt.type == "person"
    assert sundt.role == "Port Minister"


def test_two_unnamed_officials_are_two() -> None:
    found = [s for s in annotate(STORY).sources if "official" in s.name]
    assert len(found) == 2
    assert not any(s.named for s in found)


def test_a_spokesman_is_linked_to_his_office_and_not_merged_with_it() -> None:
    document = annotate("A spokesman for Norvik said the plant was safe. Norvik said nothing else was planned.")
    spokesman = next(s for s in document.sources if s.type == "unnamed-person")
    assert spokesman.speaks_for == next(s.id for s in document.sources if s.name == "Norvik")


def test_ids_are_unique_and_known_to_every_chain() -> None:
    document = annotate(STORY)
    ids = [s.id for s in document.sources]
    assert len(set(ids)) == len(ids)
    assert all(id.startswith("src.") for id in ids)
    assert {id for a in document.attributions for id in a.chain} <= set(ids)
    assert {id for s in document.sentences for id in s.chain} <= set(ids)
    assert {s.speaks_for for s in document.sources} - {None} <= set(ids)


def test_mentions_lie_in_the_text_in_order_and_say_which_pass_made_them() -> None:
    for source in annotate(STORY).sources:
        starts = [m.start for m in source.mentions]
        assert starts == sorted(starts)
        assert all(m.how and 0 <= m.start < m.end <= len(STORY) for m in source.mentions)


def test_namesakes_stay_apart() -> None:
    text = "Peter Haas Sr. founded it. Peter Haas Jr. runs it. Peter Haas Sr. said it was sold. Peter Haas Jr. said no."
    assert {"Peter Haas Sr.", "Peter Haas Jr."} <= set(names(annotate(text)))


def test_an_ambiguous_surname_names_nobody() -> None:
    text = (
        "Tom Berg and Lars Berg run the yard.\nIt was built in 1950.\nIt has two docks.\nIt lies by the sea.\n"
        "Berg said orders were up."
    )
    speaker = next(s for s in annotate(text).sources if s.id in annotate(text).sentences[-1].chain)
    assert speaker.type == "unresolved"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("An aide said it was over, on condition of anonymity.", "on condition of anonymity"),
        (
            "An aide, who was not authorized to speak publicly, said it was over.",
            "was not authorized to speak publicly",
        ),
        ("An aide said it was over.", None),
    ],
)
def test_the_reason_for_anonymity_is_kept(text: str, reason: str | None) -> None:
    (aide,) = annotate(text).sources
    assert aide.reason == reason


def test_the_registry_is_the_same_each_time() -> None:
    assert annotate(STORY) == annotate(STORY)


def test_what_is_told_by_a_mention_holds_for_the_whole_source() -> None:
    """“told *WEEI*” shows a station, also where it has spoken before."""
    found = {s.name: s.type for s in annotate("WEEI said the gate was shut. Bell told WEEI that it was late.").sources}
    assert found == {"WEEI": "news-outlet", "Bell": "person"}
