"""A collection of invented articles in all kinds of files that are read, every hundredth of them spoiled.

The test of broken runs uses a small one, `benchmarks/batch.py` one of 10,000 files.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import random
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path

_WHO = (
    "Ada Bell",
    "Tom Reed",
    "the mayor, Una Pole",
    "officials",
    "the Harbour Board",
    "a captain who asked not to be named",
)
_WHAT = (
    "the sluice will hold",
    "the ferry is late",
    "5,000 sacks of rope were lost",
    "no wall lasts",
    "the road is shut",
)
_WAYS = (
    "{what}, {who} said.", "{who} told the Quay Herald that {what}.", "“{what},” said {who}. “We know.”",
    "According to {who}, {what}.", "Reuters reported that {who} claims {what}.", "Reportedly, {what}.",
    "It rained all day.",
)  # fmt: skip
_POISON = (b"", b"The dam\0 holds.", "The dam holds.".encode("utf-16"), b'<?xml version="1.0"?><TEI><text>The dam')
_TEI = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>{title}</title></titleStmt>{rest}'
)
_TEI_REST = (
    '<publicationStmt><p/></publicationStmt><sourceDesc><bibl><title level="j">{outlet}</title><date when="{date}"/>'
    "</bibl></sourceDesc></fileDesc></teiHeader>"
)
_ALTO = (
    '<alto xmlns="http://www.loc.gov/standards/alto/ns-v3#"><Description><MeasurementUnit>pixel</MeasurementUnit>'
    "<sourceImageInformation><fileName>p.jpg</fileName></sourceImageInformation></Description><Layout><Page><PrintSpace>"
    '<TextBlock ID="B1"><TextLine>{words}</TextLine></TextBlock></PrintSpace></Page></Layout></alto>'
)


class Story:
    """An invented article: four paragraphs that no other number has."""

    def __init__(self, number: int) -> None:
        chance = random.Random(number)
        self.number = number
        self.outlet = chance.choice(("Quay Herald", "Fell Post", "Tarn Courier"))
        self.date = f"{1900 + number % 120}-0{1 + number % 9}-11"
        self.title = f"Notice {number}"
        self.paragraphs = [" ".join(self._sentence(chance) for _ in range(3)) for _ in range(3)]
        self.paragraphs.append(f"This was notice {number} of the year.")

    @staticmethod
    def _sentence(chance: random.Random) -> str:
        said = chance.choice(_WAYS).format(who=chance.choice(_WHO), what=chance.choice(_WHAT))
        return said[:1].upper() + said[1:]

    @property
    def text(self) -> str:
        return "\n\n".join(self.paragraphs)

    @property
    def marked(self) -> str:
        return "".join(f"<p>{escape(p)}</p>" for p in self.paragraphs)

    @property
    def record(self) -> str:
        said = {"id": f"r{self.number}", "outlet": self.outlet, "published": self.date, "text": self.text}
        return json.dumps(said)


def _headed(s: Story) -> bytes:
    return f"Outlet: {s.outlet}\nPublished: {s.date}\n---\n{s.text}\n".encode()


def _tei(s: Story) -> bytes:
    head = _TEI.format(title=s.title, rest=_TEI_REST.format(outlet=s.outlet, date=s.date))
    return f"{head}<text><body>{s.marked}</body></text></TEI>".encode()


def _issue(s: Story) -> bytes:
    head = _TEI.format(title=s.title, rest=_TEI_REST.format(outlet=s.outlet, date=s.date))
    parts = "".join(f'<div type="article"><p>{escape(p)}</p></div>' for p in s.paragraphs)
    return f"{head}<text><body>{parts}</body></text></TEI>".encode()


def _nitf(s: Story) -> bytes:
    head = f'<head><pubdata name="{s.outlet}" date.publication="{s.date.replace("-", "")}"/></head>'
    return f"<nitf>{head}<body><body.content>{s.marked}</body.content></body></nitf>".encode()


def _newsml(s: Story) -> bytes:
    body = f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{s.marked}</body></html>'
    return (
        f'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:n:{s.number}" version="1"><itemMeta>'
        f'<itemClass qcode="ninat:text"/><provider literal="p"><name>{s.outlet}</name></provider></itemMeta>'
        f'<contentSet><inlineXML contenttype="application/xhtml+xml">{body}</inlineXML></contentSet></newsItem>'
    ).encode()


def _alto(s: Story) -> bytes:
    words = "<SP/>".join(
        f'<String CONTENT="{escape(word)}" HPOS="{40 * n}" VPOS="10" WIDTH="36" HEIGHT="20" WC="0.9"/>'
        for n, word in enumerate(" ".join(s.paragraphs).split())
    )
    return _ALTO.format(words=words).encode()


def _page(s: Story) -> bytes:
    regions = "".join(
        f'<TextRegion id="r{n}"><TextLine><Coords points="5,{n}0 95,{n}0 95,{n}9 5,{n}9"/><TextEquiv>'
        f"<Unicode>{escape(p)}</Unicode></TextEquiv></TextLine></TextRegion>"
        for n, p in enumerate(s.paragraphs, 1)
    )
    start = (
        '<PcGts xmlns="http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15"><Page imageFilename="p.tif">'
    )
    return f"{start}{regions}</Page></PcGts>".encode()


def _hocr(s: Story) -> bytes:
    words = " ".join(
        f"<span class='ocrx_word' title='bbox {9 * n} 20 {9 * n + 8} 44; x_wconf 91'>{escape(word)}</span>"
        for n, word in enumerate(" ".join(s.paragraphs).split())
    )
    page = (
        f"<div class='ocr_page' title='bbox 0 0 9 9'><p class='ocr_par'><span class='ocr_line'>{words}</span></p></div>"
    )
    return f"<!DOCTYPE html><html><head><meta name='ocr-system' content='x'/></head><body>{page}</body></html>".encode()


def _mail(s: Story) -> bytes:
    head = f"From: desk@example.org\nSubject: {s.title}\nDate: Mon, 14 Jul 2025 09:30:00 +0000\nMIME-Version: 1.0\n"
    return f"{head}Content-Type: text/plain; charset=utf-8\n\n{s.text}\n".encode()


def _feed(s: Story) -> bytes:
    whole = f"<content:encoded>{escape(s.marked)}</content:encoded>"
    item = f"<item><title>{s.title}</title><guid>g{s.number}</guid>{whole}</item>"
    start = '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">'
    return f"{start}<channel><title>{s.outlet}</title>{item}</channel></rss>".encode()


def _table(s: Story) -> bytes:
    return f'id,outlet,published,text\nt{s.number},{s.outlet},{s.date},"{s.text}"\n'.encode()


def _wire(s: Story) -> bytes:
    return f"\x01abc{s.number}\r\n\x02{s.text}\x03\x04".encode()


def _packed(files: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, data in files.items():
            packed.writestr(zipfile.ZipInfo(name), data)
    return out.getvalue()


def _zip(s: Story) -> bytes:
    return _packed({"a.txt": _headed(s), "b.xml": _tei(Story(s.number + 10**6))})


def _docx(s: Story) -> bytes:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = "".join(f"<w:p><w:r><w:t>{escape(p)}</w:t></w:r></w:p>" for p in s.paragraphs)
    document = f"<w:document {space}><w:body>{body}</w:body></w:document>"
    return _packed({"[Content_Types].xml": "<Types/>", "word/document.xml": document})


def _odt(s: Story) -> bytes:
    names = "urn:oasis:names:tc:opendocument:xmlns:"
    body = "".join(f"<text:p>{escape(p)}</text:p>" for p in s.paragraphs)
    content = (
        f'<office:document-content xmlns:office="{names}office:1.0" xmlns:text="{names}text:1.0"><office:body>'
        f"<office:text>{body}</office:text></office:body></office:document-content>"
    )
    return _packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def _epub(s: Story) -> bytes:
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="b.opf"/>'
        "</rootfiles></container>"
    )
    book = (
        '<package xmlns="http://www.idpf.org/2007/opf"><metadata/><manifest><item id="a" href="a.xhtml" '
        'media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>'
    )
    text = f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{s.marked}</body></html>'
    kind = "application/epub+zip"
    return _packed({"mimetype": kind, "META-INF/container.xml": container, "b.opf": book, "a.xhtml": text})


def _tar(s: Story) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as packed:
        member = tarfile.TarInfo("a.txt")
        member.size = len(_headed(s))
        packed.addfile(member, io.BytesIO(_headed(s)))
    return out.getvalue()


def _ninjs(s: Story) -> bytes:
    return json.dumps({"uri": s.title, "type": "text", "body_text": s.text}).encode()


def _html(s: Story) -> bytes:
    head = f"<html><head><title>{s.title}</title></head>"
    return f"{head}<body><article>{s.marked}</article></body></html>".encode()


_KINDS: dict[str, Callable[[Story], bytes]] = {
    ".txt": _headed, ".txt.gz": lambda s: gzip.compress(_headed(s), mtime=0),
    ".jsonl": lambda s: s.record.encode() + b"\n", ".json": lambda s: f"[{s.record}]".encode(),
    ".xml": _tei, ".issue.xml": _issue, ".nitf.xml": _nitf, ".g2.xml": _newsml, ".ninjs.json": _ninjs,
    ".alto.xml": _alto, ".page.xml": _page, ".hocr.html": _hocr, ".html": _html, ".eml": _mail, ".rss": _feed,
    ".csv": _table, ".wire": _wire, ".zip": _zip, ".tar": _tar,
    ".docx": _docx, ".odt": _odt, ".epub": _epub,
}  # fmt: skip


def make(folder: Path, files: int) -> int:
    """Write so many files, a hundred to a folder; in every tenth folder they are a bag. Give how many are spoiled."""
    kinds = list(_KINDS.items())
    for number in range(files):
        place = folder / f"{number // 100:04d}"
        payload = place / "data" if number // 100 % 10 == 3 else place
        payload.mkdir(parents=True, exist_ok=True)
        suffix, written = kinds[number % len(kinds)]
        data = _POISON[number // 100 % len(_POISON)] if number % 100 == 99 else written(Story(number))
        (payload / f"n{number}{suffix}").write_bytes(data)
    for bag in sorted(folder.glob("*/data")):
        (bag.parent / "bagit.txt").write_text("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")
        (bag.parent / "manifest-sha256.txt").write_text("".join(_manifest(bag)))
    return files // 100


def _manifest(bag: Path) -> Iterator[str]:
    for path in sorted(bag.iterdir()):
        yield f"{hashlib.sha256(path.read_bytes()).hexdigest()}  data/{path.name}\n"
