"""Each content lies in that of its parent, and none takes in who says it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from attrs import evolve

import provenance
from provenance.engine.contents import nested
from provenance.model import Document, Finding, Span

SWALLOWED = {
    "Norvik knew about the leak, inspectors said.": ("know", "the leak"),
    "The firm knew about the leak, the mayor said, and did nothing.": ("know", "the leak"),
    "The board was aware of the debt, according to a memo.": ("aware", "the debt"),
    "The council knew about the crack, Ada Bell told the inquiry.": ("know", "the crack"),
    "Lodestar believes the mill is haunted, workers told the Ledger.": ("believe", "the mill is haunted"),
    "Brunel fears a flood, divers said in a letter.": ("fear", "a flood"),
    "Halden's owners knew about the rust, the surveyor wrote.": ("know", "the rust"),
    "Bell said the gate was shut, as told by a clerk.": ("say", "the gate was shut"),
}
APART = {
    "The union said that Norvik knew about the leak.": ("know", "the leak"),
    "Norvik knew about the leak. Inspectors said so.": ("know", "the leak"),
    "Norvik knew about the leak that inspectors had missed.": ("know", "the leak that inspectors had missed"),
}


def inside(document: Document) -> bool:
    by_id = {a.id: a for a in document.attributions}
    return all(
        any(x.start <= span.start and span.end <= x.end for x in by_id[a.parent].content)
        for a in document.attributions
        if a.parent is not None
        for span in a.content
    )


@pytest.mark.parametrize("text", {**SWALLOWED, **APART})
def test_who_says_it_is_no_part_of_what_is_said(text: str) -> None:
    lemma, words = {**SWALLOWED, **APART}[text]
    document = provenance.annotate(text, any_language=True)
    found = next(a for a in document.attributions if a.lemma == lemma)
    assert [text[x.start : x.end] for x in found.content] == [words]
    assert inside(document)


@pytest.mark.parametrize("text", SWALLOWED)
def test_said_of_the_tei_never_marks_the_cue_of_another(text: str) -> None:
    document = provenance.annotate(text, any_language=True)
    body = re.search(r"<body[^>]*>(.*)</body>", document.to_tei(), re.DOTALL)
    assert body is not None
    said = re.findall(r"<said[^>]*>(?:(?!<said|</said>).)*</said>", body[1], re.DOTALL)
    assert said and not any('type="cue"' in element and ",<" in element for element in said)
    outer = next(a for a in document.attributions if a.parent is None)
    assert not any(x.start < v.end and v.start < x.end for x in outer.content for v in (*outer.source, *outer.cue))


def test_an_outer_content_goes_on_as_far_as_the_inner_one() -> None:
    text = "She said the clerk admitted the fraud, and the mayor says he knew that it would come out and did nothing."
    assert inside(provenance.annotate(text))


def test_every_content_of_the_seeds_lies_in_its_parents(seeds: Path) -> None:
    documents = [provenance.annotate(p.read_text(encoding="utf-8")) for p in sorted(seeds.rglob("*.txt"))]
    assert sum(a.parent is not None for d in documents for a in d.attributions) > 10
    assert all(map(inside, documents))


TEXT = "the crew knew of the fire, Bell said, and the smoke"
OUTER = Finding("ORD01", "indirect", "say", "neutral", (Span(27, 31),), (Span(32, 36),), (Span(0, 25),))
INNER = Finding("CLA05", "mental", "know", "mental", (Span(0, 8),), (Span(9, 16),), (Span(17, 51),), parent=0)


def test_a_voice_in_the_middle_parts_a_content_and_both_parts_stay() -> None:
    outer, inner = nested((OUTER, INNER), TEXT)
    assert [TEXT[x.start : x.end] for x in inner.content] == ["the fire", "and the smoke"]
    assert [TEXT[x.start : x.end] for x in outer.content] == ["the crew knew of the fire", "and the smoke"]
    assert inner.parent == 0


def test_a_content_that_is_nothing_but_the_outer_voice_stands_in_none() -> None:
    swallowed = evolve(INNER, content=(Span(25, 37),))
    assert nested((OUTER, swallowed), TEXT) == (OUTER, evolve(swallowed, parent=None))


def test_what_lies_inside_already_is_left_as_it_is() -> None:
    good = evolve(INNER, content=(Span(17, 25),))
    assert nested((OUTER, good), TEXT) == (OUTER, good)


def test_three_deep_the_outermost_goes_on_too() -> None:
    innermost = Finding("CLA01", "indirect", "say", "neutral", (), (Span(17, 20),), (Span(21, 51),), parent=1)
    middle = evolve(INNER, content=(Span(17, 25),))
    found = nested((OUTER, middle, innermost), TEXT)
    assert [f.content[-1].end for f in found] == [51, 51, 51]


def test_the_as_that_leads_to_a_voice_is_no_content() -> None:
    text = "the crew knew of the fire, as Bell said, and the smoke"
    outer = evolve(OUTER, source=(Span(30, 34),), cue=(Span(35, 39),))
    apart = evolve(INNER, content=(Span(25, 39),))
    assert [
        text[x.start : x.end] for x in nested((outer, evolve(INNER, content=(Span(17, 39),))), text)[1].content
    ] == ["the fire"]
    assert nested((outer, apart), text)[1].parent is None


def test_voices_of_all_that_a_finding_stands_in_are_cut_out() -> None:
    text = "Kim said Bell said the crew knew of the fire, Kim said, Bell said, and the smoke"
    first = Finding("CLA01", "indirect", "say", "neutral", (Span(46, 49),), (Span(50, 54),), (Span(9, 44),))
    second = Finding("CLA01", "indirect", "say", "neutral", (Span(56, 60),), (Span(61, 65),), (Span(19, 44),), parent=0)
    third = Finding("CLA05", "mental", "know", "mental", (Span(19, 27),), (Span(28, 35),), (Span(36, 80),), parent=1)
    assert [text[x.start : x.end] for x in nested((first, second, third), text)[2].content] == [
        "the fire",
        "and the smoke",
    ]


@pytest.mark.parametrize(
    ("between", "pieces"),
    [(" ", ["the gate that it fell"]), (", ", ["the gate, that it fell"]), (". ", ["the gate", "that it fell"])],
)
def test_an_outer_content_that_goes_on_at_once_is_one_piece(between: str, pieces: list[str]) -> None:
    text = f"Bell told of the gate{between}that it fell"
    start = len(text) - len("that it fell")
    outer = Finding("CLA05", "indirect", "tell", "neutral", (Span(0, 4),), (Span(5, 12),), (Span(13, 21),))
    inner = Finding("CLA01", "indirect", "claim", "neutral", (), (), (Span(start, len(text)),), parent=0)
    assert [text[x.start : x.end] for x in nested((outer, inner), text)[0].content] == pieces
