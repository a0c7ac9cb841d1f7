"""What must hold for any text whatever."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import provenance
from provenance.model import Document, Spans
from provenance.settings import Settings

_PIECES = st.sampled_from(
    [
        "Renée Dubé", "Jörg Müller",
        "The minister", "Yonhap", "officials", "Mr. Smith", "he", "which", "a report", "the U.S.", "Ms. O’Neill",
        "It", "This", "The move", "thousands", " confirmed that ", " shows that ", " called ", " refused to say ",
        " said ", " claims that ", " told Reuters ", " reportedly ", " according to ", " cited data from ", " denied ",
        "the dam would open", "5,000 troops", "it was not true", "“", "”", '"', "'", "’", "‘", ", ", ". ", ".\n",
        "\n\n", "? ", ": ", " — ", "(", ")", "…", "\r\n", "\u00a0", "\ufeff", "e\u0301",
        "\u200d", "\u202e", "🙂", "Q. ", "A. ",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.lists(_PIECES, max_size=60).map("".join), st.text(max_size=200))
SEEDS = Path(__file__).parents[1] / "seeds"
_MARKS = (",", ".", ";", ":", "—", "“", "”", "(", ")", "\n\n", "said", "who", "that", "told", "according to", "He")
ANY = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _ordered(spans: Spans) -> bool:
    return all(a.start < a.end for a in spans) and all(a.end <= b.start for a, b in pairwise(spans))


def _spans_are_sound(document: Document) -> None:
    size = len(document.text)
    for a in document.attributions:
        for spans in (a.source, a.cue, a.content, a.hedge, a.recipient):
            assert _ordered(spans), (a, document.text)
            assert not spans or (spans[0].start >= 0 and spans[-1].end <= size)


def _certain_sources_are_credited(document: Document) -> None:
    """What is surely somebody's word does not stand unattributed; a refusal credits nobody."""
    attributions = {a.id: a for a in document.attributions}
    for s in document.sentences:
        for a in (attributions[id] for id in s.attributions if s.status == "unattributed"):
            inside = any(x.start < s.end and x.end > s.start for x in a.content)
            refused = a.stance == "refuse" or (a.parent and attributions[a.parent].stance == "refuse")
            assert not (a.source and inside and a.certainty >= 0.8) or refused, (a, document.text[s.start : s.end])


def _references_are_sound(document: Document) -> None:
    sources = {s.id for s in document.sources}
    attributions = {a.id: a for a in document.attributions}
    assert len(sources) == len(document.sources)
    assert len(attributions) == len(document.attributions)
    for a in document.attributions:
        assert set(a.chain) <= sources
        assert a.parent is None or a.parent in attributions
    for s in document.sentences:
        assert set(s.chain) <= sources
        assert set(s.attributions) <= attributions.keys()
        assert s.status != "unattributed" or s.chain == ()


def _beginnings() -> Iterator[str]:
    """Each sentence of the seeds, cut off after each of its words, and some whose cue is the last that is read."""
    yield from ("The gate is shut, ANSA said, referring to its own sources", "Ada Bell said they call the council to")
    for path in sorted(SEEDS.glob("**/*.txt")):
        document = provenance.annotate(path.read_text(encoding="utf-8"))
        for s in document.sentences:
            words = document.text[s.start : s.end].split(" ")
            yield from (" ".join(words[:count]) + mark for count in range(1, len(words)) for mark in (",", ""))


def _jumbled(count: int) -> Iterator[str]:
    """The words of the seeds, some left out, doubled or from elsewhere."""
    chance = random.Random(20261128)
    texts = [path.read_text(encoding="utf-8").split(" ") for path in sorted(SEEDS.glob("**/*.txt"))]
    for _ in range(count):
        words, elsewhere = chance.choice(texts), chance.choice(texts)
        start = chance.randrange(len(words))
        yield " ".join(
            word if chance.random() < 0.8 else chance.choice((*_MARKS, "", f"{word} {word}", chance.choice(elsewhere)))
            for word in words[start : start + 120]
        )


def test_whatever_is_cut_off_or_jumbled_is_annotated() -> None:
    """Settings that let every candidate compete: one that is seldom reliable must do no harm either."""
    everything = Settings(threshold=0.01, shipped_counts=False)
    for text in (*_beginnings(), *_jumbled(600)):
        assert provenance.annotate(text, any_language=True, settings=everything).text == text


