"""The kinds of file that are recognised by their first bytes, readable or not.

A kind with a `format` is read by the module of that format; one without is refused by name, with a remedy. To make a
kind readable, write its module, enter it in `reading.formats` and name it here as the `format`.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from attrs import frozen

from provenance.reading.start import Start

_SAVE = "save the article as plain text (UTF-8)"
_SCAN = "run text recognition (OCR) on it first"
_ARTICLE = "give an article"
_ARTICLES = "give the articles themselves"
_UNPACK = "unpack it and give the folder"
_GIVE = "give TEI, NITF or NewsML-G2, or name the format with --from"
IF_PROSE = "; if it is prose all the same, --from text"
"""What is added to a remedy where recognition may be mistaken."""
AS_LINES = "write one object a line, with the article’s text under “text” (JSONL)"


@frozen
class Kind:
    """A kind of file. `what` names it (“is …”); `shown_by` recognises it from the start of a file."""

    what: str
    shown_by: Callable[[Start], object]
    remedy: str = _SAVE
    format: str | None = None


def magic(*beginnings: bytes, at: int = 0) -> Callable[[Start], bool]:
    """Files that have one of these at this offset."""
    return lambda start: any(start.head[at : at + len(each)] == each for each in beginnings)


def opening(pattern: str) -> Callable[[Start], object]:
    """Files whose text begins with this (white space aside)."""
    compiled = re.compile(pattern)
    return lambda start: compiled.match(start.text)


def keys(place: str, *needed: str) -> Callable[[Start], bool]:
    """JSON with all of these keys at a place (see `Start.keys`)."""
    return lambda start: set(needed) <= start.keys.get(place, set())


def _zip_with(inside: bytes) -> Callable[[Start], bool]:
    return lambda start: start.head.startswith(b"PK\x03\x04") and inside in start.head


_CONTROL = bytes({*range(1, 32), 127} - {*b"\t\n\v\f\r\x1b"})
_MARKED = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
"""Beginnings of UTF-16 that is recognised elsewhere: a byte order mark, or markup."""


def _nuls(start: Start) -> tuple[int, int]:
    """Whether most of the even and of the odd bytes are NUL (1), or few (0)."""
    if start.head.startswith(_MARKED) or len(start.head) < 4:
        return 0, 0
    even, odd = start.head[::2], start.head[1::2]
    return round(even.count(0) / len(even)), round(odd.count(0) / len(odd))


def _is_ebcdic(head: bytes) -> bool:
    """Words separated by 0x40, and letters above 0x80: no ASCII-based encoding lacks spaces and has so many."""
    return b" " not in head and head.count(0x40) > len(head) / 20 and sum(b > 0x80 for b in head) > len(head) / 2


def _is_binary(head: bytes) -> bool:
    """More than one byte in twenty is a control character other than NUL. Wire messages have a few."""
    if head.startswith(_MARKED):
        return False
    return len(head) - len(head.translate(None, _CONTROL)) > max(12, len(head) / 20)


BYTES = (
    Kind("a PDF file", magic(b"%PDF"), format="pdf"),
    Kind("an EPUB book", _zip_with(b"application/epub+zip"), format="epub"),
    Kind("an OpenDocument text", _zip_with(b"application/vnd.oasis.opendocument.text"), format="odt"),
    Kind("an OpenDocument file", _zip_with(b"application/vnd.oasis.opendocument")),
    Kind("a Word document", _zip_with(b"word/"), format="docx"),
    Kind("an Excel workbook", _zip_with(b"xl/"), AS_LINES),
    Kind("an office document", _zip_with(b"[Content_Types].xml")),
    Kind("a zip archive", magic(b"PK\x03\x04", b"PK\x05\x06"), format="container"),
    Kind("an old office document", magic(b"\xd0\xcf\x11\xe0")),
    Kind("a tar archive", magic(b"ustar", at=257), format="container"),
    Kind("a 7z archive", magic(b"7z\xbc\xaf\x27\x1c"), _UNPACK),
    Kind("a RAR archive", magic(b"Rar!"), _UNPACK),
    Kind("a file compressed with zstd", magic(b"\x28\xb5\x2f\xfd"), "unpack it: zstd -d"),
    Kind("packed twice", magic(b"\x1f\x8b"), "unpack it once"),
    Kind("a Parquet table", magic(b"PAR1"), format="parquet"),
    Kind("an SQLite database", magic(b"SQLite format 3\0"), AS_LINES),
    Kind("a picture", magic(b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*"), _SCAN),
    Kind("a scanned document (DjVu)", magic(b"AT&TFORM"), _SCAN),
    Kind("a sound or video file", magic(b"ID3\2", b"ID3\3", b"ID3\4", b"OggS\0", b"fLaC\0"), "give a transcript"),
    Kind("a sound or video file", magic(b"WAVE", b"AVI ", at=8), "give a transcript"),
    Kind("a sound or video file", magic(b"ftypisom", b"ftypmp4", b"ftypM4A", b"ftypqt", at=4), "give a transcript"),
    Kind("an RTF document", magic(b"{\\rtf")),
    Kind("a PostScript file", magic(b"%!PS"), "take its text out, for example with ps2ascii, and give that"),
    Kind("a program", magic(b"\x7fELF", b"MZ\x90", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"\0asm"), _ARTICLE),
    Kind("a font", magic(b"\0\1\0\0\0", b"OTTO\0", b"wOFF", b"wOF2"), _ARTICLE),
    Kind("a picture", magic(b"WEBP", at=8), _SCAN),
    Kind("a list of settings", magic(b"bplist00"), _ARTICLE),
    Kind("WARC", magic(b"WARC/"), format="warc"),
    Kind("an ARC web archive", magic(b"filedesc://"), format="warc"),
    Kind("UTF-32", magic(b"\xff\xfe\0\0", b"\0\0\xfe\xff"), "convert it: iconv -f UTF-32 -t UTF-8"),
    Kind("UTF-16 without a byte order mark", lambda start: _nuls(start) == (0, 1),
         "convert it: iconv -f UTF-16LE -t UTF-8"),
    Kind("UTF-16 without a byte order mark", lambda start: _nuls(start) == (1, 0),
         "convert it: iconv -f UTF-16BE -t UTF-8"),
    Kind("EBCDIC", lambda start: _is_ebcdic(start.head), "convert it: iconv -f IBM037 -t UTF-8"),
    Kind("binary data, not text", lambda start: _is_binary(start.head), _ARTICLE),
)  # fmt: skip
"""Kinds recognised by their bytes, whatever their encoding."""

_MAIL = re.compile(
    r"(?:[A-Za-z][A-Za-z-]{0,40}:.*\n(?:[ \t].*\n)*)*?"  # other header fields and their continued lines
    r"(?:(?:From|Return-Path|Reply-To|Sender):.*@|(?:Received|Message-ID|MIME-Version|Newsgroups):)"
    r"|(?=(?:.+\n)*?(?-i:From|To): *\S)(?=(?:.+\n)*?(?-i:Subject):)(?:[A-Z][A-Za-z-]{0,40}:.*\n(?:[ \t].*\n)*)+\n",
    re.IGNORECASE,
)
"""With an address or a field that only mail has, or else a block of fields with a subject and who sent or gets it;
those of a memo are in capitals."""
_WIRE = re.compile(r"[\0\x16\s]*(?:\x01|ZCZC\s)|[^\x02]{0,400}\x02[^\x03]*")
_ONE_STRING = re.compile(r'"(?=.*\\[nrtu"])(?:[^"\\\n]|\\.)*"\s*')
"""With an escape inside: without one it is a quotation."""
_DIGESTS = r"[0-9a-fA-F]{32,128}[ \t]+\*?(?:\./)?(?:data/|bagit\.txt|bag-info\.txt|manifest-)"

TEXTS = (
    Kind("an e-mail", lambda start: _MAIL.match(start.text + "\n"), format="mail"),
    Kind("a mailbox", opening(r"From \S+@?\S* +\w{3} \w{3} [ \d]\d \d\d:\d\d"), format="mbox"),
    Kind("a wire message (ANPA 1312 or IPTC 7901)", lambda start: _WIRE.match(start.text), format="wire"),
    Kind(
        "a tag file of a BagIt bag",
        opening(rf"BagIt-Version:|{_DIGESTS}|(?:Payload-Oxum|Bagging-Date|Bag-Size|Source-Organization):"),
        "give the bag’s folder: its payload (data) is read",
    ),
    Kind("subtitles", opening(r"WEBVTT|\d+\s*\n\d+:\d\d:\d\d[,.]\d+ -->|\[Script Info\]|\{\d+\}\{\d+\}"),
         "save what is said as plain text"),
    Kind("a TeX document", opening(r"(?:%.*\n|\s)*\\[a-zA-Z]+[\[{ ]"), _SAVE),
    Kind("a bibliography", opening(r"TY  - |PMID- |(?:%.*\n|\s)*@\w+\s*\{|%0 \w"), _ARTICLES),
    Kind("PROV-N", opening(r"document\s+prefix [\w-]+ <"), _ARTICLES),
    Kind("a calendar or address file", opening(r"BEGIN:V(?:CALENDAR|CARD)"), _ARTICLES),
    Kind("text with YAML before it", opening(r"---\r?\n(?:[\w-]+:.*\n|[ \t-].*\n)+---\s"),
         "write outlet, date and title as a block of headers (docs/formats.md)"),
    Kind("brat annotations", opening(r"[TREAMN]\d+\t"), "give the .txt file beside it"),
    Kind("a web server's response, with its headers", opening(r"HTTP/\d"), "give only the page"),
    Kind("a script", opening(r"#!"), _ARTICLE),
    Kind("a diff of two files", opening(r"diff --git |Index: \S+\r?\n={20}|--- \S+.*\n\+\+\+ "), _ARTICLE),
    Kind("a Python or JavaScript object, not JSON", opening(r"\{\s*(?://.*\n\s*)*(?:'[\w-]+'|\w+)\s*:\s*[\"'{\[]"),
         AS_LINES),
    Kind("a key, a certificate or an encrypted message", opening(r"-----BEGIN [A-Z ]+-----"), _ARTICLE),
    Kind("a file encoded as text (uuencode)", opening(r"begin [0-7]{3} \S"), "decode it first: uudecode"),
    Kind("a list of translations (gettext)", opening(r"(?:#.*\n|\s)*msgid \""), _ARTICLE),
    Kind("RDF statements (Turtle or N-Triples)", opening(r"@(?:prefix|base) |<[^<>\s]+>\s+<[^<>\s]+>\s"),
         _ARTICLES),
    Kind("a family tree (GEDCOM)", opening(r"0 HEAD\r?\n1 "), _ARTICLE),
    Kind("sequences (FASTA)", opening(r">\S.*\n[A-Z*-]{6,}\r?\n"), _ARTICLE),
    Kind("a treebank (CoNLL-U)", opening(r"(?:# .*\n)*1\t\S+\t"), "give only its text"),
    Kind("a page in wiki markup", opening(r"\{\{|'{3}|#REDIRECT"), _SAVE),
    Kind("a single JSON string", lambda start: _ONE_STRING.fullmatch(start.text), AS_LINES),
    Kind("a web address", opening(r"(?:https?|ftp)://\S+\s*\Z|\[InternetShortcut\]"),
         "save the page first (in a browser, or with curl -o page.html ADDRESS) and give the file: nothing is fetched"),
)  # fmt: skip
"""Kinds recognised by how their text begins."""

NINJS_BODIES = frozenset(["body_text", "body_xhtml", "body_html", "bodies"])
"""The keys of a ninjs item under which its text may be."""
_JSON_TEXT = NINJS_BODIES | {"text", "document"}
JSON = (
    Kind("a list of what failed in an earlier run", keys("", "input", "place", "reason", "remedy"),
         "give the articles it names"),
    Kind("the journal of an earlier run", keys("", "name", "made_from"), _ARTICLES),
    Kind("a comparison that this program wrote", keys("", "documents", "clusters"), _ARTICLES),
    Kind("a result of “provenance validate”", keys("", "file", "valid", "problems"), _ARTICLES),
    Kind("JSON-LD", keys("", "@context"), _ARTICLES),
    Kind("a notebook", keys("", "cells", "nbformat"), "save its text as Markdown"),
    Kind("a map (GeoJSON)", keys("", "type", "features"), _ARTICLE),
    Kind("a JSON Feed", lambda start: keys("items[]", "content_html")(start) or keys("items[]", "content_text")(start),
         AS_LINES),
)  # fmt: skip
"""Kinds of JSON that contain no article, recognised by their keys."""


def json_places(start: Start) -> set[str]:
    """Where JSON has objects that contain an article: `""`, `"[]"`, `"items[]"` or `"item[]"`."""
    places = {"", "[]", "items[]", "item[]"}
    return {place for place in places if start.keys.get(place, set()).intersection(_JSON_TEXT)}


def xml(what: str, *roots: str, remedy: str = _GIVE, format: str | None = None) -> dict[str, Kind]:
    """The entries of one kind in `ROOTS`."""
    return dict.fromkeys(roots, Kind(what, bool, remedy, format))


_IN_IT = "save the text of each article as plain text"
ROOTS = {
    **xml("TEI", "TEI", "teiCorpus", format="tei"),
    **xml("NITF", "nitf", format="nitf"),
    **xml("NewsML-G2", "newsItem", "newsMessage", "packageItem", format="newsml-g2"),
    **xml("NewsML 1", "NewsML", format="newsml-1"),
    **xml("NewsML-G2 without articles", "conceptItem", "knowledgeItem", "catalogItem", "planningItem",
          remedy="give the news items"),
    **xml("results of sports (SportsML)", "sports-content", remedy=_ARTICLES),
    **xml("TEI P4", "TEI.2", remedy="convert it to TEI P5"),
    **xml("METS", "mets", format="mets"),
    **xml("ALTO", "alto", format="alto"),
    **xml("PAGE XML", "PcGts", format="page-xml"),
    **xml("a feed (RSS)", "rss", "RDF", format="feed"),
    **xml("a feed (Atom)", "feed", format="feed"),
    **xml("a site map", "urlset", "sitemapindex", remedy="save the pages it links to and give those"),
    **xml("a Wikipedia export", "mediawiki", remedy=_IN_IT),
    **xml("a bibliographic record", "mods", "modsCollection", "dc", "OAI-PMH", "ead", "record", "collection",
          remedy=_ARTICLES),
    **xml("DocBook or JATS", "article", "book", "chapter", "sect1", remedy=_IN_IT),
    **xml("geographic data", "kml", "gpx", "osm", remedy=_ARTICLE),
    **xml("a preservation record (PREMIS)", "premis", remedy=_ARTICLES),
    **xml("a picture (SVG)", "svg", remedy=_ARTICLE),
    **xml("an office document in XML", "document", "wordDocument", "package"),
    **xml("a schema or a style sheet", "schema", "grammar", "stylesheet", "transform", remedy=_ARTICLE),
    **xml("a list of feeds or settings", "opml", "plist", remedy=_ARTICLE),
    **xml("Reuters-21578 or another SGML collection", "REUTERS", "DOC", "lewis", remedy=_IN_IT),
}  # fmt: skip
"""Kinds of XML and SGML by the local name of their root."""

_HTML = frozenset(
    "html head body title meta link script style base noscript div p article section main header footer nav aside "
    "h1 h2 h3 h4 h5 h6 span a b i em strong u small font center br hr img figure picture table tr td ul ol li dl "
    "blockquote pre form iframe".split()
)
_XHTML = ("", "http://www.w3.org/1999/xhtml")
_JATS = re.compile(r"JATS|NLM//DTD|article-type=|dtd-version=|<front>")


def is_html(start: Start) -> bool:
    """Whether it is a page or a piece of one."""
    if re.search(r"<!doctype\s+html", start.prolog, re.IGNORECASE):
        return True
    if start.root.lower() not in _HTML or start.namespace not in _XHTML:
        return False
    return start.root != "article" or not _JATS.search(start.text[:4096])


HOCR = Kind("hOCR", lambda start: re.search(r"\bocr_page\b|ocr-system", start.text), format="hocr")
