"""TEI: an article out of any TEI file, and a document back out of what this program wrote (forms A, B, C)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from attrs import evolve
from lxml import etree

from provenance.errors import ReadingError
from provenance.model import Article, Attribution, By, Document, Gap, Markup, Mention, Omission, Sentence, Source, Span
from provenance.reading.formats import Unread
from provenance.xml.gate import admitted
from provenance.xml.host import Host
from provenance.xml.layer import UNNAMED, own_layer
from provenance.xml.pointers import Pointers
from provenance.xml.qualified_names import ID, LANGUAGE, TEI
from provenance.xml.tei import read_host

_LANGUAGE = f".//{TEI}langUsage/{TEI}language"
_BROKEN = (KeyError, ValueError, IndexError, AttributeError, TypeError)


def read_tei(path: Path | str, host: Path | str | None = None) -> Document:
    """Read back a document that this program wrote, in form A, B or C.

    Form B is read with its `host`, by default the file it names, beside it. Raises `ReadingError` if the file holds no
    annotations of this program, if they are damaged, or if the host was changed since.
    """
    path = Path(path)
    data = _bytes(path)
    root = _tree(data, str(path))
    if own_layer(root) is root and (named := root.get("corresp")) is not None:
        beside = Path(host) if host is not None else path.parent / unquote(named)
        return read_standoff(data, _bytes(beside), str(path))
    return read_layer(data, str(path))


def read_layer(data: bytes, where: str = "document") -> Document:
    """A document of form A or C, from the bytes of the file. Raises like `read_tei`."""
    layer = own_layer(_tree(data, where))
    if layer is None:
        remedy = "annotate it first, or give a file that `provenance annotate` wrote"
        raise ReadingError("holds no annotations of this program", where=where, remedy=remedy)
    return _document(layer, read_host(data, where), where)


def read_standoff(data: bytes, host: bytes, where: str = "document") -> Document:
    """A document of form B, from the bytes of the stand-off file and of its host. Raises like `read_tei`."""
    root = _tree(data, where)
    expected = [e.text for e in root.iter(f"{TEI}idno") if e.get("type") == "sha256-host"]
    if expected != [hashlib.sha256(host).hexdigest()]:
        raise ReadingError("its host was changed since", where=where, remedy="annotate the host again")
    return _document(root, read_host(host, where), where)


def tei_article(data: bytes, where: str, id: str) -> Article:
    """The article in a TEI file, for annotation; in form C or A the one that was annotated, without the layer.

    `id` is the document's id unless this program wrote the file, which then knows it. Raises `ReadingError` for XML
    that is refused, for form B (which has no text) and for TEI without text.
    """
    root = _tree(data, where)
    layer = own_layer(root)
    if layer is root and root.get("corresp") is not None:
        named = unquote(root.get("corresp", ""))
        raise ReadingError(f"holds annotations of {named}, and no text", where=where, remedy=f"annotate {named}")
    host = read_host(data, where)
    if layer is not None:
        return _article(layer, host)
    if not host.text:
        raise ReadingError("has no text in a body", where=where, remedy="check that it is TEI with a text")
    return _foreign(root, host, id)


def parse(unread: Unread) -> Article:
    """The article, with the file it stands in. Raises like `tei_article`."""
    article = tei_article(unread.data, unread.where, unread.id)
    return evolve(article, markup=Markup(unread.where, unread.data))


def _bytes(path: Path) -> bytes:
    try:
        if path.exists() and not path.is_file():
            raise ReadingError("is not a file", where=str(path), remedy="check the path")
        return path.read_bytes()
    except OSError as error:
        raise ReadingError(f"cannot be read ({error.strerror})", where=str(path), remedy="check the path") from error


def _tree(data: bytes, where: str) -> etree._Element:
    harmless = admitted(data, where)
    parser = etree.XMLParser(resolve_entities=True, no_network=True, load_dtd=False, collect_ids=False)
    try:
        return etree.fromstring(harmless, parser)
    except etree.XMLSyntaxError as error:
        raise ReadingError(str(error.msg), where=f"{where}:{error.lineno}", remedy="correct it") from error


# ---------- articles


def _article(layer: etree._Element, host: Host) -> Article:
    """What our own header says about the article."""
    bibl = layer.find(f"{TEI}teiHeader/{TEI}fileDesc/{TEI}sourceDesc/{TEI}bibl")
    notes = layer.iterfind(f"{TEI}teiHeader/{TEI}fileDesc/{TEI}notesStmt/{TEI}note")
    return Article(
        text=host.text,
        id=_value(layer.find(f".//{TEI}publicationStmt/{TEI}idno")) or "",
        outlet=_value(_child(bibl, "publisher")),
        published=_value(_child(bibl, "date")),
        title=_value(_child(bibl, "title")),
        url=_value(_child(bibl, "ref")),
        language=_value(layer.find(_LANGUAGE)) or None,
        omitted=tuple(Omission(e.get("n", ""), e.text or "") for e in notes),
    )


def _published(date: etree._Element) -> str | None:
    """The day, or the days as an ISO 8601 interval, that a `date` names for machines; else its words."""
    if when := date.get("when"):
        return when
    for first, last in (("from", "to"), ("notBefore", "notAfter")):
        if (a := date.get(first)) and (b := date.get(last)):
            return f"{a}/{b}"
    return _words(date)


def _foreign(root: etree._Element, host: Host, id: str) -> Article:
    """What the header of somebody else's TEI says, as far as TEI agrees on where it is said."""
    title = root.find(f".//{TEI}titleStmt/{TEI}title")
    source = root.find(f".//{TEI}sourceDesc")
    date = next((e for e in _all(source, "date")), None)
    outlets = [e for e in _all(source, "publisher", "title") if e.get("level", "j") == "j"]
    ref = next((e for e in _all(source, "ref", "ptr") if e.get("target", "").startswith("http")), None)
    return Article(
        text=host.text,
        id=id,
        outlet=_words(outlets[0]) if outlets else None,
        published=None if date is None else _published(date),
        title=_words(title),
        url=None if ref is None else ref.get("target"),
        language=_declared(root),
        omitted=host.omitted,
    )


