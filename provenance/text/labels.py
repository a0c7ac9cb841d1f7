"""Labels: what comes before a colon at the start of a paragraph, and whether it names a speaker.

“MR. SAND: …” in a transcript and “Sand: We were not asked” over an article do; “LAHORE: …”, “Cost of living: …”,
“Watch: …” do not. A label counts as a speaker only on evidence: quotation marks, the first person, a role, a transcript
around it, or a person who speaks in the body.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from typing import Literal, NamedTuple

from provenance.lexicon import tags, word_set
from provenance.lexicon.labels import line_labels
from provenance.text.blocks import Blocks
from provenance.text.datelines import Dateline
from provenance.text.quotations import Quotation
from provenance.text.tokens import DASHES, Range, Token
from provenance.text.utterances import Evidence, main_verb

LabelKind = Literal["speaker", "turn", "question", "answer", "none"]

_LIST_HEADS = word_set("list_heads")
"""Last words of list headings."""
_LONGEST = 14
"""Longest label, in tokens."""
_SENTENCE_ENDS = frozenset((".", "?", "!"))
_TURNS, _FAR = 2, 4
"""Fewest labels of a transcript, and most paragraphs from one label to the next."""
_NO_LABEL = tags.SELFSUBJ | tags.PREP | tags.SUB | tags.PERS
_LABEL_DASHES = DASHES - {"--"}
"""In the first line of a text a dash can stand for the colon: “Banda – I have nothing to hide”; two hyphens cannot."""
_OPENING, _CLOSING, _PART_ENDS = ("(", "["), (")", "]"), (",", "(", "[")
_BULLETS = frozenset(("•", "*", "-", "–", "·", "▪", "●"))


class Label(NamedTuple):
    """A label: tokens `first:last` name what it names, its mark is the token `mark`, `begin:end` is what it introduces.

    `speaker`: it says what follows in the sentence; `turn`: it says the rest of the paragraph; `question`, `answer`: of
    an interview; `none`: nobody. The name of an answer is that of the person interviewed, if the lines before it
    name one. `listed`: the lexicon knows that it is not a speaker.
    """

    kind: LabelKind
    first: int
    last: int
    mark: int
    begin: int
    end: int
    listed: bool = False


class Labels:
    """Reads the labels of one text. `bounds` gives the tokens of each paragraph, `prose` whether it is prose rather
    than a byline or a credit."""

    def __init__(
        self,
        tokens: Sequence[Token],
        bounds: Sequence[Range],
        quotations: Sequence[Quotation],
        datelines: Sequence[Dateline | None],
        prose: Sequence[bool],
    ) -> None:
        self.tokens, self.datelines, self.prose = tokens, datelines, prose
        self.paragraphs = bounds
        self.bounds = [(_past_lead(tokens, *bound), bound[1]) for bound in bounds]
        self.evidence = Evidence(tokens, quotations)
        self.marks = [self._mark(*bound) if said else -1 for bound, said in zip(self.bounds, prose, strict=True)]
        self.ends: dict[int, int] = {}
        """Turns of several paragraphs, and where they end."""
        self.office_holders: dict[str, Range] = {}
        """Offices, each with the name that its first label has in brackets."""

    def all(self) -> list[Label | None]:
        """The label of each paragraph, in order; `None` if it has none."""
        found = [self._label(number) if mark >= 0 else None for number, mark in enumerate(self.marks)]
        free = [label is None and prose for label, prose in zip(found, self.prose, strict=True)]
        for number, (name, mark, said) in Blocks(self.tokens, self.paragraphs, free, self.evidence).spoken().items():
            found[number] = Label("turn", *name, mark, *said)
        return found

    # Shape ------------------------------------------------------------------------------------------------------------

    def _mark(self, first: int, last: int) -> int:
        """The colon that ends the label of a paragraph, or the full stop of “Q.”; -1 if it has none."""
        tokens, depth = self.tokens, 0
        if last - first < 3 or not tokens[first].tag & (tags.CAP | tags.NUM):
            return -1
        if tokens[first].lower in ("q.", "a."):
            return first
        if tokens[first].tag & _NO_LABEL and not tokens[first].text.isupper():
            return -1
        for i in range(first + 1, min(last - 1, first + _LONGEST)):
            depth += (tokens[i].text in _OPENING) - (tokens[i].text in _CLOSING)
            if not depth and self._ends_label(i, first):
                return i
            if self._is_no_label(i, depth):
                return -1
        return -1

    def _ends_label(self, i: int, first: int) -> bool:
        token, after = self.tokens[i], self.tokens[i + 1]
        if token.text == ":":
            return after.start > token.end or i + 1 in self.evidence.opened
        apart = self.tokens[i - 1].end < token.start and token.end < after.start
        return first == 0 and apart and token.text in _LABEL_DASHES

    def _is_no_label(self, i: int, depth: int) -> bool:
        token = self.tokens[i]
        if token.text in (".", "!", "?", ";", ":") or i in self.evidence.quoted:
            return True
        return not depth and bool(token.tag & tags.FINITE) and not token.tag & tags.CAP

    def _name(self, number: int) -> Range:
        """The words that name somebody: “*Ana Ruiz*, 34, teacher:”, “The Minister of Works (*Ada Bell*):”."""
        first, part, mark = self.bounds[number][0], self._part(number), self.marks[number]
        if part + 3 < mark and self.tokens[part].text == "(" and self.evidence.names_person(part + 1, mark - 1):
            self.office_holders[self.evidence.in_small_letters(first, part)] = part + 1, mark - 1
        return self.office_holders.get(self.evidence.in_small_letters(first, part), (first, part))

    def _part(self, number: int) -> int:
        """The end of the first part of a label: before a comma or a bracket (“KIT MOSS [laughing]:”)."""
        first, mark = self.bounds[number][0], max(self.marks[number], self.bounds[number][0] + 1)
        return next((i for i in range(first + 1, mark) if self.tokens[i].text in _PART_ENDS), mark)

    def _listed(self, number: int) -> str:
        """What the lexicon says about a label that names no speaker; empty for others."""
        first, mark = self.bounds[number][0], self.marks[number]
        listed = line_labels().get(self.evidence.in_small_letters(first, max(mark, first + 1)).rstrip("."), "")
        if not listed and mark > first and self.tokens[mark - 1].lower in _LIST_HEADS:
            return "notice"  # “Main findings: “…””
        return "" if listed == "credit" and self._says(number) else listed

    # Decision ---------------------------------------------------------------------------------------------------------

    def _label(self, number: int) -> Label:
        name, listed = self._name(number), self._listed(number)
        if listed == "answer":
            name = self._interviewed or name
        kind, mark = self._kind(number, name, listed), self.marks[number]
        end = self.ends.get(number, self.bounds[number][1])
        return Label(kind, *name, mark, mark + 1, end, bool(listed))

    def _kind(self, number: int, name: Range, listed: str) -> LabelKind:
        start, end = self.marks[number] + 1, self.bounds[number][1]
        is_turn = number in self._turns
        if listed in ("question", "answer"):
            return "question" if listed == "question" else "answer"
        if listed or self._is_dateline(number, name):
            return "none"
        if is_turn:
            return "turn"
        if self.evidence.names_speaker(start, end):
            return "none"
        if not self._speaks(number, name):
            return "none"
        text, several = self.evidence, any(token.text in _SENTENCE_ENDS for token in self.tokens[start : end - 1])
        goes_on = several and text.in_capitals(*name) and text.has_first_person(start, end)
        return "turn" if goes_on else "speaker"

    def _is_dateline(self, number: int, name: Range) -> bool:
        """Whether a date or a region shows it, or else capitals that name no person, outside a transcript."""
        found, text, first = self.datelines[number], self.evidence, self.bounds[number][0]
        if found is None or found.marked:
            return found is not None
        speaks = text.names_person(*name) or text.role(first, self.marks[number]) or text.is_body(*name)
        return (
            not speaks
            and number not in self._turns
            and not text.has_first_person(self.marks[number], self.bounds[number][1])
        )

    def _speaks(self, number: int, name: Range) -> bool:
        """The evidence for a label that stands alone."""
        text, (begin, last), mark = self.evidence, self.bounds[number], self.marks[number]
        role, person, first = text.role(begin, mark), text.is_person(*name), mark + 1
        if first in text.opened:
            return True
        if role == "document":
            return not any(token.lower in word_set("silent") for token in self.tokens[begin:mark])
        if text.has_first_person(first, last):
            return bool(person or role or text.in_capitals(*name) or text.is_named(*name))
        if any(token.tag & tags.NUM for token in self.tokens[slice(*name)]):
            return False
        verb = main_verb(self.tokens, first, last)
        if self.tokens[mark].text != ":" and self.tokens[last - 1].text == ".":
            return False  # “Granton – The mayor will lead a march.”, a dateline rather than a headline
        if role or text.is_body(*name):
            return verb is not None
        if not person or not text.speaks(name[1]):
            return False
        return text.has_quotation(first, last) or (verb is not None and not text.tells_of(first, verb))

    # Transcripts and interviews ---------------------------------------------------------------------------------------

    @cached_property
    def _interviewed(self) -> Range | None:
        """The first person named in the lines before the first question."""
        asked = (n for n, mark in enumerate(self.marks) if mark >= 0 and self._listed(n) in ("question", "answer"))
        intro = (self.bounds[number] for number in range(next(asked, 0)) if self.prose[number])
        return next((found for bound in intro if (found := self.evidence.person_in(*bound))), None)

    @cached_property
    def _turns(self) -> frozenset[int]:
        """The paragraphs that are turns of a transcript. Sets `ends`."""
        found: set[int] = set()
        group: list[int] = []
        labelled = [n for n, mark in enumerate(self.marks) if mark >= 0 and self._can_be_turn(n)]
        if self._is_headline(labelled):
            labelled = labelled[1:]
        for number in [*labelled, len(self.marks) + _FAR]:
            if group and number - group[-1] > _FAR:
                if self._is_transcript(group):
                    found.update(group)
                    self._continue(group)
                group = []
            group.append(number)
        return frozenset(found)

    def _is_headline(self, labelled: list[int]) -> bool:
        """“Bell: We Will Not Pay” over a transcript with labels in capitals (“REYES: …”) is not one of its turns."""
        if len(labelled) < 2 or labelled[0] != 0:
            return False
        first, second = (self.evidence.in_capitals(*self._name(n)) for n in labelled[:2])
        return second and not first

    def _continue(self, group: list[int]) -> None:
        """If a transcript has few paragraphs without a label, they belong to the speaker before."""
        if 2 * len(group) <= group[-1] - group[0]:
            return
        for number, following in pairwise(group):
            between = range(number + 1, following)
            told = (self.evidence.names_speaker(*self.bounds[n]) for n in between)
            if between and all(self.prose[n] and self.marks[n] < 0 for n in between) and not any(told):
                self.ends[number] = self.bounds[following - 1][1]

    def _can_be_turn(self, number: int) -> bool:
        if listed := self._listed(number):
            return listed in ("question", "answer")
        found = self.datelines[number]
        return self.tokens[self.marks[number]].text == ":" and (found is None or not found.marked)

    def _is_transcript(self, group: list[int]) -> bool:
        """Whether labels near each other recur, or are all in capitals, or include “Q:”, and most have a clause."""
        ranges = [self._name(n) for n in group]
        names = Counter(self.evidence.in_small_letters(self.bounds[n][0], self._part(n)) for n in group)
        recurs = len(names) > 1 and max(names.values()) > 1
        asked = any(self._listed(n) == "question" for n in group)
        people = len(group) > _TURNS and 3 * sum(map(self._is_human, group)) >= 2 * len(group)
        shown = recurs or asked or people or all(self.evidence.in_capitals(*name) for name in ranges)
        if len(group) < _TURNS or not shown:
            return False
        if people and recurs:
            return True  # “BELL: Badly.”: no clause needed
        said = sum(map(self._says, group))
        return 2 * said >= len(group) and (recurs or asked or any(map(self._is_human, group)))

    def _says(self, number: int) -> bool:
        return self.evidence.is_clause(self.marks[number] + 1, self.bounds[number][1])

    def _is_human(self, number: int) -> bool:
        """Whether it is a person's name or role, or speaks in the first person: “LAHORE: … KARACHI: …” do not."""
        text, (first, end), mark = self.evidence, self.bounds[number], self.marks[number]
        spoken = text.has_first_person(mark + 1, end)
        return spoken or text.names_person(*self._name(number)) or bool(text.role(first, mark))


def _past_lead(tokens: Sequence[Token], first: int, last: int) -> int:
    """Past the time and the bullet before a label: “*[00:03:12]* Bell: …”, “*14:05 –* Bell: …”, “*•* Bell: …”."""
    i = first
    timed = last - first > 3 and tokens[i].text in _OPENING and tokens[i + 1].tag & tags.NUM
    if timed and tokens[i + 2].text in _CLOSING:
        i += 3
    elif ":" in tokens[i].text[1:]:
        i += 1
    return i + 1 if i + 1 < last and tokens[i].text in _BULLETS else min(i, last - 1)
