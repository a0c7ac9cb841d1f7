"""The gate every XML input goes through: well-formed, of bounded size and depth, with no entities but plain text.

Expat reads it and never opens a file or the network. What the document type declaration says is made harmless first
(`provenance.xml.doctype`), so that neither external entities nor entity bombs get anywhere.
"""

from __future__ import annotations

import re
from typing import Any
from xml.parsers import expat

from provenance.errors import ProvenanceError, ReadingError
from provenance.xml.doctype import settled

LARGEST = 50_000_000
"""Largest file, in bytes. An article is a few thousand."""
DEEPEST = 200
"""Deepest nesting of elements; lxml's own limit is 256."""
_UNDEFINED = expat.errors.codes[expat.errors.XML_ERROR_UNDEFINED_ENTITY]
_REFERENCE = re.compile(r"&([^;\s&<]{1,60});")


class Gate:
    """An expat parser that refuses. Subclasses add handlers and call `run`."""

    def __init__(self, data: bytes, where: str, error: type[ProvenanceError] = ReadingError) -> None:
        self.data = data
        self.where = where
        self.error = error
        self.depth = 0
        self.encoding: str | None = None
        self.parser = expat.ParserCreate()
        self.parser.buffer_text = False
        handlers: dict[str, Any] = {
            "XmlDeclHandler": self.declared,
            "StartElementHandler": self.start,
            "EndElementHandler": self.end,
        }
        for name, handler in handlers.items():
            setattr(self.parser, name, handler)

    def run(self) -> bytes:
        """Raise the error for anything that is refused, with its line and a remedy.

        Returns the bytes that another XML parser may be given: those of the file, with a harmless document type
        declaration.
        """
        if len(self.data) > LARGEST:
            raise self.refusal(f"is larger than {LARGEST // 1_000_000} MB", "split it into single articles", at=False)
        found = settled(self.data)
        try:
            self.parser.Parse(found.data, True)
        except expat.ExpatError as error:
            if error.code == _UNDEFINED:
                raise self._undefined(found.kept_out) from error
            problem = f"is not well-formed XML: {expat.ErrorString(error.code)}"
            raise self.refusal(problem, "correct it, or fetch the file again if it is cut off") from error
        except (LookupError, ValueError) as error:
            raise self.refusal(f"has an encoding that cannot be read ({error})", "save it as UTF-8") from error
        return found.data

    def _undefined(self, kept_out: dict[str, str]) -> ProvenanceError:
        """The error for an entity that is used and has no text here."""
        reference = self.data[self.parser.CurrentByteIndex :][:250].replace(b"\0", b"").decode("utf-8", "replace")
        found = _REFERENCE.search(reference)
        name = found[1] if found else "?"
        if name in kept_out:
            problem = f"uses the entity “{name}”, which stands for {kept_out[name]} and is not expanded"
            return self.refusal(problem, "put what it stands for in its place, as “xmllint --noent” does")
        problem = f"uses the entity “{name}”, which the file does not declare, and nothing outside it is opened"
        return self.refusal(problem, f'declare it: <!DOCTYPE … [<!ENTITY {name} "its text">]>, or write its text')

    def refusal(self, problem: str, remedy: str, *, at: bool = True) -> ProvenanceError:
        line = f":{self.parser.CurrentLineNumber}" if at else ""
        return self.error(problem, where=f"{self.where}{line}", remedy=remedy)

    def declared(self, _version: str, encoding: str | None, _standalone: int) -> None:
        self.encoding = encoding

    def start(self, _name: str, _attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise self.refusal(f"is nested deeper than {DEEPEST} elements", "flatten it")

    def end(self, _name: str) -> None:
        self.depth -= 1


def admitted(data: bytes, where: str, error: type[ProvenanceError] = ReadingError) -> bytes:
    """What may be given to any XML parser that expands entities and loads nothing; raise `error` where nothing may.

    The bytes are those of the file, except for its document type declaration (`provenance.xml.doctype`).
    """
    return Gate(data, where, error).run()
