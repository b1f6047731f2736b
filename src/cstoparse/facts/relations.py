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
HANDLING = frozenset({"considered", "finalized", "agreed", "approved", "submit"})
_TEAM = ("delegation", "group", "mission", "team", "contingent", "detachment", "unit")
_PRESENT = frozenset({"attend"})
_HEARERS = frozenset({"speakers", "participants", "guests", "lecturers", "among", "present", "seated", "gathered", "sitting", "assembled", "attending"})
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
    while k >= a and r.sym[k] in _SKIP_LEFT and r.low(k) != "that":
        k -= 1
    if k > a and r.sym[k] in SYMBOLS["from"] + SYMBOLS["of"] and r.sym[k - 1] in SYMBOLS["colon"]:
        k -= 1
    left = _by_left(r, chain, k, a, event)
    right = _by_right(r, chain, b, following, event, subject=_clause_begins(r, k, a))
    found = {(x.item.i, x.item.kind): x for x in left}
    for x in right:
        key = (x.item.i, x.item.kind)
        if key not in found or (found[key].capacity is Capacity.ATTENDEE and x.capacity is not Capacity.ATTENDEE):
            found[key] = x
    return list(found.values())


def _clause_begins(r: Reading, k: int, a: int) -> bool:
    """Whether what follows unit `k` can be a subject: `k` ends a clause, or an adverbial that opens one."""
    if k < a or r.sym[k] in _CLAUSE + SYMBOLS["det"]:
        return True
    if r.sym[k] in _PREPOSITIONS:
        return False
    c = k
    while c > a and r.sym[c - 1] not in _CLAUSE:
        c -= 1
    return r.sym[c] in _PREPOSITIONS and not any(c <= v.i <= k for v in r.verbs)


_PREPOSITIONS = "".join(SYMBOLS[n] for n in ("of", "to", "in", "at", "on", "with", "for", "from", "by", "prep", "under", "chairof", "headof", "withpart", "basis"))


def _all(chain: Chain, capacity: Capacity, rule: str) -> list[Relation]:
    return [Relation(item, capacity, rule) for item in chain]


def _by_left(r: Reading, chain: Chain, k: int, a: int, event: Event | None) -> list[Relation]:
    """Tell by the words before the list."""
    if k < a:
        return []
    symbol = r.sym[k]
    if symbol == SYMBOLS["colon"]:
        return _announced(r, chain, k, a)
    if symbol == SYMBOLS["to"] and _entrusted(r, k, a):
        return _led(r, chain, Capacity.CHAIR, "entrusted-to")
    if symbol == SYMBOLS["chairof"]:
        return _led(r, chain, Capacity.CHAIR, "chair-phrase")
    if symbol == SYMBOLS["headof"]:
        capacity = Capacity.HEAD if _of_team(r, k, a) or r.low(k) == "headed by" else Capacity.CHAIR
        if capacity is Capacity.HEAD and any(g.j <= k + 1 and g.i >= a and k - g.j < _REACH and r.low(g.head).endswith("s") for g in r.groups):
            return _all(chain, capacity, "heads-phrase")
        return _led(r, chain, capacity, "head-phrase")
    if symbol == SYMBOLS["withpart"]:
        return _all(chain, Capacity.ATTENDEE, "with-participation")
    if symbol == SYMBOLS["by"]:
        return _by_agent(r, chain, k, a)
    if symbol in SYMBOLS["with"] and _met_before(r, k, a):
        return _all([x for x in chain if x.kind is not _BODY or x.body is None or not x.body.generic], Capacity.ATTENDEE, "met-with")
    if symbol in SYMBOLS["prep"] and r.low(k) == "between" and any(e.j <= k and k - e.j < _REACH for e in r.events if e.i >= a):
        return _all(chain, Capacity.ATTENDEE, "between")
    if symbol in SYMBOLS["for"] and event is not None and event.verb is not None and event.verb.passive and event.verb.j <= k and not _clause_between(r, event.verb.j, k):
        return _all([x for x in chain if x.kind is _GROUP], Capacity.ATTENDEE, "held-for")
    if symbol in SYMBOLS["of"] + SYMBOLS["for"] + SYMBOLS["with"] and event is not None and event.mention is not None and event.j == k:
        kinds = {_GROUP, _PERSON} if symbol in SYMBOLS["of"] and event.kind in {MeetingKind.VISIT, MeetingKind.MEETING} else {_GROUP}
        return _all([x for x in chain if x.kind in kinds], Capacity.ATTENDEE, "event-of")
    return _by_verb_before(r, chain, k, a)


