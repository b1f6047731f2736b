"""Whom "he" and "she" stand for: the person who was the subject of a sentence last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cstoparse.facts.chains import Item
from cstoparse.facts.clauses import Relation
from cstoparse.grammar import classes
from cstoparse.values import Capacity, ParticipantKind

if TYPE_CHECKING:
    from cstoparse.facts.events import Event
    from cstoparse.facts.sentences import Sentence
    from cstoparse.mentions.people import PersonMention

_HE = frozenset({"he", "she"})
_PRON = classes("pron")
_PREPOSITIONS = classes("of to at with for from by prep under chairof headof withpart basis")


def subject_of(s: Sentence) -> PersonMention | None:
    """The person with a name before the first verb of a sentence, where no preposition leads to him: `N. N. met with …`."""
    verb = next((v for v in s.verbs if v.finite and not v.relative), None)
    for m in s.people:
        if verb is None or m.i >= verb.i:
            return None
        if m.name is not None:
            k = s.r.back(m.i - 1)
            return None if k >= s.a and s.r.sym[k] in _PREPOSITIONS else m
    return None


def he(s: Sentence, e: Event, person: PersonMention) -> Relation | None:
    """The person as one who takes part in an event of which the sentence tells with a pronoun: `On 6 May, he met with …`."""
    if e.verb is None or (e.verb.passive and e.verb.kind != "meet"):
        return None
    k = s.r.back(e.verb.i - 1, "adv")
    if k < s.a or s.r.sym[k] != _PRON or s.r.low(k) not in _HE:
        return None
    item = Item(person.i, person.j, ParticipantKind.PERSON, person, None, None, person.country)
    return Relation(item, Capacity.ATTENDEE, "he")
