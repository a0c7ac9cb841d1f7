"""Documents made by hand, so that the comparison is tested apart from the engine."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from attrs import frozen

import provenance
from provenance.model import (
    Article,
    Attribution,
    Cluster,
    Comparison,
    Document,
    Mention,
    Mode,
    Sentence,
    Source,
    SourceType,
    Span,
    Stance,
)

Build = Callable[..., Document]


@frozen
class Says:
    """One sentence: a content, and if anybody is credited, by whom and how."""

    content: str
    by: tuple[str, ...] = ()
    stance: Stance = "neutral"
    mode: Mode = "indirect"
    type: SourceType = "organisation"


def document(id: str, *says: Says | str, outlet: str | None = None, published: str | None = "2025-03-02") -> Document:
    """A document of sentences; credited ones read “NAME, citing NAME: CONTENT”."""
    text, sentences, attributions, sources = "", [], [], {}
    for number, each in enumerate((s if isinstance(s, Says) else Says(s) for s in says), 1):
        start = len(text)
        frame = f"{', citing '.join(each.by)}: " if each.by else ""
        content = Span(start + len(frame), start + len(frame) + len(each.content))
        for name in each.by:
            at = start + frame.index(name)
            mentions = (*(sources[name].mentions if name in sources else ()), Mention(at, at + len(name)))
            sources[name] = Source(f"src.{name.lower().replace(' ', '-')}", name, each.type, True, mentions)
        chain = tuple(sources[name].id for name in each.by)
        inside: tuple[str, ...] = ()
        if each.by or each.mode == "hearsay":
            inside = (f"a{number}",)
            cue = (Span(content.start - 2, content.start - 1),) if each.by else ()
            attributions.append(
                Attribution(inside[0], "TST01", each.mode, "say", each.stance, (), cue, (content,), chain, 0.9)
            )
            frame_end = Span(start, content.start)
            if each.by:
                attributions[-1] = Attribution(
                    inside[0], "TST01", each.mode, "say", each.stance, (frame_end,), cue, (content,), chain, 0.9
                )
        status = "attributed" if each.by else "hearsay" if inside else "unattributed"
        sentences.append(Sentence(f"s{number}", start, content.end, 1, status, "", chain, inside))
        text += frame + each.content + " "
    article = Article(text, id=id, outlet=outlet or id, published=published)
    return Document(article, tuple(sentences), tuple(attributions), tuple(sources.values()))


def read_story(folder: str) -> Comparison:
    """The comparison of the articles in a folder here; their ids are the numbers of the files."""
    documents = []
    for file in (Path(__file__).parent / folder).glob("*.txt"):
        head, _, text = file.read_text("utf-8").partition("---\n")
        fields = dict(line.split(": ", 1) for line in head.splitlines())
        article = Article(
            text, id=file.stem[:2], outlet=fields["Outlet"], published=fields["Published"], title=fields["Title"],
            url=fields["URL"],
        )  # fmt: skip
        documents.append(provenance.annotate_article(article))
    return provenance.compare(documents)


def about(story: Comparison, words: str) -> Cluster:
    """The one cluster whose first member has these words."""
    (found,) = (cluster for cluster in story if words in cluster.members[0].text)
    return found


def cells(cluster: Cluster) -> dict[str, tuple[str, str, str]]:
    """For each article who is credited, the predecessor, and the changes with where from."""
    names = [member.document for member in cluster.members]
    found = {}
    for i, member in enumerate(cluster.members):
        before = "" if member.predecessor is None else names[member.predecessor]
        changes = " ".join(f"{change.kind}<{names[change.from_]}" for change in cluster.changes if change.to == i)
        found[member.document] = (" citing ".join(member.chain), before, changes)
    return found


@pytest.fixture
def says() -> type[Says]:
    return Says


@pytest.fixture
def build() -> Build:
    return document
