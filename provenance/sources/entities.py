"""Who is named in the article: names that mean the same person or body, put together.

Passes, most certain first: the same form; forms the lexicon knows to be one; full names of one person; acronyms; the
surname, given name or another part of one full name only.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator

from attrs import define, field

from provenance.sources.names import Name
from provenance.sources.words import Words, key_of

_SUFFIX = frozenset(("jr", "sr", "ii", "iii", "iv"))
_MEDIA = ("news-agency", "news-outlet")
_MAX_RIVALS = 8
"""More bearers of one surname than this are not told apart: each look at them would cost time for nothing."""


@define(eq=False)
class Entity:
    """A named person or body while it is being gathered. `kind` is a `SourceType`, or `"place"`, or `"unknown"`."""

    name: str
    kind: str
    key: str
    words: tuple[str, ...] = ()
    gender: str = "-"
    roles: set[str] = field(factory=set)
    """Role nouns, lower case: `senator`, `spokesman`."""
    attributes: set[str] = field(factory=set)
    """Other words said of it, lower case: `vermont`, `foreign`."""
    role: str | None = None
    names: list[Name] = field(factory=list)
    votes: Counter[str] = field(factory=Counter)
    order: int = 0
    in_text_only: bool = False
    """Known to the lexicon, but called by the fullest form of the text."""


@define
class Entities:
    """All entities of an article, and where they stand. `how` gives for each name the pass that linked it."""

    all: list[Entity]
    names: list[Name]
    owner: dict[int, Entity]
    """Index into `names` → entity; an ambiguous name has none."""
    how: dict[int, str]
    starts: list[int]
    keys: dict[str, Entity]

    def inside(self, start: int, end: int) -> Iterator[tuple[int, Name]]:
        """The names whose own words lie within a span, in order, with their indices."""
        for i in range(max(0, bisect_left(self.starts, start) - 1), len(self.names)):
            name = self.names[i]
            if name.core >= end:
                return
            if name.core >= start and name.end <= end:
                yield i, name

    def begun(self, start: int, end: int) -> int:
        """Where the name begins in whose middle a span starts, else the span's own start: “Hollis & | Grey said”."""
        i = bisect_left(self.starts, start) - 1
        name = self.names[i] if i >= 0 else None
        return name.core if name and name.core < start < name.end <= end else start

    def before(self, position: int) -> int:
        """The index of the first name that starts at or after a position."""
        return bisect_right(self.starts, position - 1)


def gather(names: Iterable[Name], words: Words, text: str) -> Entities:
    """Put the names of an article together into entities. Linear in the number of names."""
    return _Gatherer(list(names), words, text).entities()


