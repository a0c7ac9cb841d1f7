"""The sources of an article while being gathered, and the registry they end up in."""

from __future__ import annotations

import re
import unicodedata

from attrs import define, field

from provenance.model import Mention, Source, SourceType
from provenance.sources.entities.entity import Entities, Entity

_SLUG = re.compile(r"[^a-z0-9]+")
_TYPES: dict[str, SourceType] = {"unknown": "person", "place": "government"}


@define(eq=False)
class Draft:
    """A source being gathered. `head` is the head noun of an unnamed one; `seen` the sentence of its last mention."""

    name: str
    type: SourceType
    named: bool
    entity: Entity | None = None
    head: str = ""
    gender: str = "-"
    vague: bool = False
    mentions: dict[tuple[int, int], str] = field(factory=dict)
    role: str | None = None
    reason: str | None = None
    speaks_for: Draft | None = None
    seen: int = -1
    xml_id: str | None = None
    """The encoder's id for it; empty if two seem to be meant."""
    unmet: bool = False
    """Whether it is a description of somebody the text must have named or introduced, but who was not found."""

    @property
    def personal(self) -> bool:
        return self.type in ("person", "unnamed-person")


class Registry:
    """One draft per source. Asking twice for the same entity gives the same draft."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self._of_entity: dict[Entity, Draft] = {}
        self._of_key: dict[str, Draft] = {}

    def of_entity(self, entity: Entity) -> Draft:
        """The draft of a named entity."""
        draft = self._of_entity.get(entity)
        if draft is None:
            kind = _TYPES.get(entity.kind, entity.kind)
            draft = self.new(Draft(entity.name, kind, True, entity, role=entity.role))  # type: ignore[arg-type]
            self._of_entity[entity] = draft
        return draft

    def of_key(self, key: str, name: str, type: SourceType, *, named: bool) -> Draft:
        """The draft with a key of its own: “officials”, “Clinton campaign”."""
        if key not in self._of_key:
            self._of_key[key] = self.new(Draft(name, type, named))
        return self._of_key[key]

    def new(self, draft: Draft) -> Draft:
        self.drafts.append(draft)
        return draft

    def shows(self, entity: Entity, kind: str) -> None:
        """Note what an entity is, by how it is spoken of: “told *WEEI*”, “*Norvik* … the company”."""
        entity.kind = kind
        if (draft := self._of_entity.get(entity)) is not None:
            draft.type = kind  # type: ignore[assignment]

    def known(self, entity: Entity) -> Draft | None:
        return self._of_entity.get(entity)


def mention(draft: Draft, start: int, end: int, how: str, sentence: int) -> None:
    """Note a mention; the first link at a position stays."""
    draft.mentions.setdefault((start, end), how)
    draft.seen = max(draft.seen, sentence)


def publish(drafts: list[Draft], entities: Entities) -> dict[Draft, Source]:
    """The finished sources by their drafts, in order of first mention."""
    _spread(drafts, entities)
    ids: dict[Draft, str] = {}
    taken: dict[str, int] = {}
    ordered = sorted(drafts, key=lambda d: (min(d.mentions, default=(0, 0)), d.name))
    for draft in ordered:
        ids[draft] = _free(id_of(draft.name), taken)
    return {draft: _source(draft, ids) for draft in ordered}


def _spread(drafts: list[Draft], entities: Entities) -> None:
    """Give every draft the mentions of its name outside source spans too."""
    of = {d.entity: d for d in drafts if d.entity}
    for i, name in enumerate(entities.names):
        entity = entities.owner.get(i)
        draft = of.get(entity) if entity else None
        if draft:
            draft.mentions.setdefault((name.start, name.end), entities.how[name.core])


def id_of(name: str) -> str:
    """The id of a source with this name, if no other has it."""
    plain = unicodedata.normalize("NFKD", name.replace("’", "").replace("'", "")).encode("ascii", "ignore").decode()
    return "src." + (_SLUG.sub("-", plain.lower()).strip("-")[:60].strip("-") or "source")


def _free(id: str, taken: dict[str, int]) -> str:
    free = id
    while free in taken:
        taken[id] += 1
        free = f"{id}-{taken[id]}"
    taken[free] = 1
    return free


def _source(draft: Draft, ids: dict[Draft, str]) -> Source:
    mentions = _outermost(draft.mentions)
    speaks_for = ids[draft.speaks_for] if draft.speaks_for not in (None, draft) else None
    return Source(
        id=ids[draft], name=draft.name, type="unresolved" if draft.unmet else draft.type, named=draft.named,
        mentions=mentions,
        role=draft.role, reason=draft.reason, speaks_for=speaks_for, xml_id=draft.xml_id or None,
    )  # fmt: skip


def _outermost(mentions: dict[tuple[int, int], str]) -> tuple[Mention, ...]:
    """Mentions in order, without those that lie inside another."""
    kept: list[Mention] = []
    for (start, end), how in sorted(mentions.items(), key=lambda m: (m[0][0], -m[0][1])):
        if not kept or end > kept[-1].end:
            kept.append(Mention(start, end, how))
    return tuple(kept)
