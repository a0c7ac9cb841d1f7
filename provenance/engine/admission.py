"""Which candidates may compete: those that the settings, the words of the source and the counts let pass.

A cue whose subject is nobody (“no official said that …”) denies that it was said and attributes it to no one.
"""

from __future__ import annotations

from provenance.engine.user_settings import refusal
from provenance.engine.weighing import THRESHOLD, weights
from provenance.lexicon import tags, word_set
from provenance.lexicon.classes import classes_that
from provenance.rules.rule import Candidate, Relay
from provenance.settings import Settings

_SPEAKS = classes_that("speaks")
_DENIALS = word_set("denials")
_PRONOUNS = frozenset((("no", "one"), ("no-one",), ("nobody",), ("nothing",)))


class Admission:
    """Weighs the candidates of one run, and says of each whether it may compete."""

    def __init__(self, settings: Settings) -> None:
        self.settings, self.weights = settings, weights(settings)
        self.threshold = THRESHOLD if settings.threshold is None else settings.threshold

    def admits(self, candidate: Candidate) -> bool:
        """Set `reliability` and `certainty`, and `fate` if it may not compete; only the settings refuse a relay."""
        if isinstance(candidate, Relay):
            candidate.fate = refusal(candidate, self.settings)
            return not candidate.fate
        candidate.reliability = self.weights.reliability(candidate)
        candidate.certainty = self.weights.certainty(candidate)
        candidate.fate = refusal(candidate, self.settings) or denial(candidate)
        if not candidate.fate and candidate.reliability < self.threshold:
            candidate.fate = f"reliability {candidate.reliability:.2f} is below {self.threshold}"
        return not candidate.fate


def denial(candidate: Candidate) -> str:
    """Why a candidate attributes nothing though its rule fits; empty if it does. Some attitudes stay: “no farmer
    expects to see it again” tells what farmers expect; “no one knows why” tells nothing, and “nobody” is nobody."""
    if candidate.source and candidate.context.text.tokens[candidate.source[0]].lower == "any":
        return "nobody in particular"
    if candidate.source and _asks_you(candidate, *candidate.source):
        return "a question"
    if candidate.source is None or not _is_nobody(candidate, *candidate.source):
        return ""
    words = tuple(token.lower for token in candidate.context.text.tokens[slice(*candidate.source)])
    speaks = candidate.key[1] in _SPEAKS or candidate.key[0] == "know"
    return "a denial that anybody said so" if speaks or words in _PRONOUNS else ""


def _asks_you(candidate: Candidate, start: int, end: int) -> bool:
    """“Do *you* fear the worst?”: readers, or whoever is interviewed, are asked."""
    context = candidate.context
    tokens, mark = context.text.tokens, context.last
    asked = tokens[start].lower == "you"
    return asked and mark < len(tokens) and tokens[mark].text == "?"


def _is_nobody(candidate: Candidate, start: int, end: int) -> bool:
    """“no one”, “neither”, “not one of them”, “few would”; not “No 10” and “No Labels”, which are names."""
    tokens = candidate.context.text.tokens
    word, following = tokens[start].lower, tokens[min(start + 1, end - 1)]
    if word in _DENIALS:
        return end - start == 1 or not following.tag & (tags.CAP | tags.NUM) or word == "neither"
    if word == "not":
        return following.lower in ("a", "many", "one")
    return word == "few" and any(token.tag & tags.MODAL for token in tokens[candidate.cue[0] : candidate.context.head])
