"""Event candidates of a sentence: the noun or verb that makes an event, and the verb it is linked to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field

from cstoparse.facts.reading import Range, Reading, inside
from cstoparse.grammar import SYMBOLS, rule
from cstoparse.model import MeetingKind, MeetingStatus

if TYPE_CHECKING:
    from cstoparse.mentions.bodies import BodyMention
    from cstoparse.mentions.events import EventMention
    from cstoparse.mentions.verbs import VerbMention

COLLEGIAL = frozenset({
    "csto.csc", "csto.cfm", "csto.cmd", "csto.cssc", "csto.pc", "csto.military-committee", "csto.icmec", "csto.cces", "csto.drugs",
    "csto.migration", "csto.bio", "csto.ccc", "csto.wg-afghanistan", "csto.pa", "sco", "cis", "eaeu", "un.sc", "osce", "cis.border", "brics", "cica",
})  # fmt: skip
FORCES = frozenset({"csto.crrf", "csto.crdf-car", "csto.peacekeeping"})
_ACTIVE = frozenset({"hold", "host", "attend", "chair", "begin", "end", "speak", "practice", "lead", "meet", "sum", "occur"})
_PASSIVE = frozenset({"hold", "occur", "begin", "end", "cancel", "postpone", "sum", "host", "attend", "chair", "lead"})
_UNDONE = {"cancel": MeetingStatus.CANCELLED, "postpone": MeetingStatus.POSTPONED}
_REGION = rule("[^ comma stop semi be have modal rel ]* (?: rel [^ comma stop semi ]* )? (?: comma (?: rel | VERB | HANDLE | past | ing ) [^ comma stop semi ]* )?")
_PRESENT = frozenset({"is", "are"})
_RUNNING = frozenset({"under way", "underway", "in progress", "continues", "running", "takes place", "goes on", "runs", "lasts"})


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


def decoy_regions(r: Reading, a: int, b: int) -> list[Range]:
    """Where a sentence speaks of other events: previous and next ones, with the clause that tells of them."""
    found: list[Range] = []
    for e in r.events:
        if a <= e.i < b and e.decoy:
            m = _REGION().match(r.sym, e.j, b)
            end = m.end() if m else e.j
            following = [o.i for o in r.events if e.j <= o.i < end and not o.decoy]
            found.append((e.i, min([end, *following])))
    return found


def sentence_events(r: Reading, a: int, b: int) -> list[Event]:
    """Find the events of the sentence `[a, b)` in text order, decoys left out."""
    regions = decoy_regions(r, a, b)
    mentions = [e for e in r.events if a <= e.i < b and not e.decoy and not inside(e.i, regions)]
    verbs = [v for v in r.verbs if a <= v.i < b and not inside(v.head, regions) and not inside(v.head, r.offices)]
    found: list[Event] = []
    for e in mentions:
        event = Event(MeetingKind(e.kind), e.i, e.j, e)
        event.bodies = organs_of(r, e, b)
        if event.kind is MeetingKind.TRAINING and _in_the_field(r, e, b):
            event.kind = MeetingKind.EXERCISE
        _link(r, event, verbs, [m for m in mentions if m is not e])
        _holder(r, event, a, b)
        _held_by(r, event)
        found.append(event)
    found += _summed_up(r, regions, a, b)
    found += _verbal(r, verbs, found, a, b)
    for event in found:
        event.status = status_of(r, event, verbs)
    return sorted(found, key=lambda e: e.i)


def _summed_up(r: Reading, regions: list[Range], a: int, b: int) -> list[Event]:
    """Operations whose results are spoken of and whose own days a clause tells: `the operation "A", which was carried out from …`."""
    found: list[Event] = []
    for e in r.events:
        if not (a <= e.i < b and e.decoy and e.kind in {"operation", "exercise"} and names_of(r, e)):
            continue
        end = next((j for i, j in regions if i == e.i), e.j)
        verb = next((v for v in r.verbs if e.j <= v.i < end and v.kind in {"hold", "occur", "end"}), None)
        if verb is not None and any(verb.j <= i < end for i, _, _ in r.dates):
            found.append(Event(MeetingKind(e.kind), e.i, e.j, e, verb, how="told-in-passing"))
    return found


def _in_the_field(r: Reading, e: EventMention, b: int) -> bool:
    """Whether a training is one with forces in the field: it bears a proper name, or is held on a training ground."""
    if any(_proper_name(r, q) for q in e.names):
        return True
    return any(q.rank == 0 and e.i <= q.lead < b and "ground" in r.low(q.j - 1) for q in r.places)


def _proper_name(r: Reading, q: int) -> bool:
    """Whether a quote reads as the name of an exercise: short, and no sentence."""
    i, j = r.inner(q)
    words = r.flat[i:j].split()
    return 0 < len(words) <= 5 and r.flat[i].isupper() and not {"on", "in", "the"} & {w.lower() for w in words[:1]}  # noqa: PLR2004  "Channel - Far Eastern Raid"


def names_of(r: Reading, e: EventMention) -> list[int]:
    """The quotes that are proper names of exercises or operations, and names in capitals beside the noun."""
    found = [q for q in e.names if _proper_name(r, q)]
    if not found and e.kind == "operation":
        found = [k for k in (e.j, *range(e.i, e.j)) if k < r.n and r.sym[k] == SYMBOLS["acronym"]]
    return found


def organs_of(r: Reading, e: EventMention, b: int) -> list[BodyMention]:
    """The organs before the noun and after its "of": `joint meeting of the A, the B and the C`."""
    found = [m for m in r.bodies if m.i in e.organs or any(m.i <= k < m.j for k in e.organs)]
    found += [m for m in r.bodies if e.i <= m.i < e.j and m.generic and m not in found]
    k = e.j
    if k >= b or r.sym[k] not in SYMBOLS["of"] + SYMBOLS["with"] + SYMBOLS["for"]:
        return found
    if r.sym[k] != SYMBOLS["of"] and e.kind not in {"exercise", "training"}:
        return found
    starts = {m.i: m for m in r.bodies}
    k += 1
    while k < b:
        while k < b and r.sym[k] in SYMBOLS["dets"] + SYMBOLS["comma"] + SYMBOLS["and"] + SYMBOLS["of"]:
            k += 1
        body = starts.get(k)
        if body is None or (body.j < b and r.sym[body.j] in SYMBOLS["ROLE"] + SYMBOLS["GROUP"] + SYMBOLS["MOD"]):
            return found
        k = body.j
        if body.generic and k + 1 < b and r.sym[k] in SYMBOLS["of"]:
            continue  # "the Council of the Consultative Coordination Center"
        found.append(body)
        if k < b and r.sym[k] in SYMBOLS["open"]:
            close = r.sym.find(SYMBOLS["close"], k, k + 12)
            k = close + 1 if close > 0 else k
        while k < b and r.sym[k] in SYMBOLS["states"] + SYMBOLS["body"] + SYMBOLS["Generic"]:
            k += 1
        if k < b and r.sym[k] not in SYMBOLS["comma"] + SYMBOLS["and"]:
            return found
    return found


def _holder(r: Reading, event: Event, a: int, b: int) -> None:
    """The organ that holds its own meeting: `the Council held its session`, `the Committee gathered for its meeting`."""
    v = event.verb
    if event.bodies:
        return
    if event.mention is not None and event.i and r.low(event.i - 1) in {"its", "their"} and (v is None or v.kind not in {"speak", "attend"}):
        event.bodies = [m for m in r.bodies if a <= m.i < event.i and m.id in COLLEGIAL and not inside(m.i, r.offices)][-1:]
        event.bodies = event.bodies or [m for m in r.bodies if event.j <= m.i < b and m.id in COLLEGIAL and not inside(m.i, r.offices)][:1]
        return
    if v is None or v.passive or v.j > event.i or v.kind not in {"hold", "meet", "begin", "end"}:
        return
    event.bodies = _before_verb(r, v, a)


def _before_verb(r: Reading, v: VerbMention, a: int) -> list[BodyMention]:
    """The organ before the verb, with those joined to it: `the A, the B and the C will gather`."""
    found: list[BodyMention] = []
    for body in reversed(r.bodies):
        if not (a <= body.i and body.j <= v.i) or inside(body.i, r.offices):
            continue
        if found and r.sym[body.j : found[0].i].strip(SYMBOLS["comma"] + SYMBOLS["and"] + SYMBOLS["dets"]):
            break
        if body.id in COLLEGIAL or body.generic:
            found.insert(0, body)
        elif found:
            break
    return found


def _held_by(r: Reading, event: Event) -> None:
    """The organ after an active verb whose subject is the event, the order turned round: `the meeting held the Council`."""
    v = event.verb
    if v is None or event.bodies or v.passive or v.i < event.j or v.kind != "hold":
        return
    k = v.j
    while k < r.n and r.sym[k] in SYMBOLS["dets"]:
        k += 1
    event.bodies = [m for m in r.bodies if m.i == k and m.id in COLLEGIAL]


def _link(r: Reading, event: Event, verbs: list[VerbMention], others: list[EventMention]) -> None:
    """Find the verb an event noun is linked to: the active one before it, or the passive one after it."""
    after = _after(r, event, verbs)
    before = _before(r, event, verbs, others)
    if before is not None and (after is None or not before.relative):
        event.verb, event.firm, event.how = before, not before.relative, f"{before.kind}-event"
        if after is not None and not after.relative and before.head < event.i and before.kind in {"sum", "speak"}:
            event.verb, event.firm, event.how = after, True, f"event-{after.kind}"
    elif after is not None:
        event.verb, event.firm, event.how = after, not after.relative, f"event-{after.kind}"
    if event.verb is None or event.verb.relative:
        at = _at(r, event, verbs)
        if at is not None:
            event.verb, event.firm, event.how = at, True, "at-event"


def _at(r: Reading, event: Event, verbs: list[VerbMention]) -> VerbMention | None:
    """The main verb before `at a meeting of …`, `at its session`: what was done there."""
    k = event.i - 1
    article = r.low(k) if k >= 0 and r.sym[k] in SYMBOLS["dets"] else ""
    k = r.back(k)
    on_visit = event.kind is MeetingKind.VISIT and r.sym[k] in SYMBOLS["on"]
    if k < 1 or not (r.sym[k] in SYMBOLS["at"] or on_visit) or article not in {"a", "an", "its", "their", "the"}:
        return None
    if article == "the" and event.ordinal is None and not event.bodies:
        return None
    before = [v for v in verbs if v.j <= k and v.finite and not v.relative]
    return before[-1] if before else None


def _after(r: Reading, event: Event, verbs: list[VerbMention]) -> VerbMention | None:
    fallback = None
    if _hangs_on(r, event):
        return None
    for v in verbs:
        if v.i < event.j or v.kind not in _PASSIVE:
            continue
        if v.kind in {"attend", "chair", "host", "lead"} and not v.passive and not (v.kind == "host" and "host" not in r.low(v.head) and v.finite):
            continue
        if not v.passive and (v.kind in _UNDONE or (v.kind == "occur" and v.time == "planned" and v.i == v.head)):
            fallback = fallback or v._replace(relative=True)
            continue
        if not v.finite or v.relative or (event.i and r.sym[r.back(event.i - 1)] in SYMBOLS["rel"]) or (v.kind == "hold" and not v.passive):
            if v.kind == "hold" and not v.passive and v.finite and v.time != "past":
                continue
            v = v._replace(relative=True)
            fallback = fallback or (v if v.form in {"past", "participle"} or v.relative else None)
            continue
        return v
    return fallback


def _hangs_on(r: Reading, event: Event) -> bool:
    """Whether the event only qualifies another noun: `accreditation for the training`, `the headquarters of the operation`."""
    k = r.back(event.i - 1)
    if k < 1 or r.sym[k] not in _QUALIFYING or r.sym[k - 1] in SYMBOLS["stop"] + SYMBOLS["comma"]:
        return False
    return r.low(k - 1) not in _PARTS


_QUALIFYING = frozenset(SYMBOLS["of"] + SYMBOLS["for"] + SYMBOLS["on"] + SYMBOLS["to"])
_PARTS = frozenset({"stage", "stages", "phase", "round", "part", "day", "opening", "closing", "work", "week", "series", "cycle", "number", "session", "final", "holding"})


def _before(r: Reading, event: Event, verbs: list[VerbMention], others: list[EventMention]) -> VerbMention | None:
    for v in reversed(verbs):
        if v.j > event.i or v.kind not in _ACTIVE or v.passive:
            continue
        if not v.finite and v.time != "planned" and v.form != "ing":
            continue
        if v.form == "ing" and v.time != "ongoing" and not (v.kind == "attend" and v.i > 0):
            continue
        between = range(v.j, event.i)
        if any(v.j <= o.i < event.i and not (o.j - 1 in between and r.sym[o.j : event.i].strip(SYMBOLS["comma"] + SYMBOLS["and"] + SYMBOLS["dets"]) == "") for o in others):
            continue
        if any(r.sym[k] in SYMBOLS["semi"] + SYMBOLS["colon"] + SYMBOLS["rel"] for k in between):
            continue
        return v
    return None


def _verbal(r: Reading, verbs: list[VerbMention], nouns: list[Event], a: int, b: int) -> list[Event]:
    """Events that only a verb names: `met with`, `the Council met`, `visited`."""
    found: list[Event] = []
    for v in verbs:
        if v.kind == "meet" and _meets(r, v, nouns):
            event = Event(MeetingKind.MEETING, v.i, v.j, verb=v, firm=not v.relative, how="met")
            event.bodies = _subject_organs(r, v, a)
            event.between = not event.bodies
            found.append(event)
        elif v.kind == "visit" and not (v.relative or v.form == "ing") and (v.finite or v.time == "planned"):
            found.append(Event(MeetingKind.VISIT, v.i, v.j, verb=v, firm=True, how="visited"))
    return found


def _meets(r: Reading, v: VerbMention, nouns: list[Event]) -> bool:
    if not v.finite and v.time != "planned":
        return False
    if v.form == "present" or (v.form == "base" and v.time != "planned"):
        return r.low(v.head) == "gather"
    low = r.low(v.head)
    if low.startswith("receive") and (v.passive or not any(v.j <= m.i < v.j + _NEAR for m in r.people) or any(r.sym[k] in SYMBOLS["comma"] for k in (v.j,) if k < r.n)):
        return False
    if low.startswith(_TALKS) and not _partners(r, v):
        return False
    # "gathered for its meeting": the noun is the event.
    return not any(e.mention is not None and v.j <= e.i < v.j + 8 and r.sym[e.i - 1 - (r.sym[e.i - 1] in SYMBOLS["dets"])] in SYMBOLS["for"] + SYMBOLS["at"] for e in nouns)  # noqa: PLR2004


_NEAR = 8
_TALKS = ("talk", "exchange", "convers", "confer", "sat")


def _partners(r: Reading, v: VerbMention) -> bool:
    """Whether two persons talk: one before the verb and one after its "with", or two before it."""
    first = r.sym.rfind(SYMBOLS["stop"], 0, v.i) + 1
    stop = r.sym.find(SYMBOLS["stop"], v.j)
    before = [m for m in r.people if first <= m.i and m.j <= v.i]
    after = [m for m in r.people if v.j <= m.i and (m.i < stop or stop < 0)]
    with_ = r.sym.find(SYMBOLS["with"], v.j, stop if stop > 0 else r.n)
    return len(before) > 1 or (len(before) > 0 and with_ > 0 and any(m.i > with_ for m in after))


def _subject_organs(r: Reading, v: VerbMention, a: int) -> list[BodyMention]:
    near = _before_verb(r, v, a)
    if not near or any(q.name and near[-1].j <= q.i < v.i for q in r.people) or (v.j < r.n and r.sym[v.j] in SYMBOLS["with"]):
        return []
    return near


def status_of(r: Reading, event: Event, verbs: list[VerbMention]) -> MeetingStatus:
    """Tell from the verb and its auxiliaries where the event stands."""
    for v in verbs:
        if v.kind in _UNDONE and (v is event.verb or (event.mention is not None and v.i >= event.j and (event.verb is None or event.verb.relative))):
            return _UNDONE[v.kind]
    v = event.verb
    if v is None:
        return MeetingStatus.HELD
    if v.time == "planned" and not v.negated:
        return MeetingStatus.PLANNED
    if v.kind == "begin" and v.j <= event.i and not v.passive and r.low(v.head).startswith("open"):
        return MeetingStatus.HELD  # somebody opened it
    if v.time == "ongoing" or v.kind == "begin" or r.low(v.head) in _RUNNING:
        return MeetingStatus.ONGOING
    aux = [r.low(k) for k in range(v.i, v.head)]
    if v.kind == "hold" and v.passive and _PRESENT & set(aux) and "been" not in aux:
        return MeetingStatus.ONGOING
    if r.low(v.head) == "scheduled" and v.kind == "occur":
        return MeetingStatus.PLANNED
    return MeetingStatus.HELD
