"""Reads a document back from the TEI that this program wrote (forms A, B, C)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from attrs import evolve

from provenance.errors import ReadingError
from provenance.model import Attribution, By, Carried, Document, Gap, Mention, Sentence, Source, Span
from provenance.reading.tei import LANGUAGE, Element, child, own_article, tree, value
from provenance.xml.host import Host
from provenance.xml.layer import UNNAMED, host_of, own_layers
from provenance.xml.layered import hosts_of
from provenance.xml.pointers import Pointers
from provenance.xml.qualified_names import ID, TEI

_BROKEN = (KeyError, ValueError, IndexError, AttributeError, TypeError)


def read_tei(path: Path | str, host: Path | str | None = None) -> Document:
    """Read back a document that this program wrote, in form A, B or C.

    Form B is read with its `host`, by default the file it names, beside it. Raises `ReadingError` if the file has no
    annotations of this program, or those of several articles (`read_all_tei`), if they are damaged, or if the host was
    changed since.
    """
    found = read_all_tei(path, host)
    if len(found) > 1:
        remedy = "read them all with read_all_tei"
        raise ReadingError(f"holds annotations of {len(found)} articles", where=str(path), remedy=remedy)
    return found[0]


def read_all_tei(path: Path | str, host: Path | str | None = None) -> list[Document]:
    """Like `read_tei`, for a file about one article or several: an issue, a corpus."""
    path = Path(path)
    data = _bytes(path)
    root = tree(data, str(path))
    layers = own_layers(root)
    if layers and (named := host_of(layers[0])):
        beside = Path(host) if host is not None else path.parent / named
        return read_standoffs(data, _bytes(beside), str(path))
    return read_layers(data, str(path))


def read_layer(data: bytes, where: str = "document") -> Document:
    """The first document of form A or C, from the bytes of the file. Raises like `read_tei`."""
    return read_layers(data, where)[0]


def read_layers(data: bytes, where: str = "document") -> list[Document]:
    """The documents of form A or C, from the bytes of the file. Raises like `read_tei`."""
    layers = own_layers(tree(data, where))
    if not layers:
        remedy = "annotate it first, or give a file that `provenance annotate` wrote"
        raise ReadingError("holds no annotations of this program", where=where, remedy=remedy)
    return _documents(layers, data, where)


def read_standoff(data: bytes, host: bytes, where: str = "document") -> Document:
    """The first document of form B, from the bytes of the stand-off file and of its host. Raises like `read_tei`."""
    return read_standoffs(data, host, where)[0]


def read_standoffs(data: bytes, host: bytes, where: str = "document") -> list[Document]:
    """The documents of form B, from the bytes of the stand-off file and of its host. Raises like `read_tei`."""
    root = tree(data, where)
    expected = {e.text for e in root.iter(f"{TEI}idno") if e.get("type") == "sha256-host"}
    if expected != {hashlib.sha256(host).hexdigest()}:
        raise ReadingError("its host was changed since", where=where, remedy="annotate the host again")
    return _documents(own_layers(root), host, where)


def _bytes(path: Path) -> bytes:
    try:
        if path.exists() and not path.is_file():
            raise ReadingError("is not a file", where=str(path), remedy="check the path")
        return path.read_bytes()
    except OSError as error:
        raise ReadingError(f"cannot be read ({error.strerror})", where=str(path), remedy="check the path") from error


def _documents(layers: Sequence[Element], host: bytes, where: str) -> list[Document]:
    hosts = zip(layers, hosts_of(layers, host, where), strict=True)
    return [_document(layer, found, where) for layer, found in hosts]


def _document(layer: Element, host: Host, where: str) -> Document:
    try:
        return _Back(layer, host).document()
    except _BROKEN as error:
        remedy = "see what `provenance validate` says about it"
        raise ReadingError(f"its annotations are damaged ({error!r})", where=where, remedy=remedy) from error


class _Back:
    """Reads the standOff back. Raises some kind of lookup or value error if it is not as it was written."""

    def __init__(self, layer: Element, host: Host) -> None:
        self.layer = layer
        self.host = host
        self.names = {f"#{e.get(ID)}": e.get("n", e.get(ID, "")) for e in layer.iter() if e.get(ID)}
        self.names |= {e.get("sameAs", ""): e.get("n", "") for e in self.registered() if e.get("sameAs")}
        self.span = Pointers(layer, host).span
        self.chains: dict[str, tuple[str, ...]] = {}
        """The chain of each attribution, by its id."""

    def document(self) -> Document:
        article = own_article(self.layer, self.host)
        attributions = tuple(self.attribution(e) for e in self.annotations("attributions"))
        self.chains = {a.id: a.chain for a in attributions}
        sentences = tuple(self.sentence(e) for e in self.annotations("sentences"))
        used = self.layer.find(LANGUAGE)
        language = "" if used is None else used.get("ident", "")
        return Document(article, sentences, attributions, self.sources(), language, agency=self.agency())

    def annotations(self, kind: str) -> Iterator[Element]:
        for group in self.layer.iterfind(f"{TEI}standOff/{TEI}listAnnotation"):
            if group.get("type") == kind:
                yield from group

    def places(self, e: Element, role: str) -> tuple[Span, ...]:
        return tuple(self.span(target) for target in self.targets(e, role))

    def targets(self, e: Element, role: str) -> list[str]:
        return [p.get("target", "") for p in e.iterfind(f"{TEI}ptr") if p.get("type") == role]

    def names_of(self, e: Element, role: str) -> tuple[str, ...]:
        return tuple(self.names[pointer] for target in self.targets(e, role) for pointer in target.split())

    def labels(self, e: Element) -> dict[str, Any]:
        """Taxonomy → value, the first of each."""
        found = [self.names[pointer].partition(".") for pointer in e.get("ana", "").split()]
        return {taxonomy: value for taxonomy, _, value in reversed(found)}

    def note(self, e: Element, kind: str) -> str | None:
        return next((n.text or "" for n in e.iterfind(f"{TEI}note") if n.get("type") == kind), None)

    def sentence(self, e: Element) -> Sentence:
        span = self.span(e.get("target", ""))
        gaps = [n for n in e.iterfind(f"{TEI}note") if n.get("type") == "gap"]
        return Sentence(
            self.sentence_id(e), span.start, span.end, int(self.note(e, "paragraph") or ""), self.labels(e)["status"],
            self.note(e, "label") or "", self.names_of(e, "chain")[1:], self.names_of(e, "attribution"),
            tuple(Gap(self.labels(n)["gap"], self.labels(n)["severity"], n.text or "") for n in gaps), self.by(e),
            self.carried(e),
        )  # fmt: skip

    def carried(self, e: Element) -> Carried | None:
        """What a sentence probably goes on with: the chain is that of the report."""
        note = next((n for n in e.iterfind(f"{TEI}note") if n.get("type") == "carried"), None)
        if note is None:
            return None
        report = self.names[note.get("target", "")]
        return Carried(self.chains[report], float(note.get("cert", "")), report, self.labels(note)["carried"])

    def sentence_id(self, e: Element) -> str:
        return e.get("n", "s" + e.get(ID, "").removeprefix("l"))

    def attribution(self, e: Element) -> Attribution:
        labels = self.labels(e)
        return Attribution(
            self.names[f"#{e.get(ID)}"], labels["rule"], labels["mode"], self.note(e, "lemma") or "", labels["stance"],
            self.places(e, "mention"), self.places(e, "cue"), self.places(e, "content"), self.names_of(e, "chain")[1:],
            float(e.get("cert", "")), next(iter(self.names_of(e, "via")), None), self.places(e, "hedge"),
            self.places(e, "recipient"), labels.get("channel"), self.by(e),
        )  # fmt: skip

    def by(self, e: Element) -> By | None:
        """The person who has judged a label."""
        note = next((n for n in e.iterfind(f"{TEI}note") if n.get("type") == "judgement"), None)
        if note is None:
            return None
        people = {s.get(ID): value(child(s, "name")) for s in self.layer.iterfind(f"{TEI}teiHeader//{TEI}respStmt")}
        who, date = people[note.get("resp", "")[1:]], child(note, "date")
        judgement: Any = note.get("n")
        said = note.text if date is None else date.tail
        return By(judgement, None if who == UNNAMED else who, value(date), said or None)

    def relations(self, name: str) -> Iterator[Element]:
        found = self.layer.iterfind(f"{TEI}standOff/{TEI}listRelation/{TEI}relation")
        return (relation for relation in found if relation.get("name") == name)

    def agency(self) -> str | None:
        return next((self.names[relation.get("active", "")] for relation in self.relations("supplies")), None)

    def registered(self) -> list[Element]:
        return [e for e in self.layer.iterfind(f"{TEI}standOff/*/*") if e.get("sortKey")]

    def sources(self) -> tuple[Source, ...]:
        in_order = sorted(self.registered(), key=lambda e: int(e.get("sortKey", "")))
        found = {s.id: s for s in map(self.source, in_order)}
        for relation in self.relations("speaksFor"):
            id, other = (self.names[relation.get(role, "")] for role in ("active", "passive"))
            found[id] = evolve(found[id], speaks_for=other)
        mentions: dict[str, list[Mention]] = {id: [] for id in found}
        for e in self.annotations("mentions"):
            mentions[self.names_of(e, "source")[0]].append(
                Mention(*self.span(e.get("target", "")), self.note(e, "how") or "")
            )
        return tuple(evolve(s, mentions=tuple(mentions[s.id])) for s in found.values())

    def source(self, e: Element) -> Source:
        kind: Any = e.get("role") or e.get("type")
        idnos = {idno.get("type"): idno for idno in e.iterfind(f"{TEI}idno")}
        uri, same = idnos.get("URI"), e.get("sameAs")
        match: Any = None if uri is None else uri.get("subtype")
        return Source(
            self.names[same or f"#{e.get(ID)}"], e[0].text or "", kind, self.labels(e)["naming"] == "named", (),
            role=self.note(e, "role"), reason=self.note(e, "reason"), uri=value(uri), uri_match=match,
            xml_id=same.partition("#")[2] if same else value(idnos.get("host")),
        )  # fmt: skip
