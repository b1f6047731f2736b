"""Which verb tells what the subject of a sentence did, where the first one does not: `came to Moscow to take part`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cstoparse.grammar import AND, classes

if TYPE_CHECKING:
    from cstoparse.facts.clauses import Clause
    from cstoparse.facts.reading import Reading
    from cstoparse.mentions.verbs import VerbMention

_REACH = 8
_NEXT = 6
_CAME = frozenset({"came", "come", "arrived", "flew", "went"})
_NO_MORE = classes("adv comma stop")
_ADV = classes("adv comma")
_AND_TO = frozenset(classes("and to"))


def as_observers(r: Reading, verb: VerbMention) -> bool:
    """Whether those who did something were there as observers: `worked in the headquarters as observers`, `invited as observers`."""
    return any(r.low(u) == "observers" and r.low(u - 1) == "as" for u in range(verb.j + 1, min(verb.j + _REACH, r.n)))


def is_invited(c: Clause, verb: VerbMention) -> bool:
    """Whether nothing more is said of the subject: `Experts of … have been invited, too.`."""
    return verb.passive and not verb.negated and c.r.low(verb.head) == "invited" and not c.r.sym[verb.j : c.b].strip(_NO_MORE)


def come_to(c: Clause, verb: VerbMention) -> VerbMention:
    """What those who came somewhere came for: `came to Moscow to take part in the meeting`."""
    if c.r.low(verb.head) not in _CAME:
        return verb
    return next((v for v in c.s.verbs if verb.j <= v.i <= verb.j + _NEXT and v.kind == "attend"), verb)


def joined(c: Clause, verb: VerbMention) -> VerbMention:
    """What those who were invited did: `were invited to take part`, `were invited to the meeting and made reports`."""
    if not (verb.passive and verb.kind in {"other", "speak"}):
        return verb
    r = c.r
    for v in c.s.verbs:
        if verb.j <= v.i <= verb.j + _NEXT:
            between = r.sym[verb.j : v.head].strip(_ADV)
            named = any(verb.j <= x.i < v.i for x in c.s.items)
            if between in _AND_TO or (between[-1:] == AND and not named):
                return v
    return verb
