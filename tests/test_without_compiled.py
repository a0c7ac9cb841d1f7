"""The core where nothing can be compiled: the same bytes without lxml and without the extensions of other packages."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

SEEDS = Path(__file__).parent.parent / "seeds"
HIDE = """
import sys
from importlib.machinery import ExtensionFileLoader, PathFinder

class Hidden:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("lxml", "numpy", "scipy", "sqlite3"):
            raise ImportError(f"{name} is hidden", name=name)
        spec = PathFinder.find_spec(name, path)
        if spec and isinstance(spec.loader, ExtensionFileLoader) and "site-packages" in (spec.origin or ""):
            raise ImportError(f"{name} is hidden, which is compiled", name=name)

sys.meta_path.insert(0, Hidden())
"""
WORK = """
import json, sys
from hashlib import sha256
from pathlib import Path

import provenance
from provenance.settings import Authority, Settings
from provenance.writing import FORMATS, files
from provenance.writing.comparison import write_comparison, write_comparison_table
from provenance.writing.report import sources_csv, write_comparison_page, write_report
from provenance.writing.tei import write_claims, write_tei

settings = Settings(authorities=(Authority("Yonhapp News Agency", "news-agency", "https://example.org/yonhap"),))
written, documents = {}, []
for path in sorted(Path(sys.argv[1]).rglob("*.txt")):
    document = provenance.annotate_article(next(provenance.read(path)), settings)
    documents.append(document)
    for format in FORMATS:
        written |= {f"{document.id}{suffix}": data for suffix, data in files(document, format).items()}
    written[f"{document.id} again"] = write_tei(document, previous=written[f"{document.id}.xml"]).encode()
    written[f"{document.id}.html"] = write_report(document).encode()
compared = provenance.compare(documents)
written["claims.json"] = write_comparison(compared).encode()
written["claims.csv"] = write_comparison_table(compared).encode()
written["claims.xml"] = write_claims(compared).encode()
written["claims.html"] = write_comparison_page(documents, compared).encode()
written["sources.csv"] = sources_csv(documents).encode()
loaded = sorted({name.partition(".")[0] for name in sys.modules} & {"lxml", "rapidfuzz"})
assert any(s.uri_match == "fuzzy" for d in documents for s in d.sources)
print(json.dumps([loaded, {name: sha256(data).hexdigest() for name, data in written.items()}]))
"""


def run(code: str) -> tuple[list[str], dict[str, str]]:
    done = subprocess.run([sys.executable, "-c", code, str(SEEDS)], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    loaded, written = json.loads(done.stdout)
    return loaded, written


def test_every_output_is_the_same_without_compiled_packages() -> None:
    loaded, written = run(HIDE + WORK)
    assert loaded == ["rapidfuzz"]  # its Python part
    assert len(written) > 100
    assert written == run(WORK)[1]


def test_what_is_hidden_cannot_be_imported() -> None:
    tried = (
        HIDE + "import json\nfor name in ('lxml', 'rapidfuzz.fuzz_cpp'):\n try: __import__(name)\n except ImportError: "
    )
    done = subprocess.run([sys.executable, "-c", tried + "print(name)"], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["lxml", "rapidfuzz.fuzz_cpp"]
