"""What begins a run of capitalised words but is not part of a name: “But Clinton”, “On Monday”."""

from __future__ import annotations

import re
from collections.abc import Collection
from collections.abc import Set as AbstractSet

from provenance.lexicon import tags
from provenance.lexicon.labels import role_kinds
from provenance.lexicon.sources import LEXICON, key_of, word_set
from provenance.lexicon.tagging import entries
from provenance.sources.names.capitalised_runs import FIELDS, OPENERS, PARTICLES
from provenance.sources.names.genitives import without_genitive
from provenance.text import Segmentation
from provenance.text.tokens import WORD_LIKE_NAMES

_ALSO_NAMES = word_set("also_names")
_LEGAL_FORMS = word_set("legal_forms")
"""Openers that are also names of people: “May”, “June”, “Will”."""
_CAPITALISED = frozenset(word.capitalize() for word in _ALSO_NAMES)
_FULL = re.compile(rf"(?<!\w)({'|'.join(sorted(_CAPITALISED))}) [A-Z][a-z]")
_NEXT = re.compile(r" ([a-z]+)\b")
_DATED = re.compile(r"\b(?:by|early|for|from|in|last|late|mid|next|of|since|this|through|until) $", re.IGNORECASE)
"""Before a month: “in *May*”."""
_DAYS = word_set("days")
"""“*Sunday* Times”."""
_OWNED = word_set("shares") | word_set("staff")
"""“*Shares* of Norvik fell”."""
_SOLE_OFFICES = word_set("sole_offices")
_PARTY_WORDS = word_set("party")
_NUMERALS = word_set("numerals") | word_set("tens")
NUMBER = re.compile(r" (\d{1,2})(?!\d|[.,]\d)")
"""“Channel *4*”, “No *10*”: a number after a name that may belong to it."""
_SPOKE = tags.PAST | tags.THIRD
NO_NAMES = {word.capitalize() for word in OPENERS - _ALSO_NAMES} - {*_DAYS, *WORD_LIKE_NAMES, "No"}
"""Alone, these are no names, wherever they are: “*The* mayor”, “*But* she”; a quarter of all runs. “*No* 10” may be."""


