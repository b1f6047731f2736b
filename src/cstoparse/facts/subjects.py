"""What the words after a list say of it: its verb, who is led, who is in the chair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cstoparse.facts.clauses import HEARERS, TEAM, Relation, every
from cstoparse.facts.links import by_behind
from cstoparse.facts.predicates import as_observers, come_to, is_invited, joined
from cstoparse.grammar import COMMA, DETS, classes, rule
from cstoparse.values import Capacity, MeetingKind, ParticipantKind

if TYPE_CHECKING:
    from cstoparse.facts.chains import Chain, Item
    from cstoparse.facts.clauses import Clause
    from cstoparse.facts.reading import Reading
    from cstoparse.facts.sentences import Sentence
    from cstoparse.mentions.verbs import VerbMention

_PERSON, _GROUP = ParticipantKind.PERSON, ParticipantKind.GROUP
_BETWEEN = classes("comma adv rel format close dash")
_AUXILIARIES = classes("be modal have adv")
_APPOSITION = classes("comma adv")
_REL, _PRON_DETS = classes("rel"), classes("pron dets")
_WHERE = classes("at in for EVENT")
_MEMBER_VERBS = frozenset({"attend", "practice", "visit", "meet", "hold", "host"})
_PERSON_VERBS = frozenset({
    "attend", "practice", "visit", "meet", "hold", "speak", "begin", "end", "sum", "chair", "lead", "considered", "finalized",
    "partially-finalized", "agreed", "approved", "adopted", "signed", "submit", "other",
})  # fmt: skip
_HANDLING = frozenset({"considered", "finalized", "agreed", "approved", "submit"})
_ALWAYS_MEMBERS = frozenset({"practice", "visit"})
_TAKES_PART = ("took", "take", "taking", "participat", "attend", "was ", "were ", "are ", "is ", "be ", "join")
_SPEAKS = ("made", "deliver", "spoke", "took the floor", "gave", "present", "shared")
_LED = classes("with headof")
_AT_HEAD = frozenset({"at its head", "at their head"})
_PERFECT = frozenset({"have", "has"})
_WINDOW = 6
_STATIONED = frozenset({"accredited", "stationed", "based", "deployed"})
_ING = classes("ing")
_BE, _AT = classes("be"), classes("at")
_VISIT_REACH = 12
_HEADOF = classes("headof")
_INTERVIEW = classes("interview")
_BE_AMONG = rule("modal? be prep")


def by_right(c: Clause, chain: Chain, *, subject: bool) -> list[Relation]:
    """Tell by the words after the list; `subject` tells that it can be the subject of its clause."""
    r, last = c.r, chain[-1]
    k, relative = _past_signs(r, last.j, c.b)
    if _is_headed(c, last, k):
        return [Relation(last, Capacity.ATTENDEE, "team-headed")]
    if any(r.low(u) in _AT_HEAD for u in range(last.j, k)):
        verb = next((v for v in c.s.verbs if v.i <= k <= v.head), None)
        rest = _acting(c, chain[:-1], verb) if verb is not None and len(chain) > 1 else []
        return [*rest, Relation(last, Capacity.HEAD, "at-head")]
    k = _past_leader(c, k)
    verb = next((v for v in c.s.verbs if v.i <= k <= v.head and v.i >= last.j), None)
    aside = relative or (last.kind is _PERSON and last.j < k < c.b and r.sym[k] == _ING)  # "N. N., welcoming the participants, noted"
    if verb is None and aside and subject:
        comma = r.sym.find(COMMA, k, c.b)
        verb, relative = next((v for v in c.s.verbs if comma > 0 and v.i == comma + 1), None), False
    if verb is None:
        return _without_verb(c, chain, k, subject=subject)
    verb = come_to(c, verb)
    if "observers" in c.s.text and as_observers(r, verb):
        return every(chain, Capacity.ATTENDEE, "subject-attend")
    if subject and is_invited(c, verb):
        return every(chain, Capacity.ATTENDEE, "invited", _PERSON, _GROUP)
    verb = joined(c, verb)
    if relative:
        return _in_clause(c, chain, verb, k, subject=subject)
    capacity = _leads(r, verb, c.b)
    if capacity is not None:
        return every(chain if subject else chain[-1:], capacity, "leads")
    return _acting(c, chain, verb) if subject else []


def _without_verb(c: Clause, chain: Chain, k: int, *, subject: bool) -> list[Relation]:
    """`NAME answered the questions`, `NAME was in … on a working visit`."""
    r = c.r
    if subject and k + 1 < c.b and r.sym[k] in _BE and r.low(k + 1) == "observers":
        return every(chain, Capacity.ATTENDEE, "were-observers", _PERSON, _GROUP)
    if subject and k < c.b and r.sym[k] == _INTERVIEW and r.low(k).startswith("answer"):
        return every(chain, Capacity.ATTENDEE, "answered", _PERSON)
    if subject and _is_among(r, k) and any(r.low(u) in HEARERS for u in range(k, min(k + _WINDOW, c.b))):
        return every(chain, Capacity.ATTENDEE, "among-present", _PERSON, _GROUP)
    event = c.event
    if event is None or event.kind is not MeetingKind.VISIT or event.verb is not None or not k < event.i <= k + _VISIT_REACH:
        return []
    staying = subject and k < c.b and r.sym[k] in _AUXILIARIES
    return every(chain, Capacity.ATTENDEE, "on-visit", _PERSON, _GROUP) if staying else []


def _is_among(r: Reading, k: int) -> bool:
    """Whether the predicate at unit `k` counts its subject among others: `were among its participants`."""
    m = _BE_AMONG().match(r.sym, k)
    return m is not None and r.low(m.end() - 1) == "among"


def _past_signs(r: Reading, k: int, b: int) -> tuple[int, bool]:
    """The first unit behind the list that says something, and whether a relative clause begins there."""
    relative = False
    while k < b and r.sym[k] in _BETWEEN:
        relative |= r.sym[k] == _REL
        k += 1
    return k, relative


def _past_leader(c: Clause, k: int) -> int:
    """Past `headed by N. N.` and `with N. N. at its head`, which part a delegation from its verb."""
    r = c.r
    if k < c.b and r.low(k) in _STATIONED and (comma := r.sym.find(COMMA, k, c.b)) > 0:
        return comma + 1  # "attaches of Serbia and Iran, accredited in Yerevan, are watching …"
    if k >= c.b or c.following is None or r.sym[k] not in _LED:
        return k
    end = c.following[-1].j
    if r.sym[k] == _HEADOF:
        while end < c.b and r.sym[end] in _APPOSITION:
            end += 1
        return end
    stop, _ = _past_signs(r, end, c.b)
    return stop if any(r.low(u) in _AT_HEAD for u in range(end, stop)) else k


def _is_headed(c: Clause, last: Item, k: int) -> bool:
    """`The delegation was headed by …`: the delegation takes part."""
    first, sym = k, c.r.sym
    verb = next((v for v in c.s.verbs if v.i == k), None)
    if verb is not None and verb.kind == "lead" and verb.passive:
        return last.group is not None and c.r.low(last.group.head).startswith(TEAM)
    while k < c.b and sym[k] in _AUXILIARIES:
        k += 1
    return first < k < c.b and sym[k] == _HEADOF and last.kind is _GROUP


def _in_clause(c: Clause, chain: Chain, verb: VerbMention, k: int, *, subject: bool) -> list[Relation]:
    """What a relative clause says of the last of the list, and the main verb after it: `students, who …, visited …`."""
    r, last = c.r, chain[-1]
    named = last.kind is _PERSON
    if verb.negated:
        return []  # "who could not come because of illness, addressed a message"
    if verb.kind not in {"chair", "lead", "attend"} and COMMA in r.sym[last.j : k]:
        comma = r.sym.find(COMMA, verb.j, c.b)
        main = next((v for v in c.s.verbs if v.i == comma + 1), None) if comma > 0 else None
        if main is not None and subject:
            own = named and verb.kind in {"speak", "begin"} and main.passive
            return _acting(c, chain, main) + ([Relation(last, Capacity.ATTENDEE, "who-acts")] if own else [])
    capacity = _leads(r, verb, c.b)
    if capacity is not None:
        return [Relation(last, capacity, "who-leads")]
    if named and (verb.kind in {"attend", "begin"} or (subject and (verb.kind == "speak" or verb.kind in _HANDLING))):
        return [Relation(last, Capacity.HEAD if _at_head_of(r, verb) else Capacity.ATTENDEE, "who-acts")]
    return []


def _acting(c: Clause, chain: Chain, verb: VerbMention) -> list[Relation]:
    """Subjects of a verb of taking part or speaking."""
    r = c.r
    received = verb.passive and verb.kind == "meet" and by_behind(c.s, verb) > 0
    if verb.negated or (verb.anterior and verb.kind in {"attend", "speak"}) or (verb.passive and verb.kind != "attend" and not received):
        return []
    if r.low(verb.i) in _PERFECT and any(r.low(u) == "since" for u in range(max(c.a, chain[0].i - 3), chain[0].i)):
        return []  # "in which since 2002 servicemen have taken part"
    if verb.kind == "approved" and any(r.low(u) == "participation" for u in range(verb.j, min(verb.j + 3, r.n))):
        return every(chain, Capacity.ATTENDEE, "confirmed")
    if verb.kind == "speak" and any(r.low(v.head).startswith("read") and v.j <= chain[0].i for v in c.s.verbs):
        return []  # "In his greeting, read out at the opening, the Prime Minister wished …"
    own = (c.event is not None and c.event.verb is verb) or _at_which(c.s, chain[0].i)
    rule = f"subject-{verb.kind}"
    capacity = Capacity.HEAD if _at_head_of(r, verb) else Capacity.ATTENDEE
    return [Relation(x, capacity, rule) for x in chain if _acts(c, x, verb, own=own)]


def _at_head_of(r: Reading, verb: VerbMention) -> bool:
    """Whether somebody takes part as the leader of a team: `takes part in the training at the head of the group`."""
    if verb.kind != "attend" or _AT not in r.sym[verb.j : verb.j + _WINDOW]:
        return False
    return any(r.low(u) == "at" and r.low(u + 2) == "head" for u in range(verb.j, min(verb.j + _WINDOW, r.n - 2)))


def _acts(c: Clause, x: Item, verb: VerbMention, *, own: bool) -> bool:
    """Whether the verb makes its subject a participant; `own` tells that it is the event's."""
    if x.kind is _PERSON:
        return own or verb.kind in _PERSON_VERBS
    if x.kind is _GROUP:
        return own or _group_acts(c, x, verb)
    return verb.kind == "attend" and c.r.low(verb.head).startswith(_TAKES_PART)


