"""CSV and TSV: one row per sentence, the columns of `COLUMNS`, no text altered.

CSV is RFC 4180 with CRLF: everything in a cell, including line breaks, is kept by quoting. TSV (IANA) has no quoting,
so tab, line feed and carriage return in a cell become spaces; offsets lead to the exact text.

A cell may start with `=`, `+`, `-` or `@`, which a spreadsheet could take for a formula. It is left as it is, since the
text is never altered: import such a file with all columns as text.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from provenance.model import Document

COLUMNS = (
    "document", "outlet", "published", "sentence", "start", "end", "paragraph", "status", "label", "chain", "rules",
    "gaps", "carried", "by", "text",
)  # fmt: skip
_SPACES = dict.fromkeys(map(ord, "\t\n\r"), " ")


def write_csv(document: Document) -> str:
    """A header and a row for each sentence. Several names, rules or gaps in one cell are separated by ` | `."""
    out = io.StringIO(newline="")
    table = csv.writer(out)
    table.writerow(COLUMNS)
    table.writerows(_rows(document))
    return out.getvalue()


def write_tsv(document: Document) -> str:
    """The same with tabs, and no line break inside a row."""
    rows = [COLUMNS, *_rows(document)]
    return "".join("\t".join(cell.translate(_SPACES) for cell in row) + "\n" for row in rows)


def _rows(document: Document) -> Iterator[tuple[str, ...]]:
    names = {source.id: source.name for source in document.sources}
    rules = {attribution.id: attribution.rule for attribution in document.attributions}
    article = document.article
    for s in document.sentences:
        found = dict.fromkeys(rules[id] for id in s.attributions)
        yield (
            article.id, article.outlet or "", article.published or "", s.id, str(s.start), str(s.end),
            str(s.paragraph), s.status, s.label, _several(names[id] for id in s.chain), _several(found),
            _several(gap.kind for gap in s.gaps), _several(names[id] for id in s.carried.chain) if s.carried else "",
            str(s.by or ""), document.text[s.start : s.end],
        )  # fmt: skip


def _several(values: Iterable[str]) -> str:
    return " | ".join(values)
