"""Gold attributions as brat stores them: pairs of `STEM.txt` and `STEM.ann`, roles Source, Cue and Content.

Format: https://brat.nlplab.org/standoff.html. Offsets are code points into the text file, whose line endings are kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from provenance.errors import ReadingError
from provenance.model import Span, Spans

_BOUND = re.compile(r"(T\d+)\t\S+ (\d+ \d+(?:;\d+ \d+)*)(?:\t(.*))?")
_EVENT = re.compile(r"E\d+\t(\S+:\S+(?: \S+:\S+)*) *")
_OTHER = re.compile(r"[AMRN#*]\d*\t|\s*$")


class Relation(NamedTuple):
    """One attribution: the spans of its roles, in the order of the file."""

    source: Spans
    cue: Spans
    content: Spans


def pairs(folder: Path) -> list[Path]:
    """The `.ann` files of a folder, sorted by name. Raises `ReadingError` where there is none."""
    if not folder.is_dir():
        raise ReadingError("is not a folder", where=str(folder), remedy="name one that holds .txt/.ann pairs")
    files = sorted(folder.glob("*.ann"))
    if not files:
        raise ReadingError("holds no .ann file", where=str(folder), remedy="name one that holds .txt/.ann pairs")
    return files


def unpaired(folder: Path) -> list[Path]:
    """Texts without an `.ann` file beside them."""
    return [path for path in sorted(folder.glob("*.txt")) if not path.with_suffix(".ann").exists()]


def read_pair(ann: Path) -> tuple[str, list[Relation]]:
    """The text of a pair and its attributions; those without content are left out. Lines may be in any order.

    Raises `ReadingError` naming file and line for a missing text, a line that is not valid brat, an argument that names
    no text-bound annotation, and an offset after the end of the text.
    """
    text = _read(ann.with_suffix(".txt"))
    spans, events = _lines(ann, len(text))
    relations = []
    for number, arguments in events:
        roles: dict[str, list[Span]] = {"source": [], "cue": [], "content": []}
        for argument in arguments.split():
            role, target = argument.split(":", 1)
            if target not in spans:
                raise ReadingError(f"{target} is not defined", where=f"{ann}:{number}", remedy="mend the file")
            roles.get(role.lower().rstrip("0123456789"), []).extend(spans[target])
        if roles["content"]:
            relations.append(Relation(*map(tuple, roles.values())))
    return text, relations


def _read(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError as error:
        raise ReadingError("is missing", where=str(path), remedy="put the text beside its .ann file") from error
    except OSError as error:
        raise ReadingError(f"cannot be read ({error.strerror})", where=str(path)) from error
    except UnicodeDecodeError as error:
        raise ReadingError(f"is not UTF-8 (byte {error.start})", where=str(path), remedy="convert it") from error


def _lines(ann: Path, size: int) -> tuple[dict[str, list[Span]], list[tuple[int, str]]]:
    """The text-bound annotations by their id; the events as (line number, arguments)."""
    spans: dict[str, list[Span]] = {}
    events: list[tuple[int, str]] = []
    wanting = 0  # code points still missing from a covered text that continues on the next line
    for number, line in _numbered(_read(ann)):
        if bound := _BOUND.fullmatch(line):
            spans[bound[1]] = [_span(part, size, f"{ann}:{number}") for part in bound[2].split(";")]
            wanting = sum(end - start for start, end in spans[bound[1]]) - len(bound[3]) if bound[3] else 0
        elif event := _EVENT.fullmatch(line):
            events.append((number, event[1]))
        elif wanting > 0:
            wanting -= len(line) + 1
        elif not _OTHER.match(line):
            raise ReadingError("is not a line of brat's format", where=f"{ann}:{number}", remedy="correct or remove it")
    return spans, events


def _numbered(text: str) -> Iterator[tuple[int, str]]:
    return ((number, line.rstrip("\r")) for number, line in enumerate(text.split("\n"), 1))


def _span(part: str, size: int, where: str) -> Span:
    start, end = map(int, part.split())
    if not start <= end <= size:
        raise ReadingError(f"{start} {end} is not a span of a text of {size} characters", where=where)
    return Span(start, end)
