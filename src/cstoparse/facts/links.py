"""Which verb of a sentence tells of an event noun: the active one before it, the passive one after it."""

from __future__ import annotations

from bisect import bisect_left
from operator import itemgetter
from typing import TYPE_CHECKING

from cstoparse.grammar import classes

if TYPE_CHECKING:
    from cstoparse.facts.reading import Reading
    from cstoparse.facts.sentences import Sentence
    from cstoparse.mentions.events import EventMention
    from cstoparse.mentions.verbs import VerbMention

_ACTIVE = frozenset({"hold", "host", "attend", "chair", "begin", "end", "speak", "practice", "lead", "meet", "sum", "occur"})
_PASSIVE = frozenset({"hold", "occur", "begin", "end", "cancel", "postpone", "sum", "host", "attend", "chair", "lead"})
_OF_PERSONS = frozenset({"attend", "chair", "host", "lead"})
_UNDONE = frozenset({"cancel", "postpone"})
_ARTICLES = frozenset({"a", "an", "its", "their", "the"})
_PARTS = frozenset({
    "stage", "stages", "phase", "round", "part", "day", "opening", "closing", "work", "week", "series", "cycle", "number",
    "session", "final", "holding",
})  # fmt: skip
_TALKS = ("talk", "exchange", "convers", "confer", "sat")
_GATHERS = ("gather", "assemble", "convene", "sat", "met", "came together")
_PERSONS = classes("GROUP name given initial ROLE")
_NEAR = 8
_MANY = 12  # verbs: no sentence of a page has so many, and the time stays linear
_FIRST = itemgetter(0)
_OBJECT = 4
_AT, _ON, _REL, _DETS, _COMMA, _WITH = (classes(name) for name in ("at", "on", "rel", "dets", "comma", "with"))
_BY, _WHERE_WHEN = classes("by"), classes("in at on dets name given body num month comma adv country place venue Venue Place adj Word")
_QUALIFYING = classes("of for on to in from")
_BREAKS = classes("semi colon rel")
_SIGNS = classes("stop comma")
_LIST = classes("comma and dets quote")
_FOR_AT = classes("for at")


def at_verb(r: Reading, i: int, verbs: list[VerbMention], *, visit: bool, own: bool, plural: bool = False) -> VerbMention | None:
    """The main verb before `at a meeting of …`, `at its session`: what was done there.

    `own` tells whether the event at unit `i` bears a number or an organ, so that "at the" does not point back; `plural`
    that it needs no article: `at consultations`.
    """
    k = i - 1
    article = r.low(k) if k >= 0 and r.sym[k] in _DETS else ""
    k = r.back(k)
    if k < 1 or not (r.sym[k] in _AT or (visit and r.sym[k] in _ON)) or (article not in _ARTICLES and not plural):
        return None
    if (article == "the" and not own) or (article and plural):
        return None  # "at its meetings of 8 September and 6 October" looks back
    return next((v for v in reversed(verbs) if v.j <= k and v.finite and not v.relative), None)


def hangs_on(r: Reading, i: int) -> bool:
    """Whether the event at unit `i` only qualifies another noun: `accreditation for the training`, `the headquarters of the operation`."""
    k = r.back(i - 1)
    if k < 1 or r.sym[k] not in _QUALIFYING or r.sym[k - 1] in _SIGNS or r.low(k - 1) in {"as", "and"}:
        return False  # "As to the training, …", "the phase of the training A and of the training B"
    return r.low(k - 1) not in _PARTS


def verb_after(r: Reading, i: int, j: int, verbs: list[VerbMention]) -> VerbMention | None:
    """The verb behind the event `[i, j)` whose subject it is."""
    fallback = None
    in_clause = i > 0 and r.sym[r.back(i - 1)] in _REL
    first = bisect_left(verbs, j, key=_FIRST)
    for v in verbs[first : first + _MANY]:
        if not (v.kind in _PASSIVE or _gathers(r, j, v)) or _of_others(r, v):
            continue
        if not v.passive and (v.kind in _UNDONE or (v.kind == "occur" and v.time == "planned" and v.i == v.head)):
            fallback = fallback or v._replace(relative=True)
        elif not v.finite or v.relative or in_clause or (v.kind == "hold" and not v.passive):
            if v.kind != "hold" or v.passive or not v.finite or v.time == "past":
                fallback = fallback or v._replace(relative=True)
        else:
            return v
    return fallback


