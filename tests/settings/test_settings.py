"""`provenance.toml`, from the file to the attributions."""

from __future__ import annotations

import pickle
import re
from pathlib import Path

import pytest

from provenance.errors import SettingsError
from provenance.pipeline import annotate
from provenance.settings import Settings, read_settings

DOC = (Path(__file__).parents[2] / "docs" / "settings.md").read_text(encoding="utf-8")


def _found(tmp_path: Path, toml: str, text: str) -> list[tuple[str, str, str, float]]:
    """Rule, cue, content and certainty of what is found under these settings."""
    path = tmp_path / "provenance.toml"
    path.write_text(toml, encoding="utf-8")
    document = annotate(text, settings=read_settings(path))
    return [
        (a.rule, text[a.cue[0].start : a.cue[-1].end], text[a.content[0].start : a.content[-1].end], a.certainty)
        for a in document.attributions
    ]


@pytest.mark.parametrize(
    ("toml", "text", "found"),
    [
        ("", "The mayor mooted that the gate would close.", []),
        ('[[cue]]\nlemma = "moot"\n', "The mayor mooted that the gate would close.", [("CLA01", "mooted", 0.8)]),
        ('[[cue]]\nlemma = "moot"\n', "The mayor is mooting a closure.", [("CLA04", "is mooting", 0.8)]),
        ('[[cue]]\nlemma = "moot"\nframes = ["that"]\n', "The mayor is mooting a closure.", []),
        (
            '[[cue]]\nlemma = "moot"\nframes = ["that"]\nreliability = 0.6\n',
            "The mayor left, mooting that the gate would close.", [("PAR01", "mooting", 0.6)],
        ),
        (
            '[[cue]]\nlemma = "moot"\n', "“The gate will close,” mooted Ana Ruiz.", [("ORD02", "mooted", 0.8)],
        ),
        ('[[cue]]\nlemma = "say"\nframes = ["that"]\nreliability = 0.1\n', "He said that the gate had closed.", []),
        ('[silence]\ncues = ["say"]\n', "He said that the gate had closed.", []),
        ('[silence]\nrules = ["CLA01"]\n', "He said that the gate had closed.", []),
        ("[engine]\nthreshold = 1\n", "He said that the gate had closed.", []),
    ],
)  # fmt: skip
def test_cues_silence_and_threshold(tmp_path: Path, toml: str, text: str, found: list[tuple[str, str, float]]) -> None:
    assert [(rule, cue, certainty) for rule, cue, _, certainty in _found(tmp_path, toml, text)] == found


def test_the_stance_is_the_users(tmp_path: Path) -> None:
    path = tmp_path / "provenance.toml"
    path.write_text('[[cue]]\nlemma = "moot"\nstance = "suggest"\n')
    (attribution,) = annotate("The mayor mooted a closure.", settings=read_settings(path)).attributions
    assert (attribution.lemma, attribution.stance) == ("moot", "suggest")


def test_a_silenced_rule_costs_only_its_own(tmp_path: Path) -> None:
    text = "He said that the gate had closed. The company promised to rebuild the wall."
    assert [f[0] for f in _found(tmp_path, "", text)] == ["CLA01", "CLA03"]
    assert [f[0] for f in _found(tmp_path, '[silence]\nrules = ["CLA01"]\n', text)] == ["CLA03"]


def test_back_off_classes_replace_the_counts(tmp_path: Path) -> None:
    text = "He said that the gate had closed."
    counted, uncounted = (_found(tmp_path, toml, text)[0] for toml in ("", "[engine]\ncounted = false\n"))
    assert counted[:3] == uncounted[:3]
    assert counted[3] != uncounted[3]


