"""What the site has beside the pages in this folder: README (its first page), CONTRIBUTING, CHANGELOG, the schemas.

A hook of MkDocs (`mkdocs.yml`). Links between these files and the pages are led to where each stands in the site.
"""

from __future__ import annotations

import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

ROOT = Path(__file__).parents[1]
_PAGES = {"README.md": "index.md", "CONTRIBUTING.md": "contributing.md", "CHANGELOG.md": "changelog.md"}
_LINK = re.compile(r"(\]\()([^)#\s:]+)")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    for name, place in _PAGES.items():
        text = _LINK.sub(lambda link: link[1] + _from_root(link[2]), (ROOT / name).read_text(encoding="utf-8"))
        files.append(File.generated(config, place, content=text))
    for path in sorted((ROOT / "schemas").iterdir()):
        files.append(File.generated(config, f"schemas/{path.name}", abs_src_path=str(path)))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Links of pages in `docs/` that lead out of it."""
    if page.file.src_uri.startswith("rules/"):
        markdown = markdown.replace("] [", "] \\[").replace("][", "]\\[")  # brackets mark the content of an example
    up = "../" * page.file.src_uri.count("/")
    return _LINK.sub(lambda link: link[1] + _from_docs(link[2], up), markdown)


def _from_root(target: str) -> str:
    target = target.removeprefix("docs/")
    return _PAGES.get(target, target)


def _from_docs(target: str, up: str) -> str:
    outside = target.removeprefix(f"{up}../")
    if outside == target:
        return target
    if outside.rstrip("/") == "schemas":
        return f"{up}json.md"
    return up + _PAGES.get(outside, outside)
