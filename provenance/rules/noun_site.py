"""A noun that can hold a claim, and what stands around it."""

from __future__ import annotations

from provenance.lexicon import tags
from provenance.rules.site import Site
from provenance.rules.view import View
from provenance.text.subjects import phrase_start

_ADJECTIVES = 3
_NOT_ADJECTIVE = (
    tags.PUNCT | tags.DET | tags.POSS | tags.PREP | tags.AUX | tags.SUB | tags.REL | tags.CC | tags.PERS | tags.OBJ
)


def noun_site(view: View, head: int, first: int, last: int) -> Site | None:
    """The site of the noun at `head`, or `None` where nothing follows that could be its content.

    Frames: `noun:that`, `noun:to`, `noun:p:for` … The possessor (“the union's”, “his”) is the source.
    """
    tokens, after = view.tokens, head + 1
    if after >= last or view.quoted[after] >= 0:
        return None
    word = tokens[after]
    if word.lower in ("that", "to"):
        frame = f"noun:{word.lower}"
    elif word.tag & tags.PREP and not word.tag & tags.DET:
        frame = f"noun:p:{word.lower}"
    else:
        return None
    site = Site(view, head, first, last, _lemma(tokens[head].lower), "noun")
    site.frame = frame
    site.group, site.subject = _possessor(view, head, first)
    return site


def _lemma(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _possessor(view: View, head: int, first: int) -> tuple[int, tuple[int, int] | None]:
    """Where the cue begins, adjectives included, and who owns the noun."""
    tokens, k = view.tokens, head
    while k > first and head - k < _ADJECTIVES and not tokens[k - 1].tag & (_NOT_ADJECTIVE | tags.CAP | tags.VERB):
        if _is_possessive(tokens[k - 1].lower):
            break
        k -= 1
    if k == first:
        return k, None
    before = tokens[k - 1]
    if before.tag & tags.POSS:
        return k, (k - 1, k)
    if _is_possessive(before.lower):
        start = phrase_start(tokens, k - 1, first)
        return k, (start, k) if start is not None else None
    return k, None


def _is_possessive(word: str) -> bool:
    return word.endswith(("’s", "'s", "s’", "s'"))
