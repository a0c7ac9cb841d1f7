"""XML written as strings: escaping, the characters XML cannot represent, and ids."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from attrs import evolve, fields, has

from provenance.errors import WritingError
from provenance.model import Document

_LEGAL = "\x20-\ud7ff\t\n\r\ue000-\ufffd\U00010000-\U0010ffff"
_ALL_LEGAL = re.compile(f"[{_LEGAL}]*")
_ILLEGAL = re.compile(f"[^{_LEGAL}]")
_ATTRIBUTE = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
)
_WEB = re.compile(r"(https?://[A-Za-z0-9.\-]+(?::\d+)?(?:[/?][^#]*)?)(?:#(.*))?", re.DOTALL)
_LOCATED = re.compile(r"(?:file|urn):/*\w")
_STRAY = re.compile(r"%(?![0-9A-Fa-f]{2})")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.\-]*")
_NOT_NAME = re.compile(r"[^A-Za-z0-9_.\-]")


def escaped(text: str) -> str:
    """Element content. A carriage return becomes `&#13;`, since an XML reader would turn it into a line feed."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")


def quoted(value: str) -> str:
    """The value of an attribute, without its quotation marks."""
    return value.translate(_ATTRIBUTE)


def element(name: str, content: str | None, attributes: str = "") -> str:
    """An element with this exact text, or nothing if the content is `None`."""
    return "" if content is None else f"<{name}{attributes}>{escaped(content)}</{name}>"


def link(value: str | None) -> str:
    """The attribute `target` for a web address, with characters not allowed in a URI percent-encoded (RFC 3986);
    nothing for what is not a web address."""
    found = _WEB.fullmatch(value or "")
    if not found:
        return ""
    parts = list(map(reference, found.groups("")))
    return f' target="{quoted("#".join(parts) if parts[1] else parts[0])}"'


def reference(name: str) -> str:
    """A file name or an address as a URI reference: characters not allowed in one are percent-encoded, and so are those
    that would make a scheme or a host of the beginning of a file name (“C:\\scan.tif”, “//”)."""
    encoded = quote(_STRAY.sub("%25", name), safe="/?:@&=+$,;-_.!~*'()%", errors="replace")
    if _WEB.fullmatch(name) or _LOCATED.match(name):
        return encoded
    first, slash, rest = re.sub("^//", "%2F%2F", encoded).partition("/")
    return first.replace(":", "%3A") + slash + rest


class Ids:
    """Hands out `xml:id`s: each once, none that is taken, the requested one if available."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)
        self._of: dict[tuple[str, str], str] = {}
        self._labels: dict[tuple[str, str], str] = {}

    def beside(self, taken: Iterable[str] = ()) -> Ids:
        """Ids for another document of the same file: none of those already handed out here."""
        other = Ids()
        other._taken = self._taken
        other._taken.update(taken)
        return other

    def new(self, wanted: str) -> str:
        """An unused id: `wanted`, made a legal name, with a number appended if it is taken."""
        plain = wanted.isascii() and wanted.isidentifier()  # most are, and it costs less than to match
        base = name = wanted if plain else _legal(wanted)
        number = 2
        while name in self._taken:
            name, number = f"{base}-{number}", number + 1
        self._taken.add(name)
        return name

    def of(self, kind: str, key: str, wanted: str | None = None) -> str:
        """The id of the thing `key` of this `kind`; the same one each time."""
        found = self._of.get((kind, key))
        if found is None:
            found = self._of[kind, key] = self.new(key if wanted is None else wanted)
        return found

    def known(self, kind: str, key: str) -> str | None:
        """The id of this thing, if it already has one."""
        return self._of.get((kind, key))

    def label(self, taxonomy: str, value: str) -> str:
        """The pointer to a category."""
        found = self._labels.get((taxonomy, value))
        if found is None:
            found = self._labels[taxonomy, value] = f"#{self.of('category', f'{taxonomy}.{value}')}"
        return found

    def record(self, sentence: str) -> str:
        """The id of the record of a sentence: `l2` for `s2`."""
        return self.of("record", sentence, "l" + sentence.removeprefix("s"))

    def record_attributes(self, sentence: str) -> str:
        """`xml:id` of the record of a sentence, and `n` where the sentence's id does not follow from it."""
        id = self.record(sentence)
        own = "" if "s" + id.removeprefix("l") == sentence else f' n="{quoted(sentence)}"'
        return f' xml:id="{id}"{own}'

    def attributes(self, kind: str, key: str) -> str:
        """`xml:id`, and `n` with the model's own id where the two differ."""
        id = self.of(kind, key)
        return f' xml:id="{id}"' if id == key else f' xml:id="{id}" n="{quoted(key)}"'


def _legal(wanted: str) -> str:
    if _NAME.fullmatch(wanted):
        return wanted
    name = _NOT_NAME.sub("-", wanted)
    return name if _NAME.match(name) else f"_{name}"


def check(document: Document | None, written: str) -> None:
    """Raise `WritingError` if what was written about a document, or several, contains a character that XML cannot
    represent.

    The message gives the character's offset in the text (code points, from 0), if it is there.
    """
    if _ALL_LEGAL.fullmatch(written):
        return
    if found := _ILLEGAL.search(written):
        inside = _ILLEGAL.search(document.text) if document else None
        where = f"{document.id!a}, " if document else ""
        where += f"character {inside.start()}" if inside else "outside of the text"
        problem = f"U+{ord((inside or found)[0]):04X} cannot be written in XML"
        raise WritingError(problem, where=where, remedy="remove it, or let it be replaced (--replace-illegal)")


def replaced(document: Document) -> tuple[Document, str | None]:
    """The document with U+FFFD for each character that XML cannot represent, and a sentence that records it."""
    found = list(_ILLEGAL.finditer(document.text))
    if found:
        places = ", ".join(f"{m.start()} (U+{ord(m[0]):04X})" for m in found[:100])
        rest = f" and {len(found) - 100} more" if len(found) > 100 else ""
        record = f"{len(found)} characters that XML cannot hold were replaced by U+FFFD, at offsets {places}{rest}."
    else:
        record = None
    return _clean(document), record


def _clean(value: Any) -> Any:
    match value:
        case str():
            return _ILLEGAL.sub("\ufffd", value)
        case tuple() if type(value) is tuple:
            return tuple(_clean(item) for item in value)
        case _ if has(type(value)):
            return evolve(value, **{a.name: _clean(getattr(value, a.name)) for a in fields(type(value))})
    return value
