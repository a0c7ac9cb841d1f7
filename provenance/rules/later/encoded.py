"""Words that the encoder of a text assigned to somebody."""

from __future__ import annotations

from provenance.rules.rule import Rule, proposes_nothing

RULE = Rule(
    id="ENC01",
    name="Speech that the encoding gives to somebody",
    frames=(),
    sees="Words that stand in an element for speech with its speaker: TEI `said/@who`, `q/@who`, `quote/@who` or "
    "`@source`, `sp` with `@who` or a `speaker`, `u/@who`, `cit` with an author; HTML `blockquote` and `q` "
    "with an address (`cite=`) or a last line that names the speaker (`cite`, `footer`, “— Ada Bell”). The cue beside "
    "it, if another rule found one, is kept.",
    why="Whoever encoded the text has read it and says who speaks.",
    limits="The certainty is the encoder's: @cert, else .95, which is a convention and not counted. Several speakers "
    "of one element are one group. A key that the file does not resolve stands as it is (“#AB”), unless the text names "
    "the speaker beside it.",
    reference="TEI Consortium, TEI P5 Guidelines, 3.3.3 Quotation, 7.2 and 8.3.1.",
    hits=('[The dam is safe], encoded as <said who="#bell">, Ada Bell told the council.',),
    misses=(("A <q> without @who says that words are quoted, not by whom.", "nobody is named"),),
    propose=proposes_nothing,
    reliability=0.95,
)
