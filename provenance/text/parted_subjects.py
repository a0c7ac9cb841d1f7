"""Subjects that a mark or an aside parts from their verb: “*The head of the union*, said it was closed”.

All functions take the document's tokens and work on half-open ranges of token indices.
"""

from __future__ import annotations

from collections.abc import Sequence

from provenance.lexicon import tags, word_set
from provenance.text.clause_subjects import FAR
from provenance.text.finite_verbs import is_finite
from provenance.text.interruptions import CLOSING_MARKS, opening_of
from provenance.text.marks import NEUTRAL, OPEN
from provenance.text.phrase_starts import phrase_start
from provenance.text.subject_extent import widened
from provenance.text.tokens import DASHES, Range, Token

_CLAUSE_OPENERS = word_set("clause_openers")
_OPENING = 5
"""Most words before a participle that a phrase like “one month after” fronts."""
_ENTITLED = word_set("entitled")
_NAME = 7
"""Longest name in quotation marks, in tokens, marks included."""
_QUOTATION_ENDS = ("”", '"', "''", "’")
_OPENING_MARKS = DASHES | {",", "(", "["}


def unpaired_subject(tokens: Sequence[Token], group: int, first: int) -> Range | None:
    """“*The head of the union in Granton*, said it was closed”: the phrase that fills the sentence up to a lone comma
    before the verb group at `group`."""
    comma = group - 1
    if comma <= first or tokens[comma].text != ",":
        return None
    first = _past_opening(tokens, comma, first + (tokens[first].text in OPEN | NEUTRAL))
    if any(is_finite(tokens, k, first) for k in range(first + 1, _relative(tokens, first, comma))):
        return None
    return (first, comma) if _widest(tokens, comma - 1, first) == first else None


def _relative(tokens: Sequence[Token], first: int, comma: int) -> int:
    """Where “who” opens a relative clause before `comma` (it may have a verb of its own); else `comma`."""
    return next((k for k in range(first + 1, min(comma, first + FAR)) if tokens[k].lower == "who"), comma)


def interrupted_subject(tokens: Sequence[Token], group: int, first: int, says: bool) -> Range | None:
    """“*Stone*, according to the indictment, on two occasions told …”, “*Orr* (D-R.I.), appearing on Sky, said that …”:
    the phrase that opens the sentence, where nothing but asides parts it from the verb group at `group`."""
    start = _past_opening(tokens, group, first)
    if (name := _called(tokens, group, start)) and _widest(tokens, name - 1, start) == start:
        return start, group
    mark = next(
        (k for k in range(start + 1, min(group, start + FAR)) if _parts(tokens, k) or is_finite(tokens, k, first)), 0
    )
    if mark < start + 1 or not _parts(tokens, mark):
        return None
    if _widest(tokens, mark - 1, start) != start:
        return None
    closed = tokens[group - 1].text in CLOSING_MARKS or _quotes_in_aside(tokens, mark, group)
    aside = tokens[mark + 1].lower == "according" or (says and closed and not _tells(tokens, mark, group, first))
    return (start, mark) if aside else None


def _widest(tokens: Sequence[Token], last: int, first: int) -> int | None:
    """Where the noun phrase that ends with `last` begins, with all that belongs to it."""
    start = phrase_start(tokens, last, first)
    return None if start is None else widened(tokens, start, last, first)


def _called(tokens: Sequence[Token], group: int, first: int) -> int:
    """“A hacker *called* “Gucci,” said”: the participle before a name in quotation marks that ends right before
    `group`; else 0."""
    opening = opening_of(tokens, group - 1, first + 1, _NAME) if group - 4 >= first else 0
    return opening - 1 if opening and tokens[opening - 1].lower in _ENTITLED else 0


def _quotes_in_aside(tokens: Sequence[Token], mark: int, group: int) -> bool:
    """“Bell, *calling it “a joke,”* said”: whether a participle opens the aside at `mark`, and a quotation ends it."""
    marks = tokens[group - 2].text == "," and tokens[group - 1].text in _QUOTATION_ENDS
    return marks and bool(tokens[mark + 1].tag & tags.ING)


def fronted_briefly(tokens: Sequence[Token], group: int, first: int) -> bool:
    """“*Now, after* saying …”, “*A month before* saying …”, “*In addition to* saying …”: whether a short phrase that
    ends with a preposition opens the sentence before a participle."""
    before = tokens[group - 1]
    opens = before.lower in _CLAUSE_OPENERS or (tokens[first].lower == "in" and bool(before.tag & tags.PREP))
    if not opens or group - first > _OPENING:
        return False
    return not any(t.tag & (tags.VERB | tags.PERS | tags.CAP) for t in tokens[first + 1 : group])


def _past_opening(tokens: Sequence[Token], group: int, first: int) -> int:
    """Past “But”, “In the book,” and “When asked,” at the beginning of a sentence."""
    asked = tokens[first].lower == "when" and tokens[first + 1].tag & tags.PART
    if asked or tokens[first].tag & (tags.PREP | tags.TIME):
        return next((k + 1 for k in range(first + 1, min(group - 1, first + FAR)) if tokens[k].text == ","), first)
    return first + bool(tokens[first].tag & tags.CC)


def _parts(tokens: Sequence[Token], k: int) -> bool:
    """Whether the mark at `k` can open an aside; a hyphen inside of a word does not."""
    token = tokens[k]
    return token.text in _OPENING_MARKS and not (token.text == "-" and tokens[k - 1].end == token.start)


def _tells(tokens: Sequence[Token], mark: int, group: int, first: int) -> bool:
    """Whether a finite verb between the marks is none of a relative clause: the phrase before them is its subject."""
    relative = False
    for k in range(mark, group):
        relative = (relative or bool(tokens[k].tag & tags.REL)) and not _parts(tokens, k)
        reduced = tokens[k].tag & tags.PART and tokens[k + 1].tag & (tags.PREP | tags.TIME)
        if not relative and not reduced and is_finite(tokens, k, first):
            return True
    return False
