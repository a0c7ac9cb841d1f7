"""The pages of rules and cues, the `explain` command, and the view of one sentence."""

from __future__ import annotations

import importlib.util
import sys
from io import StringIO
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner
from rich.console import Console

from provenance.cli import main
from provenance.cli.why import show_why
from provenance.engine.weighing import counts
from provenance.explain import rule_page
from provenance.rules import LATER, RULES
from provenance.settings import Settings
from provenance.why import why

_GENERATOR = Path(__file__).parents[1] / "docs" / "generate.py"


def _run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["explain", *arguments])
    return result.exit_code, result.output


def test_a_rule_is_found_in_any_case_and_shows_its_examples() -> None:
    code, page = _run("cla01")
    assert code == 0
    assert page == rule_page(next(rule for rule in RULES if rule.id == "CLA01"))
    assert "The minister said [that the dam would open in May]." in page


@pytest.mark.parametrize("name", [("say",), ("said",), ("SAYING",)])
def test_a_cue_is_found_in_any_form_and_shows_its_counts(name: tuple[str, ...]) -> None:
    code, page = _run(*name)
    right, total = counts()["say", "that", "*"]
    assert code == 0
    assert page.startswith("# say\n")
    assert f"| `that` | CLA01 | {right} | {total} |" in page


@pytest.mark.parametrize("name", ["statement", "statements", "Statement (noun)"])
def test_a_noun_is_found_by_itself(name: str) -> None:
    code, page = _run(name)
    assert code == 0
    assert page.startswith("# statement (noun)\n")


def test_a_word_that_is_verb_and_noun_shows_both() -> None:
    code, page = _run("claims")
    assert code == 0
    assert [line for line in page.splitlines() if line.startswith("# ")] == ["# claim", "# claim (noun)"]


def test_an_unknown_phrase_names_the_cues_in_it() -> None:
    code, message = _run("politely declined to comment")
    assert code == 2
    assert "did you mean decline, comment, comment (noun)" in message.replace("\n", " ")


def test_a_phrase_needs_no_quotation_marks() -> None:
    assert _run("according", "to") == _run("according to")
    assert _run("according", "to")[0] == 0


def test_an_unknown_name_is_refused_with_the_closest() -> None:
    code, message = _run("clam")
    assert code == 2
    assert "did you mean" in message
    assert "claim" in message


def test_without_a_name_all_rules_are_listed() -> None:
    code, page = _run()
    assert code == 0
    assert all(f"**{rule.id}**" in page for rule in (*RULES, *LATER))


def _generator() -> ModuleType:
    sys.path.insert(0, str(_GENERATOR.parent))  # as Python does for a script
    spec = importlib.util.spec_from_file_location("generate", _GENERATOR)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_no_page_is_stale() -> None:
    assert _generator().stale() == [], "run: python docs/generate.py"


def test_why_names_winners_and_the_reason_of_the_losers() -> None:
    text = "It rained. The mayor said that the gate had closed."
    (first, none), (second, verdicts) = why(text)
    assert (first, none) == ("It rained.", ())
    assert second == "The mayor said that the gate had closed."
    assert [(v.rule, v.source, v.cue, v.won, v.fate) for v in verdicts] == [
        ("CLA01", "The mayor", "said", True, "won")
    ]  # fmt: skip
    _, (_, silenced) = why(text, Settings(silenced_rules=frozenset(["CLA01"])))
    assert [(v.won, v.fate) for v in silenced] == [(False, "rule CLA01 is silenced by the settings")]


def test_why_on_the_terminal() -> None:
    out = StringIO()
    show_why("It rained. The mayor said [red]that the gate[/red] had closed.", console=Console(file=out, width=200))
    assert "No word of this sentence introduces an attribution." in out.getvalue()
    assert "[red]that the gate[/red] had closed" in out.getvalue()


def test_annotate_shows_why_for_one_sentence(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("It rained. The mayor said that the gate had closed.", encoding="utf-8")
    shown = CliRunner().invoke(main, ["annotate", str(article), "--why", "s2"])
    assert (shown.exit_code, "CLA01" in shown.output, "It rained" in shown.output) == (0, True, False)
    refused = CliRunner().invoke(main, ["annotate", str(article), "--why", "s9"])
    assert (refused.exit_code, "there is no sentence s9" in refused.output) == (2, True)


def test_why_shows_the_links_of_a_chain_and_what_is_none() -> None:
    text = "Bell told Reuters that the gate was shut. Bell told the clerk that it was shut, citing high winds."
    (_, told), (_, cited) = why(text)
    assert [(v.won, v.fate) for v in told if v.rule == "REL02"] == [(True, "a link: Reuters")]
    assert [(v.won, v.fate) for v in cited if v.rule == "REL02"] == [(False, "not a medium")]
    assert [(v.won, v.fate) for v in cited if v.rule == "REL01"] == [(False, "a reason or a thing, and no source")]
    (_, own), _ = why(text, outlet="Reuters")
    assert [(v.won, v.fate) for v in own if v.rule == "REL02"] == [(False, "the article's own outlet")]
    (_, silenced), _ = why(text, Settings(silenced_rules=frozenset(["REL02"])))
    assert [(v.won, v.fate) for v in silenced if v.rule == "REL02"] == [
        (False, "rule REL02 is silenced by the settings")
    ]  # fmt: skip


def test_why_shows_reports_inside_quotations() -> None:
    ((_, verdicts),) = why("“The mayor has admitted that the test failed,” Ada Bell said.")
    assert [(v.source, v.fate) for v in verdicts if v.won] == [
        ("The mayor", "won, inside the content of “said”"),
        ("Ada Bell", "won"),
    ]
