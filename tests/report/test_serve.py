"""The live page answers this machine only, bounds size and time, and keeps nothing."""

from __future__ import annotations

import socket
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

pytest.importorskip("starlette")
pytest.importorskip("httpx")

import anyio
from click.testing import CliRunner
from starlette.testclient import TestClient

from provenance.cli import main
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


@pytest.mark.parametrize("origin", ["http://[", "http://127.0.0.1:port", "127.0.0.1:8765", "", "http://"])
def test_an_origin_that_is_no_address_is_a_bad_request(client: TestClient, origin: str) -> None:
    assert client.post("/report", data={"text": TEXT}, headers={"Origin": origin}).status_code == 400


@pytest.mark.slow
def test_one_bad_file_of_three_is_named_on_the_page_of_the_others(client: TestClient) -> None:
    files = [
        ("files", (name, data)) for name, data in (("a.txt", b"It rained."), ("b.txt", b"caf\xe9"), ("c.txt", b"So."))
    ]
    answer = client.post("/report", files=files)
    assert answer.status_code == 200
    assert "2 articles side by side" in answer.text
    assert "Not in this report" in answer.text and "b.txt, byte 3: is not UTF-8" in answer.text
    answer = client.post("/report", files=files[:2])
    assert answer.status_code == 200 and "b.txt, byte 3: is not UTF-8" in answer.text
    assert client.post("/report", files=files[1:2]).status_code == 400
    assert "Not in this report" not in client.post("/report", files=files[:1]).text


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "status", "says"),
    [
        ("https://post.example/quay", 400, "is a web address"),
        (
            f"<html><head><title>Quay</title></head><body><article><p>{TEXT * 4}</p></article></body></html>",
            200,
            "Quay",
        ),
        ('[{"text": "It rained.", "title": "First"}, {"text": "So."}]', 200, "2 articles side by side"),
        ("{\\rtf1\\ansi It rained.}", 400, "is an RTF document"),
        ("<TEI xmlns='http://www.tei-c.org/ns/1.0'><text>", 400, "is not well-formed XML"),
    ],
)
def test_what_is_pasted_is_taken_for_what_it_is(client: TestClient, text: str, status: int, says: str) -> None:
    answer = client.post("/report", data={"text": text})
    assert answer.status_code == status and says in answer.text and "--from" not in answer.text


@pytest.mark.slow
def test_what_the_form_says_goes_before_what_the_pasted_text_says(client: TestClient) -> None:
    text = "Outlet: Harbour Post\nTitle: Quay\n---\nIt rained."
    answer = client.post("/report", data={"text": text, "outlet": "Other Post"})
    assert "Other Post" in answer.text and "Harbour Post" not in answer.text and "Quay" in answer.text


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


async def a_while(*_: object, **__: object) -> Answer:
    await anyio.sleep(0.6)
    return Answer("made")


@pytest.mark.slow
def test_the_time_limit_counts_work_and_not_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Four reports of .6 seconds one after the other, where each may take two."""
    monkeypatch.setattr(live.to_process, "run_sync", a_while)
    with TestClient(application(Limits(seconds=2, workers=1)), base_url=HERE) as client:  # noqa: SIM117
        with ThreadPoolExecutor() as threads:
            answers = list(threads.map(lambda _: client.post("/report", data={"text": TEXT}), range(4)))
    assert [answer.status_code for answer in answers] == [200] * 4


@pytest.fixture
def port() -> Iterator[int]:
    """The port of a server that waits a second for a request to arrive."""
    import uvicorn

    from provenance.serve.connection import patient_for

    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    listening.listen()
    app = application(Limits(patience=1))
    server = uvicorn.Server(uvicorn.Config(app, http=patient_for(1), log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    yield listening.getsockname()[1]
    server.should_exit = True
    thread.join()


HEAD = b"Host: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("sent", "answer"),
    [
        (b"", b""),
        (b"POST /report HT", b""),
        (b"POST /report HTTP/1.1\r\n" + HEAD, b""),
        (b"POST /report HTTP/1.1\r\n" + HEAD + b"Content-Length: 50\r\n\r\ntext=It+", b"408"),
        (b"GET / HTTP/1.1\r\n" + HEAD + b"\r\nGET / HT", b"200"),
    ],
)
def test_a_request_that_is_half_sent_ends(port: int, sent: bytes, answer: bytes) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        connection.sendall(sent)
        received = b"".join(iter(lambda: connection.recv(65536), b""))
    assert received[9:12] == answer


@pytest.mark.slow
def test_a_port_that_is_taken_is_said() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        result = CliRunner().invoke(main, ["serve", "--port", str(taken.getsockname()[1])])
    assert result.exit_code == 2 and "choose another with --port" in result.output
