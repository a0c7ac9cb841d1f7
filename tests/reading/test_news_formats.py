"""HTML, NITF, NewsML-G2, ninjs, WARC and TEI, recognised from their content; and XML that is an attack."""

from __future__ import annotations

import gzip
import io
from contextlib import suppress
from pathlib import Path

import pytest
from work import lines_run

from provenance.errors import ReadingError
from provenance.model import Article, Omission
from provenance.pipeline import annotate_article
from provenance.reading import nitf, read, tei

LOADED = (nitf, tei)
"""Imported beforehand, since the import would count as work."""
SAMPLES = Path(__file__).parent.parent / "samples"
OUTLET = "The Marenland Courier"
TITLE = "Sluice repaired (invented)"
CAPTION = "The sluice in June"


def test_nitf() -> None:
    (article,) = read(SAMPLES / "article.nitf.xml")
    assert article == Article(
        "The sluice at Orrin will open on Monday, the water authority said.\n\nDoubts\n\n"
        "“We were not asked,” said Piet Salander & his wife.",
        id="article.nitf", outlet=OUTLET, published="2025-07-14T09:30:00+02:00", title="Sluice repaired",
        url="https://courier.example/sluice", language="en",
        omitted=(Omission("media", CAPTION),), credits=("By Ida Varn",),
    )  # fmt: skip


def test_newsml_g2() -> None:
    first, brief = read(SAMPLES / "message.newsml-g2.xml")
    assert first == Article(
        "The sluice will open on Monday, the water authority said.\n\n“We were not asked,” said Piet Salander.",
        id="urn:newsml:courier.example:20250714:sluice", outlet=OUTLET, published="2025-07-14T09:30:00Z", title=TITLE,
        language="en", omitted=(Omission("figure", CAPTION),), credits=(OUTLET,),
    )  # fmt: skip
    assert (brief.text, brief.outlet) == ("Two  spaces, Salander said.\n", "courier.example")


def test_ninjs() -> None:
    (article,) = read(SAMPLES / "article.ninjs.json")
    assert article == Article(
        "The sluice will open on Monday, the water authority said.\n\n“We were not asked,” said Piet Salander.",
        id="urn:newsml:courier.example:20250714:sluice", outlet=OUTLET, published="2025-07-14T09:30:00Z", title=TITLE,
        language="en", omitted=(Omission("figure", CAPTION),), credits=(OUTLET,),
    )  # fmt: skip
    (third,) = read(SAMPLES / "article-3.ninjs.json")
    assert (third.text, third.title, third.outlet) == ("The sluice  will open, officials said.\n", TITLE, OUTLET)


@pytest.mark.parametrize(
    ("sample", "before", "after"),
    [
        ("article.nitf.xml", b"By Ida Varn<", b"By Ida Varn, Associated Press<"),
        ("message.newsml-g2.xml", b"<name>The Marenland Courier</name>", b"<name>AP</name>"),
        ("article-3.ninjs.json", b'"The Marenland Courier", "role"', b'"AP News", "role"'),
        ("article.ninjs.json", b"{", b'{"byline": "Ida Varn, Associated Press",'),
    ],
)
def test_byline_source_and_provider_name_the_agency(sample: str, before: bytes, after: bytes) -> None:
    article = next(iter(read((SAMPLES / sample).read_bytes().replace(before, after, 1))))
    document = annotate_article(article)
    assert document.agency and document.source(document.agency).name == "Associated Press"


def test_byline_of_a_header_names_the_agency() -> None:
    (article,) = read(b"Title: The sluice\nByline: Ida Varn, Reuters\n---\nThe sluice will open.\n")
    assert annotate_article(article).agency == "src.reuters"


