"""The static page in a real browser: the same bytes as the command line's, without a network once it is loaded."""

from __future__ import annotations

import json
import os
import shutil
import socket
import threading
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from provenance.cli import main
from provenance.writing.tei.validation import validate_tei

webdriver = pytest.importorskip("selenium.webdriver")
WebDriverWait = pytest.importorskip("selenium.webdriver.support.ui").WebDriverWait
Keys = pytest.importorskip("selenium.webdriver.common.keys").Keys
TimeoutException = pytest.importorskip("selenium.common.exceptions").TimeoutException
ROOT = Path(__file__).parents[2]
PYODIDE = Path(os.environ.get("PYODIDE", ROOT / ".cache/node_modules/pyodide"))
CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="Chromium and its driver are not installed"),
    pytest.mark.skipif(
        not PYODIDE.is_dir(), reason="pyodide is not there: npm install --prefix .cache pyodide@314.0.7"
    ),
]
AXE = Path(os.environ.get("AXE_CORE", ROOT / ".cache/node_modules/axe-core/axe.min.js"))
SEEDS = sorted((ROOT / "seeds" / "invented-story").glob("*.txt"))
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--window-size=1280,900",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
HOSTILE = "<script>document.documentElement.id='ran'</script><img src=x onerror=document.documentElement.id='ran'>"


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        pass


class Site:
    """The folder and its server, which can be stopped: the back end is a worker in the browser."""

    def __init__(self, folder: Path) -> None:
        done = CliRunner().invoke(main, ["site", str(folder), "--pyodide", str(PYODIDE)])
        assert done.exit_code == 0, done.output
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
        self.url = f"http://127.0.0.1:{self.server.server_port}/"
        self.thread = threading.Thread(target=self.server.serve_forever)
        self.thread.start()

    def stop(self) -> None:
        if self.thread.is_alive():
            self.server.shutdown()
            self.server.server_close()
            self.thread.join()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    site = Site(tmp_path_factory.mktemp("site") / "folder")
    yield site
    site.stop()


@pytest.fixture(scope="module")
def live() -> Iterator[str]:
    """The address of the local page: the back end is its server."""
    uvicorn = pytest.importorskip("uvicorn")
    from provenance.serve.application import application

    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    listening.listen()
    server = uvicorn.Server(uvicorn.Config(application(), log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}/"
    server.should_exit = True
    thread.join()


@pytest.fixture(params=["server", "worker"])
def address(request: pytest.FixtureRequest, live: str, site: Site) -> str:
    return live if request.param == "server" else site.url


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory, site: Site) -> Iterator[Any]:
    options = webdriver.ChromeOptions()
    options.binary_location = str(CHROMIUM)
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('chromium')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(str(DRIVER)))
    driver.set_script_timeout(60)
    yield driver
    driver.quit()


def opened(browser: Any, url: str) -> None:
    browser.get(url)
    wait(browser, lambda page: "Ready" in state(page))


def at(browser: Any, url: str) -> None:
    """The page with an empty form: Python takes seconds to start there, so a page that is open already is kept."""
    if browser.current_url != url:
        return opened(browser, url)
    browser.execute_script(
        "const form = document.querySelector('form'); form.reset();"
        "[...form.querySelectorAll('fieldset')].slice(1).forEach((fields) => fields.remove());"
    )


def wait(browser: Any, until: Any) -> None:
    try:
        WebDriverWait(browser, 90).until(until)
    except Exception as error:
        raise AssertionError(f"{state(browser)} {browser.get_log('browser')}") from error


def state(browser: Any) -> str:
    return str(browser.find_element("id", "state").text)


