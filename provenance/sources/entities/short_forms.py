"""Which of several persons or bodies a short form means: “Sundt”, “Mr. Carter”, “the Post”."""

from __future__ import annotations

from bisect import bisect_left

from provenance.lexicon.sources import MEDIA, key_of, word_set
from provenance.sources.entities.entity import Entity, clear
from provenance.sources.names.name import Name
from provenance.sources.names.name_kind import gender_shown, same_surname, titles_of

MOST = 8
"""More bearers of one surname than this are not told apart: looking at them each time would be wasted effort."""
_JUST = 300
"""Number of characters within which, in one paragraph, a full name makes its bearer the one a bare surname means."""
_KIN = word_set("kin") | {"lady"}
_OF_TWO = {"elder": "sr", "older": "sr", "younger": "jr"}
_FAMILIAR = ("Mr", "Mrs", "Ms", "Sen", "Rep", "Gov")
"""Titles that come before family names: “Mr. Lou” is Lou Jiwei, but not if there is an Anna Lou."""


class ShortForms:
    """Chooses among the full names of one article. `parts` maps a part of a name to the entities that bear it."""

    def __init__(
        self, text: str, names: list[Name], forms: dict[str, list[int]], parts: dict[str, list[Entity]]
    ) -> None:
        self.text, self.names, self.forms, self.parts = text, names, forms, parts
        self.bare: dict[str, Entity] = {}
        """Short form → the one it meant before."""
        self.in_full: dict[str, list[int]] = {}
        """Key of an entity → where it is named in full, in whatever form: “Ada Lund”, “Ada Marie Lund”."""

    def settle(self, of_form: dict[str, Entity], how: dict[str, str]) -> None:
        """Note where each entity is named in full, now that the full forms are put together."""
        for key, entity in of_form.items():
            if key == entity.key or how.get(key) == "name":
                self.in_full.setdefault(entity.key, []).extend(self.forms[key])
        for places in self.in_full.values():
            places.sort()

    def tell_apart(self) -> None:
        """Tell namesakes apart by title: “Bill Clinton … Mr. Clinton”, then “Mrs. Clinton” is somebody else.

        The first “Mr.” or “Mrs.” with the surname after a full name votes for that person's gender.
        """
        for key, entities in self.parts.items():
            namesakes = [e for e in entities[:MOST] if e.kind == "person" and same_surname(e.words, key)]
            titled = [i for i in self.forms.get(key, ()) if gender_shown(self.names[i]) != "-"]
            full = {i: e for e in namesakes for i in self._places(e)}
            self._vote(full, titled)
            for entity in namesakes:
                entity.gender = self._title(entity) or clear(entity, 1)
                entity.votes.clear()

    def _vote(self, full: dict[int, Entity], titled: list[int]) -> None:
        last: Entity | None = None
        early: set[str] = set()
        """Titles before the first full name belong to somebody whose name is given later, or never."""
        taken: dict[str, Entity] = {}
        for i in sorted({*full, *titled} if titled else ()):
            gender = gender_shown(self.names[i])
            if i in full:
                last = full[i]
            elif last is None:
                early |= set() if taken else {gender}
            elif taken.setdefault(gender, last) is last and not (gender in early and len(set(full.values())) == 1):
                last.votes[gender] += 1
                last = None

    def _title(self, entity: Entity) -> str | None:
        return next((g for n in self._own(entity) if (g := gender_shown(n)) != "-"), None)

    def surname_of_one(self, key: str) -> bool:
        """Whether this word is the surname of a person named in full."""
        return any(e.kind == "person" and same_surname(e.words, key) for e in self.parts.get(key, ())[: MOST + 1])

    def person_said(self, body: Entity, name: Name) -> bool:
        """Whether a form that may be a body's is a person's instead: “Guardian said” if somebody is called so, “*Dawn*
        said” after “Dawn Bell”, “*Tesla* said” after “Ann Tesla”."""
        if name.definite or body.kind not in (*MEDIA, "company", "organisation"):
            return False
        if body.kind in MEDIA:
            return any(e.kind == "person" for e in self.parts.get(name.key, ())[: MOST + 1])
        return self.surname_of_one(name.key)

    def fitting(self, key: str, name: Name) -> list[Entity]:
        """The entities a short form may mean here."""
        return [e for e in self.parts.get(key, ())[: MOST + 1] if self._fits(e, name)]

    def choose(self, key: str, fitting: list[Entity], name: Name) -> Entity | None:
        """The one of several that is meant, or `None`."""
        if len(self.parts[key]) > MOST:
            return None
        age = _OF_TWO.get(name.role) or _OF_TWO.get(name.before)
        if age and len(fitting) > 1:  # “the *elder* Voss”
            aged = [e for e in fitting if key_of(e.words[-1]) == age]
            return aged[0] if len(aged) == 1 else None
        chosen = fitting[0] if len(fitting) == 1 else self._nearest(fitting, name)
        if chosen and len(fitting) > 1:
            self.bare.setdefault(key, chosen)
        return chosen

    def _fits(self, entity: Entity, name: Name) -> bool:
        if entity.kind != "person":
            return name.definite or entity.kind != "organisation" or len(entity.words) < 3
        gender = gender_shown(name)
        if "-" not in (gender, entity.gender) and gender != entity.gender:
            return False
        if gender in self._elder(entity, name.key):
            return False
        first = key_of(entity.words[0]) == name.key
        return not (first and name.role.rstrip(".") in _FAMILIAR and self.surname_of_one(name.key))

    def _elder(self, entity: Entity, key: str) -> set[str]:
        """“*President Trump* left. His *wife, Melania Trump*, …”: how somebody is titled who goes by the surname before
        a relative is named in full, as genders, `"-"` among them; empty if there is nobody."""
        if not self._is_relative(entity):
            return set()
        first, before = self._own(entity)[0], (self.names[i] for i in self.forms.get(key, ())[:MOST])
        found = {gender_shown(n) for n in before if n.start < first.start}
        return found and {*found, "-"}

    def _is_relative(self, entity: Entity) -> bool:
        """“his *wife, Melania Trump*”: whether somebody is first named as a relative of somebody else."""
        own = self._places(entity)[:1]
        return bool(own) and not _KIN.isdisjoint(self.names[own[0]].role.lower().rstrip(",").split(" "))

    def _explains(self, entity: Entity, rivals: list[Entity]) -> bool:
        """“Ann Reeve, *mother of Tom Reeve*, said”: whether somebody is only named to say who another is."""
        return len(self._places(entity)) == 1 and any(
            entity.name in n.apposition for e in rivals if e is not entity for n in self._own(e)[:1]
        )

    def _own(self, entity: Entity) -> list[Name]:
        return [self.names[i] for i in self._places(entity)[:20]]

    def _places(self, entity: Entity) -> list[int]:
        return self.in_full.get(entity.key) or self.forms[entity.key]

    def _nearest(self, rivals: list[Entity], name: Name) -> Entity | None:
        """The one whose title fits, else the one just named in full, else the previous bearer, else the dominant."""
        named = [e for e in rivals if any(n.start < name.start for n in self._own(e)[:1])] or rivals
        if not name.role and (main := [e for e in named if not (self._is_relative(e) or self._explains(e, named))]):
            named = main  # “Tom Reeve left. His wife, Ann Reeve, … *Reeve* said he …”
        gender = gender_shown(name)
        alike = [e for e in named if gender != "-" and e.gender == gender]
        titled = [e for e in named if any(titles_of(n) & titles_of(name) for n in self._own(e))]
        surnamed = [e for e in named if same_surname(e.words, name.key)]
        for only in (alike, titled, named, surnamed):
            if len(only) == 1:
                return only[0]
        last = max(named, key=lambda e: self._last(e, name.start))
        at = self._last(last, name.start)
        if name.start - at <= _JUST and "\n" not in self.text[at : name.start]:
            return last
        earlier = self.bare.get(name.key)
        return earlier if earlier in named else self._dominant(named)

    def _last(self, entity: Entity, position: int) -> int:
        """Where the entity was last named in full before a position; far before the text if never."""
        forms = self._places(entity)
        at = bisect_left(forms, position, key=lambda i: self.names[i].start)
        return self.names[forms[at - 1]].start if at else -_JUST - 1

    def _dominant(self, rivals: list[Entity]) -> Entity | None:
        """The one named in full at least twice as often as any other."""
        counts = sorted(((len(self._places(e)), e.order, e) for e in rivals), key=lambda c: c[:2])
        return counts[-1][2] if counts[-1][0] >= 2 * counts[-2][0] else None
