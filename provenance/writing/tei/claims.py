"""Form D: the claims that articles share, as a TEI file of their own that points into the articles' TEI (form A)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import quote

from provenance.model import Article, Cluster, Comparison, Conflict, Link, Member, Severity
from provenance.settings import DEFAULT, Settings
from provenance.writing.tei.encoding import application, taxonomy
from provenance.writing.tei.header import history, publication, this_run, when, who
from provenance.writing.tei.markup import Ids, check, element, link, quoted
from provenance.writing.tei.record import gap_labels, listed
from provenance.writing.tei.taxonomy import CATEGORIES
from provenance.xml.qualified_names import NAMESPACE


def write_claims(
    comparison: Comparison, settings: Settings = DEFAULT, *, files: Mapping[str, str] | None = None
) -> str:
    """What `compare` found, as TEI.

    `files` gives for each document's id the file with its TEI (a relative path with slashes); the default is the id and
    `.xml`. A claim is an `interp`, each of its statements an `annotation` that points to the sentence and, by
    `string-range`, to the words; links, changes and conflicts point to statements. Raises `WritingError` for a
    character that XML cannot represent.
    """
    return _Claims(comparison, settings, files or {}).written()


class _Claims:
    def __init__(self, comparison: Comparison, settings: Settings, files: Mapping[str, str]) -> None:
        self.comparison = comparison
        self.settings = settings
        self.files = files
        self.ids = Ids()
        self.prefix = {a.id: self.ids.of("document", a.id, f"d{n}") for n, a in enumerate(comparison.documents, 1)}
        self.clusters = [(self.ids.of("claim", c.id), c) for c in comparison]
        self.run = self.ids.of("header", "run")

    def written(self) -> str:
        members = [self.member(id, n, m) for id, c in self.clusters for n, m in enumerate(c.members, 1)]
        notes = [self.findings(id, c) for id, c in self.clusters if c.gaps or c.origins]
        parts = [
            listed("listBibl", ' type="documents"', [self.document(a) for a in self.comparison.documents]),
            listed("interpGrp", f' type="claim" resp="#{self.run}"', [self.claim(id, c) for id, c in self.clusters]),
            listed("linkGrp", f' type="sameClaim" resp="#{self.run}"', [
                self.link(id, x) for id, c in self.clusters for x in c.links
            ]),
            listed("listRelation", ' type="changes"', [
                found for id, c in self.clusters for found in (*self.changes(id, c), *self.descent(id, c))
            ]),
            listed("listRelation", ' type="conflicts"', [
                self.conflict(id, x) for id, c in self.clusters for x in c.conflicts
            ]),
            listed("listAnnotation", ' type="members"', members),
            listed("listAnnotation", ' type="claims"', notes),
        ]  # fmt: skip
        if not self.comparison.documents:
            parts = [listed("listAnnotation", ' type="claims"', ["<note>No articles were compared.</note>"])]
        root = f'<TEI xmlns="{NAMESPACE}" type="claims" xml:lang="en">\n'
        stand_off = f' <standOff type="claims">\n{"".join(parts)} </standOff>\n'
        written = f'<?xml version="1.0" encoding="UTF-8"?>\n{root}{self.header()}{stand_off}</TEI>\n'
        check(None, written)
        return written

    def header(self) -> str:
        number = len(self.comparison.documents)
        titles = f"<titleStmt><title>Claims shared by {number} article{'' if number == 1 else 's'}</title>"
        options = self.settings.header
        run = this_run(options, again=False)
        return (
            " <teiHeader>\n"
            f"  <fileDesc>\n   {titles}{who(self.ids, options)}</titleStmt>\n"
            f"   <publicationStmt>{publication(None, options, run[0])}</publicationStmt>\n"
            "   <sourceDesc><p>Derived from the annotated articles listed in the standOff.</p></sourceDesc>\n"
            "  </fileDesc>\n"
            f"  <encodingDesc>\n{self.prefixes()}"
            f"{self.taxonomies()}{application(self.ids)}  </encodingDesc>\n"
            f"{history(self.ids, (run,))} </teiHeader>\n"
        )

    def prefixes(self) -> str:
        found = "".join(self.prefix_of(a) for a in self.comparison.documents)
        return f"   <listPrefixDef>\n{found}   </listPrefixDef>\n" if found else ""

    def prefix_of(self, a: Article) -> str:
        file = self.files.get(a.id, f"{a.id}.xml")
        target = f'replacementPattern="{quote(file, errors="surrogateescape")}#$1"'
        head = f'ident="{self.prefix[a.id]}" matchPattern="(.+)" {target}'
        return f"    <prefixDef {head}><p>Points into an article.</p></prefixDef>\n"

    def taxonomies(self) -> str:
        members = [m for c in self.comparison for m in c.members]
        gaps = [g for c in self.comparison for g in c.gaps]
        used: dict[str, set[str | None]] = {
            "status": {m.status for m in members},
            "stance": {m.stance for m in members},
            "gap": {g.kind for g in gaps},
            "severity": {g.severity for g in gaps}
            | {x.severity for c in self.comparison for x in c.changes}
            | {"low" for m in members if m.predecessor is not None},
        }
        found = [
            taxonomy(self.ids, name, {v: what for v, what in CATEGORIES[name].items() if v in values})
            for name, values in used.items()
            if values - {None}
        ]
        return f"   <classDecl>\n{''.join(found)}   </classDecl>\n" if found else ""

    def document(self, a: Article) -> str:
        return (
            f'<bibl xml:id="{self.prefix[a.id]}" n="{quoted(a.id)}">'
            + element("title", a.title)
            + element("publisher", a.outlet)
            + element("date", a.published, when(a))
            + element("ref", a.url, link(a.url))
            + element("idno", a.sha256, ' type="sha256"')
            + "</bibl>"
        )

    def claim(self, id: str, c: Cluster) -> str:
        sentences = " ".join(dict.fromkeys(f"{self.to_sentence(m)}" for m in c.members))
        return element("interp", c.members[0].text, f'{self.ids.attributes("claim", c.id)} inst="{sentences}"')

    def to_sentence(self, m: Member) -> str:
        return f"{self.prefix[m.document]}:{quote(m.sentence, errors='replace')}"

    def statement(self, claim: str, index: int) -> str:
        return f"#{self.ids.of('member', f'{claim}.{index}', f'{claim}.m{index}')}"

    def member(self, claim: str, number: int, m: Member) -> str:
        prefix = self.prefix[m.document]
        labels = [self.ids.label("status", m.status)] + ([self.ids.label("stance", m.stance)] if m.stance else [])
        head = (
            f'xml:id="{self.statement(claim, number)[1:]}" motivation="identifying" '
            f'target="{prefix}:string-range(body,{m.start},{m.end - m.start})" ana="{" ".join(labels)}" '
            f'corresp="#{claim}" resp="#{self.run}"'
        )
        chain = "".join(element("note", name, f' type="chain" n="{n}"') for n, name in enumerate(m.chain, 1))
        hedged = element("note", "hedged" if m.hedged else None, ' type="hedge"')
        notes = element("note", m.text, ' type="quote"') + element("note", m.extra, ' type="extra"')
        pointer = f'<ptr type="sentence" target="{self.to_sentence(m)}"/>'
        return f"<annotation {head}>{pointer}{chain}{hedged}{notes}</annotation>"

    def link(self, claim: str, x: Link) -> str:
        target = f"{self.statement(claim, x.a + 1)} {self.statement(claim, x.b + 1)}"
        return f'<link target="{target}" corresp="#{claim}" cert="{x.score!r}" n="{quoted(x.evidence)}"/>'

    def changes(self, claim: str, c: Cluster) -> Iterator[str]:
        return (self.relation(claim, x.kind, x.from_, x.to, x.severity, x.note) for x in c.changes)

    def descent(self, claim: str, c: Cluster) -> Iterator[str]:
        """The earlier statement from which each most probably comes."""
        for i, m in enumerate(c.members):
            if m.predecessor is not None:
                note = f"{m.document} most probably has it from {c.members[m.predecessor].document}"
                yield self.relation(claim, "predecessor", m.predecessor, i, "low", note)

    def relation(self, claim: str, name: str, from_: int, to: int, severity: Severity, note: str) -> str:
        ends = f'active="{self.statement(claim, from_ + 1)}" passive="{self.statement(claim, to + 1)}"'
        label = self.ids.label("severity", severity)
        return f'<relation name="{name}" {ends} corresp="#{claim}" ana="{label}">{element("desc", note)}</relation>'

    def conflict(self, claim: str, x: Conflict) -> str:
        both = f"{self.statement(claim, x.a + 1)} {self.statement(claim, x.b + 1)}"
        name = quoted("-".join(x.kind.split()) or "conflict")
        values = element("desc", " ≠ ".join(x.values))
        return f'<relation name="{name}" mutual="{both}" corresp="#{claim}">{values}</relation>'

    def findings(self, claim: str, c: Cluster) -> str:
        """Origins of a claim and its gaps: what only several documents together can show."""
        gaps = "".join(element("note", g.reason, f' type="gap" ana="{gap_labels(self.ids, g)}"') for g in c.gaps)
        origins = "".join(element("note", name, ' type="origin"') for name in c.origins)
        head = f'xml:id="{self.ids.new(f"{claim}.f")}" motivation="classifying" target="#{claim}" resp="#{self.run}"'
        return f"<annotation {head}>{origins}{gaps}</annotation>"
