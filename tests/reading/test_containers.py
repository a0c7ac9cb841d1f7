"""Files that hold articles or files: mail, feeds, tables, wires, archives, bags."""

from __future__ import annotations

import hashlib
import io
import tarfile
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from provenance.cli import main
from provenance.errors import ReadingError
from provenance.model import Article
from provenance.reading import Unread, read, split

TEXT = "The quay is closed, the mayor said."
MAIL = (
    "Received: from a\n\tby b\nFrom: Quay Desk <desk@quay.example>\nDate: Mon, 3 Mar 2025 09:00:00 +0100\n"
    "Subject: Quay\nMessage-ID: <{}@quay.example>\nContent-Type: text/plain; charset=utf-8\n\n{}\n"
)


def texts(data: bytes, name: str | None = None) -> list[str]:
    return [article.text.strip() for article in read(data, name=name)]


def refused(data: bytes, name: str | None = None) -> str:
    with pytest.raises(ReadingError) as caught:
        list(read(data, name=name))
    return str(caught.value)


def zipped(**members: str | bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def tarred(members: dict[str, bytes], mode: str = "w") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def test_a_message_is_an_article() -> None:
    (article,) = read(MAIL.format(1, TEXT).encode())
    assert (article.id, article.outlet, article.title) == ("1@quay.example", "Quay Desk", "Quay")
    assert (article.text, article.published) == (TEXT + "\n", "2025-03-03T09:00:00+01:00")


def test_of_a_message_in_two_forms_the_plain_one_is_read_and_attachments_are_named() -> None:
    message = (
        "From: a@quay.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\n"
        "Content-Type: multipart/alternative; boundary=y\n\n--y\nContent-Type: text/plain; charset=utf-8\n"
        "Content-Transfer-Encoding: quoted-printable\n\nThe caf=C3=A9 is closed, she said.\n--y\n"
        "Content-Type: text/html\n\n<p>No.</p>\n--y--\n--x\nContent-Type: application/pdf\n"
        "Content-Disposition: attachment; filename=plan.pdf\n\nx\n--x--\n"
    )
    (article,) = read(message.encode())
    assert article.text.strip() == "The café is closed, she said."
    assert [(o.kind, o.text) for o in article.omitted] == [("attachment", "plan.pdf")]


@pytest.mark.parametrize(
    "head",
    ["From: Nora Vance\nSubject: The café\n", "To: desk\nSubject: The café\n", "Sent: Monday\nTo: x\nSubject: y\n"],
)
def test_a_subject_and_a_sender_or_a_receiver_make_a_message_and_without_a_charset_it_is_utf_8(head: str) -> None:
    (article,) = read(f"{head}\nThe café is closed, she said.\n".encode())
    assert article.text == "The café is closed, she said.\n"
    assert "in an encoding that is not known" in refused(f"{head}\nThe ".encode() + b"caf\xe9 is closed.\n")
    (memo,) = read(f"MEMO\n\n{head}\nThe café is closed, she said.\n".encode())
    assert memo.text.startswith("MEMO")


def test_a_mailbox_is_its_messages() -> None:
    head = "From desk@quay.example Mon Mar  3 09:00:00 2025\n"
    body = f"{TEXT}\n\n>From the quay, he said, it is far."
    box = "\n".join(head + MAIL.format(n, body) for n in (1, 2))
    assert texts(box.encode()) == [f"{TEXT}\n\nFrom the quay, he said, it is far."] * 2


def test_an_empty_message_is_named() -> None:
    assert "is an e-mail without text" in refused(MAIL.format(1, "").encode())


RSS = (
    '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Quay Post</title>'
    "<language>en-GB</language><item><title>Quay</title><link>https://quay.example/1</link><guid>q1</guid>"
    "<pubDate>Mon, 03 Mar 2025 08:00:00 GMT</pubDate><description>In short.</description>"
    "<content:encoded><![CDATA[<p>The quay is closed,</p><p>the mayor said.</p>]]></content:encoded></item>"
    "<item><title>Pier</title><description>Only in short.</description></item></channel></rss>"
)


def test_an_entry_of_a_feed_with_its_whole_text_is_an_article_and_a_summary_is_none() -> None:
    found = read(RSS.encode())
    article = next(found)
    assert (article.id, article.outlet, article.title, article.url) == (
        "q1", "Quay Post", "Quay", "https://quay.example/1",
    )  # fmt: skip
    assert (article.text, article.published) == (
        "The quay is closed,\n\nthe mayor said.", "2025-03-03T08:00:00+00:00",
    )  # fmt: skip
    with pytest.raises(ReadingError, match="is an entry of a feed without its whole text"):
        next(found)


def test_atom_with_xhtml_and_wordpress_pages_are_told_apart() -> None:
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Quay Post</title><entry><id>a1</id><link href="https://q.example/1"/>'
        f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{TEXT}</p></div></content></entry></feed>'
    )
    (article,) = read(atom.encode())
    assert (article.text, article.id, article.url) == (TEXT, "a1", "https://q.example/1")
    export = RSS.replace("<guid>q1</guid>", "<guid>q1</guid><wp:post_type xmlns:wp='w'>attachment</wp:post_type>")
    assert "without its whole text" in refused(export.encode())


