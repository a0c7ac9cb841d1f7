"""Form A: what is inserted into the text, and the pointers to it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from provenance.model import Attribution, Document, Sentence, Source, Span
from provenance.writing.tei.body import Mark, Range, check_sentences, set_marks
from provenance.writing.tei.facsimile import Facsimile
from provenance.writing.tei.markup import Ids
from provenance.writing.tei.record import elements

_NAMES = frozenset({"name", "exact", "alias", "capital", "surname", "short-form", "acronym"})
"""Ways of linking (`Mention.how`) that show a name; all others show a description or a pronoun."""


class Inline:
    """The elements inserted into the text of one document (`Places` of form A). `body` is the content of `<body>`."""

    def __init__(self, document: Document, ids: Ids) -> None:
        check_sentences(document)
        self.document = document
        self.ids = ids
        self.sources = {s.id: s for s in document.sources}
        self.refs = {id: f"#{ids.of('source', id)}" for id in self.sources}
        self.mentioned = _mentioned(document)
        self.marks: dict[tuple[str, Range, str], Mark] = {}
        self.counts: dict[str, int] = {}
        named = {*self.mentioned, *[x for a in document.attributions for x in (*a.source, *a.recipient)]}
        for number, span in enumerate(sorted(named), 1):
            self._name(span, number)
        for a in document.attributions:
            self._attribution(a)
        spans = chain(((s.start, s.end) for s in document.sentences), (mark.span for mark in self.marks.values()))
        self.facsimile = Facsimile(document, ids, spans)
        marks = (*self.marks.values(), *self.facsimile.marks)
        self.body = set_marks(document, map(self._sentence, document.sentences), marks, ids)

    def pointer(self, kind: str, span: Range, owner: str = "") -> str:
        if kind == "sentence":
            return f"#{self.ids.of('sentence', owner)}"
        mark = self.marks[kind, span, owner]
        if mark.failed:
            start, end = span
            return f"#string-range({self.ids.of('header', 'body')},{start},{end - start})"
        if not mark.fragments:
            return f"#{mark.id}"
        return " ".join([f"#{fragment.id}" for fragment in mark.fragments])

    def definitions(self) -> str:
        return ""

    def listed(self, id: str) -> str | None:
        return None

    def words(self, spans: Iterable[Range]) -> str:
        return ""

    def _sentence(self, s: Sentence) -> str:
        """The opening tag of a sentence."""
        head = f'{self.ids.attributes("sentence", s.id)} ana="{self.ids.label("status", s.status)}"'
        return f'<s{head} corresp="#{self.ids.record(s.id)}">'

    def _name(self, span: Range, number: int) -> None:
        found = self.mentioned.get(span, [])
        ref = " ".join([self.refs[source.id] for source, _ in found])
        tag = next((elements(s)[1] for s, how in found if how in _NAMES and s.type != "document"), "rs")
        kind = f' type="{found[0][0].type if found else "source"}"' if tag == "rs" else ""
        head = kind + (f' ref="{ref}"' if ref else "")
        self.marks["name", span, ""] = Mark("name", span, tag, head, f"n{number}")

    def _attribution(self, a: Attribution) -> None:
        group: list[Mark] = []
        said, wanted = self._said(a), f"{self.ids.of('attribution', a.id)}.c"
        for span in a.content:
            self.marks["content", span, a.id] = Mark("said", span, "said", said, wanted, group)
        for span in a.cue:
            self._seg("cue", span)
        for span in a.hedge:
            self._seg("hedge", span)

    def _seg(self, kind: str, span: Span) -> None:
        if (kind, span, "") not in self.marks:
            number = self.counts[kind] = self.counts.get(kind, 0) + 1
            self.marks[kind, span, ""] = Mark(kind, span, "seg", f' type="{kind}"', f"{kind[0]}{number}")

    def _said(self, a: Attribution) -> str:
        """Who said it; if there is no source, the mode says why. TEI's default for `@direct` is true."""
        if a.chain and a.chain[-1] in self.sources:
            by = "source" if self.sources[a.chain[-1]].type == "document" else "who"
            who = f' {by}="{self.refs[a.chain[-1]]}"'
        else:
            who = f' ana="{self.ids.label("mode", a.mode)}"'
        told = [self.refs[s.id] for span in a.recipient for s, _ in self.mentioned.get(span, [])]
        to = f' toWhom="{" ".join(told)}"' if told else ""
        return f'{who}{to} direct="{"true" if a.mode in ("direct", "orphan-quote") else "false"}"'


def _mentioned(document: Document) -> dict[Range, list[tuple[Source, str]]]:
    """For each span that mentions sources: which ones, and how each was linked."""
    found: dict[Range, list[tuple[Source, str]]] = {}
    for source in document.sources:
        for m in source.mentions:
            found.setdefault((m.start, m.end), []).append((source, m.how))
    return found
