"""How weighty a source is made to look: an official who becomes the ministry, somebody nameless who gets a name."""

from __future__ import annotations

from typing import Literal

from provenance.claims.claim import Credit
from provenance.claims.words import kind

Standing = Literal["nameless", "named", "institution"]

_INSTITUTIONS = ("government", "organisation", "company", "court")


def standing(credit: Credit) -> Standing | None:
    """The standing of a source. `None` where it is known by its role alone (“the mayor”), speaks for another, or passes
    on what others say.

    “A union official”, “officials”, “two people close to the talks” are nameless.
    """
    if credit.type == "person" and credit.named:
        return "named"
    if credit.type in _INSTITUTIONS:
        return "institution"
    if not kind("speaker").keys().isdisjoint(credit.name.lower().split()):
        return None
    definite = any(alias.split()[:1] in (["the"], ["his"], ["her"], ["its"], ["their"]) for alias in credit.aliases)
    return "nameless" if credit.type in ("unnamed-person", "group") and not definite and not credit.named else None
