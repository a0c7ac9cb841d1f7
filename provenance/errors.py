"""Every error the program raises on purpose, one class for each stage of the main path.

A message names the file, the place in it and what to do. Whatever is not a `ProvenanceError` is a bug.
"""

from __future__ import annotations

from functools import partial
from typing import Any


class ProvenanceError(Exception):
    """Base of all errors of this package.

    `where` names the file (or record) and, if known, the place in it: `"a.txt"`, `"a.xml:12"`,
    `"a.txt, character 4021"`. `remedy` says in one clause what the user can do.
    """

    def __init__(self, problem: str, *, where: str | None = None, remedy: str | None = None) -> None:
        super().__init__(problem, where, remedy)
        self.problem = problem
        self.where = where
        self.remedy = remedy

    def __reduce__(self) -> tuple[Any, ...]:
        return partial(type(self), where=self.where, remedy=self.remedy), (self.problem,)

    def __str__(self) -> str:
        text = f"{self.where}: {self.problem}" if self.where else self.problem
        return f"{text}; {self.remedy}" if self.remedy else text


class ReadingError(ProvenanceError):
    """An input cannot be read: wrong encoding, unknown format, refused XML, empty text."""


class SettingsError(ProvenanceError):
    """`provenance.toml`, an authority file or an option contains something that cannot be used."""


class PluginError(ProvenanceError):
    """A plug-in cannot be loaded, or is not what its entry point says."""


class LexiconError(ProvenanceError):
    """A lexicon file is malformed: unsorted, a duplicate, a wrong number of columns."""


class AnnotationError(ProvenanceError):
    """A text cannot be annotated (or the time set for one document ran out)."""


class LanguageError(AnnotationError):
    """A text is not in English, so no label would mean anything. `document` holds it without labels."""

    document: Any = None


class ComparisonError(ProvenanceError):
    """Documents cannot be compared: two with one id differ, or a store is of another version."""


class WritingError(ProvenanceError):
    """A result cannot be written: a character XML cannot hold, a full disk, an existing file in the way."""


class ValidationError(ProvenanceError):
    """A file to be checked is not even XML or JSON."""