def test_html() -> None:
    pytest.importorskip("trafilatura")
    (article,) = read(SAMPLES / "page.html")
    assert "water authority said in a statement" in article.text and "Imprint" not in article.text
    assert CAPTION not in article.text and article.omitted == (Omission("caption", CAPTION),)
    assert (article.title, article.outlet, article.published) == (TITLE, OUTLET, "2025-07-14")
    assert article.url == "https://courier.example/sluice"


@pytest.mark.parametrize("packed", [False, True])
def test_warc(packed: bool) -> None:
    pytest.importorskip("trafilatura")
    archive = web_archive((SAMPLES / "page.html").read_bytes())
    data = gzip.compress(archive) if packed else archive
    with pytest.raises(ReadingError, match=r"a.warc, record 3: holds no recognisable article"):
        found = []
        for article in read(data, name="a.warc"):
            found.append((article.url, article.text[-15:].strip()))
    assert found == [
        ("https://courier.example/sluice", "not be reached."),
        ("https://courier.example/note", "He said so."),
    ]


def web_archive(page: bytes) -> bytes:
    warcio = pytest.importorskip("warcio")
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=False)
    pages = [("sluice", "text/html", page), ("logo", "image/png", b"x"), ("empty", "text/html", b"<html></html>"),
             ("note", "text/plain", b"He said so.")]  # fmt: skip
    for path, kind, body in pages:
        headers = warcio.StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.1")
        url = f"https://courier.example/{path}"
        writer.write_record(writer.create_warc_record(url, "response", payload=io.BytesIO(body), http_headers=headers))
    return out.getvalue()


def test_a_web_archive_that_is_cut_off() -> None:
    archive = web_archive(b"<p>x" * 500)
    with pytest.raises(ReadingError, match=r"a\.warc, record 1: is cut off"):
        list(read(archive[:1000], "warc", name="a.warc"))


ENTITIES = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha"}">' for n in range(12))
ATTACKS = {
    "external entity": '<!DOCTYPE {0} [<!ENTITY x SYSTEM "file:///etc/passwd">]><{0}><p>&x;</p></{0}>',
    "entity bomb": f"<!DOCTYPE {{0}} [{ENTITIES}]><{{0}}><p>&a11;</p></{{0}}>",
    "depth": "<{0}>" + "<div>" * 10_000 + "x" + "</div>" * 10_000 + "</{0}>",
    "truncated": "<{0}><p>x</p>",
    "size": "<{0}><p>" + "x" * 100_000_000 + "</p></{0}>",
}


@pytest.mark.parametrize("root", ["nitf", "newsItem", "TEI", "html"])
@pytest.mark.parametrize("attack", ATTACKS)
def test_attacks_are_refused_at_once(attack: str, root: str) -> None:
    data = b"<?xml version='1.0'?>" + ATTACKS[attack].replace("{0}", root).encode()
    lenient = root == "html" and attack in ("external entity", "entity bomb", "truncated")

    def refuse() -> None:
        with suppress(ReadingError) if lenient else pytest.raises(ReadingError, match="standard input"):
            assert "root:" not in "".join(article.text for article in read(data))

    assert lines_run(refuse) < 10_000


NEWSML_1 = (
    """<NewsML Version="1.2"><NewsEnvelope><DateAndTime>20250501T100000Z</DateAndTime></NewsEnvelope>{}</NewsML>"""
)
NEWS_ITEM = """<NewsItem><Identification><NewsIdentifier><ProviderId>pier.example</ProviderId><DateId>20250501</DateId>
<NewsItemId>17</NewsItemId><PublicIdentifier>urn:newsml:pier.example:20250501:17</PublicIdentifier></NewsIdentifier>
</Identification><NewsManagement><NewsItemType FormalName="News"/><FirstCreated>20250501T093000+0200</FirstCreated>
</NewsManagement><NewsComponent><Role FormalName="Main"/><NewsLines><HeadLine>Pier sound</HeadLine><ByLine>By Una Reid
</ByLine><CreditLine>Pier Wire</CreditLine></NewsLines><AdministrativeMetadata><Provider><Party FormalName="Pier Post"/>
</Provider></AdministrativeMetadata><DescriptiveMetadata><Language FormalName="en"/></DescriptiveMetadata>{}
</NewsComponent></NewsItem>"""
CONTENT = '<ContentItem><Format FormalName="x"/><DataContent>{}</DataContent></ContentItem>'
IN_NITF = (
    "<nitf><body><body.head/><body.content><p>The pier is sound.</p><p>He said so.</p></body.content></body></nitf>"
)
IN_XHTML = (
    '<html xmlns="http://www.w3.org/1999/xhtml"><head><title>t</title></head><body><p>The pier is sound.</p>'
    "<p>He said so.</p></body></html>"
)


