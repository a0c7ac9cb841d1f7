"""The standOff: the registry of sources, and a record for each mention, attribution and sentence.

It is the same in all forms except for what a pointer to a span looks like, which `Places` knows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import count, zip_longest
from typing import Protocol

from provenance.errors import WritingError
from provenance.model import Attribution, By, Carried, Document, Gap, Sentence, Source
from provenance.writing.standing import still
from provenance.writing.tei.body import Range
from provenance.writing.tei.markup import Ids, element, escaped, quoted
from provenance.writing.tei.people import judgement, responsible
from provenance.writing.tei.taxonomy import naming

_ELEMENTS = {
    "person": ("person", "persName", "role"),
    "unnamed-person": ("person", "persName", "role"),
    "unresolved": ("person", "persName", "role"),
    "group": ("personGrp", "persName", "role"),
    "document": ("bibl", "title", "type"),
}
"""Element, element for its name and attribute for its type; every other type is an `org`."""
_LISTS = {"person": "listPerson", "personGrp": "listPerson", "org": "listOrg", "bibl": "listBibl"}


class Places(Protocol):
    """Where spans are: pointers, separated by spaces, to the parts of a span. `owner` is the id of the sentence that
    this span is, or of the attribution whose content it is."""

    def pointer(self, kind: str, span: Range, owner: str = "") -> str: ...

    def definitions(self) -> str:
        """What the pointers of the whole document need besides them in the standOff, else nothing."""
        ...

    def listed(self, id: str) -> str | None:
        """The pointer to a person in the host's own list, if the text has a host that lists that person."""
        ...

    def words(self, spans: Iterable[Range]) -> str:
        """A `note` with the words of the spans if the pointers lead to another file, else nothing."""
        ...


def elements(source: Source) -> tuple[str, str, str]:
    """The element a source is registered as, the element of its name, the attribute that holds its type."""
    return _ELEMENTS.get(source.type, ("org", "orgName", "role"))


