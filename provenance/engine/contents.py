"""Content reported inside other content is part of it: makes contents lie within those of their parents.

A rule sees one cue and reads on from there. So the content of an inner cue may include the words of the outer one
(“Norvik knew about *the leak, investigators said*”), and that of an outer cue may stop where the inner one goes on
(“She said *he admitted the debt* and the lie”). The first is cut, the second extended.
"""

from __future__ import annotations

from attrs import evolve

from provenance.model import Finding, Span, Spans
from provenance.model.spans import joined, outside, trimmed

_LOOSE = " \t\r\n,;"
"""What separates a content and a voice, and belongs to neither, like the “as” of “, as told by a clerk”."""
_AS = " as"


def nested(findings: tuple[Finding, ...], text: str) -> tuple[Finding, ...]:
    """The findings, each content inside that of its parent. A finding that has no content left without the words
    of its parent gets no parent."""
    parents = [f.parent for f in findings]
    contents = [f.content for f in findings]
    voices: dict[int | None, Spans] = {}
    order = [(i, parent) for i, parent in enumerate(parents) if parent is not None]
    order.sort(key=lambda pair: _depth(pair[0], parents))
    for i, parent in order:
        if parent not in voices:
            voices[parent] = _voices(findings[parent], voices.get(parents[parent], ()), text)
        cut = _untold(_without(contents[i], voices[parent], text), findings[parent], text)
        contents[i] = cut or contents[i]
        parents[i] = parent if cut or not contents[i] else None
    for i, _ in reversed(order):
        if (settled := parents[i]) is not None:
            contents[settled] = _closed((*contents[settled], *contents[i]), text)
    return tuple(map(_with_content, findings, contents, parents))


def _with_content(f: Finding, content: Spans, parent: int | None) -> Finding:
    if parent != f.parent:
        f = evolve(f, parent=None, teller=None, nesting="")
    return f if content == f.content else evolve(f, content=content)


def _depth(i: int, parents: list[int | None]) -> int:
    """How many findings it is nested in."""
    depth = 0
    while (parent := parents[i]) is not None:
        i, depth = parent, depth + 1
    return depth


def _voices(f: Finding, around: Spans, text: str) -> Spans:
    """The speaker and the words of saying, which are never part of what is said: those of a finding and of the findings
    `around` it."""
    return _closed((*around, *f.source, *f.cue, *f.hedge), text)


def _closed(spans: Spans, text: str) -> Spans:
    """The spans in order; those with only a comma between them are merged, to keep them few."""
    found: list[Span] = []
    for span in joined(spans):
        if found and not text[found[-1].end : span.start].strip(_LOOSE):
            found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(span)
    return tuple(found)


def _without(content: Spans, voices: Spans, text: str) -> Spans:
    """The pieces of a content that remain without these spans."""
    found: list[Span] = []
    for span in content:
        pieces = outside((span,), voices)
        found += pieces if pieces == (span,) else _trimmed(pieces, text)
    return tuple(found)


def _untold(content: Spans, parent: Finding, text: str) -> Spans:
    """The content without whoever was told: “Norvik knew about the leak, officials told *the Post*”."""
    end = parent.cue[-1].end
    if all(x.start < end for x in content) or any(x.end > end for x in parent.content):
        return content
    return content[:1] + tuple(x for x in content[1:] if x.start < end or text[end : x.start].strip())


def _trimmed(pieces: Spans, text: str) -> Spans:
    whole = trimmed(pieces, text, "", _LOOSE)
    bare = (Span(start, end - len(_AS) * text.endswith(_AS, start, end)) for start, end in whole)
    return trimmed(bare, text, _LOOSE, _LOOSE)
