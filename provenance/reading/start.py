"""The first bytes of an input, looked at in the ways that tell one kind of file from another."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from functools import cached_property

from attrs import define

_QUOTED = r"""(?:"[^"]*"|'[^']*')"""
_COMMENT = r"<!--(?:[^-]|-(?!->))*-->"
_INSTRUCTION = r"<\?(?:[^?]|\?(?!>))*\?>"
_SUBSET = rf"""\[(?:{_COMMENT}|{_INSTRUCTION}|{_QUOTED}|<(?!\?|!--)|[^\]"'<])*\]\s*"""
"""The declarations inside a document type: a bracket in a comment or in quotation marks does not end them."""
_BEFORE_ROOT = re.compile(
    rf"""\s+|<\?[^>]*>|{_COMMENT}|<!DOCTYPE(?:{_QUOTED}|[^>\["'])*(?:{_SUBSET})?>""", re.IGNORECASE
)
_ATTRIBUTES = r"""(?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*"""
_TAG = re.compile(rf"<(?:([\w.-]+):)?([\w.-]+)({_ATTRIBUTES})\s*/?>")
_JSON_TOKEN = re.compile(r'"((?:[^"\\]|\\.)*)"(\s*:)?|[{}\[\]]', re.DOTALL)
_LOOKS_LIKE_JSON = re.compile(r'\{\s*["}]|\[\s*\{')
_MOST_ROWS = 10
_WIDE = {b"\xff\xfe<": "utf-16", b"\xfe\xff\0<": "utf-16", b"<\0": "utf-16-le", b"\0<": "utf-16-be"}
"""How markup in UTF-16 begins, with and without a byte order mark."""
HEAD = 65_536
"""Bytes examined to tell what an input is."""


@define(slots=False)
class Start:
    """The beginning of an input: its `head` (bytes) and, decoded as far as that goes, its `text`, without byte order
    mark and white space before the first character. `name` is what messages call the input."""

    head: bytes
    name: str = ""

    @cached_property
    def text(self) -> str:
        wide = next((codec for begins, codec in _WIDE.items() if self.head.startswith(begins)), "utf-8")
        return self.head.decode(wide, "replace").lstrip("\ufeff \t\r\n")

    @cached_property
    def first_line(self) -> str:
        return self.text.partition("\n")[0]

    @cached_property
    def prolog(self) -> str:
        """What precedes the root element: declaration, comments, document type."""
        at = 0
        while before := _BEFORE_ROOT.match(self.text, at):
            at = before.end()
        return self.text[:at]

    @cached_property
    def _tag(self) -> re.Match[str] | None:
        return _TAG.match(self.text, len(self.prolog))

    @property
    def root(self) -> str:
        """The name of the root element without its prefix, or nothing where the text is not markup.

        A word in angle brackets can open an article too (“<AP> LONDON”): without a declaration, attributes or any end
        tag it is not a root.
        """
        tag = self._tag
        if not tag:
            return ""
        closes = "</" in self.text or tag[0].endswith("/>")
        return tag[2] if closes or tag[3] or self.prolog else ""

    @property
    def namespace(self) -> str:
        """The namespace of the root element, or nothing."""
        if not self._tag:
            return ""
        prefix, attributes = self._tag[1], self._tag[3]
        name = f"xmlns:{prefix}" if prefix else "xmlns"
        found = re.search(rf"""\s{re.escape(name)}\s*=\s*["']([^"']*)""", attributes)
        return found[1] if found else ""

    @cached_property
    def is_json(self) -> bool:
        """Whether it begins as JSON objects do, or an array of them; an array of anything else if it is whole."""
        if _LOOKS_LIKE_JSON.match(self.text):
            return True
        try:
            return self.text.startswith("[") and isinstance(json.loads(self.text), list)
        except (ValueError, RecursionError):
            return False

    @cached_property
    def keys(self) -> dict[str, set[str]]:
        """JSON: the keys seen so far of the objects at each place: `""` the outermost (of all lines), `"[]"` those in
        an outermost array, `"items[]"` those in the array under “items”, and so on."""
        found: dict[str, set[str]] = {}
        for place, key in _members(self.text):
            found.setdefault(place, set()).add(key)
        return found

    def rows(self, mark: str) -> list[list[str]]:
        """The first rows if this is a table whose columns are separated by `mark`; the last row may be cut off, and is
        left out if there are others."""
        lines = [line for line in self.text.splitlines(keepends=True)[: 4 * _MOST_ROWS] if line.strip()]
        try:
            rows = [row for row in csv.reader(lines, delimiter=mark) if row]
        except csv.Error:
            return []
        whole = len(rows) > _MOST_ROWS or len(self.head) < HEAD
        return rows[:_MOST_ROWS] if whole else rows[:-1] or rows


def _members(text: str) -> Iterator[tuple[str, str]]:
    """Place and key of each member of the objects in a JSON text, which may be cut off."""
    open_: list[tuple[str, bool]] = [("", True)]  # place, and whether it is a list: the lines of JSONL are one
    key = ""
    for token in _JSON_TOKEN.finditer(text):
        place, is_list = open_[-1]
        if token[2]:
            key = token[1]
            yield place, key
        elif token[0] in "{[":
            within = place if is_list else f"{place}.{key}".lstrip(".")
            open_.append((within, False) if token[0] == "{" else (f"{within}[]", True))
        elif token[0] in "}]" and len(open_) > 1:
            open_.pop()
