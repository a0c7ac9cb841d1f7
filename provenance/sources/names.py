"""The capitalised names of an article, with the titles, roles and appositions that stand around them.

One pass of one pattern over the text; every name is then read where it stands, never searched for again.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from attrs import frozen

from provenance.sources.words import Words, key_of, word_set
from provenance.text import Segmentation

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶŁĻŃŅŇŌŐŘŚŞŠŢŤŪŮŰŹŻŽ"
_WORD = rf"[{_UPPER}](?:[\w&’'-]|\.(?=\w))*\.?"
_JOIN = r"(?:of|for|on|the|to|and|de|van|von|der|den|di|da|del|la|le|bin|al|el|ibn|du|dos|ter|ten|&)"
_NICK = r"(?:[“\"‘(]\w+[”\"’)] )"
_RUN = re.compile(rf"(?<![\w’'-])(?:(?:al|el|de|von|van)-)?{_WORD}(?: (?:{_JOIN} ){{0,2}}{_NICK}?{_WORD})*")
_LONGEST = 40
"""Words of a name: a longer run of capitalised words is none, and would take time by its square."""
_PARTICLES = word_set("particles")
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))
_OPENERS = word_set("openers")
_PARTY = re.compile(r",? ?\((?:[DRI]|Con|Lab|SNP|LD)(?:em|ep|\.)?[-–—]([\w. ]+)\)")
_APPOSITION = re.compile(
    r"(?: \([^()]{1,40}\))?(?:, | [–—-] )((?:(?:an?|the|his|her|their|its|who|whose) )?[^,;:.()–—\n]{2,90}?)"
    r"(?=,|;|\.|\)| [–—]|\n|$)"
)
_STATE = re.compile(r", ([A-Z][\w.]*(?: [A-Z][\w.]*)?)")
_AT = tuple(f"{p} " for word in ("in", "at", "near", "across", "outside") for p in (f" {word}", word.capitalize()))
_OF = re.compile(r" of (?:the )?([A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+)*)")


@frozen
class Name:
    """One name where it stands. `start`/`end` take in title and role, `core` only the name; code points, half-open."""

    start: int
    end: int
    core: int
    key: str
    words: tuple[str, ...]
    """The name's own words, without title and role."""
    role: str
    """What stands before it: “Russian Foreign Minister”, “Sen.”, or nothing."""
    apposition: str
    place: str
    """A state or body behind it: “(I-Vt.)”, “of Vermont”."""
    definite: bool
    possessive: bool
    opening: bool
    """It begins a sentence, so its capital proves little."""
    town: bool
    """“in Salem”, “Salem, New Hampshire”: it stands where places stand."""
    sentence: int


def collect(segmentation: Segmentation, words: Words) -> Iterator[Name]:
    """The names of the text, in order, not overlapping. Linear in the text."""
    return _Collector(segmentation, words).names()