def _group_acts(c: Clause, x: Item, verb: VerbMention) -> bool:
    r, low = c.r, c.r.low(verb.head)
    if verb.kind in {"end", "begin"} and verb.j < r.n and r.sym[verb.j] in _PRON_DETS:
        return True
    if verb.kind == "speak":
        return low.startswith(_SPEAKS)
    if verb.kind == "attend":
        # "1,300 servicemen are involved" counts forces and names nobody.
        return low not in {"involved", "represented"} or (x.group is not None and x.group.j > x.group.head + 1)
    if verb.kind in _ALWAYS_MEMBERS:
        return True
    if verb.kind in _HANDLING and x.group is not None and x.group.j > x.group.head + 1:
        return not (x.i and r.sym[x.i - 1] in DETS)  # "Heads of the agencies will consider"
    return verb.kind in _MEMBER_VERBS and c.event is not None and verb is c.event.verb


def _at_which(s: Sentence, i: int) -> bool:
    """`…, at which historians from six states exchanged copies`, `a seminar that the chiefs held`."""
    r, k = s.r, i - 1
    while k > 0 and r.sym[k] in DETS and r.low(k) != "that":
        k -= 1
    verb = next((v for v in s.verbs if v.i > i), None)
    if verb is not None and r.low(verb.i) in _PERFECT:
        return False  # "in which services have worked together since 2003"
    that = k > 0 and (r.sym[k] in _REL or r.low(k) == "that")
    return that and r.sym[k - 1] in _WHERE


def _leads(r: Reading, verb: VerbMention, b: int) -> Capacity | None:
    """The capacity of one who chairs, presides or leads."""
    if verb.passive or verb.kind not in {"chair", "lead"}:
        return None
    team = verb.kind == "lead" and any(r.low(u).startswith(TEAM) for u in range(verb.j, min(verb.j + _WINDOW, b)))
    return Capacity.HEAD if team else Capacity.CHAIR
