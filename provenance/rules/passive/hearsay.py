"""A passive without an agent."""

from __future__ import annotations

from provenance.lexicon import table_words, word_set
from provenance.rules.content_end import right_end
from provenance.rules.cue_context import CueContext
from provenance.rules.frames import LINKS
from provenance.rules.rule import Candidate, Rule

HEARD = word_set("heard")
"""Verbs whose passive with an infinitive is hearsay (PAS06)."""
_LINKED = tuple(f"pass-{word}" for word in sorted(LINKS))
_ALONE = frozenset(("pass-that", "pass-wh", "pass-about", "it-that"))
"""Frames in which the subject is not part of the content."""


_TOLD = table_words("recipient_verbs")
"""In the passive their subject is who is told: “residents were told on Monday” does not say what."""
_NO_MATTER = word_set("indefinite") | word_set("nobody") | word_set("much") | {"enough", "little"}
"""Subjects that are nothing anybody says: “*nothing* was said”, “*enough* has been said”."""


def propose(context: CueContext) -> Candidate | None:
    return None if context.frame == "pass-to" and context.lemma in HEARD else without_agent("PAS02", context)


def without_agent(rule: str, context: CueContext) -> Candidate | None:
    """What a passive says of its subject; it has no source."""
    subject = context.subject
    tokens = context.text.tokens
    content = []
    if context.frame == "pass-0" and subject and (context.lemma in _TOLD or _is_no_matter(context, subject)):
        return None
    if subject and tokens[subject[0]].lower not in ("it", "there") and context.frame not in _ALONE:
        content.append(subject)
    linked = context.frame.partition("-")[2] in LINKS
    start = context.after + linked
    if context.frame != "pass-0" and start < context.last:
        content.append((start, right_end(context, context.frame, start)))
    cue_end = start if linked else context.cue_end
    return Candidate(rule, context, context.frame, (context.group, cue_end), content) if content else None


def _is_no_matter(context: CueContext, subject: tuple[int, int]) -> bool:
    first, last = subject
    return last - first == 1 and context.text.tokens[first].lower in _NO_MATTER


RULE = Rule(
    id="PAS02",
    name="A passive without an agent",
    frames=("pass-to", "pass-that", "pass-wh", "pass-0", "it-that", "reduced-as", *_LINKED),
    sees="A passive cue that names nobody: “is said to be ill”, “it is believed that …”, “is expected to rise”.",
    why="Somebody says so, and the article does not tell who: hearsay.",
    limits="Passives of plain actions are kept out by their counts only.",
    reference="PolNeAR guidelines (Newell et al. 2018); Quirk et al. 1985, §3.68.",
    hits=(
        "[The captain] is expected [to be ill].",
        "It is believed [that the wall has cracked].",
        "It is not clear [whether the wall has cracked].",
        "They left [a town] known as [Ashton].",
    ),
    misses=(
        ("The captain is paid to be here.", "“pay” is no cue"),
        ("The door was opened to let air in.", "an action and its purpose"),
        ("Residents were told on Monday.", "nothing of what they were told"),
        ("Enough has been said.", "nothing of what was said"),
    ),
    propose=propose,
)
