"""The noun phrase left of a verb group: who says, with what stands in apposition.

All functions take the document's tokens and work on half-open ranges of token indices.
"""

from __future__ import annotations

from collections.abc import Sequence

from provenance.lexicon import tags
from provenance.text.groups import group_start, is_adverb
from provenance.text.noun_phrases import phrase_right
from provenance.text.tokens import Range, Token

_FAR = 45
"""No apposition or clause between a subject and its verb is longer (tokens); it keeps the search linear."""
_DASHES = frozenset(("—", "–", "--"))
_CLOSING = _DASHES | {",", ")"}
_STRONG = frozenset((";", ":", "“", "”", '"', "''", "``", "?", "!"))
_INCIDENTAL = tags.ING | tags.PREP | tags.SUB | tags.ADV
_NO_SUBJECT = tags.REL | tags.SUB | tags.WH
_FINITE_AUX = tags.MODAL | tags.BE | tags.HAVE | tags.DO


def subject_left(tokens: Sequence[Token], group: int, first: int) -> Range | None:
    """The subject of the verb group that starts at `group`: a token range, or `None`."""
    last = group - 1
    if last < first:
        return None
    token = tokens[last]
    if token.tag & tags.REL and not (token.lower == "that" and last > first and tokens[last - 1].tag & tags.VERB):
        return last, last + 1
    if token.tag & (tags.PERS | tags.SELFSUBJ):
        return last, last + 1
    if token.text in _CLOSING:
        return _past_parenthesis(tokens, last, first)
    if token.tag & tags.CC:
        return None
    if token.tag & tags.PUNCT and token.text != "%" and not _is_possessive_mark(tokens, last, first):
        return None
    start = phrase_start(tokens, last, first)
    return None if start is None else (start, last + 1)


def clause_subject(tokens: Sequence[Token], i: int, first: int) -> Range | None:
    """The subject of the clause the adverb at `i` stands in: left of the auxiliaries before it, or right before it."""
    return subject_left(tokens, group_start(tokens, i, first), first)


def main_subject(tokens: Sequence[Token], quoted: Sequence[int], group: int, first: int) -> Range | None:
    """The subject of the clause a participle or an infinitive at `group` hangs on: that of the nearest finite verb
    to the left, outside quotations."""
    for k in range(group - 1, max(first, group - 2 * _FAR), -1):
        if quoted[k] >= 0 or not _is_finite(tokens, k, first):
            continue
        start = group_start(tokens, k, first)
        subject = subject_left(tokens, start, first)
        if subject is not None and not tokens[subject[0]].tag & tags.REL:
            return subject
        if start > first + 1 and _shares_subject(tokens, quoted, start):
            continue
        if tokens[k].tag & tags.CUE and (end := phrase_right(tokens, k + 1, group)) > k + 1:
            return k + 1, end
    return None


def _shares_subject(tokens: Sequence[Token], quoted: Sequence[int], start: int) -> bool:
    """Whether a verb group has the subject of a verb before it: “left, *denied* it”, not “…,” said Bell."""
    before = tokens[start - 1]
    return bool(before.tag & tags.CC) or (before.text == "," and quoted[start - 2] < 0)


def _is_finite(tokens: Sequence[Token], k: int, first: int) -> bool:
    tag = tokens[k].tag
    if not tag & tags.FINITE or tag & (tags.PREP | tags.CAP):
        return False
    return bool(tag & tags.AUX) or not tokens[k - 1].tag & (tags.DET | tags.POSS | tags.PREP)


def _past_parenthesis(tokens: Sequence[Token], last: int, first: int) -> Range | None:
    """“Cook, the spokesman, said”, “Rubio (R-Fla.) said”: from the phrase before the paired mark to its end.

    An apposition belongs to the source with its closing comma; an incidental clause does not.
    """
    mark = "(" if tokens[last].text == ")" else tokens[last].text
    k = last - 1
    while k > first and tokens[k].text != mark:
        if tokens[k].text in _STRONG or last - k > _FAR:
            return None
        k -= 1
    if k <= first or (mark == "," and not _may_interrupt(tokens, k + 1, last)):
        return None
    before = tokens[k - 1]
    if before.text == ")":
        outer = _past_parenthesis(tokens, k - 1, first)
        return (outer[0], last + 1) if outer else None
    start = None if before.tag & (tags.PUNCT | tags.TIME) else phrase_start(tokens, k - 1, first)
    if start is None:
        return None
    inner = tokens[k + 1].tag
    incidental = mark != "(" and (inner & tags.REL or (inner & _INCIDENTAL and not inner & tags.CAP))
    incidental = incidental or mark in _DASHES
    return start, k if incidental else last + 1


def _may_interrupt(tokens: Sequence[Token], a: int, b: int) -> bool:
    """Whether `tokens[a:b]` can stand between a subject and its verb: an apposition, a relative clause …"""
    if b <= a:
        return False
    head = tokens[a]
    if head.tag & (tags.REL | tags.SUB | tags.ING | tags.PREP):
        return True
    if head.tag & (tags.CC | tags.PERS) and head.lower != "one":
        return False
    inside = tokens[a:b]
    return not any(t.tag & (tags.MODAL | tags.BE | tags.HAVE) for t in inside) or any(t.tag & tags.REL for t in inside)