@pytest.mark.parametrize(
    "table",
    [
        f'ID,Headline,Outlet,Date,Body\nn1,Quay,Post,2025-03-03,"{TEXT}"\n',
        f"id\ttitle\tsource\tpublished\ttext\nn1\tQuay\tPost\t2025-03-03\t{TEXT}\n",
        f'\ufeffid;title;outlet;date;full_text\r\nn1;Quay;Post;2025-03-03;"{TEXT}"\r\n',
    ],
)
def test_a_table_is_read_by_the_names_of_its_columns(table: str) -> None:
    (article,) = read(table.encode())
    assert article == Article(TEXT, "n1", "Post", "2025-03-03", "Quay")


def test_a_row_of_a_table_that_does_not_fit_costs_only_itself() -> None:
    table = f"id,text,desk\na,{TEXT.replace(',', '')},News\nb,The quay, he said,News\nc,,News\n"
    found = read(table.encode())
    assert next(found).omitted[0].kind == "desk"
    with pytest.raises(ReadingError, match="has 4 cells, and the first row 3"):
        next(found)


def test_a_wire_is_its_text_without_control_characters() -> None:
    (article,) = read(f"\x16\x16\x01a0123\x1f-\nr n\nBC-Quay\n\x02By ANA RUIZ\n\x1e{TEXT}\n\x03\x04".encode("cp1252"))
    assert article.text.splitlines() == ["By ANA RUIZ", f" {TEXT}"]
    assert article.omitted[0].text == "a0123 - r n BC-Quay"
    assert "without a text" in refused(b"\x01QPR0123 3 DOM 045 Quay\r\n")


@pytest.mark.parametrize("packed", [zipped, lambda **members: tarred({n: m.encode() for n, m in members.items()})])
def test_members_of_an_archive_are_articles_but_not_what_lies_beside_them(packed: object) -> None:
    members = {
        "a/x.txt": TEXT, "b/x.txt": TEXT, "notes.md": "No.", ".hidden": "No.", "bagit.txt": "BagIt-Version: 1.0\n",
        "manifest-md5.txt": "0" * 32 + " data/x\n",
    }  # fmt: skip
    found = list(read(packed(**members), name="news.zip"))  # type: ignore[operator]
    assert sorted(article.id for article in found) == ["a/x", "b/x"]


def test_a_web_archive_packed_with_its_lists_is_its_pages(tmp_path: Path) -> None:
    warcio = pytest.importorskip("warcio.warcwriter")
    out = io.BytesIO()
    writer = warcio.WARCWriter(out, gzip=True)
    record = writer.create_warc_record(
        "https://quay.example/", "resource", payload=io.BytesIO(TEXT.encode()), warc_content_type="text/plain"
    )
    writer.write_record(record)
    members = {"datapackage.json": "{}", "pages/pages.jsonl": "{}\n", "archive/data.warc.gz": out.getvalue()}
    assert texts(zipped(**members)) == [TEXT]


