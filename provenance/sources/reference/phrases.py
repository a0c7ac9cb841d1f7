"""What a source span says: a name, a pronoun, or a description with its head noun."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from provenance.lexicon import tags
from provenance.lexicon.nouns import GENITIVES
from provenance.lexicon.pronouns import PRONOUNS
from provenance.lexicon.sources import LEXICON, SHORT_OFFICES, Noun, alternatives, office_words, word_set
from provenance.sources.entities.entity import Entity, Named
from provenance.sources.names.capitalised_runs import FIELDS
from provenance.sources.names.name import Name
from provenance.sources.reference.discourse import Resolver
from provenance.sources.reference.source_spans import before_or_in_brackets, trimmed, without_relative
from provenance.text import Token
from provenance.text.source_phrases import core_end, is_occasion

PhraseKind = Literal["name", "pronoun", "description", "empty"]

_LEAD = re.compile(
    rf"(?i)(?:(?:{alternatives('limiters')}) )*"
    rf"(?P<determiner>(?:{alternatives('counts')}|\d[\d,.]*"
    rf"|[\w.’'-]+(?: (?!(?!of )(?:{alternatives('inner_prepositions')}) )[A-Z][\w.’'-]+)*(?:[’']s|s[’'])) "
    r"(?:other |of (?:the |his |her |its |their )?)?)?"
)
_AFTER_COMMA = re.compile(r"[,—–] (?:the )?(?:[A-Za-z][\w.’'-]* ){0,3}$")
_PLACED = re.compile(r" (?:at|from|in|near|of) [A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}, $")
"""“a clerk in Ashton, *Limpopo*, said”: before a region."""
_OWNED = ("company", "organisation", "news-outlet", "news-agency")
_OWNERS = word_set("owners")
_NAMED_MEDIA = word_set("named_media")
_COUNTERS = word_set("counters")
_PHRASAL = re.compile(r" (?:for|the|to) (?:[$£€]?\d\S* )?")
_IN_MARKS = re.compile(r" “([A-Z][^“”\n]{0,60}?)[,.]?”")
_OF_FIELD = re.compile(rf" (?:of|for|in) (?:[\w-]+ ){{0,2}}(?:{alternatives('fields')}|{alternatives('duties')}) ")
"""“chief *of staff* Ann Poe”, “head *of legal affairs* Ann Poe”."""
_BELONGING = re.compile(r",? (?:of|from|at|with) ")
_AND = re.compile(r",? (?:and|&|or) (?:the )?")
_AND_MORE = re.compile(r"[’']?s? (?:and|&|or) ")
_JOINING = re.compile(r"^ (?:and|&|or) | (?:and|&|or) (?:the )?$")
"""Between two names that are joined; not in “*Bell’s* pollster and strategist *Tom Reyes*”."""
_ONE_OF = re.compile(r"(?i)(?:one|another|each) of ")


class Phrase(NamedTuple):
    """A source span, read."""

    start: int
    end: int
    sentence: int
    text: str
    kind: PhraseKind = "empty"
    head: str = ""
    """Lower-case head noun or pronoun; empty for names."""
    noun: Noun | None = None
    determiner: str = ""
    """Lower-case first word if it is a determiner, `"poss"` for a possessor's name, else empty."""
    name: Name | None = None
    """Its head, if that is a name."""
    entity: Entity | None = None
    """Whom that name means, unless it is ambiguous."""
    possessor: Entity | None = None
    """Whose: “*Carter’s* press secretary”, “a *BuzzFeed* spokesman”, “a spokesman for *Clinton*”."""
    modifiers: tuple[str, ...] = ()
    coordinated: bool = False
    role: str = ""
    """For a name in apposition, the noun before it: “a *spokesperson* for Norvik, Hana Lis”."""

    @property
    def office(self) -> str:
        """The head with the word before it, as class `sole_offices` has it: `prime_minister`."""
        return " ".join((*self.modifiers[-1:], self.head))


class PhraseReader(Resolver):
    """Reads the source spans of one article."""

    def read(self, start: int, end: int) -> Phrase:
        """Read the source span `text[start:end]`."""
        if " " in self.text[start:end]:
            end = self._without_means(start, without_relative(start, end, self.text))
        start, end = trimmed(start, end, self.text)
        start, end = self.entities.begun(start, end), self.entities.ended(start, end)
        start, end = self._titled(start, end)
        if "(" in (span := self.text[start:end]) or "[" in span:
            start, end = before_or_in_brackets(start, end, self.text, self.entities)
        phrase = Phrase(start, end, self.sentence_of(start), self.text[start:end])
        low = phrase.text.lower()
        if low in PRONOUNS and not self.entities.named(start, end):
            return phrase._replace(kind="pronoun", head=low)
        return _Reading(self, phrase).phrase() if low else phrase

    def _titled(self, start: int, end: int) -> tuple[int, int]:
        """“the daily “*Bremia Post*””: where the medium's name is, if it follows in quotation marks; else the span."""
        kind = _kind_of_medium(self.text[start:end].rpartition(" ")[2])
        title = _IN_MARKS.match(self.text, end) if kind else None
        if kind is None or title is None:
            return start, end
        for _, entity in self.entities.meant(*title.span(1)):
            self.registry.shows(entity, kind)
        return title.span(1)

    def _without_means(self, start: int, end: int) -> int:
        """The end of the span without how or where it was said: “the ministry *in a statement*”, “the firm *via its
        lawyer*”; not “a clerk quoted in a report”."""
        tokens, first, last = self.tokens, self.token_at(start), self.token_at(end)
        free = (k for k in range(first + 1, last) if not tokens[k - 1].tag & tags.PART or tokens[k - 1].tag & tags.CAP)
        means = (k for k in free if is_occasion(tokens, k, last))
        return next((self.tokens[k].start for k in means), end)


