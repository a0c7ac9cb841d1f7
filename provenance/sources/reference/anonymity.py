"""Why somebody is not named, if the article says so: “on condition of anonymity because …”."""

from __future__ import annotations

import re

from provenance.sources.reference.discourse import Discourse, Resolver

_REASON = re.compile(
    r"(?:on (?:the )?conditions? (?:of (?:\w+ )?anonymity|that)"
    r"|(?:because|since|as) (?:he|she|they|the \w+)[^.;”\"]{0,60}not (?:been )?(?:authori[sz]ed|allowed|cleared)"
    r"|(?:was|were|is|are)(?: not|n[’']t) (?:authori[sz]ed|allowed|permitted)"
    r"|(?:ask|declin)(?:ed|ing) (?:not )?to be (?:named|identified|quoted)"
    r"|(?:ask|insist|request)(?:ed|ing)(?: for| on)? anonymity"
    r"|sp(?:eak|eaking|oke) (?:anonymously|off the record))"
    r"(?:(?! (?:said|says|told|added)\b)[^.,;”\"]){0,120}"
)


class Reasons(Resolver):
    """The reasons given in the sentences of one article. Each sentence is searched only once."""

    def __init__(self, discourse: Discourse) -> None:
        super().__init__(discourse)
        self.known: dict[int, str | None] = {}

    def of(self, sentence: int) -> str | None:
        """Why somebody in the sentence is not named."""
        if sentence not in self.known:
            here = self.sentences[sentence]
            match = _REASON.search(self.text, here.start, here.end)
            self.known[sentence] = match[0].strip(" ,") if match else None
        return self.known[sentence]
