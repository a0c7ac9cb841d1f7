"""The static page: size over the wire, seconds until ready, and words per second, in headless Chromium.

The engine alone is timed in the page itself, without the worker: annotating and writing JSON, as in `speed.py`.

python benchmarks/site.py PYODIDE      # the folder of the npm package
"""

from __future__ import annotations

import gzip
import shutil
import sys
import tempfile
import threading
import time
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.webdriver.support.ui import WebDriverWait

from provenance.serve.site import write_site

SEEDS = Path(__file__).parent.parent / "seeds" / "invented-story"
TIMES = 30
"""How many times the five seeds are repeated to make one article."""


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        pass


def ready(browser: Any, url: str) -> float:
    start = time.perf_counter()
    browser.get(url)
    WebDriverWait(browser, 120, 0.05).until(lambda page: "Ready" in page.find_element("id", "state").text)
    return time.perf_counter() - start


def seconds(browser: Any, text: str) -> float:
    browser.execute_script("document.querySelector('textarea').value = arguments[0]", text)
    start = time.perf_counter()
    browser.find_element("css selector", "[type=submit]").click()
    WebDriverWait(browser, 300, 0.05).until(lambda page: "stands below" in page.find_element("id", "state").text)
    return time.perf_counter() - start


ENGINE = """
const [text, done] = arguments;
(async () => {
  const { loadPyodide } = await import(new URL("pyodide/pyodide.mjs", location.href).href);
  const python = await loadPyodide({ indexURL: new URL("pyodide/", location.href).href });
  const packages = await (await fetch("packages.zip")).arrayBuffer();
  python.unpackArchive(new Uint8Array(packages), "zip", { extractDir: "/packages" });
  python.globals.set("text", text);
  done(python.runPython(`
import sys, time
sys.path.insert(0, "/packages")
from provenance.pipeline import annotate
annotate(text[:2000]).to_json()
start = time.perf_counter()
annotate(text).to_json()
time.perf_counter() - start`));
})().catch((error) => done(String(error)));
"""


def engine(browser: Any, url: str, text: str) -> float:
    """Seconds that the engine takes in the browser for a text."""
    browser.get(url)
    browser.set_script_timeout(300)
    return float(browser.execute_async_script(ENGINE, text))


def main() -> None:
    folder = Path(tempfile.mkdtemp()) / "site"
    write_site(folder, Path(sys.argv[1]))
    wire = sum(len(gzip.compress(path.read_bytes())) for path in folder.rglob("*") if path.is_file())
    print(f"over the wire, gzipped   {wire / 1e6:.1f} MB")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    options = webdriver.ChromeOptions()
    options.binary_location = str(shutil.which("chromium"))
    for flag in ("--headless", "--no-sandbox", "--disable-gpu"):
        options.add_argument(flag)
    browser = webdriver.Chrome(options=options, service=webdriver.ChromeService(str(shutil.which("chromedriver"))))
    url = f"http://127.0.0.1:{server.server_port}/"
    print(f"ready, first visit       {ready(browser, url):.1f} s")
    print(f"ready, second visit      {ready(browser, url):.1f} s")
    article = "\n\n".join(
        path.read_text(encoding="utf-8").partition("---\n")[2] for path in sorted(SEEDS.glob("*.txt"))
    )
    print(f"first article            {seconds(browser, article):.2f} s for {len(article.split()):,} words")
    ready(browser, url)
    long = "\n\n".join([article] * TIMES)
    took = seconds(browser, long)
    alone = engine(browser, url, long)
    print(f"all outputs and report   {len(long.split()) / took:,.0f} words a second ({len(long.split()):,} words)")
    print(f"annotated, as JSON       {len(long.split()) / alone:,.0f} words a second")
    browser.quit()


if __name__ == "__main__":
    main()
