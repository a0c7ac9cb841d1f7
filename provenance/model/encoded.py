"""What the encoder of a text has marked as somebody's words, and whom he lists."""

from __future__ import annotations

from attrs import frozen

from provenance.model.vocabulary import SourceType, Span, Spans


@frozen
class EncodedSpeech:
    """Words of `Article.text` that its markup gives to somebody: TEI `said`, `q`, `quote`, `sp`, `u`, HTML
    `blockquote` and `q`.

    `who` is the encoder's key of the speaker (an `xml:id`), `name` and `type` what the file's list of persons says of
    it, `speaker` where the text itself names the speaker (TEI `speaker`). `address` says where the words come from
    (HTML `cite`), and counts if nobody is named. All are empty where the markup only says that words are quoted.
    `quoted` tells whether marks are to be read around them that the text does not have.
    """

    content: Spans
    who: str | None = None
    name: str | None = None
    type: SourceType = "person"
    speaker: Span | None = None
    quoted: bool = False
    certainty: float = 0.95
    address: str | None = None

    @property
    def credited(self) -> bool:
        """Does the markup, or a `speaker` beside it, say whose words they are?"""
        return bool(self.who or self.name or self.speaker or self.address)


@frozen
class Listed:
    """A person, group, body or work of the list that a text comes with (TEI `listPerson` and the like), by its `id`
    there, and the `mentions` of it that the encoder has marked (`persName/@ref`)."""

    id: str
    name: str
    type: SourceType
    mentions: Spans = ()
