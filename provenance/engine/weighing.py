"""How reliable a candidate is: counted on gold data by cue, frame and kind of subject, smoothed, with back-off.

The estimate starts from the mean of all candidates and is moved by the counts for the cue's class and frame. How
the verb differs from its class over all frames is carried over as log-odds, then moved by the counts of verb and frame.
So is the effect of the kind of subject within the class, moved by the counts of verb, frame and subject together. Each
feature of the cue (`provenance.rules.cue_features`) adds its log-odds, counted for all cues, for the family of the
frame, for the class and the frame. Each step weighs its own counts against pseudo-counts (`_SMOOTHING`,
`_SMOOTHING_FEATURES`) at the previous estimate. `calibrated` turns the estimate, which knows nothing of the
competition, into the certainty that is reported.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from math import exp, log
from operator import mul

from provenance.engine.user_settings import user_rules
from provenance.lexicon import read_table
from provenance.lexicon.verbs import cue_verbs
from provenance.rules import RULES
from provenance.rules.cue_features import WORDS
from provenance.rules.frame_names import frame_family, plain_frame
from provenance.rules.rule import Candidate
from provenance.settings import Settings, UserCue

THRESHOLD = 0.35
_SMOOTHING = 4.0
_SMOOTHING_FEATURES = 8.0
_PRIOR = 0.3
_SUBJECT = 0.8
"""Share of the log-odds of the kind of subject, counted in the class, that is carried over to a verb."""
_ELSEWHERE = 0.5
"""Share of the log-odds of a verb in all its frames, against its class, that is carried over to one of them."""
_FEATURES = 0.55
"""Share of the log-odds of each feature that is added: features are not independent."""
_SUREST_WRONG = 0.0005
"""Reliabilities nearer to 0 or 1 are taken for this: no count is that sure."""
_ALL = "[all]"
_SPOKEN = ("final-quote", "inverted-quote")
"""Beside a quotation even a rare verb says whose it is: these frames start from the mean of all classes."""

Key = tuple[str, str, str]


def keys(key: tuple[str, str, str, str]) -> tuple[Key, ...]:
    """The keys of a candidate's counts, from the general to the specific."""
    lemma, kind, frame, subject = key
    of_class = ((f"[{kind}]", "*", "*"), (f"[{kind}]", frame, "*"), (f"[{kind}]", frame, subject))
    return (*of_class, (lemma, "*", "*"), (lemma, frame, "*"), (lemma, frame, subject))


def keys_of_features(kind: str, frame: str, features: tuple[str, ...]) -> Iterator[Key]:
    """The keys of the counts of a candidate's features."""
    family = frame_family(frame)
    yield _ALL, "*", "*"
    yield _ALL, family, "*"
    for feature in features:
        yield _ALL, "*", feature
        yield _ALL, family, feature
        yield f"[{kind}]", frame, feature


@cache
def counts() -> dict[Key, tuple[int, int]]:
    """(cue or [class], frame, kind of subject or *) → (right, all)."""
    return {(r[0], r[1], r[2]): (int(r[3]), int(r[4])) for r in read_table("cue_counts")}


def _counts_of(settings: Settings) -> dict[Key, tuple[int, int]]:
    """The shipped counts, unless turned off, with the user's added to them."""
    if settings.shipped_counts and not settings.counts:
        return counts()
    found = dict(counts()) if settings.shipped_counts else {}
    for row in settings.counts:
        right, total = found.get(row.key, (0, 0))
        found[row.key] = (right + row.right, total + row.total)
    return found


CALIBRATION = ("intercept", "hit", "miss")
"""The weights of `calibration.tsv`, in the order of `calibration_terms`."""


def calibration_terms(reliability: float) -> tuple[float, float, float]:
    """What the weights of `CALIBRATION` are multiplied by."""
    r = min(max(reliability, _SUREST_WRONG), 1 - _SUREST_WRONG)
    return 1.0, log(r), -log(1 - r)


@cache
def _calibration() -> tuple[float, ...]:
    weights = {name: float(weight) for name, weight in read_table("calibration")}
    return tuple(weights[name] for name in CALIBRATION)


def calibrated(reliability: float) -> float:
    """The share of right attributions at this reliability, by beta calibration (Kull, Silva Filho and Flach 2017)."""
    return _expit(sum(map(mul, _calibration(), calibration_terms(reliability))))


class _Features(dict[str, float]):
    """What features add to the log-odds of a cue of a class in a frame, each worked out on first use."""

    __slots__ = ("frame", "kind", "weights")

    def __init__(self, weights: Weights, kind: str, frame: str) -> None:
        super().__init__()
        self.weights, self.kind, self.frame = weights, kind, frame

    def __missing__(self, feature: str) -> float:
        odds = self.weights.log_odds_of(self.kind, self.frame, feature)
        if odds is None:
            return 0.0
        self[feature] = odds
        return odds


