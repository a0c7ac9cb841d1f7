"""The templates, and the page around them: one file, no network, a content security policy by hashes."""

from __future__ import annotations

import base64
import hashlib
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from provenance.lexicon import read_table
from provenance.model import Omission
from provenance.rules import LATER, RULES
from provenance.text.language import called
from provenance.version import __version__
from provenance.writing.report.article import ArticleView, clipped
from provenance.writing.report.facts import Facts
from provenance.writing.standing import Tally, Voice, identity
from provenance.writing.wording import wording

ENOUGH = 20
"""Fewest cases for a rate; below that, the two numbers are shown."""


def render(template: str, **context: Any) -> str:
    """The page rendered from a template of this package. Everything in `context` is escaped.

    A lone surrogate, which UTF-8 cannot encode, becomes a reference that browsers show as a replacement character.
    """
    page = environment().get_template(template).render({"aside": ()} | context)
    return page.encode("utf-8", "xmlcharrefreplace").decode("utf-8")


@cache
def environment() -> Environment:
    """Jinja with everything escaped, the report's words, style, script and filters."""
    env = Environment(
        loader=PackageLoader(__package__),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style, script = asset("report.css"), asset("report.js")
    env.globals |= {
        "words": wording(), "style": style, "script": script, "version": __version__,
        "policy": policy(style, script), "label_errors": label_errors(), "enough": ENOUGH,
    }  # fmt: skip
    env.filters |= {
        f.__name__: f
        for f in (
            as_sentence,
            clipped,
            identity,
            in_numbers,
            in_words,
            kinds,
            lede,
            odds,
            percent,
            rate,
            rules_used,
            share_bar,
        )
    }
    env.filters |= {"language_name": called, "safe_link": safe_link, "stroke": stroke}
    return env


def asset(name: str) -> Markup:
    """A file of this package, inserted into the page unchanged."""
    return Markup(files(__package__).joinpath(name).read_text(encoding="utf-8"))


def policy(style: str, script: str) -> str:
    """What the page may load: its own style and script, identified by their hashes, and nothing from anywhere else."""

    def source(text: str) -> str:
        return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"

    return (
        f"default-src 'none'; style-src {source(style)}; script-src {source(script)}; "
        "img-src data:; base-uri 'none'; form-action 'self'"
    )


def percent(share: float) -> str:
    """`0.004` → `"<1 %"`: a share above zero never reads as nothing, and one that is not whole never as all."""
    rounded = round(100 * share)
    if share > 0 and rounded == 0:
        return "<1 %"
    return ">99 %" if share < 1 and rounded == 100 else f"{rounded} %"


def rate(right: int, of: int) -> str:
    """`"62 %"`, or the two numbers if there are too few cases for a rate: `"5 of 8"`."""
    return percent(right / of) if of >= ENOUGH else f"{right} of {of}"


def odds(certainty: float) -> str:
    """A counted reliability in words. 100 and 0 never appear: nothing counted is certain."""
    return f"right about {min(max(round(100 * certainty), 1), 99)} times in 100"


def safe_link(url: str | None) -> bool:
    """Whether a link may be offered to a reader: a web address, not a script."""
    return bool(url) and str(url).lower().startswith(("http://", "https://"))


def stroke(count: int) -> float:
    """The width of a line that represents this many sentences: it grows with the square root, so that one is still
    visible."""
    return round(1 + math.sqrt(min(count, 64)), 1)


def as_sentence(text: str) -> str:
    """With a capital at the beginning and a full stop at the end."""
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?", "”", "…")) else ".")


def kinds(omitted: Iterable[Omission]) -> list[tuple[str, int]]:
    """What was left out of the text, by kind, with the number of each."""
    return sorted(Counter(o.kind for o in omitted).items())


def in_words(tally: Tally) -> str:
    """The bar in words, for those who cannot see it."""
    parts = (f"{wording()['standing'][key]['name']}: {count}" for key, count in tally.counts)
    return f"{'; '.join(parts)}; together {tally.total} sentences"


def lede(tally: Tally) -> Markup:
    """The one sentence at the top."""
    if not tally.total:
        return Markup("There is no sentence in this text.")
    claims = tally.total - tally["none"]
    count = "1 sentence" if claims == 1 else f"{claims} sentences"
    text = "Of {} that claim{} something, <b>{}</b> rest{} on a named source, <b>{}</b> on the outlet’s word alone."
    return Markup(text).format(count, _s(claims), tally["named"], _s(tally["named"]), tally["outlet"])


def _s(count: int) -> str:
    """The verb ending after this many subjects."""
    return "s" if count == 1 else ""


def in_numbers(facts: Facts) -> str:
    """The line of facts: `"9 sources: 6 named sources, 3 unnamed people or groups. 42 % of the text …"`."""
    heard = wording()["heard"]
    parts = [f"{n} {heard[key]['one' if n == 1 else 'many']}" for key, n in facts.by_identity]
    sources = f"{facts.sources} source{'' if facts.sources == 1 else 's'} heard" + (": " if parts else "")
    return f"{sources}{', '.join(parts)}. {percent(facts.own_share)} of the text stands on the outlet’s word alone."


def share_bar(voice: Voice, all_voices: Sequence[Voice]) -> float:
    """The length of a source's bar: 64 for the largest share in the article, and never too short to see."""
    largest = max(v.share for v in all_voices)
    return round(max(64 * voice.share / largest, 2), 1) if voice.share else 0


class RuleUse(NamedTuple):
    """A rule at work on this page: what it detects, how often it was used here, and how often it was right (`right` of
    `counted`; 0 of 0 for a user's rule) when it was counted."""

    id: str
    sees: str
    uses: int
    right: int
    counted: int


def rules_used(views: Iterable[ArticleView]) -> list[RuleUse]:
    """The rules of all attributions on the page, by id."""
    uses = Counter(a.rule for view in views for a in view.document.attributions if not a.by)
    sees = {rule.id: rule.sees for rule in (*RULES, *LATER)}
    counts = {row[0]: (int(row[1]), int(row[2])) for row in read_table("rule_counts")}
    return [
        RuleUse(id, sees.get(id, "A rule of one’s own."), n, *counts.get(id, (0, 0))) for id, n in sorted(uses.items())
    ]


class LabelError(NamedTuple):
    """How often a kind of label is wrong (out of `found`) and missed (out of `gold`), as shares from 0 to 1, and the
    data."""

    label: str
    wrong: float
    missed: float
    found: int
    gold: int
    data: str
    commit: str


def label_errors() -> list[LabelError]:
    """The rows of `lexicon/en/label_errors.tsv`, in the order of their wording."""
    rows = {row[0]: row for row in read_table("label_errors")}
    return [
        LabelError(key, 1 - float(right) / 100, 1 - float(hit) / 100, int(found), int(gold), data, commit)
        for key, right, hit, found, gold, data, commit in (rows[name] for name in wording()["measured"])
    ]
