"""One Spark session for all tests here, where PySpark and Java are installed."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from small import SMALL

HERE = str(Path(__file__).parent)


@pytest.fixture(scope="session", autouse=True)
def java() -> None:
    if find_spec("pyspark") is None:
        pytest.skip("PySpark is not installed: pip install '.[spark]'")
    from provenance.spark.session import has_java

    if not has_java():
        pytest.skip("there is no Java, which Spark needs: apt-get install default-jre-headless")
    os.environ["PYTHONPATH"] = os.pathsep.join([HERE, os.environ.get("PYTHONPATH", "")])  # tasks import `hostile`


@pytest.fixture(scope="session")
def spark(java: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    from provenance.spark.session import session

    found = session("local[2,2]", {  # two cores; a task that fails is tried once more

        "spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false", "spark.sql.shuffle.partitions": "3",
        "spark.sql.warehouse.dir": str(tmp_path_factory.mktemp("warehouse")), **SMALL,
    })  # fmt: skip
    yield found
    found.stop()


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A folder of articles in several formats, some of which cannot be read or annotated."""
    folder = tmp_path / "in"
    folder.mkdir()
    said = "Official {0} said that the dam would open in May. “It will hold,” she told Reuters. Analysts warned."
    lines: list[Any] = [{"id": f"r{n}", "outlet": "Post", "text": said.format(n)} for n in range(12)]
    lines.insert(3, {"id": "none"})
    lines.insert(5, {"id": "half", "text": "He said “\udc80” was wrong, officials said on Monday."})
    lines.insert(
        7, {"id": "german", "text": "Der Minister sagte, dass die Brücke erst im Mai wieder geöffnet wird. " * 9}
    )
    text = "\n".join(json.dumps(line) for line in lines) + "\nno object\n"
    (folder / "records.jsonl").write_text(text, encoding="utf-8")
    (folder / "page.txt").write_text("Outlet: Echo\nPublished: 2025-03-01\n---\n" + said.format("X"), encoding="utf-8")
    (folder / "latin.txt").write_bytes(b"caf\xe9 " * 9)
    (folder / "cut.xml").write_bytes(b"<TEI xmlns='http://www.tei-c.org/ns/1.0'><text><body><p>x")
    (folder / "empty.txt").touch()
    return folder


@pytest.fixture(scope="session")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Articles of some weeks on a few stories: told again, in other words and numbers, with and without sources; copies
    of one statement, undated articles, an article twice, two of one id, one without a claim."""
    chance = random.Random(5)
    claims = [
        "the dam at Orrin will open in spring after {} years of delay",
        "the quarry at Tilda employs {} people in winter", "engineers found {} cracks in the bridge over the Selm",
        "the council did not vote on the levy of {} crowns",
    ]  # fmt: skip
    frames = [
        "{}.",
        "The mayor said that {}.",
        "According to the Continental Wire, {}.",
        "Officials reportedly said {}.",
    ]
    lines = []
    for n in range(70):
        told = [chance.choice(frames).format(chance.choice(claims).format(chance.choice("45"))) for _ in range(3)]
        day = None if n % 9 == 0 else f"2025-03-{1 + chance.randrange(28):02}"
        text = " ".join(each[0].upper() + each[1:] for each in told)
        lines.append({"id": f"a{n:02}", "outlet": f"Outlet {n % 7}", "published": day, "text": text})
    copied = "The ferry to the island of Marn will not run before the storm has passed, the harbour office said."
    lines += [{"id": f"c{n}", "outlet": f"Echo {n}", "published": "2025-03-09", "text": copied} for n in range(24)]
    lines += [lines[3], lines[4] | {"text": copied}, {"id": "none", "outlet": "The mayor", "text": "No. Yes."}]
    path = tmp_path_factory.mktemp("collection") / "stories.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path
