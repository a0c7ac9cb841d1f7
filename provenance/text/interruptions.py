"""What comes between a subject and its verb, in commas, dashes or brackets: an apposition, an age, a place.

All functions take the document's tokens and work on half-open ranges of token indices.
"""

from __future__ import annotations

from collections.abc import Sequence

from provenance.lexicon import tags, word_set
from provenance.text.phrase_starts import OPEN_MARKS, is_surname, phrase_start
from provenance.text.tokens import DASHES, Range, Token

_FAR = 45
"""Longest apposition or clause between a subject and its verb, in tokens; it keeps the search linear."""
_PARTS = 3
"""Most interruptions in a row after a name: age, office and town."""
_TITLE = 10
"""Longest title of a work, in tokens, marks included."""
_OPENING = {")": "(", "]": "["}
CLOSING_MARKS = DASHES | {",", *_OPENING}
"""What can come right before the verb at the end of an interruption."""
_STRONG = frozenset((";", ":", "“", "”", '"', "''", "``", "?", "!"))
_BEFORE_NAME = frozenset((",", "”", '"', "''"))
_NO_PARTICIPLE = word_set("no_participles")
_INCIDENTAL = tags.ING | tags.PREP | tags.SUB | tags.ADV


def past_interruption(tokens: Sequence[Token], last: int, first: int) -> Range | None:
    """“Cook, the spokesman, said”, “Rubio (R-Fla.) said”: the phrase before the pair of marks that ends at `last`.

    What identifies the source belongs to it with its closing comma; an incidental clause does not.
    """
    nearest = _before_mark(tokens, last, first)
    if nearest is None or tokens[last].text in _OPENING:
        return nearest and (nearest[0], last + 1)
    if tokens[last].text in DASHES:
        inside = tokens[nearest[1] + 1]
        named = inside.tag & (tags.CAP | tags.DET) and not inside.tag & (tags.PREP | tags.REL)
        return nearest[0], last + 1 if named else nearest[1]
    start, comma = _outermost(tokens, nearest, first)
    return _with_other(tokens, start, first), comma if _is_incidental(tokens, start, comma) else last + 1


def _outermost(tokens: Sequence[Token], nearest: Range, first: int) -> Range:
    """“*Bell*, 34, a clerk in Granton,”: the phrase that the last of several descriptions goes back to."""
    found, further = nearest, _before_mark(tokens, nearest[1], first)
    for _ in range(_PARTS):
        if further is None:
            break
        if _names(tokens[further[0]]) and _opens_clause(tokens, further[0], first):
            found = further
        further = _before_mark(tokens, further[1], first)
    return found


def _with_other(tokens: Sequence[Token], start: int, first: int) -> int:
    """“*Ada Bell, the head of the union, and* Tom Reyes, its clerk, said”: where the first of two begins."""
    comma = start - 2
    if comma - 2 <= first or tokens[comma].text != "," or tokens[comma + 1].lower != "and":
        return start
    other = _before_mark(tokens, comma, first)
    other = other and _outermost(tokens, other, first)
    if other is None or not _names(tokens[other[0]]) or not _opens_clause(tokens, other[0], first):
        return start
    return start if any(t.tag & tags.FINITE and not t.tag & tags.CAP for t in tokens[other[1] : comma]) else other[0]


def _names(token: Token) -> bool:
    """Whether a name begins here, or somebody's relative or colleague: “*her* husband, Tom Reyes, 27,”."""
    named = token.tag & tags.CAP and not token.tag & (_INCIDENTAL | tags.TIME | tags.PUREADV)
    return bool(named or token.tag & tags.POSS) and token.lower != "according"


