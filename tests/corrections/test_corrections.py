"""Labels by hand: they win, say whose they are, and outlive other texts and other versions of the program."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from attrs import evolve
from click.testing import CliRunner
from lxml import etree

from provenance.cli import main
from provenance.corrections import correct, read_corrections, target, write_corrections
from provenance.corrections.file import parse_corrections
from provenance.errors import ReadingError
from provenance.model import BY_HAND, Correction, Credited, Document, Label, Span, Status
from provenance.pipeline import annotate
from provenance.reading import read_tei
from provenance.writing.json_validation import validate_json
from provenance.writing.report import write_report
from provenance.writing.table import write_csv
from provenance.writing.tei.validation import validate_tei
from provenance.writing.terminal import write_terminal

TEXT = """The bridge at Velm will stay shut until May, the roads office said.

A mason at the yard was blunter. “Nobody ever came to look at the piers,” he said.

Ines Oldham told reporters that repairs would cost three million. The bridge was built in 1958.

“We saw cracks. They grew. We rang the office,” said Ines Oldham, the chief engineer.

The Post, citing two aides, reported that the office had known since March.
"""
MASON = Credited("mason", "unnamed-person", named=False)
OLDHAM = Credited("Ines Oldham")


@pytest.fixture(scope="module")
def plain() -> Document:
    return annotate(TEXT, id="velm", outlet="Gazette", title="Shut", url="https://gazette.example/velm")


def said(document: Document, id: str, status: Status | None, *chain: Credited, **more: object) -> Correction:
    """What Ada says of a sentence: its status and chain; without a status, that the label is wrong."""
    spans = {key: more.pop(key) for key in ("source", "cue", "content") if key in more}
    label = Label(status, chain, **spans) if status else None  # type: ignore[arg-type]
    about = target(document, document.sentence(id))
    return Correction(about, right=False, label=label, **({"who": "Ada", "when": "2026-11-27"} | more))  # type: ignore[arg-type]


def at(document: Document, id: str, words: str) -> tuple[Span, ...]:
    """Where the words stand, from the start of the sentence."""
    start = document.text.index(words) - document.sentence(id).start
    return (Span(start, start + len(words)),)


def sentence_with(document: Document, words: str) -> str:
    place = document.text.index(words)
    return next(s.id for s in document.sentences if s.start <= place < s.end)


def words(document: Document, spans: tuple[Span, ...]) -> list[str]:
    return [document.text_of(span) for span in spans]


# ---------- a person's label wins


def test_a_source_is_replaced_and_what_is_not_said_stays(plain: Document) -> None:
    id = sentence_with(plain, "Nobody ever")
    done = correct(plain, [said(plain, id, "attributed", MASON, note="the mason, not the engineer")])
    s = done.sentence(id)
    assert (s.status, s.label, s.by and str(s.by)) == ("attributed", "mason, unnamed", "corrected by Ada")
    (made,) = [done.attribution(a) for a in s.attributions]
    assert made.rule == BY_HAND
    assert made.chain == s.chain
    assert words(done, made.cue) == ["said"]
    assert words(done, made.content) == ["“Nobody ever came to look at the piers,”"]
    assert made.by == s.by
    assert made.certainty == 1
    assert [x for x in done.sentences if x.id != id] == [x for x in plain.sentences if x.id != id]


def test_a_pronoun_becomes_a_mention_of_the_person_s_source_alone(plain: Document) -> None:
    id = sentence_with(plain, "Nobody ever")
    done = correct(plain, [said(plain, id, "attributed", MASON)])
    place = done.text.index("he said")
    owners = [s.name for s in done.sources for m in s.mentions if (m.start, m.end) == (place, place + 2)]
    assert owners == ["mason"]


def test_a_source_that_is_typed_is_registered_where_its_name_stands(plain: Document) -> None:
    id = sentence_with(plain, "built in 1958")
    done = correct(plain, [said(plain, id, "attributed", Credited("roads archive", "organisation"))])
    s = done.sentence(id)
    assert s.chain == ("src.roads-archive",)
    source = done.source("src.roads-archive")
    assert (source.type, source.named, source.mentions) == ("organisation", True, ())
    (made,) = [done.attribution(a) for a in s.attributions]
    assert (words(done, made.content), made.cue, made.source) == (["The bridge was built in 1958"], (), ())
    assert made.id not in {a.id for a in plain.attributions}


def test_marked_words_are_taken_as_they_are_marked(plain: Document) -> None:
    id = sentence_with(plain, "repairs would cost")
    marks = {"cue": at(plain, id, "told reporters that"), "content": at(plain, id, "repairs would cost three million")}
    done = correct(plain, [said(plain, id, "attributed", OLDHAM, **marks)])
    (made,) = [done.attribution(a) for a in done.sentence(id).attributions]
    assert (words(done, made.cue), words(done, made.content)) == (
        ["told reporters that"], ["repairs would cost three million"],
    )  # fmt: skip
    assert made.rule == BY_HAND


def test_nobody_s_word_takes_the_attribution_away(plain: Document) -> None:
    id = sentence_with(plain, "stay shut")
    done = correct(plain, [said(plain, id, "unattributed")])
    s = done.sentence(id)
    assert (s.status, s.label, s.chain, s.attributions) == ("unattributed", "the outlet's own assertion", (), ())
    assert not {a.id for a in done.attributions} & set(plain.sentence(id).attributions)


def test_one_sentence_of_a_quotation_is_cut_out_of_it() -> None:
    whole = annotate("“We saw cracks. They grew. We rang the office,” said Ines Oldham, the chief engineer.")
    done = correct(whole, [said(whole, "s2", "attributed", Credited("Bo Lind"))])
    assert [s.label for s in done.sentences] == ["Ines Oldham", "Bo Lind", "Ines Oldham"]
    mine = [a for a in done.attributions if a.by]
    assert [words(done, a.content) for a in mine] == [["They grew."]]
    others = [span for a in done.attributions if not a.by for span in a.content]
    middle = whole.sentence("s2")
    assert all(span.end <= middle.start or span.start >= middle.end for span in others)


def test_an_attribution_around_the_person_s_stays_its_parent() -> None:
    whole = annotate("Reuters reported that the minister said that the dam would hold.")
    assert whole.sentences[0].label.startswith("Reuters citing")
    reuters = Credited("Reuters", "news-agency")
    done = correct(whole, [said(whole, "s1", "attributed", reuters, Credited("Bo Lind"))])
    assert done.sentences[0].label == "Reuters citing Bo Lind"
    (made,) = [a for a in done.attributions if a.by]
    assert made.parent is not None
    assert done.attribution(made.parent).chain == ("src.reuters",)


def test_hearsay_by_hand_has_nobody(plain: Document) -> None:
    id = sentence_with(plain, "built in 1958")
    s = correct(plain, [said(plain, id, "hearsay")]).sentence(id)
    assert (s.status, s.label, s.chain) == ("hearsay", "reportedly, nobody named", ())


def test_the_gaps_are_those_of_the_new_label(plain: Document) -> None:
    whole = annotate("The mayor lied about the money, two people familiar with the matter said.")
    assert whole.sentences[0].gaps
    done = correct(whole, [said(whole, "s1", "attributed", OLDHAM)])
    assert not done.sentences[0].gaps
    bare = annotate("The mayor lied about the money.")
    assert "unattributed-assertion" in {gap.kind for gap in bare.sentences[0].gaps}
    back = correct(bare, [said(bare, "s1", "attributed", MASON)])
    assert "unattributed-assertion" not in {gap.kind for gap in back.sentences[0].gaps}


# ---------- right, wrong


def test_a_confirmed_label_stays_and_says_who_confirmed_it(plain: Document) -> None:
    id = sentence_with(plain, "repairs would cost")
    right = evolve(said(plain, id, "attributed", OLDHAM), right=True)
    done = correct(plain, [right])
    assert str(done.sentence(id).by) == "confirmed by Ada"
    assert done.attributions == plain.attributions
    assert done.sources == plain.sources


def test_a_confirmed_label_wins_over_a_later_version_that_says_otherwise(plain: Document) -> None:
    id = sentence_with(plain, "repairs would cost")
    right = evolve(said(plain, id, "attributed", OLDHAM), right=True)
    others = (evolve(s, status="unattributed", chain=(), attributions=()) for s in plain.sentences)
    later = evolve(plain, sentences=tuple(others))
    s = correct(later, [right]).sentence(id)
    assert (s.status, s.label, str(s.by)) == ("attributed", "Ines Oldham", "corrected by Ada")


def test_a_disputed_label_stands_and_is_marked_until_the_program_says_another(plain: Document) -> None:
    id = sentence_with(plain, "repairs would cost")
    told = Label("attributed", (OLDHAM,))
    s = correct(plain, [said(plain, id, None, program=told)]).sentence(id)
    assert (s.label, str(s.by)) == ("Ines Oldham", "disputed by Ada")
    assert correct(plain, [said(plain, id, None, program=Label("unattributed"))]) == plain


def test_the_last_word_counts(plain: Document) -> None:
    id = sentence_with(plain, "built in 1958")
    both = [said(plain, id, "hearsay"), said(plain, id, "not-a-claim", who="Ben")]
    s = correct(plain, both).sentence(id)
    assert (s.status, s.by and s.by.who) == ("not-a-claim", "Ben")


# ---------- other texts


def test_in_a_changed_text_a_label_is_found_by_its_words_and_that_is_said(
    plain: Document, caplog: pytest.LogCaptureFixture
) -> None:
    id = sentence_with(plain, "built in 1958")
    newer = annotate("Updated at noon.\n\n" + TEXT, id="velm", outlet="Gazette", title="Shut")
    with caplog.at_level(logging.WARNING):
        done = correct(newer, [said(plain, id, "attributed", MASON)])
    assert done.sentence(sentence_with(done, "built in 1958")).label == "mason, unnamed"
    assert "velm: the text has changed; 1 correction is found by the words" in caplog.text


def test_what_is_no_longer_there_is_set_aside_by_name(plain: Document, caplog: pytest.LogCaptureFixture) -> None:
    id = sentence_with(plain, "built in 1958")
    newer = annotate(TEXT.replace("1958", "1957"), id="velm", outlet="Gazette", title="Shut")
    with caplog.at_level(logging.WARNING):
        assert correct(newer, [said(plain, id, "attributed", MASON)]) == newer
    assert "the correction of “The bridge was built in 1958.” is set aside: its sentence is no longer" in caplog.text


def test_a_sentence_that_stands_twice_is_told_by_what_is_around_it(
    plain: Document, caplog: pytest.LogCaptureFixture
) -> None:
    id = sentence_with(plain, "built in 1958")
    twice = annotate("The bridge was built in 1958.\n\n" + TEXT, id="velm", outlet="Gazette", title="Shut")
    done = correct(twice, [said(plain, id, "hearsay")])
    assert [s.by is not None for s in done.sentences if done.text_of(s).startswith("The bridge was")] == [False, True]
    copies = annotate(("The bridge was built in 1958.\n\n") * 2, id="velm", outlet="Gazette", title="Shut")
    assert correct(copies, [said(plain, id, "hearsay")]) == copies
    assert "stands in the text several times" in caplog.text


def test_another_article_is_left_alone_even_if_it_has_the_sentence(plain: Document) -> None:
    one = said(plain, sentence_with(plain, "built in 1958"), "hearsay")
    other = annotate("The bridge was built in 1958. It is old.", id="elsewhere", outlet="Herald")
    assert correct(other, [one]) == other


def test_labels_of_this_very_text_count_more_than_those_of_an_older_one(plain: Document) -> None:
    id = sentence_with(plain, "built in 1958")
    newer = annotate(TEXT + "\nMore follows.\n", id="velm", outlet="Gazette", title="Shut")
    of_new = said(newer, sentence_with(newer, "built in 1958"), "hearsay")
    done = correct(newer, [of_new, said(plain, id, "not-a-claim")])
    assert done.sentence(sentence_with(done, "built in 1958")).status == "hearsay"


def test_sentences_that_are_cut_otherwise_now(plain: Document) -> None:
    whole = annotate("He was there. He saw it.")
    long = evolve(target(whole, whole.sentences[0]), end=len(whole.text), exact=whole.text)
    both = correct(whole, [Correction(long, right=False, label=Label("not-a-claim"))])
    assert [s.status for s in both.sentences] == ["not-a-claim", "not-a-claim"]
    merged = evolve(whole, sentences=(evolve(whole.sentences[0], end=len(whole.text)),))
    short = target(whole, whole.sentences[1])
    assert correct(merged, [Correction(short, right=False, label=Label("hearsay"))]) == merged


# ---------- everywhere


def everything(plain: Document) -> list[Correction]:
    return [
        said(plain, sentence_with(plain, "Nobody ever"), "attributed", MASON, note="a note <b>"),
        said(plain, sentence_with(plain, "repairs would"), None, who=None, when=None),
        evolve(said(plain, sentence_with(plain, "stay shut"), "attributed", Credited("roads office")), right=True),
        said(plain, sentence_with(plain, "built in 1958"), "partly-attributed", Credited("Bo Lind"), who="Ben"),
    ]


def test_the_file_gives_back_what_was_written(plain: Document, tmp_path: Path) -> None:
    told = {"program": Label("hearsay"), "rules": ("CLA01",)}
    found = [*everything(plain), said(plain, "s1", "attributed", OLDHAM, cue=(Span(1, 3),), content=(), **told)]
    path = tmp_path / "corrections.jsonl"
    path.write_text(write_corrections(found), encoding="utf-8")
    assert list(read_corrections(path)) == found


def test_json_says_whose_label_it_is_and_gives_it_back(plain: Document) -> None:
    done = correct(plain, everything(plain))
    assert not validate_json(done.to_json().encode(), "velm")
    assert Document.from_dict(done.to_dict()).to_json() == done.to_json()
    by = {s["id"]: s.get("by") for s in done.to_dict()["sentences"]}
    assert by[sentence_with(plain, "Nobody ever")] == {
        "judgement": "corrected", "who": "Ada", "when": "2026-11-27", "note": "a note <b>",
    }  # fmt: skip
    assert sum(x is not None for x in by.values()) == 4
    assert '"by"' not in plain.to_json()


def test_tei_names_the_person_and_is_valid(plain: Document, tmp_path: Path) -> None:
    done = correct(plain, everything(plain))
    path = tmp_path / "velm.xml"
    path.write_text(done.to_tei(), encoding="utf-8")
    assert not validate_tei(path.read_bytes())
    assert read_tei(path).sentences == done.sentences
    assert read_tei(path).attributions == done.attributions
    tree = etree.parse(str(path))
    names = {"t": "http://www.tei-c.org/ns/1.0", "x": "http://www.w3.org/XML/1998/namespace"}
    people = tree.xpath("//t:respStmt[t:resp='labels by hand']", namespaces=names)
    assert [p[1].text for p in people] == ["Ada", "a reader, not named", "Ben"]
    record = tree.xpath("//t:annotation[t:note[@type='judgement'][contains(., 'a note <b>')]]/@resp", namespaces=names)
    assert record == ["#by1", "#by1"]
    disputed = tree.xpath("//t:annotation[t:note[@n='disputed']]/@resp", namespaces=names)
    assert disputed == ["#run"]


def test_every_other_form_says_it_too(plain: Document) -> None:
    done = correct(plain, everything(plain))
    for written in (write_csv(done), write_terminal(done), write_report(done)):
        assert "corrected by Ada" in written
    page = write_report(done)
    assert "a note &lt;b&gt;" in page
    assert f"#rule-{BY_HAND}" not in page


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (("{", "["), "does not hold a correction"),
        (('"wrong"', '"maybe"'), "verdict “maybe”; known are right, wrong"),
        (('"status": "attributed"', '"status": "sure"'), "status “sure”"),
        (('"exact": "The', '"exact": "A The'), "a place of"),
        (('"chain": [{', '"chain": [], "old": [{'), "has the status “attributed” and no source"),
        (('"name": "mason"', '"name": " "'), "a source without a name"),
        (('"type": "unnamed-person"', '"type": "ghost"'), "type of a source “ghost”"),
        (('"cue": [[0, 3]]', '"cue": [[0, 999]]'), "outside of its sentence"),
        (('"verdict": "wrong", "status"', '"verdict": "right", "state"'), "without saying which"),
        (('"creator": "Ada"', '"creator": 3'), "who must be text"),
    ],
)
def test_what_is_not_a_correction_is_named(plain: Document, change: tuple[str, str], problem: str) -> None:
    line = write_corrections([said(plain, sentence_with(plain, "built in"), "attributed", MASON, cue=(Span(0, 3),))])
    assert list(parse_corrections(line))
    assert change[0] in line
    with pytest.raises(ReadingError, match=r"^c\.jsonl:2: ") as error:
        list(parse_corrections(line + line.replace(*change, 1), "c.jsonl"))
    assert problem in str(error.value)


# ---------- the command line


@pytest.fixture
def files(plain: Document, tmp_path: Path) -> tuple[Path, Path]:
    article, corrections = tmp_path / "velm.txt", tmp_path / "corrections.jsonl"
    article.write_text(f"Outlet: Gazette\nTitle: Shut\n---\n{TEXT}", encoding="utf-8")
    read = annotate(TEXT, id="velm", outlet="Gazette", title="Shut")
    found = [said(read, sentence_with(read, "Nobody ever"), "attributed", MASON)]
    corrections.write_text(write_corrections(found), encoding="utf-8")
    return article, corrections


@pytest.mark.parametrize("suffix", ["xml", "json", "csv", "html"])
def test_the_commands_take_corrections(files: tuple[Path, Path], tmp_path: Path, suffix: str) -> None:
    article, corrections = map(str, files)
    command = "report" if suffix == "html" else "annotate"
    out = tmp_path / f"out.{suffix}"
    done = CliRunner().invoke(main, [command, article, "-o", str(out), "--corrections", corrections])
    assert done.exit_code == 0, done.output
    assert "Ada" in out.read_text(encoding="utf-8")


def test_compare_takes_corrections(files: tuple[Path, Path], tmp_path: Path) -> None:
    article, corrections = files
    other = tmp_path / "other.txt"
    other.write_text("“Nobody ever came to look at the piers,” Ines Oldham said.", encoding="utf-8")
    out = tmp_path / "claims.json"
    words = ["compare", str(article), str(other), "-o", str(out), "--corrections", str(corrections)]
    assert CliRunner().invoke(main, words).exit_code == 0
    assert '"mason"' in out.read_text(encoding="utf-8")


def test_a_run_over_a_folder_in_processes_takes_corrections(files: tuple[Path, Path], tmp_path: Path) -> None:
    article, corrections = files
    holding, out = tmp_path / "holding", tmp_path / "out"
    holding.mkdir()
    for name in ("velm.txt", "more.txt"):
        (holding / name).write_bytes(article.read_bytes())
    words = ["annotate", str(holding), "-o", f"{out}/", "--format", "json", "--workers", "2"]
    done = CliRunner().invoke(main, [*words, "--corrections", str(corrections)])
    assert done.exit_code == 0, done.output
    assert all("corrected" in (out / name).read_text(encoding="utf-8") for name in ("velm.json", "more.json"))
    assert "by hand: 2 corrected" in done.output
    again = CliRunner().invoke(main, words)
    assert "--overwrite" in again.output
    assert again.exit_code == 1


def test_a_file_of_corrections_is_never_written_over(files: tuple[Path, Path]) -> None:
    article, corrections = map(str, files)
    before = Path(corrections).read_bytes()
    done = CliRunner().invoke(main, ["annotate", article, "-o", corrections, "--corrections", corrections])
    assert done.exit_code == 2
    assert Path(corrections).read_bytes() == before


def test_a_broken_file_of_corrections_is_a_wrong_command_line(files: tuple[Path, Path], tmp_path: Path) -> None:
    (tmp_path / "bad.jsonl").write_text("{}\n", encoding="utf-8")
    done = CliRunner().invoke(main, ["annotate", str(files[0]), "--corrections", str(tmp_path / "bad.jsonl")])
    assert done.exit_code == 2
    assert "bad.jsonl:1: does not hold a correction" in done.output


@pytest.mark.parametrize("output", [[], ["-o", "OUT/"]])
def test_corrections_of_other_articles_are_told_of(files: tuple[Path, Path], tmp_path: Path, output: list[str]) -> None:
    other = tmp_path / "other.txt"
    other.write_text("It rained in the north.", encoding="utf-8")
    words = [
        "annotate",
        str(other),
        "--corrections",
        str(files[1]),
        *(w.replace("OUT", f"{tmp_path}/o") for w in output),
    ]
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 0
    assert "no correction applies to" in done.output
