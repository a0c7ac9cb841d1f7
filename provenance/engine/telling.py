"""What an inner finding is to the one it is in: a further link of the chain, only told beside it, or part of it.

A speaker may pass on what somebody else said (“Bell said Reyes claims that P”: two links). What is asked, wanted or
only possible, nobody has said (“Bell asked whether Reyes had said P”: one link); and somebody who is criticised speaks
in the article's own words (“Bell criticized Reyes, who said P”: two chains).
"""

from __future__ import annotations

from collections.abc import Sequence

from provenance.engine.nobody import names_nobody
from provenance.lexicon import table_words, tags, word_set
from provenance.lexicon.classes import classes_that
from provenance.lexicon.verbs import cue_verbs
from provenance.model import Finding, Span
from provenance.rules.indexed_text import IndexedText
from provenance.text.noun_phrases import cue_before_clause, starts_clause
from provenance.text.phrase_starts import phrase_start
from provenance.text.tokens import Range, Token

_LINKING, _TELLING, _UNREAL = classes_that("links"), classes_that("tells"), classes_that("unreal")
_PASSING_ON = _TELLING | _UNREAL
_SPEAKING = classes_that("speaks")
_CLAUSAL = classes_that("clause")
_BELIEFS = word_set("beliefs")
_HELD = _BELIEFS | word_set("knowing")
_PHASES, _PORTIONS = word_set("phases"), word_set("portions")
_OF_NOUNS = word_set("reporting_nouns")
_RECOUNTING = word_set("recounting")
_REPORTING = _OF_NOUNS | (word_set("bare_clause") - _BELIEFS - {"suggest"})
"""Verbs that also report with a noun phrase: “denied the charge”, “said a word”."""
_REJECTING = frozenset(("accuse", "deny", "distance", "refuse"))
"""Stances that do not pass on what somebody said: “rejecting Bell’s claim that P”."""
_LEAST = 0.47
"""A further link must be about as likely right as wrong; a doubtful attribution may stand, but does not lengthen a
chain."""
_NEGATED = 2
"""Most tokens from a negation to its verb: “did not really think”."""
_DESCRIBED = 4
"""Most tokens of a noun phrase before the noun that a relative clause describes, within which it is denied."""
_NO_ANTECEDENT = tags.VERB | tags.AUX | tags.PREP | tags.CC | tags.PUNCT
_DOUBTING = word_set("doubting")
_PERSONAL = ("pronoun", "author", "who", "name", "person", "number")
_OF_PHRASES = ("object", "preposition")
"""Constructions in which the content is a noun phrase."""
_TOLD = table_words("recipient_verbs")
_WHEN = word_set("when")
_LETTING = ("help", "let", "make")
"""“*let* Bell say”: what somebody can then say, or has to."""
_HEADS = word_set("clause_heads") | word_set("indefinite")
_NO_HEAD = ~tags.WORD
"""A word that can be nothing but a noun: the head of “the *ones* Bell calls secret”."""
_GERUNDS = ("being", "having")
"""“reported *being* served bad meat”: a clause without a subject."""
_CITING = word_set("citing")


