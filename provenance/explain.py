"""Pages in Markdown that explain a rule or a cue: what it is, why, its limits, and how reliable it has been."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from difflib import get_close_matches
from functools import cache

from provenance.corrections.rates import Rate, recorded
from provenance.engine.user_settings import rules_by_frame, user_rules
from provenance.engine.weighing import counts
from provenance.errors import SettingsError
from provenance.lexicon import read_table, table_words
from provenance.lexicon.tagging import entries
from provenance.lexicon.verbs import Cue, cue_nouns, cue_verbs
from provenance.model import Correction
from provenance.rules import LATER, RULES
from provenance.rules.rule import Rule, family

ORIGIN = "PolNeAR train (840 US news articles of 2015 and 2016)"
_SCALE = "Right means: at least half of the content's words shared with the gold (Jaccard), and the same source."


def explain(name: str, corrections: Sequence[Correction] = ()) -> str:
    """The page of a rule (by its id, in any case) or of a cue (in any of its forms). With corrections, the page also
    says how often it was right where they were made.

    Raises `SettingsError` for a name that is neither, with the closest names that are.
    """
    for rule in _rules():
        if rule.id == name.upper():
            return rule_page(rule) + _yours(corrections, rule.id, lambda c: frozenset(c.rules))
    lemmas = _lemmas(name.lower())
    if lemmas:
        return "\n".join(map(cue_page, lemmas)) + _yours(corrections, lemmas[0], _cues_of)
    ids = {rule.id for rule in _rules()}
    known = [*sorted(map(str.lower, ids)), *sorted(_cues())]
    close = get_close_matches(name.lower(), known, n=5, cutoff=0.6)
    close = [word.upper() if word.upper() in ids else word for word in close]
    inside = [lemma for word in name.lower().split()[:4] for lemma in _lemmas(word)]
    close = list(dict.fromkeys(inside + close))
    remedy = f"did you mean {', '.join(close)}?" if close else "call it without a name to see all rules"
    raise SettingsError(f"“{name}” is neither a rule nor a cue", remedy=remedy)


def _rules() -> tuple[Rule, ...]:
    """All rules, including those of plug-ins."""
    return (*RULES, *LATER, *user_rules(()))


def _yours(corrections: Sequence[Correction], name: str, at_work: Callable[[Correction], frozenset[str]]) -> str:
    """How often, by these corrections, labels were right where the rule or cue `name` was `at_work`; empty without
    corrections."""
    if not corrections:
        return ""
    verdicts = [right for c, right in recorded(corrections) if name in at_work(c)]
    head = "\n## On your material\n\n"
    if not verdicts:
        return f"{head}No correction applies to a sentence in which it was at work.\n"
    rate = Rate(sum(verdicts), len(verdicts))
    low, high = (f"{100 * end:.0f}" for end in rate.interval())
    return (
        f"{head}The label was right in {rate.right} of {rate.total} judged sentences in which it was at work "
        f"({100 * rate.right / rate.total:.0f} per cent, 95 per cent interval {low} to {high}). Right means: status "
        "and chain as the person has them.\n"
    )


def _cues_of(correction: Correction) -> frozenset[str]:
    """The cues by which the program had labelled a sentence."""
    spans = (correction.program and correction.program.cue) or ()
    words = [correction.target.exact[s.start : s.end].lower() for s in spans]
    return frozenset(lemma for each in words for word in (each, *each.split()) for lemma in _lemmas(word))


def index() -> str:
    """All rules, by family."""
    parts = ["# Rules", ""]
    for name, members in families().items():
        parts += [f"## {name}", "", *(f"- **{rule.id}** {rule.name}" for rule in members), ""]
    return "\n".join(parts)


def families() -> dict[str, tuple[Rule, ...]]:
    """Family → its rules, in the order of `RULES` and `LATER`, those of plug-ins last."""
    rules = _rules()
    return {name: tuple(r for r in rules if family(r) == name) for name in dict.fromkeys(map(family, rules))}


def rule_page(rule: Rule) -> str:
    """What a rule sees, why, its limits, what it rests on, its examples, and how often it was right."""
    return "\n".join(
        [
            f"# {rule.id} · {rule.name}", "",
            f"**Sees.** {rule.sees}", "",
            f"**Why.** {rule.why}", "",
            f"**Limits.** {rule.limits}", "",
            f"**Rests on.** {rule.reference}", "",
            *_frames(rule),
            "## Examples", "", "Brackets mark the content.", "",
            *(f"- {hit}" for hit in rule.hits), "",
            "## Left alone", "",
            *(f"- {miss} — {reason}" for miss, reason in rule.misses), "",
            "## How reliable", "", _reliability(rule), "",
        ]
    )  # fmt: skip


def _frames(rule: Rule) -> list[str]:
    frames = [f"**Frames.** {', '.join(f'`{frame}`' for frame in rule.frames)}", ""] if rule.frames else []
    return frames + ([f"**Words.** {', '.join(f'“{word}”' for word in rule.words)}", ""] if rule.words else [])


def cue_page(lemma: str) -> str:
    """A cue's class and stance, and how often it was right in each frame, beside the counts of its class."""
    cue = cue_verbs().get(lemma)
    rows = sorted(
        ((frame, share) for (name, frame, subject), share in counts().items() if (name, subject) == (lemma, "*")),
        key=lambda row: (-row[1][1], row[0]),
    )
    about = f"Class *{cue.kind}*, stance *{cue.stance}*." if cue else "A phrase of its own class, stance *neutral*."
    if lemma in cue_nouns().values():
        about += " It attributes as the object of a light verb (“make”, “give”, “issue”)."
    if not rows:
        return "\n".join([f"# {lemma}", "", about, "", "Too rare in the counts: it gets the figures of its class.", ""])
    return "\n".join(
        [
            f"# {lemma}", "", about, "",
            "| frame | rule | right | of | per cent | its class |", "| --- | --- | ---: | ---: | ---: | ---: |",
            *(_frame_row(frame, right, total, cue) for frame, (right, total) in rows), "",
            f"Counted on {ORIGIN} by `counting/count_cues.py`, before candidates compete. {_SCALE}", "",
        ]
    )  # fmt: skip


