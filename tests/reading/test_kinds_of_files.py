"""Files that are not prose: each is refused by its name, with what to do. Prose that looks like them is read."""

from __future__ import annotations

import base64

import pytest

from provenance.errors import ReadingError
from provenance.reading import read

PROSE = (
    "The harbour board said on Monday that the crane was unsafe. Two engineers told the paper nobody had looked at "
    "it for years, and the mayor has promised an inquiry.\n"
)
PACKED = base64.encodebytes(PROSE.encode() * 9).decode()
PYTHON = (
    'import os\n\n\ndef main() -> None:\n    print("the mayor said so")\n\n\nif __name__ == "__main__":\n    main()\n'
)
JAVA = "package org.example;\n\nimport java.util.List;\n\npublic class Crane {\n    private int height;\n}\n"
RULES = "body {\n  margin: 0;\n  font-family: serif;\n}\n.crane > p { color: red; }\n"
WEB_LOG = '127.0.0.1 - - [14/Jul/2025:12:00:01 +0000] "GET / HTTP/1.1" 200 512\n'

REFUSED: dict[str, tuple[str | bytes, str]] = {
    "YAML": ("name: crane\nauthor: Ada Bell\nsteps:\n  - run: build\n    with: tests\nnote: So he said\n", "settings"),
    "YAML with its mark": ("---\nopenapi: 3.0.1\ninfo:\n  title: Harbour\npaths:\n  /ships:\n    get:\n", "settings"),
    "TOML": ('[project]\nname = "crane"\n\n[tool.x]\nlines = 120\nauthors = ["Ada Bell"]\n', "settings"),
    "INI": ("[main]\nname = crane\npath = /srv\n\n; the mayor said so\n[other]\nx = 1\n", "settings"),
    "properties": ("# crane\nname=crane\npath=/srv\nowner=Ada Bell\n", "settings"),
    "environment": ("NAME=crane\nSECRET=abc\nexport PATH=/bin\n", "settings"),
    "property list": (b"bplist00" + b"x" * 20, "settings"),
    "LaTeX": ("% draft\n\\documentclass{article}\n\\begin{document}\n" + PROSE, "TeX"),
    "LaTeX, a section": ("\\section{The crane}\n\\label{sec:crane}\n" + PROSE, "TeX"),
    "Markdown table": ("| Port | Ships |\n| --- | ---: |\n| Granton | 12 |\n| Corven | 7 |\n", "a table"),
    "SRT": ("1\n00:00:01,000 --> 00:00:03,000\nThe mayor said so.\n", "subtitles"),
    "SRT from 0": ("0\n0:00:01.000 --> 0:00:03.000\nThe mayor said so.\n", "subtitles"),
    "VTT": ("WEBVTT\n\n00:01.000 --> 00:03.000\nThe mayor said so.\n", "subtitles"),
    "SubStation": ("[Script Info]\nTitle: x\n\n[Events]\nDialogue: 0,0:00:01.00,The mayor said so.\n", "subtitles"),
    "BibTeX": ("% library\n@article{bell2020,\n  author = {Bell, Ada},\n}\n", "a bibliography"),
    "RIS": ("TY  - JOUR\nAU  - Bell, Ada\nER  - \n", "a bibliography"),
    "PubMed": ("PMID- 123456\nOWN - NLM\nTI  - Cranes.\nAB  - " + PROSE, "a bibliography"),
    "MARCXML": ('<collection xmlns="http://www.loc.gov/MARC21/slim"><record/></collection>', "bibliographic"),
    "EAD": ("<ead><archdesc><did><unittitle>Cranes</unittitle></did></archdesc></ead>", "bibliographic"),
    "PREMIS": ('<premis xmlns="http://www.loc.gov/premis/v3"><object/></premis>', "preservation"),
    "calendar": ("BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n", "calendar"),
    "address": ("BEGIN:VCARD\nFN:Ada Bell\nEND:VCARD\n", "address"),
    "Python": (PYTHON, "a program"),
    "JavaScript": ('const x = require("fs");\n\nfunction load(p) {\n  return x.read(p); // said\n}\n', "a program"),
    "a comment": ("/**\n * Says what the mayor said in the town.\n */\nint main(void) {\n}\n", "a program"),
    "C": ('#include <stdio.h>\n\nint main(void) {\n    printf("the mayor said so");\n    return 0;\n}\n', "a program"),
    "Java": (JAVA, "a program"),
    "CSS": (RULES, "a program"),
    "R": ('x <- read.csv("a.csv")\nmodel <- lm(y ~ z, data = x)\nsummary(model)\n', "a program"),
    "Dockerfile": ('FROM python:3.11\nWORKDIR /app\nCOPY . .\nRUN pip install .\nCMD ["run"]\n', "instructions"),
    "Makefile": ("all: crane\n\ncrane: crane.c\n\n.PHONY: all\n", "instructions"),
    "SQL": ("-- dump\nCREATE TABLE ships (id int);\nINSERT INTO ships VALUES (1, 'He said so');\n", "SQL"),
    "log": ("2025-07-14 12:00:01,123 INFO x: started\n2025-07-14 12:00:02,003 WARNING x: the mayor said so\n", "a log"),
    "log of a web server": (WEB_LOG * 3, "a log"),
    "log of a system": (
        "Jul 14 12:00:01 harbour sshd[1]: Accepted key\nJul 14 12:00:02 harbour cron[9]: run\n",
        "a log",
    ),
    "diff": ("--- a.txt\t2025\n+++ b.txt\t2025\n@@ -1 +1 @@\n-The mayor said so.\n+Nobody said so.\n", "a diff"),
    "base64": (PACKED, "base64"),
    "base64 in one line": (PACKED.replace("\n", ""), "base64"),
    "certificate": (f"-----BEGIN CERTIFICATE-----\n{PACKED}-----END CERTIFICATE-----\n", "a certificate"),
    "uuencode": ("begin 644 crane.txt\nM5&AE(&AA<F)O=7(@8F]A<F0\n`\nend\n", "uuencode"),
    "hexadecimal": ("00000000  54 68 65 20 6d 61  |The ma|\n00000010  6f 2e\n", "hexadecimal"),
    "PostScript": ("%!PS-Adobe-3.0\n%%Title: crane\nshowpage\n", "PostScript"),
    "SVG": ('<svg xmlns="http://www.w3.org/2000/svg"><text>The mayor said so</text></svg>', "SVG"),
    "KML": ('<kml xmlns="http://www.opengis.net/kml/2.2"><Placemark/></kml>', "geographic data"),
    "GPX": ('<gpx version="1.1" creator="x"><trk/></gpx>', "geographic data"),
    "ODF flat": (
        '<?xml version="1.0"?><office:document xmlns:office="urn:x"><office:body/></office:document>',
        "office",
    ),
    "DocBook": ('<article xmlns="http://docbook.org/ns/docbook"><para>So he said.</para></article>', "DocBook"),
    "JATS": ('<article article-type="news"><front/><body><p>So he said.</p></body></article>', "JATS"),
    "JSON-LD": ('{"@context":"https://schema.org","@type":"NewsArticle","articleBody":"So he said."}', "JSON-LD"),
    "GeoJSON": ('{"type":"FeatureCollection","features":[]}', "GeoJSON"),
    "NDJSON of a log": ('{"ts":1,"msg":"the mayor said so"}\n{"ts":2,"msg":"nobody asked"}\n', "none of which"),
    "JSON of strings": ('["the mayor said so","nobody asked"]', "JSON without articles"),
    "one JSON string": ('"the mayor said so\\nand left"', "a single JSON string"),
    "JSON5": ("{\n  // comment\n  name: 'crane',\n}\n", "not JSON"),
    "CSV with semicolons": (
        "Datum;Titel;Text\n14.07.2025;Kran;So he said\n15.07.2025;Kran;Nobody asked\n",
        "semicolons",
    ),
    "fixed width": ("Port        Ships   Tons\nGranton        12  40100\nCorven          7  12999\n", "fixed-width"),
    "Turtle": ("@prefix ex: <http://x.example/> .\nex:crane a ex:Machine .\n", "RDF"),
    "N-Triples": ('<http://x.example/a> <http://x.example/b> "c" .\n', "RDF"),
    "gettext": ('msgid ""\nmsgstr ""\n\nmsgid "The mayor"\nmsgstr "Die"\n', "translations"),
    "GEDCOM": ("0 HEAD\n1 SOUR x\n0 TRLR\n", "GEDCOM"),
    "FASTA": (">seq1 crane\nACGTACGTTAGC\nACGTACGTTAGC\n", "FASTA"),
    "CoNLL-U": ("# sent_id = 1\n1\tThe\tthe\tDET\n2\tmayor\tmayor\tNOUN\n", "CoNLL-U"),
    "wiki": ("{{Infobox crane|name=x}}\n" + PROSE, "wiki"),
    "numbers": ("12 44 19.5 3\n99 100 4\n3.14 2 7\n", "without a word"),
    "marks": ("-- -- --\n*** !!! ...\n", "without a word"),
    "empty": ("", "is empty"),
    "white space": (" \n\t\n  \r\n", "holds no text"),
    "byte order mark": ("\ufeff", "holds no text"),
    "UTF-16 LE": (PROSE.encode("utf-16-le"), "iconv -f UTF-16LE"),
    "UTF-16 BE": (PROSE.encode("utf-16-be"), "iconv -f UTF-16BE"),
    "UTF-16 with its mark": (PROSE.encode("utf-16"), "iconv -f UTF-16 "),
    "UTF-32": (PROSE.encode("utf-32"), "iconv -f UTF-32"),
    "Windows-1252": (f"“{PROSE}”".encode("cp1252"), "iconv -f WINDOWS-1252"),
    "EBCDIC": (PROSE.encode("cp037"), "iconv -f IBM037"),
    "bytes": (bytes((n * 7919 + n * n) % 256 for n in range(3000)), "binary data, not text"),
    "ELF": (b"\x7fELF\x02\x01\x01" + b"\0" * 200, "a program"),
    "WebP": (b"RIFF\x24\0\0\0WEBPVP8 " + b"\0" * 100, "a picture"),
    "font": (b"\x00\x01\x00\x00\x00\x0fGDEF" + bytes(range(200)), "a font"),
}

