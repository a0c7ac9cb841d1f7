"""Work is linear in the text's length, whatever the text. `benchmarks/hostile.py` times the same at one megabyte."""

from __future__ import annotations

import gc
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from work import lines_run

from provenance.engine import find
from provenance.labels import label
from provenance.model import Article
from provenance.pipeline import annotate
from provenance.sources import resolve
from provenance.text import segment
from provenance.text.noun_phrases import phrase_right
from provenance.text.tokens import Token

_UNITS = {
    "one line": "The minister said that the dam would open in May. ",
    "one sentence": "The minister said that the dam would open and he denied it, ",
    "one word": "a",
    "commas": ",",
    "commas apart": "a, ",
    "opening marks": "“",
    "marks apart": '" ',
    "quotations": "“We go on.” ",
    "cues": "said, ",
    "citing": "according to ",
    "relatives": "who said ",
    "pronouns": "he said, ",
    "names that say": "Ann Bell said ",
    "joined names": "Kim and ",
    "one name": "Bank of ",
    "one heading": "X ",
    "brackets": "(a ",
    "names": "A. ",
    "spaces": " ",
    "lines": "\n",
    "wrapped lines": "The minister said that\nthe dam would be ope-\nned in\n",
    "quoted lines": ">> >\n> a\n",
    "columns": "a   a\n",
    "quoted, he said": "“We go,” he said. ",
    "quoted, names": "“We go on and on,” Ann Bell. ",
}
_SIZE = 2_000


@pytest.mark.parametrize("unit", _UNITS.values(), ids=_UNITS.keys())
def test_four_times_the_text_takes_about_four_times_the_work(unit: str) -> None:
    """Quadratic work would be sixteen times; below ten thousand lines there is nothing to tell."""
    annotate("The lexicons are read once, she said.")
    texts = ((unit * (size // len(unit) + 1))[:size] for size in (_SIZE, 4 * _SIZE))
    small, large = (lines_run(partial(annotate, text)) for text in texts)
    assert large <= 5 * max(small, 10_000)


class Sliced(tuple[Token, ...]):
    """Tokens that count how many of them slices were made of, which no line of Python shows."""

    count = 0

    def __getitem__(self, key: Any) -> Any:
        part = super().__getitem__(key)
        Sliced.count += len(part) if isinstance(key, slice) else 0
        return part


def sliced(text: str) -> int:
    """How many tokens are copied while a text is annotated."""
    segmentation = evolve(whole := segment(text), tokens=Sliced(whole.tokens))
    Sliced.count = 0
    label(segmentation, resolve(segmentation, find(segmentation), Article(text)))
    return Sliced.count


@pytest.mark.parametrize("unit", _UNITS.values(), ids=_UNITS.keys())
def test_four_times_the_text_has_about_four_times_the_slices(unit: str) -> None:
    small, large = (sliced((unit * (size // len(unit) + 1))[:size]) for size in (_SIZE, 4 * _SIZE))
    assert large <= 5 * max(small, 2_000)


def test_nothing_of_a_document_is_left_to_the_garbage_collector(seeds: Path) -> None:
    """What refers to itself in a ring stays in memory, and each collection has to look through it."""
    text = next(iter(sorted(seeds.rglob("*.txt")))).read_text(encoding="utf-8")
    annotate(text)
    gc.collect()
    gc.disable()
    try:
        annotate(text)
        assert gc.collect() == 0
    finally:
        gc.enable()


def test_of_a_sentence_that_is_nothing_but_cues_forty_are_looked_at() -> None:
    document = annotate("Bell said no and " * 45)
    assert len(document.sentences) == 1
    assert [document.text.count("said", 0, a.cue[0].start) for a in document.attributions] == list(range(40))


def test_a_noun_phrase_ends_after_forty_tokens() -> None:
    long, longer = (segment("Bank " + "of Bank " * joints).tokens for joints in (19, 30))
    assert phrase_right(long, 0, len(long)) == 39
    assert phrase_right(longer, 0, len(longer)) <= 40