def _announced(r: Reading, chain: Chain, k: int, a: int) -> list[Relation]:
    """`The meeting was attended by: …`, `Present were: …`, `The following took part in it: …`."""
    before = r.sym[a:k]
    if SYMBOLS["withpart"] in before or any(v.kind in {"attend", "meet"} and a <= v.i < k for v in r.verbs) or any(r.low(u) == "present" for u in range(a, k)):
        return _all(chain, Capacity.ATTENDEE, "announced")
    if SYMBOLS["headof"] in before or _at_the_head(r, a, k):
        return _all(chain, Capacity.HEAD, "announced-heads")
    return []


def _at_the_head(r: Reading, a: int, k: int) -> bool:
    """`At the head of the groups were: …`."""
    return "at the head of" in r.flat[r.starts[a] : r.ends[k]].lower()


def _entrusted(r: Reading, k: int, a: int) -> bool:
    """`The leadership of the operation was entrusted to …`."""
    text = r.flat[r.starts[a] : r.ends[k]].lower()
    return "entrusted to" in text[-20:] and any(word in text for word in ("leadership", "command", "management", "direction", "supervision"))


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
    near = verb is not None and not r.sym[verb.j : k].strip(SYMBOLS["at"] + SYMBOLS["dets"] + SYMBOLS["EVENT"])
    if verb is None or verb.anterior or not (verb.passive or (near and verb.form in {"past", "participle"})):
        return []
    match verb.kind:
        case "chair":
            return _led(r, chain, Capacity.CHAIR, "chaired-by")
        case _ if _duties(r, a, k):
            return _led(r, chain, Capacity.CHAIR, "duties-by")
        case "lead":
            return _led(r, chain, Capacity.CHAIR, "led-by")
        case "attend" | "visit" | "practice" | "meet" | "begin" | "end":
            return _all(chain, Capacity.ATTENDEE, "attended-by")
        case "hold" if not _reports(r, verb, a):
            return _all([x for x in chain if x.kind in {_GROUP, _PERSON}], Capacity.ATTENDEE, "held-by")
        case "host":
            return [Relation(x, Capacity.HOST, "hosted-by") for x in chain if x.kind is _BODY]
        case "considered" if r.low(verb.head) == "presented":
            return _all([x for x in chain if x.kind is _PERSON], Capacity.ATTENDEE, "presented-by")
        case "approved" if any(r.low(u) == "participation" for u in range(a, verb.i)):
            return _all(chain, Capacity.ATTENDEE, "confirmed-by")
        case "speak" | "other" | "hold" if verb.kind == "speak" or _reports(r, verb, a):
            return _all([x for x in chain if x.kind is _PERSON and x.person is not None and x.person.name], Capacity.ATTENDEE, "presented-by")
        case _:
            return []


def _duties(r: Reading, a: int, k: int) -> bool:
    """`The duties of the chairman were performed by`."""
    text = r.flat[r.starts[a] : r.ends[k]].lower()
    return ("duties of" in text or "functions of" in text) and "chair" in text


def _reports(r: Reading, verb: VerbMention, a: int) -> bool:
    """`Reports were made by`, `lectures were given by`."""
    return any(r.low(u).startswith(("report", "presentation", "speech", "message", "lecture", "statement", "remarks")) for u in range(a, verb.i))


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
        return _inverted(r, chain, k, a)
    if verb.passive:
        return []
    low = r.low(verb.head)
    if verb.kind == "host" and "host" not in low:
        return _all([x for x in chain if x.kind is _GROUP], Capacity.ATTENDEE, "brought-together")
    if verb.kind == "meet" and low.startswith(("receive", "met", "meet")):
        return _all([x for x in chain if x.kind in {_PERSON, _GROUP}], Capacity.ATTENDEE, "received")
    if verb.kind == "attend" and low.startswith("join"):
        return _all([x for x in chain if x.kind in {_PERSON, _GROUP}], Capacity.ATTENDEE, "joined")
    return []


