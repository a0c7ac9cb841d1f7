"""Web Annotation, PROV, brat, CSV and TSV, each read by somebody else's library or by its own rules."""

from __future__ import annotations

import csv
import io
import json
import re
from itertools import pairwise
from pathlib import Path

import jsonschema
import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from lxml import etree
from prov.model import ProvAttribution, ProvDocument, ProvEntity
from rdflib import FOAF, RDF, Graph, Namespace, URIRef
from rdflib.collection import Collection
from strategies import documents

from provenance.errors import WritingError
from provenance.model import Document
from provenance.pipeline import annotate
from provenance.reading import read
from provenance.writing import FORMATS, files
from provenance.writing.brat import write_brat, write_text
from provenance.writing.json import write_json
from provenance.writing.prov import write_prov
from provenance.writing.prov_library import write_prov_json, write_prov_n
from provenance.writing.table import COLUMNS, write_csv, write_tsv
from provenance.writing.terminal import write_terminal
from provenance.writing.web_annotation import TERMS, W3C_CONTEXT, write_web_annotation

OA, PROV, PA = Namespace("http://www.w3.org/ns/oa#"), Namespace("http://www.w3.org/ns/prov#"), Namespace(TERMS)
RDFS_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
ANY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
TEXT = (
    "The minister, Helga Brandvik, said that the dam would open. “We were not asked,” said Piet Salander.\n"
    "Yonhap cited data from the water authority, which claims that 🙂 it leaks. It rained.\n"
)


@pytest.fixture(scope="module")
def document() -> Document:
    found = annotate(TEXT, id="a b", outlet="=cmd|' /C calc'!A0", published="2025-07-14", title="Dam")
    quoted = [any(TEXT[span.start] == "“" for span in a.content) for a in found.attributions]
    modes = ["direct" if each else "indirect" for each in quoted]
    changed = (evolve(a, mode=mode) for a, mode in zip(found.attributions, modes, strict=True))
    return evolve(found, attributions=tuple(changed))


W3C_TERMS = {
    "oa": "http://www.w3.org/ns/oa#", "as": "https://www.w3.org/ns/activitystreams#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "xsd": "http://www.w3.org/2001/XMLSchema#",
    "id": "@id", "type": "@type", "name": "http://xmlns.com/foaf/0.1/name",
    "Annotation": "oa:Annotation", "TextualBody": "oa:TextualBody", "SpecificResource": "oa:SpecificResource",
    "TextPositionSelector": "oa:TextPositionSelector", "TextQuoteSelector": "oa:TextQuoteSelector",
    "RangeSelector": "oa:RangeSelector", "FragmentSelector": "oa:FragmentSelector",
    "conformsTo": {"@id": "http://purl.org/dc/terms/conformsTo", "@type": "@id"},
    "XPathSelector": "oa:XPathSelector",
    "startSelector": {"@type": "@id", "@id": "oa:hasStartSelector"},
    "endSelector": {"@type": "@id", "@id": "oa:hasEndSelector"}, "refinedBy": {"@type": "@id", "@id": "oa:refinedBy"},
    "AnnotationPage": "as:OrderedCollectionPage",
    "items": {"@type": "@id", "@id": "as:items", "@container": "@list"},
    "body": {"@type": "@id", "@id": "oa:hasBody"}, "target": {"@type": "@id", "@id": "oa:hasTarget"},
    "source": {"@type": "@id", "@id": "oa:hasSource"}, "selector": {"@type": "@id", "@id": "oa:hasSelector"},
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"}, "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
    "classifying": "oa:classifying", "identifying": "oa:identifying", "value": "rdf:value",
    "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
    "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
    "exact": "oa:exact", "prefix": "oa:prefix", "suffix": "oa:suffix",
}  # fmt: skip
"""What the W3C's context says of the terms used here (Web Annotation Vocabulary, appendix A): tests open no network."""


def graph(text: str) -> Graph:
    text = text.replace(json.dumps(W3C_CONTEXT), json.dumps(W3C_TERMS))
    return Graph().parse(data=text, format="json-ld")


