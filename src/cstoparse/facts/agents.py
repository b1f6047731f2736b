"""Persons and groups behind "by": `was chaired by`, `was attended by`, `reports were made by`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cstoparse.facts.clauses import REACH, SPEECHES, TEAM, Relation, every, leaders
from cstoparse.grammar import classes
from cstoparse.values import Capacity, ParticipantKind

if TYPE_CHECKING:
    from cstoparse.facts.chains import Chain
    from cstoparse.facts.clauses import Clause
    from cstoparse.facts.reading import Reading
    from cstoparse.mentions.verbs import VerbMention

_PERSON, _GROUP, _BODY = ParticipantKind.PERSON, ParticipantKind.GROUP, ParticipantKind.BODY
_LEADERSHIP = ("the chair", "chairman", "leadership", "supervision", "direction", "management", "chairmanship", "command")
_LINKS = ("of ", "was ", "were ", "is ", "will ", "at ")
_HELD = tuple(
    f"{word} {by}"
    for word in ("taken", "occupied", "held", "performed", "carried out", "exercised", "provided", "assumed", "entrusted", "assigned")
    for by in ("by", "to")
)
_NO_DEED = ("followed", "propos", "introduc")
_PARTICIPLES = frozenset({"past", "participle"})
_EVENT = classes("EVENT")
_NEAR = classes("at dets EVENT")
_WITHPART = classes("withpart")
_TAKES_PART = frozenset({"attend", "visit", "practice", "meet", "begin", "end"})


def by_agent(c: Clause, chain: Chain, k: int) -> list[Relation]:
    """Relate those behind the "by" at unit `k`: `was also chaired by`, `was visited on 12 January by`, `was hosted by`."""
    r = c.r
    verb = next((v for v in reversed(c.s.verbs) if c.a <= v.i and v.j <= k), None)
    if speaks_of_leading(c, k):
        return leaders(r, chain, Capacity.CHAIR, "leadership-by")
    if verb is None and _WITHPART in r.sym[c.a : k]:
        return every(chain, Capacity.ATTENDEE, "attended-by")  # "was attended by A, on the side of the Centre by B"
    if verb is None or not _is_done(r, verb, k):
        return []
    if verb.kind == "chair":
        return leaders(r, chain, Capacity.CHAIR, "chaired-by")
    if verb.kind == "lead":
        return led(c, chain, verb.i)
    if verb.kind in _TAKES_PART and not r.low(verb.head).startswith(_NO_DEED):
        return every(chain, Capacity.ATTENDEE, "attended-by")
    return _of_deeds(c, chain, verb)


def _is_done(r: Reading, verb: VerbMention, k: int) -> bool:
    """Whether the "by" at unit `k` can tell who did what the verb says: a passive, or a participle at its noun."""
    if verb.anterior or verb.passive:
        return not verb.anterior
    return verb.form in _PARTICIPLES and (not r.sym[verb.j : k].strip(_NEAR) or r.sym[verb.i - 1] in _EVENT)


def led(c: Clause, chain: Chain, k: int, *, headed: bool = False) -> list[Relation]:
    """Who leads, by the words before unit `k`: of several teams each his own, of one team its head, else who chairs.

    `headed` tells that the words say "headed by", which is said of teams alone.
    """
    r = c.r
    teams = [g for g in c.s.groups if c.a <= g.i and g.j <= k + 1 and k - g.j < REACH]
    several = any(r.low(g.head).endswith("s") for g in teams)
    if not teams and (not headed or r.low(c.a) == "they") and not any(r.low(u).startswith(TEAM) for u in range(max(c.a, k - REACH), k)):
        return leaders(r, chain, Capacity.CHAIR, "led-by")
    return every(chain, Capacity.HEAD, "heads") if several else leaders(r, chain, Capacity.HEAD, "head")


def _of_deeds(c: Clause, chain: Chain, verb: VerbMention) -> list[Relation]:
    """Those who held, hosted or presented something."""
    r, reports = c.r, _reports(c, verb)
    if r.low(verb.head).startswith(_NO_DEED):
        return []
    if verb.kind == "host":
        return every(chain, Capacity.HOST, "hosted-by", _BODY)
    of_event = verb.passive or r.sym[verb.i - 1] in _EVENT or (c.event is not None and c.event.verb is verb)
    if verb.kind == "hold" and of_event and not reports:
        return every(chain, Capacity.ATTENDEE, "held-by", _GROUP, _PERSON)
    if verb.kind == "signed":
        return every(chain, Capacity.ATTENDEE, "signed-by", _PERSON)
    if verb.kind == "considered" and r.low(verb.head) == "presented":
        return every(chain, Capacity.ATTENDEE, "presented-by", _PERSON)
    if verb.kind == "approved" and any(r.low(u) == "participation" for u in range(c.a, verb.i)):
        return every(chain, Capacity.ATTENDEE, "confirmed-by")
    if verb.kind == "speak" or (verb.kind in {"other", "hold"} and reports):
        named = [x for x in chain if (x.person is not None and x.person.name) or (x.group is not None and x.group.j > x.group.head + 1)]
        return every(named, Capacity.ATTENDEE, "presented-by")
    return []


def speaks_of_leading(c: Clause, k: int) -> bool:
    """Whether the words up to unit `k` speak of the chair or the leadership as what somebody took, had or did.

    `The chair was taken by`, `The duties of the chairman were performed by`, `The overall leadership … was carried out by`.
    """
    text = c.text(k)
    return text.endswith(_HELD) and any(f"{word} {link}" in text for word in _LEADERSHIP for link in _LINKS)


def _reports(c: Clause, verb: VerbMention) -> bool:
    """`Reports were made by`, `lectures were given by`."""
    return any(c.r.low(u).startswith(SPEECHES) for u in range(c.a, verb.i))
