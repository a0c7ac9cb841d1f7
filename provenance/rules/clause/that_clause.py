"""A that-clause or a question clause after the verb."""

from __future__ import annotations

from provenance.rules.cue_context import CueContext
from provenance.rules.proposal import content_right
from provenance.rules.rule import Candidate, Rule


def propose(context: CueContext) -> Candidate | None:
    return content_right("CLA01", context, context.after, context.cue_end)


RULE = Rule(
    id="CLA01",
    name="A that-clause or a question clause after the verb",
    frames=("that", "wh"),
    sees="A finite verb of saying or thinking, its subject, and a clause that opens with “that”, “whether”, “how” …",
    why="The plainest form of indirect speech: the clause is what the source says.",
    limits="A clause can hold what the author adds after a comma; the content then runs too far.",
    reference="PolNeAR guidelines (Newell et al. 2018); Quirk et al. 1985, §16.30.",
    hits=(
        "The minister said [that the dam would open in May].",
        "Engineers did not know [whether the gate had closed].",
        "The minister — who was ill that day — said [that the dam would open in May].",
        "Bell wrote in a column titled “The Last Dam” [that the wall was weak].",
        "A poll conducted by the institute found [that most voters wanted the dam].",
    ),
    misses=(
        ("The fact that the dam opened in May surprised nobody.", "“fact that” has no speaker"),
        ("Bell sang in a show called “Dusk” that closed in May.", "“that” opens a relative clause after a title"),
        ("He kept the letter that she wrote on Monday.", "“that” opens a relative clause and nothing is reported"),
    ),
    propose=propose,
    construction="clause",
)
