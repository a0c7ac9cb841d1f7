"""Form A: the text to the character, the grammar, and nothing that depends on chance."""

from __future__ import annotations

from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from lxml import etree
from strategies import documents

import provenance
from provenance.errors import WritingError
from provenance.model import Article, Document, Sentence, Span
from provenance.settings import Header, Settings
from provenance.writing.tei import write_tei
from provenance.writing.tei.validation import validate_tei

NS = {"t": "http://www.tei-c.org/ns/1.0"}
ID = "{http://www.w3.org/XML/1998/namespace}id"
ANY = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def body(tei: str) -> str:
    """The string value of the body, read by another parser than the one that checks it."""
    found = etree.fromstring(tei.encode()).find(".//t:body", NS)
    assert found is not None
    return "".join(found.itertext())


@ANY
@given(documents())
def test_any_document_is_valid_and_keeps_its_text(document: Document) -> None:
    tei = write_tei(document)
    assert body(tei) == document.text
    assert validate_tei(tei.encode()) == []
    assert tei.endswith("</TEI>\n")
    assert write_tei(document) == tei


def test_an_id_that_ends_in_a_full_stop_is_kept() -> None:
    document = provenance.annotate("He said it is so.")
    sentence, said = evolve(document.sentences[0], id=":::."), evolve(document.attributions[0], id="]]>", parent=None)
    tei = write_tei(evolve(document, sentences=(evolve(sentence, attributions=("]]>",)),), attributions=(said,)))
    assert validate_tei(tei.encode()) == []


_EDGES = {
    "empty": "", "one character": "x", "space": " ", "lines": "\n\n", "CR": "a\r\nb\rc", "BOM": "\ufeffa\u00a0b",
    "marks": "e\u0301 \u200d \u202e abc", "markup": "]]> <said> &amp;", "question": "?", "astral": "🙂",
    "10,000 sentences": "It is so. " * 10_000,
}  # fmt: skip


@pytest.mark.parametrize("text", _EDGES.values(), ids=_EDGES)
def test_texts_at_the_edge(text: str) -> None:
    tei = provenance.annotate(text, any_language=True).to_tei()
    assert body(tei) == text
    assert validate_tei(tei.encode()) == []


def test_overlapping_contents_are_cut_and_joined() -> None:
    document = provenance.annotate("Officials said that rebels claimed that a bridge fell.")
    base = document.attributions[0]
    one = evolve(base, id="a1", content=(Span(0, 20),), cue=(), source=(), hedge=(), recipient=(), parent=None)
    two = evolve(one, id="a2", content=(Span(10, 30),))
    root = etree.fromstring(write_tei(evolve(document, attributions=(one, two), sentences=_bare(document))).encode())
    said = {e.get(ID): e for e in root.iterfind(".//t:said", NS)}
    assert sorted(said) == ["a1.c1", "a2.c1", "a2.c2"]
    assert (said["a2.c1"].get("next"), said["a2.c2"].get("prev")) == ("#a2.c2", "#a2.c1")
    assert "".join(said["a2.c1"].itertext()) + "".join(said["a2.c2"].itertext()) == document.text[10:30]


def _bare(document: Document) -> tuple[Sentence, ...]:
    return tuple(evolve(s, attributions=()) for s in document.sentences)


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\ufffe", "\ud800"])
def test_illegal_characters_are_refused_with_their_offset_or_replaced(character: str) -> None:
    document = Document(Article(f"abc{character}def{character}"), (), (), ())
    with pytest.raises(WritingError, match=f"character 3: U\\+{ord(character):04X} .*replace"):
        write_tei(document)
    tei = write_tei(document, replace_illegal=True)
    assert body(tei) == "abc\ufffddef\ufffd"
    assert f"2 characters that XML cannot hold were replaced by U+FFFD, at offsets 3 (U+{ord(character):04X}), 7" in tei
    assert validate_tei(tei.encode()) == []


def test_header_holds_what_the_user_set(monkeypatch: pytest.MonkeyPatch) -> None:
    licence = "https://l.example/1"
    header = Header(publisher="P & Co", licence=licence, licence_text="free", responsible="R", date="2025-01-02")
    document = provenance.annotate("The minister said the dam would open.", outlet="O", url="https://u.example/a b")
    tei = write_tei(document, Settings(header=header))
    assert "<publisher>P &amp; Co</publisher>" in tei
    assert '<licence target="https://l.example/1">free</licence>' in tei
    assert '<change who="#run" when="2025-01-02">' in tei
    assert '<ref target="https://u.example/a%20b">https://u.example/a b</ref>' in tei
    assert validate_tei(tei.encode()) == []
    assert "when=" not in write_tei(document)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert 'when="1970-01-02"' in write_tei(document)


def test_every_rule_that_fired_is_described(seeds: Path) -> None:
    text = next(seeds.glob("*.txt")).read_text(encoding="utf-8")
    document = provenance.annotate(text, any_language=True)
    root = etree.fromstring(document.to_tei().encode())
    described = {c.get(ID) for c in root.iterfind(".//t:taxonomy[@n='rule']/t:category", NS)}
    assert described == {f"rule.{a.rule}" for a in document.attributions}


def test_what_contradicts_itself_is_refused() -> None:
    document = provenance.annotate("The minister said the dam would open.")
    wrong = evolve(document.attributions[0], chain=("src.nobody",))
    with pytest.raises(WritingError, match=r"no source 'src\.nobody'"):
        write_tei(evolve(document, attributions=(wrong,)))
    with pytest.raises(WritingError, match="outside of the text"):
        write_tei(evolve(document, attributions=(evolve(wrong, chain=(), content=(Span(5, 500),)),)))