class Telling:
    """Decides it for the findings of one text."""

    def __init__(self, text: IndexedText) -> None:
        self.text, self.tokens, self.at = text, text.tokens, text.token_at

    def untold(self, f: Finding, parent: Finding) -> str:
        """Why the parent does not tell of the finding though it encloses it; empty if it does."""
        if any(hop.wanted == "work" for hop in f.hops):
            return "a story tells of it"  # “remarked on a Post story in which Bell said …”
        if self._quoted(f):
            return ""
        kind = _kind(parent)
        if kind not in _LINKING and self.text.text.startswith("what ", parent.content[0].start):
            return "that is about a thing, of which only this says something"  # “approved what Moss called a bridge”
        if kind not in _PASSING_ON or (kind == "mental" and parent.lemma not in _HELD):
            return "that passes nothing on"
        if kind == "mental" and self._unreal(parent):
            return "that is not known"
        described = parent.lemma not in _CITING | _RECOUNTING and self._antecedent(f, parent) is not None
        if described and (kind in _UNREAL or not self._is_clause(f, parent)):
            return "it describes somebody"  # “asked Bell about Reyes, who said …”
        if (
            f.source
            and self._ends_at_comma(parent)
            and self.text.text.endswith((", ", ", that "), 0, f.source[0].start)
        ):
            return "that ends before it"  # “if he talked to *Reyes*, Bell said, he would …”
        return ""

    def _ends_at_comma(self, f: Finding) -> bool:
        """Whether it reports a noun phrase, or a clause whose subject comes before it: “a bill that *critics said would
        close the mill*, …”."""
        return f.construction in _OF_PHRASES or (f.construction == "clause" and self._has_gap(f))

    def links(self, f: Finding, parent: Finding) -> bool:
        """Whether a saying or belief told by somebody else makes a link. Wishes, plans and attitudes do not, nor do
        deeds, nor what is asked (unless it is quoted) or not yet said."""
        finite = f.construction in ("clause", *_OF_PHRASES)  # not “an email *referencing* the plan”
        document = finite and self._source_kind(f) == "document"
        goes_on = f.construction == "infinitive" and self.tokens[self.at(f.cue[0].start)].lemma in _PHASES
        told = document or f.lemma in _OF_NOUNS or bool(f.recipient) or goes_on
        told = told or (f.construction == "passive-agent" and f.lemma in _TOLD and f.content[0].start > f.cue[0].start)
        if f.certainty < _LEAST and not told:
            return False  # but “a study suggests that P”, “Reyes denied the charge” and “who told them P” do report
        if _kind(parent) in _UNREAL:
            return False
        if f.construction == "noun":  # “Bell’s claim that P”, not “Bell’s fear of P”
            return parent.stance not in _REJECTING and self.text.text.startswith("that ", f.content[0].start)
        if f.construction == "infinitive" and not goes_on:  # but “Bell *continues to insist* that P”
            return False
        if f.source and (self._is_of_parent(f, parent) or names_nobody(self.text, self._range(f.source[0]))):
            return False
        if self._unreal(f) or self._supposed(f) or self._counts(f, parent):
            return False
        if not self._reports(f) or self._is_setting(f, parent):
            return False
        told = _kind(f) in _LINKING or (document and _kind(f) == "discuss")  # “records list the payments”
        uttered = f.mode == "direct" and _kind(f) in _SPEAKING  # “*“Why?” asked Bell*, according to Reyes”
        return told or uttered or self._is_belief(f, parent)

    def _is_belief(self, f: Finding, parent: Finding) -> bool:
        """“Reyes believes that P”, not “voters who believe that P”, which only tells who is meant, nor “Reyes considers
        *closing* it”, a plan."""
        planned = self._opening(f, 1)[0].tag & tags.ING
        return f.lemma in _BELIEFS and not planned and self._antecedent(f, parent) is None

    def _is_setting(self, f: Finding, parent: Finding) -> bool:
        """Whether it only tells when something was, or which thing is meant: “left *after* Bell said that P”, “the
        *ones* Bell calls secret”."""
        i = self._start(f)
        if i == 0:
            return False
        before = self.tokens[i - 1]
        if f.construction in ("clause", "object") and before.lower == "what":
            return True  # “*what* Bell says about it is a different story”
        within = f.construction != "participle" and before.start >= self._piece_with(f, parent).start
        if not within or self.tokens[i].tag & tags.REL:
            return False
        if before.lower == "as" and f.construction == "clause" and self.tokens[i - 2].text == ",":
            return not self._quoted(f)  # “said it was late, *as the union claimed that* P”
        if before.lower in ("which", "whom"):
            return self.tokens[i - 2].lower != "in"  # “a note *which* aides say is late”, not “a note in which”
        if before.lower in _WHEN and parent.lemma != "according to":
            granted = before.lower == "while" and self.tokens[i - 2].lower == "that"
            return not self._quoted(f) and not granted  # “said *that while* Bell insists that P, …”
        common = not before.tag & _NO_HEAD and self.tokens[i - 2].tag & tags.DETERMINER
        return bool(common) or before.lower in _HEADS

    def _reports(self, f: Finding) -> bool:
        """“Bell showed that P” shows her skill; only a document shows what is in it. “Bell criticized the plan” is a
        deed; what she said would be a clause or a quotation."""
        source = self._source_kind(f)
        if source == "document" or (_kind(f) == "show" and f.lemma != "indicate"):
            return not f.source or (source not in _PERSONAL and not self._is_own(f))
        if self._has_gap(f):
            return False
        if f.construction in _OF_PHRASES:  # “mocked a disabled reporter”: a noun phrase with a verb in it is a deed too
            asks = self._opening(f, 1)[0].tag & tags.WH  # “talked about *how* it broke”
            clause = (f.lemma in _TOLD or asks) and any(map(self._has_clause, f.content))
            about = f.lemma in _TOLD and f.construction == "preposition"  # “told her *about the plan*”
            event = f.lemma in _RECOUNTING and self._tells_event(f)
            told = clause or about or event or self._rejects(f)
            quoted = any(self.text.count_quoted_words(*self._range(x)) for x in f.content)
            return told or quoted or f.lemma in _REPORTING | _CITING
        return f.lemma in _REPORTING | _CITING or any(map(self._has_clause, f.content))

    def _tells_event(self, f: Finding) -> bool:
        """“described *soldiers burning homes*”: a noun phrase with a participle."""
        return any(t.tag & tags.ING and not t.tag & tags.PREP for t in self._tokens(*f.content[0])[1:])

    def _rejects(self, f: Finding) -> bool:
        """“dismissed *claims that P*”, “denies *a report that P*”: says that it is not so."""
        return _kind(f) == "deny" and any(t.lower == "that" for t in self._opening(f, _DESCRIBED))

    def _has_gap(self, f: Finding) -> bool:
        """“an article that Bell said *was written* in May”, “says *what others want to say*”: no subject or object."""
        first = self.at(f.content[0].start)
        if f.lemma == "say" and self.tokens[first].lower == "what":
            return not any(t.tag & (tags.AUX | tags.VERB) for t in self.tokens[first + 1 : first + 2])
        opening = self._opening(f, 2 if f.construction in _OF_PHRASES else 1)  # “talks about *now is*”
        return opening[0].lower not in _GERUNDS and any(t.tag & tags.AUX and not t.tag & tags.SELFSUBJ for t in opening)

    def _is_own(self, f: Finding) -> bool:
        """“Bell said *her own research* shows that P”, “*this study* suggests”: one link."""
        first = self.tokens[self._start(f)]
        return bool(first.tag & tags.POSS) or first.lower in ("these", "this")

    def _has_clause(self, content: Span) -> bool:
        first, last = self._range(content)
        spoken = self.text.has_verb(first, last) or self.text.count_quoted(first, last) > 0
        return spoken or starts_clause(self.tokens, first, last)

    def _is_of_parent(self, f: Finding, parent: Finding) -> bool:
        """“drew criticism from *groups that argue* …”, “quotes *the union, which wrote* …”: whether what a relative
        pronoun refers to is a link already."""
        if not self.tokens[self._start(f)].tag & tags.REL:
            return False
        ends = (*(hop.source.end for hop in parent.hops), *(x.end for x in parent.source[-1:]))
        return any(0 < f.source[0].start - end <= len(", ") for end in ends)

    def _source_kind(self, f: Finding) -> str:
        return self.text.kind_of(self._range(f.source[0]) if f.source else None)

    # Position ---------------------------------------------------------------------------------------------------------

    def _range(self, span: Span) -> Range:
        """The tokens of a span."""
        return self.at(span.start), self.at(span.end)

    def _tokens(self, start: int, end: int) -> Sequence[Token]:
        """The tokens of a stretch of the text."""
        return self.tokens[self.at(start) : self.at(end)]

    def _opening(self, f: Finding, most: int) -> Sequence[Token]:
        """The first tokens of its content."""
        first, last = self._range(f.content[0])
        return self.tokens[first : min(first + most, last)]

    def _start(self, f: Finding) -> int:
        """The first token of its source; 0 if it has none."""
        return self.at(f.source[0].start) if f.source else 0

    def _piece_with(self, f: Finding, parent: Finding) -> Span:
        """The piece of the parent's content that the finding is in."""
        return next((x for x in parent.content if x.start <= f.cue[0].start < x.end), parent.content[0])

    def _quoted(self, f: Finding) -> bool:
        """Whether its verb is quoted, though “*allegedly* “told his mother”” may open outside."""
        return self.text.quoted[self.at(f.cue[-1].end) - 1] >= 0

    def _unreal(self, f: Finding) -> bool:
        """“Bell *would* say”, “had *never* said”: by the words between its subject and the end of its cue; “not once
        *has* Bell said”, “to *have* Bell think”, by the one before its subject."""
        start = f.source[-1].end if f.source else f.cue[0].start
        verb = self._tokens(start, f.cue[0].end)
        verb = verb[max((k for k, t in enumerate(verb) if t.lower == "but"), default=0) :]  # “don’t like it but say”
        before = self.tokens[first - 1].tag if (first := self._start(f)) else 0
        if before & (tags.HAVE | tags.DO | tags.MODAL) and not before & tags.SELFSUBJ:
            return True
        joined = first > 2 and self.tokens[first - 1].lower == "and"
        partner = phrase_start(self.tokens, first - 2, 0) if joined else first  # “help the army and *its allies* say”
        if partner and self.tokens[partner - 1].lemma in _LETTING:
            return True
        if f.construction == "participle":  # “they *might* have met, perhaps by insisting that P”
            verb = (*verb[:_NEGATED], *self._tokens(f.cue[0].start, f.cue[0].end))
        return any(token.tag & (tags.MODAL | tags.NEG) for token in verb)

    def _supposed(self, f: Finding) -> bool:
        """“*If* Bell thinks that P”, “I *don’t think* that Bell says P”."""
        tokens, i = self.tokens, self._start(f)
        if i > 0 and tokens[i - 1].lower in ("if", "unless", "whether"):
            return True
        verb = cue_before_clause(tokens, i)
        if verb < 0:
            return False
        return tokens[verb].lemma in _DOUBTING or any(t.tag & tags.NEG for t in tokens[max(0, verb - _NEGATED) : verb])

    def _counts(self, f: Finding, parent: Finding) -> bool:
        """“double the *number* who said so”: a number has not said it; nor have those of whom there are none: “*no*
        talks with clerks who said so”."""
        head = self._antecedent(f, parent)
        if head is None:
            return False
        at = self.at(head.start)
        before = self.tokens[max(0, at - _DESCRIBED) : at]
        return head.lower in _PORTIONS or any(t.lower in ("any", "no") for t in before)

    def _antecedent(self, f: Finding, parent: Finding) -> Token | None:
        """The noun that the finding describes: “*clerks* who say”, “*clerks* professing”, “a *gap* that Bell sees”."""
        if not f.source:
            return None
        first, last = self._range(f.source[0])
        tokens = self.tokens
        if f.describes_source:
            return tokens[last - 1]
        start = self._piece_with(f, parent).start  # “told Reuters *that* Bell said”: a conjunction begins the content
        relative = next((i for i in (first, first - 1) if tokens[i].start > start and tokens[i].tag & tags.REL), None)
        if relative is None:
            return None
        if tokens[relative - 1].lower == "of":
            return tokens[relative - 2]  # “her family, *most* of whom thought …”
        head = tokens[relative - 1 - (tokens[relative - 1].text == ",")]
        return None if head.tag & _NO_ANTECEDENT else head

    def _is_clause(self, f: Finding, parent: Finding) -> bool:
        """Whether it is in a clause with a verb of its own, rather than in a phrase."""
        joined = not self.text.text.endswith(", ", 0, f.source[0].start)  # “said clerks who say P were fired”
        if parent.lemma == "according to" or (parent.construction == "clause" and _kind(parent) in _CLAUSAL and joined):
            return True
        first, last = self._range(self._piece_with(f, parent))
        after = self.at(f.content[-1].end)
        return self.text.has_verb(after, last) or starts_clause(self.tokens, first, self._start(f))


def _kind(f: Finding) -> str:
    """The class of its cue; “said” if the cue is a mark or a phrase."""
    cue = cue_verbs().get(f.lemma)
    return cue.kind if cue else "say"
