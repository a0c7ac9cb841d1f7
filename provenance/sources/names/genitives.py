"""Names that contain an apostrophe: “Moody’s”, “Lloyd’s of London”, “the Farmers’ Union”, “St Mary’s Hospital”."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from provenance.lexicon import tags
from provenance.lexicon.sources import LEXICON, key_of, word_set
from provenance.text.finite_verbs import is_verb_of_genitive
from provenance.text.tokens import Token, is_genitive

_STOPS = (",", ".", ";", ":")
_LEGAL_FORMS = word_set("legal_forms")
_PARTY = word_set("party")
_MANY = word_set("genitives")
"""Owners of a body, though not nouns of a role: “*Children’s* Hospital”, “*King’s* College”."""
_BODIES = ("organisation", "company")
"""Kinds of bodies that people form together, by the word that names one."""
_SAINT = ("St", "St.", "Saint")


class Genitives:
    """Which apostrophes of one text belong to a name. `bare` contains the words of the text as written."""

    def __init__(self, tokens: Sequence[Token], bare: AbstractSet[str]) -> None:
        standing = (t.text for i, t in enumerate(tokens) if t.tag & tags.CAP and is_genitive(t) and _stands(tokens, i))
        self.own = {without_genitive(word) for word in standing} - bare
        """“Moody” of “Moody’s said”, if nobody is called Moody."""

    def belongs(self, token: str) -> bool:
        """Whether the apostrophe is part of the name, wherever it occurs."""
        return without_genitive(token) in self.own

    def joins(self, before: list[str], token: str, after: list[str]) -> bool:
        """Whether the name continues after this genitive."""
        known = (key_of(" ".join([*before, token, *after[:n]])) in LEXICON.known for n in (1, 2, 3))
        if (
            any(known)
            or self.belongs(token)
            or after[0].rstrip(".") in _LEGAL_FORMS
            or before[-1:] in ([s] for s in _SAINT)
        ):
            return True
        if after[0] == "of" and after[1:2] and after[1][0].isupper():
            return True
        if self._is_union_of(token, after):
            return True
        owner = without_genitive(token).lower()
        noun = LEXICON.nouns.get(owner)
        shared = owner in _MANY or (noun is not None and noun.kind in ("person", "group") and owner not in _PARTY)
        title = after[0].rstrip(".").lower() in LEXICON.titles or after[0].lower() in LEXICON.given_names
        return shared and after[0][0].isupper() and not title

    def _is_union_of(self, token: str, after: list[str]) -> bool:
        """“the *Miners’ Union*”, “the *Nurses’ Association*”: a group that its noun makes a body; a party or people
        owns one (“the Russians’ Ministry”)."""
        owner = without_genitive(token).lower()
        one = owner.removesuffix("s")
        people = one in LEXICON.demonyms or one in _PARTY
        many = (owner.endswith("men") or (token[-1] in "’'" and owner.endswith("s"))) and not people
        return many and LEXICON.name_words.get(after[0].rstrip(",.")) in _BODIES


def without_genitive(word: str) -> str:
    """“Norvik’s” → “Norvik”, “Farmers’” → “Farmers”."""
    stem = word.removesuffix("s")
    return stem[:-1] if stem.endswith(("’", "'")) else word


def _stands(tokens: Sequence[Token], i: int) -> bool:
    """Whether the genitive at `i` is where a name would be: before its verb, or “at Moody’s.”, “according to
    the McDonald’s,”; “a friend of Bell’s.” shows nothing."""
    if i + 1 == len(tokens):
        return False
    if tokens[i + 1].text not in _STOPS:
        return is_verb_of_genitive(tokens, i + 1, len(tokens))
    before = [t.lower for t in tokens[max(0, i - 3) : i] if t.lower != "the"]
    return before[-1:] == ["at"] or before[-2:] == ["according", "to"]
