"""Exact text → paragraphs, sentences, tokens, quotations: spans only, nothing is copied or changed."""

from provenance.text.quotations import Quotation
from provenance.text.segmentation import Segmentation, segment
from provenance.text.sentences import SentenceSpan
from provenance.text.tokens import Token

__all__ = ["Quotation", "Segmentation", "SentenceSpan", "Token", "segment"]
