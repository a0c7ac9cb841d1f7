"""What the encoder of a text has marked as somebody's words, and whom they list."""

from __future__ import annotations

from attrs import frozen

from provenance.model.vocabulary import SourceType, Span, Spans


@frozen
class EncodedSpeech:
    """Words of `Article.text` that its markup assigns to somebody: TEI `said`, `q`, `quote`, `sp`, `u`, HTML
    `blockquote` and `q`.

    `who` is the encoder's key for the speaker (an `xml:id`), `name` and `type` what the file's list of persons says
    about it, `speaker` where the text itself names the speaker (TEI `speaker`). `address` says where the words come
    from (HTML `cite`), and counts if nobody is named. All are empty where the markup only says that words are quoted.
    `quoted` says whether to read quotation marks around them that the text does not have.
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
        """Whether the markup, or a `speaker` beside it, says whose words they are."""
        return bool(self.who or self.name or self.speaker or self.address)


@frozen
class Listed:
    """A person, group, body or work in the list that comes with a text (TEI `listPerson` and the like), by its `id`
    there, and the `mentions` of it that the encoder has marked (`persName/@ref`)."""

    id: str
    name: str
    type: SourceType
    mentions: Spans = ()
