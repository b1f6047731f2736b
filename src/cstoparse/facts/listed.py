"""Participants of a list in which each has an item of its own: `- from the Republic of … - ROLE NAME;`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cstoparse.facts.clauses import Clause, Relation
from cstoparse.facts.participants import add
from cstoparse.facts.relations import announced
from cstoparse.grammar import COLON, classes
from cstoparse.values import ParticipantKind

if TYPE_CHECKING:
    from cstoparse.facts.drafts import MeetingDraft
    from cstoparse.facts.reading import Reading
    from cstoparse.facts.sentences import Sentence
    from cstoparse.values import Capacity

_BEFORE = classes("dash dets from of country adj colon comma body adv states num open close")
_COUNTRIES = classes("country adj")


def announces(s: Sentence) -> Capacity | None:
    """In what capacity those take part whom the items after a sentence name."""
    last = s.b - 1
    return announced(Clause(s, s.a, s.b), last) if s.r.sym[last] in COLON else None


def add_item(r: Reading, capacity: Capacity, meetings: list[MeetingDraft]) -> None:
    """Add those whom an item names; a country before the person is the one he comes from."""
    for s in r.sentences[:1]:
        persons = [x for x in s.items if x.person is not None and x.person.name is not None]
        groups = [x for x in s.items if x.kind is ParticipantKind.GROUP]
        codes = {r.vals[k] for k in range(s.a, s.b) if r.sym[k] in _COUNTRIES and not any(x.i <= k < x.j for x in persons)}
        named = persons or groups[:1]
        if not named or r.sym[s.a : named[0].i].strip(_BEFORE):
            continue
        for x in named:
            alone = x.person is not None and x.country is None and len(codes) == 1
            person = x.person._replace(country=str(next(iter(codes)))) if alone and x.person is not None else x.person
            for meeting in meetings:
                add(r, Relation(x._replace(person=person), capacity, "item"), meeting)
