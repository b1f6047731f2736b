"""Groups of persons and units: `heads of …`, `delegations from …`, `special police units of …`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cstoparse.grammar import AND, BODY, COMMA, DETS, classes, rule
from cstoparse.mentions.groups.tails import qualified, shared_end, tail_end

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cstoparse.tokens import Passage

_BEFORE = frozenset(classes("body adj WORD MOD num ord acronym GENERIC EVENT PLACE venue role doc GROUP ing dash"))
_QUALIFIERS = frozenset(classes("WORD adj MOD"))
_LIST_OF_QUALIFIERS = rule("comma [word adj]{1,2} and [word adj]{0,3} [group]")
_FEW = 6
_NUM = classes("num")
_ROUGHLY = frozenset({"over", "more than", "at least", "no fewer than", "fewer than", "no less than", "less than", "nearly", "almost"})
_ATTRIBUTE = rule("[word adj]{1,2} GROUP")
_OF_EVENT = rule("of dets? EVENT")
_HEAD = rule("GROUP | (?<= dets|and|comma ) verb (?= of )")
_COLLECTIVES = frozenset({"group", "groups", "team", "teams", "number", "association", "union"})
_HEARERS = frozenset({"participants", "guests", "attendees", "listeners", "audience"})
_LOW_VERB = classes("verb")
_NOUNS_TOO = frozenset({"chairs", "heads", "leads"})
_HEADS = frozenset(classes("GROUP verb"))
_UNIT_WORD = classes("unit")
_FORMATIONS = frozenset({
    "battalion", "battalions", "company", "companies", "contingent", "contingents", "detachment", "detachments", "groups", "units",
    "subdivisions", "crews", "teams", "platoon", "platoons",
})  # fmt: skip
_THINGS = frozenset({"weapons", "equipment", "machinery", "vehicles", "hardware", "materiel"})
_ANY_GROUP = classes("GROUP")
_OF = classes("of")
_CAP_ROLE = classes("Role")
_CAP_MOD = classes("Mod")
_DASH_AND = classes("dash and")
_ANY_EVENT = classes("EVENT")
_OF_FROM = classes("of from")
_COUNTRY_ADJ = classes("country adj")


class GroupMention(NamedTuple):
    """A group met in a passage, in units."""

    i: int
    """First unit, article left out."""
    j: int
    """Past the last unit."""
    head: int
    """The noun that makes it a group."""
    country: str | None
    """The one country it names."""


def find_groups(p: Passage, taken: Sequence[int] = ()) -> list[GroupMention]:
    """Find the groups of a passage in text order; `taken` marks units whose nouns make none, those of offices."""
    found: list[GroupMention] = []
    sym, past = p.sym, 0
    if _HEADS.isdisjoint(sym):
        return found
    for m in _HEAD().finditer(sym):
        head = m.start()
        if head < past or (taken and taken[head]) or _qualifies(p, head) or (sym[head] in _LOW_VERB and p.low(head) not in _NOUNS_TOO):
            continue
        i = _begin(p, _left(sym, head, past), head)
        if i > 1 and sym[i - 1] in _OF and p.low(i - 2) in _COLLECTIVES:
            i = _left(sym, i - 2, past)  # "a large group of experts"
        j = tail_end(p, head + 1)
        j = _before_formation(p, head + 1, j)
        if _are_things(p, head, j):
            continue
        if p.low(head) in _HEARERS and any(c in sym[head:j] for c in _ANY_EVENT):
            j = head + 1  # "the participants of the conference": the event is no part of the group
        elif j == head + 1:
            j = shared_end(p, j)
        found.append(GroupMention(i, j, head, _country(p, i, j)))
        past = j
    return found


def _qualifies(p: Passage, head: int) -> bool:
    """Whether the noun only qualifies the next: `Special Forces units`, `battalion tactical groups`."""
    sym = p.sym
    if head + 1 < p.n and sym[head + 1] in _ANY_GROUP and sym[head].isupper():
        return True
    if sym[head] in _UNIT_WORD and head + 1 < p.n and sym[head + 1] in _UNIT_WORD:
        return True  # "customs authorities"
    return sym[head] in _UNIT_WORD and _ATTRIBUTE().match(sym, head + 1) is not None


def _are_things(p: Passage, head: int, j: int) -> bool:
    """Whether what seems a group is no persons: `reconnaissance forces and means`, `300 units of equipment`."""
    if p.low(head) == "leadership":
        return _OF_EVENT().match(p.sym, head + 1) is not None  # "Overall leadership of the operation was exercised by …"
    if p.low(head) == "forces":
        return p.low(min(head + 2, p.n - 1)) in {"means", "assets", "resources"}
    return p.low(head) == "units" and any(p.low(u) in _THINGS for u in range(head, j))


def _before_formation(p: Passage, first: int, j: int) -> int:
    """End a group before formations that follow with a chain of their own: `employees of A and operational groups of B`."""
    for k in range(first + 1, j - 1):
        if p.sym[k] in _UNIT_WORD and p.low(k).rsplit(" ", 1)[-1] in _FORMATIONS and p.sym[k + 1] in _OF_FROM:
            lead = k
            while lead > first and p.sym[lead - 1] in _BEFORE and p.sym[lead - 1] not in _COUNTRY_ADJ:
                lead -= 1
            if p.sym[lead - 1] in AND and qualified(p, p.sym.rfind(_OF, first, lead)) is None:
                return lead - 1
    return j


def _left(sym: str, head: int, floor: int) -> int:
    """First unit of the words that qualify the head: `26 officers`, `Border and migration services`."""
    i = head
    while i > floor and head - i < _FEW:
        symbol = sym[i - 1]
        chief = symbol in _CAP_ROLE and (i == head or sym[i].islower())
        if symbol not in _BEFORE and not chief and not (i - 1 > floor and _lists_qualifiers(sym, i - 1)):
            break
        i -= 1
    return i


def _lists_qualifiers(sym: str, k: int) -> bool:
    """Whether the sign or "and" at unit `k` parts two qualifiers of the head."""
    if sym[k - 1] not in _QUALIFIERS:
        return False
    if sym[k] in AND:
        return sym[k + 1] in _QUALIFIERS or sym[k - 1] in _CAP_MOD or (sym[k + 1] in _UNIT_WORD and sym[k - 2 : k - 1] == COMMA)
    return sym[k] in COMMA and _LIST_OF_QUALIFIERS().match(sym, k) is not None


def _begin(p: Passage, i: int, head: int) -> int:
    """Leave out what only seems to qualify the head: a dash or "and" left over."""
    while i < head and p.sym[i] in _DASH_AND:
        i += 1
    if i and p.sym[i] in _NUM and p.low(i - 1) in _ROUGHLY:
        return i - 1
    for k in range(head - 1, i, -1):
        # "Foreign ministers, defense ministers": a capital in the middle begins anew only after a sign.
        if p.sym[k] in _ANY_EVENT and p.sym[k].islower():
            return k + 1
    return i


def _country(p: Passage, i: int, j: int) -> str | None:
    places = [k for k in range(i, j) if p.sym[k] in _COUNTRY_ADJ and p.vals[k] is not None]
    codes = {p.vals[k] for k in places}
    beside = any(p.sym[k] == BODY and p.sym[k - 1 - (p.sym[k - 1] in DETS)] == AND for k in range(i + 2, j))  # "from A and the ICRC"
    if places and (organ := p.sym.find(BODY, i, places[0])) >= 0:
        beside |= AND in p.sym[organ : places[0]]  # "of the CSTO Crisis Response Center and the Control Center of A"
    return str(codes.pop()) if len(codes) == 1 and not beside else None
