"""The starlette application behind `provenance serve`.

What keeps it safe on a machine with a browser: it answers only to the machine's own names (so that no web page can
reach it by a name made to resolve here), takes no form from another origin, sets no cookie, keeps no state, keeps no
file (uploads beyond a megabyte are in a nameless temporary one), and bounds size and time.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from itertools import chain, count
from pathlib import PurePath
from typing import Any
from urllib.parse import urlsplit

from anyio import CapacityLimiter, current_time, fail_after, to_process
from attrs import frozen
from starlette.applications import Starlette
from starlette.datastructures import FormData, MutableHeaders, UploadFile
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from provenance.model import Article
from provenance.serve.answer import answer
from provenance.serve.live import live_page, live_policy
from provenance.serve.work import make_report
from provenance.writing.report.page import environment, render

HOSTS = ("127.0.0.1", "localhost")
_MOST_FILES = 50
_FIELDS = ("text", "title", "outlet", "published")
_MOST_FIELDS = _MOST_FILES * len(_FIELDS) + 2
"""As many articles may be pasted as files sent; besides them, corrections and a tick."""


@frozen
class Limits:
    """What one request may cost, and how many are worked on at a time: `seconds` of work, however long it had to wait
    for its turn, and `patience` (seconds) for all of it to arrive."""

    bytes: int = 5_000_000
    seconds: float = 30.0
    workers: int = 2
    patience: float = 30.0


DEFAULT_LIMITS = Limits()


def application(limits: Limits = DEFAULT_LIMITS) -> Starlette:
    """The ASGI application: `GET /` is the page, `POST /annotate` what its script asks for (`serve.answer`, as JSON),
    `POST /report` the report on what a form without a script has sent."""
    limiter = CapacityLimiter(limits.workers)

    async def form(_request: Request) -> Response:
        page = live_page("server", limits=limits, most_files=_MOST_FILES)
        return HTMLResponse(page, headers={"Content-Security-Policy": _policy(live_policy("server"))})

    async def annotate(request: Request) -> Response:
        _own_origin(request)
        async with request.form(max_files=_MOST_FILES, max_fields=_MOST_FIELDS, max_part_size=limits.bytes) as sent:
            files = await _files(sent)
            corrections = str(sent.get("corrections", ""))
            work = partial(to_process.run_sync, answer, _articles(sent), [*files.items()], "blank" in sent, corrections)
            return JSONResponse(await _worked(work, limits, limiter))

    async def report(request: Request) -> Response:
        _own_origin(request)
        async with request.form(max_files=_MOST_FILES, max_fields=_MOST_FIELDS, max_part_size=limits.bytes) as sent:
            files = await _files(sent)
            work = partial(to_process.run_sync, make_report, _pasted(sent), files, "blank" in sent)
            made = await _worked(work, limits, limiter)
        if made.page is None:
            raise HTTPException(400, made.problem)
        return HTMLResponse(made.page)

    return Starlette(
        routes=[
            Route("/", form),
            Route("/report", report, methods=["POST"]),
            Route("/annotate", annotate, methods=["POST"]),
        ],
        middleware=[
            Middleware(_Guard, limits=limits),
            Middleware(TrustedHostMiddleware, allowed_hosts=list(HOSTS), www_redirect=False),
        ],
        exception_handlers={HTTPException: _problem},
    )


async def _worked(work: Callable[..., Awaitable[Any]], limits: Limits, limiter: CapacityLimiter) -> Any:
    """The result of the work, done in a process of its own within the time limit."""
    try:
        async with limiter:  # waiting for one's turn is not work
            with fail_after(limits.seconds):
                return await work(cancellable=True, limiter=CapacityLimiter(1))
    except TimeoutError:
        raise HTTPException(503, f"this took longer than {limits.seconds:g} seconds; send less at a time") from None


def _articles(sent: FormData) -> list[dict[str, str]]:
    """The pasted articles: the fields of one name are in the order of the articles."""
    columns = {name: [str(value) for value in sent.getlist(name)] for name in _FIELDS}
    return [
        {name: values[n] if n < len(values) else "" for name, values in columns.items()}
        for n in range(len(columns["text"]))
    ]


def _pasted(sent: FormData) -> list[Article]:
    def field(name: str) -> str | None:
        return str(sent.get(name, "")).strip() or None

    text = str(sent.get("text", "")).replace("\r\n", "\n")  # browsers send CRLF for every line break of a form
    article = Article(text, "pasted", outlet=field("outlet"), published=field("published"), title=field("title"))
    return [article] if text.strip() else []


async def _files(sent: FormData) -> dict[str, bytes]:
    """The files by name. Two with one name are told apart by a number, since the name becomes the document's id."""
    files: dict[str, bytes] = {}
    for part in sent.getlist("files"):
        if not isinstance(part, UploadFile) or not part.filename:
            continue
        path = PurePath(part.filename)
        names = chain([path.name or "file"], (f"{path.stem}-{n}{path.suffix}" for n in count(2)))
        files[next(name for name in names if name not in files)] = await part.read()
    return files


def _own_origin(request: Request) -> None:
    """Refuse a form that a page of another origin sends. Programs send no `Origin` and are let through."""
    origin = request.headers.get("origin")
    if origin is None:
        return
    try:
        parts = urlsplit(origin)
        host, _ = parts.hostname, parts.port  # a port that is not a number raises
    except ValueError:
        host = None
    if not host and origin != "null":
        raise HTTPException(400, "the header “Origin” is not an address")
    if parts.netloc != request.headers.get("host"):
        raise HTTPException(403, "forms are accepted from this page only")


async def _problem(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if request.url.path == "/annotate":
        return JSONResponse({"problem": error.detail}, error.status_code)
    return HTMLResponse(render("problem.html.jinja", problem=error.detail), error.status_code)


class _Guard:
    """Bounds the request's body in size and time, and tells the browser what no page of ours needs."""

    def __init__(self, app: ASGIApp, limits: Limits) -> None:
        self.app = app
        self.limits = limits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        received, more, end = 0, True, current_time() + self.limits.patience

        async def bounded() -> Message:
            nonlocal received, more
            try:
                with fail_after(max(0, end - current_time()) if more else None):
                    message = await receive()
            except TimeoutError:
                raise HTTPException(408, "the request was incomplete; send it again") from None
            more = more and bool(message.get("more_body"))
            received += len(message.get("body", b""))
            if received > self.limits.bytes:
                raise HTTPException(413, f"this is more than {self.limits.bytes:,} bytes; send less at a time")
            return message

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update({name: value for name, value in _HEADERS.items() if name not in headers})
            await send(message)

        await self.app(scope, bounded if scope["type"] == "http" else receive, guarded)


def _policy(policy: str) -> str:
    return f"{policy}; frame-ancestors 'none'"


_HEADERS = {
    "Content-Security-Policy": _policy(str(environment().globals["policy"])),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
