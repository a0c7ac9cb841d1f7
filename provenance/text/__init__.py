"""Text → paragraphs, sentences, tokens, quotations, as spans.

What is segmented is the running text (`run_on`): the exact text without the line ends inside paragraphs. `restored`
maps what was found there back to positions in the exact text, which is never changed.
"""

from provenance.text.layout import run_on
from provenance.text.quotations import Quotation
from provenance.text.restoring import restored
from provenance.text.segmentation import Segmentation, segment
from provenance.text.sentences import SentenceSpan
from provenance.text.tokens import Token

__all__ = ["Quotation", "Segmentation", "SentenceSpan", "Token", "restored", "run_on", "segment"]
