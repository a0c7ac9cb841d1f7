"""What kind of phrase a source is, from its form and its head noun: a person speaks more often than a deployment."""

from __future__ import annotations

from collections.abc import Sequence

from provenance.lexicon import tags, word_set
from provenance.lexicon.nouns import source_nouns
from provenance.lexicon.pronouns import NEUTER
from provenance.text.tokens import Token

_QUANTITIES = word_set("counters")
_GENERIC = word_set("generic")
_VAGUE = word_set("vague") | _QUANTITIES | word_set("limiters")
_COUNTS, _OF_THEM = tags.NUM | tags.DET, (["of", "the"], ["of", "these"])
_AUTHOR = word_set("authors")
_CLASSES = {"person": "person", "group": "person", "document": "document", "social-media": "document"}
_MEETINGS = word_set("hearers")
_INSIDE = ("-", "%", "$", "&", "’", "'")
"""Marks inside a core."""
_END = tags.PREP | tags.REL | tags.SUB
_PARTICIPLE = tags.ING | tags.PART
_AFTER_HEAD = word_set("tails")
_OCCASIONS, _MEANS, _ON_OCCASION = word_set("occasions"), word_set("means"), word_set("before_occasions")
_JOINTS = frozenset(("and", "or", "of"))


def kind_of(tokens: Sequence[Token], first: int, last: int) -> str:
    """`pronoun`, `author`, `it`, `who`, `which`, `name`, `number`, or by its head noun `person`, `body`, `document`,
    `thing`."""
    word = tokens[first]
    if word.tag & tags.SELFSUBJ:
        return _contracted(word.lower)
    if word.tag & tags.REL:
        return "who" if word.lower in ("who", "whom") else "which"
    alone = last - first == 1
    if word.tag & (tags.PERS | tags.POSS) and (alone or not word.tag & tags.DET):
        return "it" if word.lower in NEUTER else "author" if word.lower in _AUTHOR else "pronoun"
    head = head_of(tokens, first, last)
    noun = source_nouns().get(head.lower.removesuffix("’s").removesuffix("'s"))
    body = noun is not None and noun.kind == "organisation"  # “the group”
    if head.tag & tags.NUM and last == first + 2 and word.tag & tags.CAP and not word.tag & tags.DETERMINER:
        return "name"  # “*Channel 7* reported”
    if (head.lower in _QUANTITIES and not body) or head.tag & tags.NUM:
        return "number"
    aged = last - first > 2 and tokens[first + 1].text == "," and tokens[first + 2].tag & tags.NUM
    if head.tag & tags.CAP and (head is not word or alone or aged):
        return "name"  # “*Bell, 29,* posted”; “*Residents* of Ashton” says nothing
    return _CLASSES.get(noun.kind, "body") if noun else "thing"


def _contracted(word: str) -> str:
    """The kind of “he’s”, “it’ll”, “we’ve”, by the word before the apostrophe."""
    bare = word.replace("’", "'").partition("'")[0]
    if bare == "who":
        return "who"
    return "it" if bare in ("it", "that", "there") else "author" if bare in _AUTHOR else "pronoun"


def head_of(tokens: Sequence[Token], first: int, last: int) -> Token:
    """The last word of the core of a noun phrase, past “one of the”."""
    return tokens[core_end(tokens, first, last) - 1]


def is_generic(tokens: Sequence[Token], first: int, last: int) -> bool:
    """“people”, “a lot of people”, “the conventional wisdom”: nobody in particular. What follows the noun tells who is
    meant (“people close to the board”), and so does a word before it that is no quantity (“Canadian people”); “one of
    the people” is one of those told of before."""
    counted = tokens[first].lower == "one" or (tokens[first].tag & _COUNTS and tokens[first].lower not in _GENERIC)
    if counted and [t.lower for t in tokens[first + 1 : min(last, first + 3)]] in _OF_THEM:
        return False
    words = [t for t in tokens[first:last] if not t.tag & (tags.DETERMINER | tags.NUM) and t.lower not in _VAGUE]
    return all(t.lower in _GENERIC for t in words) and not any(t.tag & tags.PERS for t in words)


def core_end(tokens: Sequence[Token], first: int, last: int, start: int = 0) -> int:
    """The end of the core of a noun phrase: its head and what comes before it; sought from `start`. The core of “one of
    the officials in Granton” ends after “officials”."""
    end = start or first + 1
    for k in range(end, last):
        if _is_partitive(tokens, k, end - 1):
            continue
        if _ends_core(tokens, k, last, tokens[end - 1]) and not _is_short_name(tokens, k, last):
            break
        end = k + 1
    return end


def _is_short_name(tokens: Sequence[Token], k: int, last: int) -> bool:
    """“the Clerks Union *(CU)* secretary Ann Voss”: the brackets or the acronym between them, and a noun after it."""
    opening = k - {"(": 0, ")": 2}.get(tokens[k].text, 1)
    if opening < 0 or opening + 3 >= last or (tokens[opening].text, tokens[opening + 2].text) != ("(", ")"):
        return False
    return tokens[opening + 1].text.isupper() and not tokens[opening + 3].tag & (_END | tags.PUNCT)


def _is_partitive(tokens: Sequence[Token], k: int, head: int) -> bool:
    """“one *of* the officials”, “dozens *of* clerks”."""
    return tokens[k].lower == "of" and (tokens[head].lower in _QUANTITIES or tokens[head].tag & tags.NUM > 0)


def _ends_core(tokens: Sequence[Token], k: int, last: int, head: Token) -> bool:
    """Whether token `k` ends the core whose head so far is `head`: a mark, a preposition, or what describes the head
    after it (“aides *familiar* with it”, “the committee *probing* it”; not “an *increasing* number”)."""
    token = tokens[k]
    if token.tag & _END or (token.tag & tags.PUNCT and token.text not in _INSIDE):
        return True
    if token.lower in _AFTER_HEAD and tokens[k - 1].lower not in _JOINTS:
        return True
    if _opens_clause(tokens, k, last, head):
        return True
    if not token.tag & _PARTICIPLE:
        return False
    noun = token.lower in source_nouns() or token.lower in _MEETINGS  # “a public *meeting*”
    if head.lower in source_nouns() and not noun:
        return True
    return token.tag & tags.PART > 0 and k + 1 < last and tokens[k + 1].tag & tags.PREP > 0


def is_document(noun: Token) -> bool:
    """“letter”, “figures”, “footage”."""
    known = source_nouns().get(noun.lower)
    return known is not None and known.kind == "document"


def _opens_clause(tokens: Sequence[Token], k: int, last: int, head: Token) -> bool:
    """“a woman *they* met”, “figures *the* union gave to”, “a letter *Bell* wrote”: whether a clause about the head
    begins at `k`."""
    if head.lower not in source_nouns():
        return False
    subject = tokens[k].tag & (tags.DET | tags.PERS) or (tokens[k].tag & tags.CAP and is_document(head))
    return bool(subject) and any(t.tag & tags.PAST and not t.tag & tags.CAP for t in tokens[k + 1 : last])


def is_occasion(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a phrase says how or where something was said: “*in a statement*”, “*on Twitter*”, “*via its lawyer*”."""
    preposition = tokens[first].lower
    if preposition not in _ON_OCCASION or first + 1 >= last:
        return False
    head, determined = head_of(tokens, first + 1, last).text, tokens[first + 1].tag & tags.DETERMINER > 0
    if preposition == "via" or head in _MEANS or (determined and head in _OCCASIONS):
        return True
    return preposition == "through" and tokens[first + 1].tag & tags.POSS > 0
