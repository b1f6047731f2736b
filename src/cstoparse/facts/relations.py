"""How a list of persons, groups or organs stands to a meeting, by the words before and after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cstoparse.facts.agents import by_agent, led, speaks_of_leading
from cstoparse.facts.announced import by_colon
from cstoparse.facts.clauses import REACH, SPEECHES, Clause, Relation, every, leaders
from cstoparse.facts.objects import by_verb_before, hears
from cstoparse.facts.subjects import by_right
from cstoparse.grammar import BASIS, QUOTE, TO, classes
from cstoparse.values import Capacity, MeetingKind, ParticipantKind

if TYPE_CHECKING:
    from cstoparse.facts.chains import Chain
    from cstoparse.facts.events import Event

_PERSON, _GROUP = ParticipantKind.PERSON, ParticipantKind.GROUP
_SKIP_LEFT = classes("dets adv TITLE")
_NEW = frozenset({"new", "newly", "appointed", "elected", "incumbent", "current"})
_CLAUSE = classes("comma semi colon and rel dash adv plan")
_OPENS_CLAUSE = _CLAUSE + classes("det")
_PREPOSITIONS = classes("of to in at on with for from by prep under chairof headof withpart basis")
_FROM_OF = classes("from of")
_OF = classes("of")
_FOR = classes("for")
_WITH = classes("with")
_PREP = classes("prep")
_COLON = classes("colon")
_HANGING = classes("of for with")
_EXPECTED = (" confirmed", " expected", " planned", " envisaged")
_INVOLVED = frozenset({"involved", "participating", "taking part", "engaged"})
_DID = frozenset({"did", "were", "was", "do"})
_HELP = ("assistance of", "support of", "contributions from")
_TOGETHER = ("together with", "along with", "jointly with")
_DOING = frozenset({"attend", "begin", "end", "visit", "speak", "chair", "lead"})
_MET = frozenset({"meeting", "consultations", "other", "training", "session", "seminar", "conference", "round-table", "briefing"})
_CHAIROF = classes("chairof")
_HEADOF = classes("headof")
_REL = classes("rel")
_WITHPART = classes("withpart")
_BY = classes("by")


def relate(c: Clause, chain: Chain) -> list[Relation]:
    """Tell in what capacity each of a list takes part; those of whom nothing says so are left out."""
    r, k = c.r, chain[0].i - 1
    while k >= c.a and ((r.sym[k] in _SKIP_LEFT and r.low(k) != "that") or r.low(k) in _NEW):
        k -= 1
    if k > c.a and r.sym[k] in _FROM_OF and r.sym[k - 1] in _COLON:
        k -= 1
    left = _by_left(c, chain, k) if k >= c.a else []
    right = by_right(c, chain, subject=_clause_begins(c, k))
    found = {(x.item.i, x.item.kind): x for x in left}
    for x in right:
        key = (x.item.i, x.item.kind)
        if key not in found or (found[key].capacity is Capacity.ATTENDEE and x.capacity is not Capacity.ATTENDEE):
            found[key] = x
    return list(found.values())


def _clause_begins(c: Clause, k: int) -> bool:
    """Whether what follows unit `k` can be a subject: `k` ends a clause, or an adverbial that opens one."""
    sym = c.r.sym
    dated = next((i for i, j, _ in c.s.dates if i <= k < j), None)
    if dated is not None and c.r.back(dated - 1, "on") < c.a:
        return True  # "On September 28, 2023 Deputy Secretary General N. N. met …"
    if k >= c.a and sym[k] in _REL and sym[k - 1] in BASIS:
        return False  # "a decision according to which N. N. will hold the office"
    if k < c.a or sym[k] in _OPENS_CLAUSE:
        return True
    if sym[k] in _PREPOSITIONS:
        return False
    first = k
    while first > c.a and sym[first - 1] not in _CLAUSE:
        first -= 1
    return sym[first] in _PREPOSITIONS and not any(v.finite and first <= v.i <= k for v in c.s.verbs)


def _by_left(c: Clause, chain: Chain, k: int) -> list[Relation]:
    """Tell by the words before the list, which end at unit `k`."""
    symbol = c.r.sym[k]
    if symbol == _COLON:
        return by_colon(c, chain, k)
    if symbol == TO and speaks_of_leading(c, k):
        return leaders(c.r, chain, Capacity.CHAIR, "entrusted-to")
    if symbol == _CHAIROF:
        return leaders(c.r, chain, Capacity.CHAIR, "chair-phrase")
    if symbol == _HEADOF:
        return led(c, chain, k, headed=c.r.low(k) == "headed by")
    if symbol == _WITHPART:
        helping = c.r.low(k).endswith(_HELP)  # an organ that only helps does not take part
        return every(chain, Capacity.ATTENDEE, "with-participation", *((_GROUP, _PERSON) if helping else ()))
    if symbol == _BY:
        return by_agent(c, chain, k)
    return _by_preposition(c, chain, k) or by_verb_before(c, chain, k)


def _by_preposition(c: Clause, chain: Chain, k: int) -> list[Relation]:
    """`met with`, `talks between`, `held for`, `a meeting of`."""
    r, symbol, event = c.r, c.r.sym[k], c.event
    if symbol in _WITH and _met_before(c, k):
        return every(chain, Capacity.ATTENDEE, "met-with")
    if symbol in _WITH and chain[-1].j < c.b and r.low(chain[-1].j) in _INVOLVED:
        return every(chain, Capacity.ATTENDEE, "with-involved")  # "with employees of … involved at some stages"
    if symbol in _PREP and r.low(k) == "between" and any(e.j <= k and k - e.j < REACH for e in c.s.events if e.i >= c.a):
        return every(chain, Capacity.ATTENDEE, "between")
    if r.low(k) == "besides" and (r.low(c.a) == "among" or any(v.kind == "attend" for v in c.s.verbs)):
        return every(chain, Capacity.ATTENDEE, "besides", _PERSON, _GROUP)
    if symbol in _OF and r.low(k - 1).startswith((*SPEECHES, "that")) and any(v.j <= k and hears(c, v) for v in c.s.verbs):
        return every(chain, Capacity.ATTENDEE, "heard-of", _PERSON)
    rule = _beside_others(c, k)
    if rule:
        return every(chain, Capacity.ATTENDEE, rule, *((_GROUP,) if rule == "team-led" else (_PERSON, _GROUP)))
    if symbol in _OF and _participation(c, k):
        return every(chain, Capacity.ATTENDEE, "participation-of", _PERSON)
    return [] if event is None else _by_event(c, chain, k, event)


def _beside_others(c: Clause, k: int) -> str:
    """The rule by which those behind unit `k` take part with others already told: `…, among them N. N.`; empty where none does."""
    r = c.r
    before = r.low(k - 1)
    if any(v.kind == "attend" and v.j <= k for v in c.s.verbs):
        if r.sym[k] in _OF and before == "head" and r.low(k - 3) == "at":
            return "team-led"
        if r.low(k) == "them" and before == "among":
            return "among-them"
        if r.low(k) in _DID and before == "so":
            return "so-did"
    together = r.low(k) in _TOGETHER and any(v.kind in _DOING and not v.passive and c.a <= v.i and v.j <= k for v in c.s.verbs)
    return "together-with" if together else ""


def _participation(c: Clause, k: int) -> bool:
    """`The participation of N. N. is expected`, `The participation is confirmed of N. N.`."""
    if "participation" not in c.s.text or "participation" not in [c.r.low(u) for u in range(max(c.a, k - 4), k)]:
        return False
    return any(word in c.s.text for word in _EXPECTED) and not any(v.negated for v in c.s.verbs)


def _by_event(c: Clause, chain: Chain, k: int, event: Event) -> list[Relation]:
    """Tell by the event that the preposition at unit `k` hangs on: `held for`, `a meeting of`."""
    r, symbol, verb = c.r, c.r.sym[k], event.verb
    if symbol in _FOR and verb is not None and verb.passive and verb.j <= k and not c.parted(verb.j, k):
        return every(chain, Capacity.ATTENDEE, "held-for", _GROUP)
    if symbol in _FOR and event.kind is MeetingKind.BRIEFING and event.j <= k and not c.parted(event.j, k):
        return every(chain, Capacity.ATTENDEE, "held-for", _GROUP)
    if symbol in _HANGING and event.mention is not None and event.j <= k and not r.sym[event.j : k].strip(QUOTE):
        persons = symbol in _OF and event.kind in {MeetingKind.VISIT, MeetingKind.MEETING, MeetingKind.BRIEFING}
        return every(chain, Capacity.ATTENDEE, "event-of", *((_GROUP, _PERSON) if persons else (_GROUP,)))
    return []


def _met_before(c: Clause, k: int) -> bool:
    """Whether "with" hangs on a meeting: `met … with`, `had a meeting in Minsk with`, `held talks with`."""
    if any(v.kind == "meet" and not v.anterior and c.a <= v.i and v.j <= k and not c.parted(v.j, k) for v in c.s.verbs):
        return True
    event = c.event
    if event is not None and event.mention is not None and any(event.j <= e.i < k for e in c.s.events):
        return False  # "talks on the organization of a training with the Forces"
    verb = event.verb if event is not None else None
    if verb is not None and verb.passive and verb.kind == "hold" and verb.j <= k and not c.parted(verb.j, k):
        return True
    return any(c.a <= e.i and e.j <= k < e.j + 2 * REACH and e.kind in _MET and not c.parted(e.j, k) for e in c.s.events)
