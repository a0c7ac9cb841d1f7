"""What an input is, by its first bytes: kinds that are refused by name, and prose that only looks like one of them."""

from __future__ import annotations

import io
import json
import tarfile
import zipfile
from pathlib import Path

import pytest

from provenance.batch.inputs import files
from provenance.errors import ReadingError
from provenance.pipeline import annotate
from provenance.reading import read
from provenance.writing import FORMATS
from provenance.writing import files as written

PROSE = "The quay is closed, the harbour master said.\n"


def packed(*names: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name in names:
            archive.writestr(name, "application/epub+zip" if name == "mimetype" else "x")
    return data.getvalue()


def tarred() -> bytes:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("a.txt"), io.BytesIO())
    return data.getvalue()


REFUSED = [
    ("a tag file of a BagIt bag", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"),
    ("a tag file of a BagIt bag", "d41d8cd98f00b204e9800998ecf8427e  data/quay.txt\n"),
    ("a tag file of a BagIt bag", "Payload-Oxum: 40.1\nBagging-Date: 2025-03-03\n"),
    ("an RTF document", "{\\rtf1\\ansi The quay is closed.}"),
    ("a table (CSV)", '1,"The quay, he said.",2025\n2,"The pier, she said.",2026\n'),
    ("a table (CSV with semicolons)", "nr;Titel;Text\n1;Quay;The quay is closed.\n"),
    ("a table (columns separated by “|”)", "a|b|c\n1|2|3\n"),
    ("an office document", packed("[Content_Types].xml", "ppt/presentation.xml")),
    ("an Excel workbook", packed("[Content_Types].xml", "xl/workbook.xml")),
    ("an EPUB book", packed("mimetype")),
    ("an SQLite database", "SQLite format 3\0"),
    ("XML with the root “reports”", f"<reports><report>{PROSE}</report></reports>"),
    ("DocBook or JATS", '<article xmlns="http://docbook.org/ns/docbook"><para>x</para></article>'),
    ("another SGML collection", f"<DOC>\n<DOCNO>7</DOCNO>\n<TEXT>{PROSE}</TEXT>\n</DOC>"),
    ("JSON with the keys “headline”", '{\n  "headline": "Quay closed"\n}'),
    ("JSON with the keys “b”, “name”", '[{"name": 1, "b": {"text": "x"}}]'),
    ("JSON without articles", "[1, 2]"),
    ("a Python or JavaScript object", "{'text': 'The quay is closed.'}"),
    ("a web address", "https://quay.example/closed\n"),
    ("text with YAML before it", f"---\ntitle: Quay\ntags: [a]\n---\n{PROSE}"),
    ("subtitles", "1\n00:00:01,000 --> 00:00:02,000\nThe quay is closed.\n"),
    ("a TeX document", f"% draft\n\\documentclass{{article}}\n{PROSE}"),
    ("brat annotations", "T1\tSource 0 8\tThe quay\n"),
    (
        "a list of what failed in an earlier run",
        json.dumps({"input": "a.txt", "place": None, "error": "E", "reason": "is empty", "remedy": "fill it"}),
    ),
]


@pytest.mark.parametrize(("what", "content"), REFUSED)
def test_a_kind_that_cannot_be_read_is_refused_by_its_name_with_a_remedy(what: str, content: str | bytes) -> None:
    data = content if isinstance(content, bytes) else content.encode()
    with pytest.raises(ReadingError, match="is ") as caught:
        list(read(data, name="a"))
    assert what in caught.value.problem and caught.value.remedy


@pytest.mark.parametrize(
    "text",
    [
        PROSE,
        f"<AP> LONDON — {PROSE}",
        f"<Editor's note: corrected>\n{PROSE}",
        f"<From our correspondent>\n{PROSE}",
        f"[Editor's note: corrected]\n{PROSE}",
        "[1] The quay is closed.\n",
        "{The quay} is closed.\n",
        f"FROM: Press Office\nDATE: March 3\nSUBJECT: Quay\n\n{PROSE}",
        "RUIZ:\tThe quay is closed, I hear.\nKROG:\tIt is not.\n",
        "1.\tThe quay is closed.\n2.\tThe pier is not.\n",
        "\tThe quay is closed.\n\tThe pier is not.\n",
        "The quay is closed, he said\nThe pier is open, she said\n",
        "He paid 1,000\nShe paid 2,000\n",
        "Title, date and place\nwere unknown, he said.\n",
        "Quays; piers; roads\nMasters; mates; hands\n",
        '"The quay," he said, "is closed."\n"The pier," she said, "is not."\n',
        "https://quay.example/closed says that the quay is closed.\n",
        f"---\n\n{PROSE}",
        "From Monday the quay is closed.\n",
        "Received wisdom: the quay is closed.\n",
        f"# Quay\n\n{PROSE}",
    ],
)
def test_prose_that_looks_like_one_of_them_is_read(text: str) -> None:
    (article,) = read(text.encode(), name="a")
    assert article.text == text


def test_a_block_of_headers_is_no_mail() -> None:
    (article,) = read(f"Outlet: Post\nFrom: desk@post.example\n---\n{PROSE}".encode())
    assert (article.outlet, article.text) == ("Post", PROSE)


@pytest.mark.parametrize(
    ("data", "ids"),
    [
        ('[{"id": "x", "text": "One."}, {"text": "Two."}]', ["x", "a-2"]),
        ('[\n  {\n    "body_text": "One.", "uri": "u"\n  }\n]', ["u"]),
        ('{"total": 1, "items": [{"uri": "u", "body_text": "One."}]}', ["u"]),
        ('{"item": [{"uri": "u", "bodies": [{"value": "One.", "contenttype": "text/plain"}]}]}', ["u"]),
        ('{\n  "id": "p",\n  "text": "One."\n}', ["p"]),
        ('{"uri": "u", "body_text": "One."}\n{"uri": "v", "body_text": "Two."}\n', ["u", "v"]),
    ],
)
def test_json_that_holds_articles_is_read_however_it_is_laid_out(data: str, ids: list[str]) -> None:
    assert [article.id for article in read(data.encode(), name="a.json")] == ids


def test_a_bad_item_of_an_array_is_named_and_the_others_are_read() -> None:
    found = []
    with pytest.raises(ReadingError, match=r"a\.json, item 2: has no “text”"):
        for article in read(b'[{"text": "One."}, {"id": 2}, {"text": "Three."}]', name="a.json"):
            found.append(article.text)
    assert found == ["One.", "Three."]


def test_json_that_is_cut_off_is_named_with_its_line() -> None:
    with pytest.raises(ReadingError, match=r"a\.json:2, column 11: is not JSON"):
        list(read(b'[{"text": "One."},\n {"text": "Tw', name="a.json"))


@pytest.mark.parametrize("form", FORMATS)
def test_what_this_program_writes_is_never_read_as_prose(form: str) -> None:
    """JSON and TEI hold the article and are read again; the table and brat's text are prose; the rest is refused."""
    for suffix, data in written(annotate(f"Mayor Krog said so. {PROSE}", id="a"), form).items():
        if form in ("json", "jsonl", "tei", "tei-view", "table") or suffix == ".txt":
            continue
        with pytest.raises(ReadingError):
            list(read(data, name=f"a{suffix}"))


PAGE = "<html><head><title>Quay</title></head><body><article>{}</article></body></html>"
LONG = "The quay at Orrin in June, seen from the north bank of the river before the flood came down"


@pytest.mark.parametrize(
    ("marked", "published"),
    [
        ('<time datetime="2024-05-03T10:05">10:05</time>', "2024-05-03"),
        ('<p class="byline">By Nora Vance, May 3, 2024</p>', "2024-05-03"),
        ("<table><tr><th>Fires</th></tr><tr><td>2020</td></tr></table>", None),
        ("<blockquote>It leaks. &mdash; Quay (@quay) <a>May 3, 2024</a></blockquote>", None),
        ("</article><footer>Copyright 2019 Quay</footer><article>", None),
    ],
)
def test_a_date_in_the_text_of_a_page_is_not_that_of_its_publication(marked: str, published: str | None) -> None:
    pytest.importorskip("trafilatura")
    text = "<p>The quay is shut, Nora Vance said. “We lost the roof,” Paul Holt told reporters on the bridge.</p>"
    (article,) = read(PAGE.format(text + marked).encode())
    assert article.published == published


@pytest.mark.parametrize(
    ("body", "only"),
    [
        (f"<figure><img src=a><figcaption>{LONG}</figcaption></figure>", "a caption"),
        (f'<div><img src=a><p class="wp-caption-text">{LONG}.</p></div>', "a caption"),
        (f'<h1>Quay</h1><p>{LONG}</p><img alt="{LONG}" src=a>', "a caption"),
        ("<ul><li><a href=a>Home</a></li><li><a href=b>News of the day</a></li></ul>", "links"),
    ],
)
def test_a_page_without_an_article_says_what_was_found_instead(body: str, only: str) -> None:
    pytest.importorskip("trafilatura")
    with pytest.raises(ReadingError, match=f"holds no recognisable article, only {only}"):
        list(read(PAGE.format(body).encode()))


def test_an_article_with_a_caption_is_an_article() -> None:
    pytest.importorskip("trafilatura")
    body = f"<h1>Quay</h1><p>{PROSE * 3}</p><figure><figcaption>{LONG}</figcaption></figure>"
    (article,) = read(PAGE.format(body).encode())
    assert PROSE.strip() in article.text


def test_an_archive_without_pages_says_what_it_holds() -> None:
    warcio = pytest.importorskip("warcio")
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=False)
    for kind, status in (("image/png", "200 OK"), ("text/html", "404 Not Found")):
        headers = warcio.StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        record = writer.create_warc_record("https://quay.example/a", "response", io.BytesIO(b"x"), http_headers=headers)
        writer.write_record(record)
    with pytest.raises(ReadingError, match=r"a\.warc: holds no page: of 2 records none is HTML"):
        list(read(out.getvalue(), name="a.warc"))


def test_of_a_bag_the_payload_is_read(tmp_path: Path) -> None:
    (tmp_path / "bag" / "data" / "deep").mkdir(parents=True)
    for name in ("bagit.txt", "manifest-md5.txt", "bag-info.txt", "data/a.txt", "data/deep/b.txt"):
        (tmp_path / "bag" / name).write_text(PROSE)
    (tmp_path / "c.txt").write_text(PROSE)
    assert [place.as_posix() for _, place in files([tmp_path])] == ["c.txt", "bag/data/a.txt", "bag/data/deep/b.txt"]
