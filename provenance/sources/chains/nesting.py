"""Which attribution stands inside which: the engine's parents, put right where a chain would turn round.

“X said that P, according to Z”: Z tells of X's saying, whatever order they stand in; only “X said that, according to
Z, P” is X telling of Z.
"""

from __future__ import annotations

from collections.abc import Iterator

from provenance.model import Finding, Span
from provenance.sources.reference.linking import Linker
from provenance.sources.source_lexicon import MEDIA

_MOST = 40
"""Findings of one sentence that are compared with each other: more are a fault of the text."""
_OPENING = 12
"""Characters after the start of a content within which “according to” still belongs inside it."""


def parents(findings: tuple[Finding, ...], linker: Linker) -> list[int | None]:
    """The parent of each finding, as an index; `None` for those that stand in the outlet's own voice."""
    found = [f.parent for f in findings]
    for group in _by_sentence(findings, linker):
        for i in group:
            around = _around(i, group, findings)
            if around is None and found[i] is None:
                around = _before(i, group, findings, linker.text)
            found[i] = found[i] if around is None else around
        for a in (i for i in group if findings[i].lemma == "according to"):
            for i in group:
                if i == a or findings[i].lemma == "according to":
                    continue
                if _interrupted(findings[a], findings[i], linker.text) or _relays(findings[a], findings[i], linker):
                    found[a], found[i] = i, None if found[i] == a else found[i]
                elif _tells_of(findings[a], findings[i]):
                    _turn(found, a, i)
    return _without_rings(found)


def _without_rings(found: list[int | None]) -> list[int | None]:
    """Parents of which none encloses itself: the link that closes a ring is dropped."""
    settled: set[int] = set()
    for start in range(len(found)):
        path: set[int] = set()
        at: int | None = start
        while at is not None and at not in settled:
            path.add(at)
            if found[at] in path:
                found[at] = None
            at = found[at]
        settled |= path
    return found


def _turn(found: list[int | None], a: int, i: int) -> None:
    """Put finding `i` inside of `a`, unless it stands inside another already."""
    if found[a] == i:
        found[a] = found[i]
    if found[i] is None or found[i] == found[a]:
        found[i] = a


def _by_sentence(findings: tuple[Finding, ...], linker: Linker) -> Iterator[list[int]]:
    groups: dict[int, list[int]] = {}
    for i, f in enumerate(findings):
        groups.setdefault(linker.sentence_of(f.cue[0].start), []).append(i)
    yield from (group for group in groups.values() if 1 < len(group) <= _MOST)


def _tells_of(a: Finding, f: Finding) -> bool:
    """Is the saying `f` part of what the source of `a` (“according to …”) tells?"""
    at = a.cue[0].start
    if any(f.cue[-1].start < x.start < at <= x.start + _OPENING for x in f.content):
        return False
    touches = any(x.start < y.end and y.start < x.end for x in a.content for y in (*f.content, *f.cue))
    return touches or any(x.start <= at < x.end for x in f.content)


def _before(i: int, group: list[int], findings: tuple[Finding, ...], text: str) -> int | None:
    """“…,” aides said Mr. Ryan told his colleagues: the finding whose cue the source follows at once; “cited data from
    the Office, which claims …”: the citing that ends in what a relative pronoun takes up."""
    source = findings[i].source
    if not source:
        return None
    relative = text[source[0].start : source[0].end].lower() in ("who", "which")
    for j in group:
        other = findings[j]
        if j != i and other.source and 0 < source[0].start - other.cue[-1].end <= 1:
            return j
        cited = j != i and relative and other.lemma in ("cite", "quote") and other.content
        if cited and 0 < source[0].start - other.content[-1].end <= 2:
            return j
    return None


def _interrupted(a: Finding, f: Finding, text: str) -> bool:
    """“X reported, according to Z, P”, “X reported that, according to Z, P”: X tells of Z."""
    end, at = f.cue[-1].end, a.cue[0].start
    close = 0 <= at - end <= len(", that, ") and text[end:at].strip(" ,") in ("", "that")
    return close and not any(x.start < f.cue[0].start for x in f.content)


def _relays(a: Finding, f: Finding, linker: Linker) -> bool:
    """“Kyodo reported that P, according to two officials”: a medium reports what somebody who is not one told it."""
    follows = f.source and f.content and f.cue[-1].end < f.content[0].start and a.cue[0].start > f.content[0].start
    return bool(follows and _is_medium(f.source[0], linker) and not _is_medium(a.source[0], linker))


def _is_medium(span: Span, linker: Linker) -> bool:
    """Whether the first name of a span is a medium's."""
    found = next(linker.entities.inside(span.start, span.end), None)
    entity = linker.entities.owner.get(found[0]) if found else None
    return entity is not None and entity.kind in MEDIA


def _around(i: int, group: list[int], findings: tuple[Finding, ...]) -> int | None:
    """The finding with the smallest content that takes in this one's source and cue."""
    f = findings[i]
    start, end = min(x.start for x in (*f.source[:1], *f.cue)), max(x.end for x in f.cue)
    rivals = [
        (x.end - x.start, j) for j in group if j != i and findings[j].source != f.source
        for x in findings[j].content if x.start <= start and end <= x.end
    ]  # fmt: skip
    return min(rivals)[1] if rivals else None
