"""How a list of persons, groups or organs stands to a meeting, by the words before and after it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cstoparse.grammar import SYMBOLS
from cstoparse.model import Capacity, MeetingKind, ParticipantKind

if TYPE_CHECKING:
    from cstoparse.facts.chains import Chain, Item
    from cstoparse.facts.events import Event
    from cstoparse.facts.reading import Reading
    from cstoparse.mentions.verbs import VerbMention

_PERSON, _GROUP, _BODY, _COUNTRY = ParticipantKind.PERSON, ParticipantKind.GROUP, ParticipantKind.BODY, ParticipantKind.COUNTRY
_SKIP_LEFT = SYMBOLS["dets"] + SYMBOLS["adv"] + SYMBOLS["TITLE"]
_SKIP_RIGHT = SYMBOLS["comma"] + SYMBOLS["adv"] + SYMBOLS["rel"] + SYMBOLS["format"]
_CLAUSE = SYMBOLS["comma"] + SYMBOLS["semi"] + SYMBOLS["colon"] + SYMBOLS["and"] + SYMBOLS["rel"] + SYMBOLS["stop"] + SYMBOLS["dash"] + SYMBOLS["adv"] + SYMBOLS["plan"]
_MEMBER_VERBS = frozenset({"attend", "practice", "visit", "meet", "hold", "host"})
_PERSON_VERBS = frozenset({"attend", "practice", "visit", "meet", "hold", "speak", "begin", "end", "sum", "chair", "lead", "considered", "finalized", "partially-finalized", "agreed", "approved", "adopted", "signed", "submit", "other"})  # fmt: skip
_TEAM = ("delegation", "group", "mission", "team", "contingent", "detachment", "unit")
_PRESENT = frozenset({"attend"})
_HEARERS = frozenset({"speakers", "participants", "guests", "lecturers", "experts", "among", "present"})
_REACH = 8


class Relation(NamedTuple):
    """One of a list in its capacity, and the rule that says so."""

    item: Item
    capacity: Capacity
    rule: str


def relate(r: Reading, chain: Chain, a: int, b: int, event: Event | None = None, following: Chain | None = None) -> list[Relation]:
    """Tell in what capacity each of a list takes part; those of whom nothing says so are left out."""
    first = chain[0]
    k = first.i - 1
    while k >= a and r.sym[k] in _SKIP_LEFT:
        k -= 1
    left = _by_left(r, chain, k, a, event)
    right = _by_right(r, chain, b, following, subject=k < a or r.sym[k] in _CLAUSE or (r.sym[k] in SYMBOLS["det"]))
    found = {(x.item.i, x.item.kind): x for x in left}
    for x in right:
        key = (x.item.i, x.item.kind)
        if key not in found or (found[key].capacity is Capacity.ATTENDEE and x.capacity is not Capacity.ATTENDEE):
            found[key] = x
    return list(found.values())


def _all(chain: Chain, capacity: Capacity, rule: str) -> list[Relation]:
    return [Relation(item, capacity, rule) for item in chain]


def _by_left(r: Reading, chain: Chain, k: int, a: int, event: Event | None) -> list[Relation]:
    """Tell by the words before the list."""
    if k < a:
        return []
    symbol = r.sym[k]
    if symbol == SYMBOLS["chairof"]:
        return _led(r, chain, Capacity.CHAIR, "chair-phrase")
    if symbol == SYMBOLS["headof"]:
        capacity = Capacity.HEAD if _of_team(r, k, a) or r.low(k) == "headed by" else Capacity.CHAIR
        return _led(r, chain, capacity, "head-phrase")
    if symbol == SYMBOLS["withpart"]:
        return _all(chain, Capacity.ATTENDEE, "with-participation")
    if symbol == SYMBOLS["by"]:
        return _by_agent(r, chain, k, a)
    if symbol in SYMBOLS["with"] and _met_before(r, k, a):
        return _all([x for x in chain if x.kind is not _BODY or x.body is None or not x.body.generic], Capacity.ATTENDEE, "met-with")
    if symbol in SYMBOLS["prep"] and r.low(k) == "between" and any(e.j <= k and k - e.j < _REACH for e in r.events if e.i >= a):
        return _all(chain, Capacity.ATTENDEE, "between")
    if symbol in SYMBOLS["of"] + SYMBOLS["for"] + SYMBOLS["prep"] + SYMBOLS["with"] and event is not None and event.mention is not None and event.j == k:
        kinds = {_GROUP, _PERSON} if symbol in SYMBOLS["of"] and event.kind in {MeetingKind.VISIT, MeetingKind.MEETING} else {_GROUP}
        return _all([x for x in chain if x.kind in kinds], Capacity.ATTENDEE, "event-of")
    return _by_verb_before(r, chain, k, a)


def _led(r: Reading, chain: Chain, capacity: Capacity, rule: str) -> list[Relation]:
    """The first of the list leads, and those joined to it by "and" alone."""
    found = [Relation(chain[0], capacity, rule)]
    for before, item in zip(chain, chain[1:], strict=False):
        if item.kind is not before.kind or r.sym[before.j : item.i].strip(SYMBOLS["dets"] + SYMBOLS["by"]) != SYMBOLS["and"]:
            break
        found.append(Relation(item, capacity, rule))
    return found


def _of_team(r: Reading, k: int, a: int) -> bool:
    """Whether a delegation or the like is what is led."""
    return any(g.j <= k + 1 and g.i >= a and k - g.j < _REACH for g in r.groups) or any(
        r.low(u).startswith(_TEAM) for u in range(max(a, k - _REACH), k)
    )


def _by_agent(r: Reading, chain: Chain, k: int, a: int) -> list[Relation]:
    """`… was also chaired by`, `… was visited on 12 January by`, `… was hosted by`."""
    verb = next((v for v in reversed(r.verbs) if a <= v.i and v.j <= k), None)
    if verb is None or not (verb.passive or (verb.j == k and verb.form in {"past", "participle"})):
        return []
    match verb.kind:
        case "chair":
            return _led(r, chain, Capacity.CHAIR, "chaired-by")
        case "lead":
            return _led(r, chain, Capacity.CHAIR, "led-by")
        case "attend" | "visit" | "practice" | "meet":
            return _all(chain, Capacity.ATTENDEE, "attended-by")
        case "hold":
            return _all([x for x in chain if x.kind in {_GROUP, _PERSON}], Capacity.ATTENDEE, "held-by")
        case "host":
            return [Relation(x, Capacity.HOST, "hosted-by") for x in chain if x.kind is _BODY]
        case "speak":
            return _all([x for x in chain if x.kind is _PERSON and x.person is not None and x.person.name], Capacity.ATTENDEE, "presented-by")
        case _:
            return []


def _met_before(r: Reading, k: int, a: int) -> bool:
    """Whether "with" hangs on a meeting: `met … with`, `had a meeting in Minsk with`, `held talks with`."""
    if any(v.kind == "meet" and a <= v.i and v.j <= k and not _clause_between(r, v.j, k) for v in r.verbs):
        return True
    return any(
        a <= e.i and e.j <= k and e.kind in {"meeting", "consultations", "other", "training", "session"} and not _clause_between(r, e.j, k) and k - e.j < 2 * _REACH
        for e in r.events
    )


def _clause_between(r: Reading, i: int, j: int) -> bool:
    return any(r.sym[u] in SYMBOLS["semi"] + SYMBOLS["rel"] + SYMBOLS["modal"] + SYMBOLS["be"] + SYMBOLS["HANDLE"] for u in range(i, j))


def _by_verb_before(r: Reading, chain: Chain, k: int, a: int) -> list[Relation]:
    """Tell by a verb right before the list: its object, or its subject where the order is turned round."""
    verb = next((v for v in r.verbs if v.j == k + 1 and v.i >= a), None)
    if verb is None:
        if r.sym[k] in SYMBOLS["be"] and (any(v.kind in _PRESENT and a <= v.i and v.j <= k for v in r.verbs) or any(r.low(u) in _HEARERS for u in range(a, k))):
            return _all(chain, Capacity.ATTENDEE, "inverted")
        return []
    if verb.passive:
        return []
    low = r.low(verb.head)
    if verb.kind == "host" and "host" not in low:
        return _all([x for x in chain if x.kind is _GROUP], Capacity.ATTENDEE, "brought-together")
    if verb.kind == "meet" and low.startswith(("receive", "met", "meet")):
        return _all([x for x in chain if x.kind in {_PERSON, _GROUP}], Capacity.ATTENDEE, "received")
    if verb.kind == "attend" and (verb.form == "ing" or verb.i > a and r.sym[verb.i - 1] in SYMBOLS["by"]):
        return []
    return []


def _by_right(r: Reading, chain: Chain, b: int, following: Chain | None, *, subject: bool) -> list[Relation]:
    """Tell by the words after the list."""
    last = chain[-1]
    k = last.j
    relative = False
    while k < b and r.sym[k] in _SKIP_RIGHT + SYMBOLS["close"] + SYMBOLS["dash"]:
        relative |= r.sym[k] == SYMBOLS["rel"]
        k += 1
    if k < b and r.sym[k] == SYMBOLS["headof"] and following is not None:
        k = following[-1].j
        while k < b and r.sym[k] in SYMBOLS["comma"] + SYMBOLS["adv"]:
            k += 1
    verb = next((v for v in r.verbs if v.i <= k <= v.head and v.i >= last.j), None)
    if verb is None:
        return _in_chair(r, chain, k, b)
    capacity = _led_by_subject(r, verb, b)
    if capacity is not None:
        if relative or len(chain) > 1:
            rest = _acting(r, chain[:-1], verb) if subject and not relative else []
            return [*rest, Relation(last, capacity, "who-leads")]
        return [Relation(last, capacity, "leads")]
    if relative:
        if verb.kind in {"attend", "speak"} and last.kind is _PERSON and subject:
            return [Relation(last, Capacity.ATTENDEE, "who-acts")]
        return []
    if not subject:
        return []
    return _acting(r, chain, verb)


def _acting(r: Reading, chain: Chain, verb: VerbMention) -> list[Relation]:
    """Subjects of a verb of taking part or speaking."""
    found: list[Relation] = []
    if verb.passive and verb.kind not in {"attend"}:
        return found
    for x in chain:
        match x.kind:
            case ParticipantKind.PERSON:
                named = x.person is not None and x.person.name is not None
                if verb.kind in _PERSON_VERBS and (named or verb.kind in {"meet", "visit"}):
                    found.append(Relation(x, Capacity.ATTENDEE, f"subject-{verb.kind}"))
            case ParticipantKind.GROUP:
                if (verb.kind in _MEMBER_VERBS and (verb.kind != "attend" or not _involved(r, verb))) or (verb.kind == "speak" and _made_speech(r, verb)):
                    found.append(Relation(x, Capacity.ATTENDEE, f"subject-{verb.kind}"))
            case _:
                if verb.kind in {"attend"} and not _involved(r, verb):
                    found.append(Relation(x, Capacity.ATTENDEE, f"subject-{verb.kind}"))
    return found


def _involved(r: Reading, verb: VerbMention) -> bool:
    """`1,300 servicemen are involved` counts forces and names nobody."""
    return r.low(verb.head) in {"involved", "represented"}


def _made_speech(r: Reading, verb: VerbMention) -> bool:
    return r.low(verb.head).startswith(("made", "deliver", "spoke", "took the floor", "gave", "present", "shared"))


def _led_by_subject(r: Reading, verb: VerbMention, b: int) -> Capacity | None:
    """The capacity of one who chairs, presides or leads."""
    if verb.passive:
        return None
    if verb.kind == "chair":
        return Capacity.CHAIR
    if verb.kind == "lead":
        window = [r.low(u) for u in range(verb.j, min(verb.j + 6, b))]
        return Capacity.HEAD if any(w.startswith(_TEAM) for w in window) else Capacity.CHAIR
    return None


def _in_chair(r: Reading, chain: Chain, k: int, b: int) -> list[Relation]:
    """`had NAME, the ROLE, in the chair`."""
    if k < b and r.low(k) == "in the chair":
        return [Relation(chain[-1], Capacity.CHAIR, "in-chair")]
    return []