READ: dict[str, str] = {
    "one word": "Crane",
    "Markdown": f"# The crane\n\n{PROSE}\n* Bell said **no**.\n",
    "a list with stars": "Reaction:\n\n* Bakers’ union: “A black day.”\n* Mayor Bell said that it was a farce.\n",
    "bold speakers": "**Gazette:** Why?\n\n**Ada Bell:** It lost money. The bank told me it would lose more.\n",
    "reStructuredText": f"The crane\n=========\n\n.. note:: draft\n\n{PROSE}",
    "HTML in part": f"<p>{PROSE}</p>",
    "an agency in angle brackets": f"<AP> {PROSE}",
    "a quotation": '"It was not my crane, and I have told them so for years."',
    "a note": f"Note: the mayor said so.\n\n{PROSE}",
    "a footnote": f"[1] The mayor said so.\n\n{PROSE}",
    "import": f"import taxes will rise, the minister said.\n\n{PROSE}",
    "from": f"FROM OUR CORRESPONDENT\nGRANTON, Monday.\n\n{PROSE}",
    "semicolons": "“I was there,” Bell said; “nobody asked; nobody came.”\n\nHe was asked: why? He said: because.\n",
    "a list": "1. The mayor said so.\n2. Bell denied it.\n3. Lund was not there.\n",
    "select": f"Select committee hears of crane\n\n{PROSE}",
    "create": "Create jobs, not tables; insert people into work, says mayor\n",
    "a diary": "2025-07-14 The mayor said that the crane was unsafe.\n2025-07-15 Bell said no.\n",
    "a live page": "12:00 The mayor has arrived, aides say.\n12:10 Bell says no.\n12:15 Lund: “It was not me.”\n",
    "scores before a report": f"Harrow Vale   3   Oxmoor   2\nPort Leddon   0   Corven   0\n\n{PROSE}",
    "speakers": "Bell: I was there.\nLund: So was I.\nBell: Nobody asked us.\n",
    "small speakers": "bell: i was there and nobody asked\nlund: so was i!\nbell: nobody asked us.\n",
    "headlines": "Crane unsafe, says board\nMayor promises inquiry\nBell: not my crane\n",
    "a setting in a report": f"The file said:\n\nmode = silent\n\n{PROSE}",
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_not_prose_is_refused_by_its_name(kind: str) -> None:
    content, message = REFUSED[kind]
    with pytest.raises(ReadingError) as caught:
        list(read(content.encode() if isinstance(content, str) else content, name="crane"))
    assert message in str(caught.value)
    assert caught.value.remedy


@pytest.mark.parametrize("kind", READ)
def test_prose_that_looks_like_it_is_read(kind: str) -> None:
    (article,) = read(READ[kind].encode(), name="crane")
    assert article.text.split()[-1] in READ[kind]
