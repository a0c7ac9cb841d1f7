"""Runs of capitalised words, and where one name in them ends: “Gov. Jan Brewer’s Republican Party”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from provenance.lexicon.sources import LEXICON, key_of, word_set
from provenance.sources.names.genitives import Genitives

PARTICLES = word_set("particles")
SUFFIXES = word_set("suffixes")
OPENERS = word_set("openers")
_ORIGINS = word_set("origins")
_SHORT = word_set("abbreviations")
FIELDS = word_set("fields")
"""What ministers and departments are for: “health”, “trade”."""
_MEDIA_TOO = word_set("media_too")
_LETTERED = re.compile(r"\w\w?(?:\.\w\w?)+")
"""“U.S.”, “Ph.D.”; not “norvik.com.”."""
LONGEST = 40
"""Most words of a name: a longer run of capitalised words is not a name, and would take quadratic time."""


class CapitalisedRuns:
    """Cuts runs by the word lists."""

    def __init__(self, genitives: Genitives) -> None:
        self.genitives = genitives
        self.definite = False
        """Whether “the” precedes the run being cut."""

    def pieces(self, run: str, *, definite: bool) -> Iterator[tuple[int, list[str]]]:
        """Cut a run of capitalised words, with “the” before it if `definite`, where a possessive, a full stop or a
        joining word ends a name."""
        self.definite = definite
        piece: list[str] = []
        offset = at = 0
        tokens = run.split(" ")
        if len(tokens) == 1:
            yield 0, tokens  # most of them
            return
        for i, token in enumerate(tokens):
            if token.rpartition("-")[2] in _ORIGINS and i < len(tokens) - 1:
                piece, at = [], at + len(token) + 1  # “*South Korean-born* Monte Lund”
                continue
            cut_before, cut_after = self._cuts(piece, token, tokens, i)
            if cut_before and piece:
                yield offset, piece
                piece = []
            if not piece:
                offset = at
            if piece or not is_small(token):
                piece.append(token)
            at += len(token) + 1
            if cut_after:
                yield offset, piece
                piece = []
        yield offset, piece

    def _cuts(self, piece: list[str], token: str, tokens: list[str], i: int) -> tuple[bool, bool]:
        if is_small(token):
            return (not self._joins(piece, tokens, i), False)
        if token in ("A", "An", "The") and piece and piece[-1].isupper():
            return (True, False)  # “NAIROBI *A* senior official”
        if i == len(tokens) - 1:
            return (False, False)
        genitive = token.endswith(("’s", "'s", "’", "'")) and not self.genitives.joins(
            piece, token, tokens[i + 1 : i + 4]
        )
        ends = genitive or (token.endswith(".") and (tokens[i + 1].lower() in OPENERS or not self.abbreviation(token)))
        return (False, ends)

    def abbreviation(self, token: str, *, final: bool = False) -> bool:
        """Whether a full stop belongs to the word before it, which may be the `final` one of its sentence."""
        bare = token[:-1].lower()
        two = not final and len(bare) == 2 and not token[:-1].isupper()  # “Wm.”, not “claimed by IS.”, “said Ann Wu.”
        short = len(bare) == 1 or two or bare in SUFFIXES
        lettered = _LETTERED.fullmatch(bare) is not None
        return short or lettered or (bare in LEXICON.titles and bare not in LEXICON.nouns) or bare in _SHORT

    def _joins(self, piece: list[str], tokens: list[str], i: int) -> bool:
        """Whether this lower-case word holds the name together: “Bank of England”, “Charles de Gaulle”."""
        token, rest = tokens[i], tokens[i + 1 : i + 2]
        society = bool(piece) and rest == ["the"] and piece[-1] in LEXICON.name_words
        if 0 < len(piece) < LONGEST and (token in LEXICON.name_words or _is_joined_name(piece, tokens[i : i + 4])):
            return True  # “Norvik Group *plc*”, “Save *the* Children”
        if not 0 < len(piece) < LONGEST or (rest and rest[0].rstrip(".").lower() in OPENERS and not society):
            return False
        if token in PARTICLES:
            return True
        if token in ("the", "to"):
            return piece[-1] in ("of", "for", "on")
        if token == "and":
            return self._listing(piece, rest) or self._two_fields(piece, tokens[i + 1 : i + 3])
        if token == "of" and self._definite_body(piece):
            return True
        known = key_of(" ".join(piece)) in LEXICON.known or (token == "at" and piece[-1] in _MEDIA_TOO)
        if token in ("at", "for", "in", "on") and known:
            return False  # “told *CBS News* on Super Tuesday”, “told *People* at the Fair of Ashton”
        return self._bodily(piece[-1])

    def _definite_body(self, piece: list[str]) -> bool:
        """“*the Port* of Rotterdam”: one word with “the” is not a person; “the *Republicans* of Ohio” are a people."""
        own = piece[1:] if piece[0] == "The" else piece
        definite = self.definite or len(own) < len(piece)
        return definite and len(own) == 1 and not own[0].endswith("s")

    def _listing(self, piece: list[str], rest: list[str]) -> bool:
        """“Department *of Health* and Human Services”, not “Secretary *of State Ann Holt* and Defense …”: after the
        “of” of a body or an office, and nobody's title follows."""
        of = next((i for i, word in enumerate(piece) if word in ("of", "on", "for")), 0)
        field = piece[of + 1 :]
        office = len(field) > 1 and piece[of - 1].lower() in LEXICON.titles
        if not of or not rest or (office and field[-1].lower() not in FIELDS):
            return False
        return rest[0].lower().rstrip(".") not in LEXICON.titles

    def _two_fields(self, piece: list[str], rest: list[str]) -> bool:
        """“*Trade and Industry* Minister Lim Wei”, not “Holt and Defense Secretary Ann Reed”."""
        fields = [piece[-1].lower(), *(word.lower() for word in rest[:1])]
        return len(rest) > 1 and all(f in FIELDS for f in fields) and rest[1].lower() in LEXICON.titles

    def _bodily(self, word: str) -> bool:
        low = word.lower()
        return word in LEXICON.name_words or low in LEXICON.titles or low in LEXICON.nouns


def is_small(token: str) -> bool:
    """“of”, “the”; not “al-Hariri”, “@jlund” or “eBay”."""
    return token.islower() and token[0] != "@" and "-" not in token


def _is_joined_name(piece: list[str], rest: list[str]) -> bool:
    """“the U.S. *Food and Drug* Administration”: whether a known name goes on after a joining word, with `rest`."""
    names = (key_of(" ".join([*own, *rest[:n]])) for own in (piece, piece[-1:]) for n in (2, 3, 4))
    return any(map(LEXICON.known.__contains__, names))
