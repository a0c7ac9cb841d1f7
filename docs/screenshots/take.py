"""Takes the screenshots of this folder anew: `python docs/screenshots/take.py` (Chromium, extras `serve`, `test`)."""

from __future__ import annotations

import shutil
import socket
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.support.ui import WebDriverWait

from provenance.claims import compare
from provenance.model import Document
from provenance.pipeline import annotate_article
from provenance.reading import read
from provenance.writing.report import write_class_page, write_comparison_page, write_report
from provenance.writing.report.article import ArticleView

HERE = Path(__file__).parent
SEEDS = HERE.parents[1] / "seeds"
FERRY = HERE.parents[1] / "tests" / "claims" / "ferry"
READERS = ("Ada", "Ben", "Cem", "Dora", "Eli", "Fay")
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-quic")  # fmt: skip


def pages() -> Iterator[tuple[str, str, int, int, str, str]]:
    """Name, page, width, height, colour scheme, and a script that brings the page into the state to be seen."""
    article = annotate_article(next(read(SEEDS / "000_9085e960fa2e7665.txt")))
    story, ferry = annotated(SEEDS / "invented-story"), annotated(FERRY)
    opened = "document.querySelector('#d1-n2 details').open = true; document.querySelector('#d1-s2 .no').focus();"
    yield "article", write_report(article), 1280, 1000, "light", ""
    yield (
        "sentences",
        write_report(article),
        1280,
        1000,
        "dark",
        (opened + "document.getElementById('d1-s1').scrollIntoView()"),
    )
    yield "coverage", write_comparison_page(story, compare(story)), 1280, 1400, "light", ""
    yield "worksheet", write_report(article, blank="sentences"), 700, 1000, "light", ""
    claims = "document.getElementById('claims').scrollIntoView()"
    yield "phone", write_comparison_page(ferry, compare(ferry)), 390, 844, "light", claims
    yield "class", class_page(story[1]), 1000, 900, "light", ""


def annotated(folder: Path) -> list[Document]:
    return [annotate_article(a) for path in sorted(folder.glob("*.txt")) for a in read(path)]


def class_page(document: Document) -> str:
    """Six invented readers; where the program has a source, some of them have the outlet, or nobody they can tell."""
    with tempfile.TemporaryDirectory() as folder:
        sheets = []
        for place, name in enumerate(READERS):
            sheets.append(Path(folder, f"{name}.csv"))
            given = (
                "outlet" if (line.number + place) % 5 == 0 else "unresolved" if line.number * place % 7 == 6
                else line.standing for line in ArticleView(document).lines
            )  # fmt: skip
            rows = (f"{number},{standing},{name}" for number, standing in enumerate(given, 1))
            sheets[-1].write_text("\n".join(("sentence,standing,name", *rows)), encoding="utf-8")
        return write_class_page(document, sheets)


def live_page(browser: webdriver.Chrome) -> None:
    """The live page with the invented story, while a sentence of the Harbour Gazette is corrected."""
    import uvicorn

    from provenance.serve.application import application

    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        server = uvicorn.Server(uvicorn.Config(application(), log_level="error", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        browser.get(f"http://127.0.0.1:{listening.getsockname()[1]}/")
        browser.find_element("id", "example").click()
        browser.find_element("css selector", "[type=submit]").click()
        WebDriverWait(browser, 120).until(lambda page: "stands below" in page.find_element("id", "state").text)
        browser.execute_script(
            "for (let n = 0; n < 12; n += 1) document.getElementById('after').click();"
            "document.getElementById('wrong').click();"
            "document.querySelector('.bench').scrollIntoView();"
        )
        time.sleep(1)  # the report scrolls to the sentence in a frame that cannot be asked
        browser.save_screenshot(str(HERE / "live.png"))
        server.should_exit = True
        thread.join()


def main() -> None:
    options = webdriver.ChromeOptions()
    options.binary_location = str(shutil.which("chromium"))
    with tempfile.TemporaryDirectory() as folder:
        for flag in (*FLAGS, f"--user-data-dir={folder}/profile"):
            options.add_argument(flag)
        browser = webdriver.Chrome(options, webdriver.ChromeService(str(shutil.which("chromedriver"))))
        for name, page, width, height, scheme, script in pages():
            path = Path(folder, f"{name}.html")
            path.write_text(page, encoding="utf-8")
            size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
            browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
            media = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
            browser.execute_cdp_cmd("Emulation.setEmulatedMedia", media)
            browser.get(path.as_uri())
            browser.execute_script(script)
            browser.save_screenshot(str(HERE / f"{name}.png"))
        size = {"width": 1400, "height": 1000, "deviceScaleFactor": 1, "mobile": False}
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        live_page(browser)
        browser.quit()


if __name__ == "__main__":
    main()
