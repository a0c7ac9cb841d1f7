"""The types that everything else uses: frozen, typed, checked on construction.

All offsets are code points into `Article.text`, half-open (`text[start:end]`), 0-based. The text itself is never
altered. What one rule saw is a `Finding`; what it came to mean in the document is an `Attribution`.
"""

from provenance.model.article import Article, Markup, Omission, Zone
from provenance.model.comparison import Change, Cluster, Comparison, Conflict, Link, Member
from provenance.model.correction import BY_HAND, By, Correction, Credited, Judgement, Label, Target
from provenance.model.document import Attribution, Carried, Document, Gap, Mention, Sentence, Source
from provenance.model.encoded import EncodedSpeech, Listed
from provenance.model.finding import Finding, Hop
from provenance.model.vocabulary import (
    CarriedForm,
    ChangeKind,
    Channel,
    Construction,
    GapKind,
    Layout,
    Mode,
    Severity,
    Side,
    SourceType,
    Span,
    Spans,
    Stance,
    Status,
    Wanted,
)

__all__ = [
    "BY_HAND",
    "Article",
    "Attribution",
    "By",
    "Carried",
    "CarriedForm",
    "Change",
    "ChangeKind",
    "Channel",
    "Cluster",
    "Comparison",
    "Conflict",
    "Construction",
    "Correction",
    "Credited",
    "Document",
    "EncodedSpeech",
    "Finding",
    "Gap",
    "GapKind",
    "Hop",
    "Judgement",
    "Label",
    "Layout",
    "Link",
    "Listed",
    "Markup",
    "Member",
    "Mention",
    "Mode",
    "Omission",
    "Sentence",
    "Severity",
    "Side",
    "Source",
    "SourceType",
    "Span",
    "Spans",
    "Stance",
    "Status",
    "Target",
    "Wanted",
    "Zone",
]