def test_web_annotation_as_rdf(document: Document) -> None:
    found = graph(write_web_annotation(document))
    annotations = set(found.subjects(RDF.type, OA.Annotation))
    assert len(annotations) == len(document.sentences) + len(document.attributions)
    for position in found.subjects(RDF.type, OA.TextPositionSelector):
        if (None, OA.refinedBy, position) in found:
            continue
        (target,) = found.subjects(OA.hasSelector, position)
        (words,) = (w for s in found.objects(target, OA.hasSelector) for w in found.objects(s, OA.exact))
        start, end = (found.value(position, edge).toPython() for edge in (OA.start, OA.end))
        assert TEXT[start:end] == str(words)
    chains = [[str(found.value(s, FOAF.name)) for s in Collection(found, c)] for c in found.objects(None, PA.chain)]
    assert ["Piet Salander"] in chains


def test_the_xpath_of_a_web_annotation_finds_the_words_in_the_tei(document: Document) -> None:
    tei = etree.fromstring(document.to_tei().encode())
    page = json.loads(write_web_annotation(document))
    assert page["type"] == "AnnotationPage"
    targets = [target for item in page["items"] for target in item["target"]]
    assert len(targets) > 12
    for target in targets:
        _, words, range_ = target["selector"]
        ends = [range_[side] for side in ("startSelector", "endSelector")]
        (first,), (last,) = (tei.xpath(end["value"]) for end in ends)
        begin, stop = ends[0]["refinedBy"]["start"], ends[1]["refinedBy"]["end"]
        assert "".join(first.itertext())[begin:].startswith(words["exact"][:5])
        assert "".join(last.itertext())[:stop].endswith(words["exact"][-5:])


