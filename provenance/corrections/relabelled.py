"""One document in which people's labels replace the program's."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import count

from attrs import evolve

from provenance.corrections.drafted import drafted
from provenance.corrections.registered import Registered
from provenance.labels.chain_in_words import in_words
from provenance.labels.label import NO_CLAIM, NOBODY, OWN
from provenance.model import (
    Attribution,
    By,
    Carried,
    Correction,
    Credited,
    Document,
    Judgement,
    Label,
    Sentence,
    Status,
)
from provenance.model.spans import inside, moved, outside

_CREDITS: frozenset[Status] = frozenset({"attributed", "partly-attributed"})
_ROLES = ("source", "cue", "content")


class Program:
    """What the program says of the sentences of a document."""

    def __init__(self, document: Document) -> None:
        self.names = {source.id: source.name.casefold() for source in document.sources}
        self.sources = {source.id: source for source in document.sources}
        self.attributions = {a.id: a for a in document.attributions}

    def label(self, s: Sentence) -> tuple[Label, tuple[str, ...]]:
        """What it says, in the form of a person's label (offsets from the sentence's start), and the rules that
        contributed."""
        chain = tuple(Credited(x.name, x.type, x.named, x.id) for x in map(self.sources.__getitem__, s.chain))
        own = [self.attributions[id] for id in s.attributions]
        base = _base(s, s.chain, own)
        words = {role: moved(inside(getattr(base, role), s), -s.start) for role in _ROLES if base}
        return Label(s.status, chain, **words), tuple(sorted({a.rule for a in own}))

    def says(self, s: Sentence, label: Label, start: int) -> bool:
        """Whether this is its label. Sources are compared by name; of the words, only those that the label marks count
        (`start`: where its target starts)."""
        chain = [self.names[id] for id in s.chain]
        if (label.status, [c.name.casefold() for c in label.chain]) != (s.status, chain):
            return False
        base = _base(s, s.chain, map(self.attributions.__getitem__, s.attributions))
        marked = {role: spans for role in _ROLES if (spans := getattr(label, role)) is not None}
        return all(base and inside(getattr(base, role), s) == moved(spans, start) for role, spans in marked.items())


class Relabelled:
    """Takes one judgement after another; `document` gives the result."""

    def __init__(self, document: Document) -> None:
        self.before = document
        self.program = Program(document)
        self.sentences = list(document.sentences)
        self.attributions = {a.id: a for a in document.attributions}
        self.registry = Registered(document)
        self.gone: dict[str, str | None] = {}
        self.ids = (id for n in count(len(document.attributions) + 1) if (id := f"a{n}") not in self.attributions)

    def judge(self, number: int, correction: Correction, start: int) -> None:
        """Apply a person's judgement of a sentence; its target starts at `start`."""
        s, label = self.sentences[number], correction.label
        if label is None:
            if correction.program is None or self.program.says(s, correction.program, start):
                self.sentences[number] = evolve(s, by=_by("disputed", correction))
        elif self.program.says(s, label, start):
            self.sentences[number] = evolve(s, by=_by("confirmed", correction))
        else:
            self.sentences[number] = self._relabelled(s, label, start, _by("corrected", correction))

    def document(self) -> Document:
        """The document with the judgements so far."""
        attributions = [evolve(a, parent=self._still_there(a.parent)) for a in self.attributions.values()]
        touching = [{id: None for id in s.attributions if id in self.attributions} for s in self.sentences]
        for a in filter(lambda a: a.by, attributions):
            for number in self._touched(a):
                touching[number][a.id] = None
        sentences = (
            evolve(s, attributions=tuple(ids), carried=self._carried(s))
            for s, ids in zip(self.sentences, touching, strict=True)
        )
        return evolve(
            self.before, sentences=tuple(sentences), attributions=tuple(attributions),
            sources=tuple(self.registry.sources.values()),
        )  # fmt: skip

    def _carried(self, s: Sentence) -> Carried | None:
        """What the sentence probably goes on with, unless a person says whose it is or took that report away."""
        report = self.attributions.get(s.carried.attribution) if s.carried else None
        if s.carried is None or report is None or not report.chain or (s.by and s.by.judgement == "corrected"):
            return None
        return evolve(s.carried, chain=report.chain)

    def _touched(self, a: Attribution) -> Iterator[int]:
        """The indices of the sentences that contain its content or its cue."""
        for span in (*a.cue, *a.content):
            first = max(0, bisect_right(self.sentences, span.start, key=lambda s: s.start) - 1)
            last = bisect_left(self.sentences, span.end, key=lambda s: s.start)
            yield from (n for n in range(first, last) if inside((span,), self.sentences[n]))

    def _still_there(self, parent: str | None) -> str | None:
        """The parent or, if that is gone, the nearest one around it."""
        while parent in self.gone:
            parent = self.gone[parent]
        return parent

    def _relabelled(self, s: Sentence, label: Label, start: int, by: By) -> Sentence:
        chain = self.registry.chain(label)
        credits = bool(chain) or label.status == "hearsay"
        own = [a for a in map(self.attributions.get, s.attributions) if a and inside(a.content, s)]
        base = _base(s, chain, own) if credits else None
        around = [a for a in own if a.chain and len(a.chain) < len(chain) and chain[: len(a.chain)] == a.chain]
        if credits:
            parent = max(around, key=lambda a: len(a.chain)).id if around else None
            made = evolve(drafted(s, label, start, chain, base, self.registry, by), parent=parent)
            base = base if base not in around and base and not outside(base.content, [s]) else None
        for a in own:
            if a not in around and a is not base:
                self._cut(a, s)
        if credits:
            self._put(evolve(made, id=base.id if base else next(self.ids)))
        return evolve(s, status=label.status, chain=chain, label=_worded(label.status, self._called(chain)), by=by)

    def _called(self, chain: tuple[str, ...]) -> str:
        return in_words(chain, self.registry.sources)

    def _put(self, made: Attribution) -> None:
        self.attributions[made.id] = made
        for span in made.source if made.chain else ():
            self.registry.say_whose(made.chain[-1], span)

    def _cut(self, a: Attribution, s: Sentence) -> None:
        """Remove from an attribution what it has of the sentence; remove it altogether if nothing is left."""
        left = outside(a.content, [s])
        if left:
            self.attributions[a.id] = evolve(a, content=left)
        else:
            self.gone[a.id] = self.attributions.pop(a.id).parent


def _base(s: Sentence, chain: tuple[str, ...], own: Iterable[Attribution]) -> Attribution | None:
    """The program's attribution of what the sentence says: the one with this chain, else that of its label, else any;
    of several, the one that covers most of it."""
    here = [a for a in own if inside(a.content, s)]
    return max(here, key=lambda a: (a.chain == chain, a.chain == s.chain, _size(a, s)), default=None)


def _size(a: Attribution, s: Sentence) -> int:
    return sum(x.overlap(s.start, s.end) for x in a.content)


def _by(judgement: Judgement, correction: Correction) -> By:
    return By(judgement, correction.who, correction.when, correction.note)


def _worded(status: Status, chain: str) -> str:
    """The label of a sentence in the program's wording."""
    if status in _CREDITS:
        return f"partly {chain}" if status == "partly-attributed" else chain
    return {"hearsay": NOBODY, "unattributed": OWN, "not-a-claim": NO_CLAIM}[status]
