"""Which language a text is written in, by its function words (`lexicon/en/languages.tsv`) and its script
(`lexicon/en/scripts.tsv`).

A word that several languages share counts for each by its share. A verdict is given only where it is clear; for a text
shorter than `_ENOUGH` words, only where hardly any doubt is left. English is never set aside on doubt.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache
from unicodedata import name as name_of_letter
from unicodedata import normalize

from attrs import frozen

from provenance.lexicon import read_table, word_set

ENGLISH = "en"
UNKNOWN = "und"
"""The code for an unknown language (BCP 47)."""
_MOST = 40_000
"""Number of code points read: no language takes longer to recognise."""
_LETTERS = r"[^\W\d_]+(?:[\u0900-\u0963\u0970-\u0dff]+[^\W\d_]*)*"
"""Vowel signs of Indian scripts are not letters to `re` but do not end a word; the stroke after a sentence (।) does."""
_WORD = re.compile(rf"{_LETTERS}(?:'{_LETTERS})*")
_INITIAL = re.compile(r"[A-Z](?<!\w.)\.")
"""“Richard *S.* Rogers”: not a word of any language."""
_ENOUGH = 40
_SHARE, _SHARE_OF_FEW = 0.08, 0.4
"""Least share of function words of its language in a text; in a short text."""
_AHEAD, _AHEAD_OF_FEW = 1.25, 2.5
"""How many times the score of English another language must reach; in a short text."""
_PLAINLY_ENGLISH = (" the ", " of ", " that ", " with ")
_MANY = 160
_PLAINLY = 0.065
"""More of these words to a space are in nine of ten English articles of so many words, and in none that only quotes
English."""
_FEWEST, _FOREIGN = 8, 40
"""Fewest words of a text, and fewest letters of another script, for a verdict."""
_VARIED, _VARIED_OF_FEW = 2, 4
"""Number of different function words of another language that a text must have: repeated “O’Neill” is not Turkish.
Single letters do not count, nor do parts of names (“Calle de la Luna”) in longer texts."""
_PARTS_OF_NAMES = word_set("particles") | word_set("foreign_articles")
_KANA = 20
"""Japanese has more kana than one to so many Chinese characters."""
_DOUBT = 4
"""English, or the best of the rest, must have this many times the score of the other to be beyond doubt. Where neither
has, the words outside quotations decide: people quoted may speak another language."""
_QUOTED = re.compile(
    r"„[^“”]{1,1000}[“”]|“[^”]{1,1000}”|”[^”]{1,1000}”|«[^»]{1,1000}»|»[^«]{1,1000}«|\"[^\"]{1,1000}\""
)
_OPENING = re.compile(r"[.!?][^\w\n]{0,8}[^\W\d_]")
"""The first letter of a sentence, after the stop of the one before: its capital does not make a name."""
_UNSAID = frozenset(("", "und", "mul", "zxx", "mis", "x"))


@frozen
class Verdict:
    """The language of a text (BCP 47, “und” if it is not known), and why it is set aside; `None` if it is not."""

    language: str
    problem: str | None = None
    contradicted: bool = False
    """Whether it declares another language though it is clearly English."""


def judge(text: str, declared: str | None) -> Verdict:
    """Whether to read a text as English, by what it declares (a language tag, or nothing) and by its words.

    What its words clearly show outweighs what it declares; what it declares outweighs doubt.
    """
    said, written = primary(declared), recognised(text)
    if written is None:
        if said in (None, ENGLISH):
            return Verdict(said or UNKNOWN)
        return Verdict(said, f"declares itself {called(said)} (“{declared}”), and only English is understood")
    if written == ENGLISH:
        return Verdict(ENGLISH, contradicted=said not in (None, ENGLISH))
    but = f", though it declares “{declared}”" if said not in (None, written) else ""
    return Verdict(written, f"is not English but {called(written)}{but}, and only English is understood")


def recognised(text: str) -> str | None:
    """The code of the language a text is clearly written in (“und”: another script), or `None`. Linear in the text."""
    if _is_plainly_english(text[:_MOST]):
        return ENGLISH
    plain = normalize("NFC", text[:_MOST])
    words = _counted(plain)
    if _is_foreign_script(words):
        foreign = {word: times for word, times in words.items() if not _is_latin(word[0])}
        return _of_script(foreign) or _best(foreign)[0] or UNKNOWN
    language, doubtful = _most_likely(words)
    if doubtful:
        language = _most_likely(_counted(_QUOTED.sub(" ", plain)))[0] or language
    return language


def _is_plainly_english(text: str) -> bool:
    """Whether the words that only English has so many of leave no doubt: most articles need not be counted further."""
    spaces = text.count(" ")
    return spaces >= _MANY and sum(map(text.count, _PLAINLY_ENGLISH)) > _PLAINLY * spaces


def _counted(text: str) -> dict[str, int]:
    """The words of a text, with the number of times each occurs; only names and headlines keep their capitals."""
    plain = _INITIAL.sub(" ", text).replace("’", "'")
    words = _WORD.findall(_OPENING.sub(lambda found: found[0].lower(), f".{plain}"))
    capitals = 2 * sum(map(str.isupper, words)) > len(words)
    return Counter(map(str.lower, words) if capitals else words)


def _most_likely(words: dict[str, int]) -> tuple[str | None, bool]:
    """The language these words are clearly in, or `None`; and whether English and another are close."""
    total = sum(words.values())
    few = total < _ENOUGH
    language, scores, share = _best(words)
    rival = max((score for code, score in scores.items() if code != ENGLISH), default=0.0)
    doubtful = _DOUBT * scores[ENGLISH] > rival and _DOUBT * rival > scores[ENGLISH]
    if language is None or share < (_SHARE_OF_FEW if few else _SHARE) or total < _FEWEST:
        return None, doubtful
    ahead = scores[language] >= (_AHEAD_OF_FEW if few else _AHEAD) * scores[ENGLISH]
    return language if language == ENGLISH or ahead else None, doubtful


def _best(words: dict[str, int]) -> tuple[str | None, dict[str, float], float]:
    """The language with the highest score, all scores, and its share of the words; a tie goes to English."""
    total, hits = sum(words.values()), _hits(words)
    scores: dict[str, float] = defaultdict(float)
    for part, times in hits.items():
        languages, share = _forms()[part]
        for language in languages:
            scores[language] += times * share
    if not scores:
        return None, scores, 0.0
    best = max(scores, key=lambda language: (scores[language], language == ENGLISH, language))
    own = {part: times for part, times in hits.items() if best in _forms()[part][0]}
    few = total < _ENOUGH
    different = sum(len(part) > 1 and (few or part not in _PARTS_OF_NAMES) for part in own)
    varied = best == ENGLISH or different >= (_VARIED_OF_FEW if few else _VARIED)
    return best if varied else None, scores, sum(own.values()) / max(1, total)


def _hits(words: dict[str, int]) -> dict[str, int]:
    """How often each function word of any language occurs; another word may be made of several: “qu'il”."""
    forms = _forms()
    hits: dict[str, int] = defaultdict(int)
    for word, times in words.items():
        if word in forms:
            hits[word] += times
        elif "'" in word:
            for part in filter(forms.__contains__, word.split("'")):
                hits[part] += times
    return hits


