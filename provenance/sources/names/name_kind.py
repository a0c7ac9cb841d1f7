"""What a name is, by its words and its context: a person, a body, a place, a people, or unknown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from provenance.lexicon.sources import LEXICON, MEDIA, Noun, key_of, office_words, word_set
from provenance.sources.names.capitalised_runs import PARTICLES
from provenance.sources.names.name import Name
from provenance.sources.names.name_context import MEDIA_WORDS, ends_as_medium
from provenance.sources.names.name_mentions import CALL_SIGN
from provenance.sources.names.titles import SURNAMES_TOO

_PEOPLES = tuple(word_set("people_endings"))
"""Endings of names for groups of people: “Floridians”, “Constitutionalists”."""
CLUBS = word_set("clubs")
"""Last words of clubs: “Northfield *Rovers*”, also called “Rovers”."""
_BROADCASTERS = word_set("broadcasters")
_TRADES = ("company", "news-agency", "news-outlet")
_SOCIETIES = word_set("societies")
_FINITE = re.compile(r" (?:is|was|has|had|said|says|will|would|called) ")
_ACRONYM = 3
"""Longest acronym among the words of bodies: “TV”, “PAC”."""
_MANY = word_set("several")
_COUNTRY_LETTERS = frozenset(("EU", "NZ", "UK", "US", "USA"))
_PLACE_OPENERS = word_set("place_openers")
"""First words of the names of towns: “*San* Marco”, “*El* Paso”."""
_PLACE_ENDINGS = word_set("place_endings")
_SECTIONS = word_set("sections")
"""Last words of parts of media: “Telegraph *Sport*”, “Guardian *Australia*”."""
_MEDIA_OPENERS = word_set("media_openers")
"""First words of media: “*Radio* Granton”, “La *Gazeta* de Bremia”, “the *Daily* Norvik”."""
_COMPOUND = re.compile(r"[a-z](?:FM|Live|News|Online|Radio|Times|TV|24)$|[B-Z]TV$|^News[A-Z](?!uard)[a-z]")
"""“GrantonLive”, “Norvik24”, “GTV”, “NewsLine”; not “ATV”, a vehicle."""
_FOREIGN_ARTICLES = word_set("foreign_articles")
_TAIL = re.compile(r",| (?:of|for|with|who|whose|that|which|in|at|from|to|on|by|and|is|was|said|has|had) ")
_NOMINAL = re.compile(
    r"(?!who)(?:(?:an?|the|his|her|their|its|[A-Z][\w’'-]*[’']s?) "
    r"|(?!\w+ (?:an?|the|his|her|their|its) )(?:[\w’'-]+ ){0,2}[\w’'-]+(?: (?:of|for|at|from|with|in)\b|$))"
)
"""What an apposition is: “the mayor of Tolland”, “former mayor”; not “met *the* mayor”."""


_RELATIVE = ("who ", "whose ")
_SAYING = re.compile(r" (?:said|says|told|added|wrote)\b")
"""“…, his son said”: a clause about the saying, not an apposition."""


def kind_of(key: str, names: Sequence[Name]) -> str:
    """The kind of a form, from its occurrences: a `SourceType`, `"place"`, or `"unknown"`."""
    own, titled = names[0].words, any(n.role for n in names)
    known = LEXICON.known.get(key)
    if known and not titled:
        return known.kind
    if not titled and _medium(own, names):
        return "news-outlet"
    if key in LEXICON.states and not titled:
        return "place"
    if not titled and _is_people(own[-1]) and (len(own) == 1 or (own[-1].endswith("s") and not _is_firm(own))):
        return "group"
    common = len(own) == 1 and not titled and own[0].lower() not in LEXICON.given_names
    noun = LEXICON.nouns.get(own[0].lower()) if common else None
    titled_paper = LEXICON.name_words.get(own[0]) in MEDIA and any(n.definite for n in names)  # “told *the Post*”
    if noun and noun.kind not in ("person", "group") and not titled_paper:
        return noun.kind
    many = (n.before in _MANY and not n.attributive and n.follows[-1:] != "s" for n in names)  # “some Lunds | say”
    if len(own) == 1 and own[0].endswith("s") and any(many):
        return "group"
    if any(map(_personal, names)) and not (_of_body(own) or _ends_as_body(own)):
        return "person"
    return _by_words(own) or _called(names) or _by_place(own, names)


def _called(names: Sequence[Name]) -> str | None:
    """“the rights *group* Open Door”, “Volant, a *maker* of drones”: the kind of the noun beside the name."""
    if any(map(shows_person, names)):
        return None
    return next((LEXICON.nouns[noun].kind for name in names for noun in trades_beside(name)), None)


def trades_beside(name: Name) -> list[str]:
    """The nouns beside a name that say what trade or society it belongs to."""
    apposed = name.apposition.startswith(("a ", "an ", "the ")) and not _FINITE.search(name.apposition)
    heads = (
        name.before,
        without_complement(name.apposition).rpartition(" ")[2] if apposed else "",
        name.follows if name.before == "the" else "",  # “the Norvik *company*”
    )
    return [h for h in heads if (n := LEXICON.nouns.get(h)) and not n.plural and _bodily(h, n)]


def _bodily(head: str, noun: Noun) -> bool:
    return noun.kind in _TRADES or head in _SOCIETIES


def _medium(own: tuple[str, ...], names: Sequence[Name]) -> bool:
    """“the Marlow *newspaper*”, “WIBC *radio*”; “Reuters Television”, “CNN Money”: a part of a medium."""
    first = LEXICON.known.get(key_of(own[0])) if 1 < len(own) < 4 else None
    part = first is not None and first.kind in MEDIA and (own[0].isupper() or own[1].isdigit())
    whole = LEXICON.known.get(key_of(" ".join(own[:-1]))) if own[-1] in _SECTIONS else None
    part = part or (whole is not None and whole.kind in MEDIA)  # “*Telegraph* Sport”
    if own[-1].lower() in LEXICON.demonyms:
        return False
    opener = own[own[0].lower() in _FOREIGN_ARTICLES] if len(own) > 1 else ""
    part = part or opener in _MEDIA_OPENERS or "Broadcasting" in own or _COMPOUND.search(own[-1]) is not None
    if len(own) > 1 and own[-1].isdigit():  # “*KTLA 5*”, “the Bremian *Channel 12*”
        part = part or own[-2] in _BROADCASTERS or CALL_SIGN.fullmatch(own[0]) is not None
    if ends_as_medium(own[-1]) and own[0].lower() not in LEXICON.given_names:
        part = part or (any(n.medial for n in names) and _called(names) in (None, *MEDIA))
    return part or 2 * sum(n.follows in MEDIA_WORDS for n in names) > len(names)


def _of_body(own: tuple[str, ...]) -> str | None:
    """“Bank of England”: by what comes before “of”."""
    joint = next((i for i, word in enumerate(own) if word in ("of", "for", "on")), None)
    return LEXICON.name_words.get(own[joint - 1], "organisation") if joint else None


def _ends_as_body(own: tuple[str, ...]) -> bool:
    """“the Tolland Road *Committee*, who said”; “Ann *Church*, who said” may be a person."""
    last = own[-1] in LEXICON.name_words and own[-1] not in SURNAMES_TOO
    return last and len(own) > 1 and own[0].lower() not in LEXICON.given_names


def _by_words(own: tuple[str, ...]) -> str | None:
    """“Hollis & Grey”, “Bank of England”, “Marlow Courier”."""
    if "&" in own:
        return "company"
    if body := _of_body(own):
        return body
    last = own[-1].rpartition("-")[2]
    if len(own) > 1 and own[-1] == "Agency" and own[-2] in ("News", "Press"):
        return "news-agency"
    last = last.capitalize() if last.isupper() and len(last) > _ACRONYM else last  # “the TOLLAND GAZETTE”
    found = LEXICON.name_words.get(last) if len(own) > 1 or last != own[-1] else None
    lawful = found == "document" and len(own) == 2 and own[0].lower() in LEXICON.given_names  # “Grace *Law*”
    return None if lawful else found


def _by_place(own: tuple[str, ...], names: Sequence[Name]) -> str:
    definite = sum(n.definite for n in names) * 2 > len(names)
    if any(n.apposition.startswith("which ") for n in names):
        return "organisation"
    if sum(n.town for n in names) * 2 > len(names):
        return "place"
    if len(own) == 1 and definite and own[0] in LEXICON.name_words:
        return LEXICON.name_words[own[0]]
    if len(own) == 1 and own[0].isupper() and len(own[0]) > 1:
        return "organisation"
    landform = own[-1] in _PLACE_ENDINGS and own[0].lower() not in LEXICON.given_names  # “Orrin *Lake*”
    if len(own) > 1 and (own[0] in _PLACE_OPENERS or landform):
        return "place"
    if len(own) > 1 and own[-1] in _COUNTRY_LETTERS:
        return "organisation"  # “Sport NZ”
    if 1 < len(own) < 6 and not definite:
        return "person" if all(w[0].isupper() or w in PARTICLES for w in own) else "unknown"
    return "organisation" if definite else "unknown"


def _is_firm(own: tuple[str, ...]) -> bool:
    """“Bell & *Sons*”, “Granton *Airlines*”, “Leschi *Schools*”, “Union *of* Clerks”: a body, though its last word is a
    plural."""
    noun = LEXICON.nouns.get(own[-1].lower())
    of_body = any(word in ("of", "for") and before in LEXICON.name_words for before, word in pairwise(own))
    return (
        of_body
        or "&" in own
        or LEXICON.name_words.get(own[-1]) == "company"
        or bool(noun and noun.kind not in ("group", "person"))
    )


def _is_people(word: str) -> bool:
    """“Republicans”, “Afghans”, “Chinese”."""
    low = word.lower()
    last = low.rpartition("-")[2]
    noun = LEXICON.nouns.get(low)
    listed = (
        (noun is not None and (noun.plural or noun.kind in ("group", "person")))
        or last in LEXICON.demonyms
        or last.removesuffix("s") in LEXICON.demonyms
    )
    return listed or low.endswith(_PEOPLES)


def shows_person(name: Name) -> bool:
    """Whether it is certainly a person: by a role, an apposition, or a given name or initial at its beginning."""
    first = name.words[0].lower()
    given = len(name.words) > 1 and (first in LEXICON.given_names or name.words[0].endswith("."))
    return given or _personal(name)


def _personal(name: Name) -> bool:
    """Whether the context of the name shows a person."""
    if name.role and not name.attributive:
        return True
    if not name.apposition:
        return False
    initials = len(name.words) == 1 and name.words[0].isupper()
    if name.apposition.startswith(_RELATIVE) and not initials:
        return True
    noun = apposed_noun(name)
    return noun is not None and noun.kind == "person"


def apposed_noun(name: Name) -> Noun | None:
    """The head noun of the apposition, if the lexicon knows it: “a senator from Vermont” → senator."""
    if not _NOMINAL.match(name.apposition) or _SAYING.search(name.apposition):
        return None
    head = without_complement(name.apposition).split()
    return LEXICON.nouns.get(office_words(head[-1].lower())[-1]) if head else None


def gender_shown(name: Name) -> str:
    """The gender shown by title, role or apposition: `"m"`, `"f"` or `"-"`."""
    for word in name.role.lower().replace(".", "").split() if name.role else ():
        for found in (LEXICON.titles.get(word), LEXICON.nouns.get(word)):
            if found and found.gender != "-":
                return found.gender
    noun = apposed_noun(name) if name.apposition else None
    return noun.gender if noun else "-"


def without_complement(apposition: str) -> str:
    """The apposition up to its first complement: “a senator”."""
    return _TAIL.split(apposition, maxsplit=1)[0]


def titles_of(name: Name) -> set[str]:
    """The words of a name's title."""
    return set(name.role.replace(".", "").lower().split())


def same_surname(own: tuple[str, ...], key: str) -> bool:
    """Whether a full name ends in this single word."""
    return len(own) > 1 and key_of(own[-1]) == key