def phrase_start(tokens: Sequence[Token], last: int, first: int) -> int | None:
    """Where the noun phrase that ends with token `last` begins; `None` where no noun stands there."""
    k, start = last, None
    while k >= first:
        token = tokens[k]
        if token.text == ")":
            k = _open_bracket(tokens, k, first) - 1
            continue
        if _ends_phrase(tokens, k, first, last):
            break
        if not token.tag & (tags.PREP | tags.CC | tags.PUREADV | tags.PUNCT):
            start = k
        k -= 1
    return None if start is None else _without_opening(tokens, start, last)


def _ends_phrase(tokens: Sequence[Token], k: int, first: int, last: int) -> bool:
    """Whether token `k` cannot belong to a noun phrase that ends at `last`."""
    token = tokens[k]
    tag = token.tag
    if tag & tags.PUNCT:
        joined = k > first and tokens[k - 1].end == token.start
        if token.text in ("$", "€", "£"):
            return k == last
        return not (joined and (token.text in (".", "-", "&", "%") or _is_possessive_mark(tokens, k, first)))
    if tag & _NO_SUBJECT and not tag & (tags.DET | tags.PREP):
        return True
    if (token.lower == "that" or tag & tags.PERS) and k < last:
        return True
    if tag & _FINITE_AUX and not tag & tags.CAP:
        return True
    if tag & tags.CC:
        return not _joins_nouns(tokens, k, first)
    return _is_verb(tokens, k, first)


def _is_possessive_mark(tokens: Sequence[Token], k: int, first: int) -> bool:
    """The apostrophe of “the workers’ leader”."""
    return (
        tokens[k].text in ("'", "’")
        and k > first
        and tokens[k - 1].lower.endswith("s")
        and tokens[k - 1].end == tokens[k].start
    )


def _is_verb(tokens: Sequence[Token], k: int, first: int) -> bool:
    """Whether a word that can be a verb is one here: not after a determiner, a possessive or a preposition."""
    tag = tokens[k].tag
    if (
        not tag & (tags.PAST | tags.THIRD | tags.BASE)
        or tag & (tags.CAP | tags.DET | tags.PREP | tags.NUM)
        or k == first
    ):
        return False
    before = tokens[k - 1]
    if tag & tags.PART and _is_reduced(before, tokens[k + 1]):
        return False
    if before.tag & (tags.DET | tags.POSS | tags.PREP | tags.NUM) and not before.tag & tags.PERS:
        return False
    if before.lower.endswith(("’s", "'s")) and not before.tag & tags.SELFSUBJ:
        return False
    if before.tag & (tags.PERS | tags.REL | tags.MODAL | tags.DO) or before.lower == "to" or tag & tags.PAST:
        return True
    return bool(before.tag & tags.CAP and tag & tags.THIRD)


def _is_reduced(before: Token, after: Token) -> bool:
    """“a poll *conducted* by Gallup”, “the poll *released* Monday”: a participle that belongs to the noun before it."""
    noun = not before.tag & (tags.PERS | tags.REL | tags.AUX | tags.PUNCT | tags.ADV | tags.CAP)
    return noun and after.lower != "to" and bool(after.tag & (tags.PREP | tags.TIME))


def _joins_nouns(tokens: Sequence[Token], k: int, first: int) -> bool:
    """Whether “and” or “or” joins two nouns of one phrase rather than two clauses."""
    if tokens[k].lower not in ("and", "or") or k <= first:
        return False
    before, after = tokens[k - 1], tokens[k + 1]
    if before.tag & (tags.PUNCT | tags.VERB) and not before.tag & tags.CAP:
        return False
    if before.tag & tags.CAP and after.tag & tags.POSS and _opens_clause(tokens, k, first):
        return True
    return bool(after.tag & tags.CAP) == bool(before.tag & tags.CAP) or not before.tag & tags.CAP


def _opens_clause(tokens: Sequence[Token], k: int, first: int) -> bool:
    """Whether nothing but a name stands before `k` in its clause: “South Korea *and* its allies said”."""
    while k > first and (tokens[k - 1].tag & tags.CAP or tokens[k - 1].lower in ("the", "of")):
        k -= 1
    return k == first or bool(tokens[k - 1].tag & (tags.PUNCT | tags.SUB))


def _open_bracket(tokens: Sequence[Token], k: int, first: int) -> int:
    j = k - 1
    while j > first and tokens[j].text != "(" and k - j < 12:
        j -= 1
    return j if j >= first and tokens[j].text == "(" else k


def _without_opening(tokens: Sequence[Token], start: int, last: int) -> int | None:
    """Drop what opens the clause but is no part of the noun phrase: conjunctions, adverbs, a weekday."""
    k = start
    while k <= last:
        token = tokens[k]
        after = tokens[k + 1] if k < last else token
        opens = token.tag & (tags.PUREADV | tags.CC | tags.SUB) and not token.tag & tags.DET
        weekday = token.tag & tags.TIME and k < last and after.tag & (tags.CAP | tags.DET) and not after.tag & tags.TIME
        if not (opens or weekday or (is_adverb(token) and k < last)):
            return k
        k += 1
    return None
