"""Nouns that name a gathering or joint activity, with what stands before them: ordinal, organs, a name in quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cstoparse.grammar import BODY, DETS, QUOTE, STOP, classes

if TYPE_CHECKING:
    from cstoparse.tokens import Passage

_EVENTS = frozenset(classes("EVENT"))
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "such"})
_WITHIN = frozenset(classes(
    "WORD adj MOD body GENERIC dash acronym num past ing quote name given country GROUP states RANK PLACE HANDLE DOC adv slash",
))  # fmt: skip
_ORD = classes("ord")
_NUM = classes("num")
_DECOY = classes("decoy")
_TIMES = frozenset({"day", "days", "week", "month", "year", "years", "time", "morning", "evening", "afternoon"})
_NO_GATHERING = frozenset({"peacekeeping", "military", "combat", "rescue"})
_TELLING = frozenset({
    "anti-drug", "special", "subregional", "regional", "international", "preventive", "joint", "complex", "comprehensive",
    "operational-preventive",
})  # fmt: skip
_LIMIT = 12
_CAP_EVENT = classes("Event")
_OTHER_NOUNS = classes("VENUE GROUP DOC ROLE")
_LOW_VENUE = classes("venue")
_MONTH = classes("month")
_NAMED = classes("Word Generic acronym")
_LOW_WORD = classes("word")
_PAST = classes("past")
_ADV_DASH_SLASH = classes("adv dash slash")
_ACRONYM = classes("acronym")
_ANY_VENUE = classes("VENUE")


class EventMention(NamedTuple):
    """An event noun met in a passage, in units."""

    i: int
    """First unit of its noun phrase, article left out."""
    j: int
    """Past the noun."""
    kind: str
    """Kind of event, as in the contract."""
    definite: bool
    """Whether "the", "this", "its" stands before it."""
    decoy: bool
    """Whether the words before it say that it is another one: previous, next, on the margins of."""
    ordinal: int | None
    """Its number."""
    number: int | None
    """The unit of its number."""
    organs: tuple[int, ...]
    """Units of the organs before it."""
    names: tuple[int, ...]
    """Units of quotes before and after it that may be its names."""
    plural: bool
    """Whether it speaks of several."""


def find_events(p: Passage) -> list[EventMention]:
    """Find the event nouns of a passage in text order."""
    sym = p.sym
    if _EVENTS.isdisjoint(sym):
        return []
    found: list[EventMention] = []
    for k in [k for k, symbol in enumerate(sym) if symbol in _EVENTS]:
        if k + 1 < p.n and _leads_on(p, k):
            continue
        event = _event(p, k, found[-1].j if found else 0)
        if event is not None:
            found.append(event)
    return found


def _leads_on(p: Passage, k: int) -> bool:
    """Whether the noun only qualifies what follows: another event, a capitalised institution, a building."""
    following = p.sym[k + 1]
    if following in _EVENTS:
        return True
    if following in _OTHER_NOUNS:
        return following.isupper() == p.sym[k].isupper() or following in _LOW_VENUE
    if following in _NAMED:
        return p.sym[k] == _CAP_EVENT and p.vals[k] != "operation"
    return following in _LOW_WORD and p.low(k + 1) in _COMPOUND


_SINGULAR = frozenset({"talks", "negotiations", "training courses", "courses", "staff talks"})
_GENERAL = frozenset({"session", "sessions", "meeting", "event"})
_COMPOUND = frozenset({
    "room", "process", "programs", "program", "programmes", "participants", "agenda", "plan", "plans", "table", "place",
    "complex", "facilities", "grounds", "department", "week", "year", "material", "materials", "format", "system", "systems",
    "experience", "scenario", "aids",
})  # fmt: skip


def _event(p: Passage, k: int, floor: int) -> EventMention | None:
    sym = p.sym
    i = _begin(p, k, floor)
    article = p.low(i - 1) if i and sym[i - 1] in DETS else ""
    before = i - 2 if article else i - 1
    within = sym[i:k]
    decoy = (before >= 0 and sym[before] == _DECOY) or _DECOY in within
    decoy |= i > 1 and sym[i - 1] == _MONTH and sym[i - 2] in DETS  # "the December session"
    decoy |= before >= 0 and p.low(before) == "within"
    decoy |= k + 3 < p.n and p.low(k + 1) == "of" and p.low(k + 3) == "kind"  # "the first operation of this kind"
    number = next((u for u in range(k - 1, i - 1, -1) if _numbers(p, u)), None) if _ORD in within or _NUM in within else None
    low = p.low(k)
    kind = str(p.vals[k - 1] if k and sym[k - 1] in _EVENTS and low in _GENERAL else p.vals[k])
    names = _names_after(p, k + 1)
    if QUOTE in within:
        names = [*(u for u in range(i, k) if sym[u] == QUOTE), *names]
    if kind == "operation" and not _operation(p, k, names, {p.low(u) for u in range(i, k)}, article):
        return None
    ordinal = p.vals[number] if number is not None else None
    return EventMention(
        i, k + 1, kind, article in _DEFINITE, decoy, ordinal if isinstance(ordinal, int) else None, number,
        tuple(u for u in range(i, k) if sym[u] == BODY) if BODY in within else (), tuple(names),
        low.endswith("s") and kind != "consultations" and low not in _SINGULAR,
    )


def _begin(p: Passage, k: int, floor: int) -> int:
    """First unit of the noun phrase that the noun at `k` ends."""
    sym, i = p.sym, k
    while i > floor and k - i < _LIMIT:
        b = i - 1
        symbol = sym[b]
        if symbol == _DECOY:
            if " " in p.word(b):
                break
        elif not _belongs(p, b):
            break
        i = b
    while i < k and sym[i] in _ADV_DASH_SLASH:
        i += 1
    return i


def _belongs(p: Passage, u: int) -> bool:
    """Whether unit `u` can stand before the noun in its phrase."""
    symbol = p.sym[u]
    if symbol not in _WITHIN:
        return _numbers(p, u)
    return p.low(u) not in _TIMES and not (symbol in _PAST and p.word(u)[0].isupper())


def _numbers(p: Passage, u: int) -> bool:
    """Whether unit `u` is an event's number: an ordinal, or a Roman figure before a capital."""
    symbol = p.sym[u]
    return symbol == _ORD or (symbol == _NUM and p.vals[u] is not None and p.sym[u + 1].isupper())