def test_the_rule_in_the_docs_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = re.search(r'```python\n("""house_rules.*?)```', DOC, re.DOTALL)
    assert code
    (tmp_path / "own_by_the_reckoning_of.py").write_text(code[1], encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    toml = '[rules]\nmodules = ["own_by_the_reckoning_of"]\n'
    text = "By the reckoning of the harbour master, the channel is nine metres deep."
    assert _found(tmp_path, "", text) == []
    assert _found(tmp_path, toml, text) == [("OWN01", "By the reckoning of", "the channel is nine metres deep", 0.9)]
    assert _found(tmp_path, toml + '[silence]\nrules = ["OWN01"]\n', text) == []


_OWN = """
from provenance.rules.rule import Rule
def propose(context):
    {}
RULE = Rule(id="OWN01", name="n", frames=(), words=("rained",), sees="s", why="w", limits="l", reference="r",
            hits=(), misses=(), propose=propose)
"""


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("raise ImportError('no such thing')", "cannot be imported (no such thing)"),
        ("", "has no RULE"),
        ("RULE = 1", "RULE is not a provenance.rules.rule.Rule"),
        ("from provenance.rules.clause.that_clause import RULE", "takes the id CLA01, which exists"),
        ("def (:", "cannot be imported (SyntaxError: invalid syntax"),
        (
            "import no_such_thing",
            "cannot be imported (No module named 'no_such_thing'); it imports no_such_thing: install",
        ),
        (_OWN.format("return context.nothing"), "its rule fails (AttributeError: 'CueContext' object has no attribute"),
        (
            _OWN.format("return 'yes'"),
            "its rule returns 'yes', which is no Candidate, Relay or None; see docs/settings",
        ),
    ],
)
def test_a_bad_rule_module_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, source: str, problem: str) -> None:
    name = f"own_{abs(hash(source))}"
    (tmp_path / f"{name}.py").write_text(source)
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(SettingsError) as caught:
        _found(tmp_path, f'[rules]\nmodules = ["{name}"]\n', "He said that it rained.")
    assert f"rules.modules: {name}: {problem}" in str(caught.value)


@pytest.mark.parametrize(
    ("toml", "problem"),
    [
        ("[cues]\n", "cues is not a section; did you mean cue? known are authority, cue"),
        (
            "[engine]\nthreshhold = 0.5\n",
            "engine.threshhold is not a setting; did you mean threshold? known are counted",
        ),
        ("[engine]\nthreshold = 'high'\n", "engine.threshold must be a number from 0 to 1, not “high”"),
        ("[engine]\nthreshold = 37\n", "engine.threshold must be a number from 0 to 1, not 37"),
        ("[engine]\nthreshold = true\n", "engine.threshold must be a number from 0 to 1, not true"),
        ("[engine]\ncounted = 1\n", "engine.counted must be true or false, not 1"),
        ("engine = 3\n", "engine must be a section with keys of its own, not 3"),
        ("silence = []\n", "silence must be a section with keys of its own, not a list"),
        ("[silence]\ncues = [1]\n", "silence.cues[1] must be text, not 1; put it in quotation marks"),
        ("[silence]\ncues = 'find'\n", "silence.cues must be a list, not “find”; write a list"),
        ("[rules]\nmodule = ['x']\n", "rules.module is not a setting; did you mean modules?"),
        ("[[cue]]\nreliability = 0.5\n", "cue[1].lemma is missing; add it"),
        ("[header]\ndate = 'yesterday'\n", "header.date is “yesterday”, which is not a date; write it as 2025-07-14"),
        ("[header]\ndate = 'July 14, 2025'\n", "header.date is “July 14, 2025”, which is not a date"),
        ("[[cue]]\nlemma = 'moot'\n[[cue]]\nlema = 'find'\n", "cue[2].lema is not a setting; did you mean lemma?"),
        ("[cue]\nlemma = 'moot'\n", "cue must be a list, not a section; start each with two brackets"),
        ("cue = 1\n", "cue must be a list, not 1"),
        ("cue = ['moot']\n", "cue[1] must be a section with keys of its own, not “moot”"),
        ('[[cue]]\nlemma = "point out"\n', "cue[1].lemma must be one verb in its base form"),
        ('[[cue]]\nlemma = "moot"\nframes = ["whatever"]\n', "cue[1].frames holds “whatever”, which is not a frame"),
        ('[[cue]]\nlemma = "moot"\nframes = []\n', "cue[1].frames is empty; leave it out"),
        ('[[cue]]\nlemma = "moot"\nframes = "that"\n', "cue[1].frames must be a list, not “that”"),
        ('[[cue]]\nlemma = "moot"\nreliability = 2\n', "cue[1].reliability must be a number from 0 to 1"),
        (
            '[[cue]]\nlemma = "moot"\nstance = "loud"\n',
            "cue[1].stance is “loud”, which is not known; known are neutral",
        ),
        ("authority = 'x'\n", "authority must be a section with keys of its own, not “x”"),
        ("[header]\nlicense = 'MIT'\n", "header.license is not a setting; did you mean licence?"),
        ("[header]\ndate = 2025\n", "header.date must be text, not 2025"),
        ("[[cue]\n", "is not TOML"),
    ],
)
def test_what_cannot_be_used_is_refused(tmp_path: Path, toml: str, problem: str) -> None:
    with pytest.raises(SettingsError) as caught:
        _found(tmp_path, toml, "It rained.")
    assert str(caught.value).startswith(f"{tmp_path / 'provenance.toml'}: {problem}")


