"""What kind of phrase a source is, and its head: one decision for the rules and for the registry."""

from __future__ import annotations

import pytest

from provenance.text import segment
from provenance.text.source_phrases import head_of, kind_of

PHRASES = [
    ("Ann Bell", "bell", "name"),
    ("Bell, 29", "bell", "name"),
    ("she", "she", "pronoun"),
    ("he’s", "he’s", "pronoun"),
    ("who", "who", "who"),
    ("we", "we", "author"),
    ("it", "it", "it"),
    ("a senior adviser in Granton", "adviser", "person"),
    ("policemen", "policemen", "person"),
    ("intelligence agencies", "agencies", "body"),
    ("other studies of the quay", "studies", "document"),
    ("the deployment", "deployment", "thing"),
    ("a spokesman for the port", "spokesman", "person"),
    ("one of the officials", "officials", "person"),
    ("a group of doctors", "doctors", "person"),
    ("the group", "group", "body"),
    ("many", "many", "number"),
    ("an increasing number of voters", "voters", "person"),
    ("a leading analyst", "analyst", "person"),
    ("a video recording", "recording", "document"),
    ("the committee probing the leak", "committee", "body"),
    ("a report published Wednesday", "report", "document"),
    ("three aides familiar with the talks", "aides", "person"),
    ("Voss and her lawyers", "lawyers", "person"),
]


@pytest.mark.parametrize(("phrase", "head", "kind"), PHRASES)
def test_kind_and_head(phrase: str, head: str, kind: str) -> None:
    tokens = segment(phrase).tokens
    assert head_of(tokens, 0, len(tokens)).lower == head
    assert kind_of(tokens, 0, len(tokens)) == kind
