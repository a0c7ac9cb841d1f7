"""The table for reading at a terminal: each sentence, on whose word it stands, by which rule."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Mapping, Sequence

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from provenance.model import Document, Sentence, Source
from provenance.writing.standing import Standing, standings, still
from provenance.writing.wording import wording

STYLES: dict[Standing, str] = {
    "named": "green",
    "institution": "blue",
    "unnamed": "magenta",
    "unresolved": "dim",
    "partly": "cyan",
    "hearsay": "yellow",
    "outlet": "",
    "none": "dim",
}
_SEVERITIES = {"low": "dim", "medium": "yellow", "high": "bold red"}
_SHOWN = {code: chr(0x2400 + code) for code in range(32)} | dict.fromkeys(range(0x7F, 0xA0), "\ufffd")
_SHOWN |= dict.fromkeys(map(ord, "\t\n\r\v\f\u2028\u2029"), " ")
_SHOWN |= dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xD800, 0xE000)], "\ufffd")


def write_terminal(document: Document, *, width: int = 100) -> str:
    """The table as plain text, at most `width` columns wide."""
    out = io.StringIO()
    Console(file=out, width=width, force_terminal=False, color_system=None, legacy_windows=False).print(view(document))
    return "".join(line.rstrip() + "\n" for line in out.getvalue().splitlines())


def view(document: Document) -> RenderableType:
    """The table as rich shows it. Control characters of the text are made visible; none reaches the terminal."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 1, 0), expand=False, header_style="bold")
    table.add_column("", style="dim", justify="right", no_wrap=True)
    table.add_column("Sentence", ratio=6, overflow="fold")
    table.add_column("On whose word", ratio=4, overflow="fold")
    table.add_column("Rule", no_wrap=True, style="dim")
    rules = {attribution.id: attribution.rule for attribution in document.attributions}
    stands = standings(document)
    registry = {source.id: source for source in document.sources}
    for number, (sentence, standing) in enumerate(zip(document.sentences, stands, strict=True), 1):
        words = shown(document.text[sentence.start : sentence.end])
        style = "dim" if sentence.status == "not-a-claim" else ""
        table.add_row(
            str(number),
            Text(words, style),
            _word(sentence, standing, registry),
            "\n".join(dict.fromkeys(rules[id] for id in sentence.attributions)),
        )
    return Group(Padding(_heading(document), (0, 0, 1, 0)), table, _summary(stands))


def _heading(document: Document) -> Text:
    article = document.article
    copy = f"copy of {document.source(document.agency).name}" if document.agency else None
    parts = [shown(part) for part in (article.outlet, article.published, copy) if part]
    heading = Text(shown(article.title or article.id), style="bold")
    return heading.append("\n" + ", ".join(parts), style="not bold") if parts else heading


def _word(sentence: Sentence, standing: Standing, registry: Mapping[str, Source]) -> Text:
    words = wording()
    label = Text(f"{words['standing'][standing]['mark']} {shown(sentence.label)}", STYLES[standing])
    if sentence.carried:
        label.append(f"\n{shown(still(sentence.carried, registry))}", "italic")
    if sentence.by:
        label.append(f"\n{shown(str(sentence.by))}", "italic")
    for gap in sentence.gaps:
        severity = words["severity"][gap.severity]
        flag = f"\n{severity['mark']} {words['gap'][gap.kind]['name']} ({severity['name']})"
        label.append(flag, _SEVERITIES[gap.severity])
    return label


def _summary(stands: Sequence[Standing]) -> Text:
    counted, number = Counter(stands), len(stands)
    summary = Text(f"\n{number} sentence{'' if number == 1 else 's'}")
    for standing, style in STYLES.items():
        if count := counted[standing]:
            words = wording()["standing"][standing]
            summary.append(" · ").append(f"{words['mark']} {count} {words['name'].lower()}", style)
    return summary.append("\nLabels describe attribution, not truth.", "dim")


def shown(text: str) -> str:
    """The text in one line, with nothing in it that could control a terminal."""
    return text.translate(_SHOWN)
