"""Names that contain an apostrophe: “Moody’s”, “Lloyd’s of London”, “the Farmers’ Union”, “St Mary’s Hospital”."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from provenance.lexicon import tags
from provenance.lexicon.tagging import entries
from provenance.lexicon.verbs import cue_nouns
from provenance.sources.source_lexicon import LEXICON, word_set

_SINGULAR = re.compile(
    r"([A-ZÀ-ÖØ-Þ](?<![\w’'-].)[\w’'-]*\w)[’']s"  # a capitalised word in the genitive
    r"(?:(?P<stop>[,.;:])| (?P<next>[a-z]+)(?: (?P<then>\w+))?)"  # and what follows it
)
_BEFORE = re.compile(r"(?:[Aa]ccording to|\b[Aa]t) (?:the )?$")
"""Before a name at the end of a clause: “analysts *at* Moody’s.”; “a friend of Bell’s.” shows nothing."""
_DETERMINED = tags.DET | tags.POSS | tags.PERS | tags.SUB
_NOT_FINITE = word_set("not_finite")
_LEGAL_FORMS = word_set("legal_forms")
_PARTY = word_set("party")
_MANY = word_set("genitives")
"""Owners of a body, though not nouns of a role: “*Children’s* Hospital”, “*King’s* College”."""
_BODIES = ("organisation", "company")
"""Kinds of bodies that people form together, by the word that names one."""
_SAINT = ("St", "St.", "Saint")


class Genitives:
    """Which apostrophes of one text belong to a name. `bare` contains the words of the text as written."""

    def __init__(self, text: str, bare: AbstractSet[str]) -> None:
        self.own = {m[1] for m in _SINGULAR.finditer(text) if m[1] not in bare and _stands(text, m)}
        """“Moody” of “Moody’s said”, if nobody is called Moody."""

    def belongs(self, token: str) -> bool:
        """Whether the apostrophe is part of the name, wherever it occurs."""
        return without_genitive(token) in self.own

    def joins(self, before: list[str], token: str, after: list[str]) -> bool:
        """Whether the name continues after this genitive."""
        if self.belongs(token) or after[0].rstrip(".") in _LEGAL_FORMS or before[-1:] in ([s] for s in _SAINT):
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


def _stands(text: str, match: re.Match[str]) -> bool:
    """Whether the word with its apostrophe is where a name would be: before a verb, or “at Moody’s.”."""
    if match["stop"]:
        return bool(_BEFORE.search(text, max(0, match.start() - 20), match.start()))
    entry, following = entries().get(match["next"]), entries().get(match["then"] or "")
    if entry is None or match["next"] in cue_nouns() or match["next"] in _NOT_FINITE:
        return False
    if entry.bits & tags.AUX or entry.lemma == "say":
        return True
    if not entry.bits & (tags.PAST | tags.THIRD):
        return False
    ambiguous = entry.bits & (tags.PART | tags.THIRD)  # “Norvik’s *proposed* price”, “Norvik’s *shares*”
    return not ambiguous or bool(following and following.bits & _DETERMINED)
