"""What is written is read back as it was: forms A, B and C, on generated documents and hosts."""

from __future__ import annotations

import re
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strategies import documents

import provenance
from provenance.errors import ReadingError, WritingError
from provenance.model import Document, Mention, Span, Spans
from provenance.reading.tei import tei_article
from provenance.reading.tei_layer import read_layer, read_standoff, read_tei
from provenance.writing.tei import without_layer, write_anchors, write_standoff, write_tei
from provenance.writing.tei.validation import validate_tei
from provenance.xml.tei import read_host

ANY = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
HOST = """<?xml version="1.0"  encoding='UTF-8'?>
<!-- kept --><TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>T</title></titleStmt>
<publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>
<text><body>{}</body></text></TEI>
<!-- kept too -->
"""
_INLINE = st.sampled_from(
    [
        "The minister ", "said ", "it is so. ", "\n   ", "  ", "\r\n", "&amp;", "&#x1F642;", "&#13;", "e\u0301",
        "\u00a0",
        "<hi rend = 'it'>open</hi>", "<lb/>", "<pb n='2'/>", "<note>aside <p>deep</p></note>", "<![CDATA[a < b]]>",
        "<choice><sic>teh</sic><corr>the</corr></choice>", "<!-- c -->", "<?pi x?>", "<s xml:id='s1'>He came.</s>",
        "<said xml:id='a1'>“yes”</said>", "<anchor xml:id='x1'/>", "<code>x1.b</code>", "🙂",
        "inspec-<lb/>tor ", "self-", "<anchor xml:id='x3'/>", "<lb break='no'/>", "har¬\nbour ",
        "<w join='right'>dam</w>\n<pc>,</pc>", "<app><lem>well</lem><rdg>ill</rdg></app>",
    ]
)  # fmt: skip
_TEXT = st.lists(_INLINE, max_size=8).map("".join)
_BLOCK = st.one_of(
    st.builds("<{0}>{1}</{0}>".format, st.sampled_from(["p", "head", "ab", "l"]), _TEXT),
    st.builds("<p xml:id='n1' xml:space='preserve'>{}</p>".format, _TEXT.filter(lambda x: "xml:id" not in x)),
    st.builds("<list><item>{}</item><item><p>{}</p></item></list>".format, _TEXT, _TEXT),
    st.builds("<quote>{}</quote>".format, _TEXT),
    st.builds("<p>{}and-</p><pb/><p>so {}</p><p part='I'>{}</p><p part='F'>{}</p>".format, *[_TEXT] * 4),
)


@st.composite
def hosts(draw: st.DrawFn) -> bytes:
    """TEI of somebody else's: existing ids, notes, references, CDATA, comments, odd spacing."""
    inner = "\n".join(draw(st.lists(_BLOCK, min_size=1, max_size=5)))
    seen: set[str] = set()
    inner = re.sub(r" xml:id='(\w+)'", lambda m: "" if m[1] in seen or seen.add(m[1]) else m[0], inner)
    return HOST.format(inner).encode()


@st.composite
def hosted(draw: st.DrawFn) -> tuple[bytes, Document]:
    """A host, and a document over its text whose spans begin and end at characters that are in the file: line feeds
    between blocks are not, and nothing that is found in a text begins or ends there."""
    host = draw(hosts().map(lambda data: read_host(data, "host")).filter(lambda h: bool(h.runs)))
    document = draw(documents(st.just(host.text)))
    whole = host.trimmed(Span(0, len(host.text)))

    def inside(spans: Spans) -> Spans:
        return tuple(found for span in spans if (found := host.trimmed(span)))

    contents: dict[str | None, Spans] = {None: (whole,)}
    for a in document.attributions:  # parents come first, and hold what their children report
        contents[a.id] = inside(a.content) or contents[a.parent]
    attributions = tuple(
        evolve(
            a, source=inside(a.source), cue=inside(a.cue), content=contents[a.id], hedge=inside(a.hedge),
            recipient=inside(a.recipient),
        )
        for a in document.attributions
    )  # fmt: skip
    sources = tuple(
        evolve(s, mentions=tuple(Mention(*f, m.how) for m in s.mentions if (f := host.trimmed(Span(m.start, m.end)))))
        for s in document.sources
    )
    sentences = tuple(
        evolve(s, start=f.start, end=f.end) for s in document.sentences if (f := host.trimmed(Span(s.start, s.end)))
    )
    return host.data, Document(document.article, sentences, attributions, sources)


