"""The capitalised names of an article, with the titles, roles and appositions around them.

One pass of one pattern over the text; every name is then read in place, never searched for again.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from provenance.lexicon.sources import LEXICON, alternatives, key_of, word_set
from provenance.model import Span
from provenance.sources.names.all_capitals import AllCapitals, headings
from provenance.sources.names.capitalised_runs import FIELDS, LONGEST, CapitalisedRuns, is_small
from provenance.sources.names.genitives import Genitives, without_genitive
from provenance.sources.names.leading_words import NO_NAMES, NUMBER, LeadingWords, is_numbered
from provenance.sources.names.name import Name
from provenance.sources.names.name_context import MEDIA_TOO, NameContexts
from provenance.sources.names.titles import title_length
from provenance.text import Segmentation, SentenceSpan
from provenance.text.fronted import fronted_subject
from provenance.text.noun_phrases import TELL, told_medium_end

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶŁĻŃŅŇŌŐŘŚŞŠŢŤŪŮŰŹŻŽ"
_LETTERS = r"(?:[\w&’'-]|\.(?=\w))*[.+]?"
_WORD = rf"[{_UPPER}]{_LETTERS}"
_JOIN = r"(?:of|for|on|the|to|and|ap|de|van|von|der|den|di|da|del|la|le|bin|al|el|ibn|du|dos|dell[ao]|und|am|ter|ten|&)"
_NICK = r"(?:[“\"‘(]\w+[”\"’)] )"
_PREFIX = r"(?:(?:al|el|de|von|van)-)?"
_RUN = re.compile(
    rf"[@{_UPPER}](?:"  # comes first, so that the search skips from one to the next
    r"(?<=@)(?<!\w.)\w+"  # a handle
    r"|(?<!@)(?:(?<![\w@-].)(?<!\w[’'].)"  # or a word, in “''” too, but not after an apostrophe,
    r"|(?<=(al-|el-|de-).)(?<![\w’'@-]..-.)|(?<=(v[ao]n-).)(?<![\w’'@-]...-.)"  # with or without a prefix before it,
    r"|(?<=([a-z\d]).)(?<![\w$£€.,-]..)|(?<=(\d-|[a-z]{2}).)(?<![\w$£€.,-]...)"  # “*e*Bay”, “*3*M”, “*7-*Eleven”
    r"|(?<=([a-z]{3}).)(?<![\w-]....)|(?<=([a-z]{4}).)(?<![\w-].....))"  # “*the*Grio”, “*easy*Jet”
    rf"{_LETTERS}(?: (?:{_JOIN} ){{0,2}}{_NICK}?{_PREFIX}{_WORD}"  # and those after it,
    rf"| \d{{1,2}}(?= (?:{alternatives('broadcasters')})\b)| plc\b)*)"  # “Rossiya *24* TV”, “Norvik Group *plc*”
)
_SECOND = re.compile(rf"[{_UPPER}](?<!\w.)(?:(?<=([a-z]) .))?(?:[\w’'-]+|\.) (?=[{_UPPER}])([\w’'-]+)")
"""The second of two capitalised words, within a sentence or after a given name: usually a surname."""
_HEADING_WORD = re.compile(r"[\w’'.&-]*\w")
_IN_HEADING = 4
"""Most words of a name sought in a heading."""
_OPENING = "“\"‘'(:—–…"
"""After these a capital says nothing."""
_AFTER_CHANNEL = re.compile(rf" (?:{alternatives('after_channels')})\b| [“\"‘]|[,.’'](?!\d)")
"""“Fox *35* in Orlando”, not “told CNN *12* people”."""
_NUMBERED = re.compile(r"(?<!\S)(\d{1,2}) $")
"""“told *24* TV”: the number that names a station."""
_BROADCASTERS = word_set("broadcasters")
CALL_SIGN = re.compile("[KW][A-Z]{2,3}")
"""“*KTLA* 5”: an American station."""
_SEAT = re.compile(r"(?<=\()[A-Z]{1,3}-[A-Z]")
"""“(R-Calif.)”: a party and a state, not a name."""
_PARTY_WORDS = word_set("party")
_LED = word_set("led")
"""“the *Majority* Leader”: what a leader leads."""
_DAYS = word_set("days")


def collect(segmentation: Segmentation) -> Iterator[Name]:
    """The names of the text, in order, not overlapping. Linear in the text."""
    return _Collector(segmentation).names()


class _Collector:
    """Reads one text; keeps what all its names need."""

    def __init__(self, segmentation: Segmentation) -> None:
        self.text = segmentation.text
        bare = {t.text for t in segmentation.tokens}
        self.genitives = Genitives(segmentation.tokens, bare)
        self.capitalised_runs = CapitalisedRuns(self.genitives)
        self.contexts = NameContexts(segmentation)
        self.sentences, self.tokens = segmentation.sentences, segmentation.tokens
        self.told = [k for k, token in enumerate(self.tokens) if token.lemma in TELL]
        self.prose = [Span(p.begin, p.until) for p in segmentation.paragraph_kinds]
        pairs = [(m[0].split(" ")[0], m[2], m[1]) for m in _SECOND.finditer(self.text)]
        persons = [(first, second) for first, second, _ in pairs if first.lower() in LEXICON.given_names]
        self.surnames = {second for _, second, within in pairs if within} | {second for _, second in persons}
        self.leading_words = LeadingWords(
            segmentation, bare, self.surnames, {word for person in persons for word in person}
        )
        self.capitals = AllCapitals(segmentation)
        self.headings = headings(segmentation)

    def names(self) -> Iterator[Name]:
        headings = {*self.headings, *self.capitals.sentences}
        found: list[Name] = []
        for number, s in enumerate(self.sentences):
            subjects = self._subjects(s)
            for match in _RUN.finditer(self.text, s.start, s.end) if number not in headings else ():
                start = self._begin(match)
                if start is not None and self._in_prose(start, s.paragraph) and not _SEAT.match(self.text, start):
                    for subject in (at for at in subjects if start < at < match.end()) if subjects else ():
                        found += self._run(start, self.text[start : subject - 1], number)
                        start = subject
                    found += self._run(start, self.text[start : match.end()], number)
        known = {name.key: name for name in found}
        for sentence in self.headings:
            found += self._known_in(sentence, known)
        for sentence in self.capitals.sentences:
            found += self._in_capitals(sentence, known)
        yield from sorted(found, key=lambda name: name.core)

    def _begin(self, match: re.Match[str]) -> int | None:
        """Where a run begins, with its prefix: “*al-*Hariri”; a small letter or a number begins known names only:
        “*e*Bay”, “*3*M”, not “3G”, “mRNA”. `None` where none begins."""
        if not match.lastindex:
            return None if match[0] in NO_NAMES else match.start()
        prefix = next(filter(None, match.groups()), "")
        start = match.start() - len(prefix)
        if not prefix or (prefix.endswith("-") and not prefix[0].isdigit()):
            return start
        first = self.text[start : match.end()].split(" ")[0]
        return start if key_of(first) in LEXICON.known else None

    def _subjects(self, s: SentenceSpan) -> list[int]:
        """Where names begin that are subjects right after another name, in code points: “in *Leeds* | *Ann Voss* said”,
        “told *Reuters* | *Ann Voss* had left”."""
        told = self.told[bisect_left(self.told, s.first) : bisect_left(self.told, s.last - 1)]
        ends = (told_medium_end(self.tokens, k + 1, s.last) for k in told)
        found = (fronted_subject(self.tokens, s.first, s.last), *ends)
        return [self.tokens[token].start for token in found if token]

    def _in_prose(self, position: int, paragraph: int) -> bool:
        """Datelines, bylines and credits name places, authors and media: nobody the text is about."""
        begin, until = self.prose[paragraph - 1]
        return begin <= position < until

    def _in_capitals(self, sentence: int, known: dict[str, Name]) -> Iterator[Name]:
        """The names of a SENTENCE IN CAPITALS: those that also occur elsewhere, and who speaks in it."""
        named = [*self._known_in(sentence, known)]
        yield from named
        for start, piece in self.capitals.speakers(sentence):
            name = self._name(start, piece, sentence)
            if name and not any(n.core < name.end and n.end > name.core for n in named):
                yield name

    def _known_in(self, sentence: int, known: dict[str, Name]) -> Iterator[Name]:
        """The names of a heading: those that also occur elsewhere, longest first."""
        s = self.sentences[sentence]
        words = list(_HEADING_WORD.finditer(self.text[s.start : s.end]))
        at = 0
        while at < len(words):
            for last in range(min(at + _IN_HEADING, len(words)), at, -1):
                start, end = s.start + words[at].start(), s.start + words[last - 1].end()
                key = key_of(self.text[start:end])
                if key in known:
                    end -= len(self.text[start:end]) - len(without_genitive(self.text[start:end]))
                    possessive = self.text[end : end + 1] in "’'"
                    yield self.contexts.read(start, start, end, known[key].words, "", sentence, possessive=possessive)
                    at = last - 1
                    break
            at += 1

    def _run(self, start: int, run: str, sentence: int) -> Iterator[Name]:
        for offset, piece in self.capitalised_runs.pieces(
            run, definite=self.text.startswith(("the ", "The "), max(0, start - 4))
        ):
            name = self._name(start + offset, piece[:LONGEST], sentence)
            if name:
                yield name

    def _name(self, start: int, piece: list[str], sentence: int) -> Name | None:
        """The name in a piece of a run, without sentence openers and joining words."""
        while piece and _joining(piece[-1]):
            piece = piece[:-1]
        opening, definite = self._opens(start, sentence), False
        while piece and self.leading_words.drops(start, piece, opening=opening):
            definite = piece[0].lower() == "the"
            opening = opening and not definite
            start += len(piece[0]) + 1
            piece = piece[1:]
        if len(piece) > 1 and piece[-1].rstrip(".") in _DAYS and self._stands_alone(piece[:-1]):
            piece = piece[:-1]
        if not piece:
            return None
        end = start + len(" ".join(piece))
        last = piece[-1] if self.genitives.belongs(piece[-1]) else without_genitive(piece[-1])
        final = not any(map(str.isalnum, self.text[end : self.sentences[sentence].end]))
        if last.endswith(".") and not self.capitalised_runs.abbreviation(last, final=final):
            last = last[:-1]
        split = (
            0 if self._is_paper([*piece[:-1], last], start, end) else title_length([*piece[:-1], last], self.surnames)
        )
        own = tuple([word for word in [*piece[:-1], last][split:] if word[0:1] not in '“"‘('])
        if not own or own[0] in ("of", "for", "on", "to", "and"):
            return None
        core = start + len(" ".join(piece[:split])) + (1 if split else 0)
        possessive = piece[-1].endswith(("’s", "'s", "’", "'"))
        end -= len(piece[-1]) - len(last)
        if channel := self._channel(own, end):
            own, end = (*own, channel), end + len(" ") + len(channel)
        if _BROADCASTERS.issuperset(own):
            numbered = _NUMBERED.search(self.text, max(0, start - 4), start)
            if not numbered:
                return None  # “on TV”: any station
            own, start, core = (numbered[1], *own), numbered.start(1), numbered.start(1)
        title = " ".join(piece[:split])
        return self.contexts.read(start, core, end, own, title, sentence, possessive=possessive, the=definite)

    def _channel(self, own: tuple[str, ...], end: int) -> str:
        """“told Fox *35* in Orlando”, “BBC Radio *4*”, “France *24*”: the number of a station; “No *10* said”."""
        number = NUMBER.match(self.text, end)
        if not number:
            return ""
        if is_numbered(own[0], number[1]):
            return number[1]
        if not _AFTER_CHANNEL.match(self.text, number.end()) or (len(own) > 1 and own[-1] not in _BROADCASTERS):
            return ""
        known = LEXICON.known.get(key_of(own[0]))
        medium = known.kind == "news-outlet" if known else own[-1] in _BROADCASTERS or CALL_SIGN.fullmatch(own[0])
        return number[1] if medium else ""

    def _stands_alone(self, piece: list[str]) -> bool:
        """Whether a piece is a name without the day after it: “told *MSNBC* Monday”; “Super Tuesday” is one name."""
        return len(piece) > 1 or piece[0] in self.surnames or key_of(piece[0]) in LEXICON.known

    def _opens(self, start: int, sentence: int) -> bool:
        if start == self.sentences[sentence].start or self.text[start - 1] in _OPENING:
            return True
        return self.text.endswith((": ", "… "), 0, start)

    def _is_paper(self, piece: list[str], start: int, end: int) -> bool:
        """“told the *Ashton Democrat*”, “the *Norvik Leader* reported”; not “told the Ohio Democrat”."""
        if len(piece) != 2 or piece[1] not in MEDIA_TOO or not self.text.endswith(("the ", "The "), 0, start):
            return False
        place = piece[0].lower()
        owns = (LEXICON.states, LEXICON.demonyms, LEXICON.nouns, LEXICON.given_names, _PARTY_WORDS, FIELDS, _LED)
        return self.contexts.is_medial(start, end) and not any(place in words for words in owns)


def _joining(word: str) -> bool:
    """A lower-case word in a run: “of”, “the”; “plc” is not one."""
    return is_small(word) and word not in LEXICON.name_words
