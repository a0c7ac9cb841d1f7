"""A passive without an agent."""

from __future__ import annotations

from provenance.rules.ends import right_end
from provenance.rules.rule import Candidate, Rule
from provenance.rules.site import Site

_LINKED = ("pass-about", "pass-as", "pass-for", "pass-of", "pass-with", "reduced-as")
"""Frames whose preposition belongs to the cue."""


def propose(site: Site) -> Candidate | None:
    subject = site.subject
    tokens = site.view.tokens
    content = []
    if (
        subject
        and tokens[subject[0]].lower not in ("it", "there")
        and site.frame not in ("pass-that", "pass-wh", "pass-about")
    ):
        content.append(subject)
    linked = site.frame in _LINKED
    start = site.after + linked
    if site.frame != "pass-0":
        content.append((start, right_end(site, site.frame, start)))
    cue_end = start if linked else site.cue_end
    return Candidate("PAS02", site, site.frame, (site.group, cue_end), content) if content else None


RULE = Rule(
    id="PAS02",
    name="A passive without an agent",
    frames=("pass-to", "pass-that", "pass-wh", "pass-0", *_LINKED),
    sees="A passive cue that names nobody: “is said to be ill”, “it is believed that …”, “is expected to rise”.",
    why="Somebody says so, and the article does not tell who: hearsay.",
    limits="Passives of plain actions are kept out by their counts only.",
    reference="PolNeAR guidelines (Newell et al. 2018); Quirk et al. 1985, §3.68.",
    hits=(
        "[The captain] is said [to be ill].",
        "It is believed [that the wall has cracked].",
    ),
    misses=(
        ("The captain is paid to be here.", "“pay” is no cue"),
        ("The door was opened to let air in.", "an action and its purpose"),
    ),
    propose=propose,
)
