"""Participants of a list in which each has an item or a line of its own: `- from the Republic of … - ROLE NAME;`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cstoparse.facts.announced import announced
from cstoparse.facts.chains import SIDES, chains
from cstoparse.facts.clauses import Clause, Relation
from cstoparse.facts.participants import add
from cstoparse.facts.relations import relate
from cstoparse.grammar import COLON, SEMI, classes
from cstoparse.values import Capacity, ParticipantKind

if TYPE_CHECKING:
    from cstoparse.facts.drafts import MeetingDraft
    from cstoparse.facts.reading import Reading
    from cstoparse.facts.sentences import Sentence

_BEFORE = classes("dash dets from of country adj colon comma body adv states num open close")
_CHAIRS = ("(chairman)", "(chairwoman)", "(chairperson)", "(chair)")
_COUNTRIES = classes("country adj")


def announces(s: Sentence) -> Capacity | None:
    """In what capacity those take part whom the items after a sentence name."""
    last = s.b - 1
    return announced(Clause(s, s.a, s.b), last) if s.r.sym[last] in COLON else None


def is_item(r: Reading) -> bool:
    """Whether a line after an announcement is one of its items, though no mark stands before it."""
    return len(r.sentences) == 1 and (r.sym[-1] in SEMI or not any(v.finite and not v.relative for v in r.verbs))


def add_item(r: Reading, capacity: Capacity, meetings: list[MeetingDraft]) -> None:
    """Add those whom an item names; a country before the person is the one he comes from."""
    for s in r.sentences[:1]:
        persons = [x for x in s.items if x.person is not None and x.person.name is not None]
        groups = [x for x in s.items if x.kind is ParticipantKind.GROUP]
        if groups and groups[0] is s.items[0] and persons:
            _add_team(s, capacity, meetings)
            continue
        codes = {r.vals[k] for k in range(s.a, s.b) if r.sym[k] in _COUNTRIES and not any(x.i <= k < x.j for x in persons)}
        named = persons or groups[:1]
        if not named or any(r.sym[k] not in _BEFORE and r.low(k) not in SIDES for k in range(s.a, named[0].i)):
            continue
        for x in named:
            alone = x.person is not None and x.country is None and len(codes) == 1
            person = x.person._replace(country=str(next(iter(codes)))) if alone and x.person is not None else x.person
            chairs = s.text.rstrip(" ;.,").endswith(_CHAIRS)
            for meeting in meetings:
                add(r, Relation(x._replace(person=person), Capacity.CHAIR if chairs else capacity, "item"), meeting)


def _add_team(s: Sentence, capacity: Capacity, meetings: list[MeetingDraft]) -> None:
    """Add the group that an item begins with, and those who lead it: `a battalion of … headed by Major N. N.`."""
    lists = chains(s.r, s.items)
    found = [Relation(x, capacity, "item") for x in lists[0] if x.person is None]
    found += [own for chain in lists for own in relate(Clause(s, s.a, s.b), chain) if own.item.person is not None]
    for relation in found:
        for meeting in meetings:
            add(s.r, relation, meeting)