class _Gatherer:
    """Groups names by form, settles what each form is, then merges forms by the passes."""

    def __init__(self, names: list[Name], words: Words, text: str) -> None:
        self.names = names
        self.words = words
        self.text = text
        self.forms: dict[str, list[int]] = {}
        for i, name in enumerate(names):
            self.forms.setdefault(name.key, []).append(i)
        self.of_form: dict[str, Entity] = {}
        self.how: dict[str, str] = {}
        self.parts: dict[str, list[Entity]] = {}
        self.bare: dict[str, Entity] = {}
        self.persons: dict[tuple[str, str], list[Entity]] = {}

    def entities(self) -> Entities:
        keys = sorted(self.forms, key=lambda key: (-key.count(" "), self.forms[key][0]))
        single = []
        for key in keys:
            kind = self._kind(key)
            if " " in key or (kind not in ("person", "unknown") and not self._short_form(key)):
                self._full(key, kind)
            else:
                single.append(key)
        self._acronyms()
        owner: dict[int, Entity] = {}
        how: dict[int, str] = {}
        for key in [*self.of_form, *single]:
            for i in self.forms[key]:
                entity, by = self._owner(key, i)
                if entity:
                    owner[i] = entity
                    how[i] = by
        for i, entity in sorted(owner.items()):
            entity.names.append(self.names[i])
            self._describe(entity, self.names[i])
        everything = sorted({id(e): e for e in owner.values()}.values(), key=lambda e: e.names[0].start)
        for order, entity in enumerate(everything):
            entity.order = order
        return Entities(everything, self.names, owner, how, [n.start for n in self.names], self.of_form)

    def _short_form(self, key: str) -> bool:
        """“the Times”, “the Post”: a body's last word alone, which longer names may answer."""
        return self.names[self.forms[key][0]].words[-1] in self.words.name_words and key not in self.words.known

    # What a form is -------------------------------------------------------------------------------------------------

    def _kind(self, key: str) -> str:
        names = [self.names[i] for i in self.forms[key][:50]]
        own = names[0].words
        person = any(self._personal(n) for n in names)
        titled = any(n.role for n in names)
        known = self.words.known.get(key)
        if known and not titled:
            return known.kind
        last = own[-1]
        if key in self.words.states and not titled:
            return "place"
        if not titled and self._people(last) and (len(own) == 1 or last.endswith("s")):
            return "group"
        body = "company" if "&" in own else self._body(own)
        if body and not person:
            return body
        if person:
            return "person"
        if any(n.apposition.startswith("which ") for n in names):
            return "organisation"
        if sum(n.town for n in names) * 2 > len(names):
            return "place"
        if len(own) == 1 and own[0] in self.words.name_words and any(n.definite for n in names):
            return self.words.name_words[own[0]]
        if len(own) == 1 and own[0].isupper() and len(own[0]) > 1:
            return "organisation"
        if len(own) > 1 and len(own) < 5 and not sum(n.definite for n in names) * 2 > len(names):
            return "person" if all(w[0].isupper() or w in ("de", "van", "von", "bin", "al") for w in own) else "unknown"
        return "organisation" if any(n.definite for n in names) else "unknown"

    def _people(self, word: str) -> bool:
        """“Republicans”, “Afghans”, “Chinese”."""
        low = word.lower()
        last = low.rpartition("-")[2]
        return low in self.words.nouns or last in self.words.demonyms or last.removesuffix("s") in self.words.demonyms

    def _personal(self, name: Name) -> bool:
        """Does what stands around the name show a person?"""
        if name.role or name.apposition.startswith("who "):
            return True
        return bool(_NOMINAL.match(name.apposition)) and any(
            noun.kind == "person" and not noun.plural for noun in self._head_nouns(name.apposition)
        )

    def _head_nouns(self, phrase: str) -> list:  # type: ignore[type-arg]
        """The head noun of an apposition, if it is one the lexicon knows: “a senator from Vermont” → senator."""
        head = _TAIL.split(phrase, maxsplit=1)[0].split()
        noun = self.words.nouns.get(head[-1].lower()) if head else None
        return [noun] if noun else []

    def _body(self, own: tuple[str, ...]) -> str | None:
        for i, word in enumerate(own):
            if word in ("of", "for", "on") and i:
                return self.words.name_words.get(own[i - 1], "organisation")
        return self.words.name_words.get(own[-1]) if len(own) > 1 else None

    # Full forms -----------------------------------------------------------------------------------------------------

    def _full(self, key: str, kind: str) -> None:
        if kind == "person" and len(self.parts.get(key, ())) == 1:
            self.of_form[key], self.how[key] = self.parts[key][0], "surname"
            return
        own = self.names[self.forms[key][0]].words
        known = self.words.known.get(key) if kind != "person" else None
        if known:
            entity = self.of_form.get(key_of(known.name))
            if not entity:
                entity = Entity(known.name, known.kind, key_of(known.name), tuple(known.name.split()))
                if not known.fixed:
                    entity.name, entity.in_text_only = " ".join(own), True
                self._index(entity)
                self.of_form[key_of(known.name)] = entity
                self.forms.setdefault(key_of(known.name), [])
            self.of_form[key] = entity
            self.how[key] = known.how
            return
        entity = self._same_person(own) if kind == "person" else None
        self.how[key] = "name" if entity else "exact"
        if not entity:
            entity = Entity(" ".join(own), kind, key, own)
            self._index(entity)
        self.of_form[key] = entity

    def _same_person(self, own: tuple[str, ...]) -> Entity | None:
        given, surname, suffix = self._parts(own)
        for form in (given, given[:1], *self.words.nicknames.get(given, ()), *self._short(given)):
            for entity in self.persons.get((form, surname), ())[:_MAX_RIVALS]:
                other = self._parts(entity.words)
                if other[2] == suffix and (len(form) > 1 or len(given) == 1 or len(other[0]) == 1):
                    return entity
        return None

    def _short(self, given: str) -> list[str]:
        return [short for short, full in self.words.nicknames.items() if given in full]

    @staticmethod
    def _parts(own: tuple[str, ...]) -> tuple[str, str, str]:
        plain = [key_of(w) for w in own]
        suffix = plain.pop() if plain[-1] in _SUFFIX and len(plain) > 1 else ""
        return plain[0], plain[-1], suffix

    def _index(self, entity: Entity) -> None:
        if entity.kind == "person":
            given, surname, _ = self._parts(entity.words)
            self.persons.setdefault((given, surname), []).append(entity)
            self.persons.setdefault((given[:1], surname), []).append(entity)
            plain = [key for w in entity.words if (key := key_of(w)) not in _SUFFIX]
            tails = {" ".join(plain[i:]) for i in range(max(1, len(plain) - 3), len(plain))}
            for part in sorted(tails | {plain[0]}):
                self.parts.setdefault(part, []).append(entity)
        elif entity.kind in _MEDIA and len(entity.words) > 1:
            self.parts.setdefault(entity.words[-1].lower(), []).append(entity)
            self.parts.setdefault(key_of(" ".join(entity.words[:2])).split(" ")[0], []).append(entity)
        elif len(entity.words) > 1:
            self.parts.setdefault(entity.words[0].lower(), []).append(entity)

    # Acronyms ---------------------------------------------------------------------------------------------------------

    def _acronyms(self) -> None:
        """“National Intelligence Service (NIS)”, and NIS by its initials where only one body has them."""
        initials: dict[str, list[Entity]] = {}
        for entity in {id(e): e for e in self.of_form.values()}.values():
            if entity.kind not in ("person", "place") and len(entity.words) > 1:
                letters = "".join(w[0] for w in entity.words if w[0].isupper()).lower()
                initials.setdefault(letters, []).append(entity)
        for key in [k for k in self.of_form if " " not in k and self.forms[k]]:
            form = self.names[self.forms[key][0]].words[0]
            if not form.replace(".", "").replace("s", "").isupper() or self.of_form[key].key != key:
                continue
            bracketed = self._bracketed(key)
            found = initials.get(key, [])
            target = bracketed or (found[0] if len(found) == 1 else None)
            if target and target is not self.of_form[key]:
                self.of_form[key] = target
                self.how[key] = "acronym"

    def _bracketed(self, key: str) -> Entity | None:
        for i in self.forms[key][:5]:
            name = self.names[i]
            if i and self.text[name.start - 1 : name.start] == "(" and self.text[name.end : name.end + 1] == ")":
                before = self.names[i - 1]
                if name.start - before.end <= 2 and self._initial(key, before):
                    return self.of_form.get(before.key)
        return None

    @staticmethod
    def _initial(key: str, name: Name) -> bool:
        return len(name.words) > 1 and name.words[0][0].lower() == key[0]

    # Which entity a name means -----------------------------------------------------------------------------------

    def _owner(self, key: str, i: int) -> tuple[Entity | None, str]:
        if key in self.of_form:
            return self.of_form[key], self.how.get(key, "exact")
        name = self.names[i]
        rivals = self.parts.get(key, [])
        fitting = [e for e in rivals[: _MAX_RIVALS + 1] if self._fits(e, name)]
        if len(fitting) == 1 and len(rivals) <= _MAX_RIVALS:
            return fitting[0], "surname" if fitting[0].kind == "person" else "short-form"
        if fitting:
            chosen = self._nearest(fitting, name) if len(rivals) <= _MAX_RIVALS else None
            if chosen:
                self.bare[key] = chosen
            return chosen, "surname"
        kind = self._kind(key)
        article = "The " if kind in _MEDIA and name.definite else ""
        entity = Entity(article + " ".join(name.words), kind, key, name.words)
        self.of_form[key] = entity
        return entity, "exact"

    def _fits(self, entity: Entity, name: Name) -> bool:
        if entity.kind != "person":
            return (not name.role and name.definite) or entity.kind != "organisation" or len(entity.words) < 3
        gender = self._gender(name)
        if not entity.votes and entity.gender == "-":
            entity.gender = next((g for n in self._own(entity) if (g := self._gender(n)) != "-"), "-")
        if "-" not in (gender, entity.gender) and gender != entity.gender:
            return False
        first = key_of(entity.words[0]) == name.key and len(entity.words) > 1
        return not (first and name.role.rstrip(".") in ("Mr", "Mrs", "Ms", "Sen", "Rep", "Gov"))

    def _own(self, entity: Entity) -> list[Name]:
        return [self.names[i] for i in self.forms[entity.key][:20]]

    def _gender(self, name: Name) -> str:
        for word in (
            *name.role.lower().replace(".", "").split(),
            *_TAIL.split(name.apposition)[0].lower().split()[-1:],
        ):
            title, noun = self.words.titles.get(word), self.words.nouns.get(word)
            for found in (title, noun):
                if found and found.gender != "-":
                    return found.gender
        return "-"

    def _nearest(self, rivals: list[Entity], name: Name) -> Entity | None:
        """Several bearers: the one whose title fits, else the one just named in full, else who bore it before."""
        named = [e for e in rivals if self.names[self.forms[e.key][0]].start < name.start] or rivals
        gender = self._gender(name)
        alike = [e for e in named if gender != "-" and e.gender == gender]
        if len(alike) == 1:
            return alike[0]
        titled = [e for e in named if name.role and any(_titles(n) & _titles(name) for n in self._own(e))]
        if len(titled) == 1 or len(named) == 1:
            return (titled or named)[0]
        rivals = named
        surnamed = [e for e in rivals if key_of(e.words[-1]) == name.key]
        if len(surnamed) == 1:
            return surnamed[0]
        last = max(rivals, key=lambda e: self._last(e, name.start))
        if name.sentence - self._last(last, name.start) <= 1:
            return last
        earlier = self.bare.get(name.key)
        return earlier if earlier in rivals else self._dominant(rivals)

    def _last(self, entity: Entity, position: int) -> int:
        """The sentence in which the entity was last named in full before a position; -99 if never."""
        forms = self.forms[entity.key]
        at = bisect_left(forms, position, key=lambda i: self.names[i].start)
        return self.names[forms[at - 1]].sentence if at else -99

    def _dominant(self, rivals: list[Entity]) -> Entity | None:
        """The one named in full at least twice as often as any other."""
        counts = sorted(((len(self.forms[e.key]), e.order, e) for e in rivals), key=lambda c: c[:2])
        return counts[-1][2] if counts[-1][0] >= 2 * counts[-2][0] else None

    # What is said of it ------------------------------------------------------------------------------------------

    def _describe(self, entity: Entity, name: Name) -> None:
        if entity.in_text_only and len(name.words) > len(entity.names[0].words):
            entity.name = " ".join(name.words)
        longer = self._fuller(name, entity) or (
            len(name.words) > 1 and key_of(name.words[0]) in self.words.nicknames.get(key_of(entity.words[0]), ())
        )
        if longer and entity.kind == "person":
            entity.words, entity.name = name.words, " ".join(name.words)
        gender = self._gender(name)
        if gender != "-":
            entity.votes[gender] += 3
        if name.role:
            entity.role = entity.role or name.role
            self._role_words(entity, name.role)
        if entity.kind == "person" and _NOMINAL.match(name.apposition) and self._head_nouns(name.apposition):
            head = _TAIL.split(name.apposition, maxsplit=1)[0]
            entity.role = entity.role or _ARTICLE.sub("", head)
            self._role_words(entity, head)
            entity.attributes.update(w.strip(".,").lower() for w in name.apposition.split())
        if name.place:
            entity.attributes.update(name.place.lower().split())

    def _fuller(self, name: Name, entity: Entity) -> bool:
        """Is this a fuller form of the name? “Crooked Hillary Clinton” after “Hillary Clinton” is not."""
        if len(name.words) <= len(entity.words):
            return False
        return name.words[-len(entity.words) :] != entity.words or len(entity.words) < 2

    def _role_words(self, entity: Entity, phrase: str) -> None:
        plain = [w.strip(".,").lower() for w in phrase.split()]
        entity.attributes.update(plain)
        for word in plain:
            title, noun = self.words.titles.get(word), self.words.nouns.get(word)
            if title and title.role != "-":
                entity.roles.add(title.role)
            elif noun and noun.kind == "person" and not noun.plural:
                entity.roles.add(word)


def _titles(name: Name) -> set[str]:
    return {word for word in name.role.replace(".", "").lower().split() if word not in _COURTESY}


_COURTESY = frozenset(("mr", "mrs", "ms", "miss", "dr", "sir", "former"))
_TAIL = re.compile(r",| (?:of|for|with|who|whose|that|which|in|at|from|to|on|by|and|is|was|said|has|had) ")
_NOMINAL = re.compile(
    r"(?:(?:an?|the|his|her|their|its|who|whose|[A-Z][\w’'-]*[’']s?) "
    r"|(?:[\w’'-]+ ){0,2}[\w’'-]+(?: (?:of|for|at|from|with|in)\b|$))"
)
_ARTICLE = re.compile(r"^(?:an?|the) ")
