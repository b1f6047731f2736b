"""How a list of persons, groups or organs stands to a meeting, by the words before and after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cstoparse.facts.agents import by_agent, led, speaks_of_leading
from cstoparse.facts.clauses import HEARERS, REACH, SPEECHES, TEAM, Clause, Relation, every, leaders
from cstoparse.facts.subjects import by_right
from cstoparse.grammar import AND, BASIS, CLOSE, OPEN, QUOTE, TO, classes, rule
from cstoparse.values import Capacity, MeetingKind, ParticipantKind

if TYPE_CHECKING:
    from cstoparse.facts.chains import Chain
    from cstoparse.facts.events import Event
    from cstoparse.facts.reading import Reading
    from cstoparse.facts.sentences import Sentence
    from cstoparse.mentions.verbs import VerbMention

_PERSON, _GROUP = ParticipantKind.PERSON, ParticipantKind.GROUP
_SKIP_LEFT = classes("dets adv TITLE")
_CLAUSE = classes("comma semi colon and rel dash adv plan")
_OPENS_CLAUSE = _CLAUSE + classes("det")
_PREPOSITIONS = classes("of to in at on with for from by prep under chairof headof withpart basis")
_FROM_OF = classes("from of")
_OF, _FOR, _WITH, _PREP, _COLON, _BE = (classes(name) for name in ("of", "for", "with", "prep", "colon", "be"))
_HANGING = classes("of for with")
_CLAUSE_SIGNS = classes("comma semi rel")
_TURNED = classes("VERB past adv")
_NO_OBJECT = classes("comma rel with EVENT and of")
_PRESENT = frozenset({"present", "composition", "attendees", "participation"})
_SPEAKERS = frozenset({"speaker", "rapporteur", "lecturer", "moderator", "guest", "guest of honor", "participant"})
_OPENERS = frozenset({"at", "among", "on", "in"})
_MADE_UP = frozenset({"included", "includes", "comprised", "comprises", "consisted of", "consists of"})
_CHAIRMEN = frozenset({"chairman", "chairwoman", "chairperson", "moderator", "facilitator"})
_EXPECTED = (" confirmed", " expected", " planned", " envisaged")
_DID = frozenset({"did", "were", "was", "do"})
_HELP = ("assistance of", "support of", "contributions from")
_LEADERS = frozenset({"head", "leader", "director", "supervisor", "commander", "chief"})
_TOGETHER = ("together with", "along with", "jointly with")
_DOING = frozenset({"attend", "begin", "end", "visit", "speak", "chair", "lead"})
_MET = frozenset({"meeting", "consultations", "other", "training", "session", "seminar", "conference", "round-table", "briefing"})
_CHAIROF = classes("chairof")
_HEADOF, _REL = classes("headof"), classes("rel")
_EVENT_FIRST = rule("[in at] dets? [Word word adj ord]{0,2} EVENT(?: of dets? body )? | in [dets pron] word | [adv pron word]")
_WITHPART = classes("withpart")
_BY, _EVENT = classes("by"), classes("EVENT")


def relate(c: Clause, chain: Chain) -> list[Relation]:
    """Tell in what capacity each of a list takes part; those of whom nothing says so are left out."""
    r, k = c.r, chain[0].i - 1
    while k >= c.a and r.sym[k] in _SKIP_LEFT and r.low(k) != "that":
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
        return _announced(c, chain, k)
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
    return _by_preposition(c, chain, k) or _by_verb_before(c, chain, k)


def _by_preposition(c: Clause, chain: Chain, k: int) -> list[Relation]:
    """`met with`, `talks between`, `held for`, `a meeting of`."""
    r, symbol, event = c.r, c.r.sym[k], c.event
    if symbol in _WITH and _met_before(c, k):
        return every(chain, Capacity.ATTENDEE, "met-with")
    if symbol in _PREP and r.low(k) == "between" and any(e.j <= k and k - e.j < REACH for e in c.s.events if e.i >= c.a):
        return every(chain, Capacity.ATTENDEE, "between")
    if r.low(k) == "besides" and (r.low(c.a) == "among" or any(v.kind == "attend" for v in c.s.verbs)):
        return every(chain, Capacity.ATTENDEE, "besides", _PERSON, _GROUP)
    if symbol in _OF and r.low(k - 1).startswith((*SPEECHES, "that")) and any(v.j <= k and _hears(c, v) for v in c.s.verbs):
        return every(chain, Capacity.ATTENDEE, "heard-of", _PERSON)
    if symbol in _OF and r.low(k - 1) == "head" and r.low(k - 3) == "at" and any(v.kind == "attend" and v.j <= k for v in c.s.verbs):
        return every(chain, Capacity.ATTENDEE, "team-led", _GROUP)
    if r.low(k) == "them" and r.low(k - 1) == "among" and any(v.kind == "attend" and v.j <= k for v in c.s.verbs):
        return every(chain, Capacity.ATTENDEE, "among-them", _PERSON, _GROUP)
    if r.low(k) in _DID and r.low(k - 1) == "so" and any(v.kind == "attend" and v.j <= k for v in c.s.verbs):
        return every(chain, Capacity.ATTENDEE, "so-did", _PERSON, _GROUP)
    if r.low(k) in _TOGETHER and any(v.kind in _DOING and not v.passive and c.a <= v.i and v.j <= k for v in c.s.verbs):
        return every(chain, Capacity.ATTENDEE, "together-with", _PERSON, _GROUP)
    if symbol in _OF and _participation(c, k):
        return every(chain, Capacity.ATTENDEE, "participation-of", _PERSON)
    return [] if event is None else _by_event(c, chain, k, event)


def _participation(c: Clause, k: int) -> bool:
    """`The participation of N. N. is expected`, `The participation is confirmed of N. N.`."""
    near = [c.r.low(u) for u in range(max(c.a, k - 4), k)]
    return "participation" in near and any(word in c.s.text for word in _EXPECTED) and not any(v.negated for v in c.s.verbs)


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


def _hears(c: Clause, v: VerbMention) -> bool:
    """`The Council heard the information of N. N.`, `listened to the report of …`."""
    low = c.r.low(v.head)
    return v.i >= c.a and not v.passive and (low == "listened" or (v.kind == "considered" and low.startswith("hear")))


def _announced(c: Clause, chain: Chain, k: int) -> list[Relation]:
    capacity = announced(c, k)
    if capacity is None:
        return []
    return every(chain, capacity, "announced" if capacity is Capacity.ATTENDEE else "announced-heads")


def announced(c: Clause, k: int) -> Capacity | None:
    """In what capacity those take part whom the colon at unit `k` announces.

    `The meeting was attended by: …`, `Present were: …`, `The following took part in it: …`, `Delegations were headed by: …`.
    """
    r, before = c.r, c.r.sym[c.a : k]
    if r.sym[k - 1] == _HEADOF:
        return Capacity.HEAD  # "was attended by delegations headed by:"
    if any(v.kind in {"attend", "meet"} and c.a <= v.i < k for v in c.s.verbs) or _WITHPART in before:
        return Capacity.ATTENDEE
    if any(r.low(u) in _PRESENT for u in range(c.a, k)) or r.low(k - 1).endswith("participants"):
        return Capacity.ATTENDEE
    verb = next((v for v in reversed(c.s.verbs) if c.a <= v.i and v.j <= k), None)
    if verb is None and any(r.low(u) == "participants" for u in range(c.a, k)):
        return Capacity.ATTENDEE
    gives = verb is not None and (verb.kind == "speak" or any(r.low(u).startswith(SPEECHES) for u in range(c.a, verb.i)))
    if verb is not None and r.sym[k - 1] in _BY and verb.passive and gives:
        return Capacity.ATTENDEE  # "Reports were delivered by:"
    teams = c.text(k - 1).endswith((" were", " are")) and "heads of" in c.text(k - 1)
    return Capacity.HEAD if _HEADOF in before or teams or c.at_the_head(k) else None


def announced_before(s: Sentence, a: int, i: int) -> Capacity | None:
    """In what capacity those take part whom a colon before unit `i` announces, with nothing but lists between; heads are told by their own words."""
    k = s.r.sym.find(_COLON, a, i)
    if k < 0 or any(v.finite and not v.relative and k < v.i and not _in_brackets(s, k, v.i) for v in s.verbs):
        return None
    return announced(Clause(s, a, s.b), k)


def _in_brackets(s: Sentence, k: int, i: int) -> bool:
    return s.r.sym.rfind(OPEN, k, i) > s.r.sym.rfind(CLOSE, k, i)


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


def _by_verb_before(c: Clause, chain: Chain, k: int) -> list[Relation]:
    """Tell by a verb right before the list: its object, or its subject where the order is turned round."""
    r = c.r
    verb = next((v for v in c.s.verbs if v.j == k + 1 and v.i >= c.a), None)
    if verb is None:
        return _inverted(c, chain, k)
    if verb.passive:
        return []
    if verb.kind == "host" and "host" not in r.low(verb.head):
        return _brought_together(c, chain)
    if _hears(c, verb):
        return every(chain, Capacity.ATTENDEE, "heard", _PERSON)
    rule = _takes_in(c, verb)
    if rule == "team-led":
        return [Relation(x, Capacity.ATTENDEE, rule) for x in chain[:1] if x.group is not None and r.low(x.group.head).startswith(TEAM)]
    return every(chain, Capacity.ATTENDEE, rule, _PERSON, _GROUP) if rule else []


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
    if "among" in {r.low(c.a), r.low(first)}:
        first = c.a if r.low(c.a) == "among" else first  # "Among its participants, besides N. N., were …"
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
