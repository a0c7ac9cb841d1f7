"""Says for every sentence of a news article on whose word it stands, and follows a claim from outlet to outlet.

The way in: `annotate` runs the main path in `provenance.pipeline`, whose `engine.find` runs `provenance.rules.RULES`.
"""

from provenance.claims import compare
from provenance.errors import ProvenanceError
from provenance.model import Article, Attribution, Cluster, Comparison, Document, Finding, Gap, Sentence, Source, Span
from provenance.pipeline import annotate, annotate_article
from provenance.reading import read, read_tei
from provenance.settings import Settings, read_settings
from provenance.version import __version__

__all__ = [
    "Article", "Attribution", "Cluster", "Comparison", "Document", "Finding", "Gap", "ProvenanceError", "Sentence",
    "Settings", "Source", "Span", "__version__", "annotate", "annotate_article", "compare", "read", "read_settings",
    "read_tei",
]  # fmt: skip
