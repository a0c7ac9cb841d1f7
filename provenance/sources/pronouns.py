"""Whom a pronoun means: candidates near by, weighed by where and how they were mentioned.

The weights follow the usual order of salience (speaker and subject before object, near before far, named before
possessive; Lappin & Leass 1994) and were set by hand on PolNeAR train. Where two candidates come close, nobody is
named.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import accumulate

from attrs import define

from provenance.model import Span, Spans
from provenance.sources.entity import Entities, Entity
from provenance.sources.genders import OBLIQUE
from provenance.sources.names import Name
from provenance.sources.phrases import NEUTER, PERSONAL, PLURAL, SPEAKER
from provenance.sources.registry import Draft, Registry
from provenance.text import Segmentation

ANYBODY = "somebody"
"""Asked for instead of a pronoun: any person, of whatever gender."""
_REACH = 4
"""Sentences looked back."""
_WINDOW = 40
"""Names looked back at most."""
_LAST = 0.8
"""What having spoken last adds to a candidate that is named near by too."""
_TAG = 1.0
"""What it adds besides where the pronoun stands behind a quotation, and only quotations lie between."""
_CLOSING = "”\"’'"
_NEW = 0.8
"""What being brought in just before, with an apposition or a role, adds."""
_PARAGRAPH = 0.4
"""What being named in the same paragraph adds."""
_ANYBODY = 0.4
"""What is added to the margin where no pronoun tells the gender."""
_MARGIN = 0.6
"""By how much the best must lead the second."""
_BODIES = ("organisation", "company", "government", "news-agency", "news-outlet", "court", "document", "social-media")


@define
class Speech:
    """A source just linked: where, and who."""

    start: int
    sentence: int
    draft: Draft


_BOUND = re.compile(r"(?:, [^,\n]{1,60},)? (?:[a-z]+ ){1,2}(?P<object>him|her)\b(?! [a-z]{4,}(?<!when)(?<!that))")


class Pronouns:
    """Answers pronouns of one article. `speeches` is the resolver's growing list of linked sources, in text order."""

    def __init__(
        self, segmentation: Segmentation, entities: Entities, registry: Registry, speeches: list[Speech]
    ) -> None:
        self.text = segmentation.text
        self._not_oblique: dict[int, bool] = {}
        self.sentences = segmentation.sentences
        self.quotations = [(q.start, q.end) for q in segmentation.quotations]
        self.told = list(accumulate(not self.quoted(s.start + 1) for s in segmentation.sentences))
        """Per sentence, how many up to it the article tells in its own words: a long quotation brings nobody nearer."""
        self.entities = entities
        self.registry = registry
        self.speeches = speeches

    def answer(
        self,
        pronoun: str,
        start: int,
        sentence: int,
        parent: Draft | None,
        only: Callable[[Draft], bool] = lambda draft: True,
        said: Spans = (),
    ) -> Draft | None:
        """The source a third-person pronoun means, among those to which nothing else speaks against; or `None`.
        Names within what is `said` are told of, and do not speak: “Voss, he said, is ill”."""
        counted: dict[int, list[float]] = {}
        drafts: dict[int, Draft] = {}
        for draft, score in self._candidates(pronoun, start, sentence, parent, said):
            if not only(draft):
                continue
            drafts[id(draft)] = draft
            counted.setdefault(id(draft), []).append(score)
        scores = {key: max(weights) for key, weights in counted.items()}
        last = next((s.draft for s in reversed(self.speeches[-4:]) if id(s.draft) in scores), None)
        if last is not None:
            scores[id(last)] += _LAST if sentence - last.seen <= 2 else _LAST / 2
            scores[id(last)] += _TAG if self._tags(start) and self.told[sentence] == self.told[last.seen] else 0
        for draft in self._bound(pronoun, sentence):
            if id(draft) in scores:
                scores[id(draft)] -= 3 * _LAST
        ranked = sorted(scores.items(), key=lambda item: (-item[1], drafts[item[0]].name))
        if not ranked or ranked[0][1] < 1:
            return None
        best = drafts[ranked[0][0]]
        second = drafts[ranked[1][0]] if len(ranked) > 1 else None
        sure = best is last or self._known(best, pronoun)
        doubled = not sure or (second is not None and self._known(second, pronoun) and not self._known(best, pronoun))
        margin = 2 * _MARGIN if doubled else _MARGIN + _ANYBODY if pronoun == ANYBODY else _MARGIN
        if second is not None and ranked[0][1] - ranked[1][1] < margin:
            return None
        return best

    def _tags(self, position: int) -> bool:
        """Does it stand behind a quotation: “…,” *she* said? Who was quoted before most often goes on."""
        return position > 1 and self.text[position - 2] in _CLOSING

    def _known(self, draft: Draft, pronoun: str) -> bool:
        """Has the text shown that its gender is the pronoun's?"""
        return draft.entity is not None and draft.entity.gender == PERSONAL.get(pronoun)

    def _bound(self, pronoun: str, sentence: int) -> Iterator[Draft]:
        """“Voss asked her whether …”: in this sentence and the one before, who did something to *her* is not she."""
        start = self.sentences[max(0, sentence - 1)].start
        for i, name in self.entities.inside(start, self.sentences[sentence].end):
            entity = self.entities.owner.get(i)
            match = _BOUND.match(self.text, name.end) if entity else None
            if entity and match and PERSONAL[match["object"]] == PERSONAL.get(pronoun):
                yield self.registry.of_entity(entity)

    def _candidates(
        self, pronoun: str, start: int, sentence: int, parent: Draft | None, said: Spans = ()
    ) -> Iterator[tuple[Draft, float]]:
        if parent and self._tells_of_itself(parent, pronoun):
            yield parent, 7.0
        yield from self._speakers(pronoun, sentence)
        before = self.entities.before(start)
        first = self._first_names(before, sentence, pronoun)
        for i in range(before - 1, max(-1, before - _WINDOW), -1):
            name = self.entities.names[i]
            distance = self.told[sentence] - self.told[name.sentence]
            if distance > _REACH:
                return
            if name.sentence == sentence and any(x.start < start for x in said):
                continue
            entity = self.entities.owner.get(i)
            far = distance > 1 or first.get(name.sentence) != i or self.quoted(name.start)
            if pronoun in PLURAL or (pronoun in NEUTER and far):
                continue
            if entity and not name.attributive and self._fits(entity, pronoun):
                sure = 1.2 if entity.gender == PERSONAL.get(pronoun) else 0.0
                weight = self._weight(name, distance, first.get(name.sentence) == i)
                if distance <= 1 and entity.names[0] is name and (name.apposition or name.role):
                    weight += _NEW
                if self.sentences[name.sentence].paragraph == self.sentences[sentence].paragraph:
                    weight += _PARAGRAPH
                yield self.registry.of_entity(entity), sure + weight

    def _tells_of_itself(self, parent: Draft, pronoun: str) -> bool:
        """May the pronoun mean who tells? “he said he”, though it is open who “he” is; “I believe he” is two."""
        return parent.name not in SPEAKER if parent.type == "unresolved" else self._agrees(parent, pronoun)

    def _speakers(self, pronoun: str, sentence: int) -> Iterator[tuple[Draft, float]]:
        """Who spoke last: the nearest speaker counts most."""
        weight = 4.0
        for speech in reversed(self.speeches[-4:]):
            distance = self.told[sentence] - self.told[speech.sentence]
            if distance > _REACH + 2:
                return
            impersonal = pronoun in PLURAL or pronoun in NEUTER
            if impersonal and (speech is not self.speeches[-1] or sentence - speech.sentence > 1):
                return
            if self._agrees(speech.draft, pronoun):
                just = 0.8 if speech.sentence == sentence - 1 else 0.0
                yield speech.draft, weight + just - 0.6 * distance
                weight -= 1.5

    def _first_names(self, before: int, sentence: int, pronoun: str) -> dict[int, int]:
        """Per sentence the first fitting name that may be its subject: not possessive, not behind a preposition."""
        first: dict[int, int] = {}
        for i in range(max(0, before - _WINDOW), before):
            name = self.entities.names[i]
            entity = self.entities.owner.get(i)
            if (
                name.sentence not in first
                and entity
                and not name.attributive
                and self._direct(name)
                and self._fits(entity, pronoun)
            ):
                first[name.sentence] = i
        return first

    def _direct(self, name: Name) -> bool:
        if name.possessive:
            return name.start <= self.sentences[name.sentence].start
        direct = self._not_oblique.get(name.start)
        if direct is None:
            direct = not OBLIQUE.search(self.text[max(0, name.start - 24) : name.start])
            self._not_oblique[name.start] = direct
        return direct

    def _weight(self, name: Name, distance: int, subject: bool) -> float:
        weight = 3.2 - 0.8 * distance
        if subject:
            weight += 1.5
        elif not self._direct(name):
            weight -= 1.0
        if self.quoted(name.start):
            weight -= 2.0
        return weight

    def quoted_in(self, start: int, end: int) -> tuple[Span, ...]:
        """The quotations, or parts of them, that lie within a span."""
        first = max(0, bisect_right(self.quotations, (start, start)) - 1)
        found = []
        for begin, stop in self.quotations[first:]:
            if begin >= end:
                break
            if stop > start:
                found.append(Span(max(begin, start), min(stop, end)))
        return tuple(found)

    def quoted(self, position: int) -> bool:
        i = bisect_right(self.quotations, (position, len(self.text))) - 1
        return i >= 0 and self.quotations[i][1] > position

    def _fits(self, entity: Entity, pronoun: str) -> bool:
        gender = PERSONAL.get(pronoun)
        if gender or pronoun == ANYBODY:
            return self._may_be_person(entity) and (not gender or entity.gender in ("-", gender))
        if pronoun in PLURAL:
            return entity.kind == "group"
        return entity.kind in _BODIES

    def _may_be_person(self, entity: Entity) -> bool:
        """What only looks like a name is somebody where it has spoken."""
        if entity.kind == "unknown" or (entity.kind == "person" and not entity.certain):
            draft = self.registry.known(entity)
            return bool(draft and draft.mentions)
        return entity.kind == "person"

    def _agrees(self, draft: Draft, pronoun: str) -> bool:
        if draft.entity:
            return self._fits(draft.entity, pronoun)
        if pronoun in PERSONAL or pronoun == ANYBODY:
            return draft.personal and draft.gender in ("-", PERSONAL.get(pronoun, draft.gender))
        return draft.type == "group" if pronoun in PLURAL else draft.type in _BODIES
