"""Only English is labelled: what is clearly not is set aside, English of any kind never is."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner

import provenance
from provenance.cli import main
from provenance.errors import LanguageError
from provenance.model import Article
from provenance.pipeline import annotate_article
from provenance.serve.work import make_report
from provenance.settings import Settings
from provenance.text.language import judge, recognised
from provenance.xml.qualified_names import NAMESPACE

GERMAN = (
    "Der Bürgermeister sagte am Dienstag, die Brücke werde erst im Herbst wieder geöffnet. Nach Angaben der Stadt sind "
    "die Arbeiten teurer als geplant, weil der Boden unter dem Fluss nicht trägt. Die Händler auf der anderen Seite "
    "wollen nun wissen, wer für die Verluste aufkommt, und haben einen Anwalt genommen."
)
OTHERS = {
    "fr": "Le maire a dit mardi que le pont ne serait rouvert que cet automne. Selon la ville, les travaux coûtent "
    "plus cher que prévu parce que le sol sous la rivière ne tient pas. Les commerçants de l’autre rive veulent savoir "
    "qui paiera pour leurs pertes, et ils ont pris un avocat.",
    "fi": "Kaupunginjohtaja sanoi tiistaina, että silta avataan vasta syksyllä. Kaupungin mukaan työ on kalliimpi kuin "
    "oli suunniteltu, koska maa joen alla ei kestä. Toisen puolen kauppiaat haluavat nyt tietää, kuka maksaa heidän "
    "tappionsa, ja he ovat jo ottaneet asianajajan, joka sanoi että asia ei ole vielä selvä ja että se voi kestää.",
    "sl": "Župan je v torek dejal, da bo most znova odprt šele jeseni. Po navedbah občine so dela dražja, kot je bilo "
    "načrtovano, ker tla pod reko ne zdržijo. Trgovci na drugi strani zdaj želijo vedeti, kdo bo plačal za izgube, in "
    "so si že vzeli odvetnika, ki pravi, da to še ni vse.",
    "ru": "Мэр сказал во вторник, что мост откроют только осенью. По данным города, работы стоят дороже, "
    "чем было в плане.",
    "zh": "市长星期二说，这座桥要到秋天才能重新开放。市政府说，由于河床不稳，工程费用超出了计划。"
    "对岸的商人现在想知道谁来赔偿他们的损失，他们已经请了律师。",
    "ja": "市長は火曜日、橋は秋まで再び開かないと述べた。市によると、川底の地盤が弱いため、"
    "工事費は計画より高くなるという。",
    "ko": "시장은 화요일에 다리가 가을에야 다시 열릴 것이라고 말했다. 시에 따르면 강바닥이 약해서 공사비가 "
    "계획보다 더 든다고 한다.",
    "el": "Ο δήμαρχος είπε την Τρίτη ότι η γέφυρα θα ανοίξει ξανά μόλις το φθινόπωρο, γιατί το έδαφος δεν αντέχει.",
    "ar": "قال رئيس البلدية يوم الثلاثاء إن الجسر لن يفتح قبل الخريف لأن الأرض تحت النهر لا تتحمل، وإن التجار "
    "على الضفة الأخرى يريدون أن يعرفوا من سيدفع لهم",
    "he": "ראש העיר אמר ביום שלישי כי הגשר לא ייפתח לפני הסתיו, וגם כי העבודה יקרה יותר ממה שתוכנן. הסוחרים של "
    "הגדה השנייה רוצים לדעת מי ישלם על מה שהפסידו.",
    "fa": "شهردار روز سه‌شنبه گفت که پل تا پاییز باز نمی‌شود و این کار از آنچه در برنامه بود گران‌تر است. "
    "فروشندگان می‌خواهند بدانند که خسارت را چه کسی خواهد داد",
    "hi": "महापौर ने मंगलवार को कहा कि पुल शरद ऋतु से पहले नहीं खुलेगा। नगर का कहना है कि काम योजना से महँगा "
    "है और दुकानदार जानना चाहते हैं कि नुकसान की भरपाई कौन करेगा।",
    "ht": "Majistra a te di madi pon an pap louvri anvan otòn. Li te di travay la ap koute plis pase sa yo te "
    "prevwa, e machann yo ki sou lòt bò a vle konnen ki moun ki pral peye pou sa yo te pèdi pandan tout "
    "tan sa a, men pèsonn pa reponn yo.",
    "und": "ཁྲོམ་དཔོན་གྱིས་གཟའ་མིག་དམར་ལ་ཟམ་པ་དེ་སྟོན་ཀའི་བར་དུ་ཁ་མི་འབྱེད་ཅེས་བཤད་སོང་། གཙང་པོའི་འོག་གི་ས་སྲ་པོ་མེད་པས་ཡིན།",
}
ENGLISH = (
    "The mayor said on Tuesday that the bridge would not be open again before autumn. The work costs more than was "
    "planned, the city says, because the ground under the river does not hold. Shopkeepers on the other bank want to "
    "know who will pay for what they have lost."
)


@pytest.mark.parametrize(("code", "text"), [("de", GERMAN), *OTHERS.items()])
def test_other_languages_are_recognised_and_set_aside(code: str, text: str) -> None:
    assert recognised(text) == code
    with pytest.raises(LanguageError, match="only English is understood") as error:
        provenance.annotate(text, id="a")
    assert error.value.document.language == code
    assert not error.value.document.sentences


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        ENGLISH.upper(),
        ENGLISH.replace("e", "c").replace("h", "b", 9),
        f"{ENGLISH} “Der Bürgermeister sagte, die Brücke wird im Herbst wieder geöffnet”, he said in German. {ENGLISH}",
        "Mayor Shuts Bridge Until Autumn. Shops on East Bank Sue City. Work Costs Twice the Plan, Audit Finds. " * 3,
        "Craig R. Hill, Sam S. Bell, David A. Rand, Richard S. Moss, Nick Lane, Matt Shaw, Tamara Scott, Al O. Reed, "
        * 4,
        "Ms. O’Neill and Mr. O’Brien. O’Neill, O’Brien, O’Hara! " * 9,
        "Estate of Van Horn v. De Witt; Le v. Do; Ho v. Los Gatos; Doe v. La Mesa; Da Cunha v. Du Bois; In re Das; "
        * 3,
        "Moya d. Del Monte 6-2 6-1; Van Loon d. De Ridder 7-5 6-4; Las Heras d. El Amrani 6-0 6-3; Du Pré d. Di Meo; "
        * 3,
        "Judges: Ana de la Vega, Rui da Costa e Silva, Jan van der Meer, Otto von der Au, Luis y Prado, Eva dos Anjos. "
        * 3,
        "STATE V. DE LA PAZ; DOE V. LOS GATOS; VAN ERP V. EL PASO; DEL RIO V. DES PLAINES; ROE V. DI LEO. " * 3,
        "LA MESA 2 bdrm; EL MONTE studio, nr bus; DEL REY 3 bdrm, pool; LOS OSOS cottage. For sale, see agent. " * 3,
    ],
    ids=[
        "plain",
        "capitals",
        "OCR",
        "quoting German",
        "headlines",
        "names",
        "particle",
        "cases",
        "scores",
        "nobles",
        "calendar",
        "places",
    ],
)
def test_english_of_all_kinds_is_read(text: str) -> None:
    assert judge(text, None).problem is None


@pytest.mark.parametrize("text", ["", "Nein.", "Die alte Brücke", "Vive la France!", "Madrid, Paris, Roma, Wien"])
def test_a_few_words_are_not_judged(text: str) -> None:
    assert judge(text, None).problem is None


def test_a_short_text_is_set_aside_where_no_doubt_is_left() -> None:
    assert judge(
        "Der Minister sagte, dass die Brücke im Herbst wieder geöffnet wird, aber nicht für alle.", None
    ).problem


def test_what_is_declared_counts_where_the_words_do_not_tell() -> None:
    assert judge("Nein, danke.", "de-AT").problem == (
        "declares itself German (de) (“de-AT”), and only English is understood"
    )
    assert judge("Nein, danke.", "en").problem is None
    assert judge("Nein, danke.", "und").problem is None


def test_what_the_words_show_goes_before_what_is_declared(caplog: pytest.LogCaptureFixture) -> None:
    assert judge(GERMAN, "en").problem == (
        "is not English but German (de), though it declares “en”, and only English is understood"
    )
    document = annotate_article(Article(ENGLISH, "a", language="fr-CA"))
    assert (document.language, len(document.sentences)) == ("en", 3)
    assert "a: declares “fr-CA”, but is English, and is read as English" in caplog.text


def test_any_language_labels_all_the_same() -> None:
    assert provenance.annotate(GERMAN, any_language=True).language == "de"
    assert annotate_article(Article(GERMAN), Settings(any_language=True)).sentences


def test_one_article_of_a_corpus_is_set_aside_and_the_others_are_done(tmp_path: Path) -> None:
    lines = ({"id": "e", "text": ENGLISH}, {"id": "g", "text": GERMAN}, {"id": "d", "text": "Nein.", "language": "de"})
    corpus = tmp_path / "a.jsonl"
    corpus.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    done = CliRunner().invoke(main, ["annotate", str(corpus), "-o", str(tmp_path / "out"), "--workers", "1"])
    assert done.exit_code == 1
    errors = (tmp_path / "out" / "errors.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["error"] for line in errors] == ["LanguageError"] * 2
    assert [path.name for path in (tmp_path / "out").glob("*.xml")] == ["e.xml"]
    done = CliRunner().invoke(main, ["annotate", str(corpus), "--format", "jsonl", "--any-language"])
    assert done.exit_code == 0
    assert [json.loads(line)["document"]["language"] for line in done.stdout.splitlines()] == ["en", "de", "de"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.html", f'<html lang="de"><body><article><p>{"Nein, Pia. " * 9}</p></article></body></html>'),
        ("a.xml", '<nitf xml:lang="de"><body><body.content><p>Nein, danke.</p></body.content></body></nitf>'),
        ("b.json", '{"uri": "u", "language": "de", "body_text": "Nein, danke.", "headline": "Nein"}'),
        ("c.xml", f'<TEI xmlns="{NAMESPACE}"><text xml:lang="de"><body><p>Nein.</p></body></text></TEI>'),
        ("d.txt", "Language: de\n---\nNein, danke."),
    ],
)  # fmt: skip
def test_the_language_that_a_format_declares(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    (article,) = provenance.read(tmp_path / name)
    assert article.language == "de"


def test_a_report_has_a_banner_and_no_figures(tmp_path: Path) -> None:
    (tmp_path / "g.txt").write_text(GERMAN, encoding="utf-8")
    (tmp_path / "e.txt").write_text(ENGLISH, encoding="utf-8")
    done = CliRunner().invoke(main, ["report", str(tmp_path / "g.txt"), "-o", str(tmp_path / "g.html")])
    alone = (tmp_path / "g.html").read_text(encoding="utf-8")
    assert done.exit_code == 1
    assert "is in German (de). Only English is understood" in alone
    assert "Der Bürgermeister sagte" in alone
    assert "Who is heard" not in alone
    inputs = [str(tmp_path / f"{name}.txt") for name in "eg"]
    assert CliRunner().invoke(main, ["report", *inputs, "-o", str(tmp_path / "both.html")]).exit_code == 1
    both = (tmp_path / "both.html").read_text(encoding="utf-8")
    assert "is in German (de). Only English is understood" in both
    assert "Der Bürgermeister sagte" not in both


def test_the_live_page_says_the_same() -> None:
    page = make_report([Article(GERMAN, "pasted")], {}, blank=False).page
    assert page is not None
    assert "is in German (de). Only English is understood" in page


def test_what_was_recognised_and_what_was_declared_come_back(tmp_path: Path) -> None:
    document = annotate_article(Article(ENGLISH, "a", language="en-IE"))
    told = json.loads(document.to_json())["document"]
    assert (told["language"], told["declared"]) == ("en", "en-IE")
    (tmp_path / "a.xml").write_text(document.to_tei(), encoding="utf-8")
    back = provenance.read_tei(tmp_path / "a.xml")
    assert (back.language, back.article.language) == ("en", "en-IE")


def sampled() -> list[tuple[str, str, str]]:
    """Language, kind and text of each of the texts that were written for this test."""
    path = Path(__file__).parents[1] / "samples" / "languages.tsv"
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [(language, kind, text.replace("\\n", "\n")) for language, kind, text in rows]


def test_the_sample_is_what_it_says() -> None:
    languages = Counter(language for language, kind, _ in sampled() if kind == "prose")
    assert len(languages) == 20 and set(languages.values()) == {6}
    assert sum(language == "en" for language, _, _ in sampled()) > 30
    assert all(len(text.split()) >= 40 for _, _, text in sampled())


def test_texts_of_twenty_languages_are_set_aside_by_their_name() -> None:
    told = [(language, judge(text, None)) for language, _, text in sampled() if language != "en"]
    assert [(language, verdict) for language, verdict in told if verdict.language != language] == []
    assert all(verdict.problem for _, verdict in told)


def test_no_kind_of_english_is_set_aside() -> None:
    assert [kind for language, kind, text in sampled() if language == "en" and judge(text, None).problem] == []


def test_where_languages_are_close_what_stands_outside_of_quotations_decides() -> None:
    english = "She smiled. “Wir haben das nicht gewollt, und wir werden es nicht hinnehmen, denn es ist unser Haus.” "
    german = "Sie lachte nur. “We did not want this and we are not going to accept it, for this is our house.” "
    assert recognised(english * 2 + "Then she went to the car that was to bring her home.") == "en"
    assert recognised(german * 2 + "Dann ging sie zu dem Wagen, der sie nach Hause bringen sollte.") == "de"


def test_a_capital_in_the_midst_of_a_sentence_is_a_name_and_at_its_start_a_word() -> None:
    german = "Die Brücke bleibt zu. „We have no money and we are not going to get any from them“, sagte er. "
    assert (
        recognised(german + "Das hat der Rat gewusst. Und er hat es nicht gesagt. Wer haftet? Das ist nicht klar.")
        == "de"
    )
    assert recognised(GERMAN.upper()) == "de"
    assert recognised("Die Das Und Der Nicht Auf Im Von Ist Zu " * 5) is None


def test_kana_tell_japanese_from_chinese() -> None:
    chinese = "市长星期二说，这座桥要到秋天才能重新开放，商人们都喝“午後の紅茶”，想知道谁来赔偿他们的损失。"
    japanese = (
        "市長火曜日発表、橋梁再開延期、工事費増額、商店街損失補償要求、市議会緊急招集、弁護士団の見通し、県も調査"
    )
    assert (recognised(chinese), recognised(japanese)) == ("zh", "ja")


def test_few_letters_are_enough_where_none_is_latin() -> None:
    assert [recognised(text) for text in ("屋根を失った、と言った", "屋根を、と", "屋根を失った Radio Vance")] == [
        "ja",
        None,
        None,
    ]


def test_the_stroke_that_ends_a_sentence_of_hindi_is_no_letter() -> None:
    assert recognised("यह सच है। वह झूठ है। सड़क बंद है। पुल टूटा है। नदी गहरी है। कल रविवार था। सब लोग दुखी थे।") == "hi"
