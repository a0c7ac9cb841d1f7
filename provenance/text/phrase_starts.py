"""Where the noun phrase that ends at a token begins.

All functions take the document's tokens and work on half-open ranges of token indices.
"""

from __future__ import annotations

from collections.abc import Sequence

from provenance.lexicon import tags, word_set
from provenance.text.groups import is_adverb
from provenance.text.tokens import Token

_DEICTIC = frozenset(("last", "this", "past", "next", "earlier", "late", "early", "later"))
_BEFORE_TIME = frozenset(("on", "in", "during", "since", "at", "by", "for"))
_LEADING_TIME = _BEFORE_TIME | _DEICTIC
CLAUSE_OPENERS = frozenset(("after", "as", "before", "since", "than", "until"))
"""Prepositions that open a clause if a subject and its verb follow."""
_INDEFINITE, _CLAUSE_HEADS = word_set("indefinite"), word_set("clause_heads")
"""What a clause without a relative pronoun can follow: “everything *Bell said*”, “a point *Bell made*”."""
_TITLED = word_set("titled")
"""Works whose title follows the noun."""
_PERCENTS = word_set("percents")
PARTICLES = frozenset(("away", "down", "off", "out", "up"))
"""Adverbs that belong to the verb before them: “held *up* a board”."""
_SUFFIXES = frozenset(("esq", "inc", "jr", "llc", "lp", "ltd", "m.d", "ph.d", "plc", "sr"))
"""What a comma attaches to a name: “Ann Bell, *Jr.* said”."""
_NICKNAME = 4
"""Most words of a name in quotation marks."""
OPEN_MARKS = {"”": "“", '"': '"', "''": "``"}
AFTER_AMOUNT = frozenset(("ago", "earlier", "later"))
_AT_THE_TIME = frozenset((("the", "past"), ("the", "time"), ("in", "general")))
_NO_SUBJECT = tags.REL | tags.SUB | tags.WH
_LINKS = tags.PREP | tags.CC | tags.PUREADV | tags.PUNCT
"""Words that no noun phrase begins with."""
_NO_HEAD = tags.PREP | tags.CC | tags.DET | tags.PUNCT | tags.ADV | tags.PUREADV | tags.NUM | tags.VERB | tags.CAP
_ANEW = frozenset(("the", "some", "many", "an", "no", "several"))
_FORMS = tags.INFLECTED | tags.BASE
_NO_VERB = tags.CAP | tags.DET | tags.PREP | tags.NUM
_SAYING = word_set("bare_clause")
_BEGINS = tags.CAP | tags.DET | tags.POSS | tags.PERS
_BEFORE_GERUND = tags.PUNCT | tags.AUX | tags.SUB
_BEFORE_NOUN = tags.GOVERNS | tags.NUM
_BEFORE_VERB = tags.PERS | tags.REL | tags.MODAL | tags.DO
_BEFORE_CLAUSE = tags.PUREADV | tags.CC | tags.SUB
_TIMES = tags.TIME | tags.TIMENOUN
_YEAR = 4
"""Digits of a year: “in 2015 *officials* said”, not “in 20 *towns*”."""
_DAYS = frozenset(("today", "tonight", "yesterday"))


def phrase_start(tokens: Sequence[Token], last: int, first: int) -> int | None:
    """Where the noun phrase that ends with token `last` begins; `None` if there is no noun."""
    k, start = last, None
    while k >= first:
        token = tokens[k]
        if token.text == ")":
            k = _open_bracket(tokens, k, first) - 1
            continue
        if _ends_phrase(tokens, k, first, last):
            break
        if not token.tag & _LINKS:
            start = k
            if k > first and _opens_anew(tokens, k, first):
                break
        k -= 1
    return None if start is None else _without_opening(tokens, start, last, first)


def nickname_start(tokens: Sequence[Token], last: int, first: int) -> int | None:
    """Where the name in quotation marks whose closing mark is `last` begins, with its opening mark: “Buffalo Bill”."""
    opening = OPEN_MARKS.get(tokens[last].text)
    k = last - 1
    while k > first and last - k <= _NICKNAME and tokens[k].tag & tags.CAP:
        k -= 1
    return k if last - k > 2 and tokens[k].text == opening else None


def nickname_end(tokens: Sequence[Token], a: int, last: int) -> int:
    """Where the name in quotation marks whose opening mark is at `a` ends, closing mark included; 0 if none begins."""
    if a >= last or tokens[a].text not in OPEN_MARKS.values():
        return 0
    k = a + 1
    while k < last and k - a <= _NICKNAME and tokens[k].tag & tags.CAP:
        k += 1
    words = k - a - 1
    k += k < last and tokens[k].text in (",", ";", ".")
    closed = words > 1 and k < len(tokens) and OPEN_MARKS.get(tokens[k].text) == tokens[a].text
    return min(k + 1, last) if closed else 0


