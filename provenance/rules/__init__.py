"""The rules, one small file each, in families. `RULES` lists them in the order of their documentation,
`LATER` what happens after they have competed."""

from provenance.rules.clause import (
    as_clause,
    as_phrase,
    bare_clause,
    infinitive,
    object,
    preposition,
    relative_object,
    seeming,
    that_clause,
)  # fmt: skip
from provenance.rules.later import continued, encoded, focus, orphan
from provenance.rules.noun import had, of_somebody, owned, rumour, stated, unowned
from provenance.rules.order import final, final_with_recipient, inverted, inverted_last, so_said
from provenance.rules.participle import infinitive as infinitive_cue
from provenance.rules.participle import participle
from provenance.rules.passive import agent, aside, hearsay, quoted_as_saying, quoted_by, reception, said_to
from provenance.rules.phrase import according_to, hearsay_adverb, impression_adverb, in_a_poll, to_somebody, words_of
from provenance.rules.quotation import (
    any_verb,
    clause_colon,
    headline,
    label,
    line_label,
    named,
    signature,
    verb_colon,
    verb_quote,
)
from provenance.rules.relay import (
    as_saying,
    carried,
    citing,
    disclosed,
    heard_from,
    interrupted,
    interview,
    retold,
    spoke,
    told_medium,
    work,
)
from provenance.rules.rule import Rule

_ATTRIBUTING: tuple[Rule, ...] = (
    that_clause.RULE,
    bare_clause.RULE,
    infinitive.RULE,
    object.RULE,
    preposition.RULE,
    as_phrase.RULE,
    seeming.RULE,
    as_clause.RULE,
    relative_object.RULE,
    final.RULE,
    final_with_recipient.RULE,
    inverted.RULE,
    inverted_last.RULE,
    so_said.RULE,
    participle.RULE,
    infinitive_cue.RULE,
    agent.RULE,
    hearsay.RULE,
    said_to.RULE,
    reception.RULE,
    aside.RULE,
    quoted_as_saying.RULE,
    quoted_by.RULE,
    according_to.RULE,
    words_of.RULE,
    in_a_poll.RULE,
    to_somebody.RULE,
    owned.RULE,
    unowned.RULE,
    of_somebody.RULE,
    had.RULE,
    stated.RULE,
    hearsay_adverb.RULE,
    rumour.RULE,
    impression_adverb.RULE,
    verb_quote.RULE,
    verb_colon.RULE,
    label.RULE,
    line_label.RULE,
    clause_colon.RULE,
    any_verb.RULE,
    signature.RULE,
    named.RULE,
    headline.RULE,
)
RELAYS: tuple[Rule, ...] = (
    citing.RULE,
    told_medium.RULE,
    interview.RULE,
    carried.RULE,
    retold.RULE,
    as_saying.RULE,
    interrupted.RULE,
    spoke.RULE,
    work.RULE,
    heard_from.RULE,
    disclosed.RULE,
)
"""Rules that add links to the chains of other rules' attributions."""
RULES: tuple[Rule, ...] = (*_ATTRIBUTING, *RELAYS)
LATER: tuple[Rule, ...] = (continued.RULE, focus.RULE, orphan.RULE, encoded.RULE)

__all__ = ["LATER", "RELAYS", "RULES", "Rule"]
