"""Who is named in the article: groups names that mean the same person or body.

Passes, most certain first: the same form; forms the lexicon knows to be the same; full names of one person; acronyms;
the surname, given name or another part of only one full name.
"""

from __future__ import annotations

from collections.abc import Iterable

from provenance.lexicon.short_names import initials
from provenance.lexicon.sources import LEXICON, MEDIA, key_of, word_set
from provenance.sources.entities.attributes import add_roles, describe
from provenance.sources.entities.entity import Entities, Entity
from provenance.sources.entities.short_forms import MOST, ShortForms
from provenance.sources.names.capitalised_runs import PARTICLES, SUFFIXES
from provenance.sources.names.name import Name
from provenance.sources.names.name_context import MEDIA_TOO
from provenance.sources.names.name_kind import (
    CLUBS,
    gender_shown,
    kind_of,
)  # fmt: skip

_PLAIN = word_set("plain")
"""What a medium's name can do without: “Yonhap *News Agency*”, not “Cleveland *Plain Dealer*”."""
_MENTIONS = 50


def gather(names: Iterable[Name], title: Iterable[Name], text: str) -> Entities:
    """Group the names of an article into entities; those of its title only if the text has their surname. Linear in the
    number of names."""
    return _Gatherer(list(names), text).entities(list(title))


