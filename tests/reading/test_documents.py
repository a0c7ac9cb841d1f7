"""Documents of word processors, books and printed pages: DOCX, ODT, EPUB, PDF; and Parquet."""

from __future__ import annotations

import io
import logging
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from provenance.errors import ReadingError
from provenance.model import Article
from provenance.reading import read

FIRST = "The pier is sound, the engineer, Ivo Lund, said."
SECOND = "It will open in May."
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STRICT = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'
ODF = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (("office", "office"), ("text", "text"), ("table", "table"), ("draw", "drawing"),
                         ("style", "style"), ("svg", "svg-compatible"))
)  # fmt: skip


def packed(files: dict[str, str], first: str | None = None) -> bytes:
    """A zip of these files; `first` is the mimetype, which ODT and EPUB hold unpacked at the beginning."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        if first:
            archive.writestr("mimetype", first, zipfile.ZIP_STORED)
        for name, text in files.items():
            archive.writestr(name, text)
    return out.getvalue()


def refused(data: bytes) -> str:
    with pytest.raises(ReadingError) as caught:
        list(read(data))
    return str(caught.value)


def kinds(article: Article) -> list[tuple[str, str]]:
    return [(omission.kind, omission.text) for omission in article.omitted]


# ---------- Word


def word(body: str, *, ns: str = W, **others: str) -> bytes:
    files = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f"<w:document {ns}><w:body>{body}</w:body></w:document>",
    }
    return packed(files | {f"word/{name}.xml": text for name, text in others.items()})


def p(*runs: str, style: str = "") -> str:
    """A paragraph; a run that is XML stands as it is."""
    style = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{style}{''.join(r if r.startswith('<') else f'<w:r><w:t>{r}</w:t></w:r>' for r in runs)}</w:p>"


@pytest.mark.parametrize("ns", [W, STRICT])
def test_the_paragraphs_of_a_word_document(ns: str) -> None:
    (article,) = read(word(p("Pier sound", style="Title") + p(FIRST) + p("") + p(SECOND), ns=ns))
    assert article.text == f"Pier sound\n\n{FIRST}\n\n{SECOND}"
    assert (article.title, article.omitted) == ("Pier sound", ())


@pytest.mark.parametrize(("runs", "text"), [
    (("It ", "<w:ins><w:r><w:t>never </w:t></w:r></w:ins>", "held."), "It never held."),  # what was inserted is there
    (("It ", "<w:del><w:r><w:delText>never </w:delText></w:r></w:del>", "held."), "It held."),
    (("See <", "x"), "See <x"),
    (("<w:hyperlink><w:r><w:t>Lund</w:t></w:r></w:hyperlink>", " said so."), "Lund said so."),
    (("a", "<w:r><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>"), "a\tb\nc"),
    (("<w:r><w:t>well</w:t><w:noBreakHyphen/><w:t>known</w:t></w:r>",), "well\u2011known"),
    (("<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>in a field</w:t></w:r></w:sdtContent></w:sdt>",), "in a field"),
    (("<w:r><w:instrText>PAGE</w:instrText></w:r>", "after"), "after"),
])  # fmt: skip
def test_what_is_text_of_a_word_document(runs: tuple[str, ...], text: str) -> None:
    runs = tuple(run.replace("See <", "See &lt;") for run in runs)
    (article,) = read(word(p(*runs)))
    assert article.text == text


def test_what_a_word_document_loses_is_named(caplog: pytest.LogCaptureFixture) -> None:
    picture = '<w:r><w:drawing><x:docPr xmlns:x="urn:x" id="1" descr="A pier"/></w:drawing></w:r>'
    box = (
        '<w:r><m:AlternateContent xmlns:m="urn:m"><m:Choice><w:drawing><x:inline xmlns:x="urn:x"><x:docPr id="2"/>'
        f"<w:txbxContent>{p('A box')}</w:txbxContent></x:inline></w:drawing></m:Choice><m:Fallback><w:txbxContent>"
        f"{p('A box')}</w:txbxContent></m:Fallback></m:AlternateContent></w:r>"
    )
    table = f"<w:tbl><w:tr><w:tc>{p('5 metres')}</w:tc><w:tc>{p('2 piers')}</w:tc></w:tr></w:tbl>"
    note = "<w:r><w:footnoteReference w:id='2'/></w:r>"
    notes = f"<w:footnotes {W}><w:footnote>{p('')}</w:footnote><w:footnote>{p('A note')}</w:footnote></w:footnotes>"
    head = f"<w:hdr {W}>{p('Pier Post')}</w:hdr>"
    data = word(p(FIRST, note, picture, box) + table + p(SECOND), footnotes=notes, header1=head)
    with caplog.at_level(logging.WARNING, "provenance"):
        (article,) = read(data, name="pier.docx")
    assert article.text == f"{FIRST}\n\n{SECOND}"
    assert sorted(kinds(article)) == [
        ("footnote", "A note"), ("page header", "Pier Post"), ("picture", "A pier"), ("table", "5 metres 2 piers"),
        ("text box", "A box"),
    ]  # fmt: skip
    assert "pier.docx: left out: 1 footnote, 1 page header, 1 picture, 1 table, 1 text box" in caplog.text


def test_a_word_document_that_is_only_a_table_is_refused() -> None:
    assert "holds no text outside of tables" in refused(word(f"<w:tbl><w:tr><w:tc>{p('5')}</w:tc></w:tr></w:tbl>"))


def test_a_package_that_unpacks_to_too_much_is_refused() -> None:
    assert "word/document.xml: unpacks to too much" in refused(word(p("a" * 4_000_000)))


def test_a_package_that_is_damaged_is_refused() -> None:
    assert "is damaged" in refused(word(p(FIRST * 50))[:-30])


def test_xml_in_a_package_opens_nothing() -> None:
    evil = '<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    data = packed(
        {
            "[Content_Types].xml": "",
            "word/document.xml": f"{evil}<w:document {W}><w:body>{p('&e;')}</w:body></w:document>",
        }
    )
    assert "entit" in refused(data)


def test_a_spreadsheet_is_still_refused_by_name() -> None:
    assert "is an Excel workbook" in refused(packed({"xl/workbook.xml": "<w/>"}))


# ---------- OpenDocument


def odt(body: str, styles: str = "") -> bytes:
    content = (
        f"<office:document-content {ODF}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return packed({"content.xml": content}, "application/vnd.oasis.opendocument.text")


def test_the_paragraphs_of_an_opendocument_text() -> None:
    style = '<style:style style:name="P1" style:parent-style-name="Title"/>'
    body = (
        f'<text:p text:style-name="P1">Pier sound</text:p><text:section><text:p>{FIRST}</text:p></text:section>'
        f"<text:list><text:list-item><text:p>It  will<text:s text:c='2'/>open\n in<text:line-break/>May.</text:p>"
        "</text:list-item></text:list>"
    )
    (article,) = read(odt(body, style))
    assert article.text == f"Pier sound\n\n{FIRST}\n\nIt will  open in\nMay."
    assert article.title == "Pier sound"


def test_what_an_opendocument_text_loses_is_named(caplog: pytest.LogCaptureFixture) -> None:
    body = (
        f"<text:tracked-changes><text:changed-region><text:deletion><text:p>Gone.</text:p></text:deletion>"
        f"</text:changed-region></text:tracked-changes><text:p>{FIRST}<text:note><text:note-citation>1"
        "</text:note-citation><text:note-body><text:p>A note</text:p></text:note-body></text:note><office:annotation>"
        "<text:p>Check</text:p></office:annotation><draw:frame><draw:image/><svg:desc>A pier</svg:desc></draw:frame>"
        f"</text:p><table:table><table:table-row><table:table-cell><text:p>5 metres</text:p></table:table-cell>"
        f"</table:table-row></table:table><text:p>{SECOND}</text:p>"
    )
    with caplog.at_level(logging.WARNING, "provenance"):
        (article,) = read(odt(body), name="pier.odt")
    assert article.text == f"{FIRST}\n\n{SECOND}"
    assert kinds(article) == [
        ("footnote", "A note"), ("comment", "Check"), ("picture", "A pier"), ("table", "5 metres")
    ]  # fmt: skip
    assert "pier.odt: left out: 1 comment, 1 footnote, 1 picture, 1 table" in caplog.text


def test_an_opendocument_spreadsheet_is_refused_by_name() -> None:
    data = packed({"content.xml": "<x/>"}, "application/vnd.oasis.opendocument.spreadsheet")
    assert "is an OpenDocument file" in refused(data)


# ---------- EPUB


def epub(*pages: str) -> bytes:
    """A book of these documents (their bodies), with a cover, a page of contents, and a table of contents."""
    bodies = {
        "cover": '<body epub:type="cover"><p>Pier Post</p></body>', "nav": "<body><p>Contents</p></body>",
        **{f"a{n}": page for n, page in enumerate(pages, 1)},
    }  # fmt: skip
    nav = ' properties="nav"'
    order = "".join(f'<itemref idref="{id}"/>' for id in bodies)
    items = "".join(
        f'<item id="{id}" href="text/{id}.xhtml" media-type="application/xhtml+xml"{nav if id == "nav" else ""}/>'
        for id in bodies
    )
    book = (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Pier Post, May</dc:title><dc:publisher>Pier Post'
        "</dc:publisher><dc:date>2025-05-01</dc:date><dc:language>en</dc:language></metadata>"
        f"<manifest>{items}</manifest><spine>{order}</spine></package>"
    )
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile '
        'full-path="OEBPS/book.opf"/></rootfiles></container>'
    )
    ns = 'xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
    html = f'<?xml version="1.0"?><html {ns}>{{}}</html>'
    files = {f"OEBPS/text/{id}.xhtml": html.format(body) for id, body in bodies.items()}
    return packed({"META-INF/container.xml": container, "OEBPS/book.opf": book} | files, "application/epub+zip")


def test_each_document_of_a_book_is_an_article() -> None:
    one = f"<body><h1>Pier sound</h1><p>{FIRST}</p><img src='x.png' alt='A pier'/><aside><p>A note</p></aside></body>"
    articles = list(read(epub(one, "<body><h2>May</h2><p>“Sound,”&nbsp;he said.</p></body>"), name="may.epub"))
    assert [(a.id, a.title, a.outlet, a.published, a.language) for a in articles] == [
        ("may-1", "Pier sound", "Pier Post", "2025-05-01", "en"), ("may-2", "May", "Pier Post", "2025-05-01", "en"),
    ]  # fmt: skip
    assert [a.text for a in articles] == [f"Pier sound\n\n{FIRST}", "May\n\n“Sound,”\xa0he said."]
    assert kinds(articles[0]) == [("aside", "A note"), ("picture", "A pier")]


def test_a_book_of_one_text_has_the_title_of_the_book() -> None:
    (article,) = read(epub(f"<body><p>{FIRST}</p></body>"), name="may.epub")
    assert (article.id, article.title) == ("may", "Pier Post, May")


def test_a_book_without_text_is_refused() -> None:
    assert "is an EPUB book without text" in refused(epub())


# ---------- PDF


def pdf(*pages: list[str], picture: bool = False) -> bytes:
    """A file of these lines, in Helvetica, one below the other."""
    image = (
        b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>"
    )
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
               image + b"\nstream\n0\nendstream"]  # fmt: skip
    kids = []
    for lines in pages:
        show = " ".join(f"({line}) Tj T*" for line in lines).encode("latin-1")
        stream = b"BT /F1 10 Tf 12 TL 40 800 Td " + show + b" ET"
        shown = b" /XObject << /I 4 0 R >>" if picture else b""
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >>%s >> >>" % (len(objects), shown)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, rows)
    return (
        data + table + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(data))
    )


def test_the_lines_of_a_pdf() -> None:
    pytest.importorskip("pypdf")
    (article,) = read(pdf([FIRST, SECOND]), name="pier.pdf")
    assert (article.text, article.id, article.omitted) == (f"{FIRST}\n{SECOND}\n", "pier", ())


def test_running_lines_and_pictures_of_a_pdf_are_named(caplog: pytest.LogCaptureFixture) -> None:
    pytest.importorskip("pypdf")
    pages = [["Pier Post", f"Line {n} of a story.", "It goes on.", f"Page {n}"] for n in (1, 2, 3)]
    pages[1][2] = "Nobody moved."
    with caplog.at_level(logging.WARNING, "provenance"):
        (article,) = read(pdf(*pages, picture=True), name="pier.pdf")
    assert article.text.splitlines()[:2] == ["Line 1 of a story.", "It goes on."]
    assert "Page" not in article.text and "Pier Post" not in article.text
    assert "pier.pdf: left out: 3 pictures, 6 running lines" in caplog.text


def test_a_line_that_heads_fewer_than_half_of_the_pages_is_text() -> None:
    pytest.importorskip("pypdf")
    heads = ["Pier Post"] * 3 + ["One", "Two", "Three"]
    (half,) = read(pdf(*([head, FIRST, f"End of {head}."] for head in heads)))
    (fewer,) = read(pdf(*([head, FIRST, f"End of {head}."] for head in [*heads, "Four"])))
    assert half.text.count("Pier Post\n") == 0 and fewer.text.count("Pier Post\n") == 3


def test_a_line_that_heads_two_pages_is_text() -> None:
    pytest.importorskip("pypdf")
    (article,) = read(pdf(["Pier Post", FIRST, "a"], ["Pier Post", SECOND, "b"]))
    assert article.text.count("Pier Post") == 2


def test_a_pdf_without_text_and_a_damaged_one_are_refused() -> None:
    pytest.importorskip("pypdf")
    assert "is a PDF without text, such as a scan; have its text recognised first" in refused(pdf([], picture=True))
    assert "is damaged PDF" in refused(b"%PDF-1.4\nnothing more")


# ---------- Parquet


def test_a_parquet_table_has_an_article_a_row(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    table = pyarrow.table({
        "Doc ID": [17, 18, 19], "body": [FIRST, SECOND, ""], "publication": ["Pier Post", None, "x"],
        "date": [date(2025, 5, 1), None, None], "vector": [[0.5], [0.5], [0.5]], "authors": [["Ida", "Ivo"], [], []],
    })  # fmt: skip
    parquet.write_table(table, tmp_path / "pier.parquet")
    found = read(tmp_path / "pier.parquet")
    with caplog.at_level(logging.WARNING, "provenance"):
        first, second = next(found), next(found)
    assert (first.id, first.text, first.outlet, first.published) == ("17", FIRST, "Pier Post", "2025-05-01")
    assert first.credits == ("Ida, Ivo",) and (second.id, second.outlet) == ("18", None)
    assert "columns that are not read: vector" in caplog.text
    with pytest.raises(ReadingError, match="row 3: holds no text"):
        next(found)


def test_the_times_of_a_parquet_table_are_written_as_iso_8601(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    when = datetime(2025, 5, 1, 9, 30, tzinfo=UTC)
    parquet.write_table(pyarrow.table({"text": [FIRST], "published": [when]}), tmp_path / "pier.parquet")
    (article,) = read(tmp_path / "pier.parquet")
    assert article.published == "2025-05-01T09:30:00+00:00" and article.id == "pier-1"


def test_a_parquet_table_without_text_and_a_damaged_one_are_refused(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    parquet.write_table(pyarrow.table({"id": [1], "colour": ["red"]}), tmp_path / "x.parquet")
    assert "has no column with the text; call one “text”" in refused((tmp_path / "x.parquet").read_bytes())
    assert "is a damaged Parquet table" in refused(b"PAR1 and nothing more")
