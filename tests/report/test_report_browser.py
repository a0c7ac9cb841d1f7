"""The report in a real browser: nothing runs that is not ours, nothing is fetched, nothing is in a reader's way."""

from __future__ import annotations

import csv
import json
import os
import shutil
import socket
import threading
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from dam_story import comparison, document

from provenance.errors import ReadingError
from provenance.model import Change, Comparison, Conflict, Document, Gap, Omission
from provenance.pipeline import annotate
from provenance.writing.report import (
    write_class_page,
    write_comparison_page,
    write_report,
)
from provenance.writing.report.answers import Answer, read_sheet
from provenance.writing.report.article import ArticleView
from provenance.writing.report.collection import Collection, CollectionView, write_collection_page

webdriver = pytest.importorskip("selenium.webdriver")
WebDriverWait = pytest.importorskip("selenium.webdriver.support.ui").WebDriverWait
CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="Chromium and its driver are not installed"),
]

HERE = Path(__file__).parent
PAYLOADS = (HERE / "payloads.txt").read_text(encoding="utf-8").splitlines()
AXE = Path(os.environ.get("AXE_CORE", HERE.parents[1] / ".cache/node_modules/axe-core/axe.min.js"))
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--window-size=1280,900",
)  # fmt: skip
WATCH = """
window.executed = [];
window.ran = () => { window.executed.push("ran"); };
for (const name of ["alert", "confirm", "prompt"]) window[name] = window.ran;
"""
FOREIGN = """
const own = (e) => e.matches("head > *, .piece > style, .provenance > script, body");
const names = /^(script|style|iframe|object|embed|img|video|audio|base|form|marquee|math|body|meta|link|textarea)$/i;
const acts = (a) => a.name.startsWith("on") || a.name === "style" ||
  /^(href|src|action|data|xlink:href)$/.test(a.name) && !/^(#|https?:|data:,$)/.test(a.value);
return [...document.body.querySelectorAll("*")].filter((e) =>
  [...e.attributes].some(acts) || names.test(e.tagName) && !own(e)).map((e) => e.outerHTML.slice(0, 200));
"""


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    options = webdriver.ChromeOptions()
    options.binary_location = str(CHROMIUM)
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('chromium')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(str(DRIVER)))
    driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": WATCH})
    yield driver
    driver.quit()


def show(browser: Any, page: str, folder: Path) -> None:
    path = folder / "page.html"
    path.write_text(page, encoding="utf-8", newline="")
    browser.get(path.as_uri())


def poisoned(payload: str) -> Document:
    """The dam story with the payload in every place that an article or an authority file can fill."""
    text = f"{payload} said “{payload}”. Nobody {payload} knows.\n{payload}\n"
    found = annotate(text)
    old = document()
    text = old.text + text
    moved = [
        evolve(s, id=f"x{s.id}", start=s.start + len(old.text), end=s.end + len(old.text), chain=(), attributions=())
        for s in found.sentences
    ]
    article = evolve(
        old.article, text=text, id=payload, outlet=payload, published=payload, title=payload, url=payload,
        language=payload, omitted=(Omission(payload, payload),),
    )  # fmt: skip
    return Document(
        article,
        tuple(evolve(s, label=payload, gaps=(Gap("hearsay", "high", payload),)) for s in (*old.sentences, *moved)),
        tuple(evolve(a, rule=payload, lemma=payload) for a in old.attributions),
        tuple(evolve(s, name=payload, role=payload, reason=payload, uri=payload) for s in old.sources),
    )