def _opens_anew(tokens: Sequence[Token], k: int, first: int) -> bool:
    """“for decades *some* critics”, “a charge *the* company denied”: a determiner right after a noun, which an article
    may show to be one, begins another phrase."""
    token, before = tokens[k], tokens[k - 1]
    if token.lower not in _ANEW or (token.text == "The" and before.lower in _TITLED):
        return False  # “his book *The* Truth”
    noun = k - 1 > first and tokens[k - 2].lower in ("a", "an", "the") and before.tag & tags.VERB > 0
    return noun or not before.tag & _NO_HEAD


def time_start(tokens: Sequence[Token], last: int, first: int) -> int:
    """Where the time phrase that ends with `last` begins, preposition included: “on Sunday night”, “last week”;
    `last + 1` if there is none."""
    if last > first and (tokens[last - 1].lower, tokens[last].lower) in _AT_THE_TIME:
        return last - 1 - (last - 1 > first and tokens[last - 2].lower in _BEFORE_TIME)
    if last > first and tokens[last].lower in AFTER_AMOUNT and tokens[last - 1].tag & tags.TIMENOUN:
        return _amount_start(tokens, last - 1, first)
    k = last
    while k >= first and tokens[k].tag & _TIMES and not tokens[k].tag & (tags.MODAL | tags.POSS):
        k -= 1
    if k == last or (tokens[k + 1].tag & tags.ADV and tokens[k + 1].tag & tags.CAP):
        return last + 1  # not a time at all, or the name of a newspaper
    known = bool(tokens[k + 1].tag & tags.TIME)
    while k >= first and (tokens[k].lower in _DEICTIC or (known and tokens[k].tag & tags.DET)):
        known = True
        k -= 1
    if not known:
        return last + 1
    return k if k >= first and tokens[k].lower in _BEFORE_TIME else k + 1


def _amount_start(tokens: Sequence[Token], k: int, first: int) -> int:
    """“*less than two* weeks ago”."""
    amount = tags.NUM | tags.DET | tags.PREP
    while k > first and tokens[k - 1].tag & amount and tokens[k - 1].lower not in _BEFORE_TIME:
        k -= 1
    return k - 1 if k > first and tokens[k - 1].lower in ("less", "more", "few") else k


def _ends_phrase(tokens: Sequence[Token], k: int, first: int, last: int) -> bool:
    """Whether token `k` cannot belong to a noun phrase that ends at `last`."""
    token = tokens[k]
    tag = token.tag
    if tag & tags.PUNCT:
        joined = k > first and tokens[k - 1].end == token.start
        if token.text in ("$", "€", "£"):
            return k == last
        if token.text == "," and k < last and tokens[k + 1].lower.rstrip(".") in _SUFFIXES:
            return False
        return not (joined and (token.text in (".", "-", "&", "%") or is_possessive_mark(tokens, k, first)))
    if k < last and (token.lower in CLAUSE_OPENERS or token.lower in PARTICLES):
        return True
    if tag & _NO_SUBJECT and not tag & (tags.DET | tags.PREP):
        return True
    if (token.lower == "that" or tag & tags.PERS) and k < last:
        return True
    if tag & tags.AUX and (not tag & tags.CAP or _asks(tokens, k, last)):
        return True
    if tag & tags.CC:
        return not _joins_nouns(tokens, k, first, last)
    if k < last and (token.lower in _INDEFINITE or (token.lower in _CLAUSE_HEADS and tokens[k + 1].tag & _BEGINS)):
        return True
    if tag & tags.ING and not tag & tags.PREP and k < last and _has_object(tokens, k, first):
        return True
    return is_verb(tokens, k, first, last)


def _has_object(tokens: Sequence[Token], k: int, first: int) -> bool:
    """Whether the -ing form at `k` governs what follows: “it’s *getting* the attention people …”, “*saying* Reyes”."""
    if tokens[k].lemma in _SAYING and tokens[k + 1].tag & tags.CAP:
        return not (k > first and tokens[k - 1].tag & tags.DETERMINER)
    return bool(tokens[k + 1].tag & tags.DETERMINER) and (k == first or bool(tokens[k - 1].tag & _BEFORE_GERUND))


def _asks(tokens: Sequence[Token], k: int, last: int) -> bool:
    """“*Will* the minister confirm …?”: an auxiliary that opens a question is capitalised too."""
    return k < last and bool(tokens[k + 1].tag & (tags.DET | tags.POSS | tags.PERS))


def is_possessive_mark(tokens: Sequence[Token], k: int, first: int) -> bool:
    """The apostrophe of “the workers’ leader”."""
    return (
        tokens[k].text in ("'", "’")
        and k > first
        and tokens[k - 1].lower.endswith("s")
        and tokens[k - 1].end == tokens[k].start
    )


