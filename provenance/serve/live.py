"""The live page itself: one form and one script, whatever the back end."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any, Literal, get_args

from markupsafe import Markup

from provenance.model import SourceType, Status
from provenance.writing.report.page import asset, policy, render

Backend = Literal["server", "worker"]
_FORM = {"server": "'self'", "worker": "'none'"}
"""Where the form may be sent: to the server, which also answers where there is no script."""


def own(name: str) -> bytes:
    """A file that the page needs."""
    return files("provenance.serve.browser").joinpath(name).read_bytes()


def live_page(backend: Backend, **context: Any) -> str:
    """The page. `context` is whatever else the template needs."""
    return render(
        "live.html.jinja", backend=backend, script=Markup(own("page.js").decode()), policy=live_policy(backend),
        example=json.dumps(json.loads(own("example.json"))), statuses=get_args(Status), types=get_args(SourceType),
        **{"version_of_files": "", "files": "[]", "limits": None, "most_files": None} | context,
    )  # fmt: skip


def live_policy(backend: Backend) -> str:
    """What page and report may do: their own style and scripts, known by their hashes, the back end, nothing else.

    It also allows the report's script, which runs in a frame that inherits the policy.
    """
    style, scripts = asset("report.css"), (Markup(own("page.js").decode()), asset("report.js"))
    parts = [dict(part.split(" ", 1) for part in policy(style, script).split("; ")) for script in scripts]
    sources = " ".join(part["script-src"] for part in parts)
    rules = parts[0] | {"script-src": sources, "connect-src": "'self'", "form-action": _FORM[backend]}
    if backend == "worker":
        rules |= {"script-src": f"'self' 'wasm-unsafe-eval' {sources}", "worker-src": "'self'"}
    return "; ".join(f"{name} {value}" for name, value in rules.items())
