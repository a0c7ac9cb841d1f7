"""What is kept of an article beside each claim: its paragraph, and whom the article says it spoke to. So no later step
needs the whole text."""

from __future__ import annotations

import re
from functools import cached_property

from attrs import frozen

BESIDE = 1_000
"""Characters before and after a claim, within its paragraph, that count as beside it."""
NEAR = 60
"""Greatest distance, in characters, between a name and the word that says it was told something."""
_TOLD = re.compile(
    rf"\b(?:told|tells?|telling|interview\w*|spoke|speaking|appear\w*)\b(?=([^.!?:;“”\"]{{0,{NEAR}}}\S*))"
)
_ON = re.compile(r"\bon (?:the )?(\S+)")
_INTERVIEW = re.compile(r"\sinterview")


@frozen(slots=False)
class Context:
    """The text of an article, as the source of what is around its claims."""

    text: str

    def paragraph(self, start: int, end: int) -> tuple[str, int]:
        """The paragraph of a claim, and where it starts in the text.

        For a long one, what is within `BESIDE` of the claim and a little more, so that many claims share one string.
        """
        left, right = max(0, start - BESIDE), end + BESIDE
        first = self.text.rfind("\n", left, start) + 1 or left // BESIDE * BESIDE
        last = self.text.find("\n", end, right)
        last = last if last >= 0 else min(len(self.text), -(-right // BESIDE) * BESIDE)
        return self._cut(first, last), first

    def _cut(self, first: int, last: int) -> str:
        return self._parts.setdefault((first, last), self.text[first:last])

    @cached_property
    def _parts(self) -> dict[tuple[int, int], str]:
        return {}

    @cached_property
    def spoken_to(self) -> tuple[str, ...]:
        """Capitalised words, sorted, after “told”, “in an interview with” or “on”, or before “interview”: one of them
        may name the medium that had it first."""
        found = {m[1] for m in _ON.finditer(self.text)}
        found.update(word for m in _TOLD.finditer(self.text) for word in m[1].split())
        for m in _INTERVIEW.finditer(self.text):
            found.update(self.text[max(0, m.start() - NEAR) : m.start()].split()[-3:])
        return tuple(sorted(word for word in found if any(map(str.isupper, word))))