@pytest.mark.parametrize(
    ("toml", "problem"),
    [
        ('rules = ["XXX99"]', "silence.rules names “XXX99”, which does not exist"),
        ('rules = ["CLA01", "CLA100"]', "silence.rules names “CLA100”, which does not exist; did you mean CLA0"),
        ('rules = ["cla01"]', "silence.rules names “cla01”, which does not exist; did you mean CLA01"),
        ('cues = ["sayy"]', "silence.cues names “sayy”, which does not exist; did you mean say"),
        ('cues = ["said"]', "silence.cues names “said”, which does not exist; did you mean say?"),
    ],
)
def test_what_does_not_exist_cannot_be_silenced(tmp_path: Path, toml: str, problem: str) -> None:
    with pytest.raises(SettingsError) as caught:
        _found(tmp_path, f"[silence]\n{toml}\n", "It rained.")
    assert str(caught.value).startswith(problem)


@pytest.mark.parametrize(
    ("toml", "problem"),
    [
        (
            "[[cue]]\nlemma = 'find'\n[[cue]]\nlemma = 'find'\nframes = ['np']\n",
            "cue[2].lemma is “find”, which is given tw",
        ),
        (
            "[[cue]]\nlemma = 'moot'\nframes = ['p:zzz']\n",
            "cue[1].frames holds “p:zzz”, and “zzz” is not a preposition",
        ),
    ],
)
def test_what_would_have_no_effect_is_refused(tmp_path: Path, toml: str, problem: str) -> None:
    with pytest.raises(SettingsError) as caught:
        _found(tmp_path, toml, "It rained.")
    assert str(caught.value).startswith(problem)


def test_cues_and_rules_of_the_users_own_can_be_silenced(tmp_path: Path) -> None:
    toml = '[silence]\ncues = ["moot", "reportedly", "according to"]\n[[cue]]\nlemma = "moot"\n'
    assert _found(tmp_path, toml, "The mayor mooted that the gate would close.") == []


def test_a_date_of_toml_is_a_date(tmp_path: Path) -> None:
    path = tmp_path / "provenance.toml"
    path.write_text("[header]\ndate = 2025-07-14\n")
    assert read_settings(path).header.date == "2025-07-14"


