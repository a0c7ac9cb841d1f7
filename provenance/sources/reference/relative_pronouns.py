"""Who a relative pronoun refers to: the name or the description right before it."""

from __future__ import annotations

import re

from provenance.lexicon import word_set
from provenance.lexicon.sources import LEXICON
from provenance.sources.entities.registry import Draft, mention
from provenance.sources.reference.antecedents import apposed_to
from provenance.sources.reference.discourse import Resolver
from provenance.text.phrase_starts import phrase_start

Description = tuple[int, int]
"""Where the description that is meant stands (code points, half-open)."""
_DETERMINERS, _BREAKS = word_set("determiners"), word_set("breaks")
_POSTNOMINALS = word_set("postnominals")
_WITHIN = re.compile(r" (?:at|for|from|in|of|on|with) (?:the )?$")
_AGE = re.compile(r"(?:, (?:aged )?\d{1,3}| \(\d{1,3}\))(?:,? (?:of|from) [A-Z][^,.;]{1,30}(?:, [A-Z][\w-]+){0,2})?$")
"""“Ann Carver, *43, of Mill Lane, Ashton*, who …”."""
_MADE_BY = re.compile(r"\b((?:an?|the|his|her|their) (?:\w+ ){0,2}\w+) (?:by|from|of|in) (?:the )?$")


class RelativePronouns(Resolver):
    """Resolves the relative pronouns of one article."""

    def answer(self, position: int, pronoun: str) -> Draft | Description | None:
        """What a relative pronoun refers to: the name or description before it; “a book by Voss, which”: the book."""
        near = max(0, position - 200)
        end = near + len(_AGE.sub("", self.text[near:position].rstrip(" ,–—-(")))
        index = self.entities.before(end) - 1
        if apposed := apposed_to(self.entities, self.text, index, end):
            return self.registry.of_entity(apposed)
        entity = self.entities.owner.get(index)
        if entity is None or self.entities.names[index].end < end - 1:
            return self._described_before(end, position)
        if index and self.entities.names[index].words[0] in _POSTNOMINALS:
            index -= 1  # “Ann Voss, *QC*, who”
            entity = self.entities.owner.get(index) or entity
        town = self.entities.owner.get(index - 1)
        index -= entity.kind == "place" and town is not None and town.kind == "place"  # “of *Granton*, Ohio, who”
        name = self.entities.names[index]
        if pronoun == "which" and entity.kind == "person":
            work = _MADE_BY.search(self.text, max(0, name.start - 60), name.start)
            return work.span(1) if work else None
        within = _WITHIN.search(self.text, max(0, name.start - len(" with the ")), name.start)
        if pronoun == "who" and within and entity.kind not in ("person", "group"):
            member = self._member(index)
            if member or entity.kind != "unknown":
                return member or self._described_before(within.start(), position)
        draft = self.registry.of_entity(entity)
        mention(draft, name.start, name.end, self.entities.how[name.core], name.sentence)
        return draft

    def _member(self, index: int) -> Draft | None:
        """“Ada Voss of *the Marlow Institute*, who …”: the person who is said to belong to a body."""
        name, entity = self.entities.names[index - 1], self.entities.owner.get(index - 1)
        if entity is None or entity.kind != "person":
            return None
        belongs = _WITHIN.fullmatch(self.text, name.end, self.entities.names[index].start)
        return self.registry.of_entity(entity) if belongs else None

    def _described_before(self, end: int, position: int) -> Description | None:
        """“to a booker who said”: the noun phrase that ends here, up to its determiner or the nearest preposition."""
        tokens, last = self.tokens, self.token_at(end) - 1
        start = phrase_start(tokens, last, self.sentences[self.sentence_of(position)].first)
        if start is None:
            return None
        for k in range(last, start - 1, -1):
            noun = LEXICON.nouns.get(tokens[k].lower)
            if k < last and (noun is None or noun.kind == "document"):
                continue
            first = k
            while first > start and tokens[first].lower not in _DETERMINERS and tokens[first - 1].lower not in _BREAKS:
                first -= 1
            if noun or (first < last and tokens[first].lower in _DETERMINERS):
                return tokens[first].start, tokens[last].end
        return None