def _frame_row(frame: str, right: int, total: int, cue: Cue | None) -> str:
    known = rules_by_frame()
    rules = known.get(frame) or known.get(frame[: frame.find(":") + 1], ())
    of_class = counts().get((f"[{cue.kind}]", frame, "*")) if cue else None
    share = f"{100 * of_class[0] / of_class[1]:.0f}" if of_class else "–"
    ids = ", ".join(rule.id for rule in rules) or "–"
    return f"| `{frame}` | {ids} | {right} | {total} | {100 * right / total:.0f} | {share} |"


def _reliability(rule: Rule) -> str:
    right, found = _rule_counts().get(rule.id, (0, 0))
    if not found and rule in LATER:
        return "Not counted by itself: it works after the rules have competed."
    if not found:
        return "It won too rarely in the counted articles to say."
    return (
        f"Right in {right} of {found} attributions ({100 * right / found:.0f} per cent) on {ORIGIN}, counted by "
        f"`counting/count_rules.py`. {_SCALE}"
    )


@cache
def _rule_counts() -> dict[str, tuple[int, int]]:
    return {row[0]: (int(row[1]), int(row[2])) for row in read_table("rule_counts")}


@cache
def _cues() -> frozenset[str]:
    return frozenset(cue_verbs()) | table_words("hearsay_adverbs") | {"according to"}


def _lemmas(word: str) -> tuple[str, ...]:
    """The cues that a word or phrase is a form of: a verb or phrase, a noun (“promises”), or both."""
    head, _, rest = word.partition(" ")
    entry = entries().get(head)
    base = f"{entry.lemma} {rest}".strip() if entry and entry.lemma else word
    verb = next((lemma for lemma in (word, base) if lemma in _cues()), None)
    return tuple(lemma for lemma in (verb, cue_nouns().get(word)) if lemma)
