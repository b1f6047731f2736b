"""Nouns that name a gathering or joint activity, with what stands before them: ordinal, organs, a name in quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cstoparse.grammar import SYMBOLS

if TYPE_CHECKING:
    from cstoparse.tokens import Passage

_EVENTS = frozenset(SYMBOLS["EVENT"])
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "such"})
_WITHIN = frozenset("".join(SYMBOLS[n] for n in (
    "WORD", "adj", "MOD", "body", "GENERIC", "dash", "acronym", "ord", "num", "past", "ing", "quote", "name", "given", "country", "GROUP", "states", "RANK", "PLACE", "HANDLE",
    "DOC", "adv", "slash",
)))  # fmt: skip
_QUOTE, _BODY, _ORD, _NUM, _DECOY = (SYMBOLS[n] for n in ("quote", "body", "ord", "num", "decoy"))
_TIMES = frozenset({"day", "days", "week", "month", "year", "years", "time", "morning", "evening", "afternoon"})
_NO_GATHERING = frozenset({"peacekeeping", "military", "combat", "rescue"})
_TELLING = frozenset({"anti-drug", "special", "subregional", "regional", "international", "preventive", "joint", "complex", "comprehensive", "operational-preventive"})
_LIMIT = 12


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
    if SYMBOLS["event"] not in sym and SYMBOLS["Event"] not in sym:
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
    if following in SYMBOLS["VENUE"] + SYMBOLS["GROUP"] + SYMBOLS["DOC"] + SYMBOLS["ROLE"]:
        return following.isupper() == p.sym[k].isupper() or following in SYMBOLS["venue"]
    if following in SYMBOLS["dash"] and k + 2 < p.n and p.starts[k + 1] == p.ends[k] and p.starts[k + 2] == p.ends[k + 1]:
        return True
    if following in SYMBOLS["Word"] + SYMBOLS["Generic"] + SYMBOLS["acronym"]:
        return p.sym[k] == SYMBOLS["Event"] and p.vals[k] != "operation"
    return following in SYMBOLS["word"] and p.sym[k] in _EVENTS and p.low(k + 1) in _COMPOUND


_GENERAL = frozenset({"session", "sessions", "meeting", "event"})
_COMPOUND = frozenset({
    "room", "process", "programs", "program", "programmes", "participants", "agenda", "plan", "plans", "table", "place", "complex", "facilities",
    "grounds", "department", "week", "year", "material", "materials", "format", "system", "systems", "experience", "scenario", "aids",
})  # fmt: skip


def _event(p: Passage, k: int, floor: int) -> EventMention | None:
    sym = p.sym
    i, ordinal, number = k, None, None
    organs: list[int] = []
    names: list[int] = []
    decoy = False
    while i > floor and k - i < _LIMIT:
        b = i - 1
        symbol = sym[b]
        if symbol == _DECOY and " " not in p.word(b):
            decoy = True
        elif symbol == _QUOTE:
            names.insert(0, b)
        elif symbol == _BODY:
            organs.insert(0, b)
        elif symbol == _ORD or (symbol == _NUM and p.vals[b] is not None and sym[i].isupper()):
            if ordinal is None:
                ordinal, number = p.vals[b], b
        elif symbol not in _WITHIN or p.low(b) in _TIMES or (symbol in SYMBOLS["past"] and p.word(b)[0].isupper()):
            break
        i = b
    while i < k and sym[i] in SYMBOLS["adv"] + SYMBOLS["dash"] + SYMBOLS["slash"]:
        i += 1
    article = p.low(i - 1) if i else ""
    if i and sym[i - 1] in SYMBOLS["dets"]:
        before = i - 2
    else:
        before, article = i - 1, ""
    if before >= 0 and sym[before] == _DECOY:
        decoy = True
    kind = str(p.vals[k - 1] if k and p.sym[k - 1] in _EVENTS and p.low(k) in _GENERAL else p.vals[k])
    names += _names_after(p, k + 1)
    window = {p.low(u) for u in range(i, k)}
    if kind == "operation" and not _operation(p, k, names, window, article):
        return None
    plural = p.low(k).endswith("s") and kind not in {"consultations"} and p.low(k) not in {"talks", "negotiations", "training courses", "courses", "staff talks"}
    return EventMention(i, k + 1, kind, article in _DEFINITE, decoy, ordinal if isinstance(ordinal, int) else None, number, tuple(organs), tuple(names), plural)


def _operation(p: Passage, k: int, names: list[int], window: set[str], article: str) -> bool:
    """Whether an operation is one of those that bear a name or are told of as such, not one of peacekeepers or troops."""
    if window & _NO_GATHERING:
        return False
    if names or window & _TELLING:
        return True
    near = [u for u in (k - 1, k + 1) if 0 <= u < p.n]
    return any(p.sym[u] == SYMBOLS["acronym"] for u in near) or article in {"the", "this"}


_NEAR = 10
_PASSED = frozenset("".join(SYMBOLS[n] for n in (
    "of", "the", "det", "body", "WORD", "GROUP", "states", "comma", "and", "quote", "open", "close", "country", "adj", "for", "with", "acronym", "GENERIC",
)))  # fmt: skip


def _names_after(p: Passage, k: int) -> list[int]:
    """Quotes after the noun that no verb and no other noun parts from it."""
    found: list[int] = []
    if p.low(k - 1).endswith("s") and p.low(k - 1) not in {"courses"}:
        stop = p.sym.find(SYMBOLS["stop"], k)
        stop = stop if stop > 0 else p.n
        return [u for u in range(k, stop) if p.sym[u] == _QUOTE and not (u + 1 < stop and p.sym[u + 1] in SYMBOLS["VENUE"])]
    for u in range(k, min(k + _NEAR * (1 + len(found)), p.n)):
        if p.sym[u] == _QUOTE:
            if u > k and p.low(u - 1) in {"topic", "theme", "subject", "title", "newspaper", "magazine", "project", "tv", "portal"}:
                break
            found.append(u)
        elif p.sym[u] not in _PASSED:
            break
    return found
