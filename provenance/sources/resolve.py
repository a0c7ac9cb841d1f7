"""Findings → attributions, each with its source in the registry and its chain."""

from __future__ import annotations

from attrs import evolve, frozen

from provenance.model import Article, Attribution, Finding, Hop, Source, Spans
from provenance.settings import DEFAULT, Settings
from provenance.sources.chains.agency import agency_of
from provenance.sources.chains.building import SURE, Chains
from provenance.sources.chains.channel import channel_of
from provenance.sources.entities.gathering import gather
from provenance.sources.entities.genders import settle_genders
from provenance.sources.entities.kind_evidence import settle_kinds
from provenance.sources.entities.outside_ids import identified, with_ids
from provenance.sources.entities.registry import Draft, publish
from provenance.sources.names.headline import named_in
from provenance.sources.names.name_mentions import collect
from provenance.sources.reference.discourse import Discourse
from provenance.sources.reference.encoded_speakers import credit_encoded
from provenance.sources.reference.groups import split_groups
from provenance.sources.reference.linking import Linker
from provenance.sources.reference.other_pronouns import OtherPronouns
from provenance.text import Segmentation

_DISPUTED = 0.5


@frozen
class Resolution:
    """The attributions of a document with their chains, and the registry that the chains refer to."""

    attributions: tuple[Attribution, ...]
    sources: tuple[Source, ...]
    agency: str | None = None
    """The id of the source that supplied the article's copy."""
    hops: tuple[tuple[Hop, str], ...] = ()
    """The relays, with what became of each: its link, or why it is not one."""


def resolve(
    segmentation: Segmentation, findings: tuple[Finding, ...], article: Article, settings: Settings = DEFAULT
) -> Resolution:
    """Link every source of the findings to the registry and build the chains. Linear in the text and the findings."""
    entities = gather(collect(segmentation), named_in(article.title), segmentation.text)
    settle_kinds(segmentation, entities)
    settle_genders(segmentation, entities)
    linker = Linker(Discourse(segmentation, entities, article.outlet))
    findings = split_groups(findings, linker)
    speakers = _speakers(findings, linker)
    credit_encoded(findings, speakers, linker)
    agency = agency_of(article, linker)
    builder = Chains(findings, speakers, linker)
    chains = builder.all()
    published = publish(linker.registry.drafts, entities)
    used = _used(chains, [*speakers, agency], linker.registry.drafts)
    attributions = tuple(
        _attribution(i, _doubted(f, chains[i]), chains[i], published, segmentation) for i, f in enumerate(findings)
    )
    sources = tuple(source for draft, source in published.items() if draft in used)
    known = identified(with_ids(sources, article.people, segmentation.text), settings.authorities)
    return Resolution(attributions, known, published[agency].id if agency else None, builder.relay_links.fates())


def _speakers(findings: tuple[Finding, ...], linker: Linker) -> list[Draft | None]:
    """The source of each finding. Linked in text order, because pronouns depend on what comes before them."""
    found: list[Draft | None] = [None] * len(findings)
    linked: dict[Spans, Draft | None] = {}
    other_pronouns = OtherPronouns(findings, linker)
    for i in sorted(range(len(findings)), key=lambda i: (findings[i].source[:1], i)):
        f = findings[i]
        if not f.source:
            continue
        sure = f.certainty >= SURE
        if f.source not in linked or (sure and linked[f.source] is None):
            other_pronouns.until(f.source[0].start)
            outer = None if f.parent is None else found[f.parent] or linker.named(findings[f.parent].source)
            linked[f.source] = linker.link(f.source[0], outer, f.lemma, f.content, sure=sure)
        found[i] = linked[f.source]
    other_pronouns.until(len(linker.text))
    return found


def _used(chains: list[tuple[Draft, ...]], speakers: list[Draft | None], drafts: list[Draft]) -> set[Draft]:
    used = {draft for chain in chains for draft in chain} | {draft for draft in speakers if draft}
    return used | {draft.speaks_for for draft in drafts if draft.speaks_for and draft in used}


def _doubted(f: Finding, chain: tuple[Draft, ...]) -> Finding:
    """The finding, at most half certain if the source it names is credited with nothing: the rules and the resolver
    disagree, or it is the outlet itself, which is in no chain. Whoever declines to comment is credited with nothing."""
    return f if chain or not f.source or f.stance == "refuse" else evolve(f, certainty=min(f.certainty, _DISPUTED))


def _attribution(
    i: int, f: Finding, chain: tuple[Draft, ...], published: dict[Draft, Source], segmentation: Segmentation
) -> Attribution:
    return Attribution(
        id=f"a{i + 1}", rule=f.rule, mode=f.mode, lemma=f.lemma, stance=f.stance,
        source=f.source, cue=f.cue,
        content=f.content, chain=tuple(published[draft].id for draft in chain), certainty=round(f.certainty, 3),
        parent=None if f.parent is None else f"a{f.parent + 1}", hedge=f.hedge, recipient=f.recipient,
        channel=channel_of(f, segmentation, published[chain[-1]] if chain else None),
    )  # fmt: skip
