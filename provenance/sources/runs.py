"""Runs of capitalised words, and where one name in them ends: “Gov. Jan Brewer’s Republican Party”."""

from __future__ import annotations

from collections.abc import Iterator

from provenance.sources.words import Words, key_of, word_set

PARTICLES = word_set("particles")
SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))
OPENERS = word_set("openers")
_SHORT = word_set("abbreviations")
LONGEST = 40
"""Words of a name: a longer run of capitalised words is none, and would take time by its square."""


class Runs:
    """Cuts runs by the word lists."""

    def __init__(self, words: Words) -> None:
        self.words = words

    def pieces(self, run: str) -> Iterator[tuple[int, list[str]]]:
        """Cut a run of capitalised words where a possessive, a full stop or a joining word ends a name."""
        piece: list[str] = []
        offset = at = 0
        tokens = run.split(" ")
        for i, token in enumerate(tokens):
            cut_before, cut_after = self._cuts(piece, token, tokens, i)
            if cut_before and piece:
                yield offset, piece
                piece = []
            if not piece:
                offset = at
            if piece or token[0].isupper() or "-" in token:
                piece.append(token)
            at += len(token) + 1
            if cut_after and piece:
                yield offset, piece
                piece = []
        if piece:
            yield offset, piece

    def _cuts(self, piece: list[str], token: str, tokens: list[str], i: int) -> tuple[bool, bool]:
        if token[0].islower() and "-" not in token:
            return (not self._joins(piece, tokens, i), False)
        opened = i + 1 < len(tokens) and tokens[i + 1].lower() in OPENERS
        ends = token.endswith(("’s", "'s", "’", "'")) or (
            token.endswith(".") and (opened or not self.abbreviation(token))
        )
        return (False, ends and i < len(tokens) - 1)

    def abbreviation(self, token: str) -> bool:
        bare = token[:-1].lower()
        return len(bare) <= 2 or bare in self.words.titles or bare in SUFFIXES or "." in bare or bare in _SHORT

    def _joins(self, piece: list[str], tokens: list[str], i: int) -> bool:
        """Does this lower-case word hold the name together? “Bank of England”, “Charles de Gaulle”."""
        token, rest = tokens[i], tokens[i + 1 : i + 2]
        if not 0 < len(piece) < LONGEST or (rest and rest[0].rstrip(".").lower() in OPENERS):
            return False
        if token in PARTICLES:
            return True
        if token in ("the", "to"):
            return piece[-1] in ("of", "for", "on")
        if token in ("and", "&"):
            joined = " ".join([*piece, token, *rest])
            return token == "&" or key_of(joined) in self.words.known or self._listing(piece, rest)
        return self._bodily(piece[-1]) or key_of(" ".join([*piece, token, *rest])) in self.words.known

    def _listing(self, piece: list[str], rest: list[str]) -> bool:
        """“Department of Health and Human Services”: behind a body's “of”, and nobody's title follows."""
        behind = {"of", "on", "for"} & set(piece)
        return (
            bool(behind)
            and self._bodily(piece[0] if piece[0] != "House" else piece[-2])
            and rest != []
            and (rest[0].lower().rstrip(".") not in self.words.titles)
        )

    def _bodily(self, word: str) -> bool:
        low = word.lower()
        return word in self.words.name_words or low in self.words.titles or low in self.words.nouns