def test_a_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "provenance.toml"
    path.write_text("\ufeff[silence]\nrules = ['CLA01']\n", encoding="utf-8")
    assert read_settings(path).silenced_rules == {"CLA01"}


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("who.tsv", "Ana Ruiz\tperson\n", ":1: has 2 columns; write name, type, uri and aliases"),
        ("who.tsv", "# x\nAna Ruiz\thuman\thttp://a.example/1\n", ":2: type is “human”, which is not known"),
        ("who.tsv", "Ana Ruiz\tperson\t\t\tx\n", ":1: has 5 columns"),
        ("who.tsv", "\tperson\thttp://a.example/1\n", ":1: name is empty"),
        ("who.toml", "[[authority]]\nname = 3\n", ": authority[1].name must be text, not 3"),
        ("who.toml", "[authority]\nname = 'x'\n", ": authority must be a list, not a section"),
        ("who.toml", "[[authority]]\nname = 'x'\ntype = 'person'\n", ": authority[1].uri is missing; add it"),
        ("who.tsv", "Ana Ruiz\tperson\thttp://a.example/a b\n", ":1: uri is “http://a.example/a b”, which has a space"),
        (
            "who.toml",
            "[[authority]]\nname='x'\ntype='person'\nuri='a:1'\naliases=['']\n",
            ": authority[1].aliases holds an empty name",
        ),
        ("who.toml", "authority = [3\n", ": is not TOML"),
        ("who.tsv", None, ": cannot be read (No such file or directory); check the path"),
    ],
)
def test_an_authority_file_that_cannot_be_used_is_refused(
    tmp_path: Path, name: str, content: str | None, problem: str
) -> None:
    if content is not None:
        (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        _found(tmp_path, f'[authority]\nfiles = ["{name}"]\n', "It rained.")
    assert str(caught.value).startswith(f"{tmp_path / name}{problem}")


def test_every_example_in_the_docs_is_read(tmp_path: Path) -> None:
    (tmp_path / "counts.tsv").touch()
    for toml in re.findall(r"```toml\n(.*?)```", DOC, re.DOTALL):
        path = tmp_path / "provenance.toml"
        path.write_text(toml, encoding="utf-8")
        read_settings(path)


def test_errors_cross_processes_whole() -> None:
    error = SettingsError("is wrong", where="a.toml", remedy="mend it")
    assert str(pickle.loads(pickle.dumps(error))) == str(error) == "a.toml: is wrong; mend it"


def test_a_silenced_relay_takes_its_link_out_of_the_chain(tmp_path: Path) -> None:
    text = "Ada Bell told Reuters that the gate was shut."
    (tmp_path / "provenance.toml").write_text('[silence]\nrules = ["REL02"]\n', encoding="utf-8")
    usual, silenced = annotate(text), annotate(text, settings=read_settings(tmp_path / "provenance.toml"))
    assert usual.sentences[0].label == "Reuters citing Ada Bell"
    assert silenced.sentences[0].label == "Ada Bell"


def test_a_relay_of_the_users_adds_a_link(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "own_relay.py").write_text(_OWN_RELAY, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    text = "Ada Bell said by way of Reuters that the gate was shut."
    settings = Settings(rule_modules=("own_relay",))
    assert annotate(text).sentences[0].label == "Ada Bell"
    assert annotate(text, settings=settings).sentences[0].label == "Reuters citing Ada Bell"


_OWN_RELAY = """
from attrs import evolve
from provenance.rules.relay.phrases import relay
from provenance.rules.relay.told_medium import RULE as TOLD

def propose(site):
    following = [token.lower for token in site.view.tokens[site.head - 1 : site.head + 2]]
    if following != ["by", "way", "of"]:
        return None
    return relay("OWN02", site, site.head, site.head + 2, "outside", "medium")

RULE = evolve(TOLD, id="OWN02", words=("way",), propose=propose)
"""


def test_a_rule_of_the_user_tells_who_tells_whom_by_its_construction(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """“said that P” by the user's rule in place of the package's: the clause is told by the same people."""
    text = "Kyodo reported that Bell had left the hall, saying that the gate was shut."
    package = annotate(text).sentences[0].label
    assert package == "Kyodo News citing Bell"
    labels = []
    for name, construction in (("clause", "clause"), ("unsaid", "other")):
        (tmp_path / f"own_{name}.py").write_text(_OWN_CLAUSE.format(construction), encoding="utf-8")
        monkeypatch.syspath_prepend(tmp_path)
        settings = Settings(rule_modules=(f"own_{name}",), silenced_rules=frozenset(("CLA01",)))
        labels.append(annotate(text, settings=settings).sentences[0].label)
    assert labels[0] == package != labels[1]


_OWN_CLAUSE = """
from attrs import evolve
from provenance.rules.clause.that_clause import RULE as THAT
from provenance.rules.proposal import content_right

def propose(context):
    return content_right("OWN03", context, context.after, context.cue_end)

RULE = evolve(THAT, id="OWN03", propose=propose, construction="{}")
"""


def test_rules_of_users_may_still_import_the_old_name_of_content_end() -> None:
    from provenance.rules import content_end, ends

    assert ends.right_end is content_end.right_end
