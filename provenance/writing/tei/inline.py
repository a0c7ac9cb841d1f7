"""Form A: what is inserted into the text, and the pointers to it."""

from __future__ import annotations

from collections.abc import Iterable

from provenance.model import Attribution, Document, Sentence, Source, Span
from provenance.writing.tei.body import Fragment, Mark, check_sentences, set_marks
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
        self.marks: dict[tuple[str, Span, str], Mark] = {}
        self.counts: dict[str, int] = {}
        for s in document.sentences:
            self._sentence(s)
        for span in sorted({*self.mentioned, *(x for a in document.attributions for x in (*a.source, *a.recipient))}):
            self._name(span)
        for a in document.attributions:
            self._attribution(a)
        self.facsimile = Facsimile(document, ids, (mark.span for mark in self.marks.values()))
        self.body = set_marks(document, [*self.marks.values(), *self.facsimile.marks], ids)

    def pointer(self, kind: str, span: Span, owner: str = "") -> str:
        mark = self.marks[kind, span, owner if kind in ("sentence", "content") else ""]
        if mark.failed:
            return f"#string-range({self.ids.of('header', 'body')},{span.start},{span.end - span.start})"
        return " ".join([f"#{f.id}" for f in mark.fragments])

    def definitions(self) -> str:
        return ""

    def listed(self, id: str) -> str | None:
        return None

    def words(self, spans: Iterable[Span]) -> str:
        return ""

    def _sentence(self, s: Sentence) -> None:
        id, span = self.ids.of("sentence", s.id), Span(s.start, s.end)
        own = "" if id == s.id else self.ids.original("sentence", s.id)
        head = f'{own} ana="{self.ids.label("status", s.status)}" corresp="#{self.ids.record(s.id)}"'
        self.marks["sentence", span, s.id] = Mark("s", span, "s", head, id)

    def _name(self, span: Span) -> None:
        found = self.mentioned.get(span, [])
        ref = " ".join([self.refs[source.id] for source, _ in found])
        tag = next((elements(s)[1] for s, how in found if how in _NAMES and s.type != "document"), "rs")
        kind = f' type="{found[0][0].type if found else "source"}"' if tag == "rs" else ""
        head = kind + (f' ref="{ref}"' if ref else "")
        self.marks["name", span, ""] = Mark("name", span, tag, head, f"n{self._count('name')}.")

    def _attribution(self, a: Attribution) -> None:
        group: list[Fragment] = []
        said, wanted = self._said(a), f"{self.ids.of('attribution', a.id)}.c"
        for span in a.content:
            self.marks["content", span, a.id] = Mark("said", span, "said", said, wanted, group)
        for kind, spans in (("cue", a.cue), ("hedge", a.hedge)):
            for span in spans:
                if (kind, span, "") not in self.marks:
                    wanted = f"{kind[0]}{self._count(kind)}."
                    self.marks[kind, span, ""] = Mark(kind, span, "seg", f' type="{kind}"', wanted)

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

    def _count(self, kind: str) -> int:
        self.counts[kind] = self.counts.get(kind, 0) + 1
        return self.counts[kind]


def _mentioned(document: Document) -> dict[Span, list[tuple[Source, str]]]:
    """For each span that mentions sources: which ones, and how each was linked."""
    found: dict[Span, list[tuple[Source, str]]] = {}
    for source in document.sources:
        for m in source.mentions:
            found.setdefault(Span(m.start, m.end), []).append((source, m.how))
    return found
