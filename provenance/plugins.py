"""What other packages add, by entry points: rules, lexicons, readers and writers (docs/plugins.md).

Rules and lexicons determine labels: one that cannot be loaded is an error. A format that cannot be loaded is merely
missing, with a warning.
"""

from __future__ import annotations

import logging
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Any, Literal, TypeVar

from provenance.errors import PluginError

Kind = Literal["rules", "lexicons", "readers", "writers"]
T = TypeVar("T")
_LOG = logging.getLogger("provenance")
_REMEDY = "tell its authors, or uninstall it"


@cache
def named(kind: Kind) -> tuple[EntryPoint, ...]:
    """The entry points of the group `provenance.KIND`, by name."""
    return tuple(sorted(entry_points(group=f"provenance.{kind}"), key=lambda point: (point.name, point.value)))


def load_all(kind: Kind, wanted: type[T]) -> dict[str, T]:
    """What the entry points name, each a `wanted`. Raises `PluginError`."""
    return {point.name: _loaded(point, wanted) for point in named(kind)}


def load_formats(kind: Kind, wanted: type[T], own: frozenset[str]) -> dict[str, T]:
    """Like `load_all`, but what cannot be loaded, or has the name of one of our `own` formats, is left out with a
    warning."""
    found: dict[str, T] = {}
    for point in named(kind):
        try:
            if point.name in own:
                raise PluginError(f"takes the name of the format {point.name}", where=_where(point), remedy=_REMEDY)
            found[point.name] = _loaded(point, wanted)
        except PluginError as error:
            _LOG.warning("%s", error)
    return found


def fingerprint() -> tuple[str, ...]:
    """The rules and lexicons that were added, each with the version of its package."""
    points = (*named("rules"), *named("lexicons"))
    return tuple(f"{point.name} {point.value} {point.dist.version if point.dist else ''}" for point in points)


def _loaded(point: EntryPoint, wanted: type[T]) -> T:
    try:
        found: Any = point.load()
    except Exception as error:
        raise PluginError(f"cannot be loaded ({error})", where=_where(point), remedy=_REMEDY) from error
    if not isinstance(found, wanted):
        what = f"is a {type(found).__name__}, not a {wanted.__module__}.{wanted.__name__}"
        raise PluginError(what, where=_where(point), remedy=_REMEDY)
    return found


def _where(point: EntryPoint) -> str:
    package = f" of {point.dist.name}" if point.dist else ""
    return f"plug-in {point.group}: {point.name}{package}"
