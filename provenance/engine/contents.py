"""What is said inside of something that is said is part of it: contents that lie in those of their parents.

A rule sees one cue and reads on from there. So the content of an inner cue may take in the words of the outer one
(“Norvik knew about *the leak, investigators said*”), and that of an outer cue may stop where the inner one goes on
(“She said *he admitted the debt* and the lie”). The first is cut, the second goes on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import evolve

from provenance.model import Finding, Span, Spans

_LOOSE = " \t\r\n,;"
"""What stands between a content and a voice, and belongs to neither; so does the “as” of “, as told by a clerk”."""


def nested(findings: tuple[Finding, ...], text: str) -> tuple[Finding, ...]:
    """The findings, each content inside that of its parent. A finding of which nothing is left without the words of its
    parent stands in none."""
    parents = [f.parent for f in findings]
    contents = [f.content for f in findings]
    depths = _depths(parents)
    order = sorted((i for i, parent in enumerate(parents) if parent is not None), key=depths.__getitem__)
    for i in order:
        cut = tuple(_without(contents[i], _voices(findings, parents, i), text))
        contents[i] = cut or contents[i]
        parents[i] = parents[i] if cut or not contents[i] else None
    for i in reversed(order):
        if (parent := parents[i]) is not None:
            contents[parent] = _with(contents[parent], contents[i])
    return tuple(map(_with_content, findings, contents, parents))


def _with_content(f: Finding, content: Spans, parent: int | None) -> Finding:
    if parent != f.parent:
        f = evolve(f, parent=None, teller=None, nesting="")
    return f if content == f.content else evolve(f, content=content)


def _depths(parents: list[int | None]) -> list[int]:
    """How many findings each stands in."""
    found: list[int] = [-1] * len(parents)
    for start in range(len(parents)):
        path: list[int] = []
        at: int | None = start
        while at is not None and found[at] < 0:
            path.append(at)
            at = parents[at]
        depth = -1 if at is None else found[at]
        for i in reversed(path):
            depth += 1
            found[i] = depth
    return found


def _voice(f: Finding) -> Iterator[Span]:
    """Who says it, and the words that say so: never part of what is said."""
    yield from (*f.source, *f.cue, *f.hedge)


def _voices(findings: tuple[Finding, ...], parents: list[int | None], i: int) -> Iterator[Span]:
    """Those of all findings that this one stands in."""
    at = parents[i]
    while at is not None:
        yield from _voice(findings[at])
        at = parents[at]


def _without(content: Spans, voices: Iterable[Span], text: str) -> Iterator[Span]:
    """The pieces of a content that are left without these spans."""
    voices = sorted(voices)
    for span in content:
        start = span.start
        for voice in (v for v in voices if v.start < span.end and v.end > span.start):
            yield from _trimmed(start, voice.start, text) if voice.start > start else ()
            start = max(start, voice.end)
        if start == span.start:
            yield span
        else:
            yield from _trimmed(start, span.end, text)


def _trimmed(start: int, end: int, text: str) -> Iterator[Span]:
    words = text[start:end]
    start += len(words) - len(words.lstrip(_LOOSE))
    end -= len(words) - len(words.rstrip(_LOOSE).removesuffix(" as").rstrip(_LOOSE))
    if any(letter.isalnum() for letter in text[start:end]):
        yield Span(start, end)


def _with(outer: Spans, inner: Spans) -> Spans:
    """The outer content and the inner one; pieces that overlap or touch are one."""
    found: list[Span] = []
    for span in sorted((*outer, *inner)):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)
