"""The context of a name: role before it, apposition, party and place after it, and whether “the” is part of it."""

from __future__ import annotations

import re

from provenance.lexicon import word_set
from provenance.lexicon.nouns import GENITIVES
from provenance.lexicon.sources import LEXICON, alternatives, key_of
from provenance.sources.names.capitalised_runs import OPENERS
from provenance.sources.names.name import Name
from provenance.text import Segmentation

_PARTY = re.compile(
    r",? ?\((?P<party>[DRI]|Con|Lab|SNP|LD)(?:em|ep|\.)?[-–—](?P<place>[\w. ]+)\)|, (?P<p>[DRI])-(?P<q>[A-Z][\w.]+)"
)
_PARTIES = {"D": "democratic", "R": "republican", "I": "independent", "Con": "conservative", "Lab": "labour"}
_APPOSITION = re.compile(
    r"(?: \([^()]{1,40}\))?(?:(?:, | [–—-] )(?:who (?:is|was) (?=an? |the ))?| is (?=an? |the ))"
    r"((?:(?:an?|the|his|her|their|its|who|whose) )?[^,;:.()–—\n]{2,90}?)"
    r"(?=,|;|\.|\)| [–—]|\n|$)"
)
_ROLE = r"((?:(?:an?|the|its|their) )?[a-z][\w-]*(?: [a-z][\w-]*){0,3})"
_NAMING = word_set("naming_to")
_HOLDS = re.compile(
    r"(?:, who)? (?:(?:acts|serves|works|has served|has worked) as|became"
    rf"|(?:is|was|has been) (?:re-?)?(?:{alternatives('naming_to')})(?: as)?"
    rf"|(?:replace[ds]|succeed(?:ed|s))(?: [A-Z][\w.’'-]*){{1,4}} as) {_ROLE}"
)
"""A clause that gives a role: “Bell *works as* a nurse”, “Bell *was elected* mayor”, “*succeeded Lund as* head”."""
_AS_WHAT = re.compile(rf"(?: as| to be)? {_ROLE}")
"""“the board *named* Bell *chief executive*”."""
_STATE = re.compile(r", ([A-Z][\w.]*(?: [A-Z][\w.]*)?)")
_AT = tuple(f"{p} " for word in ("in", "at", "near", "across", "outside") for p in (f" {word}", word.capitalize()))
_FRONTED = ("In ", "At ", "Near ", "Outside ", "Across ")
"""“*In* Leeds, the official, who …”: what follows the comma is not about the place."""
_OF = re.compile(r" of (?:the )?([A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+)*)")
_TOWN = re.compile(
    rf"(?: is|,) (?:an?|the) (?:[\w-]+ )?(?:{alternatives('places')})\b| (?:is|lies) (?:in|on|to) the [nsew][a-z]+ of "
)
"""“Tolland *is a market town*”, “Tolland *lies in the north of* the country”."""
_BEFORE_PLACE = (", ", " is ", " lies ")
"""What comes first in what follows a town."""
_MODALS = word_set("modal_nouns")
"""Nouns too, but not after a name: “Norvik *will* close”."""
_NEXT = re.compile(r" ((?:news (?=agency|service|channel|magazine|site|website|outlet|portal))?[a-z]+)\b")
_ACTS_ON = re.compile(r" [a-z]+ (?:the|an?|its|his|her|their) ")
"""“Voss and Lund *chair the* club”: the noun after the name is a verb."""
_BEFORE_MEDIA = re.compile(
    r"\b(?:tells|told|telling|[Aa]ccording to|citing|quoting|(?:interview|interviews) with"
    r"|(?:comments?|[Ss]peaking|spoke|statements?|talking|talked) to"
    r"|(?:reported|published|writing|wrote|written|appeared) (?:by|in)) (?:[Tt]he )?$"
)
"""What comes before a medium: “told *the Star*”, “published in *Nature*”."""
_AFTER_MEDIA = word_set("quoting")
MEDIA_TOO = word_set("media_too")
"""Words that are a medium's name, or its last word, only where media are: “told *Mint*”, “the Ashby *Star* wrote”."""
_SITE = re.compile(r"\w\.(?:com?|[a-z]{2,3})(?:\.[a-z]{2})?$")
"""How the name of a site ends: “Granton.co.uk”."""
_OFFICE = re.compile(
    r"\b(?:[Tt]he|[Aa]n?) ((?:[\w-]+ ){0,2}[\w-]+) (?:of|in|for|to|at) (?:[\w.’'-]+ ){0,3}[\w.’'-]+, $"
)
_OTHER_MEDIUM = re.compile(
    rf"(?: [a-z-]+)? (?:agency|affiliate|{alternatives('named_media')}) (?:the )?(?!\w+day\b)[A-Z]"
)
"""“Tolland *radio station KTLD*”, “the Tolland *newspaper Tideline*”: the noun is about the name after it."""
MEDIA_WORDS = word_set("media")
_MODIFIER = re.compile(r"[\w’'.-]+")
_CLOSED = re.compile(r"[^\w ]| (?:and|or|of|[–—(-])|$")
"""What ends a name in apposition: “her husband, Bill Clinton*,* …”."""
_FORMER = ("the ", "then ", "former ", "late ")
_DETERMINERS = frozenset(["his", "her", "their", "its", "the", "a", "an"])


