"""Who the keys of encoded speech (“#ab”) stand for: a name in the file's list of persons, or one in the text."""

from __future__ import annotations

from collections.abc import Sequence

from provenance.lexicon.sources import key_of
from provenance.model import EncodedSpeech, Finding
from provenance.sources.entities.registry import Draft, mention
from provenance.sources.reference.linking import Linker


def credit_encoded(findings: Sequence[Finding], speakers: list[Draft | None], linker: Linker) -> None:
    """Give encoded speech its speakers, in place. The encoder's name outweighs whom a pronoun seems to mean."""
    known = _Known(linker)
    for f, speaker in zip(findings, speakers, strict=True):
        if f.encoded is not None and speaker is not None and (speaker.named or f.encoded.speaker):
            known.learn(f.encoded, speaker)
    for i, f in enumerate(findings):
        if f.encoded is None:
            continue
        speaker = speakers[i]
        somebody = speaker is not None and speaker.type != "unresolved"
        draft = known.draft(f.encoded) or (None if somebody else known.place(f.encoded)) or speaker
        if draft is not speaker and draft is not None:
            _move(f, speaker, draft, linker)
        speakers[i] = draft


def _move(finding: Finding, wrong: Draft | None, right: Draft, linker: Linker) -> None:
    for span in finding.source:
        if wrong is not None:
            wrong.mentions.pop((span.start, span.end), None)
        mention(right, span.start, span.end, "encoded", linker.sentence_of(span.start))


class _Known:
    def __init__(self, linker: Linker) -> None:
        self.linker = linker
        self.by_key: dict[str, Draft] = {}

    def learn(self, speech: EncodedSpeech, speaker: Draft) -> None:
        """A key that the file does not resolve stands for the person the text names beside it (TEI `speaker`: whoever
        it says)."""
        known = self.by_key.get(speech.who or "")
        if speech.who and not speech.name and (known is None or (speaker.named and not known.named)):
            self.by_key[speech.who] = speaker

    def place(self, speech: EncodedSpeech) -> Draft | None:
        """The document at the address given by the encoder."""
        address = speech.address
        return self.linker.registry.of_key(f"#{address}", address, "document", named=True) if address else None

    def draft(self, speech: EncodedSpeech) -> Draft | None:
        key, name = speech.who or speech.name or "", speech.name or f"#{speech.who}"
        if not key:
            return None
        if key not in self.by_key:
            entity = self.linker.entities.keys.get(key_of(name)) if speech.name else None
            registry = self.linker.registry
            self.by_key[key] = (
                registry.of_entity(entity) if entity else registry.of_key(f"#{key}", name, speech.type, named=True)
            )
        draft = self.by_key[key]
        if speech.who and speech.name and " " not in speech.who:  # a single key that the file resolves
            draft.xml_id = speech.who if draft.xml_id in (None, speech.who) else ""
        return draft
