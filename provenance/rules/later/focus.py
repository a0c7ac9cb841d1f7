"""Quotations of whoever is in focus."""

from __future__ import annotations

from provenance.rules.rule import Rule, proposes_nothing

RULE = Rule(
    id="CON02",
    name="A quotation of whoever is in focus",
    frames=(),
    sees="A quotation that is a sentence or a paragraph of its own and has no speaker, right after a sentence whose "
    "subject is one person (a name, “he”, “she”, “the mayor”), or after a line that is a person and a colon. Such "
    "quotations that follow it are the same person's.",
    why="Feature writing shows a person and lets that person speak; the verb is left out.",
    limits="Who is in focus is taken from the subject of the main clause alone, and a name may be a body's. Its "
    "reliability is the share of right speakers on PolNeAR train, 12 of 18 as judged by hand; by the measure relation, "
    "which wants gold at the same place, it is 4 of 13.",
    reference="Grosz, Joshi and Weinstein 1995, Centering: the subject is the preferred centre of what follows.",
    hits=(
        "Ada Bell looked at the wall. [“The river will never be what it was.”]",
        "Ada Bell, mayor of Ashton:\n[“The river will never be what it was.”]",
        "The mayor was near tears. [“Nobody told us that the gate was shut.”]",
    ),
    misses=(
        ("The gate was shut. “The river will never be what it was.”", "the subject is no person"),
        ("Ada Bell and Tomas Reyes nodded. “The river will never be what it was.”", "two persons"),
        ("The council shut the gate. “The river will never be what it was.”", "the subject is no person"),
    ),
    propose=proposes_nothing,
    reliability=0.65,
)
