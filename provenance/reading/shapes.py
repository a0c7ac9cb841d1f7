"""Files recognised by the shape of their lines: settings, programs, logs, columns, data in letters.

Prose can have any one such line, and a score or a setting among its paragraphs; a file is of a kind only if most of its
lines are, and there is no sentence among them.
"""

from __future__ import annotations

import re

from attrs import frozen

from provenance.reading.file_kinds import IF_PROSE, Kind
from provenance.reading.start import Start

_LINES = 200
"""Number of lines examined."""
_MOST = 0.7
"""The share of lines that must have the shape of a kind."""
_LONGEST = 1_000
"""Number of characters examined in a line."""
_ENDS = (".", "!", "?", ".”", "!”", "?”", '."', '!"', '?"', ".’", "?’", ".'", ".)")
_OF_PROGRAMS = frozenset("{}<>|=;")
_MARKS = re.compile(r"(?:\* +)?\*{0,2}")
"""The marks of a list or of bold words before a line of Markdown; in a file with “/*” a star continues a comment."""

_BYTES = r"[A-Za-z0-9+/_=-]{40,}$"
_HEXADECIMAL = r"[0-9a-f]{4,8}:?\s+(?:[0-9a-f]{2,4}(?:\s+|$)){2,}"
_ADDRESS = r"(?:\d{1,3}\.){3}\d{1,3} \S+ \S+ \["
_TIME = r"(?:\d{4}-\d\d-\d\d[T ]|[A-Z][a-z]{2} [ \d]\d )\d\d:\d\d:\d\d"
_LOG = rf"\[?(?:{_TIME}|{_ADDRESS})"
_STATEMENT = r"--|/\*|\)|(?:CREATE|INSERT|DROP|ALTER|SELECT|UPDATE|SET|BEGIN|COMMIT|LOCK|USE)\b.*[;(,]?$"
_KEY = r"[\"']?[a-z_$][\w.$-]*[\"']?"
_VALUE = r"(?!//)(?:\s*\S+){0,4}(?<![.!?])$"  # of few words, and not a sentence: “bell: nobody asked us.”
_SETTING = rf"(?:- )*{_KEY}\s*[:=]{_VALUE}|[A-Z_]+=|export |\[[\w.\" :-]+\]$|[#;]|---$|- \S+$|[\]}}],?$"
_COMMENT = r"//|/\*|\*|#|@|\"\"\""
_WORDS_OF_PROGRAMS = (
    r"(?:import|from \w[\w.]* import|export|def|class|if|for|while|return|const|let|var|function|public|private|static|"
    r"package|using|namespace|int|void|fn|struct|elif|else|try|except|raise|print|echo|end|library|require)\b"
    r"(?=.*[(){}:;=.\"'*]|\s*\w+$)"
)
_PROGRAM = rf"(?:{_COMMENT}|{_WORDS_OF_PROGRAMS})|.*[{{}};]$|.*\)[:,]?$|[.#]?\w+.*\{{$|.*<- "
_STEP = r"(?:FROM|RUN|COPY|WORKDIR|CMD|ENV|ADD|EXPOSE|ENTRYPOINT|ARG|USER) "
_TARGET = r"[a-z][\w./-]*\s*:(?: [\w/-]+(?:\.\w+)?)*$|\.PHONY|\$"
_NUMBERS = r"\S.*?\s{2,}\S.*?\s{2,}-?[\d.,]+%?(?:\s{2,}-?[\d.,]+%?)*$"
_COLUMNS = rf"{_NUMBERS}|\S+(?:\s{{2,}}\S+){{2,}}$"
_INSTEAD = "give an article instead"


@frozen
class _Shape:
    """A kind of file, and what a line of it looks like."""

    kind: Kind
    line: re.Pattern[str]
    fewest: int = 2
    """Fewest lines for any verdict."""


def _shape(what: str, remedy: str, line: str, fewest: int = 2) -> _Shape:
    return _Shape(Kind(what, bool, remedy + IF_PROSE), re.compile(line), fewest)


_SHAPES = (
    _shape("binary data encoded as text (base64 or similar)", "decode it first", _BYTES, 1),
    _shape("a hexadecimal dump", "give the file itself", _HEXADECIMAL),
    _shape("a log", _INSTEAD, _LOG),
    _shape("database statements (SQL)", "export the texts, one object a line (JSONL)", _STATEMENT),
    _shape("a settings file (YAML, TOML, INI or similar)", _INSTEAD, _SETTING),
    _shape("a program", _INSTEAD, _PROGRAM),
    _shape("build instructions", _INSTEAD, f"{_STEP}|{_TARGET}"),
    _shape("a table with fixed-width columns", "write it as CSV, with the column names in the first line", _COLUMNS, 3),
)
_NO_WORDS = Kind("numbers or marks without a word", bool, _INSTEAD)


def shape(start: Start) -> Kind | None:
    """The kind of file that most lines show, or `None` where they may be prose."""
    if not any(letter.isalpha() for letter in start.text):
        return None if set("\ufffd\0") & set(start.text) or not start.text else _NO_WORDS
    lines = [line.strip()[:_LONGEST] for line in start.text.splitlines()[:_LINES] if line.strip()]
    if "/*" not in start.text:
        lines = [found for line in lines if (found := _MARKS.sub("", line, count=1))]
    if any(map(_is_sentence, lines)):
        return None
    for each in _SHAPES:
        shown = sum(each.line.match(line) is not None for line in lines)
        if len(lines) >= each.fewest and shown > _MOST * len(lines):
            return each.kind
    return None


def _is_sentence(line: str) -> bool:
    """Whether a line has six words or more, begins and ends like a sentence, and lacks the marks of programs."""
    whole = line.endswith(_ENDS) and line.lstrip("“\"‘'(")[:1].isupper()
    return whole and len(line.split()) >= 6 and not _OF_PROGRAMS & set(line)
