"""A passive without an agent."""

from __future__ import annotations

from provenance.rules.ends import right_end
from provenance.rules.rule import Candidate, Rule
from provenance.rules.site import Site


def propose(site: Site) -> Candidate | None:
    subject = site.subject
    tokens = site.view.tokens
    content = []
    if subject and tokens[subject[0]].lower not in ("it", "there") and site.frame in ("pass-to", "pass-as", "pass-0"):
        content.append(subject)
    start = site.after + (site.frame == "pass-about")
    if site.frame != "pass-0":
        content.append((start, right_end(site, site.frame, start)))
    if site.frame == "pass-as":
        start += 1
    cue_end = start if site.frame in ("pass-about", "pass-as") else site.cue_end
    return Candidate("PAS02", site, site.frame, (site.group, cue_end), content) if content else None


RULE = Rule(
    id="PAS02",
    name="A passive without an agent",
    frames=("pass-to", "pass-that", "pass-as", "pass-wh", "pass-about", "pass-0"),
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