class Record:
    """Writes the standOff of one document. Raises `WritingError` for a reference to something that does not exist."""

    def __init__(self, document: Document, ids: Ids, places: Places) -> None:
        self.document = document
        self.ids = ids
        self.places = places
        self.run = ids.of("header", "run")
        self.program = (f"#{self.run}", "")
        """Who is responsible for a label of the program's, and that there is no note about it."""
        self.by_id = {a.id: a for a in document.attributions}
        self.registry = {source.id: source for source in document.sources}
        self.chains: dict[tuple[str, ...], str] = {}
        self.labels: dict[tuple[str | None, ...], str] = {}
        ids_of = ((s.id, places.listed(s.xml_id)) for s in document.sources if s.xml_id)
        self.listed = {id: pointer for id, pointer in ids_of if pointer}
        """The pointers to sources that the host lists: these use their ids from there."""
        check_spans(document)

    def written(self) -> str:
        """The element `standOff`, one record per line, with a newline at the end."""
        d = self.document
        registry: dict[str, list[str]] = {"listPerson": [], "listOrg": [self.outlet()], "listBibl": []}
        for number, source in enumerate(d.sources, 1):
            registry[_LISTS[elements(source)[0]]].append(self.source(source, number))
        relations = [self.relation(s.id, s.speaks_for) for s in d.sources if s.speaks_for is not None]
        relations += [self.agency(d.agency)] if d.agency is not None else []
        annotations = (
            listed("listAnnotation", ' type="mentions"', list(self.mentions()))
            + listed("listAnnotation", ' type="attributions"', [self.attribution(a) for a in d.attributions])
            + listed("listAnnotation", ' type="sentences"', [self.sentence(s) for s in d.sentences])
        )
        lists = "".join(listed(name, ' type="sources"', items) for name, items in registry.items())
        lists += listed("listRelation", ' type="sources"', relations) + self.places.definitions()
        return f" <standOff>\n{lists}{annotations} </standOff>\n"

    def outlet(self) -> str:
        """Who comes first in every chain: the outlet itself, even if its name is not known."""
        name = element("orgName", self.document.article.outlet or "the outlet")
        return f'<org xml:id="{self.ids.of("header", "outlet")}" role="outlet">{name}</org>'

    def source(self, s: Source, number: int) -> str:
        tag, name, kind = elements(s)
        label = self.ids.label("naming", naming(s))
        idno = element("idno", s.uri, ' type="URI"' + (f' subtype="{s.uri_match}"' if s.uri_match else ""))
        own = self.listed.get(s.id)
        called = f' sameAs="{own}" n="{quoted(s.id)}"' if own else self.ids.attributes("source", s.id)
        head = f'{called} {kind}="{s.type}" ana="{label}" sortKey="{number}"'
        idno += "" if own else element("idno", s.xml_id, ' type="host"')
        notes = element("note", s.role, ' type="role"') + element("note", s.reason, ' type="reason"')
        return f"<{tag}{head}>{element(name, s.name)}{idno}{notes}</{tag}>"

    def relation(self, id: str, other: str) -> str:
        return f'<relation name="speaksFor" active="{self.to("source", id)}" passive="{self.to("source", other)}"/>'

    def agency(self, id: str) -> str:
        """The agency whose copy the whole article is: it supplies the outlet."""
        outlet = self.ids.of("header", "outlet")
        return f'<relation name="supplies" active="{self.to("source", id)}" passive="#{outlet}"/>'

    def mentions(self) -> Iterator[str]:
        numbers = count(1)
        for source in self.document.sources:
            pointer = f'<ptr type="source" target="{self.to("source", source.id)}"/>' if source.mentions else ""
            for m in source.mentions:
                span = (m.start, m.end)
                head = f'xml:id="{self.ids.new(f"m{next(numbers)}")}" motivation="identifying"'
                target = self.places.pointer("name", span)
                body = f'{pointer}<note type="how">{escaped(m.how)}</note>{self.places.words([span])}'
                yield f'<annotation {head} target="{target}" resp="#{self.run}">{body}</annotation>'

    def attribution(self, a: Attribution) -> str:
        pointers = self.pointers(a)
        target = " ".join([p for role, p in pointers if role == pointers[0][0]])
        head = f'{self.ids.attributes("attribution", a.id)} motivation="identifying" target="{target}"'
        labels = self.ana(("mode", "stance", "channel"), (a.mode, a.stance, a.channel, a.rule))
        via = "" if a.parent is None else f'<ptr type="via" target="{self.to("attribution", a.parent)}"/>'
        body = self.chain(a.chain) + via + "".join([f'<ptr type="{role}" target="{p}"/>' for role, p in pointers])
        resp, said = self.program if a.by is None else self.person(a.by)
        notes = element("note", a.lemma, ' type="lemma"') + said + self.places.words(a.content)
        return f'<annotation{head} ana="{labels}" cert="{a.certainty:.2f}" resp="{resp}">{body}{notes}</annotation>'

    def pointers(self, a: Attribution) -> list[tuple[str, str]]:
        """What each span of an attribution is, and the pointer to it."""
        place = self.places.pointer
        found = [("content", place("content", span, a.id)) for span in a.content]
        found += [("mention", place("name", span)) for span in a.source]
        found += [("cue", place("cue", span)) for span in a.cue]
        if a.hedge:
            found += [("hedge", place("hedge", span)) for span in a.hedge]
        if a.recipient:
            found += [("recipient", place("name", span)) for span in a.recipient]
        if not found:
            raise WritingError(f"attribution {a.id} has no span", where=self.document.id)
        return found

    def sentence(self, s: Sentence) -> str:
        own = [self.by_id[id] for id in s.attributions if id in self.by_id]
        labels = self.ana(("status",), (s.status, *[a.rule for a in own]))
        cert = f' cert="{min([a.certainty for a in own]):.2f}"' if own else ""
        span = (s.start, s.end)
        head = f'motivation="classifying" target="{self.places.pointer("sentence", span, s.id)}" ana="{labels}"'
        resp, said = self.program if s.by is None else self.person(s.by)
        head += f'{cert} resp="{resp}"'
        body = self.chain(s.chain)
        if s.attributions:
            body += (
                f'<ptr type="attribution" target="{" ".join([self.to("attribution", id) for id in s.attributions])}"/>'
            )
        notes = f'<note type="label">{escaped(s.label)}</note><note type="paragraph">{s.paragraph}</note>'
        for g in s.gaps:
            notes += element("note", g.reason, f' type="gap" ana="{gap_labels(self.ids, g)}"')
        notes += self.carried(s.carried) if s.carried else ""
        notes += said + self.places.words([span])
        return f"<annotation{self.ids.record_attributes(s.id)} {head}>{body}{notes}</annotation>"

    def person(self, by: By) -> tuple[str, str]:
        """As `program`: who is responsible for a label, and the note about it."""
        return responsible(self.ids, by, self.run), judgement(self.ids, by)

    def ana(self, taxonomies: tuple[str, ...], values: tuple[str | None, ...]) -> str:
        """The pointers to the categories of these values, each once; many records share them. Values of no taxonomy are
        rules."""
        found = self.labels.get(values)
        if found is None:
            pairs = zip_longest(taxonomies, values, fillvalue="rule")
            labels = [self.ids.label(taxonomy, value) for taxonomy, value in pairs if taxonomy and value is not None]
            found = self.labels[values] = " ".join(dict.fromkeys(labels))
        return found

    def carried(self, c: Carried) -> str:
        """The report that a sentence probably goes on with: its record, in words, and how likely it is."""
        label, report = self.ids.label("carried", c.form), self.to("attribution", c.attribution)
        head = f' type="carried" ana="{label}" target="{report}" cert="{c.certainty:.2f}"'
        return element("note", still(c, self.registry), head)

    def chain(self, chain: tuple[str, ...]) -> str:
        """The pointers of a chain; many records share one."""
        found = self.chains.get(chain)
        if found is None:
            found = self.chains[chain] = self._chain(chain)
        return found

    def _chain(self, chain: tuple[str, ...]) -> str:
        links = [f"#{self.ids.of('header', 'outlet')}", *(self.to("source", id) for id in chain)]
        return "".join(f'<ptr type="chain" n="{n}" target="{link}"/>' for n, link in enumerate(links, 1))

    def to(self, kind: str, id: str) -> str:
        if kind == "source" and id in self.listed:
            return self.listed[id]
        found = self.ids.known(kind, id)
        if found is None:
            raise WritingError(f"there is no {kind} {id!r} to point to", where=self.document.id)
        return f"#{found}"


def check_spans(document: Document) -> None:
    """Raise `WritingError` if a span lies outside of the text."""
    spans: list[Range] = [(s.start, s.end) for s in document.sentences]
    spans += [(m.start, m.end) for s in document.sources for m in s.mentions]
    for a in document.attributions:
        spans += (*a.content, *a.source, *a.cue, *a.hedge, *a.recipient)
    size = len(document.text)
    for start, end in spans:
        if not 0 <= start <= end <= size:
            raise WritingError(f"the span {start}–{end} lies outside of the text", where=document.id)


def gap_labels(ids: Ids, gap: Gap) -> str:
    """The pointers to a gap's kind and severity."""
    return f"{ids.label('gap', gap.kind)} {ids.label('severity', gap.severity)}"


def listed(name: str, attributes: str, items: list[str]) -> str:
    """An element with one item per line; nothing if there are none."""
    lines = "".join(f"   {item}\n" for item in items)
    return f"  <{name}{attributes}>\n{lines}  </{name}>\n" if items else ""
