"""How much time and memory comparing a stream of claims takes: `claims_scale.py [--dense] [SIZE…]`.

The stream is generated from the words of the shipped frequency list and invented names: each day has stories, each
story some claims, and each document retells claims of one story (word for word, shortened or with words exchanged) or
makes new ones, half of them credited to somebody. Every day has the same number of documents, so a longer stream covers
a longer time, as in an archive. Time is the CPU time of `compare`, without creating the documents; memory is the peak
of the process. Each size runs in its own process. The ratio to a plain count of the same words in the same process can
be compared between machines.

With `--dense`, everything is published on one day, so that a longer stream is a denser one, and the figures are the
work of the join: the entries each claim looks up in the lists of claims, and the candidates they give.
"""

from __future__ import annotations

import json
import math
import random
import re
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from provenance.claims import compare
from provenance.claims.candidates import Period, candidates, rarity_of
from provenance.claims.extraction import claims_of
from provenance.lexicon import read_table
from provenance.model import Article, Attribution, Document, Mention, Sentence, Source, Span

SIZES = (25_000, 50_000, 100_000)
DENSE_SIZES = (2_000, 14_000, 100_000)
CLAIMS = 25
"""Claims per document."""
DOCUMENTS = 400
"""Documents per day."""
OUTLETS = 40


class Stream:
    """Documents by day, and the CPU seconds it took to create them."""

    def __init__(self, claims: int, days: bool = True) -> None:
        self.claims = claims
        self.days = days
        self.seconds = 0.0
        self._random = random.Random(1)
        words = [(word, int(count)) for word, count in read_table("sentence_frequency") if word != "*"]
        self._words = [word for word, _ in words]
        total, cumulative = 0, []
        for _, count in words:
            total += count
            cumulative.append(total)
        self._cumulative = cumulative

    def __iter__(self) -> Iterator[Document]:
        for number in range(self.claims // CLAIMS):
            started = time.process_time()
            document = self._document(number)
            self.seconds += time.process_time() - started
            yield document

    def _document(self, number: int) -> Document:
        day = number // DOCUMENTS
        if number % DOCUMENTS == 0:
            self._stories = [self._story() for _ in range(DOCUMENTS // 5)]
        story = self._random.choice(self._stories)
        contents = [self._retold(self._random.choice(story)) for _ in range(CLAIMS)]
        published = (date(2000, 1, 1) + timedelta(day if self.days else 0)).isoformat()
        return _document(f"d{number}", f"Outlet {number % OUTLETS}", published, contents, self._random)

    def _story(self) -> list[list[str]]:
        names = [self._name() for _ in range(8)]
        topic = self._sample(40) + names * 3
        return [self._claim(topic) for _ in range(60)]

    def _claim(self, topic: list[str]) -> list[str]:
        length = self._random.randint(8, 24)
        return [
            self._random.choice(topic) if self._random.random() < 0.35 else self._sample(1)[0] for _ in range(length)
        ]

    def _retold(self, claim: list[str]) -> str:
        way = self._random.random()
        words = list(claim)
        if way < 0.3:
            words = words[: max(6, len(words) // 2)]
        elif way < 0.6:
            for _ in range(len(words) // 4):
                words[self._random.randrange(len(words))] = self._sample(1)[0]
        elif way < 0.9:
            words = self._sample(len(words))
        return " ".join(words) + "."

    def _sample(self, count: int) -> list[str]:
        return self._random.choices(self._words, cum_weights=self._cumulative, k=count)

    def _name(self) -> str:
        return "".join(self._random.choice("bdfgklmnprstv") + self._random.choice("aeiou") for _ in range(3)).title()


def _document(id: str, outlet: str, published: str, contents: list[str], choice: random.Random) -> Document:
    text, sentences, attributions = "", [], []
    for number, content in enumerate(contents):
        credited = choice.random() < 0.5
        frame = "The board said " if credited else ""
        start = len(text) + len(frame)
        if credited:
            attributions.append(
                Attribution(f"a{number}", "BEN01", "indirect", "say", "neutral", (Span(start - 15, start - 6),),
                            (Span(start - 5, start - 1),), (Span(start, start + len(content)),), ("src.board",), 0.9)
            )  # fmt: skip
        sentences.append(
            Sentence(f"s{number}", len(text), start + len(content), 1, "attributed" if credited else "unattributed", "",
                     ("src.board",) if credited else (), (f"a{number}",) if credited else ())
        )  # fmt: skip
        text += frame + content + " "
    source = Source("src.board", "The board", "organisation", True, (Mention(0, 9),))
    article = Article(text, id=id, outlet=outlet, published=published)
    return Document(article, tuple(sentences), tuple(attributions), (source,))


def measure(size: int) -> dict[str, float]:
    stream = Stream(size)
    started = time.process_time()
    comparison = compare(stream, progress=_progress)
    seconds = time.process_time() - started - stream.seconds
    counting = _counting(comparison.documents)
    return {
        "claims": size, "cpu_seconds": round(seconds, 2), "times_a_word_count": round(seconds / counting, 1),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "clusters": len(comparison), "members": sum(len(c.members) for c in comparison),
        "links": sum(len(c.links) for c in comparison),
    }  # fmt: skip


def measure_dense(size: int) -> dict[str, float]:
    claims = [claim for document in Stream(size, days=False) for claim in claims_of(document)]
    started = time.process_time()
    period = Period.of(claims)
    found = sum(1 for _ in candidates(period, period, 7))
    seconds = time.process_time() - started
    rarity = rarity_of(period, period)
    having: Counter[int] = Counter()
    entries = 0
    for keys in period.keys:
        rarest = rarity.rarest(keys)
        entries += sum(having[rank] for rank in rarest)
        having.update(rarest)
    return {
        "claims": len(claims), "entries_per_claim": round(entries / len(claims), 1),
        "compared_per_claim": round(found / len(claims), 3), "cpu_seconds": round(seconds, 2),
    }  # fmt: skip


def _counting(articles: Sequence[Article]) -> float:
    """The reference: CPU seconds of a plain word count over the same texts, best of three."""
    taken = []
    for _ in range(3):
        started = time.process_time()
        counts: Counter[str] = Counter()
        for article in articles:
            counts.update(re.findall(r"\w+", article.text))
        taken.append(time.process_time() - started)
    return min(taken)


def _progress(what: str, done: int, total: int) -> None:
    print(f"\r{what}: {done} of {total} ", end="", file=sys.stderr)


def main(sizes: list[int], dense: bool) -> None:
    one, measured = ("--one-dense", "entries_per_claim") if dense else ("--one", "cpu_seconds")
    results = []
    for size in sizes:
        run = subprocess.run([sys.executable, __file__, one, str(size)], check=True, stdout=subprocess.PIPE)
        results.append(json.loads(run.stdout))
        print(json.dumps(results[-1]), flush=True)
    for small, large in pairwise(results):
        grown = math.log(large[measured] / small[measured]) / math.log(large["claims"] / small["claims"])
        print(f"{measured}: growth exponent {small['claims']:,} to {large['claims']:,}: {grown:.2f}")


if __name__ == "__main__":
    sizes = [int(size) for size in sys.argv[1:] if size.isdigit()]
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(measure(*sizes)))
    elif sys.argv[1:2] == ["--one-dense"]:
        print(json.dumps(measure_dense(*sizes)))
    else:
        dense = "--dense" in sys.argv
        main(sizes or list(DENSE_SIZES if dense else SIZES), dense)