def test_a_compressed_tar_is_read_and_a_damaged_one_named() -> None:
    packed = tarred({"x.txt": TEXT.encode()}, "w:gz")
    assert texts(packed) == [TEXT]
    assert "damaged" in refused(packed[: len(packed) // 2])


def test_an_archive_inside_an_archive_a_bomb_and_nothing_are_refused_by_name() -> None:
    assert "is an archive inside an archive" in refused(zipped(**{"in.zip": zipped(**{"x.txt": TEXT})}))
    assert "unpacks to more than 200 times its size" in refused(zipped(**{"x.txt": " " * 5_000_000}))
    assert "holds no file that could be an article" in refused(zipped(**{"x.md": "No."}))


@pytest.mark.parametrize("path", ["../evil.txt", "a/../../evil.txt", "..\\evil.txt", "/../evil.html"])
def test_a_member_whose_path_leads_out_of_the_archive_is_named_and_the_others_are_read(path: str) -> None:
    members = {path: TEXT, "good.txt": TEXT, "../evil.md": "x", "..dots.txt": TEXT, ".hidden/x.txt": TEXT}
    for data in (zipped(**members), tarred({name: text.encode() for name, text in members.items()})):
        error, good = split(data, name="in.zip")
        assert str(error).startswith(f"in.zip/{path}: was not read: its path leads out of the archive; unpack it")
        assert isinstance(good, Unread) and good.id == "good"


def test_arc_is_read_like_warc() -> None:
    pytest.importorskip("warcio")
    page = f"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n{TEXT}"
    head = "1 0 Quay\nURL IP-address Archive-date Content-type Archive-length\n"
    arc = (
        f"filedesc://a.arc 0.0.0.0 20140216050221 text/plain {len(head)}\n{head}\n"
        f"http://quay.example/ 1.2.3.4 20140216050221 text/plain {len(page)}\n{page}\n"
    )
    (article,) = read(arc.encode())
    assert (article.text, article.url) == (TEXT, "http://quay.example/")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda bag: None, ""),
        (lambda bag: (bag / "data/a.txt").write_text("Other."), "differs from the bag’s manifest (sha256)"),
        (lambda bag: (bag / "data/a.txt").unlink(), "does not exist"),
        (lambda bag: (bag / "data/b.txt").write_text("New."), "is not in the bag’s manifest"),
    ],
)
def test_the_payload_of_a_bag_is_read_as_its_manifest_has_it(tmp_path: Path, change: object, message: str) -> None:
    bag = tmp_path / "bag"
    (bag / "data").mkdir(parents=True)
    (bag / "bagit.txt").write_text("BagIt-Version: 1.0\n")
    (bag / "data/a.txt").write_text(TEXT)
    (bag / "manifest-sha256.txt").write_text(f"{hashlib.sha256(TEXT.encode()).hexdigest()}  data/a.txt\n")
    change(bag)  # type: ignore[operator]
    result = CliRunner().invoke(main, ["annotate", str(bag), "-o", str(tmp_path / "out")])
    assert result.exit_code == (1 if message else 0)
    assert message in result.output


def test_a_quotation_in_a_feed_has_the_source_that_its_markup_names() -> None:
    markup = f"<p>{TEXT}</p><blockquote><p>It opens in May.</p><cite>Ida Thorne</cite></blockquote>"
    feed = (
        '<rss xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Quay Desk</title><item>'
        f"<content:encoded><![CDATA[{markup}]]></content:encoded></item></channel></rss>"
    )
    (article,) = read(feed.encode())
    (said,) = article.speech
    assert [article.text[s.start : s.end] for s in said.content] == ["It opens in May."]
    assert said.speaker and article.text[said.speaker.start : said.speaker.end] == "Ida Thorne"
