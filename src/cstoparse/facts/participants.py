"""Who takes part: from the sentences that tell of a meeting to its participants."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cstoparse.facts.announced import announced_before
from cstoparse.facts.chains import Item, chains
from cstoparse.facts.clauses import Clause, Relation
from cstoparse.facts.drafts import MeetingDraft, ParticipantDraft, place_of
from cstoparse.facts.ranges import inside
from cstoparse.facts.relations import relate
from cstoparse.facts.where import is_mission
from cstoparse.grammar import AND, BASIS, BODY, COMMA, REL, classes
from cstoparse.mentions.groups.tails import tail_end
from cstoparse.values import Capacity, ParticipantKind

if TYPE_CHECKING:
    from cstoparse.facts.chains import Chain
    from cstoparse.facts.events import Event
    from cstoparse.facts.ranges import Range
    from cstoparse.facts.reading import Reading
    from cstoparse.facts.sentences import Sentence
    from cstoparse.mentions.groups import GroupMention

HOSTING = frozenset({
    "csto.secretariat", "csto.joint-staff", "csto.crc", "csto", "csto.ccc", "csto.pa", "un.unrcca", "cis.atc", "sco.rats", "icrc",
})  # fmt: skip
_NEAR_GENERIC = classes("dets body")
_PERSONAL = frozenset({ParticipantKind.PERSON, ParticipantKind.GROUP})
_VAGUE = frozenset({"number", "many", "several", "most", "some", "all"})
_NAMELESS = frozenset({"with-participation", "attended-by", "met-with", "between", "subject-meet", "received", "visit-of", "subject-visit"})
_LEADING = frozenset({"leads", "who-leads"})
"""Of a country told later, this is its chairmanship of the organ: `Kazakhstan will chair the Council in the coming year`."""
_TAKING_PART = frozenset({"subject-attend", "with-participation", "attended-by"})
_BARE = frozenset({
    "participants", "sides", "parties", "interlocutors", "members", "ministers", "leaders", "heads of state", "presidents",
    "delegations", "secretaries", "heads", "deputies", "experts", "guests", "heads of delegations", "troops", "servicemen", "forces",
    "units",
})  # fmt: skip
_TROOPS = frozenset({"units", "subunits", "formations"})
_CAP_GENERIC = classes("Generic")
_DAY = classes("on num month comma")


def gather(s: Sentence, meeting: MeetingDraft, event: Event | None, *, defining: bool, part: Range | None = None) -> None:
    """Add to `meeting` those whom the sentence names as taking part, or the part of it in units.

    `defining` tells that the sentence opens the meeting.
    """
    a, b = part or (s.a, s.b)
    regions = [x for x in s.regions if event is None or not x[0] <= event.i < x[1]]
    found = [x for x in s.items if a <= x.i < b and not inside(x.i, regions)]
    collegial = s.r.lexicon.collegial
    silent = all(x.body is not None and (x.body.generic or x.body.id in collegial) for x in found)  # such organs take no part
    for relation in () if silent else _related(s, a, b, event, found):
        if _counts(s.r, relation, a, event, defining=defining):
            add(s.r, relation, meeting)
    if event is not None and defining:
        _hosts(s.r, event, a, found, meeting)


def _related(s: Sentence, a: int, b: int, event: Event | None, found: list[Item]) -> list[Relation]:
    """In what capacity each of those found in `[a, b)` takes part."""
    lists = chains(s.r, found)
    related: list[Relation] = []
    for n, chain in enumerate(lists):
        following = lists[n + 1] if n + 1 < len(lists) else None
        own = relate(Clause(s, a, b, event, following), chain)
        if not own and related and related[-1].capacity is Capacity.ATTENDEE and _added(s.r, chain, a):
            own = [Relation(x, Capacity.ATTENDEE, "as-well-as") for x in chain]
        if not own and (capacity := announced_before(s, a, chain[0].i)) is not None:
            own = [Relation(x, capacity if x.person else Capacity.ATTENDEE, "announced-on") for x in chain if x.kind in _PERSONAL]
        if own and len(chain) > len(own) and own[0].rule == "head" and n and any(x.capacity is Capacity.ATTENDEE for x in related):
            own += [Relation(x, Capacity.ATTENDEE, "after-head") for x in chain[len(own) :]]
        related += own
    return related


def _added(r: Reading, chain: Chain, a: int) -> bool:
    """Whether the list is joined to the sentence's other participants: `…, as well as the Secretary General`."""
    k = r.back(chain[0].i - 1)
    return k > a and r.sym[k] in AND and " " in r.word(k)


def _counts(r: Reading, relation: Relation, a: int, event: Event | None, *, defining: bool) -> bool:
    item, capacity, rule = relation
    match item.kind:
        case ParticipantKind.PERSON:
            person = item.person
            if person is None:
                return False
            if person.name is None:
                new = rule == "subject-speak" and item.i > 0 and r.low(item.i - 1) in {"a", "an"}
                return capacity is Capacity.CHAIR or (defining and rule in _NAMELESS and _capital(r, item)) or (new and _whose(item))
            return True
        case ParticipantKind.GROUP:
            own = event is not None and any(item.i <= body.i < item.j for body in event.bodies)
            return not own and _group_counts(r, relation, a, rule)
        case ParticipantKind.COUNTRY:
            return rule in _TAKING_PART or (capacity is Capacity.CHAIR and (defining or rule not in _LEADING))
        case _:
            body = item.body
            if body is None or body.generic:
                return False
            if event is not None and body in event.bodies:
                return False
            return capacity is Capacity.HOST or (rule in _TAKING_PART and body.id not in r.lexicon.collegial)


