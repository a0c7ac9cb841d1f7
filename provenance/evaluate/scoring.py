"""Compares the attributions found in one document with its gold. All figures are counts, so those of several documents
can be added up.

A `Tally` maps (section, name, what) to a number: `("measure", "relation", "hits")`. The measures:

- `relation`: one to one; content words by Jaccard at least .5, and the sources share a word or both are empty;
- `relation-any`: the same with any shared content word; `relation-exact`: content and source words equal;
- `cue`: one to one; the cues share a word; `cue-or-mark`: or are the same mark (a colon has no word to share);
- `sentence`: sentences that contain a content word; `sent-src`: and some pair of their sources agrees;
- `words-ROLE`: words inside any span of the role; `exact-ROLE`: spans with equal first and last word.

The gold is flat, so attributions inside another's content (those with a parent) are left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

from provenance.evaluate.attribution_kinds import kind
from provenance.evaluate.gold import Relation
from provenance.evaluate.word_sets import Words
from provenance.model import Attribution

Tally = Counter[tuple[str, str, str]]
ROLES = ("source", "cue", "content")
MEASURES = (
    "relation", "relation-any", "relation-exact", "cue", "cue-or-mark", "sentence", "sent-src",
    *(f"words-{role}" for role in ROLES), *(f"exact-{role}" for role in ROLES),
)  # fmt: skip


class Sets(NamedTuple):
    """One attribution: the words of its roles, as sets (`provenance.evaluate.word_sets`)."""

    source: int
    cue: int
    content: int


def compare(text: str, gold: Sequence[Relation], found: Sequence[Attribution]) -> Tally:
    """What the gold and the found attributions of one text have in common."""
    tally: Tally = Counter()
    words = Words(text)
    outer = [Relation(a.source, a.cue, a.content) for a in found if a.parent is None]
    g, p = _sets(words, gold), _sets(words, outer)
    _roles(tally, words, gold, outer)
    for name, agree in AGREE.items():
        weight = _shared_cue if name == "cue" else jaccard
        matched = one_to_one(g, p, agree, weight)
        _add(tally, "measure", name, len(matched), len(p), len(g))
        if name == "cue":
            marks = len(one_to_one(_with_marks(gold, g, len(text)), _with_marks(outer, p, len(text)), agree, weight))
            _add(tally, "measure", "cue-or-mark", marks, len(p), len(g))
        if name == "relation":
            right = dict(matched)
            _by_kind(tally, text, words.quoted(), list(zip(gold, g, strict=True)), set(right), "gold")
            _by_kind(tally, text, words.quoted(), list(zip(outer, p, strict=True)), set(right.values()), "found")
            _by_rule(tally, [a for a in found if a.parent is None], set(right.values()))
    _sentences(tally, words, g, p)
    return tally


def one_to_one(
    gold: Sequence[Sets],
    found: Sequence[Sets],
    agree: Callable[[Sets, Sets], bool],
    weight: Callable[[Sets, Sets], float],
) -> list[tuple[int, int]]:
    """Pairs (gold, found) that agree, the heaviest first, each attribution used once."""
    pairs = [(weight(g, p), i, j) for i, g in enumerate(gold) for j, p in enumerate(found) if agree(g, p)]
    matched: list[tuple[int, int]] = []
    used: tuple[set[int], set[int]] = (set(), set())
    for _, i, j in sorted(pairs, reverse=True):
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            matched.append((i, j))
    return matched


def jaccard(a: Sets, b: Sets) -> float:
    """Shared words of two contents, as a share (0 to 1) of all their words (Jaccard 1912)."""
    return (a.content & b.content).bit_count() / max(1, (a.content | b.content).bit_count())


def _shared_cue(a: Sets, b: Sets) -> float:
    return (a.cue & b.cue).bit_count()


def _same_source(a: Sets, b: Sets) -> bool:
    return bool(a.source & b.source) or not (a.source or b.source)


AGREE: dict[str, Callable[[Sets, Sets], bool]] = {
    "relation": lambda a, b: _same_source(a, b) and jaccard(a, b) >= 0.5,
    "relation-any": lambda a, b: bool(a.content & b.content) and _same_source(a, b),
    "relation-exact": lambda a, b: a.content == b.content and a.source == b.source,
    "cue": lambda a, b: bool(a.cue & b.cue),
}


def _sets(words: Words, relations: Sequence[Relation]) -> list[Sets]:
    return [Sets(*map(words.touched, relation)) for relation in relations]


def _with_marks(relations: Sequence[Relation], sets: Sequence[Sets], size: int) -> list[Sets]:
    """The same, where a cue that is a mark alone is its place in the text of `size` characters, beyond all words."""
    places = ({size + span.start for span in relation.cue} for relation in relations)
    return [s if s.cue else s._replace(cue=sum(1 << k for k in at)) for s, at in zip(sets, places, strict=True)]


def _add(tally: Tally, section: str, name: str, hits: int, found: int, gold: int) -> None:
    tally[section, name, "hits"] += hits
    tally[section, name, "found"] += found
    tally[section, name, "gold"] += gold


def _roles(tally: Tally, words: Words, gold: Sequence[Relation], found: Sequence[Relation]) -> None:
    for number, role in enumerate(ROLES):
        g, p = ([span for relation in side for span in relation[number]] for side in (gold, found))
        of_gold, of_found = words.touched(tuple(g)), words.touched(tuple(p))
        shared = (of_gold & of_found).bit_count()
        _add(tally, "measure", f"words-{role}", shared, of_found.bit_count(), of_gold.bit_count())
        bounds = words.bounds(tuple(g)), words.bounds(tuple(p))
        _add(tally, "measure", f"exact-{role}", len(bounds[0] & bounds[1]), len(bounds[1]), len(bounds[0]))


def _sentences(tally: Tally, words: Words, gold: Sequence[Sets], found: Sequence[Sets]) -> None:
    for inside in words.sentences():
        g = [r for r in gold if r.content & inside]
        p = [r for r in found if r.content & inside]
        _add(tally, "measure", "sentence", bool(g and p), bool(p), bool(g))
        _add(tally, "measure", "sent-src", any(_same_source(a, b) for a in g for b in p), bool(p), bool(g))


def _by_kind(
    tally: Tally, text: str, quoted: int, side: Sequence[tuple[Relation, Sets]], right: set[int], name: str
) -> None:
    for number, (relation, sets) in enumerate(side):
        of = kind(text, sets.source, relation.cue, sets.content, quoted)
        tally["kind", of, name] += 1
        tally["kind", of, f"{name} right"] += number in right


def _by_rule(tally: Tally, found: Sequence[Attribution], right: set[int]) -> None:
    """Counts by rule and by tenths of certainty; certainties are summed in thousandths, so that they add up exactly."""
    for number, attribution in enumerate(found):
        bin = str(min(9, int(attribution.certainty * 10)))
        for section, name in (("rule", attribution.rule), ("certainty", bin)):
            tally[section, name, "found"] += 1
            tally[section, name, "right"] += number in right
        tally["certainty", bin, "sum"] += round(1000 * attribution.certainty)
