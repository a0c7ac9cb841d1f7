"""Write the pages that come from the code: docs/rules/, one page a rule and an index, and the JSON contract's.

usage: python docs/generate.py [--check]    (--check writes nothing and fails if a page is stale)
"""

from __future__ import annotations

import sys
from pathlib import Path

from contract import SCHEMAS, json_page, types

from provenance.explain import families, rule_page
from provenance.rules import LATER, RULES

RULE_PAGES = Path(__file__).parent / "rules"
NOTE = "<!-- Written by docs/generate.py from provenance/rules/; edit the rule and run it again. -->\n\n"


def pages() -> dict[Path, str]:
    """Path → text of every generated page."""
    found = {RULE_PAGES / f"{rule.id}.md": NOTE + rule_page(rule) for rule in (*RULES, *LATER)}
    found[RULE_PAGES / "README.md"] = NOTE + _index()
    found[RULE_PAGES.parent / "json.md"] = json_page()
    found[SCHEMAS / "provenance.d.ts"] = types()
    return found


def stale() -> list[Path]:
    """Pages that are missing, differ from what would be written, or belong to no rule any more."""
    wanted = pages()
    differ = [path for path, text in wanted.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    return sorted([*differ, *(path for path in RULE_PAGES.glob("*.md") if path not in wanted)])


def _index() -> str:
    lines = ["# Rules", "", "What each rule sees, why, its limits, its examples, and how reliable it has been.", ""]
    for name, rules in families().items():
        lines += [f"## {name}", "", *(f"- [{rule.id}]({rule.id}.md) {rule.name}" for rule in rules), ""]
    return "\n".join(lines)


def main(arguments: list[str]) -> int:
    if "--check" in arguments:
        for path in stale():
            sys.stderr.write(f"{path} is stale; run python docs/generate.py\n")
        return 1 if stale() else 0
    RULE_PAGES.mkdir(exist_ok=True)
    wanted = pages()
    for path in stale():
        if path in wanted:
            path.write_text(wanted[path], encoding="utf-8")
        else:
            path.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
