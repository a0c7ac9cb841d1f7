"""Every colour of text has WCAG AA contrast on every ground it can stand on, in light and in dark."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

STANDINGS = ("named", "institution", "unnamed", "unresolved", "partly", "hearsay", "outlet", "none")
TEXT = ("ink", "soft", "link", "grave", *STANDINGS)
GROUNDS = ("paper", "panel", "lit", "outlet-tint")
TINTS = ("named-tint", "institution-tint", "unnamed-tint", "unresolved-tint", "partly-tint", "hearsay-tint")


def palettes() -> dict[str, dict[str, str]]:
    """The palettes as the style sheet sets them: the first block light, the second dark."""
    css = files("provenance.writing.report").joinpath("report.css").read_text(encoding="utf-8")
    blocks = (part.partition("}")[0] for part in css.split("@media screen and (prefers-color-scheme"))
    light, dark = (dict(re.findall(r"--([\w-]+): (#\w{3,6});", block)) for block in blocks)
    return {"light": light, "dark": light | dark}


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * c for c in colour[1:])
    channels = (int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_itself() -> None:
    assert contrast("#000000", "#fff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_can_be_read(scheme: str) -> None:
    palette = palettes()[scheme]
    pairs = [(t, g) for t in TEXT for g in GROUNDS] + [("ink", tint) for tint in TINTS] + [("paper", "ink")]
    low = {pair: round(c, 2) for pair in pairs if (c := contrast(palette[pair[0]], palette[pair[1]])) < 4.5}
    assert low == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_lines_and_parts_of_the_bar_can_be_seen(scheme: str) -> None:
    palette = palettes()[scheme]
    for standing in STANDINGS:
        assert contrast(palette[standing], palette["paper"]) >= 3
        if f"{standing}-tint" in palette:
            assert contrast(palette[standing], palette[f"{standing}-tint"]) >= 3
