"""A plain rule in place of the program, to see what is easy.

`python benchmarks/baseline.py GOLD_DIR RESULTS.jsonl`, then `provenance evaluate GOLD_DIR --results RESULTS.jsonl`. In
each sentence with one of nine reporting verbs, that verb is the cue, the nearest name or pronoun the source, and the
longer side of the two the content.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from attrs import evolve

from provenance.model import Attribution, Document, Sentence, Source, Span
from provenance.pipeline import annotate
from provenance.writing.json import write_jsonl

_VERB = re.compile(r"\b(?:said|says|say|told|tells|added|announced|claimed|argued)\b")
_NAME = re.compile(r"\b(?:[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)*|he|she|they)\b")


def attribution(text: str, number: int, sentence: Sentence) -> tuple[Attribution, Source] | None:
    """What the rule sees in a sentence; nothing where no reporting verb stands."""
    verb = _VERB.search(text, sentence.start, sentence.end)
    if verb is None:
        return None
    before, after = Span(sentence.start, verb.start()), Span(verb.end(), sentence.end)
    names = [*list(_NAME.finditer(text, *before))[-1:], *list(_NAME.finditer(text, *after))[:1]]
    nearest = min(names, key=lambda name: max(verb.start() - name.end(), name.start() - verb.end()), default=None)
    if nearest and nearest.end() <= verb.start():
        before = Span(before.start, nearest.start())
    elif nearest:
        after = Span(nearest.end(), after.end)
    content = max(before, after, key=lambda span: span.end - span.start)
    found = Attribution(
        id=f"a{number}", rule="PLAIN", mode="indirect", stance="neutral", lemma=verb[0], cue=(Span(*verb.span()),),
        content=(content,), source=(Span(*nearest.span()),) if nearest else (), chain=(f"src.{number}",), certainty=1.0,
    )  # fmt: skip
    name = nearest[0] if nearest else "nobody"
    return found, Source(f"src.{number}", name, "person", named=nearest is not None, mentions=())


def plain(document: Document) -> Document:
    """The document with the attributions of the rule in place of the program's."""
    seen = (attribution(document.text, n, sentence) for n, sentence in enumerate(document.sentences, 1))
    found = [each for each in seen if each]
    sentences = tuple(evolve(s, chain=(), attributions=(), gaps=()) for s in document.sentences)
    return evolve(
        document, sentences=sentences, attributions=tuple(a for a, _ in found), sources=tuple(s for _, s in found)
    )


def main(gold: str, results: str) -> None:
    with Path(results).open("w", encoding="utf-8") as out:
        for path in sorted(Path(gold).glob("*.txt")):
            out.write(write_jsonl(plain(annotate(path.read_bytes().decode(), id=path.stem))))


if __name__ == "__main__":
    main(*sys.argv[1:])