@pytest.mark.parametrize("content", [IN_NITF, IN_XHTML, "The pier is sound.\n\nHe said so."])
def test_newsml_1_is_read_in_each_of_its_contents(content: str) -> None:
    (article,) = read(NEWSML_1.format(NEWS_ITEM.format(CONTENT.format(content))).encode())
    assert article.text == "The pier is sound.\n\nHe said so."
    assert (article.id, article.outlet) == ("urn:newsml:pier.example:20250501:17", "Pier Post")
    assert (article.title, article.language) == ("Pier sound", "en")
    assert article.published == "2025-05-01T09:30:00+02:00"
    assert article.credits == ("By Una Reid", "Pier Wire", "Pier Post")


def test_the_captions_of_newsml_1_are_left_out_and_its_pictures_are_no_articles() -> None:
    picture = '<NewsComponent><Role FormalName="Picture"/><ContentItem Href="pier.jpg"/></NewsComponent>'
    caption = f'<NewsComponent><Role FormalName="Caption"/>{CONTENT.format("A pier.")}</NewsComponent>'
    item = NEWS_ITEM.format(CONTENT.format(IN_NITF) + picture + caption)
    (article,) = read(NEWSML_1.format(item).encode())
    assert [(o.kind, o.text) for o in article.omitted] == [("caption", "A pier.")]


def test_each_item_of_newsml_1_is_an_article() -> None:
    other = NEWS_ITEM.format(CONTENT.format("It will open.")).replace(":17", ":18")
    items = NEWS_ITEM.format(CONTENT.format(IN_NITF)) + other
    assert [a.id[-2:] for a in read(NEWSML_1.format(items).encode())] == ["17", "18"]


def test_newsml_1_without_text_is_refused() -> None:
    with pytest.raises(ReadingError, match="holds no item with text"):
        list(read(NEWSML_1.format(NEWS_ITEM.format('<ContentItem Href="pier.jpg"/>')).encode()))


SPORTS = "<sports-content><sports-event><team><name>Pier Rovers</name></team></sports-event></sports-content>"
EVENTS = "<events><event><name>The council meets, the mayor said</name></event></events>"


@pytest.mark.parametrize(("data", "name"), [(SPORTS, "sports-content"), (EVENTS, "events")])
def test_items_of_data_are_refused_by_name_and_the_others_read(data: str, name: str) -> None:
    item = "<newsItem><contentSet><inlineXML>{}</inlineXML></contentSet></newsItem>"
    text = item.format("<html><body><p>The pier is sound.</p></body></html>")
    message = f'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/">{item.format(data)}{text}</newsMessage>'
    found = read(message.encode(), name="pier.xml")
    assert next(found).text == "The pier is sound."
    with pytest.raises(ReadingError, match=f"pier.xml:1: is an item of data \\(“{name}”\\), not an article"):
        next(found)
    with pytest.raises(ReadingError, match=f"holds data \\(“{name}”\\), and no article"):
        list(read(NEWSML_1.format(NEWS_ITEM.format(CONTENT.format(data))).encode()))


def test_results_of_sports_are_refused_by_name() -> None:
    with pytest.raises(ReadingError, match="is results of sports"):
        list(read(SPORTS.encode()))
