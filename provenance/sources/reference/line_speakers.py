"""Whom the label of a line names: “A:”, “THE DEFENDANT:”, and “SAND:” after “LEE SAND:”."""

from __future__ import annotations

from typing import cast

from provenance.lexicon.labels import line_labels
from provenance.model import SourceType
from provenance.sources.entities.entity import Entity
from provenance.sources.entities.registry import Draft
from provenance.sources.reference.discourse import Discourse, Resolver
from provenance.sources.reference.phrases import Phrase


class LineSpeakers(Resolver):
    """The labels of one text whose speakers are not resolved by names and descriptions elsewhere."""

    def __init__(self, discourse: Discourse) -> None:
        super().__init__(discourse)
        lines = discourse.segmentation.paragraph_kinds
        labels = [line.label for line in lines if line.label and line.label.kind in ("turn", "answer")]
        self.starts = {self.tokens[label.first].start for label in labels}
        self.persons: dict[str, list[Entity]] = {}
        for entity in self.entities.all if labels else ():
            if entity.kind == "person" and len(entity.words) > 1:
                self.persons.setdefault(entity.words[-1].lower(), []).append(entity)

    def answer(self, phrase: Phrase, start: int) -> Draft | None:
        """The speaker that a phrase names; `None` if no such label starts at `start`."""
        if start not in self.starts:
            return None
        text = phrase.text.lower()
        if line_labels().get(text) == "answer":
            return self.registry.of_key("answer", "person interviewed", "unnamed-person", named=False)
        if phrase.kind == "name":
            known = self.persons.get(text, ())
            return self.registry.of_entity(known[0]) if len(known) == 1 else None
        kind = phrase.noun.kind if phrase.noun else "person"
        type: SourceType = "unnamed-person" if kind == "person" else cast("SourceType", kind)
        return self.registry.of_key(f"label {text}", phrase.text, type, named=False)
