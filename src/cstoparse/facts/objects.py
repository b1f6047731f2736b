"""Persons and groups right behind a verb: its objects, or its subjects where the order is turned round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cstoparse.facts.clauses import HEARERS, TEAM, Clause, Relation, every, leaders
from cstoparse.grammar import AND, classes, rule
from cstoparse.values import Capacity, ParticipantKind

if TYPE_CHECKING:
    from cstoparse.facts.chains import Chain
    from cstoparse.facts.reading import Reading
    from cstoparse.mentions.verbs import VerbMention

_PERSON, _GROUP = ParticipantKind.PERSON, ParticipantKind.GROUP
_COLON = classes("colon")
_BE = classes("be")
_CLAUSE_SIGNS = classes("comma semi rel")
_TURNED = classes("VERB past adv")
_NO_OBJECT = classes("comma rel with EVENT and of")
_SPEAKERS = frozenset({"speaker", "rapporteur", "lecturer", "moderator", "guest", "guest of honor", "participant"})
_OPENERS = frozenset({"at", "among", "on", "in"})
_MADE_UP = frozenset({"included", "includes", "comprised", "comprises", "consisted of", "consists of"})
_CHAIRMEN = frozenset({"chairman", "chairwoman", "chairperson", "moderator", "facilitator"})
_LEADERS = frozenset({"head", "leader", "director", "supervisor", "commander", "chief"})
_EVENT_FIRST = rule("[in at] dets? [Word word adj ord]{0,2} EVENT(?: of dets? body )? | in [dets pron] word | [adv pron word]")
_EVENT = classes("EVENT")


def by_verb_before(c: Clause, chain: Chain, k: int) -> list[Relation]:
    """Tell by a verb right before the list: its object, or its subject where the order is turned round."""
    r = c.r
    verb = next((v for v in c.s.verbs if v.j == k + 1 and v.i >= c.a), None)
    if verb is None:
        return _inverted(c, chain, k)
    if verb.passive:
        return []
    if verb.kind == "host" and "host" not in r.low(verb.head):
        return _brought_together(c, chain)
    if hears(c, verb):
        return every(chain, Capacity.ATTENDEE, "heard", _PERSON)
    rule = _takes_in(c, verb)
    if rule == "team-led":
        return [Relation(x, Capacity.ATTENDEE, rule) for x in chain[:1] if x.group is not None and r.low(x.group.head).startswith(TEAM)]
    return every(chain, Capacity.ATTENDEE, rule, _PERSON, _GROUP) if rule else []


def hears(c: Clause, v: VerbMention) -> bool:
    """`The Council heard the information of N. N.`, `listened to the report of …`."""
    low = c.r.low(v.head)
    return v.i >= c.a and not v.passive and (low == "listened" or (v.kind == "considered" and low.startswith("hear")))


def _takes_in(c: Clause, verb: VerbMention) -> str:
    """The rule by which the objects of an active verb take part; empty where none does."""
    r, low = c.r, c.r.low(verb.head)
    if verb.kind == "meet" and low.startswith(("receive", "met", "meet")):
        return "received"
    if low in _MADE_UP and any(r.low(u).startswith(TEAM) for u in range(c.a, verb.i)):
        return "team-of"  # "The delegation included …"
    if verb.kind == "lead" and verb.form in {"present", "past"}:
        return "team-led"
    if verb.kind == "attend" and low == "involved" and any(e.j == verb.i for e in c.s.events):
        return "involved"
    if verb.kind == "attend" and _EVENT_FIRST().fullmatch(r.sym, c.a, verb.i) and (verb.i - c.a > 1 or r.low(c.a) == "there"):
        return "turned"  # "In the meeting took part from the Republic of … the Minister …"
    return "joined" if verb.kind == "attend" and low.startswith("join") else "present" if low.endswith("present") else ""


def _inverted(c: Clause, chain: Chain, k: int) -> list[Relation]:
    """`Taking part in it were …`, `Presiding over it was …`, `Among the speakers were …`."""
    r, first = c.r, k
    while first > c.a and r.sym[first - 1] not in _CLAUSE_SIGNS:
        first -= 1
    while first < k and r.sym[first] == AND:
        first += 1
    if r.sym[k] in _BE and k and (r.low(k - 1) in _CHAIRMEN or _heads_event(c, k)):
        return leaders(r, chain, Capacity.CHAIR, "chairman-was")
    if r.low(c.a) == "among":
        first = c.a  # "Among its participants, besides N. N., were …"
    if r.sym[k] not in _BE or not (_turned(r, first) or _takes_turn(c, first, k)):
        return _in_object(c, chain, k)
    kinds = {v.kind for v in c.s.verbs if c.a <= v.i and v.j <= k}
    if "chair" in kinds:
        return leaders(r, chain, Capacity.CHAIR, "inverted-chair")
    if c.at_the_head(k):
        return every(chain, Capacity.HEAD, "inverted-heads")
    if kinds & {"attend", "meet", "speak"} or any(r.low(u) in HEARERS or r.low(u) in _SPEAKERS for u in range(c.a, k)):
        return every(chain, Capacity.ATTENDEE, "inverted")
    return []


def _heads_event(c: Clause, k: int) -> bool:
    """Whether the office before unit `k` is that of one who leads an event: `The head of the training is …`."""
    r = c.r
    return any(m.j == k and m.name is None and r.low(m.i) in _LEADERS and r.sym[k - 1] in _EVENT for m in c.s.people)


def _turned(r: Reading, k: int) -> bool:
    """Whether the clause that begins at unit `k` has its verb first: `Taking part …`, `Among those present …`."""
    low = r.low(k)
    return r.sym[k] in _TURNED or low.endswith(("ing", "ated")) or low in _OPENERS or low in HEARERS or r.low(k + 1) in HEARERS | {"at"}


def _takes_turn(c: Clause, first: int, k: int) -> bool:
    """`The first to take the floor was …`, `The main speaker was …`."""
    r = c.r
    if r.low(first) != "the":
        return False
    acts = [v for v in c.s.verbs if v.kind in {"speak", "attend"} and v.form == "base"]
    return r.low(k - 1) in _SPEAKERS or any(first < v.i <= v.j <= k for v in acts)


def _brought_together(c: Clause, chain: Chain) -> list[Relation]:
    """Those whom an event or a town brought together; a number of participants whose list follows is none of them."""
    last = chain[-1]
    listed = last.j < c.b and c.r.sym[last.j] == _COLON
    return every(chain[:-1] if listed else chain, Capacity.ATTENDEE, "brought-together", _GROUP)


def _in_object(c: Clause, chain: Chain, k: int) -> list[Relation]:
    """Groups and persons behind the place or day that follows the verb: `will bring together in Dushanbe on 30 November …`."""
    r = c.r
    verb = next((v for v in reversed(c.s.verbs) if c.a <= v.i and v.j <= k + 1), None)
    if verb is None or verb.passive or any(x in _NO_OBJECT for x in r.sym[verb.j : k + 1]):
        return []
    low = r.low(verb.head)
    if verb.kind == "host" and "host" not in low:
        return _brought_together(c, chain)
    if verb.kind == "meet" and low.startswith("receive"):
        return every(chain, Capacity.ATTENDEE, "received", _PERSON, _GROUP)
    return []
