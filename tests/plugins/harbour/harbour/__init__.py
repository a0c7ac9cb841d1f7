"""A plug-in of each kind: a rule, a lexicon, a reader and a writer."""

from collections.abc import Iterator
from pathlib import Path

import provenance
from provenance.reading.plugged import Reader
from provenance.rules.content_end import right_end
from provenance.rules.cue_context import CueContext
from provenance.rules.rule import Candidate, Rule
from provenance.text.noun_phrases import phrase_right
from provenance.writing import Format


def propose(context: CueContext) -> Candidate | None:
    """“By the log of X, …”: `context.head` is the token “log”; ranges are token indices, half-open."""
    tokens, head = context.text.tokens, context.head
    if [t.lower for t in tokens[max(0, head - 2) : head + 2]] != ["by", "the", "log", "of"]:
        return None
    end = phrase_right(tokens, head + 2, context.last)
    if end == head + 2 or end >= context.last or tokens[end].text != ",":
        return None
    content = (end + 1, right_end(context, context.frame, end + 1))
    return Candidate(RULE.id, context, "word", (head - 2, head + 2), [content], (head + 2, end))


RULE = Rule(
    id="HAR01",
    name="“By the log of” and a source",
    frames=(),
    words=("log",),
    sees="“by the log of”, a noun phrase, a comma and what follows.",
    why="A log is what its keeper says happened.",
    limits="Only at the start of its sentence.",
    reference="House style.",
    hits=("By the log of the harbour master, [the channel is nine metres deep].",),
    misses=(("The log is deep in the water.", "nothing is reported"),),
    propose=propose,
    reliability=0.9,
)

LEXICON = provenance.read_settings(Path(__file__).with_name("lexicon.toml"))


def recognises(head: bytes) -> bool:
    return head.startswith(b"HARBOUR LOG ")


def articles(data: bytes, name: str) -> Iterator[provenance.Article]:
    """“HARBOUR LOG” and a date, then an entry a line."""
    first, *entries = data.decode().splitlines()
    for number, entry in enumerate(entries, 1):
        if not entry:
            raise provenance.ReadingError("is an empty entry", where=f"{name}:{number + 1}", remedy="remove the line")
        yield provenance.Article(entry, f"entry-{number}", published=first.removeprefix("HARBOUR LOG "))


READER = Reader(recognises, articles)


def write_list(document: provenance.Document) -> str:
    return "".join(f"{document.id} {s.id}: {s.label}\n" for s in document.sentences)


WRITER = Format(((".list", write_list),), joined=True)
