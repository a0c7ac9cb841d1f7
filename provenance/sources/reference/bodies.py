"""Which body a description means: “the company”, “the agency”, “his campaign”, “the Carter campaign”."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property

from provenance.lexicon.pronouns import POSSESSIVE
from provenance.lexicon.sources import LEXICON, word_set
from provenance.model import SourceType
from provenance.sources.entities.entity import Entities, Entity
from provenance.sources.entities.registry import Draft
from provenance.sources.names.name_kind import CLUBS
from provenance.sources.names.name_mentions import CALL_SIGN
from provenance.sources.reference.antecedents import REACH, Antecedents, Found
from provenance.sources.reference.discourse import Discourse, Resolver
from provenance.sources.reference.phrases import Phrase
from provenance.sources.reference.pronouns import Pronouns
from provenance.sources.reference.salience import ANYBODY

_COMPOSED = word_set("composed")
_FIELDED = word_set("fielded")
_WORKS = word_set("works")
_LITERAL = word_set("literal")
_STATIONS, _PAPERS = word_set("stations"), word_set("papers")
"""“the *station*” is a broadcaster, “the *paper*” is not."""
_SOCIETIES = word_set("associations")
_PUBLIC = word_set("public")
FAMILIES: dict[str, tuple[str, ...]] = {
    "company": ("company",), "news-outlet": ("news-outlet", "news-agency"), "news-agency": ("news-agency",),
    "court": ("court",), "social-media": ("social-media",), "government": ("government",),
}  # fmt: skip
_OFFICIAL = word_set("official")
_BODY = re.compile(r"(?:[’']s?)? ([a-z]+)\b")
_NEAR_PLACES = word_set("near_places")
"""Words before a place: “moved *to* Tolland”, “*its* Tolland plant”."""
_PARTIES = re.compile(r"[DRG](?<!\w.)(?:(?<=D)emocrat|(?<=R)epublican|(?<=G)OP\b)")


class Bodies(Resolver):
    """Resolves descriptions of bodies in one article."""

    def __init__(self, discourse: Discourse, antecedents: Antecedents, pronouns: Pronouns) -> None:
        super().__init__(discourse)
        self.antecedents, self.pronouns = antecedents, pronouns
        self.composed: dict[str, Draft] = {}
        """“campaign”, “administration” … → the one of this kind mentioned last."""
        self.named = _named(self.text, self.entities)
        self.only = {head: len({owner for *_, owner in places}) == 1 for head, places in self.named.items()}

    @cached_property
    def two_parties(self) -> bool:
        """Whether the article names two of the American parties, so that “the party” is neither."""
        return len(set(_PARTIES.findall(self.text))) > 1

    def compose(self, phrase: Phrase) -> Found | None:
        """“the Clinton campaign”, “his campaign”; “an Associated Press report” is the agency itself."""
        owner = phrase.possessor
        if owner and owner.kind in ("news-agency", "news-outlet") and phrase.head in _WORKS and self._adjoins(phrase):
            return Found(self.registry.of_entity(owner), "work")
        if phrase.head not in _COMPOSED:
            return None
        if phrase.determiner in POSSESSIVE:
            owner = self.pronouns.entity(phrase.determiner, phrase.start)
        elif not (owner and self._adjoins(phrase)):
            return None
        if owner is None or owner.kind == "group" or "-" in owner.words[-1]:
            return None
        body = self._body_of(owner, phrase.head, self._field(phrase))
        return Found(body, "description" if phrase.determiner in POSSESSIVE else "exact")

    def _field(self, phrase: Phrase) -> str:
        """“Russia’s *defence ministry*”, “Kenya’s *ministry of health*”: a country has several, a candidate only one
        campaign, however it is called; empty for those."""
        if phrase.head not in _FIELDED:
            return ""
        owner = max((n.end for n, _ in self.entities.inside(phrase.start, phrase.end)), default=phrase.start)
        called = self.text[owner : phrase.end].partition(" ")[2].strip()
        return called

    def _body_of(self, owner: Entity, head: str, called: str = "") -> Draft:
        """The campaign, team or government named after its owner."""
        name = f"{owner.name}’s {called}" if called not in ("", head) else f"{owner.name} {head}"
        kind: SourceType = "government" if head in ("administration", "government", "cabinet") else "organisation"
        draft = self.registry.of_key(f"composed {name}", name, kind, named=True)
        draft.head = head
        self.composed[head] = draft
        return draft

    def _adjoins(self, phrase: Phrase) -> bool:
        """Whether the name is right before the head noun, not after it."""
        head = phrase.text.lower().find(phrase.head)
        names = [n for n, _ in self.entities.inside(phrase.start, phrase.end)]
        return bool(names) and names[0].core - phrase.start < head

    def answer(self, phrase: Phrase, kind: str, parent: Draft | None) -> Found | None:
        """The body that a description of this `kind` means, within what `parent` says; `None` if none."""
        draft = self._known(phrase, kind, parent)
        return Found(draft, "description") if draft else self.antecedents.earlier(phrase)

    def _known(self, phrase: Phrase, kind: str, parent: Draft | None) -> Draft | None:
        """A body with a name, or one named after its owner."""
        if phrase.noun and phrase.noun.plural:
            return None
        if phrase.determiner in POSSESSIVE:
            return None
        composed = self._composed_before(phrase, parent) if phrase.head in _COMPOSED else None
        if composed:
            return composed
        party = phrase.head == "party" and self.two_parties
        if party or phrase.head in ("media", "press") or (phrase.possessor and phrase.determiner != "the"):
            return None
        best = self._in_focus(self._rivals(phrase, kind), phrase)
        if best is None:
            return None
        if best.kind == "unknown" or (best.kind == "organisation" and kind == "company"):
            self.registry.shows(best, kind)
        return self.registry.of_entity(best)

    def _rivals(self, phrase: Phrase, kind: str) -> list[Entity]:
        """The bodies named before that fit a description; those that are called so, if there are any."""
        near, by_kind = self.antecedents.near, self.antecedents.by_kind
        firms = ("company",) if phrase.head == "group" else ()
        rivals = [
            e for family in FAMILIES.get(kind, ("organisation", "government", "news-agency", *firms))
            for e in near(by_kind.get(family, {}), phrase.start)
            if e is not self.outlet.entity and self._suits(e, phrase) and e.names[0].start < phrase.start
            and self._of_country(phrase, e.name)
        ]  # fmt: skip
        bare = phrase.modifiers == (phrase.determiner,)  # not “the *tug* company”
        if kind == "company" and bare:  # a name that seems to be a company's is one beside those known to be
            rivals += [e for e in self._strangers(phrase) if not rivals or e.evidence > 0]
        exact = [e for e in rivals if phrase.head in e.roles or phrase.head in (w.lower() for w in e.words)]
        return exact or rivals

    def _of_country(self, phrase: Phrase, name: str) -> bool:
        """Whether a body may be the one meant if the description says of which country it is: “the *Irish* government”
        is not the British one."""
        low = name.lower()
        said = [w for w in phrase.modifiers if w in LEXICON.demonyms]
        return all(w in low or LEXICON.demonyms[w].lower() in low for w in said)

    def _in_focus(self, rivals: list[Entity], phrase: Phrase) -> Entity | None:
        """The last mentioned of these bodies, if near; of two in one sentence, the subject, or neither."""
        seen = [(self.antecedents.last_seen(e, phrase.start), e) for e in rivals]
        last = max((at for at, _ in seen), default=-1)
        latest = [entity for at, entity in seen if at == last and phrase.sentence - at <= REACH]
        if len(latest) == 1:
            return latest[0]
        subject = self.pronouns.subject(last) if latest else None
        return subject if subject in latest else None

    def _composed_before(self, phrase: Phrase, parent: Draft | None) -> Draft | None:
        """“the campaign”: the one whose spokesman speaks, else the article's only one, else the last one named."""
        employer = parent.speaks_for if parent else None
        if employer and employer.entity and employer.entity.kind == "person":
            return self._body_of(employer.entity, phrase.head)
        places = self.named.get(phrase.head, [])
        at = bisect_left(places, phrase.start, key=lambda place: place[0]) - 1
        if at >= 0 and self.only[phrase.head]:
            return self._body_of(places[0][2], phrase.head)
        presidents = [e for e in self.antecedents.by_role.get("president", ()) if not e.attributes & {"vice", "former"}]
        if phrase.head == "administration" and at < 0 and len(presidents) == 1:
            return self._body_of(presidents[0], phrase.head)
        spoken = self.composed.get(phrase.head)
        if phrase.head == "campaign" and at < 0 and spoken is None:
            at_hand = self.pronouns.entity(ANYBODY, phrase.start)
            return self._body_of(at_hand, phrase.head) if at_hand in self.antecedents.main else None
        if at >= 0 and (spoken is None or places[at][1] >= spoken.seen):
            if at and places[at - 1][1] == places[at][1] and places[at - 1][2] is not places[at][2]:
                return None  # “the Bell campaign and the Lund campaign”: either may be meant
            return self._body_of(places[at][2], phrase.head) if phrase.sentence - places[at][1] <= REACH else None
        return spoken

    def _strangers(self, phrase: Phrase) -> list[Entity]:
        """“the company” if no name is known to be one: the nearby names that may be one and show nothing else, unless
        one without a name was brought in near them (“*Bremia’s central bank* raised its Orla rate; the bank …”)."""
        before = self.entities.before(phrase.start)
        places = [
            i for i in range(max(0, before - 12), before) if phrase.sentence - self.entities.names[i].sentence <= 3
        ]
        owners = [e for i in places if (e := self.entities.owner.get(i)) and _may_be_company(e)]
        owners = [e for e in owners if not all(self.quoted(n.start) for n in e.names)]
        if not owners:
            return []
        unnamed = self._brought_in(phrase.head, phrase.start, self.entities.names[places[0]].start)
        return [] if unnamed else list(dict.fromkeys(owners))

    def _suits(self, entity: Entity, phrase: Phrase) -> bool:
        """“the agency” may be an agency, a service or an acronym; “the ministry” only a ministry."""
        noun = phrase.noun
        if entity.kind == "court" and not set(phrase.modifiers[1:]) <= set(entity.key.split()):
            return False
        if noun and noun.kind == "government":
            return entity.name in LEXICON.demonyms.values()
        if noun and noun.kind in FAMILIES and phrase.head not in _LITERAL | _PAPERS:
            return True
        low = [w.lower() for w in entity.words]
        if phrase.head in low or phrase.head in entity.roles:
            return True
        if phrase.head in _STATIONS or phrase.head in _PAPERS:
            on_air = not _STATIONS.isdisjoint({*entity.roles, *low}) or bool(CALL_SIGN.fullmatch(entity.name))
            return on_air == (phrase.head in _STATIONS)
        if phrase.head in ("club", "team", "side"):
            return entity.words[-1] in CLUBS
        if phrase.head == "agency" or (phrase.head == "bureau" and not self._brought_in("bureau", phrase.start)):
            if entity.kind == "news-agency":  # that of the dateline says nothing
                return phrase.head == "agency" and self.registry.known(entity) is not None
            return not _OFFICIAL.isdisjoint(low) or entity.words[0].isupper()
        if phrase.head == "group" and " group of " in self.text[: phrase.start]:
            return False  # “the *group of* voters”
        if entity.kind == "company":
            return not self._people_since(entity, phrase.start)
        return phrase.head in _SOCIETIES and entity.kind == "organisation" and low[-1] not in _PUBLIC

    def _people_since(self, entity: Entity, position: int) -> bool:
        """“Norvik Ltd is late. *Protesters* came. The group …”, “*A group* of friends left. …”: whether people are
        spoken of after a body was last named, or a group before it."""
        last = max((n.end for n in entity.names if n.end <= position), default=position)
        words = (LEXICON.nouns.get(word.strip(".,“”")) for word in self.text[last:position].lower().split())
        grouped = self._brought_in("group", position)
        return grouped or any(noun is not None and noun.kind == "group" for noun in words)

    def _brought_in(self, head: str, end: int, start: int = 0) -> bool:
        """“*A* protest *group* left”, “Norvik’s new *bureau*”: whether this stretch brings in one without a name."""
        brought = rf"(?:[’']s|\b(?:[Aa]n?|[Aa]nother|[Oo]ne|its)) (?:[\w-]+ ){{0,2}}{re.escape(head)}\b"
        return re.search(brought, self.text[start:end]) is not None


def _named(text: str, entities: Entities) -> dict[str, list[tuple[int, int, Entity]]]:
    """Names before “campaign”, “administration” …: by that word, their places, sentences and owners in order."""
    found: dict[str, list[tuple[int, int, Entity]]] = {}
    for i, name in enumerate(entities.names):
        match = _BODY.match(text, name.end)
        entity = entities.owner.get(i)
        if match and match[1] in _COMPOSED and entity and entity.kind not in ("group", "place"):
            found.setdefault(match[1], []).append((name.start, name.sentence, entity))
    return found


def _may_be_company(entity: Entity) -> bool:
    """Whether its name is one word, and neither a place's (“its Tolland plant”, “moved to Tolland”) nor a person's."""
    if entity.kind not in ("unknown", "organisation") or entity.words[0].isupper() or entity.evidence < 0:
        return False
    if entity.words[-1].endswith("s") and entity.evidence <= 0:
        return False
    return not all(name.attributive or name.before in _NEAR_PLACES for name in entity.names)
