"""Sources without a name: whom a reader could not find, and whose name the outlet withholds."""

from __future__ import annotations

import re

from provenance.lexicon.sources import LEXICON, alternatives, word_set
from provenance.model import Source

_TAIL = re.compile(rf",| (?:{alternatives('tails')}) ")
_ANONYMOUS = word_set("anonymous")
_DESCRIBED = re.compile(r"(?i)(?:(?:somebody|someone|people|those) who|.* in the (?:audience|crowd))\b")
"""“someone who saw it”, “people who live there”, “someone in the audience”: it is told who they are."""
_OF_A_GROUP = re.compile(r"(?i)(?:all|few|many|most|several|some) of (?:the|them|these|those|his|her|their|its)\b")
"""“most of the candidates”, “some of them”: a group that was told before."""
_IN_THE_KNOW = re.compile(r"\b(?:familiar with|briefed on|close to|knowledge of|direct knowledge)\b")


def head_noun(source: Source) -> str:
    """The head noun of an unnamed source's name, lower case, in the singular where the lexicon knows it."""
    low = _TAIL.split(source.name.lower(), maxsplit=1)[0].split()
    if not low:
        return ""
    head = low[-1]
    return head if head in LEXICON.nouns and not LEXICON.nouns[head].plural else head.removesuffix("s")


def vague(source: Source) -> bool:
    """“analysts”, “critics”, “some”: a reader cannot tell who they are. A body or place named with them tells."""
    if source.named or source.type not in ("group", "unnamed-person") or source.speaks_for or source.by_office:
        return False
    if source.reason or _IN_THE_KNOW.search(source.name):
        return False  # “two people, who asked not to be named because …”: somebody in particular
    if source.name[:1].isdigit() or _DESCRIBED.match(source.name) or _OF_A_GROUP.match(source.name):
        return False
    noun = LEXICON.nouns.get(head_noun(source))
    return bool(noun and noun.vague) and not re.search(r" [A-Z]", source.name)


def anonymous(source: Source) -> bool:
    """“a senior official”, “people familiar with the matter”: somebody in the know whose name is withheld."""
    if source.named or source.type not in ("group", "unnamed-person") or source.by_office:
        return False
    if _DESCRIBED.match(source.name) and not source.reason and not _IN_THE_KNOW.search(source.name):
        return False
    if source.type == "unnamed-person" and source.name.split(" ")[-1].istitle():
        return False  # “PolitiFact Executive”: a title where a name was
    if re.match(r"[A-Z][\w.]*[’']s? |(?:his|her|their|its|my|our) ", source.name) and source.type == "unnamed-person":
        return False  # “Obama’s former strategist”, “her lawyer”: one can be found
    return bool(source.reason or head_noun(source) in _ANONYMOUS or _IN_THE_KNOW.search(source.name))
