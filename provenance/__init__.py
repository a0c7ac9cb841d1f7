"""Says for every sentence of a news article on whose word it stands, and follows a claim from outlet to outlet.

Start here: `annotate` runs the main path in `provenance.pipeline`, whose `engine.find` runs `provenance.rules.RULES`.
Names are loaded on first use, so importing the package costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from provenance.version import __version__

if TYPE_CHECKING:
    from provenance.batch.many import annotate_many
    from provenance.claims import compare
    from provenance.corrections import correct, read_corrections
    from provenance.errors import (
        AnnotationError,
        ComparisonError,
        LexiconError,
        PluginError,
        ProvenanceError,
        ReadingError,
        SettingsError,
        ValidationError,
        WritingError,
    )
    from provenance.model import (
        Article,
        Attribution,
        Change,
        Cluster,
        Comparison,
        Conflict,
        Correction,
        Document,
        Finding,
        Gap,
        Link,
        Member,
        Mention,
        Sentence,
        Source,
        Span,
    )
    from provenance.pipeline import annotate, annotate_article
    from provenance.reading import read, read_all_tei, read_json, read_tei
    from provenance.settings import Settings, read_settings

_HOMES = {
    "batch.many": "annotate_many",
    "claims": "compare",
    "corrections": "correct read_corrections",
    "errors": "AnnotationError ComparisonError LexiconError PluginError ProvenanceError ReadingError SettingsError "
    "ValidationError WritingError",
    "model": "Article Attribution Change Cluster Comparison Conflict Correction Document Finding Gap Link Member "
    "Mention Sentence Source Span",
    "pipeline": "annotate annotate_article",
    "reading": "read read_all_tei read_json read_tei",
    "settings": "Settings read_settings",
}
_MODULES = {name: module for module, names in _HOMES.items() for name in names.split()}

__all__ = [
    "AnnotationError", "Article", "Attribution", "Change", "Cluster", "Comparison", "ComparisonError", "Conflict",
    "Correction", "Document", "Finding", "Gap", "LexiconError", "Link", "Member", "Mention", "PluginError",
    "ProvenanceError", "ReadingError", "Sentence", "Settings", "SettingsError", "Source", "Span", "ValidationError",
    "WritingError", "__version__", "annotate", "annotate_article", "annotate_many", "compare", "correct", "read",
    "read_all_tei", "read_corrections", "read_json", "read_settings", "read_tei",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    import_module(f"{__name__}.twin").refuse_twin()
    value = globals()[name] = getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
    return value


def __dir__() -> list[str]:
    return list(__all__)