def ends_as_medium(word: str, noun: str = "") -> bool:
    """“told the *Star*”, “told *Star* reporter Ann Lee”, “told *Sport+*”, “told *Voss.ie*”: whether a medium's name may
    end so, with a `noun` after it; not “told *Star* readers”, “told *LGBTQ+* groups”."""
    one = LEXICON.nouns.get(noun)
    if word in MEDIA_TOO:
        return not noun or (one is not None and one.kind == "person" and not one.plural)
    return not noun and (word.endswith("+") or _SITE.search(word) is not None)


class NameContexts:
    """Reads the context of the names of one text."""

    def __init__(self, segmentation: Segmentation) -> None:
        self.text, self.sentences = segmentation.text, segmentation.sentences

    def read(
        self,
        start: int,
        core: int,
        end: int,
        words: tuple[str, ...],
        title: str,
        sentence: int,
        *,
        possessive: bool,
        the: bool = False,
    ) -> Name:
        """The name of these words at `core` to `end`, after a `title` at `start`; `the`: after “The”."""
        before = self.text[max(self.sentences[sentence].start, start - 60) : start]
        match = _NEXT.match(self.text, end)
        follows = match[1] if match else ""
        # “the *official* Xinhua news agency”: no role
        begin, role = (start, title) if follows in MEDIA_WORDS else self._role(start, end, before, title)
        fronted = begin == self.sentences[sentence].start + len(before) and before in _FRONTED
        last = before[:-1].rpartition(" ")[2].lower() if before.endswith(" ") else ""
        apposition, party, place = self._after(last, end) if not (possessive or fronted) else ("", "", "")
        attributive = follows in LEXICON.nouns and follows not in _MODALS and not _ACTS_ON.match(self.text, end)
        return Name(
            begin, end, core, key_of(" ".join(words)), words, sentence,
            role=role or self._office(start, end, before),
            before=before[: len(before) - (start - begin) - 1].rpartition(" ")[2].lower() if begin < start else last,
            apposition=apposition, party=party, place=place,
            definite=(the or last == "the") and not attributive,
            follows="" if follows and _OTHER_MEDIUM.match(self.text, end) else follows,
            attributive=attributive, possessive=possessive,
            town=before.endswith(_AT) or (self.text.startswith(_BEFORE_PLACE, end) and self._is_town(end)),
            medial=ends_as_medium(words[-1], follows if attributive else "") and self.is_medial(start, end),
        )  # fmt: skip

    def is_medial(self, start: int, end: int) -> bool:
        """“told *the Star*”, “*the Star* reported”: whether a name is where media are."""
        match = _NEXT.match(self.text, end)
        return bool(match and match[1] in _AFTER_MEDIA) or bool(
            _BEFORE_MEDIA.search(self.text, max(0, start - 60), start)
        )

    def _role(self, start: int, end: int, before: str, role: str) -> tuple[int, str]:
        """A lower-case role that leads up to the name: “press secretary Sarah Sanders”, “her husband, Bill Clinton”."""
        whole = _without_former(before) if before.endswith(" ") else ""
        noun = LEXICON.nouns.get(whole[:-1].rpartition(" ")[2].rstrip(","))
        if noun is None or noun.kind != "person":
            return start, role
        lead = whole.split(" ")[-6:-1]
        if lead[-1].endswith(",") and not (_possessed(lead) and _CLOSED.match(self.text, end)):
            return start, role  # “they support the president, Mrs. Bell thinks”
        words = [lead.pop()]
        while lead and lead[-1].lower() not in OPENERS and len(words) < 4 and _MODIFIER.fullmatch(lead[-1]):
            words.insert(0, lead.pop())
        found = " ".join(words)
        return start - len(before) + before.rfind(found), f"{found.rstrip(',')} {role}".strip()

    def _office(self, start: int, end: int, before: str) -> str:
        """“the *governor* of Ohio, Tom Reed,”: the office of a full name in apposition; not “…, Tom Reed said”, “the
        mayor of Salem, New Hampshire,”."""
        name = self.text[start:end]
        full = before.endswith(", ") and " " in name and name.lower() not in LEXICON.states
        match = _OFFICE.search(before) if full and _CLOSED.match(self.text, end) else None
        noun = LEXICON.nouns.get(match[1].rpartition(" ")[2].lower()) if match else None
        return match[1] if match and noun and noun.kind == "person" else ""

    def _is_town(self, end: int) -> bool:
        """Whether a comma and a state follow (“Salem, New Hampshire”), or that it is a town."""
        state = _STATE.match(self.text, end)
        words = (state[1], state[1].split(" ")[0]) if state else ()
        known = any(word.replace(".", "").lower() in LEXICON.states for word in words)
        return known or _TOWN.match(self.text, end) is not None

    def _after(self, before: str, end: int) -> tuple[str, str, str]:
        """Apposition, party and place after a name: “, Russia's foreign minister,”, “(I-Vt.)”, “of Vermont”."""
        if end >= len(self.text):
            return "", "", ""
        match = _PARTY.match(self.text, end)
        party = place = ""
        if match:
            party, seat = _PARTIES.get(match["party"] or match["p"], ""), match["place"] or match["q"]
            place = LEXICON.states.get(seat.replace(".", "").strip().lower(), seat)
            end = match.end()
        elif self.text.startswith(" of ", end):
            of = _OF.match(self.text, end)
            place = of[1] if of else ""
        apposed = _APPOSITION.match(self.text, end) if self.text[end : end + 1] in ", (" else None
        return self._held(before, end) or (apposed[1] if apposed else ""), party, place

    def _held(self, before: str, end: int) -> str:
        """The role that a verb beside the name gives, up to its last noun: “chief executive | last year”."""
        match = _HOLDS.match(self.text, end) or (_AS_WHAT.match(self.text, end) if before in _NAMING else None)
        words = match[1].split(" ") if match else []
        ends = (k + 1 for k, word in enumerate(words) if _is_person(word) and not _is_person(*words[k + 1 : k + 2]))
        return " ".join(words[: next(ends, 0)])


def _is_person(word: str = "") -> bool:
    noun = LEXICON.nouns.get(word)
    return noun is not None and noun.kind == "person"


def _without_former(before: str) -> str:
    while before.endswith(_FORMER):
        before = before[: before.rindex(" ", 0, -1) + 1] if " " in before[:-1] else ""
    return before


def _possessed(lead: list[str]) -> bool:
    """“her husband,”, “Carter’s press secretary,”: a determiner or possessor comes first; not “the race for mayor,”."""
    words = [w.lower() for w in lead[:-1]]
    own = words[max((i + 1 for i, w in enumerate(words) if w in ("as", "for")), default=0) :]
    return any(w in _DETERMINERS or w.endswith(GENITIVES) for w in own)
