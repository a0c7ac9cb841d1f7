"""Turns parsed TOML into typed values with `cattrs`, and its errors into one sentence that names the key.

Nothing is converted silently: `3` is not text, `"3"` is not a number, and a word is not a list of letters.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from difflib import get_close_matches
from typing import Any, TypeVar, get_args

from attrs import fields_dict, has
from cattrs import (
    BaseValidationError,
    ClassValidationError,
    Converter,
    ForbiddenExtraKeysError,
    IterableValidationError,
)
from cattrs.gen import make_dict_structure_fn, override

from provenance.dates import is_date
from provenance.errors import SettingsError
from provenance.model import SourceType, Stance
from provenance.settings.model import Authority, Header, UserCue

T = TypeVar("T")
_FRAME = re.compile(r"that|wh|clause|to|np|ing|as|quote|colon|final|inverted|p:[a-z]+|pass-(by|to|that|as|wh|about|0)")
_LEMMA = re.compile(r"[^\W\d_A-Z]+")


class _Wrong(Exception):
    """A value that cannot be used: what is wrong with it, and what to do."""

    def __init__(self, problem: str, remedy: str | None = None) -> None:
        super().__init__(problem)
        self.problem, self.remedy = problem, remedy


def structure(table: dict[str, Any], kind: type[T], where: str) -> T:
    """The table as a `kind`. Raises `SettingsError` for the first key that is unknown, missing or has a wrong value."""
    try:
        return _CONVERTER.structure(table, kind)
    except BaseValidationError as error:
        key, cause = _first(error, "")
        wrong = _wrong(cause, key)
        raise SettingsError(wrong.problem, where=where, remedy=wrong.remedy) from error


def _first(error: Exception, key: str) -> tuple[str, Exception]:
    """The first cause of an error, and the path of its key: `cue[2].lemma`, sections counted from 1."""
    if not isinstance(error, ClassValidationError | IterableValidationError):
        return key, error
    if isinstance(error, IterableValidationError):
        cause, place = error.group_exceptions()[0][0]
        return _first(cause, f"{key}[{int(place.index) + 1}]")
    named, others = error.group_exceptions()
    if others:  # unknown keys: they explain what is missing
        return key, others[0]
    cause, note = named[0]
    return _first(cause, f"{key}.{note.name}".lstrip("."))


def _wrong(cause: Exception, key: str) -> _Wrong:
    """The message for a cause, preceded by the key."""
    if isinstance(cause, ForbiddenExtraKeysError):
        unknown, known = min(cause.extra_fields), sorted(fields_dict(cause.cl))
        what = f"{key}.{unknown} is not a setting" if key else f"{unknown} is not a section"
        return _Wrong(what, _meant(unknown, known))
    if isinstance(cause, KeyError):
        return _Wrong(f"{key} is missing", "add it")
    if isinstance(cause, _Wrong):
        return _Wrong(f"{key} {cause.problem}", cause.remedy)
    return _Wrong(f"{key} cannot be used: {cause}")


def _meant(given: str, known: list[str]) -> str:
    close = get_close_matches(given.lower(), known, n=1, cutoff=0.6)
    return (f"did you mean {close[0]}? " if close else "") + f"known are {', '.join(known)}"


# ---------- values


def _text(value: Any, _type: Any = None) -> str:
    if not isinstance(value, str):
        raise _Wrong(f"must be text, not {_shown(value)}", "put it in quotation marks")
    return value


def _filled(value: Any, _type: Any = None) -> str:
    if not _text(value).strip():
        raise _Wrong("is empty", "fill it in, or leave the whole entry out")
    return str(value)


def _address(value: Any, _type: Any = None) -> str:
    if " " in _filled(value).strip():
        raise _Wrong(f"is “{value}”, which has a space", "write %20 for it")
    return str(value)


def _names(value: Any, _type: Any = None) -> tuple[str, ...]:
    names = _list(value, tuple[str, ...])
    if not all(name.strip() for name in names):
        raise _Wrong("holds an empty name", "fill it in, or leave it out")
    return names


def _truth(value: Any, _type: Any = None) -> bool:
    if not isinstance(value, bool):
        raise _Wrong(f"must be true or false, not {_shown(value)}")
    return value


def _share(value: Any, _type: Any = None) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= 1:
        raise _Wrong(f"must be a number from 0 to 1, not {_shown(value)}")
    return float(value)


def _date(value: Any, _type: Any = None) -> str | None:
    """TOML has dates of its own; they mean the same as the text."""
    text = value.isoformat() if isinstance(value, date) else _text(value)
    if text and not is_date(text):
        raise _Wrong(f"is “{text}”, which is not a date", "write it as 2025-07-14")
    return text


def _lemma(value: Any, _type: Any = None) -> str:
    if not _LEMMA.fullmatch(_text(value)):
        raise _Wrong(
            f"must be one verb in its base form and in lower case, not “{value}”", "for example lemma = “moot”"
        )
    return str(value)


def _frames(value: Any, _type: Any = None) -> tuple[str, ...]:
    frames = _list(value, tuple[str, ...])
    if not frames:
        raise _Wrong("is empty", "leave it out: then every frame of a verb of saying counts")
    for frame in frames:
        if not _FRAME.fullmatch(frame):
            raise _Wrong(f"holds “{frame}”, which is not a frame", "docs/settings.md lists the frames")
    return frames


def _one_of(*known: str) -> Callable[[Any, Any], str]:
    def chosen(value: Any, _type: Any = None) -> str:
        if _text(value) not in known:
            raise _Wrong(f"is “{value}”, which is not known", _meant(value, list(known)))
        return str(value)

    return chosen


def _list(value: Any, type_: Any) -> tuple[Any, ...]:
    """A tuple of what `type_` holds. A single section where several are possible is the commonest mistake."""
    inner = get_args(type_)[0]
    if not isinstance(value, list):
        several = "start each with two brackets on either side, for example [[cue]]"
        remedy = several if has(inner) else 'write a list: ["one", "two"]'
        raise _Wrong(f"must be a list, not {_shown(value)}", remedy)
    found: tuple[Any, ...] = _LISTS.structure(value, type_)
    return found


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "a section"
    if isinstance(value, list):
        return "a list"
    return f"“{value}”" if isinstance(value, str) else str(value).lower() if isinstance(value, bool) else str(value)


# ---------- the converters

_FIELDS: dict[type[Any], dict[str, Callable[[Any, Any], Any]]] = {
    UserCue: {"lemma": _lemma, "frames": _frames, "reliability": _share, "stance": _one_of(*get_args(Stance))},
    Authority: {"name": _filled, "type": _one_of(*get_args(SourceType)), "uri": _address, "aliases": _names},
    Header: {"date": _date},
}
"""Fields that require more than their type says."""


def _section(kind: type[Any]) -> Callable[[Any, Any], Any]:
    special = {name: override(struct_hook=hook) for name, hook in _FIELDS.get(kind, {}).items()}
    build = make_dict_structure_fn(kind, _CONVERTER, **special)  # type: ignore[arg-type]

    def structured(value: Any, type_: Any) -> Any:
        if not isinstance(value, dict):
            raise _Wrong(
                f"must be a section with keys of its own, not {_shown(value)}", "docs/settings.md shows them all"
            )
        return build(value, type_)

    return structured


def _converter() -> Converter:
    converter = Converter(forbid_extra_keys=True)
    converter.register_structure_hook(str, _text)
    converter.register_structure_hook(bool, _truth)
    converter.register_structure_hook(float, _share)
    converter.register_structure_hook_func(lambda type_: type_ == str | None, _text)
    converter.register_structure_hook_func(lambda type_: type_ == float | None, _share)
    converter.register_structure_hook_func(
        lambda type_: type_ == tuple[str, ...] | None, lambda value, _: _list(value, tuple[str, ...])
    )
    converter.register_structure_hook_factory(has, _section)
    return converter


_LISTS = _converter()
"""Structures lists item by item, once `_list` has seen that they are lists."""
_CONVERTER = _converter()
_CONVERTER.register_structure_hook_func(lambda type_: getattr(type_, "__origin__", None) is tuple, _list)
