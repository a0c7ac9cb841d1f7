"""The starlette application behind `provenance serve`.

What keeps it safe on a machine with a browser on it: it answers only to the machine's own names (so that no web page
can reach it by a name that was made to resolve here), takes no form from another origin, sets no cookie, keeps no
state, keeps no file (uploads beyond a megabyte lie in a nameless temporary one), and bounds size and time.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from itertools import chain, count
from pathlib import PurePath
from urllib.parse import urlsplit

from anyio import CapacityLimiter, current_time, fail_after, to_process
from attrs import frozen
from starlette.applications import Starlette
from starlette.datastructures import FormData, MutableHeaders, UploadFile
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from provenance.model import Article
from provenance.serve.work import Answer, make_report
from provenance.writing.report.page import environment, render

HOSTS = ("127.0.0.1", "localhost")
_MOST_FILES = 50


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
    """The ASGI application: `GET /` is the form, `POST /report` the report of what was sent."""
    limiter = CapacityLimiter(limits.workers)

    async def form(_request: Request) -> Response:
        return HTMLResponse(render("paste.html.jinja", limits=limits, files=_MOST_FILES))

    async def report(request: Request) -> Response:
        _own_origin(request)
        async with request.form(max_files=_MOST_FILES, max_fields=10, max_part_size=limits.bytes) as sent:
            answer = await _answer(sent, limits, limiter)
        if answer.page is None:
            raise HTTPException(400, answer.problem)
        return HTMLResponse(answer.page)

    return Starlette(
        routes=[Route("/", form), Route("/report", report, methods=["POST"])],
        middleware=[
            Middleware(_Guard, limits=limits),
            Middleware(TrustedHostMiddleware, allowed_hosts=list(HOSTS), www_redirect=False),
        ],
        exception_handlers={HTTPException: _problem},
    )


async def _answer(sent: FormData, limits: Limits, limiter: CapacityLimiter) -> Answer:
    files = await _files(part for part in sent.getlist("files") if isinstance(part, UploadFile) and part.filename)
    work = partial(to_process.run_sync, make_report, _pasted(sent), files, "blank" in sent, cancellable=True)
    try:
        async with limiter:  # waiting for one's turn is not work
            with fail_after(limits.seconds):
                return await work(limiter=CapacityLimiter(1))
    except TimeoutError:
        raise HTTPException(503, f"this took longer than {limits.seconds:g} seconds; send less at a time") from None


def _pasted(sent: FormData) -> list[Article]:
    def field(name: str) -> str | None:
        return str(sent.get(name, "")).strip() or None

    text = str(sent.get("text", "")).replace("\r\n", "\n")  # browsers send CRLF for every line break of a form
    article = Article(text, "pasted", outlet=field("outlet"), published=field("published"), title=field("title"))
    return [article] if text.strip() else []


async def _files(uploads: Iterable[UploadFile]) -> dict[str, bytes]:
    """The files by name. Two of one name are told apart by a number, since the name becomes the document's id."""
    files: dict[str, bytes] = {}
    for part in uploads:
        path = PurePath(part.filename or "")
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
        raise HTTPException(403, "forms are taken from this page only")


async def _problem(_request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
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
                raise HTTPException(408, "the request did not arrive as a whole; send it again") from None
            more = more and bool(message.get("more_body"))
            received += len(message.get("body", b""))
            if received > self.limits.bytes:
                raise HTTPException(413, f"this is more than {self.limits.bytes:,} bytes; send less at a time")
            return message

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_HEADERS)
            await send(message)

        await self.app(scope, bounded if scope["type"] == "http" else receive, guarded)


_HEADERS = {
    "Content-Security-Policy": f"{environment().globals['policy']}; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
