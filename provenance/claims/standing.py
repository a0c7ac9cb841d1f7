"""How weighty a source is made to look: an official who becomes the ministry, a nameless person who gets a name."""

from __future__ import annotations

from typing import Literal

from provenance.claims.claim import Credit
from provenance.claims.claim_lexicon import kind
from provenance.claims.name_matching import name_of
from provenance.claims.spheres import are_two
from provenance.model import ChangeKind, Severity

Standing = Literal["nameless", "named", "institution"]

_INSTITUTIONS = ("government", "organisation", "company", "court")


def raised(a: Credit, b: Credit) -> tuple[ChangeKind, Severity] | None:
    """How a source's standing changes, if one of the two is nameless and may be the other: “witnesses” are no police.
    Naming a source is for the better; turning an official into a ministry is not, nor is leaving out a name."""
    before, after = standing(a), standing(b)
    if "named" in (before, after) and {*name_of(a.name)} & {*name_of(b.name)}:
        return None
    if before is None or after is None or before == after or "nameless" not in (before, after):
        return None
    if "named" not in (before, after) and are_two(a.name, b.name):
        return None
    if before == "nameless":
        return "role-raised", "low" if after == "named" else "medium"
    return "role-lowered", "medium" if before == "named" else "low"


def standing(credit: Credit) -> Standing | None:
    """The standing of a source. `None` where it is known only by its role (“the mayor”), speaks for another, or passes
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
