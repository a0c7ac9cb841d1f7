"""Speech encoded in HTML: a `blockquote` or `q` with its source.

The source is named in the last line of the quotation (`footer`, `cite`, `figcaption`, or a line that begins with a
dash), or by its address (`cite=`); see the HTML Standard, 4.4.4 and 4.5.7. A quotation is located in the extracted text
by the lines of its paragraph; one that occurs there twice, or in another form, is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate

from attrs import frozen
from lxml import etree

from provenance.model import EncodedSpeech, Span
from provenance.reading.speech import has_marks, paragraphs_between
from provenance.reading.xml import Element, paragraphs

_BLOCKS = frozenset("p div h1 h2 h3 h4 h5 h6 li dt dd blockquote pre br section article body main tr footer".split())
_NOT_SHOWN = frozenset(("script", "style"))
_PULLED = re.compile(r"pull-?_?quote", re.IGNORECASE)
"""In a class: words of the article repeated in large type."""
_DASH = "-—–―"
_PHRASE = re.compile(rf"[{_DASH}\s]*(?P<who>[^\W\d_a-z][^,;:|()\[\]\n]*)")
"""Who is named in a last line: up to the comma or bracket before the office or the date."""
_LONGEST = 8
"""Longest name or description of a speaker, in words."""


@frozen
class Quotation:
    """A quotation of a page: the lines of its block, and which of their characters, white space aside, are the
    quotation and its speaker."""

    lines: tuple[str, ...]
    content: tuple[int, int]
    speaker: tuple[int, int] | None = None
    address: str | None = None


def quotations(page: Element) -> list[Quotation]:
    """The quotations of a page that have a source, and all `q`. The page is changed so that its extracted text contains
    the lines that name a speaker, and runs on across a `q`."""
    for figure in list(page.iter("figure")):
        if next(figure.iter("blockquote"), None) is not None:
            _renamed(figure)
    found = [*_blocks(page), *_inline(page)]
    for e in list(page.iter("q")):
        e.drop_tag()  # type: ignore[attr-defined]
    return found


def speech(text: str, found: list[Quotation]) -> tuple[EncodedSpeech, ...]:
    """The quotations in the text extracted from their page, in its order."""
    places = _Places(text)
    spoken = (encoded for each in found if (encoded := _encoded(each, text, places)) is not None)
    return tuple(sorted(spoken, key=lambda s: s.content))


# ---------- in the page


def _renamed(figure: Element) -> None:
    """A figure that is a quotation is not a picture, and its caption says whose words it quotes."""
    figure.tag = "div"
    for caption in figure.iter("figcaption"):
        caption.tag = "footer"


def _blocks(page: Element) -> Iterator[Quotation]:
    for block in list(page.iter("blockquote")):
        if any(_PULLED.search(e.get("class", "")) for e in (block, *block.iterancestors())):
            continue
        signed = _signature(block)
        address = _address(block)
        if signed is not None:
            signed.tag = "p"
        whole = block if signed is None or signed.getparent() is block else block.getparent()
        lines = _lines(whole) if whole is not None else ()
        is_signed = signed is not None or any(line.startswith(tuple(_DASH)) for line in lines[-1:])
        last = lines[-1] if len(lines) > 1 and is_signed else ""
        speaker = _speaker(lines, last)
        if lines and (speaker or address):
            yield Quotation(lines, (0, _size("".join(lines)) - _size(last)), speaker, address)


def _signature(block: Element) -> Element | None:
    """The element after the words of a quotation that says whose they are: inside it, or beside it in a figure."""
    inside = [e for e in block if isinstance(e.tag, str)]
    after = block.getnext()
    last = inside[-1] if inside else None
    for e in (last, after if after is not None and after.tag == "footer" else None):
        if e is not None and (e.tag in ("footer", "cite") or _begins_with_cite(e)):
            return e
    return None


def _begins_with_cite(e: Element) -> bool:
    """“— <cite>Ada Bell</cite>, mayor”: a title mentioned in a sentence comes later."""
    first = next(iter(e), None)
    before = (e.text or "").strip(f" \n\t{_DASH}")
    return first is not None and first.tag == "cite" and not before and e.tag in ("p", "div", "small", "span")


def _inline(page: Element) -> Iterator[Quotation]:
    quoted: dict[Element, set[Element]] = {}
    for e in page.iter("q"):
        block = next((a for a in e.iterancestors() if a.tag in _BLOCKS and a.tag != "body"), None)
        if block is not None:
            quoted.setdefault(block, set()).add(e)
    for block, inside in quoted.items():
        lines = _lines(block)
        for e, part in _parts(block, inside):
            if part[0] < part[1]:
                yield Quotation(lines, part, None, _address(e))


def _parts(block: Element, wanted: set[Element]) -> Iterator[tuple[Element, tuple[int, int]]]:
    """Which characters of a block, white space aside, are in each of its elements."""
    at = 0
    begun: dict[Element, int] = {}
    for event, e in etree.iterwalk(block, events=("start", "end", "comment", "pi")):
        if event == "start":
            begun[e] = at
            at += 0 if e.tag in _NOT_SHOWN else _size(e.text or "")
            continue
        if e in wanted:
            yield e, (begun[e], at)
        at += _size(e.tail or "") if e is not block else 0


def _lines(block: Element) -> tuple[str, ...]:
    text, _ = paragraphs(block, _BLOCKS, _NOT_SHOWN)
    return tuple(filter(None, text.split("\n\n")))


def _speaker(lines: tuple[str, ...], last: str) -> tuple[int, int] | None:
    named = _PHRASE.match(last)
    if named is None or not 0 < len(named["who"].split()) <= _LONGEST:
        return None
    start = _size("".join(lines)) - _size(last) + _size(last[: named.start("who")])
    return start, start + _size(named["who"])


def _address(e: Element) -> str | None:
    cite = (e.get("cite") or "").strip()
    return cite if cite.startswith(("http://", "https://", "urn:")) else None


def _size(text: str) -> int:
    """Number of characters, white space aside."""
    return len("".join(text.split()))


# ---------- in the text


class _Places:
    """Where the lines of a text are, and where each of its characters is, white space aside."""

    def __init__(self, text: str) -> None:
        self.at = [i for i, c in enumerate(text) if not c.isspace()]
        self.squeezed = "".join(text.split())
        lines = ["".join(line.split()) for line in text.split("\n")]
        starts = accumulate(map(len, lines), initial=0)
        self._starts: dict[str, list[int]] = {}
        self._found: dict[int, int | None] = {}
        for line, start in zip(lines, starts, strict=False):
            self._starts.setdefault(line, []).append(start)

    def of(self, lines: tuple[str, ...]) -> int | None:
        """The number of the first character of these lines, if they occur exactly once. They are looked up once: many
        quotations can be in one block."""
        if id(lines) not in self._found:
            self._found[id(lines)] = self._looked_for(["".join(line.split()) for line in lines])
        return self._found[id(lines)]

    def _looked_for(self, lines: list[str]) -> int | None:
        starts = self._starts.get(lines[0], []) if lines else []
        return starts[0] if len(starts) == 1 and self.squeezed.startswith("".join(lines), starts[0]) else None


def _encoded(quotation: Quotation, text: str, places: _Places) -> EncodedSpeech | None:
    if (first := places.of(quotation.lines)) is None:
        return None

    def span(part: tuple[int, int]) -> Span:
        return Span(places.at[first + part[0]], places.at[first + part[1] - 1] + 1)

    content = tuple(paragraphs_between(text, *span(quotation.content)))
    speaker = span(quotation.speaker) if quotation.speaker else None
    bare = not has_marks(text, content)
    return EncodedSpeech(content, speaker=speaker, address=quotation.address, quoted=bare)