def poisoned_pages(payload: str, folder: Path) -> Iterator[str]:
    bad = poisoned(payload)
    with (folder / "answers.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("sentence", "standing", "source", "name"), ("s1", "outlet", payload, payload)])
    documents, compared = comparison()
    first = evolve(bad, article=evolve(bad.article, id=documents[0].id))
    clusters = tuple(
        evolve(
            cluster, id=payload, origins=(payload,), gaps=(Gap("circular", "high", payload),),
            members=tuple(evolve(m, text=payload, chain=(payload,), extra=payload) for m in cluster.members),
            changes=(Change("source-dropped", 0, 1, payload, "high"),),
            conflicts=(Conflict(payload, 0, 1, (payload, payload)),),
        )
        for cluster in compared
    )  # fmt: skip
    yield write_comparison_page((first, *documents[1:]), Comparison((first.article, *compared.documents[1:]), clusters))
    yield write_report(bad, answers=folder / "answers.csv")
    yield write_report(bad, blank="sentences")
    yield write_report(bad, blank="sources")
    yield write_class_page(bad, [folder / "answers.csv"] * 2)
    yield f"<meta charset=utf-8><body>{bad._repr_html_()}{clusters[0]._repr_html_()}"


def test_the_watch_sees_a_script_that_runs(browser: Any, tmp_path: Path) -> None:
    show(browser, f"<!DOCTYPE html><body><p>{PAYLOADS[0]}", tmp_path)
    assert browser.execute_script("return window.executed") == ["ran"]
    assert browser.execute_script(FOREIGN)


def test_no_payload_runs_even_if_the_browser_ignored_the_policy(browser: Any, tmp_path: Path) -> None:
    assert len(set(PAYLOADS)) >= 60
    browser.execute_cdp_cmd("Page.setBypassCSP", {"enabled": True})
    for number, payload in enumerate(PAYLOADS):
        coverage, *others = poisoned_pages(payload, tmp_path)
        for page in (coverage, others[number % len(others)]):
            show(browser, page, tmp_path)
            browser.execute_script("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
            assert browser.execute_script("return window.executed") == [], payload
            assert browser.execute_script(FOREIGN) == [], payload
    browser.execute_cdp_cmd("Page.setBypassCSP", {"enabled": False})


def test_the_policy_stops_a_script_even_if_escaping_failed(browser: Any, tmp_path: Path) -> None:
    bad = "<script>ran()</script><img src=data:x onerror=ran()><iframe srcdoc='<script>parent.ran()</script>'></iframe>"
    show(browser, write_report(document()).replace("</main>", f"{bad}</main>"), tmp_path)
    assert browser.execute_script("return document.scripts.length") == 2
    assert browser.execute_script("return window.executed") == []


@pytest.fixture
def pages(tmp_path: Path) -> dict[str, str]:
    sheets = [tmp_path / f"{name}.csv" for name in ("ada", "ben", "rao")]
    for path, label in zip(sheets, ("named", "outlet", "named"), strict=True):
        path.write_text(f"sentence,standing,name\n1,{label},{path.stem}\n2,unnamed,{path.stem}\n", encoding="utf-8")
    return {
        "article": write_report(document()),
        "worksheet": write_report(document(), blank="sentences"),
        "sheet of sources": write_report(document(), blank="sources"),
        "coverage": write_comparison_page(*comparison()),
        "collection": write_collection_page(_counted(comparison()[0])),
        "class": write_class_page(document(), sheets[:2], key=sheets[2]),
        "reader beside the program": write_report(document(), answers=sheets[0]),
        "summary": write_report(document(), brief=True),
    }


def _counted(documents: Sequence[Document]) -> CollectionView:
    counts = Collection()
    for each in documents:
        counts.add(each)
    counts.set_aside({"reason": "is empty", "input": "in/empty.txt"})
    return counts.view("The dam")


def test_no_page_complains_or_asks_for_anything(browser: Any, tmp_path: Path, pages: dict[str, str]) -> None:
    for page in pages.values():
        browser.get_log("browser"), browser.get_log("performance")
        show(browser, page, tmp_path)
        assert browser.get_log("browser") == []
        events = (json.loads(entry["message"])["message"] for entry in browser.get_log("performance"))
        asked = [e["params"]["request"]["url"] for e in events if e["method"] == "Network.requestWillBeSent"]
        assert [url for url in asked if not url.startswith(("file:", "data:"))] == []


def test_a_sentence_shows_its_parts_when_it_has_the_focus(browser: Any, tmp_path: Path, pages: dict[str, str]) -> None:
    show(browser, pages["article"], tmp_path)
    weight = "return getComputedStyle(document.querySelector('#d1-s2 .source')).fontWeight"
    assert browser.execute_script(weight) == "400"
    browser.execute_script("document.querySelector('#d1-s2 .no').focus()")
    assert browser.execute_script(weight) == "700"
    assert browser.execute_script("return document.getElementById('d1-n2').classList.contains('lit')")
    browser.execute_script("document.getElementById('d1-s2').click()")
    assert browser.execute_script("return document.querySelector('#d1-n2 details').open")


def test_a_worksheet_shows_a_label_only_when_asked(browser: Any, tmp_path: Path, pages: dict[str, str]) -> None:
    show(browser, pages["worksheet"], tmp_path)
    line = "return getComputedStyle(document.getElementById('d1-s1')).textDecorationLine"
    assert browser.execute_script(line) == "none"
    assert "The Wire citing" not in browser.find_element("tag name", "main").text
    browser.find_element("css selector", "#d1-n1 summary").click()
    WebDriverWait(browser, 20).until(lambda page: page.execute_script(line) == "underline")


def test_a_standing_of_the_legend_stands_alone_once_pressed(
    browser: Any, tmp_path: Path, pages: dict[str, str]
) -> None:
    show(browser, pages["article"], tmp_path)
    line = "return getComputedStyle(document.getElementById('d1-s1')).textDecorationLine"
    button = browser.find_element("css selector", ".legend .outlet button")
    for pressed, expected in (("true", "none"), ("false", "underline")):
        button.click()
        assert button.get_attribute("aria-pressed") == pressed
        assert browser.execute_script(line) == expected


def active(browser: Any, expression: str) -> Any:
    return browser.execute_script(f"return document.activeElement{expression}")


def test_the_keyboard_reaches_every_control_and_the_text_is_one_stop(
    browser: Any, tmp_path: Path, pages: dict[str, str]
) -> None:
    show(browser, pages["article"], tmp_path)
    reached = set()
    for _ in range(40):
        browser.switch_to.active_element.send_keys(webdriver.Keys.TAB)
        reached.add(active(browser, ".outerHTML.slice(0, 80)"))
    wanted = browser.execute_script(
        "return [...document.querySelectorAll('a[href], summary, select, input, button')]"
        ".filter((e) => e.checkVisibility() && e.tabIndex >= 0).map((e) => e.outerHTML.slice(0, 80))"
    )
    assert set(wanted) <= reached
    inside = browser.execute_script(
        "return [...document.querySelectorAll('.article a, .article summary')]"
        ".filter((e) => e.tabIndex >= 0 && e.checkVisibility()).length"
    )
    assert inside == 1
    browser.execute_script("document.querySelector('.s .no').focus()")
    for number in ("d1-s2", "d1-s3", "d1-s2"):
        key = webdriver.Keys.ARROW_UP if active(browser, ".parentElement.id") == "d1-s3" else webdriver.Keys.ARROW_DOWN
        browser.switch_to.active_element.send_keys(key)
        assert active(browser, ".parentElement.id") == number
    assert browser.execute_script("return getComputedStyle(document.activeElement).outlineStyle") == "solid"
    browser.switch_to.active_element.send_keys(webdriver.Keys.ENTER)
    WebDriverWait(browser, 20).until(lambda page: active(page, ".closest('.note')?.id") == "d1-n2")


def test_the_text_is_stepped_through_by_flag_source_and_paragraph(
    browser: Any, tmp_path: Path, pages: dict[str, str]
) -> None:
    """The buttons above the text and the arrow keys in it go where the choice says, and no further than it does."""
    show(browser, pages["article"], tmp_path)
    lines = ArticleView(document()).lines
    flagged = [line.number for line in lines if line.sentence.gaps and line.number > 1]
    begun = [lines[0].number, *(b.number for a, b in pairwise(lines) if a.sentence.paragraph < b.sentence.paragraph)]
    same = [b.number for b in lines[1:] if {s.id for s in b.chain} & {s.id for s in lines[0].chain}]
    next_one = browser.find_element("css selector", ".steps button[value='1']")
    for by, wanted in (("flagged", flagged), ("paragraph", begun[1:]), ("source", same)):
        assert wanted, by
        browser.find_element("css selector", f".steps option[value={by}]").click()
        browser.execute_script("document.querySelector('.s .no').focus()")
        next_one.click()
        assert active(browser, ".parentElement.id") == f"d1-s{wanted[0]}"
        browser.execute_script("document.querySelector('.s .no').focus()")
        browser.switch_to.active_element.send_keys(webdriver.Keys.ARROW_DOWN)
        assert active(browser, ".parentElement.id") == f"d1-s{wanted[0]}"
    while (found := active(browser, ".parentElement.id")) and next_one.click() is None:
        if browser.find_element("css selector", ".steps [role=status]").text:
            break
    assert found == f"d1-s{same[-1]}"


def test_nothing_of_a_long_text_stays_white_below_the_fold(browser: Any, tmp_path: Path) -> None:
    """A text of some hundred sentences is drawn at once, one of thousands when the page has stood for a while."""
    first = "The dam in district {} will hold until the spring, officials said.\n\n".format
    white = (
        "return [...document.querySelectorAll('.paragraph')]"
        ".filter((e) => getComputedStyle(e).contentVisibility == 'auto').length"
    )
    show(browser, write_report(annotate("".join(map(first, range(600))))), tmp_path)
    assert browser.execute_script(white) == 0
    show(browser, write_report(annotate("".join(map(first, range(2001))))), tmp_path)
    assert browser.execute_script("return document.querySelectorAll('.article.long').length") == 1
    WebDriverWait(browser, 60).until(lambda page: page.execute_script(white) == 0)


def test_answers_outlive_a_reload_and_are_saved_under_name_and_article(
    browser: Any, tmp_path: Path, pages: dict[str, str]
) -> None:
    browser.execute_cdp_cmd("Page.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(tmp_path)})
    show(browser, pages["worksheet"], tmp_path)
    browser.find_element("id", "name").send_keys("Zoë Ng")
    browser.find_element("id", "class").send_keys("7b")
    browser.find_element("css selector", "select[data-sentence=s2] option[value=unnamed]").click()
    browser.find_element("css selector", "input[data-source=s2]").send_keys('an "aide"')
    browser.refresh()
    assert browser.find_element("id", "name").get_property("value") == "Zoë Ng"
    browser.find_element("id", "save").click()
    saved = tmp_path / "answers-Zoe-Ng-dam.csv"
    WebDriverWait(browser, 20).until(lambda _: saved.is_file())
    sheet = read_sheet(saved, ArticleView(document()))
    assert (sheet.name, dict(sheet.answers)) == ("Zoë Ng", {"s2": Answer("unnamed", 'an "aide"')})
    other = evolve(document(), article=evolve(document().article, text=document().text + " "))
    with pytest.raises(ReadingError, match="worksheet of another text"):
        read_sheet(saved, ArticleView(other))
    browser.find_element("id", "clear").click()
    browser.refresh()
    assert browser.find_element("id", "name").get_property("value") == ""


def test_the_text_as_printed_has_marks_and_no_notes(browser: Any, tmp_path: Path, pages: dict[str, str]) -> None:
    show(browser, pages["article"], tmp_path)
    mark = "return getComputedStyle(document.querySelector('#d1-s1 .mark')).display"
    note = "return document.getElementById('d1-n1').checkVisibility()"
    assert (browser.execute_script(mark), browser.execute_script(note)) == ("none", True)
    browser.find_element("id", "as-printed").click()
    assert (browser.execute_script(mark), browser.execute_script(note)) == ("inline-block", False)


@pytest.mark.parametrize("outlets", [3, 10, 20])
@pytest.mark.parametrize("width", [390, 820, 1280])
def test_no_width_cuts_a_column_or_makes_the_page_scroll_sideways(
    browser: Any, tmp_path: Path, outlets: int, width: int
) -> None:
    """Columns keep 120 pixels or become cards; only tables that are meant to scroll do, not the page."""
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    documents, compared = comparison()
    more = [evolve(document(), article=evolve(document().article, id=f"m{n}")) for n in range(outlets - 3)]
    everything = Comparison((*compared.documents, *(d.article for d in more)), compared.clusters)
    show(browser, write_comparison_page((*documents, *more), everything), tmp_path)
    assert browser.execute_script("return document.documentElement.scrollWidth <= innerWidth")
    narrowest = browser.execute_script(
        "return Math.min(...[...document.querySelectorAll('.claims td')].filter((e) => e.checkVisibility())"
        ".map((e) => e.getBoundingClientRect().width))"
    )
    assert narrowest >= 120
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


@pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not there: npm install --prefix .cache axe-core@4")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_violation(browser: Any, tmp_path: Path, pages: dict[str, str], scheme: str) -> None:
    media = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", media)
    for name, page in pages.items():
        show(browser, page, tmp_path)
        browser.execute_script("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
        browser.execute_script(AXE.read_text(encoding="utf-8"))
        found = browser.execute_async_script("axe.run(document).then(arguments[arguments.length - 1])")
        grave = [v for v in found["violations"] if v["impact"] in ("serious", "critical")]
        assert len(found["passes"]) > 20
        assert [(v["id"], n["html"][:150], n.get("failureSummary")) for v in grave for n in v["nodes"]] == [], name


@pytest.fixture
def live_page() -> Iterator[str]:
    """The live page on a port of its own."""
    uvicorn = pytest.importorskip("uvicorn")
    from provenance.serve.application import application

    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()  # who comes before the server is up waits
        server = uvicorn.Server(uvicorn.Config(application(), log_level="error"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/"
        server.should_exit = True
        thread.join()


def test_the_live_page_takes_a_text_and_a_file_and_compares_them(browser: Any, live_page: str, tmp_path: Path) -> None:
    text = "The dam will hold until the spring, the water authority of Marenland said on Sunday evening."
    (tmp_path / "<b>second.txt").write_text(text, encoding="utf-8")
    browser.get_log("browser")
    browser.get(live_page)
    browser.find_element("name", "text").send_keys(text)
    browser.find_element("name", "outlet").send_keys("<script>ran()</script>")
    browser.find_element("name", "files").send_keys(str(tmp_path / "<b>second.txt"))
    browser.find_element("css selector", "[type=submit]").click()
    WebDriverWait(browser, 20).until(lambda page: page.find_element("css selector", "iframe").is_displayed())
    browser.switch_to.frame(browser.find_element("css selector", "iframe"))
    WebDriverWait(browser, 20).until(lambda page: "2 articles side by side" in page.page_source)
    assert browser.execute_script("return document.querySelectorAll('main script').length") == 0
    browser.switch_to.default_content()
    assert browser.execute_script("return window.executed") == []
    assert browser.get_log("browser") == []
