"""Two renderings of one quotation: the first words in which they differ."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from provenance.claims.form import Form
from provenance.claims.normalise import Word
from provenance.claims.words import kind

LEAST_AGREED = 5
"""Words that two renderings of one quotation share at least."""
ALIKE, NEARLY_THE_SAME = 0.7, 0.8
"""Share of the words that must agree, from the first that does to the last: of one speaker, and where the speaker is
not certain."""
_MARKED = re.compile(r"[\[(]|…|\.\.\.|\. \. \.|\*")
_CONTRACTIONS = (
    ("can't", "can not"), ("won't", "will not"), ("n't", " not"), ("'s", " is"), ("'re", " are"), ("'m", " am"),
    ("'ve", " have"), ("'ll", " will"), ("'d", " would"),
)  # fmt: skip


class Block(NamedTuple):
    """A run of words that both renderings have: indices into their words, half-open on each side."""

    first: int
    last: int
    first_other: int
    last_other: int


def altered(x: Form, y: Form, *, certain: bool) -> tuple[str, str] | None:
    """What the two say at the first place where they differ; `None` if they do not, or are two quotations.

    Cuts at either end, marked omissions and additions (“…”, “[…]”), contractions (“it's”, “it is”), abbreviated titles
    and months make no difference. `certain` says that both have one speaker.
    """
    blocks = _blocks(x.words, y.words)
    if not _one(blocks, ALIKE if certain else NEARLY_THE_SAME):
        return None
    for left, right in pairwise(blocks):
        if _differ(x, y, left, right):
            return _between(x, y, left, right)
    return None


def _blocks(a: tuple[Word, ...], b: tuple[Word, ...]) -> list[Block]:
    """The runs that agree, without a short one at either end that a longer gap parts from the others; one word that
    agrees between two that do not is no run."""
    from rapidfuzz.distance import Levenshtein

    steps = Levenshtein.opcodes([_key(w) for w in a], [_key(w) for w in b])
    blocks = [Block(s.src_start, s.src_end, s.dest_start, s.dest_end) for s in steps if s.tag == "equal"]
    while len(blocks) > 1 and _size(blocks[0]) < _gap(*blocks[:2]):
        blocks.pop(0)
    while len(blocks) > 1 and _size(blocks[-1]) < _gap(*blocks[-2:]):
        blocks.pop()
    return [block for i, block in enumerate(blocks) if i in (0, len(blocks) - 1) or _size(block) > 1]


def _key(word: Word) -> str:
    """What must agree: the word itself, its value if it is a number, the month whatever it is called."""
    if word.name and word.lower in kind("month"):
        return f"month {kind('month')[word.lower]:g}"
    return word.key if word.number is not None else word.lower


def _size(block: Block) -> int:
    return block.last - block.first


def _gap(left: Block, right: Block) -> int:
    return max(right.first - left.last, right.first_other - left.last_other)


def _one(blocks: list[Block], share: float) -> bool:
    agreed = sum(map(_size, blocks))
    if agreed < LEAST_AGREED:
        return False
    length = max(blocks[-1].last - blocks[0].first, blocks[-1].last_other - blocks[0].first_other)
    return agreed >= share * length


def _differ(x: Form, y: Form, left: Block, right: Block) -> bool:
    """Do the words between two runs differ in more than their spelling?"""
    before, after = x.words[left.last : right.first], y.words[left.last_other : right.first_other]
    if any(_MARKED.search(text) for text in _raw(x, y, left, right)):
        return False
    if before and after and all(w.lower in kind("title") for w in (*before, *after)):
        return False
    said = [[w for w in words if w.lower not in kind("percent")] for words in (before, after)]
    joined = [
        _spelt_out(x.text(left.last - 1, right.first)),
        _spelt_out(y.text(left.last_other - 1, right.first_other)),
    ]
    return any(said) and joined[0] != joined[1]


def _raw(x: Form, y: Form, left: Block, right: Block) -> Iterator[str]:
    yield x.body[x.words[left.last - 1].end : x.words[right.first].start]
    yield y.body[y.words[left.last_other - 1].end : y.words[right.first_other].start]


def _spelt_out(text: str) -> str:
    lower = text.lower().replace("’", "'").replace("‘", "'")
    for short, long in _CONTRACTIONS:
        lower = lower.replace(short, long)
    return "".join(c for c in lower if c.isalnum())


def _between(x: Form, y: Form, left: Block, right: Block) -> tuple[str, str]:
    """The words between two runs; with one more at either end if a rendering has none there."""
    more = int(left.last == right.first or left.last_other == right.first_other)
    return (
        x.text(left.last - more, right.first + more),
        y.text(left.last_other - more, right.first_other + more),
    )
