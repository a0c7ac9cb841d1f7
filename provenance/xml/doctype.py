"""The document type declaration of an XML file, made harmless before anything parses the file for its text.

What it names outside the file is never opened. Of its entities only those that stand for plain text stay declared;
pictures, files, markup and other entities are taken out, so that no expansion can grow, and a file that never uses them
reads like any other.
"""

from __future__ import annotations

from contextlib import suppress
from xml.parsers import expat

from attrs import field, frozen

_BEGINS = "<!DOCTYPE"
_LONGEST = 1_000
"""Longest entity taken for text, in characters: a name, a sign, a recurring phrase."""


@frozen
class Settled:
    """A file whose document type declaration opens nothing and expands to nothing but plain text.

    `data` is as long as the file was, and every byte after the declaration, and every line, is where it was.
    """

    data: bytes
    kept_out: dict[str, str] = field(factory=dict)
    """The entities that were taken out: name → what each stands for."""


class _AtRoot(Exception):
    """The prolog ends here; the rest of the file does not matter."""


class _Prolog:
    """Reads up to the root element and remembers what is declared."""

    def __init__(self, data: bytes) -> None:
        self.name = ""
        self.start = self.end = -1
        self.encoding: str | None = None
        self.texts: dict[str, str] = {}
        self.kept_out: dict[str, str] = {}
        self.parser = expat.ParserCreate()
        self.parser.XmlDeclHandler = self._declared
        self.parser.StartDoctypeDeclHandler = self._begun
        self.parser.EndDoctypeDeclHandler = self._ended
        self.parser.EntityDeclHandler = self._entity
        self.parser.StartElementHandler = self._root
        with suppress(_AtRoot, expat.ExpatError, LookupError, ValueError):  # the parse of the whole says what is wrong
            self.parser.Parse(data, True)

    def _declared(self, _version: str, encoding: str | None, _standalone: int) -> None:
        self.encoding = encoding

    def _begun(self, name: str, *_rest: object) -> None:
        self.name = name
        self.start = self.parser.CurrentByteIndex

    def _ended(self) -> None:
        self.end = self.parser.CurrentByteIndex

    def _root(self, *_: object) -> None:
        raise _AtRoot

    def _entity(
        self, name: str, parameter: int, value: str | None, _base: str | None, address: str | None, *_rest: object
    ) -> None:
        if parameter or name in self.texts or name in self.kept_out:
            return  # XML: the first declaration of a name counts
        if value is None:
            self.kept_out[name] = f"the file “{(address or '')[:60]}”"
        elif set("<&\r") & set(value) or "\n" in value[1:] or len(value) > _LONGEST:
            self.kept_out[name] = "more than a phrase (markup, other entities, lines)"
        else:
            self.texts[name] = value


def settled(data: bytes) -> Settled:
    """The file with its document type declaration made harmless; as it is where it has none."""
    if not any(_BEGINS.encode(codec) in data for codec in ("utf-8", "utf-16-le", "utf-16-be")):
        return Settled(data)
    prolog = _Prolog(data)
    if prolog.end < 0:
        return Settled(data)
    name = codec(data, prolog.encoding)
    start = data.rindex(_BEGINS.encode(name), 0, prolog.start)
    before, after = data[:start], data[prolog.end + len(">".encode(name)) :]
    declared = _declaration(prolog).encode(name, "xmlcharrefreplace")
    size = len(data) - len(before) - len(after)
    return Settled(before + declared + _blank(data[start:][:size], declared, name) + after, prolog.kept_out)


def codec(data: bytes, declared: str | None) -> str:
    """The encoding of an XML file, as Python names it and without a byte order mark of its own."""
    if data[:2] in (b"\xff\xfe", b"<\0"):
        return "utf-16-le"
    return "utf-16-be" if data[:2] in (b"\xfe\xff", b"\0<") else declared or "utf-8"


def _declaration(prolog: _Prolog) -> str:
    entities = "".join(f"<!ENTITY {name} {_literal(value)}>" for name, value in prolog.texts.items())
    return f"{_BEGINS} {prolog.name}[{entities}]>"


def _literal(value: str) -> str:
    """The value in quotation marks, never longer than any other way to write it."""
    mark, reference = ('"', "&#34;") if value.count('"') <= value.count("'") else ("'", "&#39;")
    return f"{mark}{value.replace('%', '&#37;').replace(mark, reference)}{mark}"


def _blank(original: bytes, declared: bytes, codec: str) -> bytes:
    """White space in place of what was taken out, keeping its line ends."""
    space, line = " ".encode(codec), "\n".encode(codec)
    room = (len(original) - len(declared)) // len(space)
    lines = original.count(line) - declared.count(line)
    return line * lines + space * (room - lines)
