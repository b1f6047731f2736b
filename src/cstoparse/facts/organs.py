"""Whose event it is: the organs at its noun, and those that hold it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cstoparse.facts.ranges import inside
from cstoparse.grammar import QUOTE, classes, rule
from cstoparse.values import MeetingKind

if TYPE_CHECKING:
    from cstoparse.facts.events import Event
    from cstoparse.facts.reading import Reading
    from cstoparse.facts.sentences import Sentence
    from cstoparse.mentions.bodies import BodyMention
    from cstoparse.mentions.events import EventMention
    from cstoparse.mentions.verbs import VerbMention

FORCES = frozenset({"csto.crrf", "csto.crdf-car", "csto.peacekeeping"})
"""Forces, which are the organ of exercises alone."""
_OF, _DETS, _OPEN, _CLOSE = (classes(name) for name in ("of", "dets", "open", "close"))
_GOVERNS = classes("of with for")
_LIST = classes("dets comma and of")
_PERSONS = classes("ROLE GROUP MOD")
_TAIL = classes("states body Generic")
_JOINS = classes("comma and")
_JOINED = classes("comma and dets")
_FULL_NAME = rule("Generic (?: (?: of|for|on ) the? (?: [Cap adj ROLE] | (?<= [Cap] ) and (?= [Cap] ) ){1,6} )+ (?! body )")
_BRACKET = 12
_ORGANISATION = "csto"
_UNITS = classes("unit Unit")


def organs_of(s: Sentence, e: EventMention) -> list[BodyMention]:
    """The organs before the noun and after its "of": `joint meeting of the A, the B and the C`."""
    r, b = s.r, s.b
    found = [m for m in s.bodies if any(m.i <= k < m.j for k in e.organs)] if e.organs else []
    found += [m for m in s.bodies if e.i <= m.i < e.j and m.generic and m not in found]
    k = e.j
    while k < b and r.sym[k] in QUOTE:
        k += 1
    if k >= b or r.sym[k] not in _GOVERNS or (r.sym[k] not in _OF and e.kind not in {"exercise", "training"}):
        return found
    starts = {m.i: m for m in s.bodies}
    k += 1
    while k < b:
        while k < b and r.sym[k] in _LIST:
            k += 1
        body = _last_of(starts, k) or _forces_within(s, k)
        if body is None or (body.j < b and r.sym[body.j] in _PERSONS):
            return found
        k = body.j
        if body.generic and full_name(r, body) > body.j:
            found.append(body)
            return found
        if body.generic and k + 1 < b and r.sym[k] in _OF:
            continue  # "the Council of the Consultative Coordination Center"
        found.append(_named_before(s, body) or body)
        k = _past_bracket(r, k, b)
        while k < b and r.sym[k] in _TAIL:
            k += 1
        if k < b and r.sym[k] not in _JOINS:
            return found
    return found


def _last_of(starts: dict[int, BodyMention], k: int) -> BodyMention | None:
    """The organ at unit `k`, behind that it belongs to: `the CSTO Coordinating Council of authorized bodies on …`."""
    body = starts.get(k)
    while body is not None and body.id == _ORGANISATION and (following := starts.get(body.j)) is not None and not following.generic:
        body = following
    return body


def _named_before(s: Sentence, body: BodyMention) -> BodyMention | None:
    """The collegial organ that a short form points back at in its sentence: `the chairman of the Military Committee … of the Committee`."""
    if not body.generic:
        return None
    if s.r.sym[body.j : body.j + 1] == _OPEN:
        return next((m for m in s.bodies if m.i == body.j + 1), None)  # "the Commission (ICMEC)"
    last = s.r.low(body.j - 1)
    named = [m for m in s.bodies if m.j <= body.i and m.id in s.r.lexicon.collegial]
    return next((m for m in reversed(named) if s.r.low(m.j - 1).rsplit(" ", 1)[-1] == last), None)


def _forces_within(s: Sentence, k: int) -> BodyMention | None:
    """The Forces whose formations are named at unit `k`: `training of the formations of special forces of the CRRF`."""
    group = next((g for g in s.groups if g.i == k and s.r.sym[g.head] in _UNITS), None)
    return None if group is None else next((m for m in s.bodies if group.head < m.i and m.j == group.j and m.id in FORCES), None)


def full_name(r: Reading, body: BodyMention) -> int:
    """Past the name of an organ that no list knows: `the Coordinating Council of Chief Architects`; its own end where it is none."""
    m = _FULL_NAME().match(r.sym, body.i) if body.generic else None
    return m.end() if m is not None else body.j


def _past_bracket(r: Reading, k: int, b: int) -> int:
    if k >= b or r.sym[k] not in _OPEN:
        return k
    close = r.sym.find(_CLOSE, k, k + _BRACKET)
    return close + 1 if close > 0 else k


def holder(s: Sentence, event: Event, v: VerbMention | None) -> list[BodyMention]:
    """The organ that holds its own meeting: `the Council held its session`, `the Committee gathered for its meeting`."""
    r = s.r
    own = event.mention is not None and r.low(event.i - 1) in {"its", "their"}
    if own and (v is None or v.kind not in {"speak", "attend"}):
        near = [m for m in s.bodies if m.id in r.lexicon.collegial and not inside(m.i, s.offices)]
        joint = [m for m in before_verb(s, v) if m in near] if v is not None else []
        return joint or [m for m in near if m.i < event.i][-1:] or [m for m in near if m.i >= event.j][:1]
    if v is None or v.passive or v.j > event.i:
        return []
    if event.how == "at-event":
        return [m for m in before_verb(s, v) if m.j == v.i]
    return before_verb(s, v) if v.kind in {"hold", "meet", "begin", "end"} else []


def forces_of(s: Sentence, event: Event) -> list[BodyMention]:
    """The Forces whose units carry out an exercise: `units of the … Forces have proceeded to the final stage of the training`."""
    v = event.verb
    if v is None or v.passive or v.i > event.i or event.kind not in {MeetingKind.EXERCISE, MeetingKind.TRAINING}:
        return []
    units = [g for g in s.groups if g.j <= v.i and s.r.sym[g.head] in _UNITS]
    return [m for g in units for m in s.bodies if m.id in FORCES and g.head < m.i and m.j == g.j]


def before_verb(s: Sentence, v: VerbMention) -> list[BodyMention]:
    """The organ before the verb, with those joined to it: `the A, the B and the C will gather`."""
    r = s.r
    found: list[BodyMention] = []
    for body in reversed(s.bodies):
        if body.j > v.i or inside(body.i, s.offices):
            continue
        if found and r.sym[body.j : found[0].i].strip(_JOINED):
            break
        if body.id in r.lexicon.collegial or body.generic:
            found.insert(0, body)
    return found


def turned_holder(s: Sentence, event: Event, v: VerbMention | None) -> list[BodyMention]:
    """The organ after an active verb whose subject is the event, the order turned round: `the meeting held the Council`."""
    if v is None or v.passive or v.i < event.j or v.kind != "hold":
        return []
    r, k = s.r, v.j
    while k < r.n and r.sym[k] in _DETS:
        k += 1
    return [m for m in s.bodies if m.i == k and m.id in r.lexicon.collegial]
