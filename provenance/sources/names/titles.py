"""Where the title and role before a name end: “Russian Foreign Minister | Sergei Lavrov”."""

from __future__ import annotations

import re

from provenance.lexicon.sources import LEXICON, Noun, key_of, word_set
from provenance.sources.names.capitalised_runs import FIELDS

_TITLED = 9
"""Within how many words a title ends: “Department of Health and Human Services *Secretary* Alex Hart”."""
_PENDING = re.compile(r"-(?:elect|designate|to-be)$")
_NAMING = word_set("naming")
"""Nouns for people, or parts of their titles, that are also first words of bodies and media: “*Chief*”, “*Star*”."""
SURNAMES_TOO = word_set("surnames_too")
"""Last words of bodies that are also surnames: “Mayor Ann *Church*”."""
_PARTY_WORDS = word_set("party")


def title_length(piece: list[str], surnames: set[str]) -> int:
    """How many words of the run are title and role: “Russian Foreign Minister | Sergei Lavrov”."""
    if key_of(" ".join(piece)) in LEXICON.known or _is_society(piece, surnames):
        return 0
    split, of = 0, _of_body(piece)
    for i, word in enumerate(piece[:_TITLED]):
        low = _PENDING.sub("", word.rstrip(".").lower())
        noun = LEXICON.nouns.get(low)
        if i > 0 and piece[i - 1] == "&":
            continue  # “Bell & *Sons*”
        called = noun and _calls(noun) and word not in _NAMING and not (noun.plural and 0 < of < i)
        leads = called and (i > 0 or len(piece) > 2) and not _surname_at(piece, i)
        if leads or low in LEXICON.titles or low in _PARTY_WORDS:
            split = i + 1
    if split < len(piece) and piece[split] in ("of", "for"):
        return _split_of(piece, split)
    if split < len(piece) and piece[-1] in LEXICON.name_words and piece[-1] not in SURNAMES_TOO:
        return 0
    while split < len(piece) and piece[split].lower() in ("the", "emeritus", "elect"):
        split += 1
    if 0 < split < len(piece) - 2 and piece[split].lower() in FIELDS:
        split += 1  # “SP *Operations* Farhan Qadir”
    return split


def _is_society(piece: list[str], surnames: set[str]) -> bool:
    """“Friends of the Bay”, “Doctors for Granton”: a body; “Friends of Ann Bell” are people."""
    joined = len(piece) > 2 and piece[1] in ("of", "for") and piece[0].lower().removesuffix("s") not in _PARTY_WORDS
    return joined and LEXICON.name_words.get(piece[0]) == "organisation" and piece[-1] not in surnames


def _surname_at(piece: list[str], i: int) -> bool:
    """“Duncan Hunter”: a common noun that ends a run, after a word that is not a role or place."""
    first = piece[i - 1].lower()
    known = first in LEXICON.nouns or first in LEXICON.states
    return i == 1 == len(piece) - 1 and not known


def _split_of(piece: list[str], split: int) -> int:
    """“Secretary of State | John Kerry”, “President of Russia | Vladimir Putin”; “Secretary of State” alone."""
    field = max((i for i in range(split, len(piece)) if piece[i].lower() in FIELDS), default=len(piece))
    if field < len(piece) - 1:
        return field + 1  # “Secretary of State | Kerry”, “Secretary of State | Ann Rodham Bell”
    return len(piece) if len(piece) - split < 4 else len(piece) - 2


def _calls(noun: Noun) -> bool:
    """Whether a noun calls people something: “senator”, “senators”; not “public”."""
    return noun.kind == "person" or (noun.kind == "group" and noun.plural)


def _of_body(piece: list[str]) -> int:
    """The place of “of” after the word for a body, after which a noun for people names nobody: “National Union *of*
    Journalists”; 0 if there is none."""
    return next(
        (i for i in range(1, len(piece)) if piece[i] in ("of", "for") and piece[i - 1] in LEXICON.name_words), 0
    )
