"""Size of the report of a long article, and the time to create and open it: `python benchmarks/report_page.py`.

Needs Chromium with its driver, and the extra `test`. Times are wall clock; opening is the best of three rounds, until
the page has been drawn.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from pathlib import Path

from corpus import ROOT, print_header
from selenium import webdriver

from provenance.pipeline import annotate
from provenance.writing.report import write_report

FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")
DRAWN = "requestAnimationFrame(() => requestAnimationFrame(arguments[arguments.length - 1]))"
_ROUNDS = 3


def texts() -> dict[str, str]:
    seed = (ROOT / "seeds" / "000_9085e960fa2e7665.txt").read_text(encoding="utf-8")
    short = "".join(
        f"“The dam in district {n} will hold until the spring,” said Anna Brandt, the mayor of Sandrel. "
        f"Officials claimed that the work, which began in {n}, would cost twice as much as was planned.\n\n"
        for n in range(2500)
    )
    return {"the seed article 193 times": f"{seed}\n\n" * 193, "5,000 short sentences": short}


def seconds_to_open(browser: webdriver.Chrome, path: Path) -> float:
    start = time.perf_counter()
    browser.get(path.as_uri())
    browser.execute_async_script(DRAWN)
    return time.perf_counter() - start


def main() -> None:
    options = webdriver.ChromeOptions()
    options.binary_location = str(shutil.which("chromium"))
    for flag in FLAGS:
        options.add_argument(flag)
    browser = webdriver.Chrome(options, webdriver.ChromeService(str(shutil.which("chromedriver"))))
    articles = texts()
    print_header("two articles", sum(len(text.split()) for text in articles.values()))
    print(f"{'':28}{'sentences':>10}{'× text':>8}{'MB':>6}{'made in':>9}{'opened in':>11}")
    with tempfile.TemporaryDirectory() as folder:
        for name, text in articles.items():
            document = annotate(text)
            start = time.perf_counter()
            page = write_report(document)
            made = time.perf_counter() - start
            path = Path(folder, "page.html")
            path.write_text(page, encoding="utf-8")
            opened = min(seconds_to_open(browser, path) for _ in range(_ROUNDS))
            size, ratio = path.stat().st_size, path.stat().st_size / len(text.encode())
            print(f"{name:28}{len(document.sentences):10,}{ratio:8.1f}{size / 1e6:6.1f}{made:7.1f} s{opened:9.1f} s")
    browser.quit()


if __name__ == "__main__":
    main()
