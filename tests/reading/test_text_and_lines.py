"""Plain text and JSONL, and what is refused whatever the format."""

from __future__ import annotations

import bz2
import gzip
import lzma
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.errors import ReadingError
from provenance.model import Article, Document, Omission
from provenance.reading import read

EXACT = "\ufeffA\r\nB\rC\u2028 e\u0301\u00a0\u200d\u202e🙂\x0b\x0c"


def one(data: bytes, format: str | None = None) -> Article:
    (article,) = read(data, format, name="a.txt")
    return article


def refusal(data: bytes | Path, format: str | None = None) -> str:
    with pytest.raises(ReadingError) as caught:
        list(read(data, format, name=None if isinstance(data, Path) else "a.txt"))
    return str(caught.value)


def test_text_is_exact() -> None:
    assert one(EXACT.encode()).text == EXACT


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1))
def test_any_text_is_exact(text: str) -> None:
    if text.strip():
        assert one(text.encode(), "text").text == text


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_headers_before_the_text(newline: str, mark: str) -> None:
    lines = ["Outlet: The Post: Late", "published: 2025-07-14", "Title:", "URL: https://a.example/b", "Desk: x", "---"]
    article = one((mark + newline.join([*lines, f"{newline}Text.{newline}"])).encode())
    assert article == Article(
        f"{newline}Text.{newline}", id="a", outlet="The Post: Late", published="2025-07-14",
        url="https://a.example/b", omitted=(Omission("header", "Desk: x"),),
    )  # fmt: skip


@pytest.mark.parametrize(
    "text", ["Outlet: Post\n\nNo line closes it.", "TRUMP: I said so.\n---\nBIDEN: No.\n", "Word\n---\nOutlet: Post\n"]
)
def test_what_is_no_block_of_headers_is_text(text: str) -> None:
    assert one(text.encode()).text == text


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_packed_input_is_unpacked(pack: Callable[[bytes], bytes], tmp_path: Path) -> None:
    path = tmp_path / "b.txt.packed.gz"
    path.write_bytes(pack(b"He said so."))
    assert [(a.id, a.text) for a in read(path)] == [("b.txt", "He said so.")]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "a.txt: is empty"),
        (b" \n", "a.txt: holds no text"),
        (b"caf\xe9", "a.txt, byte 3: is not UTF-8 (byte 0xE9); convert it: iconv -f WINDOWS-1252 -t UTF-8"),
        ("é".encode("utf-16"), "a.txt, byte 0: is UTF-16 (byte 0xFF); convert it: iconv -f UTF-16 -t UTF-8"),
        (b"ab\0c", "a.txt, character 2: holds a NUL character"),
        (b"{\\rtf1", "is an RTF document"),
        (gzip.compress(b"word " * 99, mtime=0)[:-5], "is damaged gzip"),
        (gzip.compress(bytes(30_000_000)), "unpacks to more than 200 times its size"),
        (gzip.compress(gzip.compress(b"x", mtime=0), mtime=0), "is packed twice"),
        (b"a " * 10_000_001, "is larger than 20 MB"),
        (b"<?xml version='1.0'?><foo/>", "root “foo”"),
    ],
)
def test_refused(data: bytes, says: str) -> None:
    assert says in refusal(data)


def test_refused_paths(tmp_path: Path) -> None:
    assert "is a folder" in refusal(tmp_path)
    assert "does not exist" in refusal(tmp_path / "none")
    assert "unknown format “rtf”; use one of text" in refusal(b"x", "rtf").replace("a.txt: ", "")


def test_lines_of_json_are_articles_and_bad_ones_are_named_after_the_others() -> None:
    data = (
        b'\xef\xbb\xbf{"id": "x/y", "outlet": "Post", "text": "One.\\r\\n", "more": [1]}\n\n'
        b'{"text": "Two."}\n{"id": 3, "text": ""}\nnot json\n{"text": "Three.", "title": null}'
    )
    found = []
    with pytest.raises(ReadingError, match=r"a.txt:5, column 1: is not JSON"):
        for article in read(data, name="a.txt"):
            found.append((article.id, article.outlet, article.text))
    assert found == [("x/y", "Post", "One.\r\n"), ("a-3", None, "Two."), ("3", None, ""), ("a-6", None, "Three.")]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (b'{"text": "a", "outlet": 5}', "“outlet” is not a string"),
        (b'{"text": "a", "id": [1]}', "“id” is neither"),
        (b'{"text": "caf\xe9"}', "byte 13: is not UTF-8"),
        (b'{"text":' * 100_000, "nested too deeply"),
        (b'{"a": ' + b"9" * 5000 + b"}", "is not JSON"),
    ],
)
def test_a_bad_line(line: bytes, says: str) -> None:
    assert says in refusal(line, "jsonl")


def test_a_line_without_end_is_passed_over() -> None:
    data = b'{"text": "' + b"a" * 30_000_000 + b'"}\n{"text": "b"}'
    items = []
    with pytest.raises(ReadingError, match=r"a.txt:1: the line is longer than 20 MB"):
        for article in read(data, name="a.txt"):
            items.append(article.text)
    assert items == ["b"]


def test_own_json_is_read_again(seeds: Path) -> None:
    from provenance.pipeline import annotate_article
    from provenance.writing.json import write_jsonl

    (article,) = read(seeds / "000_9085e960fa2e7665.txt")
    document = annotate_article(article)
    (back,) = read(write_jsonl(document).encode())
    assert isinstance(back, Document)
    assert (back.article, back.sentences) == (article, document.sentences)


def test_a_link_to_nothing_is_named_as_such(tmp_path: Path) -> None:
    link = tmp_path / "dam.txt"
    link.symlink_to("moved.txt")
    with pytest.raises(ReadingError, match=r"is a link to moved\.txt, which does not exist; restore that file"):
        list(read(link))
