"""How something was said, if the text says so: in an interview, in a statement, in court, by tweet."""

from __future__ import annotations

import re
from functools import lru_cache

from provenance.model import Channel, Finding, Source
from provenance.model.spans import holds
from provenance.text import Segmentation

_PATTERNS: tuple[tuple[Channel, str], ...] = (
    ("interview", r"\b(?:interview(?:ed|s)?)\b"),
    ("press conference", r"\b(?:press|news) (?:conference|briefing)|\bbriefing\b|\btold reporters\b"),
    ("statement", r"\b(?:in|by|a|its|his|her|their) (?:\w+ )?statement\b"),
    ("testimony", r"\btestif(?:y|ied|ies|ying)\b|\btestimony\b|\bunder oath\b"),
    (
        "court proceeding",
        r"\b(?:in court|court (?:filing|papers|documents?|records?)|indictment|lawsuit|the ruling|hearing)\b",
    ),
    (
        "social media post",
        r"\btweet(?:ed|s|ing)?\b|\bon (?:Twitter|Facebook|Instagram|Telegram|X|Weibo|TikTok)\b|\bretweet",
    ),
    ("speech", r"\b(?:speech|rally|town hall|debate|keynote|sermon|address(?:ing)? (?:to|the)|remarks)\b"),
    ("poll", r"\bpoll(?:s|ing|ed|sters?)?\b|\bsurvey(?:s|ed)?\b"),
    (
        "private communication",
        r"\b(?:e-?mail(?:ed|s)?|phone call|letter|memo|text message|cable|privately|in private)\b",
    ),
    ("published work", r"\b(?:book|memoir|op-ed|column|essay|article|editorial|blog post|paper)\b"),
    ("document", r"\b(?:report|filing|documents?|records|study|audit|transcript)\b"),
)
_SIGNS = tuple((channel, re.compile(pattern, re.IGNORECASE)) for channel, pattern in _PATTERNS)
_MARK = re.compile(r"[.,;:“”\"\n]")
_CONTEXT = 60
"""Number of characters around the cue, within its sentence, in which the channel may be named."""


def channel_of(f: Finding, segmentation: Segmentation, source: Source | None) -> Channel | None:
    """The channel named by the words of source and cue, or right beside them; `None` if they name none."""
    if f.stance == "refuse":
        return "declined comment"
    spans = (*f.source, *f.cue, *f.recipient)
    text = " ".join((*(segmentation.text[s.start : s.end] for s in spans), _beside(f, segmentation.text)))
    if channel := _named(text):
        return channel
    return "media report" if source is not None and source.type in ("news-agency", "news-outlet") else None


@lru_cache(maxsize=4096)
def _named(text: str) -> Channel | None:
    return next((channel for channel, sign in _SIGNS if sign.search(text)), None)


def _beside(f: Finding, text: str) -> str:
    """What follows the cue, up to the next punctuation mark, if it is not content."""
    end = f.cue[-1].end
    if holds(f.content, end + 1):
        return ""
    return _MARK.split(text[end : end + _CONTEXT], maxsplit=1)[0]