def _of_script(words: dict[str, int]) -> str | None:
    """The language that most letters of the words show, if it has a script of its own."""
    codes = {script: code for script, code, _ in read_table("scripts")}
    found: Counter[str | None] = Counter()
    for word, times in words.items():
        for letter in word:
            found[codes.get(name_of_letter(letter, "").split(" ")[0])] += times
    if found["ja"] * _KANA > found["zh"]:
        found["ja"] += found.pop("zh", 0)
    return found.most_common(1)[0][0] if found else None


def _is_foreign_script(words: dict[str, int]) -> bool:
    """Whether most letters are of a script other than Latin; all of them, where they are few."""
    unusual = [word for word in words if not word.isascii()]
    foreign = sum(words[word] for word in unusual for letter in word if not _is_latin(letter))
    letters = sum(len(word) * times for word, times in words.items())
    return (foreign >= _FOREIGN and 2 * foreign > letters) or _FEWEST <= foreign == letters


@cache
def _is_latin(letter: str) -> bool:
    return letter < "\u0250" or "LATIN" in name_of_letter(letter, "LATIN")


@cache
def _forms() -> dict[str, tuple[tuple[str, ...], float]]:
    """Each form of a function word → the languages it speaks for, and for how much in each. One with a capital speaks
    for English alone: “Los Angeles”, “La Stella” and “Le v. Do” are names, and only English headlines have capitals
    throughout.
    """
    found: dict[str, tuple[str, ...]] = {}
    for language, _, words in read_table("languages"):
        for word in words.split(" "):
            found[word] = (*found.get(word, ()), language)
    forms = {word: (languages, 1 / len(languages)) for word, languages in found.items()}
    for word, languages in found.items():
        if ENGLISH in languages:
            for form in {word.capitalize(), word.upper()} - {word}:
                forms[form] = (ENGLISH,), 1 / len(languages)
    return forms


def primary(tag: str | None) -> str | None:
    """The language of a tag: `en-GB` → `en`, `eng` → `en`; `None` if it says nothing (“und”, “mul”)."""
    code = re.split(r"[-_]", (tag or "").strip().lower(), maxsplit=1)[0]
    code = {"eng": ENGLISH, "english": ENGLISH, "nb": "no", "nn": "no"}.get(code, code)
    return None if code in _UNSAID else code


def called(code: str) -> str:
    """“German (de)”."""
    names = {row[0]: row[1] for row in read_table("languages")} | {row[1]: row[2] for row in read_table("scripts")}
    if code == UNKNOWN:
        return "a script that is not Latin"
    return f"{names[code]} ({code})" if code in names else f"“{code}”"
