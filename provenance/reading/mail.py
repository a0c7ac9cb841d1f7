"""E-mail (RFC 5322) and mailboxes (mbox): each message is an article, read with the standard library.

The text is exactly that of the first plain part, its transfer encoding undone; else that of the HTML part. The sender
is the outlet, the subject the title. Attachments are listed as left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime
from typing import TYPE_CHECKING, Any

from provenance.errors import ReadingError
from provenance.model import Article, Omission
from provenance.reading.formats import Item, Unread
from provenance.reading.raw import LARGEST, Raw

if TYPE_CHECKING:
    from provenance.reading.html import Body


def split(raw: Raw) -> Iterator[Item]:
    """The messages of a mailbox, separated by its “From …” lines."""
    number, lines, size = 0, list[bytes](), 0
    for line in _with_end(raw):
        if line.startswith(b"From ") and (not lines or not lines[-1].strip()):
            if lines:
                yield _message(raw, number, lines, size)
            number, lines, size = number + 1, [], 0
            continue
        size += len(line)
        if size <= LARGEST:
            lines.append(line.removeprefix(b">") if line.startswith(b">From ") else line)


def _with_end(raw: Raw) -> Iterator[bytes]:
    """The lines, then one more separator to end the last message."""
    yield from iter(lambda: raw.stream.readline(LARGEST), b"")
    yield b"\n"
    yield b"From "


def _message(raw: Raw, number: int, lines: list[bytes], size: int) -> Item:
    where = f"{raw.name}, message {number}"
    if size > LARGEST:
        return ReadingError(f"is larger than {LARGEST // 1_000_000} MB", where=where, remedy="leave it out")
    return Unread(f"{raw.stem}-{number}", where, "mail", b"".join(lines))


def parse(unread: Unread) -> Article:
    """The article in a message. Raises `ReadingError`, also for one without text."""
    message = message_from_bytes(unread.data, policy=policy.default)
    assert isinstance(message, EmailMessage)
    part = message.get_body(("plain", "html"))
    body = _body(part, unread) if isinstance(part, EmailMessage) else None
    if body is None or not body.text.strip():
        raise ReadingError("is an e-mail without text", where=unread.where, remedy="leave it out")
    attached = tuple(Omission("attachment", each.get_filename() or "?") for each in message.iter_attachments())
    name, address = parseaddr(str(message.get("From", "")))
    id = str(message.get("Message-ID", "")).strip().strip("<>") or unread.id
    return Article(
        body.text, id=id, outlet=name or address or None,
        title=str(message.get("Subject", "")) or None, published=date(message.get("Date")),
        omitted=(*body.omitted, *attached), speech=body.speech,
    )  # fmt: skip


def _body(part: EmailMessage, unread: Unread) -> Body:
    from provenance.reading.html import Body, body_text  # imports lxml

    try:
        sent = part.get_payload(decode=True)
        if part.get_content_charset() is None and isinstance(sent, bytes):
            sent.decode("utf-8")  # mail that does not say is UTF-8, or cannot be read
            part.set_param("charset", "utf-8")
        content: Any = part.get_content()
    except (LookupError, UnicodeDecodeError, ValueError) as error:
        problem = f"is in an encoding that is not known ({error})"
        raise ReadingError(problem, where=unread.where, remedy="save it as plain text, UTF-8") from error
    if part.get_content_subtype() != "html":
        return Body(content)
    return body_text(content)


def date(value: object) -> str | None:
    """A date of an e-mail or a feed as ISO 8601; unchanged where it is not in their format (RFC 5322)."""
    try:
        return parsedate_to_datetime(str(value)).isoformat() if value else None
    except (ValueError, TypeError):
        return str(value)