def _before_mark(tokens: Sequence[Token], last: int, first: int) -> Range | None:
    """Where the phrase before an interruption that ends with the mark at `last` begins, and the mark that ends it."""
    opened = closed_title(tokens, last, first)
    mark = "," if opened else _OPENING.get(tokens[last].text, tokens[last].text)
    k = (opened or last) - 1
    while k > first and (tokens[k].text != mark or _is_hyphen(tokens, k)):
        if mark == "," and (opening := _title_start(tokens, k, first)):
            k = opening - 1
            continue
        if (mark not in ("(", "[") and tokens[k].text in _STRONG) or last - k > _FAR:
            return None
        k -= 1
    if k <= first or (mark == "," and not _may_interrupt(tokens, k + 1, last)):
        return None
    before = tokens[k - 1]
    if before.text == ")":
        outer = _before_mark(tokens, k - 1, first)
        return outer and (outer[0], k)
    if before.lower == "who":
        return k - 1, k  # “Bell, *who*, after lunch, said”
    start = None if before.tag & (tags.PUNCT | tags.TIME) else phrase_start(tokens, k - 1, first)
    if start is None or (mark == "," and start - 1 == first and tokens[first].lower == "in"):
        return None  # “*In Leeds*, such practice, Bell said, is wrong”
    return start, k


def _is_hyphen(tokens: Sequence[Token], k: int) -> bool:
    return tokens[k].text == "-" and tokens[k - 1].end == tokens[k].start


def opening_of(tokens: Sequence[Token], last: int, first: int, longest: int) -> int:
    """Where the quotation opens that the mark at `last` closes, after `first`; 0 if nothing opens it within `longest`
    tokens, marks included."""
    opening = OPEN_MARKS.get(tokens[last].text)
    near = range(last - 1, max(first, last - longest), -1) if opening else ()
    return next((k for k in near if tokens[k].text == opening), 0)


def _title_start(tokens: Sequence[Token], k: int, first: int) -> int:
    """Where the title in quotation marks that ends at `k` opens, if it is inside a phrase (“, reviewing *“Ash”* for
    the Star,”); else 0."""
    if tokens[k - 1].tag & tags.PUNCT:
        return 0
    j = opening_of(tokens, k, first, _TITLE)
    return 0 if j <= first or tokens[j - 1].tag & tags.PUNCT else j


def closed_title(tokens: Sequence[Token], last: int, first: int) -> int:
    """“Bell, author of *“The Gate,”* said”: where the title opens that the mark at `last` closes with a comma inside;
    else 0."""
    if tokens[last - 1].text != ",":
        return 0
    j = opening_of(tokens, last, first, _TITLE)
    titled = j > first + 1 and tokens[j + 1].tag & tags.CAP and not tokens[j - 1].tag & tags.PUNCT
    return j if titled and any(t.text == "," for t in tokens[first + 1 : j]) else 0


def _opens_clause(tokens: Sequence[Token], start: int, first: int) -> bool:
    before = tokens[start - 1]
    if start == first or before.tag & tags.CC or before.text in _BEFORE_NAME or before.lower == "that":
        return True
    return bool(before.tag & tags.SUB) and not before.tag & tags.PREP


def _is_incidental(tokens: Sequence[Token], start: int, comma: int) -> bool:
    """Whether the clause after `comma` does not identify the subject; a bare surname needs no identifying."""
    if tokens[comma].text != ",":
        return False
    if tokens[start].lower == "who":
        return True
    inner = tokens[comma + 1]
    if inner.lower in ("who", "whose"):
        return is_surname(tokens, start, comma)
    if inner.lower in _NO_PARTICIPLE:
        return False
    return bool(inner.tag & tags.REL or (inner.tag & _INCIDENTAL and not inner.tag & tags.CAP))


def _may_interrupt(tokens: Sequence[Token], a: int, b: int) -> bool:
    """Whether `tokens[a:b]` can stand between a subject and its verb: an apposition, a relative clause …"""
    if b <= a:
        return False
    head = tokens[a]
    if head.tag & (tags.REL | tags.SUB | tags.ING | tags.PREP):
        return True
    if head.tag & (tags.CC | tags.PERS) and head.lower != "one":
        return False
    inside, verb = tokens[a:b], tokens[b - 1]
    says = verb.tag & tags.INFLECTED and verb.lemma == "say"  # “Its day, *Bell said*, was over”
    verbs = (t for t in inside if t.tag & tags.OPERATOR and not t.tag & tags.CAP)  # not “elected in *May*”
    return any(t.tag & tags.REL for t in inside) or not (says or any(verbs))