class LeadingWords:
    """Decides it for one text: `bare` contains its words as written, `surnames` the second words of two capitalised
    ones, `of_persons` the words of names that begin with a given name."""

    def __init__(
        self,
        segmentation: Segmentation,
        bare: AbstractSet[str],
        surnames: Collection[str],
        of_persons: Collection[str],
    ) -> None:
        self.text, self.surnames, self.of_persons = segmentation.text, surnames, of_persons
        self.bare = bare
        some = not WORD_LIKE_NAMES.isdisjoint(bare)
        names = {t.start for t in segmentation.tokens if t.lower in WORD_LIKE_NAMES} if some else frozenset()
        self.word_like_names = names
        some = not _CAPITALISED.isdisjoint(bare)
        self.given = {m[1] for m in _FULL.finditer(self.text)} if some else frozenset()

    def drops(self, start: int, piece: list[str], *, opening: bool) -> bool:
        """Whether the piece at `start` begins with a word outside the name: “Analysts”, too, if “analysts” occurs."""
        word = piece[0].rstrip(".").replace("’", "'").partition("'")[0].lower()
        if start in self.word_like_names or word[0] == "@" or (piece[0].endswith(".") and word in LEXICON.titles):
            return False
        if word != "the" and (opening or word in OPENERS) and self._is_known(start, piece):
            return False  # “*An Post*”, “*No 10*”
        if len(piece) == 1 and piece[0].rstrip(".") in _LEGAL_FORMS:
            return True  # “the Board of Apogee, *Inc.*”
        if word in _ALSO_NAMES:
            return not self._names_somebody(start, piece)
        if word in OPENERS:
            return not (piece[0] in _DAYS and self._is_medium(start, piece))
        if len(piece) > 1 and (word in PARTICLES or _opens_office(word, [w.lower() for w in piece[1:]])):
            return False
        if opening and (self._verb(piece) or word.partition("-")[0] in _NUMERALS):
            return True
        if not opening or self._is_person(start, piece, word):
            return False
        return (word in self.bare and word not in LEXICON.titles) or self._is_common(word, piece)

    def _is_person(self, start: int, piece: list[str], word: str) -> bool:
        """“*Rose Gale* said”, and “*Gale* said” of her, though a gale blew and prices rose."""
        if len(piece) > 1:
            return word in LEXICON.given_names and piece[1][0].isupper() and piece[1].lower() not in LEXICON.nouns
        return piece[0] in self.of_persons and self._speaks(start + len(piece[0]))

    def _speaks(self, end: int) -> bool:
        """Whether the next word is a verb of speech: “May *said*”."""
        following = _NEXT.match(self.text, end)
        entry = entries().get(following[1]) if following else None
        return bool(entry and entry.bits & tags.CUE and entry.bits & _SPOKE)

    def _is_known(self, start: int, piece: list[str]) -> bool:
        """Whether the lexicon knows a piece of several words, or of one and a number."""
        if len(piece) > 1:
            return key_of(" ".join(piece)) in LEXICON.known
        number = NUMBER.match(self.text, start + len(piece[0]))
        return number is not None and is_numbered(piece[0], number[1])

    def _is_medium(self, start: int, piece: list[str]) -> bool:
        """“*Sunday Times*”, “the *Sunday World* newspaper”."""
        following = _NEXT.match(self.text, start + len(" ".join(piece)))
        kind = following and role_kinds().get(following[1])
        return "news-outlet" in (kind, LEXICON.name_words.get(without_genitive(piece[-1]).rstrip(".")))

    def _is_common(self, word: str, piece: list[str]) -> bool:
        """“*Nearly* 40”, “*Officials* said”, “*Texts* Voss sent”: an adverb or a noun that is nobody's name."""
        if word in LEXICON.given_names or piece[0] in self.surnames or key_of(piece[0]) in LEXICON.known:
            return False
        if word in _OWNED or (len(piece) == 1 and word.endswith("ing")):
            return True
        noun = LEXICON.nouns.get(word)
        if noun is not None and noun.kind == "document" and len(piece) == 2 and word.endswith("s"):
            after = key_of(piece[1])
            return after not in LEXICON.nouns and after not in LEXICON.name_words and after not in LEXICON.known
        adverb = word.endswith("ly") and (len(piece) == 1 or word not in LEXICON.nouns)
        return adverb or (len(piece) == 1 and word in LEXICON.nouns and word.removesuffix("s") not in _PARTY_WORDS)

    def _names_somebody(self, start: int, piece: list[str]) -> bool:
        """“*May* said”, “*June* Carver”, “*Will*” if a Will Smith is named; not “in *May*”, “*Will* Smith win?”."""
        if _DATED.search(self.text, max(0, start - 10), start):
            return False
        end = start + len(" ".join(piece))
        following = _NEXT.match(self.text, end)
        entry = entries().get(following[1]) if following else None
        bare = piece[0].rstrip(".,")
        if len(piece) > 1:
            question = entry is not None and entry.bits & tags.BASE and not entry.bits & (_SPOKE | tags.AUX)
            return not question
        return bare in self.given or bare in self.surnames or self._speaks(end)

    def _verb(self, piece: list[str]) -> bool:
        """“Entrusting Donald Trump with …”, “Added Gibbs”: a verb that opens the sentence, before a name."""
        verbal = piece[0].endswith(("ing", "ed")) and piece[0].lower() not in LEXICON.given_names
        return verbal and len(piece) > 1 and (len(piece) > 2 or piece[-1] in self.surnames)


def is_numbered(word: str, number: str) -> bool:
    """Whether a word and a number are a name: “France 24” and “No 10” of the lexicon, any “Channel 7”."""
    return word == "Channel" or key_of(f"{word} {number}") in LEXICON.known


def _opens_office(word: str, following: list[str]) -> bool:
    """“*Prime* Minister Ann Voss”, “*Housing* Minister Ann Voss”, “*Striker* Ann Voss”, though the text has “the prime
    minister” too."""
    noun = LEXICON.nouns.get(word)
    trade = noun is not None and noun.kind == "person" and len(following) > 1
    return trade or f"{word} {following[0]}" in _SOLE_OFFICES or (word in FIELDS and following[0] in LEXICON.titles)
