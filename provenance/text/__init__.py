"""Exact text → paragraphs, sentences, tokens, quotations: spans only, nothing is copied or changed."""

from provenance.text.segmentation import Quotation, Segmentation, SentenceSpan, Token, segment

__all__ = ["Quotation", "Segmentation", "SentenceSpan", "Token", "segment"]
