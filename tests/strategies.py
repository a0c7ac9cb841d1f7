"""Documents for hypothesis: hostile texts, spans that overlap, are discontinuous and cross sentences, odd ids.

`texts` gives strings that XML can hold, `documents` gives annotated articles over them that agree with themselves
(every reference leads somewhere, spans of one role are sorted and do not overlap), and nothing beyond that.
"""

from __future__ import annotations

from typing import get_args

from hypothesis import strategies as st

from provenance.model import (
    Article,
    Attribution,
    By,
    Carried,
    CarriedForm,
    Channel,
    Document,
    Gap,
    GapKind,
    Judgement,
    Mention,
    Mode,
    Omission,
    Sentence,
    Severity,
    Source,
    SourceType,
    Span,
    Spans,
    Stance,
    Status,
)

_HOSTILE = [
    "The minister said ", "“it is so”", ". ", ".\n\n", "\n", "\r\n", "\r", "\t", " ", "\u00a0", "e\u0301", "\u200d",
    "\u202e", "\ufeff", "🙂", "<said>", "&amp;", "]]>", "<!--", "&#0;", "\u2028", "\u0085", "\x7f", '"', "'", "\ufffd",
    "string-range(body,0,1)", "中", "x",
]  # fmt: skip
_XML = st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff" + "".join(map(chr, range(32))))
texts = st.one_of(
    st.just(""),
    st.lists(st.one_of(st.sampled_from(_HOSTILE), st.text(_XML, max_size=5)), max_size=30).map("".join),
)
words = st.one_of(st.sampled_from(_HOSTILE), st.text(_XML, max_size=8))
maybe = st.none() | words
_ids = st.one_of(
    st.sampled_from(["s1", "a1", "l1", "n1", "body", "run", "mode.direct", "a b", "", "1", "é", "src.x"]), words
)


def _one(literal: object) -> st.SearchStrategy[str]:
    return st.sampled_from(get_args(literal))


@st.composite
def spans(draw: st.DrawFn, size: int, most: int = 3, least: int = 0) -> Spans:
    """Sorted spans that do not overlap; some touch."""
    if size == 0:
        return ()
    edges = sorted(draw(st.lists(st.integers(0, size), min_size=2 * least, max_size=2 * most)))
    pairs = zip(edges[::2], edges[1::2], strict=False)
    return tuple(Span(a, b) for a, b in pairs if a < b) or ((Span(0, size),) if least else ())


@st.composite
def documents(draw: st.DrawFn, of: st.SearchStrategy[str] = texts) -> Document:
    """An annotated article."""
    text = draw(of)
    article = draw(_article(text))
    sources = draw(_sources(len(text)))
    attributions = draw(_attributions(len(text), tuple(s.id for s in sources)))
    sentences = draw(_sentences(text, tuple(s.id for s in sources), attributions))
    agency = draw(st.sampled_from([None, *(s.id for s in sources)]))
    return Document(article, sentences, attributions, sources, agency=agency)


def _article(text: str) -> st.SearchStrategy[Article]:
    omitted = st.lists(st.builds(Omission, kind=words, text=words), max_size=2).map(tuple)
    published = st.sampled_from([None, "2025-07-14", "2025-07-14T12:00:00Z", "2025-02-30", "yesterday", ""])
    language = st.sampled_from(["en", "de-AT", "no language"])
    return st.builds(
        Article, text=st.just(text), id=words, outlet=maybe, published=published, title=maybe,
        url=maybe | words.map("https://u.example/{}".format),
        language=language, omitted=omitted,
    )  # fmt: skip


@st.composite
def _sources(draw: st.DrawFn, size: int) -> tuple[Source, ...]:
    ids = draw(st.lists(_ids, unique=True, max_size=4))
    return tuple(draw(_source(id, ids, size)) for id in ids)


@st.composite
def _source(draw: st.DrawFn, id: str, ids: list[str], size: int) -> Source:
    found = draw(spans(size))
    uri = draw(maybe)
    how = st.sampled_from(["exact", "surname", "pronoun", "two words"])
    return Source(
        id, draw(words), draw(_one(SourceType)), draw(st.booleans()),
        tuple(Mention(s.start, s.end, draw(how)) for s in found),
        role=draw(maybe), reason=draw(maybe), speaks_for=draw(st.none() | st.sampled_from(ids)), uri=uri,
        uri_match=None if uri is None else draw(st.sampled_from([None, "exact", "fuzzy"])),
    )  # fmt: skip


@st.composite
def _attributions(draw: st.DrawFn, size: int, sources: tuple[str, ...]) -> tuple[Attribution, ...]:
    ids = draw(st.lists(_ids, unique=True, max_size=4 if size else 0))
    made: list[Attribution] = []
    for id in ids:
        made.append(draw(_attribution(id, made, size, sources)))
    return tuple(made)


_said = st.none() | words.filter(bool)
_by = st.none() | st.builds(
    By, judgement=_one(Judgement), who=_said, when=st.sampled_from([None, "2026-11-27", "lately"]), note=_said
)


@st.composite
def _attribution(
    draw: st.DrawFn, id: str, outer: list[Attribution], size: int, sources: tuple[str, ...]
) -> Attribution:
    parent = draw(st.sampled_from([None, *outer]))
    content = draw(spans(size, least=1))
    content = _within(content, parent.content) if parent else content
    return Attribution(
        id, draw(st.sampled_from(["REP01", "ACC01", "a rule"])), draw(_one(Mode)), draw(words), draw(_one(Stance)),
        source=draw(spans(size)), cue=draw(spans(size)), content=content,
        chain=draw(_chain(sources)), certainty=draw(st.floats(0, 1)), hedge=draw(spans(size)),
        parent=parent and parent.id, recipient=draw(spans(size)), channel=draw(st.none() | _one(Channel)),
        by=draw(_by),
    )  # fmt: skip


def _within(content: Spans, outer: Spans) -> Spans:
    """What lies in the content of the parent; all of that if nothing does."""
    cut = (Span(max(a.start, b.start), min(a.end, b.end)) for b in outer for a in content)
    return tuple(span for span in cut if span.start < span.end) or outer


def _chain(ids: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(ids), max_size=3).map(tuple) if ids else st.just(())


def _carried(attributions: tuple[Attribution, ...]) -> st.SearchStrategy[Carried | None]:
    if not attributions:
        return st.none()
    report = st.sampled_from(attributions)
    likely = st.integers(0, 1000).map(lambda share: share / 1000)  # to the digits that the contract keeps
    made = st.builds(lambda a, sure, form: Carried(a.chain, sure, a.id, form), report, likely, _one(CarriedForm))
    return st.none() | made


@st.composite
def _sentences(
    draw: st.DrawFn, text: str, sources: tuple[str, ...], attributions: tuple[Attribution, ...]
) -> tuple[Sentence, ...]:
    found = draw(spans(len(text), most=5))
    ids = draw(st.lists(_ids, unique=True, min_size=len(found), max_size=len(found)))
    paragraphs = sorted(draw(st.lists(st.integers(1, 3), min_size=len(found), max_size=len(found))))
    ids_of = tuple(a.id for a in attributions)
    gap = st.builds(Gap, kind=_one(GapKind), severity=_one(Severity), reason=words)
    return tuple(
        Sentence(
            id, span.start, span.end, paragraph, draw(_one(Status)), draw(words), draw(_chain(sources)),
            draw(_chain(ids_of)), tuple(draw(st.lists(gap, max_size=2))), draw(_by), draw(_carried(attributions)),
        )
        for id, span, paragraph in zip(ids, found, paragraphs, strict=True)
    )  # fmt: skip