class _Gatherer:
    """Groups names by form, settles what each form is, then merges forms by the passes."""

    def __init__(self, names: list[Name], text: str) -> None:
        self.names, self.text = names, text
        self.forms: dict[str, list[int]] = {}
        for i, name in enumerate(names):
            self.forms.setdefault(name.key, []).append(i)
        self.of_form: dict[str, Entity] = {}
        self.how: dict[str, str] = {}
        self.parts: dict[str, list[Entity]] = {}
        self.persons: dict[tuple[str, str], list[Entity]] = {}
        self.kind_of: dict[str, str] = {}
        self.short_forms = ShortForms(text, names, self.forms, self.parts)

    def entities(self, title: list[Name]) -> Entities:
        keys = sorted(self.forms, key=lambda key: (-key.count(" "), self.forms[key][0]))
        single = [key for key in keys if not self._whole(key)]
        for name in title:
            self._titular(name)
        self._acronyms()
        self.short_forms.settle(self.of_form, self.how)
        self.short_forms.tell_apart()
        owner: dict[int, Entity] = {}
        how: dict[int, str] = {}
        for key in [*self.of_form, *single]:
            for i in self.forms[key]:
                entity, by = self._owner(key, self.names[i])
                if entity:
                    owner[i], how[self.names[i].core] = entity, by
        for i, entity in sorted(owner.items()):
            entity.names.append(self.names[i])
            describe(entity, self.names[i])
        everything = sorted(dict.fromkeys(owner.values()), key=lambda e: e.names[0].start)
        for order, entity in enumerate(everything):
            entity.order = order
        return Entities(everything, self.names, owner, how, [n.core for n in self.names], self.of_form)

    def _titular(self, name: Name) -> None:
        """Somebody the title names in full and the text by surname: “Kemal Aydin: The strike goes on”, “Aydin …”."""
        surname = key_of(name.words[-1])
        if name.key not in self.of_form:
            kind = kind_of(name.key, [name])
            if kind != "person" or surname not in self.forms or self.short_forms.surname_of_one(surname):
                return
            self.of_form[name.key] = Entity(" ".join(name.words), kind, name.key, name.words, certain=True)
            self.forms.setdefault(name.key, [])
            self._index(self.of_form[name.key])
        entity = self.of_form[name.key]
        entity.in_title = True
        entity.role = entity.role or name.role or None
        add_roles(entity, name.role)

    def _whole(self, key: str) -> bool:
        """Settle a form that is a whole name; single words that may be part of longer names wait."""
        kind = self._kind(key)
        if " " not in key and (kind in ("person", "unknown") or self._short_form(key, kind)):
            return False
        if key not in self.of_form:
            self._full(key, kind)
        return True

    def _kind(self, key: str) -> str:
        """What a form is, by its first mentions."""
        if key not in self.kind_of:
            self.kind_of[key] = kind_of(key, [self.names[i] for i in self.forms[key][:_MENTIONS]])
        return self.kind_of[key]

    def _short_form(self, key: str, kind: str) -> bool:
        """“the Times”, “the Post”: a body's last word alone; “Cuban” and “Muscat”, if a Mark Cuban or a Kevin
        Muscat is named; “SAND” after “LEE SAND”."""
        sand = kind == "organisation" and any("".join(e.words).isupper() for e in self.parts.get(key, ())[:MOST])
        place = kind in ("government", "place") and not any(self.names[i].town for i in self.forms[key][:_MENTIONS])
        if sand or place:  # not “in Muscat”
            return self.short_forms.surname_of_one(key)
        if kind == "organisation" and any(e.kind == "government" for e in self.parts.get(key, ())[:MOST]):
            return True  # “the North”, if North Korea is named
        first = self.names[self.forms[key][0]]
        if key in LEXICON.nouns and not first.definite and self.short_forms.surname_of_one(key):
            return True  # “*Law* said”, after “Grace Law”
        if kind == "group":
            return not key.endswith("s") and self.short_forms.surname_of_one(key)
        last = first.words[-1]
        return (last in LEXICON.name_words or last in MEDIA_TOO) and key not in LEXICON.known

    def _owner(self, key: str, name: Name) -> tuple[Entity | None, str]:
        """Which entity a name means, and the pass that says so."""
        settled = self.of_form.get(key)
        if settled and not self.short_forms.person_said(settled, name):
            return settled, self.how.get(key, "exact")
        fitting = [e for e in self.short_forms.fitting(key, name) if e is not settled and self._called(key, name, e)]
        if fitting:
            chosen = self.short_forms.choose(key, fitting, name)
            if chosen and not name.attributive:
                chosen.certain = True
            return chosen, "short-form" if chosen and chosen.kind != "person" else "surname"
        if self.short_forms.surname_of_one(key):
            return self._namesake(key, name), "exact"
        kind = self._kind(key)
        article = "The " if kind in MEDIA and name.definite else ""
        self.of_form[key] = Entity(article + " ".join(name.words), kind, key, name.words)
        return self.of_form[key], "exact"

    def _called(self, key: str, name: Name, entity: Entity) -> bool:
        """Whether a body may go by its first word here; not if that is a person: “Trump”, the “Trump Organization”."""
        if entity.kind == "person" or entity.kind in MEDIA or name.definite:
            return True
        mine, its = self.forms[key], self.forms[entity.key]
        generic = entity.words[-1] in LEXICON.name_words  # “Norvik *Group*”; “Samsung” is not “Samsung Techwin”
        first = bool(its) and mine[0] < its[0] and not generic
        return self._kind(key) != "person" and len(mine) <= len(its) * (1 if first else 2)

    def _namesake(self, key: str, name: Name) -> Entity:
        """“Mrs. Carter”, if only a Mr. Carter is named in full: somebody else, who may be “Carter” as well."""
        gender = gender_shown(name)
        key = next((k for g in (gender, "-") if (k := f"{g} {key}") in self.of_form), f"{gender} {key}")
        if key not in self.of_form:
            self.of_form[key] = Entity(" ".join(name.words), "person", name.key, name.words)
        return self.of_form[key]

    # Full forms -----------------------------------------------------------------------------------------------------

    def _full(self, key: str, kind: str) -> None:
        if kind == "person" and len(self.parts.get(key, ())) == 1:
            self.of_form[key], self.how[key] = self.parts[key][0], "surname"
            return
        own = self.names[self.forms[key][0]].words
        known = LEXICON.known.get(key)
        if known:
            entity = self.of_form.get(key_of(known.name))
            if not entity:
                called = known.name if known.fixed else " ".join(own)
                entity = Entity(called, known.kind, key_of(known.name), tuple(known.name.split()))
                self._index(entity)
                self.of_form[key_of(known.name)] = entity
                self.forms.setdefault(key_of(known.name), [])
            self.of_form[key], self.how[key] = entity, known.how
            return
        entity = (self._bare_name(key) or self._same_person(own)) if kind == "person" else self._unplaced(key)
        self.how[key] = "name" if entity else "exact"
        if not entity:
            entity = Entity(" ".join(own), kind, key, own)
            self._index(entity)
        self.of_form[key] = entity

    def _unplaced(self, key: str) -> Entity | None:
        """“the *Nurses’ Federation*”, after “the Nurses’ Federation of Ashton”."""
        longer = self.parts.get(key, ()) if " " in key else ()
        return longer[0] if len(longer) == 1 else None

    def _bare_name(self, key: str) -> Entity | None:
        """“Crooked Hillary Clinton”, “Imagine Brad Thor”, if the bare name occurred before."""
        bare = " ".join(key.split(" ")[-2:])
        if key.count(" ") < 2 or bare not in self.forms or self.forms[bare][0] > self.forms[key][0]:
            return None
        self._whole(bare)
        found = self.of_form[bare]
        return found if found.kind == "person" else None

    def _same_person(self, own: tuple[str, ...]) -> Entity | None:
        given, surname, suffix = self._parts(own)
        others = (*LEXICON.nicknames.get(given, ()), *LEXICON.nicknames_of.get(given, ()))
        for form in (given, given[:1], *others):
            for entity in self.persons.get((form, surname), ())[:MOST]:
                other = self._parts(entity.words)
                if other[2] == suffix and (len(form) > 1 or len(other[0]) == 1):
                    return entity
        return None

    @staticmethod
    def _parts(own: tuple[str, ...]) -> tuple[str, str, str]:
        plain = [key_of(w) for w in own]
        suffix = plain.pop() if plain[-1] in SUFFIXES and len(plain) > 1 else ""
        return plain[0], plain[-1], suffix

    def _index(self, entity: Entity) -> None:
        if entity.kind == "person":
            given, surname, _ = self._parts(entity.words)
            self.persons.setdefault((given, surname), []).append(entity)
            self.persons.setdefault((given[:1], surname), []).append(entity)
            plain = [key for w in entity.words if (key := key_of(w)) not in SUFFIXES]
            tails = {" ".join(plain[i:]) for i in range(max(1, len(plain) - 3), len(plain))}
            middle = {w for w in plain[1:-1] if len(w) > 2 and w not in LEXICON.given_names}
            for part in sorted(tails | set(plain[:1]) | middle - PARTICLES):
                self.parts.setdefault(part, []).append(entity)
        elif entity.kind in MEDIA and len(entity.words) > 1:
            self.parts.setdefault(entity.words[-1].lower(), []).append(entity)
            first, *rest = key_of(" ".join(entity.words)).split(" ")
            if rest and rest[0] in _PLAIN:
                self.parts.setdefault(first, []).append(entity)
        elif len(entity.words) > 1:
            self.parts.setdefault(entity.words[0].lower(), []).append(entity)
            if "of" in entity.words[2:]:
                self.parts.setdefault(key_of(" ".join(entity.words).partition(" of ")[0]), []).append(entity)
            if entity.words[-1] in CLUBS:
                self.parts.setdefault(entity.words[-1].lower(), []).append(entity)

    # Acronyms ---------------------------------------------------------------------------------------------------------

    def _acronyms(self) -> None:
        """“National Intelligence Service (NIS)”, and NIS by its initials if only one body has them."""
        lettered: dict[str, list[Entity]] = {}
        for entity in dict.fromkeys(self.of_form.values()):
            if entity.kind not in ("person", "place"):
                lettered.setdefault(initials(entity.words), []).append(entity)
        for key in [k for k in self.of_form if self.forms[k]]:
            form = self.names[self.forms[key][0]].words[0]
            if not form.replace(".", "").replace("s", "").isupper():
                continue
            bracketed = self._bracketed(key)
            if self.of_form[key].key != key and not bracketed:
                continue  # the lexicon knows it, and the text does not say otherwise: “the Islamic Society (IS)”
            found = lettered.get(key, [])
            target = bracketed or (found[0] if len(found) == 1 else None)
            if target and target is not self.of_form[key]:
                self.of_form[key], self.how[key] = target, "acronym"

    def _bracketed(self, key: str) -> Entity | None:
        for i in self.forms[key][:5]:
            before = self.names[i - 1]
            if self.text[before.end : self.names[i].start] == " (" and before.key[0] == key[0]:
                return self.of_form.get(before.key)
        return None
