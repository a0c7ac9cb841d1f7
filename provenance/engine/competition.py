"""Which candidates win: those with the most content; the rest become their children or give way."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from provenance.lexicon import word_set
from provenance.lexicon.classes import classes_that
from provenance.rules.rule import Candidate
from provenance.text.tokens import Range

_NO_CLAUSE = word_set("no_clause")
_STATEMENTS = classes_that("hedged")


def settle(candidates: list[Candidate]) -> None:
    """Set `fate`, `parent` and the trimmed `content` of each candidate.

    The larger content goes first. A candidate whose cue is in another's content becomes its child. Two candidates
    never share a cue; content is cut where another's cue or content is.
    """
    _keep_inside_subjects(candidates)
    owner: dict[int, Candidate] = {}
    cover: dict[int, Candidate] = {}
    ranks = _ranks(candidates)
    for candidate in sorted(candidates, key=lambda c: (-ranks[c], c.cue)):
        rival = next((owner[i] for i in range(*candidate.cue) if i in owner), None)
        parent = cover.get(candidate.context.head)
        hedged = (rival or parent) if candidate.key[1] == "hearsay" else None
        if hedged is not None:
            hedged.hedge.append(candidate.cue)
            candidate.fate = f"a hedge of {hedged.rule}"
            continue
        if rival is not None:
            candidate.fate = f"its cue belongs to {rival.rule}"
            continue
        if parent is not None and candidate.content:
            candidate.parent = parent
            continue
        owner.update(dict.fromkeys(range(*candidate.cue), candidate))
        candidate.content = [part for whole in candidate.content for part in _free(whole, owner, cover)]
        if not candidate.content:
            candidate.fate = "its content belongs to others"
        for a, b in candidate.content:
            cover.update(dict.fromkeys(range(a, b), candidate))


def _keep_inside_subjects(candidates: list[Candidate]) -> None:
    """Cut content that runs past the end of the source containing its cue, if no clause can follow that cue, or its own
    source is what somebody does to the first: “the man who *wrote* the letter | said he was sorry”, “a note Bell
    *sent to* a clerk | said it was late”."""
    sources = [c.source for c in candidates if c.source and c.source[1] <= c.context.head]
    wider = {i: source for source in sources for i in range(*source)}
    for candidate in candidates:
        start, end = wider.get(candidate.context.head, (0, 0))
        within = candidate.source is not None and start < candidate.source[0]
        if end and (candidate.key[0] in _NO_CLAUSE or within):
            cut = [(a, min(b, end)) for a, b in candidate.content if a < end]
            candidate.content = cut or ([] if within else candidate.content)


def _ranks(candidates: list[Candidate]) -> dict[Candidate, int]:
    """The size of each candidate's content; if it includes the cue of a larger one, the size of that one's."""
    ranks: dict[Candidate, int] = {}
    heads: dict[int, Candidate] = {}
    for candidate in sorted(candidates, key=lambda c: (_size(c.content), c.cue)):
        ranks[candidate] = _size(candidate.content)
        heads[candidate.context.head] = candidate
    places = sorted(heads)
    said = {i for c in candidates if c.key[1] in _STATEMENTS for i in range(*c.cue)}
    for candidate in candidates:
        if candidate.key[1] == "hearsay":
            if candidate.context.head in said:
                ranks[candidate] = 0  # it gives way to a statement that it hedges
            continue
        rank, head = ranks[candidate], candidate.context.head
        for a, b in candidate.content:
            for inner in map(heads.__getitem__, places[bisect_left(places, a) : bisect_left(places, b)]):
                if ranks[inner] >= rank and not inner.holds(head):
                    rank = 1 + ranks[inner]
        ranks[candidate] = rank
    for candidate, wider in _inside_others(candidates):
        ranks[candidate] = min(ranks[candidate], ranks[wider] - 1)
    return ranks


def _inside_others(candidates: list[Candidate]) -> Iterator[tuple[Candidate, Candidate]]:
    """The candidates whose cue is part of another's, with that one: “*seems* to suggest”. Hearsay stays: what somebody
    “*reportedly* argued” rests on nobody's word."""
    widest: dict[int, Candidate] = {}
    for candidate in sorted(candidates, key=lambda c: (c.cue[1] - c.cue[0], c.cue)):
        widest.update(dict.fromkeys(range(*candidate.cue), candidate))
    for candidate in candidates:
        wider = widest[candidate.cue[0]]
        if candidate.key[1] == "hearsay":
            continue
        if candidate.cue[1] <= wider.cue[1] and wider.cue != candidate.cue:
            yield candidate, wider


def _size(content: list[Range]) -> int:
    return sum(b - a for a, b in content)


def _free(whole: Range, owner: dict[int, Candidate], cover: dict[int, Candidate]) -> list[Range]:
    """The parts of a range not taken yet."""
    if owner.keys().isdisjoint(range(*whole)) and cover.keys().isdisjoint(range(*whole)):
        return [whole]
    parts: list[Range] = []
    for i in range(*whole):
        if i in owner or i in cover:
            continue
        if parts and parts[-1][1] == i:
            parts[-1] = (parts[-1][0], i + 1)
        else:
            parts.append((i, i + 1))
    return parts
