"""What kind of phrase a source is, from its form and its head noun: a person speaks more often than a deployment."""

from __future__ import annotations

from collections.abc import Sequence

from provenance.lexicon import tags
from provenance.lexicon.nouns import source_nouns
from provenance.text.tokens import Token

_QUANTITIES = frozenset(
    "all another both couple dozens each few half handful hundreds lot lots majority many member members minority most "
    "none number one others pair percent plenty portion several some spokesman spokeswoman those two three %".split()
)
_AUTHOR = frozenset("i we you i’m i'm we’re we're one".split())
_CLASSES = {"person": "person", "group": "person", "document": "document", "social-media": "document"}
_END = tags.PREP | tags.REL | tags.ING | tags.SUB


def kind_of(tokens: Sequence[Token], first: int, last: int) -> str:
    """`pronoun`, `author`, `it`, `who`, `which`, `name`, `number`, or by its head noun `person`, `body`, `document`,
    `thing`."""
    word = tokens[first]
    if word.tag & tags.SELFSUBJ:
        return _contracted(word.lower)
    if word.tag & (tags.PERS | tags.POSS) and (last - first == 1 or not word.tag & tags.DET):
        return "it" if word.lower in ("it", "its") else "author" if word.lower in _AUTHOR else "pronoun"
    if word.tag & tags.REL:
        return "who" if word.lower in ("who", "whom") else "which"
    head = head_of(tokens, first, last)
    if head.lower in _QUANTITIES or head.tag & tags.NUM:
        return "number"
    aged = last - first > 2 and tokens[first + 1].text == "," and tokens[first + 2].tag & tags.NUM
    if head.tag & tags.CAP and (head is not word or last - first == 1 or aged):
        return "name"  # “*Bell, 29,* posted”; “*Residents* of Ashton” says nothing
    noun = source_nouns().get(head.lower.removesuffix("’s").removesuffix("'s"))
    return _CLASSES.get(noun.kind, "body") if noun else "thing"


def _contracted(word: str) -> str:
    """The kind of “he’s”, “it’ll”, “we’ve”, by the word before the apostrophe."""
    bare = word.replace("’", "'").partition("'")[0]
    if bare == "who":
        return "who"
    return "it" if bare in ("it", "that", "there") else "author" if bare in _AUTHOR else "pronoun"


def head_of(tokens: Sequence[Token], first: int, last: int) -> Token:
    """The last word of the core of a noun phrase, past “one of the”."""
    head = tokens[first]
    for k in range(first, last):
        token = tokens[k]
        if token.lower == "of" and (head.lower in _QUANTITIES or head.tag & tags.NUM):
            continue
        if k > first and (token.tag & _END or (token.tag & tags.PUNCT and token.text not in ("-", "%", "$", "&", "’"))):
            break
        if k > first and token.tag & tags.PART and k + 1 < last and tokens[k + 1].tag & tags.PREP:
            break
        head = token
    return head
