"""What the labels mean, in one line each: these go into the header of every file that uses them."""

from __future__ import annotations

from provenance.model import Source
from provenance.writing.wording import wording

TITLES: dict[str, str] = wording()["taxonomy"]
CATEGORIES = {
    name: {key: f"{row['name']}: {row['means']}" for key, row in wording()[name].items()} for name in ("status", "gap")
}
"""Name and meaning, for labels with a name of their own: “At second hand: known only through another medium”."""
CATEGORIES |= {
    name: {key: row["means"] for key, row in wording()[name].items()}
    for name in ("mode", "stance", "channel", "severity", "naming")
} | {"carried": {key: row["means"] for key, row in wording()["carried"]["form"].items()}}


def naming(source: Source) -> str:
    """How the text tells who a source is: a category of the taxonomy `naming`."""
    return "named" if source.named else "by-office" if source.by_office else "unnamed"
