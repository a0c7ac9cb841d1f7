"""The words for labels (`wording.toml`), loaded once: one glyph, one name, one meaning, wherever a thing is shown."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def wording() -> dict[str, Any]:
    """The tables, keyed as in `provenance.model`: `standing`, `status`, `gap`, `severity`, `change` … A row has a
    `name`, what it `means`, and a `mark` if it has a glyph."""
    return tomllib.loads(files(__package__).joinpath("wording.toml").read_text(encoding="utf-8"))
