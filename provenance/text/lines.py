"""The lines of a text and the look of each: how far it reaches, how it begins, how it ends."""

from __future__ import annotations

import re
from typing import NamedTuple
from unicodedata import combining

from provenance.lexicon import tags
from provenance.lexicon.tagging import entries

BREAK = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
_BEFORE = re.compile(r"(?P<quotes>(?:[ \t]?>)*)(?P<indent>\s*)")
_OPENERS = "“\"‘'«»„‹›([「"
_CLOSERS = "”\"’'»«›‹)]」*_"
_STOPS = (".", "!", "?", "…", ":", ";")
_DASHES = ("-", "–", "—")
_AFTER_DATELINE = tuple(f" {dash}" for dash in (*_DASHES, "--"))
_BULLET = re.compile(r"(?P<sign>[-–—*•·▪●◦‣])\s+\S|\(?(?:\d{1,2}|[a-zA-Z]|[ivxIVX]{1,4})[.)]\s+\S")
_POINTS = frozenset("*•·▪●◦‣")
"""List markers that no sentence has."""
_LABEL = re.compile(r"(?:[A-Z][A-Z.'’ -]+|[QA])(?::|\. ?[—–-])\s")
_TABLE = re.compile(r"\S(?:\t| {3}|\s?\|\s)\s*\S.*?(?:\t| {3}|\s?\|\s)\s*\S|\.{5}|[-=_*]{3,}$")
_BYLINE = re.compile(r"(?:By|BY) [A-Z]")
_LETTERS = 8
"""Fewest letters of a line in capitals: “U.S.” is not one."""
_SMALL = 5
"""Words of fewer letters may be in lower case between names: “By Ada Bell and Tomas Reyes”."""


class Line(NamedTuple):
    """A line that is not blank: `text` without white space around it, at `start:end` of the exact text. `indent` is the
    white space before it in columns, `quotes` the number of marks of e-mail quotation (`>`) before that, `blank` the
    number of blank lines above it, `reach` the column at which it ends."""

    text: str
    start: int
    end: int
    indent: int
    quotes: int
    blank: int
    reach: int


def lines_of(text: str) -> list[Line]:
    """The lines that are not blank, in order."""
    lines: list[Line] = []
    done = 0
    for found in _LINE.finditer(text):
        before = _BEFORE.match(text, found.start(), found.end())
        words = found[0].rstrip()
        if before is None or before.end() >= found.start() + len(words):
            continue
        start, end = before.end(), found.start() + len(words)
        blank = len(BREAK.findall(text, done, found.start())) - 1 if lines else 0
        indent = len(before["indent"].expandtabs())
        reach = columns(text[start:end]) + indent + len(before["quotes"])
        lines.append(Line(text[start:end], start, end, indent, before["quotes"].count(">"), blank, reach))
        done = found.end()
    return lines


def columns(text: str) -> int:
    """The width of a text: an accent that is a character of its own takes no room."""
    return len(text) if text.isascii() else len(text) - sum(map(text.count, filter(combining, set(text))))


def is_plain(between: str) -> bool:
    """Whether `\\n` is the only kind of line end between two lines."""
    return all(found == "\n" for found in BREAK.findall(between))


def parts(a: Line, b: Line) -> bool:
    """Whether two lines look as if they belong to two paragraphs: items of a list, rows of a table, a speaker's
    label, a headline, a byline."""
    if is_table_row(a) or is_table_row(b) or is_byline(a) or is_byline(b):
        return True
    if is_capitals(a) and not is_capitals(b) and not ends_in_dash(a):
        return True
    if is_capitals(b) and not is_capitals(a) and not (is_open(a) or a.text.endswith(":")):
        return True
    sign = bullet(b)
    if sign in _POINTS or (sign in _DASHES and (bullet(a) == sign or not is_open(a))):
        return True
    return has_label(b) and not is_open(a)


def ends_small(line: Line) -> bool:
    """Whether the last word of the line, a comma aside, is not a name: a sentence goes on, or a heading ends."""
    last = line.text.rsplit(None, 1)[-1].rstrip(",")
    return last.islower() and last[-1].isalpha()


def breaks_off(line: Line) -> bool:
    """“said that the”, “the mayor and”, “it would”: no item of a list ends here, and hardly ever a line of verse."""
    entry = entries().get(line.text.rsplit(None, 1)[-1].lower())
    return bool(entry and entry.bits & (tags.DET | tags.POSS | tags.CC | tags.REL | tags.MODAL))


def is_open(line: Line) -> bool:
    """Whether the sentence goes on after the line: there is no stop at its end."""
    return not line.text.rstrip(_CLOSERS).endswith(_STOPS)


def starts_small(line: Line) -> bool:
    return line.text.lstrip(_OPENERS)[:1].islower()


def flows(a: Line, b: Line) -> bool:
    """Whether a sentence runs from line `a` into line `b`: no stop, then a small letter. It may be a list, too."""
    return is_open(a) and starts_small(b)


def divides(a: Line, b: Line) -> bool:
    """“gov-|ernor”: whether a word is divided between the lines."""
    return a.text[-1] in "-\u00ad‐" and a.text[-2:-1].isalpha() and b.text[0].islower()


def ends_in_dash(line: Line) -> bool:
    """“LONDON, March 3 -”: what follows belongs to it."""
    return line.text.endswith(_AFTER_DATELINE)


def first_word(line: Line) -> int:
    """Length of the first word, in characters."""
    return columns(line.text.split(" ", 1)[0])


def bullet(line: Line) -> str:
    """The marker before an item of a list, `#` for a number or letter; empty where there is none."""
    found = _BULLET.match(line.text)
    return (found["sign"] or "#") if found else ""


def has_label(line: Line) -> bool:
    """“Q: …”, “LEE SAND: …”: the next one speaks."""
    return _LABEL.match(line.text) is not None


def is_table_row(line: Line) -> bool:
    """Columns separated by wide space, tabs or bars; leaders; rules."""
    return _TABLE.search(line.text) is not None


def is_capitals(line: Line) -> bool:
    return line.text.isupper() and sum(map(str.isalpha, line.text)) >= _LETTERS


def is_byline(line: Line) -> bool:
    """“By Ada Bell, Our Correspondent”: nothing but names."""
    names = (word for word in re.findall(r"[^\W\d_]+", line.text) if len(word) >= _SMALL)
    return _BYLINE.match(line.text) is not None and all(name[0].isupper() for name in names)
