"""Evidence in the tokens of a text that a label names a speaker: who is a person, and what is an utterance.

All ranges are half-open ranges of token indices.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from provenance.lexicon import tags, word_set
from provenance.lexicon.labels import given_names, known_bodies, role_kinds
from provenance.text.capitals import is_title_case
from provenance.text.quotations import Quotation
from provenance.text.tokens import Range, Token

_FIRST_PERSON = word_set("first_person")
_NEAR = 4
"""Most tokens from a name's last word to the verb of speech that it is the subject of."""
_BREAKS = tags.SUB | tags.REL | tags.WH
_ENDS = frozenset((".", "?", "!"))


class Evidence:
    """Looks at the tokens of one text. What concerns the whole text is worked out once."""

    def __init__(self, tokens: Sequence[Token], quotations: Sequence[Quotation]) -> None:
        self.tokens = tokens
        self.opened = {q.first: q.last for q in quotations}
        self.quoted = {i for q in quotations for i in range(q.first, q.last)}

    # Who -------------------------------------------------------------------------------------------------------------

    def names_person(self, first: int, last: int) -> bool:
        """“Mr Sand”, “Dr Amina Yusuf”, “Lisa Tran”: a title or a given name before another name; “@amina”."""
        if self.tokens[first].text[0] == "@":
            return last - first == 1
        if last - first < 2 or not self.tokens[first + 1].tag & tags.CAP:
            return False
        return bool(self.tokens[first].tag & tags.TITLE) or self.tokens[first].lower in given_names()

    def is_person(self, first: int, last: int) -> bool:
        """The same, or a surname that follows a title, a role or a given name somewhere in the text."""
        short = last - first < 3 and self.tokens[last - 1].lower in self._surnames
        return short or self.names_person(first, last)

    def is_body(self, first: int, last: int) -> bool:
        """Whether it is a public body or a medium that the lexicon knows."""
        return self.in_small_letters(first, last).removeprefix("the ") in known_bodies()

    def role(self, first: int, last: int) -> str:
        """The kind of role that ends the last part to have one: “Bank chief”, “Witness 3”, “Minister of Works”, “Kofi
        Asante, fisherman”."""
        kind = head = ""
        for token in self.tokens[first:last]:
            if token.tag & (tags.PUNCT | tags.NUM | tags.PREP):
                kind, head = role_of(head) or kind, ""
            else:
                head = token.lower
        return role_of(head) or kind

    def in_capitals(self, first: int, last: int) -> bool:
        words = [t.text for t in self.tokens[first:last] if t.text[0].isalpha()]
        return bool(words) and all(word.isupper() and len(word) > 1 for word in words)

    def is_named(self, first: int, last: int) -> bool:
        """Whether the text names it elsewhere too."""
        return last - first < 4 and self._capitals[self.tokens[last - 1].lower] > 1

    def named_in_full(self, first: int, last: int) -> bool:
        """Whether a name of one word ends a longer one elsewhere: “Puri” after “Hardeep Puri”."""
        name, tokens = self.tokens[first], self.tokens
        same = (i for i in range(first + 2, len(tokens)) if tokens[i].text == name.text)
        return last - first == 1 and any(tokens[i - 1].tag & name.tag & tags.CAP for i in same)

    def speaks(self, last: int) -> bool:
        """Whether the name whose last word is before `last` is the subject of a verb of speech somewhere."""
        return self.tokens[last - 1].lower in self._speaking

    def person_in(self, first: int, last: int) -> Range | None:
        """The first name of two words or more that a given name, a title or a role shows to be a person's."""
        for i in range(first, last - 1):
            role = i > first and role_kinds().get(self.tokens[i - 1].lower) == "person"
            if self.names_person(i, last) or (role and self.tokens[i].tag & self.tokens[i + 1].tag & tags.CAP):
                return i, next((k for k in range(i, last) if not self.tokens[k].tag & tags.CAP), last)
        return None

    def in_small_letters(self, first: int, last: int) -> str:
        """The words in lower case."""
        return " ".join(t.lower for t in self.tokens[first:last])

    @cached_property
    def _capitals(self) -> Counter[str]:
        return Counter(part for t in self.tokens if t.tag & tags.CAP for part in t.lower.split("-"))

    @cached_property
    def _surnames(self) -> frozenset[str]:
        return frozenset(
            b.lower for a, b in zip(self.tokens, self.tokens[1:], strict=False)
            if b.tag & tags.CAP and self._leads(a)
        ) | frozenset(
            c.lower for a, b, c in zip(self.tokens, self.tokens[1:], self.tokens[2:], strict=False)
            if b.tag & c.tag & tags.CAP and self._leads(a)
        )  # fmt: skip

    @staticmethod
    def _leads(token: Token) -> bool:
        """Whether a person's name follows: “Mr”, “councillor”, “Ada”."""
        known = token.lower in given_names() or role_kinds().get(token.lower) == "person"
        return known or bool(token.tag & tags.TITLE)

    @cached_property
    def _speaking(self) -> frozenset[str]:
        found: set[str] = set()
        for i, token in enumerate(self.tokens):
            if token.tag & tags.CUE and token.tag & tags.INFLECTED and not token.tag & tags.CAP:
                near = (*self.tokens[max(0, i - _NEAR) : i], *self.tokens[i + 1 : i + _NEAR])
                found.update(t.lower for t in near if t.tag & tags.CAP)
        return frozenset(found)

    # What ------------------------------------------------------------------------------------------------------------

    def has_first_person(self, first: int, last: int) -> bool:
        """“I”, “we’re”, “my” outside quotation marks."""
        spoken = (self.tokens[i].lower.replace("’", "'") for i in range(first, last) if i not in self.quoted)
        return any(word.partition("'")[0] in _FIRST_PERSON for word in spoken)

    def has_quotation(self, first: int, last: int) -> bool:
        return any(i in self.opened for i in range(first, last))

    def is_clause(self, first: int, last: int) -> bool:
        return main_verb(self.tokens, first, last) is not None or self.tokens[last - 1].text in ("?", "!")

    def tells_of(self, first: int, verb: int) -> bool:
        """Whether the subject of the clause is what the label names: “Stage *actor* dies”."""
        return any(role_kinds().get(t.lower) == "person" for t in self.tokens[first:verb])

    def names_speaker(self, first: int, last: int) -> bool:
        """Whether a sentence names its speaker itself: ““We will pay,” the minister *said*”."""
        start = self.opened.get(first, first)
        if start > first and start < last and "," in (self.tokens[start].text, self.tokens[start - 2].text):
            return True
        comma = start
        for i in range(start, last):
            if i in self.quoted:
                continue
            if self.tokens[i].text in _ENDS:
                return False
            comma = i if self.tokens[i].text == "," else comma
            if start < comma < i - 1 and self._ends_speech(i, last):
                return True
        return False

    def _ends_speech(self, i: int, last: int) -> bool:
        tag = self.tokens[i].tag
        if not (tag & tags.CUE and tag & (tags.PAST | tags.THIRD | tags.BASE)):
            return False
        return i + 1 >= last or bool(self.tokens[i + 1].tag & (tags.PUNCT | tags.TIME | tags.PREP))


def main_verb(tokens: Sequence[Token], first: int, last: int) -> int | None:
    """The verb of the first main clause: “2 million *need* aid”; “lists longest since records began” has none."""
    words = [t for t in tokens[first:last] if not t.tag & tags.PUNCT]
    titled = is_title_case([bool(t.tag & tags.CAP) for t in words])
    for i in range(first + 1, last):
        token, before = tokens[i], tokens[i - 1]
        if token.text in _ENDS or token.text == ";" or (token.tag & _BREAKS and not token.tag & tags.DET):
            return None
        if token.tag & tags.FINITE and (titled or not token.tag & tags.CAP):
            return i
        plural = before.lower.endswith(("s", "million", "people")) or before.tag & tags.NUM
        if plural and token.tag & tags.BASE and not token.tag & tags.PREP:
            return i
    return None


def role_of(word: str) -> str:
    """The kind of role a word names, also in the plural and after “ex-”; empty for none."""
    if word.startswith("ex-"):
        return "person"
    bare = word.rpartition("-")[2]
    return role_kinds().get(bare) or role_kinds().get(bare.removesuffix("s")) or ""