@ANY
@given(documents())
def test_form_a(document: Document) -> None:
    assert read_layer(write_tei(document).encode()) == document


@ANY
@given(hosted())
def test_form_b(pair: tuple[bytes, Document]) -> None:
    host, document = pair
    written = write_standoff(document, host, "a b.xml")
    assert validate_tei(written.encode()) == []
    assert read_standoff(written.encode(), host) == document


@ANY
@given(hosted())
def test_form_c(pair: tuple[bytes, Document]) -> None:
    host, document = pair
    written = write_anchors(document, host)
    assert validate_tei(written) == []
    assert read_layer(written) == document
    assert without_layer(written) == host
    assert without_layer(write_anchors(document, written)) == host


def test_the_seed_in_all_forms(seeds: Path, tmp_path: Path) -> None:
    text = next(seeds.glob("*.txt")).read_text(encoding="utf-8")
    host = HOST.format("".join(f"<p>{escape(line)}</p>" for line in text.split("\n"))).encode()
    document = provenance.annotate_article(tei_article(host, "host", "seed"))
    (tmp_path / "host.xml").write_bytes(host)
    (tmp_path / "a.xml").write_text(write_tei(document), encoding="utf-8", newline="")
    (tmp_path / "b.xml").write_text(write_standoff(document, host, "host.xml"), encoding="utf-8", newline="")
    (tmp_path / "c.xml").write_bytes(write_anchors(document, host))
    assert [read_tei(tmp_path / name) == document for name in ("a.xml", "b.xml", "c.xml")] == [True] * 3


def test_annotating_our_own_output_again_changes_nothing(seeds: Path) -> None:
    text = next(seeds.glob("*.txt")).read_text(encoding="utf-8")
    first = provenance.annotate(
        text, id="seed", outlet="O", published="2025-01-01", title="T", url="https://u.example/"
    )
    once = write_tei(first).encode()
    again = provenance.annotate_article(tei_article(once, "seed.xml", "another id"))
    assert again == first
    assert write_tei(again, previous=once).encode() == once


def test_a_layer_is_replaced_not_doubled(seeds: Path) -> None:
    host = HOST.format("<p>The minister said that the dam would open.</p>").encode()
    document = provenance.annotate_article(tei_article(host, "host", "seed"))
    once = write_anchors(document, host)
    article = tei_article(once, "host", "other")
    assert article == document.article
    twice = write_anchors(provenance.annotate_article(article), once)
    assert twice.count(b"<standOff>") == 1
    assert twice.count(b"<anchor ") == once.count(b"<anchor ") > 0
    assert twice == once


def test_a_changed_host_is_noticed() -> None:
    host = HOST.format("<p>The minister said that the dam would open.</p>").encode()
    document = provenance.annotate_article(tei_article(host, "host", "seed"))
    written = write_standoff(document, host, "host.xml").encode()
    with pytest.raises(ReadingError, match="changed since"):
        read_standoff(written, host.replace(b"dam", b"road"))
    with pytest.raises(WritingError, match="not the one that was annotated"):
        write_standoff(document, host.replace(b"dam", b"road"), "host.xml")


@pytest.mark.parametrize("encoding", ["iso-8859-1", "utf-16", "utf-8-sig"])
def test_hosts_in_other_encodings(encoding: str) -> None:
    text = HOST.format("<p>The minister said that the café would open.</p>").replace(
        "UTF-8", encoding.replace("-sig", "")
    )
    host = text.encode(encoding)
    document = provenance.annotate_article(tei_article(host, "host", "seed"))
    assert "café" in document.text
    written = write_anchors(document, host)
    assert read_layer(written) == document
    assert without_layer(written) == host


def test_notes_are_left_out_and_listed() -> None:
    host = HOST.format("<p>He came<note>Who?</note> on\n  Monday<lb/>night.</p><p>So.</p>").encode()
    article = tei_article(host, "host", "id")
    assert article.text == "He came on Monday night.\nSo."
    assert [(o.kind, o.text) for o in article.omitted] == [("note", "Who?")]
