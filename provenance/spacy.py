"""A component for spaCy pipelines: `nlp.add_pipe("provenance")` (extra `spacy`; spaCy finds it by its entry point).

The text of a `Doc` is annotated as it is; what was found is kept as JSON in `Doc.user_data`, so that documents can be
stored, pickled, and passed between processes like any others.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from attrs import frozen
from spacy.language import Language
from spacy.tokens import Doc, Span

from provenance.errors import LanguageError
from provenance.model import Attribution, Document
from provenance.model.vocabulary import Spans
from provenance.pipeline import annotate
from provenance.settings import DEFAULT, Settings, read_settings

KEY = "provenance"
"""The name of the component, of its data and of its group of spans."""


@frozen
class Aligned:
    """An attribution with its roles as spans of a `Doc`. Where a token of spaCy goes beyond what was found, the span
    has the whole token; `attribution` has the exact offsets. `chain` are names, from the source nearest the reader."""

    attribution: Attribution
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    chain: tuple[str, ...]


def create(nlp: Language, name: str, settings: str | None, any_language: bool) -> Callable[[Doc], Doc]:
    """The component. `settings` is the path of a `provenance.toml`. A text that is not in English gets no
    labels, unless `any_language` asks for them. Raises `SettingsError`."""
    return _Component(read_settings(Path(settings)) if settings else DEFAULT, any_language)


@frozen
class _Component:
    settings: Settings
    any_language: bool

    def __call__(self, doc: Doc) -> Doc:
        try:
            document = annotate(doc.text, any_language=self.any_language, settings=self.settings)
        except LanguageError as error:
            document = error.document
        doc.user_data[KEY] = document.to_json()
        doc.spans[KEY] = [
            Span(doc, span.start, span.end, label=role)
            for found in aligned(doc)
            for role in ("source", "cue", "content")
            for span in getattr(found, role)
        ]
        return doc


def document_of(doc: Doc) -> Document | None:
    """What was found in a `Doc`; `None` if the component has not seen it."""
    kept = doc.user_data.get(KEY)
    return None if kept is None else Document.from_dict(json.loads(kept))


def aligned(doc: Doc) -> tuple[Aligned, ...]:
    """The attributions of a `Doc`, in the order of the text; none if the component has not seen it."""
    document = document_of(doc)
    if document is None:
        return ()
    names = {source.id: source.name for source in document.sources}
    return tuple(_aligned(doc, each, names) for each in document.attributions)


def _aligned(doc: Doc, a: Attribution, names: dict[str, str]) -> Aligned:
    source, cue, content = (_spans(doc, role) for role in (a.source, a.cue, a.content))
    return Aligned(a, source, cue, content, tuple(names[id] for id in a.chain))


def _spans(doc: Doc, spans: Spans) -> tuple[Span, ...]:
    found = (doc.char_span(span.start, span.end, alignment_mode="expand") for span in spans)
    return tuple(span for span in found if span is not None)


Language.factory(KEY, default_config={"settings": None, "any_language": False}, func=create)
Doc.set_extension("provenance", getter=document_of, force=True)
Doc.set_extension("attributions", getter=aligned, force=True)