def _declared(root: etree._Element) -> str | None:
    """The language of the text: by its own `xml:lang`, by that of the whole, or the only one the header lists."""
    listed = [e.get("ident") for e in root.iterfind(f".//{TEI}langUsage/{TEI}language")]
    texts = (e.get(LANGUAGE) for e in root.iterfind(f".//{TEI}text"))
    return next(filter(None, texts), root.get(LANGUAGE)) or (listed[0] if len(listed) == 1 else None)


def _all(element: etree._Element | None, *names: str) -> Iterator[etree._Element]:
    return iter(()) if element is None else element.iter(*(TEI + name for name in names))


def _child(element: etree._Element | None, name: str) -> etree._Element | None:
    return None if element is None else element.find(TEI + name)


def _value(element: etree._Element | None) -> str | None:
    return None if element is None else element.text or ""


def _words(element: etree._Element | None) -> str | None:
    return None if element is None else " ".join("".join(map(str, element.itertext())).split()) or None


# ---------- documents


def _document(layer: etree._Element, host: Host, where: str) -> Document:
    try:
        return _Back(layer, host).document()
    except _BROKEN as error:
        remedy = "see what `provenance validate` says about it"
        raise ReadingError(f"its annotations are damaged ({error!r})", where=where, remedy=remedy) from error


