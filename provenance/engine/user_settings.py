"""What the user's settings change in the engine: cues of their own, cues and rules silenced, rules of their own."""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches
from functools import cache, lru_cache
from importlib import import_module
from operator import attrgetter
from typing import Any

from attrs import evolve, frozen

from provenance.errors import PluginError, SettingsError
from provenance.lexicon import read_table, table_words, tags
from provenance.lexicon.sources import key_of
from provenance.lexicon.tagging import entries
from provenance.lexicon.verbs import Cue, cue_nouns, cue_verbs, forms
from provenance.model import Construction
from provenance.plugins import load_all
from provenance.rules import LATER, RULES
from provenance.rules.cue_context import CueContext
from provenance.rules.indexed_text import IndexedText
from provenance.rules.rule import Candidate, Relay, Rule
from provenance.settings import Authority, Settings, UserCue
from provenance.text import Segmentation
from provenance.text.tokens import Token

_SHAPES = (tags.BASE, tags.THIRD, tags.PAST, tags.ING, tags.PART)


def index_text(segmentation: Segmentation, settings: Settings) -> IndexedText:
    """The indexed text, with the user’s cues as cues. A verb that is in no lexicon counts as a verb of saying."""
    text = IndexedText(segmentation)
    if settings.cues:
        readings = _readings(settings.cues)
        text.tokens = tuple(_read_anew(token, readings) for token in text.tokens)
        text.cues = cue_verbs() | {cue.lemma: _as_cue(cue) for cue in settings.cues}
    return text


def check(settings: Settings) -> None:
    """Raise `SettingsError` for a rule module that cannot be used, an authority with two addresses, and a cue or rule
    that does not exist or is given twice: it would have no effect, and nobody would notice."""
    _check_cues(settings.cues)
    settings = with_lexicons(settings)
    authorities_by_key(settings.authorities)
    own = user_rules(settings.rule_modules)
    rules = (*RULES, *LATER, *own)
    ids = {rule.id for rule in rules}
    cues = known_cues() | {cue.lemma for cue in settings.cues} | {word for rule in rules for word in rule.words}
    for section, names, there in (("rules", settings.silenced_rules, ids), ("cues", settings.silenced_cues, cues)):
        for name in sorted(names - there):
            asked = name.upper() if section == "rules" else name.lower()
            close = [base] if (base := _base(name)) in there else get_close_matches(asked, sorted(there), n=3)
            meant = f"did you mean {', '.join(close)}?" if close else "“provenance explain” names them"
            problem = f"silence.{section} names “{name}”, which does not exist"
            raise SettingsError(problem, remedy=meant)


def _check_cues(cues: tuple[UserCue, ...]) -> None:
    """Raise `SettingsError` for a cue that is given twice, and a frame with what is not a preposition."""
    for number, cue in enumerate(cues, 1):
        if cue.lemma in [other.lemma for other in cues[: number - 1]]:
            remedy = "keep one, with all its frames"
            raise SettingsError(f"cue[{number}].lemma is “{cue.lemma}”, which is given twice", remedy=remedy)
        for frame in cue.frames:
            word = frame.removeprefix("p:")
            entry = entries().get(word)
            if word != frame and not (entry and entry.bits & tags.PREP):
                problem = f"cue[{number}].frames holds “{frame}”, and “{word}” is not a preposition"
                raise SettingsError(problem, remedy="docs/settings.md lists the frames")


@lru_cache(maxsize=8)
def authorities_by_key(authorities: tuple[Authority, ...]) -> dict[str, Authority]:
    """The key of each name and alias → whose it is. Raises `SettingsError` for a name that has two addresses."""
    index: dict[str, Authority] = {}
    for authority in authorities:
        for name in (authority.name, *authority.aliases):
            uri = index.setdefault(key_of(name), authority).uri
            if uri != authority.uri:
                problem = f"an authority file gives “{name}” two addresses, {uri} and {authority.uri}"
                raise SettingsError(problem, remedy="keep the one that is meant")
    return index


def _base(form: str) -> str:
    """“said” → “say”."""
    entry = entries().get(form.lower())
    return (entry.lemma if entry else None) or ""


@cache
def known_cues() -> frozenset[str]:
    """What a candidate's key can begin with: lemmas of verbs and nouns, adverbs and phrases."""
    counted = {row[0] for row in read_table("cue_counts")}
    return frozenset({*cue_verbs(), *cue_nouns(), *cue_nouns().values(), *table_words("hearsay_adverbs"), *counted})


def refusal(candidate: Candidate, settings: Settings) -> str:
    """Why the settings reject a candidate; empty if they do not."""
    if candidate.rule in settings.silenced_rules:
        return f"rule {candidate.rule} is silenced by the settings"
    if candidate.key[0] in settings.silenced_cues:
        return f"the cue “{candidate.key[0]}” is silenced by the settings"
    return ""


