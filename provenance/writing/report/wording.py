"""The report's words (`wording.toml`), loaded once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def wording() -> dict[str, Any]:
    """The tables `standing`, `gap`, `severity`, `change`, `type`, `mode`, `stance`, keyed as in `provenance.model`."""
    return tomllib.loads(files(__package__).joinpath("wording.toml").read_text(encoding="utf-8"))