def _operation(p: Passage, k: int, names: list[int], window: set[str], article: str) -> bool:
    """Whether an operation is one of those that bear a name or are told of as such, not one of peacekeepers or troops."""
    if window & _NO_GATHERING:
        return False
    if names or window & _TELLING or " " in p.low(k):  # "special operation"
        return True
    near = [u for u in (k - 1, k + 1) if 0 <= u < p.n]
    return any(p.sym[u] == _ACRONYM for u in near) or article in {"the", "this"}


_NEAR = 24
_FAR = 200
_FINITE = frozenset(classes("be have modal verb"))
_NAMING = frozenset({"called", "named", "titled", "entitled", "codenamed", "code-named", "dubbed"})
_PASSED = frozenset(classes(
    "dets of on body WORD GROUP states comma and open close country adj for with acronym GENERIC place handle",
))  # fmt: skip


def _names_of_several(p: Passage, k: int) -> list[int]:
    """Quotes in the sentence after a plural noun, up to the verb behind the first of them: `the trainings "A", "B" and "C" were …`."""
    found: list[int] = []
    stop = p.sym.find(STOP, k, k + _FAR)
    stop = stop if stop > 0 else min(k + _FAR, p.n)
    for u in range(k, stop) if QUOTE in p.sym[k:stop] else ():
        if p.sym[u] == QUOTE and not (u + 1 < stop and p.sym[u + 1] in _ANY_VENUE):
            found.append(u)
        elif found and p.sym[u] in _FINITE:
            break
    return found


def _names_after(p: Passage, k: int) -> list[int]:
    """Quotes after the noun that no verb and no other noun parts from it."""
    found: list[int] = []
    low = p.low(k - 1)
    if low.endswith("s") and low != "courses":
        return _names_of_several(p, k)
    if QUOTE not in p.sym[k : k + _NEAR]:
        return found
    for u in range(k, min(k + _NEAR, p.n)):
        if p.sym[u] == QUOTE:
            if u > k and p.low(u - 1) in {"topic", "theme", "subject", "title", "newspaper", "magazine", "project", "tv", "portal"}:
                break
            found.append(u)
        elif p.sym[u] not in _PASSED and p.low(u) not in _NAMING:
            break
    return found