@cache
def rules_by_word(modules: tuple[str, ...]) -> dict[str, tuple[Rule, ...]]:
    """Lower-case word → the rules that apply to it, those of the user's modules first."""
    return _rules_by(attrgetter("words"), modules)


@cache
def user_rules(modules: tuple[str, ...]) -> tuple[Rule, ...]:
    """The `RULE` of each module, and the rules of plug-ins.

    Raises `SettingsError` for a module that cannot be imported, has no `RULE`, or uses an existing id; and
    `PluginError`.
    """
    found = list(map(_load, modules))
    for name, rule in load_all("rules", Rule).items():
        if any(rule.id == other.id for other in (*RULES, *LATER, *found)):
            raise PluginError(f"takes the id {rule.id}, which exists", where=f"plug-in provenance.rules: {name}")
        found.append(rule)
    return tuple(found)


@cache
def constructions(modules: tuple[str, ...]) -> dict[str, Construction]:
    """How the cue of each rule, by its id, governs its content."""
    return {rule.id: rule.construction for rule in (*RULES, *user_rules(modules))}


@cache
def rules_by_frame(modules: tuple[str, ...] = ()) -> dict[str, tuple[Rule, ...]]:
    """Frame → the rules that apply to it, those of the user's modules first."""
    return _rules_by(attrgetter("frames"), modules)


def _rules_by(keys: Callable[[Rule], tuple[str, ...]], modules: tuple[str, ...]) -> dict[str, tuple[Rule, ...]]:
    table: dict[str, tuple[Rule, ...]] = {}
    for rule in (*user_rules(modules), *RULES):
        for key in keys(rule):
            table[key] = (*table.get(key, ()), rule)
    return table


def _load(module: str) -> Rule:
    where = f"rules.modules: {module}"
    try:
        rule = import_module(module).RULE
    except ImportError as error:
        itself = f"{module}.".startswith(f"{error.name}.")
        remedy = "put it on PYTHONPATH" if itself else f"it imports {error.name}: install that, or correct the import"
        raise SettingsError(f"cannot be imported ({error})", where=where, remedy=remedy) from error
    except AttributeError as error:
        raise SettingsError("has no RULE", where=where, remedy="see docs/settings.md") from error
    except Exception as error:  # whatever the user's code raises
        raise SettingsError(f"cannot be imported ({_called(error)})", where=where, remedy="correct it") from error
    if not isinstance(rule, Rule):
        raise SettingsError("RULE is not a provenance.rules.rule.Rule", where=where, remedy="see docs/settings.md")
    if any(rule.id == own.id for own in (*RULES, *LATER)):
        raise SettingsError(f"takes the id {rule.id}, which exists", where=where, remedy="choose another")
    return evolve(rule, propose=_Guarded(rule.propose, where))


@frozen
class _Guarded:
    """The `propose` of a user's rule; what goes wrong in it is said of that rule."""

    propose: Callable[[CueContext], Candidate | Relay | None]
    where: str

    def __call__(self, context: CueContext) -> Any:
        try:
            found = self.propose(context)
        except Exception as error:
            raise SettingsError(f"its rule fails ({_called(error)})", where=self.where, remedy="correct it") from error
        if not isinstance(found, Candidate | Relay | None):
            problem = f"its rule returns {found!r}, which is no Candidate, Relay or None"
            raise SettingsError(problem, where=self.where, remedy="see docs/settings.md")
        return found


def _called(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"


@cache
def _lexicons() -> tuple[Settings, ...]:
    """What the lexicons of plug-ins set."""
    return tuple(load_all("lexicons", Settings).values())


def with_lexicons(settings: Settings) -> Settings:
    """The settings with what the lexicons of plug-ins set: their cues (those of the settings come last and take
    precedence), authorities, counts and what they silence. Raises `PluginError`."""
    for lexicon in _lexicons():
        settings = evolve(
            settings,
            cues=(*lexicon.cues, *settings.cues),
            authorities=(*settings.authorities, *lexicon.authorities),
            counts=(*lexicon.counts, *settings.counts),
            silenced_cues=settings.silenced_cues | lexicon.silenced_cues,
            silenced_rules=settings.silenced_rules | lexicon.silenced_rules,
        )
    return settings


@cache
def _readings(cues: tuple[UserCue, ...]) -> dict[str, tuple[int, str]]:
    """Form → its bits and lemma."""
    found: dict[str, tuple[int, str]] = {}
    for cue in cues:
        for form, bit in zip(forms(cue.lemma), _SHAPES, strict=True):
            found[form] = (found.get(form, (tags.CUE, ""))[0] | bit, cue.lemma)
    return found


def _read_anew(token: Token, readings: dict[str, tuple[int, str]]) -> Token:
    if token.lower not in readings:
        return token
    bits, lemma = readings[token.lower]
    return token.read_as((token.text, token.lower, token.tag | bits, lemma))


def _as_cue(cue: UserCue) -> Cue:
    known = cue_verbs().get(cue.lemma)
    return Cue(cue.lemma, known.kind if known else "say", cue.stance)