def reported(browser: Any, folder: Path, only: str = "") -> dict[str, bytes]:
    """Press the button and save the files that are offered then, or those whose name ends so."""
    browser.find_element("css selector", "[type=submit]").click()
    wait(browser, lambda page: page.find_element("css selector", "[type=submit]").is_enabled())
    assert state(browser) == "The report stands below."
    browser.execute_cdp_cmd("Page.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(folder)})
    offered = browser.execute_script("return [...document.querySelectorAll('#files a')].map((link) => link.download)")
    names = [name for name in offered if name.endswith(only)]
    for name in names:
        fetched(browser, offered.index(name), folder / name)
    return {name: (folder / name).read_bytes() for name in names}


def fetched(browser: Any, number: int, path: Path) -> None:
    """Click the link until its file is there: of many downloads in a row Chromium now and then starts one too few."""
    for _ in range(3):
        browser.execute_script("document.querySelectorAll('#files a')[arguments[0]].click()", number)
        with suppress(TimeoutException):
            WebDriverWait(browser, 30).until(lambda _: path.is_file() and path.stat().st_size)
            return
    raise AssertionError(f"{path.name} was not saved: {browser.get_log('browser')}")


def command(*words: object) -> bytes:
    done = CliRunner().invoke(main, [str(word) for word in words])
    assert done.exit_code == 0, done.output
    return done.stdout_bytes


def test_five_articles_give_the_bytes_of_the_command_line(browser: Any, site: Site, tmp_path: Path) -> None:
    opened(browser, site.url)
    browser.find_element("name", "files").send_keys("\n".join(map(str, SEEDS)))
    found = reported(browser, tmp_path)
    for seed in SEEDS:
        for form, suffix in (("json", ".json"), ("csv", ".csv")):
            assert found[seed.stem + suffix] == command("annotate", seed, "--format", form), seed
    command("compare", *SEEDS, "-o", tmp_path / "native.json")
    assert found["claims.json"] == (tmp_path / "native.json").read_bytes()
    assert len([name for name in found if name.endswith(".xml")]) == 6
    browser.switch_to.frame(browser.find_element("css selector", "iframe"))
    wait_for = "5 articles side by side"
    WebDriverWait(browser, 20).until(lambda page: wait_for in page.page_source)
    assert browser.execute_script("return document.querySelector('.provenance').classList.contains('scripted')")
    browser.switch_to.default_content()
    assert [entry["message"] for entry in browser.get_log("browser") if entry["level"] == "SEVERE"] == []


def test_every_seed_gives_the_json_of_the_command_line(browser: Any, site: Site, tmp_path: Path) -> None:
    seeds = sorted((ROOT / "seeds").rglob("*.txt"))
    assert len({seed.stem for seed in seeds}) == len(seeds) <= 50, "the page takes 50 files"
    at(browser, site.url)
    browser.find_element("name", "files").send_keys("\n".join(map(str, seeds)))
    found = reported(browser, tmp_path, ".json")
    differ = [s.stem for s in seeds if found[f"{s.stem}.json"] != command("annotate", s, "--format", "json")]
    assert differ == []


STORY = """The bridge at Velm will stay shut until May, the roads office said.

A mason at the yard was blunter. “Nobody ever came to look at the piers 🧱,” he said.

Ines Oldham told reporters that repairs would cost three million. The bridge was built in 1958.
"""


def pasted(browser: Any, text: str, **fields: str) -> None:
    browser.execute_script("document.querySelector('textarea').value = arguments[0]", text)
    for name, value in fields.items():
        browser.execute_script("document.querySelector(arguments[0]).value = arguments[1]", f"[name={name}]", value)


def labelled(browser: Any) -> None:
    browser.find_element("css selector", "[type=submit]").click()
    settled(browser)


def settled(browser: Any) -> None:
    wait(browser, lambda page: page.find_element("css selector", "[type=submit]").is_enabled())
    assert state(browser) == "The report stands below."


def click(browser: Any, id: str) -> None:
    browser.execute_script("document.getElementById(arguments[0]).click()", id)


def text_of(browser: Any, id: str) -> str:
    return str(browser.execute_script("return document.getElementById(arguments[0]).textContent", id))


def mark(browser: Any, role: str, words: str) -> None:
    """Select the words by keyboard alone. What is typed there changes nothing."""
    box = browser.find_element("id", "sentence")
    before = str(box.get_property("value")).partition(words)[0]
    steps = Keys.ARROW_RIGHT * len(before)
    box.send_keys(Keys.CONTROL + Keys.HOME + Keys.NULL + steps + "x" + Keys.BACKSPACE)
    box.send_keys(Keys.SHIFT + Keys.ARROW_RIGHT * len(words))
    browser.find_element("css selector", f"[data-role={role}]").send_keys(Keys.ENTER)


def focus(browser: Any) -> str:
    return str(browser.execute_script("return document.activeElement.id"))


def saved(browser: Any, folder: Path, id: str, name: str) -> bytes:
    browser.execute_cdp_cmd("Page.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(folder)})
    click(browser, id)
    wait(browser, lambda _: (folder / name).is_file() and (folder / name).stat().st_size)
    return (folder / name).read_bytes()


def test_work_that_takes_long_can_be_stopped(browser: Any, site: Site) -> None:
    at(browser, site.url)
    pasted(browser, "“It will rain,” Ada Bell said on Monday. Nobody knows why the dam holds. " * 9000)
    browser.find_element("css selector", "[type=submit]").click()
    browser.find_element("id", "stop").send_keys(Keys.ENTER)
    wait(browser, lambda page: state(page) == "Stopped.")
    pasted(browser, STORY)
    labelled(browser)


def test_hostile_text_does_not_run(browser: Any, site: Site, tmp_path: Path) -> None:
    at(browser, site.url)
    for name in ("text", "outlet", "title"):
        browser.find_element("name", name).send_keys(f"The minister said that {HOSTILE} was “{HOSTILE}”.")
    assert HOSTILE.encode() in reported(browser, tmp_path)["pasted.json"]
    assert browser.execute_script("return document.documentElement.id") == ""
    frame = browser.find_element("css selector", "iframe")
    assert "allow-same-origin" not in frame.get_attribute("sandbox")
    browser.switch_to.frame(frame)
    WebDriverWait(browser, 20).until(lambda page: "The minister said" in page.page_source)
    assert browser.execute_script("return document.documentElement.id") == ""
    assert browser.execute_script("return document.querySelectorAll('main script, main img').length") == 0
    browser.switch_to.default_content()


def test_a_file_that_the_browser_cannot_read_is_refused_in_words(browser: Any, site: Site, tmp_path: Path) -> None:
    at(browser, site.url)
    (tmp_path / "b.html").write_text("<!DOCTYPE html><html><body><p>He said so.</p></body></html>")
    browser.find_element("name", "files").send_keys(str(tmp_path / "b.html"))
    browser.find_element("css selector", "[type=submit]").click()
    wait(browser, lambda page: "cannot run in the browser" in state(page))


def test_a_correction_is_made_kept_saved_and_applied(browser: Any, address: str, tmp_path: Path) -> None:
    """Paste, label, correct, save, reload, annotate with the file: the person's label is there, and the TEI valid."""
    opened(browser, address)
    pasted(browser, STORY, outlet="Gazette", title="Shut")
    labelled(browser)
    browser.find_element("id", "who").send_keys("Ada")
    frame = browser.find_element("css selector", "iframe")
    browser.switch_to.frame(frame)
    WebDriverWait(browser, 20).until(lambda page: "Nobody ever came" in page.page_source)
    sentence = next(s for s in browser.find_elements("css selector", ".s[id]") if "Nobody ever" in s.text)
    sentence.click()
    browser.switch_to.default_content()
    wait(browser, lambda page: "Nobody ever" in page.find_element("id", "sentence").get_property("value"))
    click(browser, "wrong")
    field = browser.find_element("css selector", "[data-part=name]")
    field.clear()
    field.send_keys("mason")
    browser.execute_script("document.querySelector('[data-part=type]').value = 'unnamed-person'")
    browser.execute_script("document.querySelector('[data-part=named]').checked = false")
    mark(browser, "cue", "said")
    mark(browser, "content", "“Nobody ever came to look at the piers 🧱,”")
    browser.find_element("id", "note").send_keys("the mason")
    browser.find_element("id", "keep").send_keys(Keys.ENTER)
    settled(browser)
    wait(browser, lambda page: "1 sentence is judged" in text_of(page, "said"))
    assert (focus(browser), text_of(browser, "place")[:10]) == ("sentence", "Sentence 4"), "it goes on from there"
    click(browser, "before")
    assert (text_of(browser, "told"), text_of(browser, "told-by")) == ("mason, unnamed", "(corrected by Ada)")

    file = tmp_path / "corrections.jsonl"
    (line,) = saved(browser, tmp_path, "save-corrections", file.name).decode().splitlines()
    said = json.loads(line)["body"]
    exact = json.loads(line)["target"]["selector"][1]["exact"]
    assert [exact[slice(*said[role][0])] for role in ("cue", "content")] == ["said", exact.partition(" he said")[0]]
    article = tmp_path / "velm.txt"
    article.write_text(f"Outlet: Gazette\nTitle: Shut\n---\n{STORY}", encoding="utf-8")
    tei = command("annotate", article, "--format", "tei", "--corrections", file)
    assert not validate_tei(tei)
    assert "<name>Ada</name>" in tei.decode()
    assert ">the mason</note>" in tei.decode()

    opened(browser, address)  # kept in the browser
    pasted(browser, STORY, outlet="Gazette", title="Shut")
    labelled(browser)
    click(browser, "forget")
    settled(browser)
    wait(browser, lambda page: "0 sentences are judged" in text_of(page, "said"))
    browser.find_element("id", "undo").send_keys(Keys.ENTER)
    assert (focus(browser), text_of(browser, "place")[:10]) == ("sentence", "Sentence 3"), "the one that came back"
    settled(browser)
    wait(browser, lambda page: "1 sentence is judged" in text_of(page, "said"))
    click(browser, "forget")
    settled(browser)
    browser.find_element("id", "load").send_keys(str(file))
    wait(browser, lambda page: "1 sentence is judged" in text_of(page, "said"))
    click(browser, "rest")
    wait(browser, lambda page: "5 sentences are judged" in text_of(page, "said"))
    assert [entry["message"] for entry in browser.get_log("browser") if entry["level"] == "SEVERE"] == []


REFUSED = {
    "words\n": "not valid JSON",
    "": "it is empty",
    '{"target": {"source": "x", "selector": [{}]}}': "its line 1 judges no sentence",
    '{"target": {"source": "x", "selector": [{}]}, "body": {"verdict": "right"}}': "give a corrections.jsonl",
}


def test_a_file_that_holds_no_corrections_changes_nothing(browser: Any, live: str, tmp_path: Path) -> None:
    opened(browser, live)
    browser.execute_script("localStorage.setItem('provenance corrections', '[{}, 7]')")  # not the page's: left alone
    opened(browser, live)
    pasted(browser, STORY)
    browser.find_element("css selector", "[type=submit]").send_keys(Keys.ENTER)
    settled(browser)
    assert browser.execute_script("return document.activeElement.type") == "submit"
    click(browser, "right")
    settled(browser)
    line = json.loads(saved(browser, tmp_path, "save-corrections", "corrections.jsonl"))
    for number, (lines, problem) in enumerate(REFUSED.items()):
        file = tmp_path / f"{number}.jsonl"
        file.write_text(lines, encoding="utf-8")
        browser.find_element("id", "load").send_keys(str(file))
        wait(browser, lambda page, problem=problem: problem in text_of(page, "said"))
        settled(browser)
    line["target"] |= {"source": f"urn:sha256:{'0' * 64}", "article": {"id": "other"}}
    line["target"]["selector"][1]["exact"] = "x" * len(line["target"]["selector"][1]["exact"])
    (tmp_path / "other.jsonl").write_text(json.dumps(line), encoding="utf-8")
    browser.find_element("id", "load").send_keys(str(tmp_path / "other.jsonl"))
    wait(
        browser, lambda page: "2 sentences are judged in this browser, 1 of the articles here" in text_of(page, "said")
    )
    browser.execute_script("localStorage.clear()")


def test_one_may_go_on_judging_while_the_report_is_made_anew(browser: Any, live: str) -> None:
    """Each judgement counts, the panel goes on at once, and what is being filled in is left alone."""
    opened(browser, live)
    browser.execute_script("localStorage.clear()")
    opened(browser, live)
    pasted(browser, STORY)
    labelled(browser)
    browser.execute_script("for (let n = 0; n < 3; n += 1) document.getElementById('right').click();")
    assert text_of(browser, "place").startswith("Sentence 4 of 5")
    click(browser, "wrong")
    browser.find_element("id", "note").send_keys("no, ")
    settled(browser)
    wait(browser, lambda page: "3 sentences are judged" in text_of(page, "said"))
    assert browser.find_element("id", "note").get_property("value") == "no, "
    assert browser.find_element("id", "keep").is_displayed()
    shelf = browser.execute_script("return JSON.parse(localStorage.getItem('provenance corrections'))")
    assert [each["body"]["verdict"] for each in shelf] == ["right"] * 3


@pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not there: npm install --prefix .cache axe-core@4")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_page(browser: Any, live: str, scheme: str) -> None:
    media = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", media)
    opened(browser, live)
    pasted(browser, STORY)
    labelled(browser)
    click(browser, "wrong")
    mark(browser, "cue", "said")
    browser.execute_script("document.querySelectorAll('details').forEach((d) => { d.open = true; })")
    browser.execute_cdp_cmd("Runtime.evaluate", {"expression": AXE.read_text(encoding="utf-8")})
    run = "axe.run(document, {iframes: false}).then(arguments[arguments.length - 1])"
    found = browser.execute_async_script(run)
    assert len(found["passes"]) > 20
    assert [(v["id"], n["html"][:150], n.get("failureSummary")) for v in found["violations"] for n in v["nodes"]] == []


def test_the_page_opens_and_works_without_a_network(browser: Any, site: Site, tmp_path: Path) -> None:
    opened(browser, site.url)
    site.stop()
    opened(browser, site.url)
    browser.find_element("id", "example").click()
    assert "claims.json" in reported(browser, tmp_path)
