"""brat standoff (v1.3): the exact text (`.txt`) and its annotations (`.ann`).

Entities `Source`, `Cue`, `Content`, `Hedge` of an attribution, bound to its cue by relations (`SourceOf` …), and
`Sentence`; status, mode and stance as attributes; label, gaps, rule and chain, for which brat has no place, as notes.
brat's rules: offsets in code points; a span's fragments separated by `;`; no line break inside a fragment, so a span is
cut there; after the offsets come the words, fragments joined by a space.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from provenance.model import Attribution, Document, Span, Spans

_BREAK = re.compile(r"[\r\n]+")
_ROLES = ("Source", "Cue", "Content", "Hedge")


def write_text(document: Document) -> str:
    """The exact text: brat's offsets refer to it."""
    return document.text


def write_brat(document: Document) -> str:
    """The lines of the `.ann` file; empty for a document without sentences."""
    return "".join(f"{line}\n" for line in _Lines(document).all())


class _Lines:
    """Lines with their running numbers, one sequence for each kind."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.numbers = dict.fromkeys("TRA#", 0)

    def new(self, kind: str) -> str:
        self.numbers[kind] += 1
        return f"{kind}{self.numbers[kind]}"

    def all(self) -> Iterator[str]:
        for s in self.document.sentences:
            id, line = self.entity("Sentence", (Span(s.start, s.end),))
            if not line:
                continue
            yield line
            yield f"{self.new('A')}\tStatus {id} {s.status}"
            for note in (s.label, *(f"{g.kind} ({g.severity}): {g.reason}" for g in s.gaps)):
                yield self.note(id, note)
        for a in self.document.attributions:
            yield from self.attribution(a)

    def attribution(self, a: Attribution) -> Iterator[str]:
        ids = {}
        for role, spans in zip(_ROLES, (a.source, a.cue, a.content, a.hedge), strict=True):
            id, line = self.entity(role, spans)
            if line:
                ids[role] = id
                yield line
        for role in ids if "Cue" in ids else ():
            if role != "Cue":
                yield f"{self.new('R')}\t{role}Of Arg1:{ids[role]} Arg2:{ids['Cue']}"
        if ids:
            anchor = ids.get("Cue") or next(iter(ids.values()))
            yield f"{self.new('A')}\tMode {anchor} {a.mode}"
            yield f"{self.new('A')}\tStance {anchor} {a.stance}"
            yield self.note(anchor, f"{a.id} {a.rule} {a.certainty:.3f} chain: {' > '.join(a.chain) or '-'}")

    def entity(self, role: str, spans: Spans) -> tuple[str, str]:
        text = self.document.text
        fragments = [part for span in spans for part in _unbroken(text, span)]
        if not fragments:
            return "", ""
        id = self.new("T")
        words = " ".join(text[start:end] for start, end in fragments)
        return id, f"{id}\t{role} {';'.join(f'{start} {end}' for start, end in fragments)}\t{words}"

    def note(self, id: str, words: str) -> str:
        return f"{self.new('#')}\tAnnotatorNotes {id}\t{' '.join(words.split())}"


def _unbroken(text: str, span: Span) -> Iterator[Span]:
    """The parts of a span between line breaks."""
    start = span.start
    for found in _BREAK.finditer(text, span.start, span.end):
        if start < found.start():
            yield Span(start, found.start())
        start = found.end()
    if start < span.end:
        yield Span(start, span.end)
