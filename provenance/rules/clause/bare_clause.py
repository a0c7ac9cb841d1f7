"""A bare clause after the verb."""

from __future__ import annotations

from provenance.rules.cue_context import CueContext
from provenance.rules.proposal import content_right
from provenance.rules.rule import Candidate, Rule


def propose(context: CueContext) -> Candidate | None:
    return content_right("CLA02", context, context.after, context.cue_end)


RULE = Rule(
    id="CLA02",
    name="A bare clause after the verb",
    frames=("clause",),
    sees="A finite cue verb, its subject, and a clause with its own subject and verb, without “that”.",
    why="News English drops “that” more often than not.",
    limits="Needs to tell a clause from a noun phrase with a participle in it, by shape alone.",
    reference="PolNeAR guidelines (Newell et al. 2018); Quirk et al. 1985, §16.30.",
    hits=(
        "The minister said [the dam would open in May].",
        "Officials believe [the wall has held].",
        "A hacker called “Gucci,” said [the files were real].",
        "A soldier nicknamed “Tiny” said [he was tired].",
        "Police said [at least 12 people drowned].",
        "The ministry reported [around 40 homes had burned].",
        "Police said [up to 12 people drowned].",
        "Police said [near the bridge two cars collided].",
        "Police said [with the road closed, nobody came].",
        "The mayor said, win or lose, [she would stay].",
        "Though she had called it “a start,” he said [it was late].",
    ),
    misses=(
        ("The deadly fumes leaked out of the pipe that Bell fitted.", "“fumes” is a noun after an adjective"),
        ("The minister opened the dam in May.", "“open” reports nothing"),
        ("Bell said at that time and wanted to go.", "a phrase of time, and no clause"),
        ("They found the keys under the mat.", "no clause follows, only an object"),
        ("The mayor toured the harbor projects he had backed.", "a noun that “toured” governs"),
    ),
    propose=propose,
    construction="clause",
)
