"""What is not read between words: footnote marks, dates after a weekday (“on Monday (May 1)”), what a share is listed
as (“Norvik (NYSE: NVK)”), the links and emoji between a quotation and its speaker, the marks of Markdown around words,
and what cannot be seen (marks of direction, soft hyphens). A no-break space is read as a space, and the quotation marks
of typewriters and TeX (`` and '') as the marks they stand for, and so is a wrong apostrophe. Between sentences that are
stuck together a space is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from provenance.lexicon import word_set
from provenance.text.running import Edit

_CLOSING = "”\"'’»«“」』"
_FOOTNOTE = re.compile(rf"(?<=[\w.,;:!?{_CLOSING})])(?:\[(?:\^?\d{{1,3}}|[a-z]|citation needed)\])+")
_SUPERSCRIPT = re.compile(rf"[¹²³⁰⁴-⁹†‡](?:(?<=[.,;:!?{_CLOSING}][¹²³⁰⁴-⁹])[¹²³⁰⁴-⁹]*|(?<=\S[†‡])[†‡]*)")
"""Like the next ones, it opens with its own first character, so that the search skips from one to the next."""
_STAR = re.compile(rf"(?<=[.!?{_CLOSING}])\*+(?=\s)")
_NUMBER = re.compile(rf"[\d(](?:(?<=[.,!?][{_CLOSING}]\d)\d{{0,2}}(?=\s)|(?<=[.!?{_CLOSING}]\()\d{{1,3}}\)(?!\S))")
"""The number of a note, after the marks of a quotation, or in brackets after a sentence."""
_LINK = re.compile(rf"(?<=[{_CLOSING}])\s*(?:\((?:https?://|www\.)\S+\)|(?:https?://|www\.)\S+)(?=[ \t]+\w)")
_EMOJI = re.compile(rf"(?<=[{_CLOSING}])[ \t]*[\u2600-\u27bf\U0001f000-\U0001faff\u200d\ufe0f]+(?=[ \t]*[\w@])")
_MARKDOWN = re.compile(r"\[(?P<words>[^\[\]\n]{1,200})(?P<target>\]\((?:https?://|/|www\.)[^()\s]{1,500}\))")
_EMPHASIS = re.compile(
    r"(?P<mark>[*_](?<![\w*_\\].)[*_]{0,2})(?=[^\s*_])(?P<words>[^*_\n]{1,200})(?<=\S)(?P<close>(?P=mark))(?![\w*_])"
)
"""“The **mayor** said”, “*Ada Bell* said”, “_Ada Bell_ said”; not “2*3*4”, “f**k”, “snake_case”."""
_DATED = re.compile(
    r"(?<=day) \((?:\d{1,2} )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?(?: \d{1,2})?(?:,? \d{4})?\)"
)
_TICKER = re.compile(rf" \((?:{'|'.join(sorted(word_set('exchanges')))})[\w ]{{0,20}}: ?[A-Z0-9.:]{{1,10}}\)")
_STRAY = re.compile(r"-(?:(?<=[a-z]{3}-)(?=sa(?:id|ys) )|(?<= said-)(?=[A-Z])|(?<=\w,-)(?=[a-z]+ ))")
"""A hyphen left in place of a no-break space: “Bell-said”, “the fair,-who”."""
_STUCK = re.compile(
    rf"[.!?](?<=[a-z]{{2}}.)[”’]?(?=[“‘]?[A-Z][\w’]*,? )(?!(?i:{'|'.join(sorted(word_set('domains')))})\b)"
)
"""Where a space is missing between two sentences: “the dam leaks.Bell denied it”."""
_ADDRESS = re.compile(r"[/@.\\_]")
_APOSTROPHE = re.compile(r"[‘´`](?<=\w.)(?=(?:s|t|re|ve|ll|d|m)\b)")
"""Another mark in place of an apostrophe: “Voss‘s mother”."""
_TYPED = re.compile(r"``|''")
_WIDE = r"\u00a0\u2007\u2009\u202f"
_NO_BREAK = re.compile(rf"[ {_WIDE}](?:(?<=\S )[{_WIDE}]|(?<=\S[{_WIDE}])) ?(?=\S)")
_HIDDEN = r"\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
_UNSEEN = re.compile(
    rf"[\u00ad{_HIDDEN}](?:(?<=\u00ad)(?=\w)|(?<=[^\s{_HIDDEN}][{_HIDDEN}])[{_HIDDEN}]*"
    rf"|(?<![{_HIDDEN}].)(?<!\u00ad)[{_HIDDEN}]*(?=[^\s{_HIDDEN}]))"
)
"""A soft hyphen at the end of a line divides a word there, and is not sought here."""
_SIGN = re.compile(rf"[¹²³⁰⁴-⁹†‡\u2600-\u27bf\U0001f000-\U0001faff\u00ad{_HIDDEN}{_WIDE}]")


def passed_over(text: str) -> Iterator[Edit]:
    """The edits that leave such things out, not sorted. Linear in the text; each is sought only where it can occur."""
    patterns = [_FOOTNOTE] if "[" in text else []
    patterns.append(_NUMBER)
    signs = not text.isascii() and _SIGN.search(text)
    patterns += [_STAR] if "*" in text else []
    patterns += [_SUPERSCRIPT, _EMOJI, _UNSEEN] if signs else []
    patterns += [_DATED] if "day (" in text else []
    patterns += [_TICKER] if " (" in text else []
    patterns += [_LINK] if "http" in text or "www." in text else []
    for pattern in patterns:
        yield from (Edit(m.start(), m.end(), "") for m in pattern.finditer(text))
    for m in _MARKDOWN.finditer(text) if "](" in text else ():
        yield from (Edit(m.start(), m.start("words"), ""), Edit(m.start("target"), m.end(), ""))
    for m in _EMPHASIS.finditer(text) if "*" in text or "_" in text else ():
        yield from (Edit(*m.span(part), "") for part in ("mark", "close"))
    for pattern in (_NO_BREAK, _STRAY) if signs else (_STRAY,):
        yield from (Edit(m.start(), m.end(), " ") for m in pattern.finditer(text))
    yield from (Edit(m.end(), m.end(), " ") for m in _STUCK.finditer(text) if not _in_address(text, m.start()))
    if "‘" in text or "´" in text or "`" in text:
        yield from (Edit(m.start(), m.end(), "’") for m in _APOSTROPHE.finditer(text))
    if "``" in text:
        yield from _typed(text)


def _in_address(text: str, stop: int) -> bool:
    """Whether the full stop is one within an address or a name: “https://norvik.example/a.The”, “Hunt.Fish.Feed”."""
    return bool(_ADDRESS.search(text[text.rfind(" ", 0, stop) + 1 : stop].split()[-1]))


def _typed(text: str) -> Iterator[Edit]:
    """`` and '' in pairs; '' alone may be inches or two single marks."""
    opened = False
    for m in _TYPED.finditer(text):
        if m[0] == "``" or opened:
            yield Edit(m.start(), m.end(), "“" if m[0] == "``" else "”")
            opened = m[0] == "``"