def is_verb(tokens: Sequence[Token], k: int, first: int, last: int) -> bool:
    """Whether a word that can be a verb is one here: not after a determiner, a possessive or a preposition, and not the
    plural that ends the phrase (“Recent *studies* | say”)."""
    tag = tokens[k].tag
    if not tag & _FORMS or tag & _NO_VERB or k == first:
        return False
    before = tokens[k - 1]
    if tag & tags.PART and _is_reduced(before, tokens[k + 1]):
        return False
    if before.lower == "to" and tag & tags.BASE:
        return True  # “likely to *help* Bell convince them”
    if before.tag & _BEFORE_NOUN and not before.tag & tags.PERS:
        return False
    if before.lower.endswith(("’s", "'s")) and not before.tag & tags.SELFSUBJ:
        return False
    if before.tag & tags.PUREADV and k - 1 > first and tokens[k - 2].tag & tags.REL:
        return True
    if before.tag & _BEFORE_VERB or tag & tags.PAST:
        return True
    if before.lower == "not" and k - 1 > first and tokens[k - 2].tag & _BEFORE_VERB:
        return True  # “will not *attend* the fair”
    if tag & tags.THIRD and before.tag & tags.PUNCT and k < len(tokens) - 1:
        return bool(tokens[k + 1].tag & (tags.DET | tags.PERS))
    return bool(before.tag & tags.CAP and tag & tags.THIRD and (k < last or k - 1 > first))


def _is_reduced(before: Token, after: Token) -> bool:
    """“a poll *conducted* by Gallup”, “the poll *released* Monday”: a participle that belongs to the noun before it."""
    noun = not before.tag & (tags.PERS | tags.REL | tags.AUX | tags.PUNCT | tags.ADV | tags.CAP)
    return noun and after.lower != "to" and bool(after.tag & (tags.PREP | tags.TIME))


def _joins_nouns(tokens: Sequence[Token], k: int, first: int, last: int) -> bool:
    """Whether “and” or “or” joins two nouns of one phrase rather than two clauses."""
    if tokens[k].lower not in ("and", "or") or k <= first:
        return False
    before, after = tokens[k - 1], tokens[k + 1]
    if last == k + 2 and after.tag & tags.NUM and tokens[last].lower in _PERCENTS:
        return False  # “liked the plan *and* 60 percent said”: joined to what opens the clause only
    if last == k + 1 and after.lower == "others" and _is_object(tokens, k - 1, first):
        return False  # “left the fair *and* others said”
    if before.lower == "no":
        return False  # “Bell said no *and* Cole said yes”
    if before.tag & (tags.PUNCT | tags.VERB) and not before.tag & tags.CAP:
        return False
    if before.tag & tags.CAP and after.tag & tags.POSS and _opens_clause(tokens, k, first):
        return True
    return bool(after.tag & tags.CAP) == bool(before.tag & tags.CAP) or not before.tag & tags.CAP


def _is_object(tokens: Sequence[Token], last: int, first: int) -> bool:
    """Whether the phrase that ends at `last` follows a verb."""
    start = phrase_start(tokens, last, first)
    return start is not None and start > first and bool(tokens[start - 1].tag & tags.VERB)


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


def is_surname(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a phrase is only a surname, or one with “Mr.” or the like."""
    named = end - start == 2 and tokens[start].tag & tags.ABBR
    return bool(tokens[start].tag & tags.CAP) and (end - start == 1 or bool(named))


def _without_opening(tokens: Sequence[Token], start: int, last: int, first: int) -> int | None:
    """Drop what opens the clause but is not part of the noun phrase: conjunctions, adverbs, a time."""
    k = start
    while k <= last:
        token = tokens[k]
        after = tokens[k + 1] if k < last else token
        opens = token.tag & _BEFORE_CLAUSE and not token.tag & tags.DET
        weekday = token.tag & tags.TIME and k < last and after.tag & (tags.CAP | tags.DET) and not after.tag & tags.TIME
        if not (opens or weekday or (is_adverb(token) and not token.tag & tags.DET and k < last)):
            return _past_time(tokens, k, last, first)
        k += 1
    return None


def is_year(token: Token) -> bool:
    return token.text.isdigit() and len(token.text) == _YEAR


def _past_time(tokens: Sequence[Token], k: int, last: int, first: int) -> int:
    """“On Monday night *police* said”, “Last week *officials* said”: the noun after a time that opens the clause, with
    a preposition or a word like “last”; `k` if there is none. “*Sunday newspapers* said” is a phrase."""
    before = k > first and tokens[k - 1].lower in _BEFORE_TIME
    opening, i = k - before, k
    if opening > first and not tokens[opening - 1].tag & (tags.PUNCT | tags.CC):
        return k
    while i < last and tokens[i].lower in _LEADING_TIME:
        i += 1
    marked = before or i > k
    i += bool(marked and tokens[i].tag & (tags.DET | tags.NUM))
    end = i
    while end <= last and (tokens[end].tag & _TIMES or (end > i and _goes_on(tokens, end))):
        end += 1
    year = before and i > k and end == i and is_year(tokens[k])
    known = year or (end > i and (marked or tokens[k].lower in _DAYS))
    return end if known and end <= last and not tokens[end].tag & _LINKS else k


def _goes_on(tokens: Sequence[Token], k: int) -> bool:
    """Whether a time goes on with a number or another time at `k`: “May *5*”, “11 a.m. *on* Monday”."""
    day = tokens[k].lower in _BEFORE_TIME and tokens[k + 1].tag & tags.TIME
    return bool(day or tokens[k].tag & tags.NUM)