def _inverted(r: Reading, chain: Chain, k: int, a: int) -> list[Relation]:
    """`Taking part in it were …`, `Presiding over it was …`, `Among the speakers were …`."""
    c = k
    while c > a and r.sym[c - 1] not in SYMBOLS["comma"] + SYMBOLS["semi"] + SYMBOLS["rel"] + SYMBOLS["stop"]:
        c -= 1
    if r.sym[k] not in SYMBOLS["be"] or r.sym[c] in SYMBOLS["pron"] or (r.sym[c] not in SYMBOLS["VERB"] + SYMBOLS["past"] + SYMBOLS["ing"] + SYMBOLS["adv"] and not r.low(c).endswith(("ing", "ated")) and not any(r.low(u) in _HEARERS or r.low(u) == "at" for u in (c, c + 1))):
        return _in_object(r, chain, k, a)
    kinds = {v.kind for v in r.verbs if a <= v.i and v.j <= k}
    if "chair" in kinds:
        return _led(r, chain, Capacity.CHAIR, "inverted-chair")
    if _at_the_head(r, a, k):
        return _all(chain, Capacity.HEAD, "inverted-heads")
    if kinds & {"attend", "meet", "speak"} or any(r.low(u) in _HEARERS for u in range(a, k)):
        return _all(chain, Capacity.ATTENDEE, "inverted")
    return []


def _in_object(r: Reading, chain: Chain, k: int, a: int) -> list[Relation]:
    """Groups and persons behind the place or day that follows the verb: `will bring together in Dushanbe on 30 November …`."""
    verb = next((v for v in reversed(r.verbs) if a <= v.i and v.j <= k + 1), None)
    if verb is None or verb.passive or any(c in r.sym[verb.j : k + 1] for c in SYMBOLS["comma"] + SYMBOLS["rel"] + SYMBOLS["with"] + SYMBOLS["EVENT"] + SYMBOLS["and"] + SYMBOLS["of"]):
        return []
    low = r.low(verb.head)
    if verb.kind == "host" and "host" not in low:
        return _all([x for x in chain if x.kind is _GROUP], Capacity.ATTENDEE, "brought-together")
    if verb.kind == "meet" and low.startswith("receive"):
        return _all([x for x in chain if x.kind in {_PERSON, _GROUP}], Capacity.ATTENDEE, "received")
    return []


def _by_right(r: Reading, chain: Chain, b: int, following: Chain | None, event: Event | None, *, subject: bool) -> list[Relation]:
    """Tell by the words after the list."""
    last = chain[-1]
    k = last.j
    relative = False
    while k < b and r.sym[k] in _SKIP_RIGHT + SYMBOLS["close"] + SYMBOLS["dash"]:
        relative |= r.sym[k] == SYMBOLS["rel"]
        k += 1
    led = k
    while led < b and r.sym[led] in SYMBOLS["be"] + SYMBOLS["modal"] + SYMBOLS["have"] + SYMBOLS["adv"]:
        led += 1
    if led > k and led < b and r.sym[led] == SYMBOLS["headof"] and last.kind is _GROUP:
        return [Relation(last, Capacity.ATTENDEE, "team-headed")]
    if k < b and r.sym[k] == SYMBOLS["headof"] and following is not None:
        k = following[-1].j
        while k < b and r.sym[k] in SYMBOLS["comma"] + SYMBOLS["adv"]:
            k += 1
    verb = next((v for v in r.verbs if v.i <= k <= v.head and v.i >= last.j), None)
    if verb is None:
        return _in_chair(r, chain, k, b)
    if verb.passive and verb.kind == "other":
        verb = next((v for v in r.verbs if verb.j <= v.i <= verb.j + 2 and r.sym[verb.j] in SYMBOLS["and"]), verb)
    if relative and verb.kind not in {"chair", "lead", "attend"} and SYMBOLS["comma"] in r.sym[last.j : k]:
        main = _after_clause(r, verb, b)
        if main is not None and subject:
            return _acting(r, chain, main, event) + [x for x in [Relation(last, Capacity.ATTENDEE, "who-acts")] if verb.kind in {"speak", "begin"} and last.kind is _PERSON and main.passive]
    capacity = _led_by_subject(r, verb, b)
    if capacity is not None:
        if relative or len(chain) > 1:
            rest = _acting(r, chain[:-1], verb, event) if subject and not relative else []
            return [*rest, Relation(last, capacity, "who-leads")]
        return [Relation(last, capacity, "leads")]
    if relative:
        if (verb.kind in {"attend", "begin"} or (verb.kind in {"speak", *HANDLING} and subject)) and last.kind is _PERSON:
            return [Relation(last, Capacity.ATTENDEE, "who-acts")]
        return []
    if not subject:
        return []
    return _acting(r, chain, verb, event)