class _Reading:
    """Reads one span that is not a pronoun."""

    def __init__(self, reader: PhraseReader, unread: Phrase) -> None:
        self.unread = unread
        self.start, self.end, self.span = unread.start, unread.end, unread.text
        self.reader, self.text, self.entities = reader, reader.text, reader.entities
        named = [(n, e) for n, e in self.entities.inside(self.start, self.end) if not self._is_office(n, e)]
        apart = [(n, e) for n, e in named if len(n.words) > 1 or n.words[0].lower() not in FIELDS]
        self.inside = apart or named  # “Minister of *Sport*, Ann Poe”

    @staticmethod
    def _is_office(name: Name, entity: Entity | None) -> bool:
        """“the *DA*” is a district attorney, unless the text says of which body it is short."""
        return name.definite and name.key in SHORT_OFFICES and (entity is None or entity.key == name.key)

    def phrase(self) -> Phrase:
        lead = _LEAD.match(self.span)
        determiner = (lead["determiner"] or "").strip().lower() if lead else ""
        first = determiner.split(" ")[0] if determiner else ""
        if first.endswith(("’s", "'s", "’", "'")) or (" " in determiner and determiner.endswith(GENITIVES)):
            first = "poss"
        body = lead.end() if lead else 0
        if first == "poss" and self._of_body(body):
            first, body = "", 0
        core = self._core(self.start + body)
        head_end = core[-1].end
        name = None if _is_portion(core) else self._name_ending(head_end)
        if name is None:
            name = self._name_before_kind(head_end)
        if (bearer := self._name_closing(head_end, core[-1].lower)) is not None:
            name = bearer
        if name is not None:
            return self._named(name, first)
        apposed = self._apposed_name(head_end)
        if apposed is not None:
            return self._named(apposed, first)._replace(role=self._description(first, core).head)
        return self._description(first, core)

    def _core(self, body: int) -> Sequence[Token]:
        """The words up to the head; limiters and determiners end at `body`. “Ministry *of* Health” is one name."""
        tokens, at = self.reader.tokens, self.reader.token_at
        first, last = at(body), max(at(self.end), at(body) + 1)
        end = core_end(tokens, first, last)
        for name, _ in self.inside:
            if name.start < tokens[end - 1].end < name.end:
                end = core_end(tokens, first, last, at(name.end))
        return tokens[at(self.start) : end]

    def _of_body(self, end: int) -> bool:
        """“*Ann Reed* of the sheriff’s office”, not “Queen Mary of Denmark’s *lawyer*”: whether the possessor belongs
        to the body of somebody named before it."""
        noun = LEXICON.nouns.get(self.span.rpartition(" ")[2].lower())
        if noun is not None and noun.kind == "person":
            return False
        owners = ((n, e) for n, e in self.inside if n.end < self.start + end)
        return any(e is not None and e.kind == "person" and self.text.startswith(" of ", n.end) for n, e in owners)

    def _name_ending(self, end: int) -> Named | None:
        """The name whose last word ends the head: “Sen. Bernie Sanders”, “press secretary Peter Cook”."""
        for name, entity in self.inside:
            full_stop = name.end == end - 1 and self.text[name.end] == "."  # “according to the Tolland *Sun.*”
            if name.end == end or full_stop or (name.possessive and end - 2 <= name.end <= end):
                return name, entity
        return None

    def _name_closing(self, head_end: int, head: str) -> Named | None:
        """“chief of staff *Ann Poe*”, “Voices for Utah leader *Ann Poe*”, “Fight for $15 director *Ann Poe*”: who has
        an office in a body whose name is a phrase."""
        if not self.inside or self.inside[-1][0].end != self.end:
            return None
        name, entity = self.inside[-1]
        if head in LEXICON.nouns:
            person = entity is not None and entity.kind == "person" and len(name.words) > 1
            return self.inside[-1] if person and _OF_FIELD.fullmatch(self.text, head_end, name.start) else None
        if not _PHRASAL.fullmatch(self.text[head_end : name.start]):
            return None
        body, _, office = name.role.rpartition(" ")
        noun = LEXICON.nouns.get(office)
        held = noun is not None and noun.kind == "person" and (body[:1].isupper() or name.before[-1:].isdigit())
        return self.inside[-1] if held else None

    def _name_before_kind(self, end: int) -> Named | None:
        """“the Yonhap news agency”, “the Kommersant newspaper”: a body's name with its kind after it."""
        for name, entity in self.inside:
            kind = _kind_of_medium(self.text[name.end : end].strip())
            if kind and entity and entity.kind not in ("person", "place", "group"):
                return name, entity
        return None

    def _apposed_name(self, head_end: int) -> Named | None:
        """“Carter’s press secretary, Peter Cook,”: a person's name that fills the slot after a comma."""
        for name, entity in self.inside:
            if name.core <= head_end or name.possessive:
                continue
            before = self.text[self.start : name.start if name.role else name.core]
            after = self.text[name.end : name.end + 1] if name.end < self.end else ","
            # “owner of the Star, *the Sun* and *the Post*”
            listed = self.text.startswith((" and ", " or "), name.end) or _JOINING.search(before)
            owned = entity is not None and entity.kind in _OWNED and not listed and self._owning(head_end)
            region = entity is not None and entity.kind == "unknown" and bool(_PLACED.search(before))
            if (
                entity
                and ((entity.kind in ("person", "unknown") and not region) or owned)
                and _AFTER_COMMA.search(before)
                and after in ",.—– )"
            ):
                return name, entity
        return None

    def _owning(self, head_end: int) -> bool:
        """“The mine's *owner*, Torv AB”: whether the noun before a comma may be a body."""
        head = self.text[self.start : head_end].rpartition(" ")[2]
        noun = LEXICON.nouns.get(head)
        return head in _OWNERS or (noun is not None and noun.kind in _OWNED)

    def _named(self, head: Named, determiner: str) -> Phrase:
        name, entity = head
        before = (self._owned_by(n, e) for n, e in self.inside if n.core < name.core)
        possessor = next(filter(None, before), None) or self._employer(name)
        rest = self.text[name.end : self.end]
        joined = (
            bool(_AND_MORE.match(rest))
            or self._lists(name)
            or any(_JOINING.search(self.text[n.end : name.core]) for n, _ in self.inside)
        )
        return self.unread._replace(
            kind="name", determiner=determiner, name=name, entity=entity, possessor=possessor, coordinated=joined
        )

    def _lists(self, first: Name) -> bool:
        """“Ali Khan, Bob Reed and Cara Diaz”: whether more names follow after commas, the last after “and”."""
        names = [name for name, _ in self.inside if name.core >= first.core]
        between = [self.text[a.end : b.start] for a, b in pairwise(names)]
        last = next((i for i, mark in enumerate(between) if _AND.fullmatch(mark)), 0)
        if last == 0 or any(mark != ", " for mark in between[:last]):
            return False
        return names[last + 1].end >= self.end or _BELONGING.match(self.text, names[last + 1].end) is not None

    @staticmethod
    def _owned_by(name: Name, entity: Entity | None) -> Entity | None:
        """“*Carter’s* press secretary”, “*Cruz* spokesman”: the entity that the name before the role means."""
        sure = entity is not None and (entity.certain or entity.kind != "person")
        return entity if name.possessive or (name.attributive and sure) else None

    def _employer(self, name: Name) -> Entity | None:
        """“Bill O’Reilly of Fox News”: the body a person is said to belong to."""
        for other, entity in self.inside:
            if self.text[name.end : other.core].strip() in ("of", "of the", "at", "from", "with", "for"):
                return entity
        return None

    def _description(self, determiner: str, core: Sequence[Token]) -> Phrase:
        low = [token.lower for token in core]
        low[-1:] = office_words(low[-1].removesuffix("’s").removesuffix("'s"))
        head = low[-1]
        noun = LEXICON.nouns.get(head) or LEXICON.nouns.get(head.rpartition("-")[2])
        if head.endswith("-year-old"):
            noun = Noun("person", "-", vague=False, plural=False)
        if noun and noun.kind == "group" and _ONE_OF.match(self.span):
            noun = noun._replace(kind="person", plural=False)
        possessor = next((entity for _, entity in self.inside if entity is not None), None)
        return self.unread._replace(
            kind="description", head=head, noun=noun, determiner=determiner,
            possessor=possessor, modifiers=tuple(low[:-1]), coordinated=" and " in self.span,
        )  # fmt: skip


def _kind_of_medium(words: str) -> str | None:
    """“news agency”, “newspaper”: the kind of medium that these words beside a name make it."""
    if words in ("agency", "news agency", "news service"):
        return "news-agency"
    return "news-outlet" if words.removeprefix("news ").removeprefix("satellite ") in _NAMED_MEDIA else None


def _is_portion(core: Sequence[Token]) -> bool:
    """“a handful of Democrats”: some of those it names."""
    return any(b.lower == "of" and a.lower in _COUNTERS for a, b in pairwise(core))
