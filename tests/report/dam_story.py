"""Documents built by hand, so that what the report shows does not depend on what the engine finds today."""

from __future__ import annotations

from attrs import evolve

from provenance.model import (
    Article,
    Attribution,
    Change,
    Cluster,
    Comparison,
    Conflict,
    Document,
    Gap,
    Link,
    Member,
    Mention,
    Omission,
    Sentence,
    Source,
    Span,
)  # fmt: skip

TEXT = (
    "About 5,000 engineers have reportedly left for the north, according to the Wire.\n"
    "The agency cited data from the Water Authority, which claims that the dam “will hold”.\n"
    "\n"
    "This is a dangerous escalation. The work, which the ministry estimates could take ten years, has begun.\n"
    "Officials said that the minister had been warned twice.\n"
    "Who will pay?\n"
)


def spans(text: str, *parts: str) -> tuple[Span, ...]:
    return tuple(Span(text.index(part), text.index(part) + len(part)) for part in parts)


def attribution(text: str, id: str, source: str, cue: str, content: str, chain: str, **more: object) -> Attribution:
    """An attribution whose spans are the first places where these strings stand (“|” parts several)."""
    fields = {"rule": "REP01", "mode": "indirect", "lemma": cue, "stance": "neutral", "certainty": 0.93, **more}
    parts = {
        role: spans(text, *filter(None, value.split("|")))
        for role, value in (("source", source), ("cue", cue), ("content", content))
    }
    return Attribution(id=id, chain=tuple(chain.split()), **parts, **fields)  # type: ignore[arg-type]


def document(title: str = "The dam, again", outlet: str | None = "The Example Post", id: str = "dam") -> Document:
    """Six sentences, one of each standing, with a chain of two, a nested attribution and gaps of every severity."""
    article = Article(
        TEXT, id=id, outlet=outlet, published="2025-07-14", title=title, url="https://example.org/dam",
        omitted=(Omission("caption", "The dam in spring."),),
    )  # fmt: skip
    wire = "src.wire"
    attributions = (
        attribution(TEXT, "a1", "the Wire", "according to", "About 5,000 engineers have|left for the north", wire),
        attribution(TEXT, "a2", "The agency", "cited data from", "claims that the dam “will hold”", wire),
        attribution(
            TEXT, "a3", "the Water Authority", "claims", "the dam “will hold”", "src.wire src.authority",
            parent="a2", stance="distance", rule="REL01", mode="mixed", certainty=0.81,
        ),
        attribution(TEXT, "a4", "the ministry", "estimates", "could take ten years", "src.ministry", rule="REL01"),
        attribution(TEXT, "a5", "Officials", "said", "the minister had been warned twice", "src.officials"),
    )  # fmt: skip
    sources = (
        _source(
            "src.wire",
            "The Wire",
            "news-agency",
            "the Wire",
            "The agency",
            uri="https://example.org/wire",
            uri_match="fuzzy",
        ),
        _source("src.authority", "Water Authority", "government", "the Water Authority", speaks_for="src.ministry"),
        _source("src.ministry", "Ministry of Works", "government", "the ministry", role="its planning office"),
        _source(
            "src.officials", "officials", "group", "Officials", named=False, reason="because they fear for their jobs"
        ),
    )
    return Document(article, _sentences(), attributions, sources)


def _source(id: str, name: str, type: str, *mentions: str, named: bool = True, **more: str) -> Source:
    places = tuple(Mention(*span) for span in spans(TEXT, *mentions))
    return Source(id, name, type, named, places, **more)  # type: ignore[arg-type]


def _sentences() -> tuple[Sentence, ...]:
    rows = (
        ("About 5,000", "the Wire.", 1, "attributed", "The Wire", "src.wire", "a1", [("hearsay", "low")]),
        (
            "The agency",
            "hold”.",
            2,
            "attributed",
            "The Wire citing Water Authority",
            "src.wire src.authority",
            "a2 a3",
            [("relay-only", "medium")],
        ),
        ("This is", "escalation.", 3, "unattributed", "the outlet’s own", "", "", [("unattributed-assertion", "high")]),
        ("The work", "begun.", 3, "partly-attributed", "Ministry of Works, in part", "src.ministry", "a4", []),
        ("Officials", "twice.", 4, "attributed", "officials", "src.officials", "a5", [("vague-source", "medium")]),
        ("Who will", "pay?", 5, "not-a-claim", "no claim", "", "", []),
    )  # fmt: skip
    return tuple(
        Sentence(
            f"s{n}", TEXT.index(first), TEXT.index(last) + len(last), paragraph, status, label,  # type: ignore[arg-type]
            tuple(chain.split()), tuple(ids.split()),
            tuple(Gap(kind, severity, f"A reason for {kind}.") for kind, severity in gaps),  # type: ignore[arg-type]
        )
        for n, (first, last, paragraph, status, label, chain, ids, gaps) in enumerate(rows, 1)
    )  # fmt: skip


def comparison() -> tuple[tuple[Document, ...], Comparison]:
    """Three outlets and two claims: a source dropped, a hedge lost, a conflict of numbers, one origin for all."""
    documents = (
        document("First account", "The Example Post", "post"),
        document("Second account", "Example Courier", "courier"),
        document("Third account", None, "undated"),
    )
    dates = ("2025-07-14", "2025-07-15", None)
    documents = tuple(
        evolve(d, article=evolve(d.article, published=date)) for d, date in zip(documents, dates, strict=True)
    )
    dam = Cluster(
        "c1",
        (
            _member("post", "s2", "the dam “will hold”", "The Wire", "Water Authority", hedged=True, stance="distance"),
            _member("courier", "s2", "the dam “will hold”", "Water Authority", stance="endorse"),
            _member("undated", "s3", "This is a dangerous escalation.", status="unattributed", extra="and the bridge"),
        ),
        (Link(0, 1, 1.0, "quote"), Link(1, 2, 0.8, "words")),
        (
            Change("chain-shortened", 0, 1, "The Wire is no longer credited."),
            Change("stance-raised", 0, 1, "“claims” became “confirms”.", "high"),
            Change("source-dropped", 1, 2, "The outlet now says it itself.", "high"),
        ),
        (),
        outlets=3,
        origins=("Water Authority",),
        first=(0,),
        gaps=(Gap("single-source", "medium", "All three rest on the Water Authority."),),
    )
    engineers = Cluster(
        "c2",
        (
            _member("post", "s1", "About 5,000 engineers have left", "The Wire", hedged=True),
            _member("courier", "s1", "About 6,000 engineers have left", status="hearsay", hedged=True),
        ),
        (Link(0, 1, 0.7, "words"),),
        (),
        (Conflict("number", 0, 1, ("5,000", "6,000")),),
        outlets=2,
        origins=("The Wire",),
        first=(0,),
    )
    return documents, Comparison(tuple(d.article for d in documents), (engineers, dam))


def _member(document: str, sentence: str, text: str, *chain: str, **more: object) -> Member:
    fields = {"status": "attributed", "hedged": False, **more}
    return Member(document, sentence, 0, len(text), text, chain, **fields)  # type: ignore[arg-type]
