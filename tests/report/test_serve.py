"""The live page answers this machine only, bounds size and time, and keeps nothing."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("starlette")
pytest.importorskip("httpx")

from starlette.testclient import TestClient

from provenance.serve import application as live
from provenance.serve.application import Limits, application
from provenance.serve.work import Answer

TEXT = "The minister said that it would rain. It did."
HERE = "http://127.0.0.1:8765"


@pytest.fixture
def client() -> Iterator[TestClient]:
    with TestClient(application(Limits(bytes=200_000, seconds=20)), base_url=HERE) as client:
        yield client


def test_the_form_is_there_and_every_answer_forbids_what_it_does_not_need(client: TestClient) -> None:
    for path in ("/", "/nowhere"):
        headers = client.get(path).headers
        assert headers["content-security-policy"].startswith("default-src 'none'")
        assert headers["cache-control"] == "no-store"
        assert "set-cookie" not in headers
    assert "<textarea" in client.get("/").text


@pytest.mark.slow
def test_a_pasted_text_gives_a_report_and_leaves_nothing_behind(client: TestClient) -> None:
    before = set(Path(tempfile.gettempdir()).glob("provenance-*"))
    answer = client.post("/report", data={"text": TEXT, "title": "<b>Rain</b>"}, headers={"Origin": HERE})
    assert answer.status_code == 200
    assert "&lt;b&gt;Rain&lt;/b&gt;" in answer.text and "<b>Rain" not in answer.text
    assert set(Path(tempfile.gettempdir()).glob("provenance-*")) == before


@pytest.mark.slow
def test_several_files_are_compared_and_their_names_are_harmless(client: TestClient) -> None:
    files = [("files", (name, TEXT.encode())) for name in ("../../a.txt", "a.txt", "<img src=x>.txt", "..")]
    answer = client.post("/report", files=files)
    assert answer.status_code == 200
    assert "4 articles side by side" in answer.text and "<img" not in answer.text


@pytest.mark.slow
def test_what_cannot_be_read_is_said_in_words(client: TestClient) -> None:
    answer = client.post("/report", data={"text": "  "})
    assert answer.status_code == 400 and "there is no text" in answer.text


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "evil.example:8765", "[::1]", ""])
def test_other_host_names_are_refused(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"Host": host}).status_code == 400


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:9999", "http://localhost:8765"])
def test_forms_from_other_origins_are_refused(client: TestClient, origin: str) -> None:
    assert client.post("/report", data={"text": TEXT}, headers={"Origin": origin}).status_code == 403


def test_too_much_is_refused(client: TestClient) -> None:
    assert client.post("/report", data={"text": "a" * 300_000}).status_code == 413
    assert client.post("/report", files={"files": ("a.txt", b"a" * 300_000)}).status_code == 413
    assert client.post("/report", files=[("files", (f"{n}.txt", b"a")) for n in range(60)]).status_code == 400


def forever(*_: object) -> Answer:
    time.sleep(60)
    return Answer("")


@pytest.mark.slow
def test_what_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "make_report", forever)
    with TestClient(application(Limits(seconds=2)), base_url=HERE) as client:
        start = time.monotonic()
        answer = client.post("/report", data={"text": TEXT})
    assert answer.status_code == 503 and "longer than 2 seconds" in answer.text
    assert time.monotonic() - start < 30  # `forever` takes 60