def _capital(r: Reading, item: Item) -> bool:
    """Whether an office without a name can be that of one person; whose it is, it tells itself or an earlier meeting."""
    return r.word(item.i)[0].isupper() and (_whose(item) or " " in r.flat[r.starts[item.i] : r.ends[item.j - 1]])


def _whose(item: Item) -> bool:
    """Whether an office names its country or organ."""
    return item.country is not None or (item.person is not None and item.person.body is not None)


def _group_counts(r: Reading, relation: Relation, a: int, rule: str) -> bool:
    group = relation.item.group
    if group is None:
        return False
    bare = group.j == group.head + 1
    if rule == "announced-on" and bare and r.low(group.head) in _BARE:
        return False
    if rule == "event-of" and (r.low(group.head) == "forces" or (bare and group.i == group.head and r.low(group.head) in _TROOPS)):
        return False  # forces whose exercise it is
    before = r.back(group.i - 1)
    definite = group.i > 0 and r.low(group.i - 1) in {"the", "these", "its", "their"}
    if bare and r.low(group.head) in _BARE and r.low(group.i) in _VAGUE:
        return False
    plain = r.low(group.head) in _BARE and not _team_visits(r, group, rule)
    if bare and group.i == group.head and definite and (plain or rule == "team-headed"):
        return False
    if r.low(group.head) == "members" and rule != "subject-visit" and any(_is_organ(r, k) for k in range(group.head + 1, group.j)):
        return False
    return not (before >= a and r.sym[before] == BASIS)


def _team_visits(r: Reading, group: GroupMention, rule: str) -> bool:
    """`The delegations laid flowers …`."""
    return rule == "subject-visit" and r.low(group.head) == "delegations"


def _is_organ(r: Reading, k: int) -> bool:
    """Whether unit `k` is an organ whose members are no group of their own when it meets."""
    return (r.sym[k] in _CAP_GENERIC and r.sym[k - 1] in _NEAR_GENERIC) or (r.sym[k] in BODY and r.vals[k] in r.lexicon.collegial)


def add(r: Reading, relation: Relation, meeting: MeetingDraft) -> None:
    """Make a participant of the meeting."""
    item, capacity, rule = relation
    if item.person is not None:
        _add_person(r, relation, meeting)
        return
    start, end = place_of(r, item.i, item.j)
    if (start, end) in meeting.named:
        return
    meeting.named.add((start, end))
    body = item.body.id if item.body else None
    meeting.participants.append(ParticipantDraft(
        item.kind, capacity, start, end, name=(start, end), country=item.country, body=body, rule=rule,
    ))
    meeting.cover(start, end)


def _add_person(r: Reading, relation: Relation, meeting: MeetingDraft) -> None:
    person = relation.item.person
    if person is None:
        return
    name = place_of(r, *person.name) if person.name else None
    words = tuple(w for k in range(*person.name) for w in (r.word(k).rstrip("."),)) if person.name else ()
    rank = place_of(r, *person.rank) if person.rank else None
    role = place_of(r, *person.office) if person.office else None
    pieces = [q for q in (name, rank, role) if q is not None]
    start, end = min(q[0] for q in pieces), max(q[1] for q in pieces)
    meeting.participants.append(ParticipantDraft(
        ParticipantKind.PERSON, relation.capacity, start, end, name=name, rank=rank, role=role,
        country=person.country, body=person.body, words=words, rule=f"{relation.rule}, {person.rule}",
        tentative=name is None and relation.capacity is not Capacity.CHAIR and not _whose(relation.item),
    ))
    meeting.cover(start, end)


def _hosts(r: Reading, event: Event, a: int, found: list[Item], meeting: MeetingDraft) -> None:
    """An organ that hosted: `the Joint Staff hosted …`."""
    verb = event.verb
    if verb is None or verb.passive or verb.j > event.i or verb.kind not in {"host", "hold"} or "venue" in r.low(verb.head):
        return
    for item in reversed(found):
        if item.body is None or not (a <= item.i and item.j <= verb.i):
            continue
        dated = not r.sym[item.j : verb.i].strip(_DAY)
        if (COMMA in r.sym[item.j : verb.i] and not dated) or REL in r.sym[item.j : verb.i]:
            return
        if item.body.id in HOSTING and item.body not in event.bodies and not any(item.j <= x.i < verb.i for x in found):
            add(r, Relation(item, Capacity.HOST, "host"), meeting)
        return


def add_mission(r: Reading, e: Event, meeting: MeetingDraft) -> None:
    """The observers' mission whose visit it is takes part; it is no meeting of the organ that sent it."""
    if not is_mission(r, e):
        return
    start, end = place_of(r, e.i, tail_end(r, e.j))
    meeting.bodies.clear()
    meeting.participants.append(ParticipantDraft(ParticipantKind.GROUP, Capacity.ATTENDEE, start, end, name=(start, end), rule="mission"))
    meeting.named.add((start, end))
