"""Speakers on a line of their own, and interviews without letters.

In transcripts of conference calls, “Julia Reyes -- Chief Executive Officer” stands above what she says. Where only
question marks show the questions to one person, the answers are those of the person named in the lines before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from provenance.lexicon import tags, word_set
from provenance.text.tokens import DASHES, Range, Token
from provenance.text.utterances import Evidence

_LONGEST = 14
"""Longest line that names a speaker, in tokens."""
_QUESTION, _TURNS, _SPARSE = 40, 2, 4
"""Longest question, in tokens; fewest answers of an interview; most paragraphs per question of one."""
_MARKS = DASHES | {","}
_SECOND_PERSON = word_set("second_person")
_END_MARKS = frozenset((".", "?", "!", "…", "”", '"'))


class Blocks:
    """Reads the paragraphs of one text that have no label. `free` says which of them are prose without a label."""

    def __init__(
        self, tokens: Sequence[Token], bounds: Sequence[Range], free: Sequence[bool], evidence: Evidence
    ) -> None:
        self.tokens, self.bounds, self.free, self.evidence = tokens, bounds, free, evidence

    def spoken(self) -> dict[int, tuple[Range, int, Range]]:
        """Paragraph → whom it names or asks, the mark that shows it, and the tokens of the paragraphs that follow."""
        heads = {n: name for n in range(len(self.bounds)) if (name := self._head(n))}
        names = Counter(self.evidence.in_small_letters(*name) for name in heads.values())
        if len(heads) > 1 and max(names.values()) > 1:
            return self._turns(heads | {n: bound for n, bound in enumerate(self.bounds) if self._is_role(n)})
        return self._turns(self._named_lines()) or self._interview()

    def _turns(self, heads: dict[int, Range]) -> dict[int, tuple[Range, int, Range]]:
        return {n: (name, name[1] - (name == self.bounds[n]), said) for n, name in heads.items()
                if (said := self._until_next(n, heads))}  # fmt: skip

    def _named_lines(self) -> dict[int, Range]:
        """“Operator”, “Steve Filton”: lines with nothing but a person or a role, at least two of them, one of which
        recurs; what most of them stand above is in the first person."""
        lines = {n: bound for n, bound in enumerate(self.bounds) if self._is_name(n)}
        names = Counter(self.evidence.in_small_letters(*bound) for bound in lines.values())
        said = [part for n in lines if (part := self._until_next(n, lines))]
        spoken = sum(self.evidence.has_first_person(*part) for part in said)
        recurs = len(names) > 1 and max(names.values()) > 1
        return lines if recurs and 2 * spoken > len(said) else {}

    def _is_name(self, number: int) -> bool:
        first, last = self.bounds[number]
        if not self._is_short(number) or not all(t.tag & tags.CAP for t in self.tokens[first:last]):
            return False
        return self.evidence.names_person(first, last) or bool(self.evidence.role(first, last))

    def _head(self, number: int) -> Range | None:
        """The name in “Dan Whitlow -- Hill Bank -- Analyst”: at least two words before a mark, and a role after it."""
        first, last = self.bounds[number]
        if not self._is_short(number):
            return None
        mark = next((i for i in range(first, last) if self.tokens[i].text in _MARKS), first)
        named = mark - first > 1 and all(t.tag & tags.CAP for t in self.tokens[first:mark])
        return (first, mark) if named and self.evidence.role(mark + 1, last) else None

    def _is_role(self, number: int) -> bool:
        """“Operator”, on a line of its own."""
        first, last = self.bounds[number]
        return last - first == 1 and self._is_short(number) and bool(self.evidence.role(first, last))

    def _is_short(self, number: int) -> bool:
        first, last = self.bounds[number]
        return self.free[number] and last - first <= _LONGEST and self.tokens[last - 1].text not in _END_MARKS

    def _until_next(self, number: int, heads: dict[int, Range]) -> Range | None:
        end = number + 1
        while end < len(self.bounds) and self.free[end] and end not in heads:
            end += 1
        return (self.bounds[number + 1][0], self.bounds[end - 1][1]) if end > number + 1 else None

    # Interviews -------------------------------------------------------------------------------------------------------

    def _interview(self) -> dict[int, tuple[Range, int, Range]]:
        asked = {n: bound for n, bound in enumerate(self.bounds) if self._is_question(n)}
        answers = {n: said for n in asked if (said := self._until_next(n, asked))}
        who = self._introduced(next(iter(asked), 0))
        if who is None or len(answers) < _TURNS or _SPARSE * len(asked) < len(self.bounds) - next(iter(asked)):
            return {}
        personal = sum(self.evidence.has_first_person(*said) for said in answers.values())
        to_somebody = any(t.lower in _SECOND_PERSON for bound in asked.values() for t in self.tokens[slice(*bound)])
        if not to_somebody or 2 * personal < len(answers):
            return {}
        return {n: (who, self.bounds[n][1] - 1, said) for n, said in answers.items()}

    def _introduced(self, until: int) -> Range | None:
        """The first person named by the prose before a paragraph."""
        intro = (bound for n, bound in enumerate(self.bounds[:until]) if self.free[n])
        return next((found for bound in intro if (found := self.evidence.person_in(*bound))), None)

    def _is_question(self, number: int) -> bool:
        """Whether a paragraph asks and says nothing else, outside quotation marks."""
        first, last = self.bounds[number]
        if self.tokens[last - 1].text != "?" or last - first > _QUESTION or not self.free[number]:
            return False
        only = not any(t.text in (".", "!") for t in self.tokens[first:last])
        return only and last - 1 not in self.evidence.quoted
