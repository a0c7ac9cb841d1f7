"""What `-o` names: a file, whose suffix gives its format, or a folder."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from difflib import get_close_matches
from pathlib import Path

import click
from attrs import frozen

from provenance.batch.catalogue import beside
from provenance.batch.folder import write_file
from provenance.batch.inputs import files
from provenance.batch.outputs import STDOUT, Inputs, OutputRefused
from provenance.cli.streams import put, tell

_SUFFIX = re.compile(r"\.[a-z][a-z0-9]{0,9}\Z", re.IGNORECASE)
_PAGES = "“provenance report” writes pages (.html), which a browser prints or saves as PDF"
_WORDS = "“provenance report” writes pages (.html), which a word processor opens"
_MEANT = {
    ".html": _PAGES, ".htm": _PAGES, ".xhtml": _PAGES, ".pdf": _PAGES,
    ".docx": _WORDS, ".doc": _WORDS,
    ".odt": _WORDS, ".rtf": _WORDS,
    ".xlsx": "a spreadsheet opens .csv", ".xls": "a spreadsheet opens .csv", ".ods": "a spreadsheet opens .csv",
    ".jsonld": "write NAME.anno.jsonld (Web Annotation) or NAME.prov.jsonld (PROV)",
    ".ndjson": "the suffix here is .jsonl", ".gz": "write it without .gz and compress it afterwards",
    ".zip": "write into a folder and pack it afterwards",
}  # fmt: skip
"""What is probably meant by a suffix that a command does not know."""


@frozen
class Output:
    """The value of `-o`: the path, and whether it can only be a folder (`out/`, or an existing one)."""

    path: Path
    folder: bool

    def suffix_among(self, known: Iterable[str]) -> str | None:
        """The longest of these suffixes that the name ends in, ignoring case."""
        name = self.path.name.lower()
        return max((suffix for suffix in known if name.endswith(suffix)), key=len, default=None)

    def has_suffix(self) -> bool:
        """Whether the name ends like a file name: `out.docx`, not `out` or `out.2024`."""
        return not self.folder and _SUFFIX.search(self.path.name) is not None


def as_output(_context: click.Context, _parameter: click.Parameter, value: str | None) -> Output | None:
    """Keep what a `Path` forgets: that a name ends with a slash. `-` is standard output."""
    if value is None:
        return None
    if value == "-":
        return Output(STDOUT, folder=False)
    path = Path(value)
    return Output(path, value.endswith(("/", "\\")) or path.is_dir())


def refuse_input(output: Path, inputs: Sequence[Path], others: Iterable[Path] = ()) -> None:
    """Raise `click.UsageError` if the result would replace a file that is read: one of the `inputs` or the `others`."""
    found = files(inputs)
    known = Inputs([*(path for path, _ in found), *beside(found), *others])
    with refusing():
        if output == STDOUT:
            known.refuse_standard_output()
        else:
            known.refuse(output)


@contextmanager
def refusing() -> Iterator[None]:
    """Make a usage error of an `OutputRefused` that is raised inside."""
    try:
        yield
    except OutputRefused as error:
        raise click.UsageError(str(error)) from error


def write_page(output: Path, text: str, what: str) -> None:
    """Write a page or a comparison where `-o` says, and say so. A lone surrogate becomes its JSON escape
    (`\\udc80`). Raises `WritingError`."""
    data = text.encode("utf-8", "backslashreplace")
    if output == STDOUT:
        put(data)
    else:
        write_file(output, data)
        tell(f"{output}: written ({what})")


def format_said_by(output: Output, suffixes: Mapping[str, str], *, also: str = "") -> str | None:
    """The format given by the suffix of `-o`, out of `suffixes` (suffix → format); `None` if it has none.

    Raises `click.UsageError` for any other suffix, with what was probably meant and `also`.
    """
    known = output.suffix_among(suffixes)
    if known or not output.has_suffix():
        return suffixes[known] if known else None
    suffix = output.path.suffix.lower()
    close = get_close_matches(suffix, [s for s in suffixes if s.count(".") == 1], n=1, cutoff=0.7)
    meant = f"did you mean {output.path.with_suffix(close[0])}? " if close else _MEANT.get(suffix, "")
    command = click.get_current_context().info_name
    able = f"{command} writes {', '.join(dict.fromkeys(suffixes))}"
    told = "; ".join(part for part in (meant.strip(), able) if part)
    raise click.UsageError(f"{output.path}: {command} does not write {suffix} files; {told}{also}")
