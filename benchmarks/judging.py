"""What is there to judge: the changes between any two articles, and links at which no change is told.

    python benchmarks/judging.py ARTICLES.jsonl [--window DAYS] [--apart] [--links N --seed N]

Each two articles that share a claim are compared by themselves, in both orders (their days exchanged), which gives more
changes than comparing all at once does. `--apart` takes each article for an outlet of its own. With `--links`, N links
between two outlets of the comparison of all, drawn at random from those at which no change is told, instead. Each is
printed with what is around both passages.
"""

from __future__ import annotations

import json
import random
import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

from attrs import evolve

import provenance
from provenance.model import Article, Cluster, Comparison, Document, Member

AROUND = 300
"""Characters before and after a passage that are printed."""
FIELDS = ("text", "id", "outlet", "published", "title", "url")


def read(paths: Sequence[Path], *, apart: bool) -> Iterator[Document]:
    for path in paths:
        for line in path.read_text("utf-8").split("\n"):
            if line:
                record = json.loads(line)
                article = Article(**{name: record.get(name) for name in FIELDS})
                yield provenance.annotate_article(evolve(article, outlet=article.id, url=None) if apart else article)


def changes(documents: Sequence[Document], whole: Comparison) -> Iterator[str]:
    """The changes of each pair of articles; in the other order only those of further passages."""
    known = {document.article.id: document for document in documents}
    related = {pair for cluster in whole for pair in combinations(sorted({m.document for m in cluster.members}), 2)}
    for a, b in ((known[x], known[y]) for x, y in sorted(related)):
        seen: set[frozenset[tuple[str, int]]] = set()
        for pair in ((a, b), (_dated(a, b), _dated(b, a))):
            found = [
                (change, (cluster.members[change.from_], cluster.members[change.to]))
                for cluster in provenance.compare(pair, window=None)
                for change in cluster.changes
            ]
            for change, passages in found:
                if _places(passages) not in seen:
                    yield _shown(f"{change.kind}, {change.severity}: {change.note}", passages, known)
            seen |= {_places(passages) for _, passages in found}


def _places(passages: Sequence[Member]) -> frozenset[tuple[str, int]]:
    return frozenset((member.document, member.start) for member in passages)


def _dated(document: Document, other: Document) -> Document:
    return evolve(document, article=evolve(document.article, published=other.article.published))


def links(documents: Sequence[Document], whole: Comparison, number: int, seed: int) -> Iterator[str]:
    """Links between two outlets, drawn at random from those at which no change is told."""
    known = {document.article.id: document for document in documents}
    silent = [passages for cluster in whole for passages in _silent(cluster, known)]
    for passages in random.Random(seed).sample(silent, min(number, len(silent))):
        told = (" citing ".join(member.chain) or member.status for member in passages)
        yield _shown(f"no change: {' | '.join(told)}", passages, known)


def _silent(cluster: Cluster, known: dict[str, Document]) -> Iterator[tuple[Member, Member]]:
    told = {frozenset((change.from_, change.to)) for change in cluster.changes}
    for link in cluster.links:
        a, b = cluster.members[link.a], cluster.members[link.b]
        if known[a.document].article.outlet != known[b.document].article.outlet and {link.a, link.b} not in told:
            yield a, b


def _shown(head: str, passages: Sequence[Member], known: dict[str, Document]) -> str:
    lines = [head]
    for member in passages:
        article = known[member.document].article
        before, after = (
            article.text[max(0, member.start - AROUND) : member.start],
            article.text[member.end : member.end + AROUND],
        )
        passage = f"{before}[[{member.text}]]{after}".replace("\n", " / ")
        lines.append(f"  {article.outlet}, {article.published}: {passage}")
    return "\n".join(lines)


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("articles", nargs="+", type=Path)
    parser.add_argument("--links", type=int, default=0)
    parser.add_argument("--seed", type=int, default=14)
    parser.add_argument("--window", type=int, default=7)
    parser.add_argument("--apart", action="store_true")
    options = parser.parse_args()
    documents = list(read(options.articles, apart=options.apart))
    whole = provenance.compare(documents, window=options.window)
    found = links(documents, whole, options.links, options.seed) if options.links else changes(documents, whole)
    for number, text in enumerate(found, 1):
        sys.stdout.write(f"{number}. {text}\n\n")


if __name__ == "__main__":
    main()
