"""The gate every XML input goes through: well-formed, of bounded size and depth, without entities of its own.

Expat reads it and never opens a file or the network. Entity declarations are refused where they stand, before anything
could be expanded, so that neither external entities nor entity bombs get anywhere.
"""

from __future__ import annotations

from typing import Any
from xml.parsers import expat

from provenance.errors import ProvenanceError, ReadingError

LARGEST = 50_000_000
"""Bytes. An article is a few thousand."""
DEEPEST = 200
"""Elements inside each other; lxml's own limit is 256."""


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
            "EntityDeclHandler": self.entity,
            "SkippedEntityHandler": self.skipped,
            "StartElementHandler": self.start,
            "EndElementHandler": self.end,
        }
        for name, handler in handlers.items():
            setattr(self.parser, name, handler)

    def run(self) -> None:
        """Raise the error for anything that is refused, with the line it stands in and a remedy."""
        if len(self.data) > LARGEST:
            raise self.refusal(f"is larger than {LARGEST // 1_000_000} MB", "split it into single articles", at=False)
        try:
            self.parser.Parse(self.data, True)
        except expat.ExpatError as error:
            problem = f"is not well-formed XML: {expat.ErrorString(error.code)}"
            raise self.refusal(problem, "correct it, or fetch the file again if it is cut off") from error
        except (LookupError, ValueError) as error:
            raise self.refusal(f"has an encoding that cannot be read ({error})", "save it as UTF-8") from error

    def refusal(self, problem: str, remedy: str, *, at: bool = True) -> ProvenanceError:
        line = f":{self.parser.CurrentLineNumber}" if at else ""
        return self.error(problem, where=f"{self.where}{line}", remedy=remedy)

    def declared(self, _version: str, encoding: str | None, _standalone: int) -> None:
        self.encoding = encoding

    def entity(self, name: str, *_rest: object) -> None:
        raise self.refusal(f"declares an entity (“{name[:40]}”)", "replace entities by their text first")

    def skipped(self, name: str, _parameter: bool) -> None:
        raise self.refusal(f"uses an entity (“{name[:40]}”) it does not define", "replace entities by their text first")

    def start(self, _name: str, _attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise self.refusal(f"is nested deeper than {DEEPEST} elements", "flatten it")

    def end(self, _name: str) -> None:
        self.depth -= 1


def check(data: bytes, where: str, error: type[ProvenanceError] = ReadingError) -> None:
    """Raise `error` if this must not be given to an XML parser. No file and no network is read."""
    Gate(data, where, error).run()