class _Collector:
    """Reads one text; holds what every name of it needs."""

    def __init__(self, segmentation: Segmentation, words: Words) -> None:
        self.text = segmentation.text
        self.words = words
        self.starts = [s.start for s in segmentation.sentences]
        self.lower = {t.text for t in segmentation.tokens if t.text.islower()}
        self.headings = {i for i, s in enumerate(segmentation.sentences) if self._heading(segmentation, s)}

    @staticmethod
    def _heading(segmentation: Segmentation, sentence: object) -> bool:
        """Most words capitalised and no full stop: capitals there say nothing."""
        first, last = sentence.first, sentence.last  # type: ignore[attr-defined]
        if last - first < 5 or segmentation.text[sentence.end - 1] in '.?!”"’':  # type: ignore[attr-defined]
            return False
        tokens = [t.text for t in segmentation.tokens[first:last] if t.text[0].isalpha()]
        return sum(t[0].isupper() for t in tokens) > 0.65 * len(tokens)

    def names(self) -> Iterator[Name]:
        for match in _RUN.finditer(self.text):
            sentence = bisect_right(self.starts, match.start()) - 1
            if sentence not in self.headings:
                yield from self._run(match.start(), match[0], sentence)

    def _run(self, start: int, run: str, sentence: int) -> Iterator[Name]:
        for offset, piece in self._pieces(run):
            name = self._name(start + offset, piece, sentence)
            if name:
                yield name

    def _pieces(self, run: str) -> Iterator[tuple[int, list[str]]]:
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
            return (not self._joins(piece, token, tokens[i + 1 :]), False)
        ends = token.endswith(("’s", "'s", "’", "'")) or (token.endswith(".") and not self._abbreviation(token))
        return (False, ends and i < len(tokens) - 1)

    def _abbreviation(self, token: str) -> bool:
        bare = token[:-1].lower()
        return len(bare) <= 2 or bare in self.words.titles or bare in _SUFFIXES or "." in bare or bare in _SHORT

    def _joins(self, piece: list[str], token: str, rest: list[str]) -> bool:
        """Does this lower-case word hold the name together? “Bank of England”, “Charles de Gaulle”."""
        if not piece or (rest and rest[0].rstrip(".").lower() in _OPENERS):
            return False
        if token in _PARTICLES:
            return True
        if token in ("the", "to"):
            return piece[-1] in ("of", "for", "on")
        if token in ("and", "&"):
            joined = " ".join([*piece, token, *rest[:1]])
            return token == "&" or key_of(joined) in self.words.known or self._listing(piece, rest)
        return self._bodily(piece[-1]) or key_of(" ".join([*piece, token, *rest[:1]])) in self.words.known

    def _listing(self, piece: list[str], rest: list[str]) -> bool:
        """“Department of Health and Human Services”: behind a body's “of”, and nobody's title follows."""
        behind = {"of", "on", "for"} & set(piece)
        return (
            bool(behind)
            and self._bodily(piece[0] if piece[0] != "House" else piece[-2])
            and rest[:1] != []
            and (rest[0].lower().rstrip(".") not in self.words.titles)
        )

    def _bodily(self, word: str) -> bool:
        low = word.lower()
        return word in self.words.name_words or low in self.words.titles or low in self.words.nouns

    def _name(self, start: int, piece: list[str], sentence: int) -> Name | None:
        text = self.text
        piece = piece[:_LONGEST]
        while piece and piece[-1][0].islower() and "-" not in piece[-1]:
            piece = piece[:-1]
        opening = self._opens(start, sentence)
        definite = False
        while piece and self._drop(piece, opening):
            definite = piece[0].lower() == "the"
            start += len(piece[0]) + 1
            piece = piece[1:]
            while piece and piece[0][0].islower() and "-" not in piece[0]:
                start += len(piece[0]) + 1
                piece = piece[1:]
            opening = opening and not definite
        if not piece:
            return None
        end = start + len(" ".join(piece))
        possessive = piece[-1].endswith(("’s", "'s", "’", "'"))
        last = re.sub(r"[’']s?$", "", piece[-1])
        if last.endswith(".") and not self._abbreviation(last):
            last = last[:-1]
        end -= len(piece[-1]) - len(last)
        if not last:
            return None
        piece = [*piece[:-1], last]
        split = self._split(piece)
        core = start + len(" ".join(piece[:split])) + (1 if split else 0)
        if split < len(piece) and piece[split] in ("of", "for", "on", "to", "and"):
            return None
        own = tuple(word for word in piece[split:] if word[0] not in '“"‘(')
        if not own:
            return None
        role = " ".join(piece[:split])
        before = text[max(0, start - 60) : start]
        definite = definite or before.endswith(("the ", "The "))
        role_start, role = self._role_before(start, before, role)
        apposition, place = self._behind(end, possessive)
        town = before.endswith(_AT) or self._in_state(end)
        return Name(
            role_start, end, core, key_of(" ".join(own)), own, role, apposition, place, definite, possessive,
            opening and not role, town, sentence,
        )  # fmt: skip

    def _opens(self, start: int, sentence: int) -> bool:
        return start == self.starts[sentence] or self.text[start - 1] in "“\"‘'(:—–…" or start == 0

    def _drop(self, piece: list[str], opening: bool) -> bool:
        """Is the first word no part of the name? “But Clinton”, “On Monday”; “Analysts” where “analysts” occurs."""
        word = _APOSTROPHE.split(piece[0].rstrip("."), maxsplit=1)[0].lower()
        if piece[0].endswith(".") and word in self.words.titles:
            return False
        if word in _OPENERS:
            return " ".join(piece) not in ("May", "Will") or opening
        if not opening or (key_of(" ".join(piece)) in self.words.known and len(piece) > 1):
            return False
        return (word in self.lower and word not in self.words.titles) or (
            len(piece) == 1 and word in self.words.nouns and word.removesuffix("s") not in _PARTY_WORDS
        )

    def _split(self, piece: list[str]) -> int:
        """How many words of the run are title and role: “Russian Foreign Minister | Sergei Lavrov”."""
        split = 0
        for i, word in enumerate(piece[:6]):
            low = word.rstrip(".").lower().removesuffix("-elect")
            noun = self.words.nouns.get(low)
            leads = i > 0 or len(piece) > 2
            if (
                low in self.words.titles
                or low in _PARTY_WORDS
                or (noun and noun.kind in ("person", "group") and leads and word not in _BODIES)
            ):
                split = i + 1
        if split and split < len(piece) and piece[split] in ("of", "for"):
            return self._split_of(piece, split)
        if split and split < len(piece) and piece[-1] in self.words.name_words and piece[-1] not in _ALSO_SURNAMES:
            return 0
        while split < len(piece) and piece[split].lower() in ("the", "emeritus", "elect"):
            split += 1
        return split

    def _split_of(self, piece: list[str], split: int) -> int:
        """“Secretary of State | John Kerry”, “President of Russia | Vladimir Putin”; “Secretary of State” alone."""
        rest = len(piece) - split
        if piece[-1] in self.words.name_words or piece[-1] in _OFFICES or rest < 4:
            return len(piece)
        return len(piece) - 2

    def _role_before(self, start: int, before: str, role: str) -> tuple[int, str]:
        """A lower-case role that leads up to the name: “press secretary Sarah Sanders”, “her husband, Bill Clinton”."""
        lead = before.removesuffix("the ").split(" ")[-6:-1]
        apposed = bool(lead) and lead[-1].endswith(",")
        noun = self.words.nouns.get(lead[-1].rstrip(",")) if lead else None
        if noun is None or noun.kind != "person" or noun.plural or (apposed and not _possessed(lead)):
            return start, role
        words = [lead.pop()]
        while lead and lead[-1].lower() not in _OPENERS and len(words) < 4 and _MODIFIER.fullmatch(lead[-1]):
            words.insert(0, lead.pop())
        found = " ".join(words)
        return start - len(before) + before.rfind(found), f"{found.rstrip(',')} {role}".strip()

    def _in_state(self, end: int) -> bool:
        """Is it followed by a comma and a state: “Salem, New Hampshire”?"""
        match = _STATE.match(self.text, end)
        if not match:
            return False
        return any(w.replace(".", "").lower() in self.words.states for w in (match[1], match[1].split(" ")[0]))

    def _behind(self, end: int, possessive: bool) -> tuple[str, str]:
        """The apposition and the place behind a name: “, Russia's foreign minister,”, “(I-Vt.)”, “of Vermont”."""
        if possessive or end >= len(self.text):
            return "", ""
        party = _PARTY.match(self.text, end)
        place = ""
        if party:
            place = self.words.states.get(party[1].replace(".", "").strip().lower(), party[1])
            end = party.end()
        elif self.text.startswith(" of ", end):
            of = _OF.match(self.text, end)
            place = of[1] if of else ""
        match = _APPOSITION.match(self.text, end) if self.text[end : end + 1] in ", (" else None
        return (match[1] if match else ""), place


_APOSTROPHE = re.compile("[’']")
_PARTY_WORDS = word_set("party")


def _possessed(lead: list[str]) -> bool:
    """“her husband,”, “Carter’s press secretary,”: a determiner or possessor stands in front."""
    return any(w.lower() in _DETERMINERS or w.endswith(("’s", "'s", "s’", "s'")) for w in lead[:-1])


_DETERMINERS = frozenset(["his", "her", "their", "its", "the", "a", "an"])
_SHORT = word_set("abbreviations")
_BODIES = frozenset(("House", "State", "City", "County", "Union", "Independent", "Chief", "Star", "General"))
_OFFICES = frozenset(
    ("State", "Defense", "Staff", "House", "Commerce", "Labor", "Energy", "Education", "Interior", "Defence")
)
_ALSO_SURNAMES = frozenset(
    ("House", "Church", "Post", "Force", "Guard", "Bank", "Steel", "Lines", "Press", "Watch", "Day", "Club")
)
_MODIFIER = re.compile(r"[\w’'.-]+")