class Weights:
    """The weights that `settings` ask for. Results are cached: see `weights`."""

    def __init__(self, settings: Settings) -> None:
        self._counted = settings.counted
        self._counts = _counts_of(settings)
        rules = (*RULES, *user_rules(settings.rule_modules))
        self._rules = {rule.id: rule.reliability for rule in rules if rule.reliability is not None}
        self._cues = {cue.lemma: cue for cue in settings.cues}
        self._known: dict[tuple[str, str, str, str], float] = {}
        self._known_features: dict[tuple[str, str], _Features] = {}

    def reliability(self, candidate: Candidate) -> float:
        """The chance, 0 to 1, that the candidate is right."""
        given = self._rules.get(candidate.rule)
        if given is not None:
            return given
        known = self._known.get(candidate.key)
        if known is None:
            known = self._known[candidate.key] = self._estimate(candidate.key)
        if (cue := self._cues.get(candidate.key[0])) and _wanted(cue, candidate.key[2]) is not None:
            return known
        _, kind, frame, _ = candidate.key
        return _expit(_logit(known) + self._added(kind, frame, candidate.features))

    def certainty(self, candidate: Candidate) -> float:
        """The reliability, calibrated; one set by the user is left as it is."""
        given = candidate.rule in self._rules or candidate.key[0] in self._cues
        return candidate.reliability if given else calibrated(candidate.reliability)

    def _estimate(self, key: tuple[str, str, str, str]) -> float:
        if (cue := self._cues.get(key[0])) and (wanted := _wanted(cue, key[2])) is not None:
            return wanted
        of_class, of_frame, of_subject, of_verb, of_verb_frame, of_all = keys(key)
        whatever = self._moved(_PRIOR, (_ALL, key[2], "*")) if key[2] in _SPOKEN else _PRIOR
        usual, general = self._moved(_PRIOR, of_class), self._moved(whatever, of_frame)
        subject = self._moved(general, of_subject)
        if not self._counted:
            return subject
        anywhere = self._moved(usual, of_verb, _SMOOTHING_FEATURES)
        verb = self._moved(_shifted(general, _ELSEWHERE, usual, anywhere), of_verb_frame)
        return self._moved(_shifted(verb, _SUBJECT, general, subject), of_all)

    def _added(self, kind: str, frame: str, features: tuple[str, ...]) -> float:
        """What the features of a candidate add to the log-odds; uncounted features add nothing."""
        if not self._counted:  # words identify the cue or the source, which must not be counted
            features = tuple(feature for feature in features if not feature.startswith(WORDS))
        known = self._known_features.get((kind, frame))
        if known is None:
            known = self._known_features[kind, frame] = _Features(self, kind, frame)
        return sum(map(known.__getitem__, features))

    def log_odds_of(self, kind: str, frame: str, feature: str) -> float | None:
        """What a feature adds in a frame of a class; `None` if uncounted."""
        if (_ALL, "*", feature) not in self._counts:
            return None
        family, added = frame_family(frame), 0.0
        steps = ((_ALL, "*"), (_ALL, family), (f"[{kind}]", frame))
        for share, (cue, where) in zip((1.0, 0.5, 1.0), steps, strict=True):
            usual = _logit(self._moved(_PRIOR, (cue, where, "*")))
            expected = _expit(usual + share * added)
            added = _logit(self._moved(expected, (cue, where, feature), _SMOOTHING_FEATURES)) - usual
        return _FEATURES * added

    def _moved(self, estimate: float, step: Key, smoothing: float | None = None) -> float:
        """An estimate, moved towards the counts."""
        smoothing, (right, total) = smoothing or _SMOOTHING, self._counts.get(step, (0, 0))
        return (right + smoothing * estimate) / (total + smoothing)


@lru_cache(maxsize=8)
def weights(settings: Settings) -> Weights:
    """The `Weights` of these settings, cached across documents."""
    return Weights(settings)


def _shifted(estimate: float, share: float, usual: float, special: float) -> float:
    """An estimate, shifted by a share of the log-odds by which a special case differs from the usual."""
    return _expit(_logit(estimate) + share * (_logit(special) - _logit(usual)))


def _logit(p: float) -> float:
    return log(p / (1 - p))


def _expit(x: float) -> float:
    return 1 / (1 + exp(-x))


def _wanted(cue: UserCue, frame: str) -> float | None:
    """The reliability the user gives a cue in a frame; `None` leaves it to the counts. A cue that only the user defines
    is not a cue in frames they do not name."""
    if not cue.frames or plain_frame(frame) in cue.frames:
        return cue.reliability
    return None if cue.lemma in cue_verbs() else 0.0