class _Back:
    """Reads the standOff back. Raises some kind of lookup or value error where it is not as it was written."""

    def __init__(self, layer: etree._Element, host: Host) -> None:
        self.layer = layer
        self.host = host
        self.names = {e.get(ID, ""): e.get("n", e.get(ID, "")) for e in layer.iter(etree.Element) if e.get(ID)}
        self.span = Pointers(layer, host).span

    def document(self) -> Document:
        article = _article(self.layer, self.host)
        sentences = tuple(self.sentence(e) for e in self.annotations("sentences"))
        attributions = tuple(self.attribution(e) for e in self.annotations("attributions"))
        used = self.layer.find(_LANGUAGE)
        language = "" if used is None else used.get("ident", "")
        return Document(article, sentences, attributions, self.sources(), language, agency=self.agency())

    def annotations(self, kind: str) -> Iterator[etree._Element]:
        for group in self.layer.iterfind(f"{TEI}standOff/{TEI}listAnnotation"):
            if group.get("type") == kind:
                yield from group

    def places(self, e: etree._Element, role: str) -> tuple[Span, ...]:
        return tuple(self.span(target) for target in self.targets(e, role))

    def targets(self, e: etree._Element, role: str) -> list[str]:
        return [p.get("target", "") for p in e.iterfind(f"{TEI}ptr") if p.get("type") == role]

    def names_of(self, e: etree._Element, role: str) -> tuple[str, ...]:
        return tuple(self.names[pointer[1:]] for target in self.targets(e, role) for pointer in target.split())

    def labels(self, e: etree._Element) -> dict[str, Any]:
        """Taxonomy → value, the first of each."""
        found = [self.names[pointer[1:]].partition(".") for pointer in e.get("ana", "").split()]
        return {taxonomy: value for taxonomy, _, value in reversed(found)}

    def note(self, e: etree._Element, kind: str) -> str | None:
        return next((n.text or "" for n in e.iterfind(f"{TEI}note") if n.get("type") == kind), None)

    def sentence(self, e: etree._Element) -> Sentence:
        span = self.span(e.get("target", ""))
        gaps = [n for n in e.iterfind(f"{TEI}note") if n.get("type") == "gap"]
        return Sentence(
            self.sentence_id(e), span.start, span.end, int(self.note(e, "paragraph") or ""), self.labels(e)["status"],
            self.note(e, "label") or "", self.names_of(e, "chain")[1:], self.names_of(e, "attribution"),
            tuple(Gap(self.labels(n)["gap"], self.labels(n)["severity"], n.text or "") for n in gaps), self.by(e),
        )  # fmt: skip

    def sentence_id(self, e: etree._Element) -> str:
        return e.get("n", "s" + e.get(ID, "").removeprefix("l"))

    def attribution(self, e: etree._Element) -> Attribution:
        labels = self.labels(e)
        return Attribution(
            self.names[e.get(ID, "")], labels["rule"], labels["mode"], self.note(e, "lemma") or "", labels["stance"],
            self.places(e, "mention"), self.places(e, "cue"), self.places(e, "content"), self.names_of(e, "chain")[1:],
            float(e.get("cert", "")), next(iter(self.names_of(e, "via")), None), self.places(e, "hedge"),
            self.places(e, "recipient"), labels.get("channel"), self.by(e),
        )  # fmt: skip

    def by(self, e: etree._Element) -> By | None:
        """The person who has judged a label."""
        note = next((n for n in e.iterfind(f"{TEI}note") if n.get("type") == "judgement"), None)
        if note is None:
            return None
        people = {s.get(ID): _value(_child(s, "name")) for s in self.layer.iterfind(f"{TEI}teiHeader//{TEI}respStmt")}
        who, date = people[note.get("resp", "")[1:]], _child(note, "date")
        judgement: Any = note.get("n")
        said = note.text if date is None else date.tail
        return By(judgement, None if who == UNNAMED else who, _value(date), said or None)

    def relations(self, name: str) -> Iterator[etree._Element]:
        found = self.layer.iterfind(f"{TEI}standOff/{TEI}listRelation/{TEI}relation")
        return (relation for relation in found if relation.get("name") == name)

    def agency(self) -> str | None:
        return next((self.names[relation.get("active", "")[1:]] for relation in self.relations("supplies")), None)

    def sources(self) -> tuple[Source, ...]:
        registered = [e for e in self.layer.iterfind(f"{TEI}standOff/*/*") if e.get("sortKey")]
        found = {s.id: s for s in map(self.source, sorted(registered, key=lambda e: int(e.get("sortKey", ""))))}
        for relation in self.relations("speaksFor"):
            id, other = (self.names[relation.get(role, "")[1:]] for role in ("active", "passive"))
            found[id] = evolve(found[id], speaks_for=other)
        mentions: dict[str, list[Mention]] = {id: [] for id in found}
        for e in self.annotations("mentions"):
            mentions[self.names_of(e, "source")[0]].append(
                Mention(*self.span(e.get("target", "")), self.note(e, "how") or "")
            )
        return tuple(evolve(s, mentions=tuple(mentions[s.id])) for s in found.values())

    def source(self, e: etree._Element) -> Source:
        kind: Any = e.get("role") or e.get("type")
        idno = _child(e, "idno")
        match: Any = None if idno is None else idno.get("subtype")
        return Source(
            self.names[e.get(ID, "")], e[0].text or "", kind, self.labels(e)["naming"] == "named", (),
            role=self.note(e, "role"), reason=self.note(e, "reason"), uri=_value(idno), uri_match=match,
        )  # fmt: skip
