"""“He” and “she” where they do not speak: “She left the council in May”.

They are mentions of sources too; they are linked only to people whose gender the text has shown, and nothing depends
on them. Descriptions (“the mayor left”) are not linked: of 24 in PolNeAR train that the rules linked, 8 were wrong.
"""

from __future__ import annotations

import re

from provenance.model import Finding
from provenance.sources.reference.linking import Linker

_SUBJECT = re.compile(r"[HhSs](?<!\w.)(?:(?<=[Hh])e|(?<=[Ss])he)\b")
"""“He” and “she”; the pattern opens with the first letter, so that the search skips from one to the next."""


class OtherPronouns:
    """Links them in text order, between the sources, so that what came before is known."""

    def __init__(self, findings: tuple[Finding, ...], linker: Linker) -> None:
        speaking = {x.start for f in findings for x in f.source}
        quoted = linker.quoted
        found = _SUBJECT.finditer(linker.text)
        self.linker = linker
        self.waiting = [m for m in found if m.start() not in speaking and not quoted(m.start())][::-1]

    def until(self, position: int) -> None:
        """Link those before a position in the text."""
        while self.waiting and self.waiting[-1].start() < position:
            match = self.waiting.pop()
            pronoun, start = match[0].lower(), match.start()
            draft = self.linker.pronouns.answer(pronoun, start, None)
            shown = draft is not None and self.linker.pronouns.known(draft, pronoun)
            if draft and shown and not self.linker.subjects.newcomer(pronoun, start):
                draft.mentions.setdefault(match.span(), "pronoun")
