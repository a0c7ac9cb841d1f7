"""The article's own outlet: everything in the article is on its word, so it is no link of a chain."""

from __future__ import annotations

from provenance.lexicon import word_set
from provenance.lexicon.sources import LEXICON, MEDIA, site_key
from provenance.sources.entities.entity import Entities, Entity

_EDITIONS = word_set("editions")


class Outlet:
    """The outlet that the input names (“Stuff (New Zealand)”), and which of the article's names means it, if one does:
    by its key, its last word, or as a site (“Stuff.co.nz”)."""

    def __init__(self, name: str | None, entities: Entities) -> None:
        name = (name or "").partition(" (")[0]
        self.key, self.site = LEXICON.canonical_key(name), site_key(name)
        known = (entities.keys.get(self.key) or entities.keys.get(self.key.rpartition(" ")[2])) if self.key else None
        media = (e for e in entities.all if e.kind in MEDIA)
        self.entity = known or next((e for e in media if site_key(e.name) == self.site), None)

    def publishes(self, entity: Entity) -> bool:
        """Whether a medium is the outlet or an edition of it: “Politico Florida” in Politico."""
        if entity is self.entity or site_key(entity.name) == self.site:
            return True
        edition = entity.key.removeprefix(f"{self.key} ")
        return edition != entity.key and (edition in LEXICON.states or edition in _EDITIONS)