def _gathers(r: Reading, j: int, v: VerbMention) -> bool:
    """Whether the event itself gathers: `The conference on … gathered in the hall`."""
    return v.kind == "meet" and r.low(v.head).startswith(_GATHERS) and not any(x in _PERSONS for x in r.sym[j : v.i])


def _of_others(r: Reading, v: VerbMention) -> bool:
    """Whether an active verb has persons for its subject; "gathered" and "united" have events too."""
    if v.passive or v.kind not in _OF_PERSONS:
        return False
    return not (v.kind == "host" and v.finite and "host" not in r.low(v.head))


def verb_before(r: Reading, i: int, verbs: list[VerbMention], others: list[EventMention]) -> VerbMention | None:
    """The active verb before the event at unit `i` whose object it is, no other event between unless joined by "and"."""
    between = False
    last = bisect_left(verbs, i, key=_FIRST)
    for v in reversed(verbs[max(last - _MANY, 0) : last]):
        if v.j > i or v.kind not in _ACTIVE or v.passive:
            between |= v.j <= i and v.passive and v.finite and not v.relative
            continue
        if between and v.kind == "speak":
            return None  # "he said that the plan had been agreed at the talks"
        if not v.finite and v.time != "planned" and v.form != "ing":
            continue
        if v.form == "ing" and v.time != "ongoing" and not (v.kind == "attend" and v.i > 0):
            continue
        nearer = others[bisect_left(others, v.j, key=_FIRST) : bisect_left(others, i, key=_FIRST)]
        if any(r.sym[o.j : i].strip(_LIST) for o in nearer[:1]) or any(r.sym[k] in _BREAKS for k in range(v.j, i)):
            continue
        return v
    return None


def is_talk(s: Sentence, v: VerbMention, nouns: list[int]) -> bool:
    """Whether a verb of meeting makes an event of its own; `nouns` are the units of the sentence's event nouns."""
    r = s.r
    low = r.low(v.head)
    if not v.finite and v.time != "planned":
        return False
    if v.form == "present" or (v.form == "base" and v.time != "planned"):
        return low == "gather"
    if low.startswith("receive") and (not _receives(s, v) or any(v.j <= i < v.j + _OBJECT for i in nouns)):
        return False
    if low.startswith(_TALKS) and not _partners(s, v):
        return False
    # "gathered for its meeting": the noun is the event.
    return not any(v.j <= i < v.j + 2 * _NEAR and r.sym[i - 1 - (r.sym[i - 1] in _DETS)] in _FOR_AT for i in nouns)


def _receives(s: Sentence, v: VerbMention) -> bool:
    """Whether somebody is received, and not something."""
    r = s.r
    if v.passive:
        k = by_behind(s, v)
        return k > 0 and any(m.i > k for m in s.people)
    if v.j < r.n and r.sym[v.j] in _COMMA:
        return False
    return any(v.j <= m.i < v.j + _NEAR for m in s.people) or any(v.j <= g.i < v.j + _NEAR for g in s.groups)


def by_behind(s: Sentence, v: VerbMention) -> int:
    """The "by" of a passive verb, behind a place or day: `was received in Minsk by`, `was received on 3 May by`; -1 without one."""
    k = s.r.sym.find(_BY, v.j, min(v.j + _NEAR, s.b))
    return k if k >= 0 and not s.r.sym[v.j : k].strip(_WHERE_WHEN) else -1


def _partners(s: Sentence, v: VerbMention) -> bool:
    """Whether two persons talk: one before the verb and one after its "with", or two before it."""
    before = [m for m in s.people if m.j <= v.i]
    after = [m for m in s.people if v.j <= m.i]
    with_ = s.r.sym.find(_WITH, v.j, s.b)
    return len(before) > 1 or (len(before) > 0 and with_ > 0 and any(m.i > with_ for m in after))
