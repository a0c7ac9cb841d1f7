"""Two renderings of one quotation: the first words in which they differ, and whether that is an alteration."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, product
from typing import NamedTuple

from provenance.claims.claim import Claim
from provenance.claims.claim_lexicon import kind
from provenance.claims.credits import outlet
from provenance.claims.form import Form, form, weigh
from provenance.claims.normalise import Word, lowered
from provenance.claims.spelling import spelt
from provenance.claims.verify import form_of
from provenance.model import Severity

LEAST_AGREED = 6
"""Fewest words that two renderings of one quotation share."""
LONGEST = 1_000
"""Longest quotation, in words, that is compared: time grows with the product of both lengths."""
COVERED = 0.5
"""Least share of the shorter rendering that these words make up; below it, two sentences just have a phrase in
common."""
ALIKE = 0.7
"""Share of the words that must agree, from the first that does to the last."""
EXCHANGED = 2
"""Most words at an end of both that count as exchanged; more, or words in only one of them, are a cut."""
_TELLING = 0.4
"""Weight from which a word that only one rendering of a quotation has makes the alteration graver."""
SAID_AGAIN, LONG = 2, 12
"""Quotations that are more days apart and have fewer words than this are two utterances if they differ."""
_MARKED = re.compile(r"[\[\]()]|…|\.\.\.|\. \. \.|\*")
_CONTRACTIONS = (
    ("can't", "can not"), ("won't", "will not"), ("n't", " not"), ("'s", " is"), ("'re", " are"), ("'m", " am"),
    ("'ve", " have"), ("'ll", " will"), ("'d", " would"),
)  # fmt: skip


def alteration(a: Claim, b: Claim) -> tuple[str, Severity] | None:
    """The first quotation that two claims render differently, as a note, and how grave that is."""
    f, g = form_of(a), form_of(b)
    for x, y in product(f.quotations, g.quotations):
        found = altered(f.part(*x), g.part(*y))
        if found and _said_once(a, b, x, y):
            told = (f"“{words}” at {outlet(claim)}" for words, claim in zip(found, (a, b), strict=True))
            return " and ".join(told), _gravity(*found)
    return None


def _said_once(a: Claim, b: Claim, x: tuple[int, int], y: tuple[int, int]) -> bool:
    """Whether it was said once: whoever repeats a few words some days later says them a little differently."""
    apart = 0 if a.day is None or b.day is None else abs(a.day - b.day)
    return apart <= SAID_AGAIN or min(x[1] - x[0], y[1] - y[0]) >= LONG


def _gravity(before: str, after: str) -> Severity:
    """A number, a negation or a telling word weighs more than “that” and “and”."""
    one, other = form(before), form(after)
    only = one.weight.keys() ^ other.weight.keys()
    grave = only & (one.numbers | other.numbers) or (lowered(before) ^ lowered(after)) & kind("negation").keys()
    return "medium" if grave or any(weigh(key) >= _TELLING for key in only) else "low"


class Run(NamedTuple):
    """Words of one rendering and words of the other: indices, half-open."""

    first: int
    last: int
    first_other: int
    last_other: int


Part = tuple[Form, int, int]
"""A rendering, and some of its words: indices, half-open."""


def altered(x: Form, y: Form) -> tuple[str, str] | None:
    """What the two say where they first differ, with a word before and after; `None` if they do not differ or are two
    quotations.

    Cuts at either end, a verb put into the third person, marked omissions and additions (“…”, “[…]”), contractions
    (“it's”, “it is”), abbreviated titles and months make no difference. `certain` says that both have one speaker.
    """
    if max(len(x.words), len(y.words)) > LONGEST:
        return None
    blocks = _blocks(x.words, y.words)
    if not blocks or not _one(x, y, blocks):
        return None
    for gap in _gaps(blocks, len(x.words), len(y.words)):
        before, after = (x, gap.first, gap.last), (y, gap.first_other, gap.last_other)
        if _differ(before, after):
            return _words_beside(*before), _words_beside(*after)
    return None


def _gaps(blocks: list[Run], words: int, others: int) -> Iterator[Run]:
    """What is between the runs that agree; and before and after them, if both continue for only a word or two."""
    ends = (
        Run(0, blocks[0].first, 0, blocks[0].first_other),
        Run(blocks[-1].last, words, blocks[-1].last_other, others),
    )
    exchanged = [
        0 < end.last - end.first <= EXCHANGED and 0 < end.last_other - end.first_other <= EXCHANGED for end in ends
    ]
    if exchanged[0]:
        yield ends[0]
    for left, right in pairwise(blocks):
        yield Run(left.last, right.first, left.last_other, right.first_other)
    if exchanged[1]:
        yield ends[1]


def _blocks(a: tuple[Word, ...], b: tuple[Word, ...]) -> list[Run]:
    """The runs that agree, without a short one at either end that a longer gap separates from the others; a single
    agreeing word between two that differ is not a run."""
    from rapidfuzz.distance import Levenshtein

    steps = Levenshtein.opcodes([_key(w) for w in a], [_key(w) for w in b])
    blocks = [Run(s.src_start, s.src_end, s.dest_start, s.dest_end) for s in steps if s.tag == "equal"]
    while len(blocks) > 1 and _size(blocks[0]) < _gap(*blocks[:2]):
        blocks.pop(0)
    while len(blocks) > 1 and _size(blocks[-1]) < _gap(*blocks[-2:]):
        blocks.pop()
    return [block for i, block in enumerate(blocks) if i in (0, len(blocks) - 1) or _size(block) > 1]


def _key(word: Word) -> str:
    """What must agree: the word itself, its value if it is a number, the month under any name."""
    if word.name and word.lower in kind("month"):
        return f"month {kind('month')[word.lower]:g}"
    return word.key if word.number is not None else spelt(word.lower)


def _size(block: Run) -> int:
    return block.last - block.first


def _gap(left: Run, right: Run) -> int:
    return max(right.first - left.last, right.first_other - left.last_other)


def _one(x: Form, y: Form, blocks: list[Run]) -> bool:
    """Whether enough words agree for it to be one quotation."""
    agreed = sum(map(_size, blocks))
    if agreed < max(LEAST_AGREED, COVERED * min(len(x.words), len(y.words))):
        return False
    length = max(blocks[-1].last - blocks[0].first, blocks[-1].last_other - blocks[0].first_other)
    return agreed >= ALIKE * length


def _differ(before: Part, after: Part) -> bool:
    """Whether two parts differ in more than spelling, without a mark beside them that something was changed."""
    if any(_MARKED.search(_raw(form, first - 1, last + 1)) for form, first, last in (before, after)):
        return False
    words = [form.words[first:last] for form, first, last in (before, after)]
    if all(words) and all(w.lower in kind("title") for part in words for w in part):
        return False
    if _fitted(*words):
        return False
    said = any(w.lower not in kind("percent") for part in words for w in part)
    return said and _spelt_out(_words_beside(*before)) != _spelt_out(_words_beside(*after))


def _fitted(one: Sequence[Word], other: Sequence[Word]) -> bool:
    """Whether a verb is put into the third person, “I look” into “he ‘looks’”, or a pronoun that only connects is
    exchanged, “who” for “whoever”, and nothing else is changed."""
    if all(w.lower in kind("relative") for part in (one, other) for w in part) and one and other:
        return True
    stems = [[w.key for w in part if w.lower not in ("i", "we")] for part in (one, other)]
    return stems[0] == stems[1] and len(one) != len(other)


def _raw(form: Form, first: int, last: int) -> str:
    """Everything between the word before and the word after some words."""
    start = form.words[first - 1].end if first > 0 else 0
    return form.body[start : form.words[last].start if last < len(form.words) else None]


def _words_beside(form: Form, first: int, last: int) -> str:
    """Some words with the one before and the one after."""
    return form.text(max(0, first - 1), min(len(form.words), last + 1))


def _spelt_out(text: str) -> str:
    lower = " ".join(map(spelt, text.lower().replace("’", "'").replace("‘", "'").split()))
    for short, long in _CONTRACTIONS:
        lower = lower.replace(short, long)
    return "".join(c for c in lower if c.isalnum())