HOST = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body><div><p xml:id="one">The minister said
 the dam <note>sic</note>would open.</p><p>It will hold, Ida Holm said.</p></div></body></text></TEI>"""


def test_targets_of_tei_lead_into_that_file(tmp_path: Path) -> None:
    """The XPath and the offset find the words in the host, which is named; `note` counts, as it does in the file."""
    (tmp_path / "a host.xml").write_text(HOST, encoding="utf-8")
    (article,) = read(tmp_path / "a host.xml")
    page = json.loads(write_web_annotation(annotate(article)))
    assert page["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    host = etree.fromstring(HOST.encode())
    found = []
    for target in (t for item in page["items"] for t in item["target"]):
        assert target["source"] == "a%20host.xml"
        _, words, range_ = target["selector"]
        first, last = range_["startSelector"], range_["endSelector"]
        (begin,), (stop,) = host.xpath(first["value"]), host.xpath(last["value"])
        assert "".join(begin.itertext())[first["refinedBy"]["start"] :].startswith(words["exact"][:5])
        assert "".join(stop.itertext())[: last["refinedBy"]["end"]].endswith(words["exact"][-5:])
        found.append(words["exact"])
    assert "It will hold, Ida Holm said." in found
    addressed = evolve(article, url="https://example.org/dam")
    (target, *_), *_ = (i["target"] for i in json.loads(write_web_annotation(annotate(addressed)))["items"])
    assert target["source"] == "https://example.org/dam"


def test_prov_as_rdf(document: Document) -> None:
    found = graph(write_prov(document))
    base = URIRef(f"urn:sha256:{document.article.sha256}")
    names = {s: str(found.value(URIRef(f"{base}#{s.id}"), URIRef(RDFS_LABEL))) for s in document.sources}
    assert names == {s: s.name for s in document.sources}
    for sentence in document.sentences:
        agents = {str(a) for a in found.objects(URIRef(f"{base}#{sentence.id}"), PROV.wasAttributedTo)}
        assert agents == {f"{base}#{id}" for id in sentence.chain}
    quoting = {str(s).split("#")[1] for s in found.subjects(PROV.wasQuotedFrom, None)}
    direct = {a.id for a in document.attributions if a.mode == "direct" and a.chain}
    assert quoting == {s.id for s in document.sentences if direct & set(s.attributions)} and quoting
    assert (None, PROV.hadPrimarySource, None) not in found


@pytest.mark.parametrize("address", [None, "https://example.org/news/dam?id=1", "https://example.org/dam/"])
def test_prov_json_is_read_back_by_the_library(document: Document, address: str | None) -> None:
    found = evolve(document, article=evolve(document.article, url=address))
    read_back = ProvDocument.deserialize(content=write_prov_json(found), format="json")
    base = address or f"urn:sha256:{document.article.sha256}"
    credited = {
        (str(r.args[0].uri).removeprefix(f"{base}#"), str(r.args[1].uri).removeprefix(f"{base}#"))
        for r in read_back.get_records(ProvAttribution)
    }
    assert {(s.id, id) for s in document.sentences for id in s.chain} <= credited
    values = {v for e in read_back.get_records(ProvEntity) for v in e.get_attribute("prov:value")}
    assert values == {document.text_of(s) for s in document.sentences}
    assert sorted(write_prov_n(found).splitlines()) == sorted(read_back.get_provn().splitlines())


def test_a_named_document_is_a_primary_source_and_a_person_never() -> None:
    document = annotate("The dam leaks, according to the Sandrel Report. It will break, Helga Brandvik said.")
    kinds = {source.id: "document" if "Report" in source.name else "person" for source in document.sources}
    typed = tuple(evolve(s, type=kinds[s.id], named=True) for s in document.sources)
    found = graph(write_prov(evolve(document, sources=typed)))
    primary = {str(o).split("#")[1] for o in found.objects(None, PROV.hadPrimarySource)}
    assert primary == {id for id, kind in kinds.items() if kind == "document"} and "person" in kinds.values()


@ANY
@given(documents())
def test_json_ld_of_any_document_keeps_every_span(document: Document) -> None:
    for write in (write_web_annotation, write_prov):
        graph(write(document))
    items = json.loads(write_web_annotation(document))["items"]
    for target in (target for item in items for target in item["target"]):
        position, words, *_ = target["selector"]
        assert document.text[position["start"] : position["end"]] == words["exact"]


ENTITY = re.compile(r"T\d+\t\w+ \d+ \d+(;\d+ \d+)*\t.*", re.DOTALL)
OTHER = re.compile(r"(R\d+\t\w+ Arg1:T\d+ Arg2:T\d+|A\d+\t\w+ T\d+ [\w-]+|#\d+\tAnnotatorNotes T\d+\t[^\n]*)")


@ANY
@given(documents())
def test_brat_by_its_own_rules(document: Document) -> None:
    text, lines = write_text(document), write_brat(document).split("\n")
    assert text == document.text and lines.pop() == ""
    ids = [line.split("\t")[0] for line in lines]
    assert len(ids) == len(set(ids))
    for line in lines:
        if not line.startswith("T"):
            assert OTHER.fullmatch(line), line
            assert set(re.findall(r"\bT\d+\b", line.split("\t")[1])) <= set(ids)
            continue
        assert ENTITY.fullmatch(line), line
        _, place, words = line.split("\t", 2)
        spans = [tuple(map(int, span.split())) for span in place.split(" ", 1)[1].split(";")]
        assert words == " ".join(text[a:b] for a, b in spans)
        assert all(a < b for a, b in spans) and all(x[1] <= y[0] for x, y in pairwise(spans))


@ANY
@given(documents())
def test_csv_read_back_by_the_csv_module(document: Document) -> None:
    header, *rows = csv.reader(io.StringIO(write_csv(document), newline=""))
    assert tuple(header) == COLUMNS
    assert [row[-1] for row in rows] == [document.text[s.start : s.end] for s in document.sentences]
    assert [row[8] for row in rows] == [s.label for s in document.sentences]
    lines = write_tsv(document).split("\n")
    assert len(lines) == len(rows) + 2 and {line.count("\t") for line in lines[:-1]} == {len(COLUMNS) - 1}


def test_a_cell_that_looks_like_a_formula_is_not_changed(document: Document) -> None:
    (_, row, *_) = csv.reader(io.StringIO(write_csv(document), newline=""))
    assert row[1] == "=cmd|' /C calc'!A0"


@ANY
@given(documents())
def test_the_table_shows_nothing_that_steers_a_terminal(document: Document) -> None:
    shown = write_terminal(document, width=80)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)


def test_half_characters_are_escaped_in_json_and_refused_elsewhere() -> None:
    document = annotate("He said so \ud800.")
    assert json.loads(write_json(document).encode())["document"]["text"] == "He said so \ud800."
    with pytest.raises(WritingError, match=r"U\+D800, half of a character, which csv cannot hold"):
        files(document, "csv")


def test_json_keeps_to_its_schema(document: Document) -> None:
    schema = json.loads((Path(__file__).parents[2] / "schemas" / "annotation.schema.json").read_text())
    jsonschema.validate(json.loads(write_json(document)), schema)


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_writes_every_document(format: str, document: Document) -> None:
    for each in (document, annotate(""), annotate("x")):
        assert list(files(each, format)) == [suffix for suffix, _ in FORMATS[format].parts]