def _after_clause(r: Reading, verb: VerbMention, b: int) -> VerbMention | None:
    """The main verb after a relative clause that a comma closes: `students, who …, visited …`."""
    comma = r.sym.find(SYMBOLS["comma"], verb.j, b)
    return next((v for v in r.verbs if v.i == comma + 1), None) if comma > 0 else None


def _acting(r: Reading, chain: Chain, verb: VerbMention, event: Event | None) -> list[Relation]:
    """Subjects of a verb of taking part or speaking."""
    found: list[Relation] = []
    if verb.negated or (verb.passive and verb.kind != "attend"):
        return found
    if verb.kind == "approved" and any(r.low(u) == "participation" for u in range(verb.j, min(verb.j + 3, r.n))):
        return _all(chain, Capacity.ATTENDEE, "confirmed")
    own = event is not None and event.verb is verb
    own |= _at_which(r, chain[0].i)
    for x in chain:
        match x.kind:
            case ParticipantKind.PERSON:
                named = x.person is not None and x.person.name is not None
                if (own or verb.kind in _PERSON_VERBS) and (named or verb.kind in {"meet", "visit"}):
                    found.append(Relation(x, Capacity.ATTENDEE, f"subject-{verb.kind}"))
            case ParticipantKind.GROUP:
                ends = verb.kind in {"end", "begin"} and verb.j < r.n and r.sym[verb.j] in SYMBOLS["pron"] + SYMBOLS["dets"]
                if own or ends or ((verb.kind in {"attend", "practice", "visit"} or (verb.kind in _MEMBER_VERBS and verb is _event_verb(event))) and (verb.kind != "attend" or not _involved(r, verb) or (x.group is not None and x.group.j > x.group.head + 1))) or (verb.kind == "speak" and _made_speech(r, verb)):
                    found.append(Relation(x, Capacity.ATTENDEE, f"subject-{verb.kind}"))
            case _:
                if verb.kind == "attend" and r.low(verb.head).startswith(_TAKES_PART):
                    found.append(Relation(x, Capacity.ATTENDEE, f"subject-{verb.kind}"))
    return found


_TAKES_PART = ("took", "take", "taking", "participat", "attend", "was ", "were ", "are ", "is ", "be ", "join")


def _event_verb(event: Event | None) -> VerbMention | None:
    return event.verb if event is not None else None


def _at_which(r: Reading, i: int) -> bool:
    """`…, at which historians from six states exchanged copies`, `a seminar that the chiefs held`."""
    k = i - 1
    while k > 0 and r.sym[k] in SYMBOLS["dets"] and r.low(k) != "that":
        k -= 1
    that = k > 0 and (r.sym[k] in SYMBOLS["rel"] or r.low(k) == "that")
    return that and r.sym[k - 1] in SYMBOLS["at"] + SYMBOLS["in"] + SYMBOLS["for"] + SYMBOLS["EVENT"]


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
