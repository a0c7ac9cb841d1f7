"""Whom a pronoun means: the candidate that leads the others. If two are close, nobody is named."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet
from itertools import pairwise

from provenance.lexicon.pronouns import PERSONAL
from provenance.model import Spans
from provenance.sources.entities.entity import Entity
from provenance.sources.entities.registry import Draft
from provenance.sources.names.name import Name
from provenance.sources.reference.discourse import Discourse, Resolver, Speech
from provenance.sources.reference.salience import ANYBODY, REACH, Salience

_LAST = 2
"""Bonus for having spoken last, for a candidate that is also named nearby."""
_TAG = 3
"""Further bonus if the pronoun comes after a quotation, with only quotations in between."""
_CLOSING = "”\"’'"
_MARGIN = 2
"""By how much the best must lead the second."""
_LEAST = 3
"""Fewest points of whoever is meant."""
_NEAR = 2
"""How many sentences after the last speech somebody adds to it."""
_JOINED = re.compile(r"(?:, [^,.;]{1,60},)? and (?:[\w’'.-]+ ){0,3}$")
_I_AM = ("his is ", "I am ", "I’m ", "I'm ", "ame is ")
_BESIDE = re.compile(r",? but |, (?:and|while|although|though) ")
_BOUND = re.compile(r"(?:, [^,\n]{1,60},)? (?:[a-z]+ ){1,2}(?P<object>him|her)\b(?! [a-z]{4,}(?<!when)(?<!that))")


class Pronouns(Resolver):
    """Resolves the pronouns of one article."""

    def __init__(self, discourse: Discourse) -> None:
        super().__init__(discourse)
        self.salience = Salience(discourse)
        self.subject = self.salience.subject

    def answer(
        self,
        pronoun: str,
        start: int,
        parent: Draft | None,
        only: Callable[[Draft], bool] = lambda draft: True,
        said: Spans = (),
    ) -> Draft | None:
        """The source a third-person pronoun means, among those not ruled out otherwise; or `None`. Names within what is
        `said` are talked about, and do not speak: “Voss, he said, is ill”."""
        if parent and only(parent) and self.salience.tells_of_itself(parent, pronoun):
            return parent
        sentence, told_of = self.sentence_of(start), self._told_of(start, said)
        found = self.salience.candidates(pronoun, start, said)
        scored = [(d, n) for d, n in found if only(d) and d.entity not in told_of]
        drafts = {draft for draft, _ in scored}
        spoke = [s for s in reversed(self.salience.spoken(said)) if s.draft in drafts][:2]
        reported = self._only_reported(spoke, pronoun)
        last = spoke[0].draft if spoke and reported is None else None
        ranked = self._ranked(scored, last, pronoun, start)
        if not ranked or ranked[0][0] < _LEAST or ranked[0][1] is reported:
            return None
        score, best = ranked[0]
        sure = best is last and _is_certain(best)
        rivals = ((n, d) for n, d in ranked[1:] if not (sure and _may_be_no_person(d, sentence)))
        less, second = next(rivals, (0, None))
        if second is not None and score - less < self._margin(best, second, pronoun, sure=best is last):
            return None
        tag = best is last and self._tags(start)
        if pronoun not in PERSONAL or tag or self.known(best, pronoun):
            return best
        ahead = self.salience.ahead(start)
        led = ahead is not None and ahead is not best.entity and self.salience.fits(ahead, pronoun)
        return None if led or self._is_one_of_two(best, pronoun, sentence, told_of, spoke=best is last) else best

    def _told_of(self, start: int, said: Spans) -> AbstractSet[Entity]:
        """Whom the speaker of what is `said` talks about: those named after the pronoun (“*he* said Voss left”), up to
        another clause beside it (“*he* admits it, but Voss …”), or in quotation marks; not “Hi, this is *Voss*”."""
        named: list[tuple[Name, Entity]] = []
        for x in said:
            end = _BESIDE.search(self.text, x.start, x.end)
            inside = self.entities.meant(x.start, end.start() if end else x.end)
            named += (each for each in inside if x.start > start or self.quoted(each[0].start))
        return {entity for name, entity in named if not self.text.endswith(_I_AM, 0, name.start)}

    def goes_on(self, pronoun: str, start: int, said: Spans) -> Draft | None:
        """Who spoke last, if the pronoun can refer to it: “*He* added …”."""
        own = (s for s in reversed(self.speeches) if not any(x.start <= s.start < x.end for x in said))
        last = next(own, None)
        near = (
            last is not None
            and self.own_sentences[self.sentence_of(start)] - self.own_sentences[last.sentence] <= _NEAR
        )
        return last.draft if last and near and self.salience.agrees(last.draft, pronoun) else None

    def entity(
        self, pronoun: str, start: int, parent: Draft | None = None,
        only: Callable[[Draft], bool] = lambda draft: True,
    ) -> Entity | None:  # fmt: skip
        """Who a pronoun means, if the article names them."""
        draft = self.answer(pronoun, start, parent, only)
        return draft.entity if draft else None

    def _only_reported(self, spoke: list[Speech], pronoun: str) -> Draft | None:
        """Whom only the last speaker tells of, and yet has the only gender that was shown: either may be meant in “Lund
        said Mrs. Voss planned to leave. She …”."""
        for teller, inner in pairwise(spoke):
            tells = teller.sentence == inner.sentence and teller.start < inner.start
            if tells and self.known(inner.draft, pronoun) and not self.known(teller.draft, pronoun):
                return inner.draft
        return None

    def _ranked(
        self, scored: list[tuple[Draft, int]], last: Draft | None, pronoun: str, start: int
    ) -> list[tuple[int, Draft]]:
        """The candidates with their best scores, the first leading."""
        scores: dict[Draft, int] = {}
        sentence = self.sentence_of(start)
        for draft, score in scored:
            scores[draft] = max(score, scores.get(draft, score))
        if last is not None:
            scores[last] += _LAST if sentence - last.seen <= 2 else _LAST // 2
            if self._tags(start) and self.own_sentences[sentence] == self.own_sentences[last.seen]:
                scores[last] += _TAG
        for draft in self._bound(pronoun, sentence):
            if draft in scores:
                scores[draft] -= 3 * _LAST
        ranked = [(score, draft) for draft, score in scores.items()]
        return sorted(ranked, key=lambda item: (-item[0], item[1].name))

    def _margin(self, best: Draft, second: Draft, pronoun: str, *, sure: bool) -> int:
        """By how much the best must lead the second."""
        known = self.known(best, pronoun)
        named = _is_certain(best)
        if not (sure or known) or (self.known(second, pronoun) and not known and not (sure and named)):
            return 2 * _MARGIN
        return _MARGIN + (pronoun == ANYBODY)  # no pronoun shows the gender

    def _is_one_of_two(
        self, best: Draft, pronoun: str, sentence: int, told_of: AbstractSet[Entity], *, spoke: bool
    ) -> bool:
        """“Voss met Lund. *She* said”: whether somebody else is named beside the best, so that either may be meant, but
        for those who are `told_of`. The last speaker is in focus before anybody after a preposition (“Voss called for
        Lund to go. *She* said”), and before what may be no person (“Upper Nile”)."""
        sure = _is_certain(best)
        for number in range(sentence, max(-1, sentence - REACH), -1):
            beside = list(self.persons_in(self.sentences[number].start, self.sentences[number].end, pronoun))
            if any(entity is best.entity for _, entity in beside):
                others = ((n, e) for n, e in beside if e is not best.entity and e not in told_of)
                return any(not (spoke and (self.aside(n) or (sure and not e.certain))) for n, e in others)
        return False

    def aside(self, name: Name) -> bool:
        """Whether it is after a preposition, and not somebody who was asked or told."""
        return not self.salience.direct(name) and not self.text.endswith(("asked ", "told "), 0, name.start)

    def persons_in(self, start: int, end: int, pronoun: str) -> Iterator[tuple[Name, Entity]]:
        """The people named in the article's own words in a stretch, whom the pronoun may mean."""
        for name, entity in self.entities.meant(start, end):
            if not name.attributive and not self.quoted(name.start) and self.salience.fits(entity, pronoun):
                yield name, entity

    def two(self, start: int) -> tuple[Entity, Entity] | None:
        """The two people whom “they” means at the beginning of a sentence: the only ones named in the sentence before,
        if they are joined or the first opens it."""
        sentence = self.sentence_of(start)
        if sentence == 0 or start > self.sentences[sentence].start:
            return None
        before = self.sentences[sentence - 1]
        persons = [*self.persons_in(before.start, before.end, ANYBODY)]
        named = {entity: name for name, entity in persons[::-1]}
        if len(named) != 2:
            return None
        (a, first), (b, second) = sorted(named.items(), key=lambda item: item[1].start)
        joined = _JOINED.match(self.text[first.end : second.start])
        return (a, b) if joined or first.start == self.sentences[sentence - 1].start else None

    def _tags(self, position: int) -> bool:
        """Whether it comes after a quotation: “…,” *she* said. The person quoted before usually continues."""
        return position > 1 and self.text[position - 2] in _CLOSING

    def known(self, draft: Draft, pronoun: str) -> bool:
        """Whether the text has shown that its gender is the pronoun's."""
        return draft.entity is not None and draft.entity.gender == PERSONAL.get(pronoun)

    def _bound(self, pronoun: str, sentence: int) -> Iterator[Draft]:
        """“Voss asked her whether …”: in this sentence and the one before, whoever acted on *her* is not she."""
        start = self.sentences[max(0, sentence - 1)].start
        for name, entity in self.entities.meant(start, self.sentences[sentence].end):
            match = _BOUND.match(self.text, name.end)
            if match and PERSONAL[match["object"]] == PERSONAL.get(pronoun):
                yield self.registry.of_entity(entity)


def _is_certain(draft: Draft) -> bool:
    return draft.entity is not None and draft.entity.kind == "person" and draft.entity.certain


def _may_be_no_person(draft: Draft, sentence: int) -> bool:
    """“Upper Nile”, “Morning Ireland”: words of which nothing shows a person, who said nothing and is not named in this
    sentence."""
    entity = draft.entity
    if entity is None or entity.certain or draft.mentions:
        return False
    return all(name.sentence != sentence for name in entity.names)
