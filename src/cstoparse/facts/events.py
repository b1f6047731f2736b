"""Event candidates of a sentence: the noun or verb that makes an event, and the verb it is linked to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field

from cstoparse.facts.links import at_verb, hangs_on, is_talk, verb_after, verb_before
from cstoparse.facts.organs import before_verb, forces_of, holder, organs_of, turned_holder
from cstoparse.facts.ranges import inside
from cstoparse.facts.status import UNDONE, status_of
from cstoparse.grammar import AND, DETS, classes
from cstoparse.mentions.bodies import BodyMention
from cstoparse.mentions.dates import Precision
from cstoparse.mentions.events import EventMention
from cstoparse.mentions.verbs import VerbMention
from cstoparse.values import MeetingKind, MeetingStatus

if TYPE_CHECKING:
    from cstoparse.facts.reading import Reading
    from cstoparse.facts.sentences import Sentence

_PARTS, _WHOLES = frozenset({"meeting", "session"}), frozenset({"conference", "seminar"})
_FIELD = frozenset({"training", "exercise", "operation"})
_PROPER_WORDS = 5
_NO_NAME = frozenset({"on", "in", "the"})
_ACRONYM = classes("acronym")


@define
class Event:
    """An event as one sentence has it; ranges in units."""

    kind: MeetingKind
    i: int
    """First unit of its noun phrase, or of its verb."""
    j: int
    """Past its noun, or verb."""
    mention: EventMention | None = None
    verb: VerbMention | None = None
    """The verb it is linked to."""
    firm: bool = False
    """Linked as subject or object of the main verb, not by a relative clause."""
    bodies: list[BodyMention] = field(factory=list)
    status: MeetingStatus = MeetingStatus.HELD
    between: bool = False
    """Two or more persons who met."""
    how: str = ""
    """The rule that linked it."""

    @property
    def definite(self) -> bool:
        """Whether it points back: "the meeting"."""
        return self.mention is not None and self.mention.definite

    @property
    def ordinal(self) -> int | None:
        """Its number."""
        return self.mention.ordinal if self.mention is not None else None

    @property
    def anchor(self) -> int:
        """The unit that its day and place stand near: its verb, else itself."""
        return self.verb.i if self.verb is not None else self.i


def sentence_events(s: Sentence) -> list[Event]:
    """Find the events of a sentence in text order, decoys left out."""
    r, regions = s.r, s.regions
    mentions = [e for e in s.events if not e.decoy and not inside(e.i, regions) and not _part_of_larger(s, e)]
    verbs = [v for v in s.verbs if not inside(v.head, regions) and not inside(v.head, s.offices)]
    found = [_of_noun(s, e, verbs, mentions) for e in mentions]
    found += _told_in_passing(s)
    found += _verbal(s, verbs, found)
    undone = [v for v in verbs if v.kind in UNDONE]
    for event in found:
        event.status = status_of(r, event, undone)
    return sorted(found, key=lambda e: e.i)


def _part_of_larger(s: Sentence, e: EventMention) -> bool:
    """Whether the event is only a part of one named behind it: `a plenary meeting of the conference`."""
    whole = whole_of(s, e) if e.kind in _PARTS else None
    return whole is not None and whole.kind in _WHOLES


def whole_of(s: Sentence, e: EventMention | Event) -> EventMention | None:
    """The event to which "of" leads from this one: `a meeting of the conference`, `the opening ceremony of the training`."""
    if e.j >= s.b or s.r.low(e.j) != "of":
        return None
    return next((o for o in s.events if o.i > e.j and not s.r.sym[e.j + 1 : o.i].strip(DETS)), None)


def _of_noun(s: Sentence, e: EventMention, verbs: list[VerbMention], mentions: list[EventMention]) -> Event:
    """The event of a noun, with its verb and organs."""
    event = Event(MeetingKind(e.kind), e.i, e.j, e)
    event.bodies = organs_of(s, e)
    if event.kind is MeetingKind.TRAINING and _in_the_field(s, e):
        event.kind = MeetingKind.EXERCISE
    _link(s, event, verbs, mentions)
    if not event.bodies:
        event.bodies = holder(s, event, event.verb) or turned_holder(s, event, event.verb) or forces_of(s, event)
    return event


def _told_in_passing(s: Sentence) -> list[Event]:
    """Operations whose results are spoken of and whose own days a clause tells: `the operation "A", which was carried out from …`."""
    found: list[Event] = []
    for e in s.events:
        end = next((j for i, j in s.regions if i == e.i), None)
        if end is None or e.kind not in {"operation", "exercise"} or not names_of(s.r, e):
            continue
        verb = next((v for v in s.verbs if e.j <= v.i < end and v.kind in {"hold", "occur", "end"}), None)
        if verb is not None and any(verb.j <= i < end for i, _, _ in s.dates):
            found.append(Event(MeetingKind(e.kind), e.i, e.j, e, verb, how="told-in-passing"))
    return found


def _in_the_field(s: Sentence, e: EventMention) -> bool:
    """Whether a training is one with forces in the field: it bears a proper name, or is held on a training ground."""
    if any(proper_name(s.r, q) for q in e.names):
        return True
    if s.r.low(e.j - 1).endswith("gathering"):
        return False
    return any(q.rank == 0 and e.i <= q.lead and "ground" in s.r.low(q.j - 1) for q in s.places)


def proper_name(r: Reading, q: int) -> bool:
    """Whether a quote reads as the name of an exercise: short ("Channel - Far Eastern Raid"), and no sentence."""
    i, j = r.inner(q)
    words = r.flat[i:j].split()
    return 0 < len(words) <= _PROPER_WORDS and r.flat[i].isupper() and words[0].lower() not in _NO_NAME


def names_of(r: Reading, e: EventMention) -> list[int]:
    """The quotes that are proper names of exercises or operations, and names in capitals beside the noun."""
    found = [q for q in e.names if proper_name(r, q)]
    if not found and e.kind == "operation":
        found = [k for k in (e.j, *range(e.i, e.j)) if k < r.n and r.sym[k] == _ACRONYM]
    return found


def _link(s: Sentence, event: Event, verbs: list[VerbMention], others: list[EventMention]) -> None:
    """Find the verb an event noun is linked to: the active one before it, or the passive one after it."""
    hangs = hangs_on(s.r, event.i) and not _opened(s, event)
    after = None if hangs else verb_after(s.r, event.i, event.j, verbs)
    before = verb_before(s.r, event.i, verbs, others)
    if hangs and before is not None and before.kind == "speak":
        before = None  # "shared her impressions of a trip"
    if before is not None and (after is None or not before.relative):
        event.verb, event.firm, event.how = before, not before.relative, f"{before.kind}-event"
        if after is not None and not after.relative and before.head < event.i and before.kind in {"sum", "speak"}:
            event.verb, event.firm, event.how = after, True, f"event-{after.kind}"
    elif after is not None:
        event.verb, event.firm, event.how = after, not after.relative, f"event-{after.kind}"
    if event.verb is None or event.verb.relative:
        visit = event.kind is MeetingKind.VISIT
        own = event.ordinal is not None or bool(event.bodies)
        at = at_verb(s.r, event.i, verbs, visit=visit, own=own, plural=event.mention is not None and s.r.low(event.j - 1).endswith("s"))
        if at is not None:
            event.verb, event.firm, event.how = at, True, "at-event"


def _opened(s: Sentence, event: Event) -> bool:
    """Whether it is a named event whose ceremony is told of: `the opening ceremony of the training "A" took place`."""
    k = s.r.back(event.i - 1)
    named = event.mention is not None and event.mention.kind in _FIELD and bool(event.mention.names)
    return named and k > s.a and s.r.low(k - 1).endswith("ceremony")


def _verbal(s: Sentence, verbs: list[VerbMention], nouns: list[Event]) -> list[Event]:
    """Events that only a verb names: `met with`, `the Council met`, `visited`."""
    found: list[Event] = []
    own = {id(e.verb) for e in nouns if e.verb is not None and e.mention is not None and e.j <= e.verb.i}
    for v in verbs:
        if id(v) in own:
            continue  # "the conference gathered"
        if v.kind == "host" and not nouns and _gathers_persons(s, v):
            found.append(Event(MeetingKind.MEETING, v.i, v.j, verb=v, firm=True, how="gathered"))
        elif v.kind in {"begin", "end"} and not v.passive and s.r.low(v.head).endswith(" work") and (bodies := before_verb(s, v)):
            found.append(Event(MeetingKind.MEETING, v.i, v.j, verb=v, firm=not v.relative, bodies=bodies, how="worked"))
        elif v.kind in _DELIBERATE and not found and (bodies := _deliberating(s, v, nouns)):
            found.append(Event(MeetingKind.MEETING, v.i, v.j, verb=v, firm=not v.relative, bodies=bodies, how="considered"))
        elif v.kind == "considered" and not nouns and _two_discussed(s, v):
            found.append(Event(MeetingKind.MEETING, v.i, v.j, verb=v, firm=True, between=True, how="discussed"))
        elif v.kind == "meet" and is_talk(s, v, [e.i for e in nouns if e.mention is not None]):
            event = Event(MeetingKind.MEETING, v.i, v.j, verb=v, firm=not v.relative, how="met")
            event.bodies = _who_met(s, v)
            event.between = not event.bodies
            found.append(event)
        elif v.kind == "visit" and not (v.relative or v.form == "ing") and (v.finite or v.time == "planned") and _by_somebody(s, v):
            kind = MeetingKind.CEREMONY if s.r.low(v.head).startswith(_RITES) else MeetingKind.VISIT
            found.append(Event(kind, v.i, v.j, verb=v, firm=True, how="visited"))
    return found


_RITES = ("laid", "lay", "flowers", "wreath", "a wreath")
_DELIBERATE = frozenset({"considered", "agreed", "approved", "adopted"})
_WITH, _BY, _PAIR = classes("with"), classes("by"), 2


def _deliberating(s: Sentence, v: VerbMention, nouns: list[Event]) -> list[BodyMention]:
    """The organs that considered or adopted something on a day; none where a noun tells of the event, or an organ only points back."""
    if any(e.i < v.i or (e.firm and not e.definite) for e in nouns) or not _dated(s, v):
        return []
    bodies = _who_met(s, v)
    return [] if any(b.generic for b in bodies) else bodies


def _dated(s: Sentence, v: VerbMention) -> bool:
    """Whether an organ is said to do something on a day: `The Council considered on 10 March the draft …`."""
    if v.passive or not v.finite or v.relative or v.anterior or v.negated or (v.form == "base" and v.time != "planned"):
        return False
    return any(d.precision is Precision.DAY and not d.of_document and not inside(i, s.named) for i, _, d in s.dates)


def _two_discussed(s: Sentence, v: VerbMention) -> bool:
    """Whether two persons are said to have discussed something on a day: `On 30 May, N. N. and M. M. discussed …`."""
    before = [m for m in s.people if m.name is not None and m.j <= v.i]
    if len(before) != _PAIR or s.r.low(v.head) != "discussed" or not _dated(s, v):
        return False
    return before[1].j == v.i and AND in s.r.sym[before[0].j : before[1].i]


def _gathers_persons(s: Sentence, v: VerbMention) -> bool:
    """Whether a town gathers persons and no event is named: `Minsk brought together experts from six states`."""
    return "host" not in s.r.low(v.head) and any(v.j <= g.i <= v.j + 1 for g in s.groups)


def _by_somebody(s: Sentence, v: VerbMention) -> bool:
    """Whether a passive visit names who came: "the site was visited by 100,000 people" tells of none."""
    if not v.passive:
        return True
    k = s.r.sym.find(_BY, v.j, s.b)
    return k > 0 and any(x.i > k for x in s.items)


def _who_met(s: Sentence, v: VerbMention) -> list[BodyMention]:
    """The organs that met, where no person did."""
    near = before_verb(s, v)
    if not near or any(q.name and near[-1].j <= q.i < v.i for q in s.people) or (v.j < s.r.n and s.r.sym[v.j] in _WITH):
        return []
    return near