@ANY
@given(TEXTS)
@example("A. . . ")  # a label with nothing after it
@example("Ada Bell told Bill Marsh of")  # cut off, as the four below
@example("Ada Bell was blunt:")
@example("Reuters reported that Ada Bell said what")
@example("Norvik would rather keep it, claims The")
@example("Police said with the road closed,")
def test_annotation_is_sound(text: str) -> None:
    document = provenance.annotate(text, any_language=True)
    assert document.text == text
    _spans_are_sound(document)
    _references_are_sound(document)
    _certain_sources_are_credited(document)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Norvik cut jobs. It confirmed that the mine was shut.", "attributed"),
        ("It said so.", "attributed"),
        ("The law is a mess. So said Judge Alma Lund on Monday.", "attributed"),
        ("This suggests that it was late.", "unattributed"),
        ("The move underscores that it was late.", "unattributed"),
        ("Norvik refused to say whether the mine was safe.", "unattributed"),
    ],
)
def test_what_is_certain_is_credited(text: str, status: str) -> None:
    document = provenance.annotate(text)
    assert document.sentences[-1].status == status
    _certain_sources_are_credited(document)


def test_what_the_outlet_itself_asks_is_not_certain_and_uncredited() -> None:
    text = "MARLOW POST: Will the lock hold?\nOLA REYES: We think so.\nMARLOW POST: And in May?\nOLA REYES: In May too."
    _certain_sources_are_credited(provenance.annotate(text, outlet="Marlow Post"))


def test_what_is_certain_is_credited_in_the_seeds(seeds: Path) -> None:
    paths = sorted(seeds.rglob("*.txt"))
    assert paths
    for path in paths:
        _certain_sources_are_credited(provenance.annotate(path.read_text(encoding="utf-8")))


@ANY
@given(TEXTS)
def test_sentences_cover_every_visible_character_once(text: str) -> None:
    end = 0
    for sentence in provenance.annotate(text, any_language=True).sentences:
        assert end <= sentence.start < sentence.end
        assert not text[end : sentence.start].strip()
        end = sentence.end
    assert not text[end:].strip()


@ANY
@given(TEXTS)
def test_no_parent_encloses_itself(text: str) -> None:
    attributions = {a.id: a for a in provenance.annotate(text, any_language=True).attributions}
    for a in attributions.values():
        seen = set()
        while a.parent is not None:
            assert a.id not in seen
            seen.add(a.id)
            a = attributions[a.parent]


@ANY
@given(TEXTS)
def test_json_holds_the_text_exactly(text: str) -> None:
    assert json.loads(provenance.annotate(text, any_language=True).to_json())["document"]["text"] == text


def test_hash_seed_does_not_matter(seeds: Path) -> None:
    code = "import sys, provenance as p; [print(p.annotate_article(a).to_json()) for a in p.read(sys.argv[1])]"
    path = str(next(seeds.glob("*.txt")))
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code, path],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "4242")
    }
    assert len(outputs) == 1


@ANY
@given(TEXTS)
@example("Renée DubéRenée DubéRenée DubéRenée Dubé\r\nofficials")  # as wide either way
def test_decomposed_letters_are_read_as_composed(text: str) -> None:
    """The same labels and sources, and every span over the same words."""
    composed, taken_apart = unicodedata.normalize("NFC", text), _taken_apart(unicodedata.normalize("NFC", text))
    one, other = provenance.annotate(composed), provenance.annotate(taken_apart)
    assert other.text == taken_apart
    assert [(s.status, s.label) for s in other.sentences] == [(s.status, s.label) for s in one.sentences]
    assert [s.id for s in other.sources] == [s.id for s in one.sources]
    assert _words(other) == _words(one)


def _taken_apart(text: str) -> str:
    """The text with the letters that have marks decomposed, where composing gives them back."""
    return "".join(unicodedata.normalize("NFD", c) if "\u00c0" <= c <= "\u017f" else c for c in text)


def _words(document: Document) -> list[str]:
    spans = [x for a in document.attributions for x in (*a.source, *a.cue, *a.content)]
    mentions = [m for s in document.sources for m in s.mentions]
    places = [(x.start, x.end) for x in (*spans, *mentions, *document.sentences)]
    return [unicodedata.normalize("NFC", document.text[start:end]) for start, end in places]
