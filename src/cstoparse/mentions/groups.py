"""Groups of persons and units: `heads of …`, `delegations from …`, `special police units of …`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cstoparse.grammar import SYMBOLS, classes, rule

if TYPE_CHECKING:
    from cstoparse.patterns import Match
    from cstoparse.tokens import Passage

_PRE = "(?: [body adj WORD MOD num ord generic acronym GENERIC EVENT PLACE venue ROLE doc GROUP ing dash] )"
_BEFORE = frozenset("".join(SYMBOLS[n] for n in (
    "body", "adj", "WORD", "MOD", "num", "ord", "generic", "acronym", "GENERIC", "EVENT", "PLACE", "venue", "role", "doc",
    "GROUP", "ing", "dash",
)))  # fmt: skip
_QUALIFIERS = frozenset(SYMBOLS["WORD"] + SYMBOLS["adj"] + SYMBOLS["MOD"])
_LIST_OF_QUALIFIERS = rule("comma [word adj]{1,2} and [word adj]{1,3} [group]")
_FEW = 6
_OWN = (
    "(?! dets{0,2} (?: [body adj WORD MOD num ord ing role] ){0,4} PERSONS"
    " (?: (?: comma | comma? and ) dets? [low adj]{0,2} PERSONS ){0,3} (?: of|from ) )"
    " (?! the (?: [body adj WORD MOD num ord ing role] ){0,4} UNIT (?: of|from ) )"
)
_OTHER = "(?! dets{0,2} (?: [body country adj MOD ord Word] ){0,4} [ROLE RANK TITLE initial given] )"
_UNIT = (
    "(?: [WORD body adj country states GROUP GENERIC DOC EVENT VENUE PLACE num ord MOD Cap ROLE] | ing (?= [low Cap] ) | adv (?= [num low] )"
    " | [name given]{1,3} (?= [PLACE VENUE Word MOD low GENERIC] ) | quote (?= [Cap] ) | (?<= [Cap] ) quote | past (?= [low GROUP] ) | dash )"
)
_ASIDE = "(?: open dets? [country Cap low body adj]{1,5} close )?"
_NP = f"dets{{0,2}} {_UNIT}{{1,14}}? (?: the? {_UNIT}{{1,6}}? )?"
_PLAIN = "(?: [WORD adj body country states PLACE VENUE DOC MOD Cap GROUP num] | ing (?= low ) | dash ){1,6}"
_NAMED = (
    f"{_OTHER} {_OWN} the? (?: country | body{{1,3}} (?: of the? body | Cap{{1,3}} )? | adj (?= word ) word"
    " | (?<= the ) (?: [Word Generic adj Venue] | quote (?= [Cap] ) ){1,5} (?: (?: of|for|on ) the? [Cap adj body country]{1,6} ){1,2} )"
    f" (?: states )? {_ASIDE} (?! [ROLE RANK GROUP MOD body] )"
)
_NAMES = f"(?: (?: comma (?! and ) | comma? and ) {_NAMED} )+"
_NOUNS = f"(?: (?: comma {_OTHER} {_OWN} {_PLAIN} ){{0,4}} comma? and {_OTHER} {_OWN} (?! the ) {_PLAIN} )"
_THE_MORE = f"(?: comma? and {_OTHER} {_OWN} the (?: {_PLAIN} (?= of | for ) | body? [Cap adj]{{2,7}} (?! [ROLE low] ) ) )"
_BEFORE_OTHERS = (
    f"(?: comma {_OTHER} {_PLAIN} (?= comma? and dets{{0,2}} (?: [body adj WORD MOD num ord] ){{0,4}} PERSONS (?: of|from ) ) )"
)
_UNITS = f"dets{{0,2}} {_UNIT}{{1,14}}"
_TAIL = rule(f"(?: of|from ) {_UNITS} {_ASIDE} (?: {_NAMES} {_THE_MORE}? | {_NOUNS} | {_BEFORE_OTHERS} | {_THE_MORE} )?")
_FOR = rule("for dets? ing? dets? [Cap low adj]{1,6} (?: and [Cap low]{1,3} )?")
_WHERE = rule("(?: in|to|at|with ) dets? (?: body (?: of? the? states )? | [name given country]{1,2} )")
_IN = rule("in [word adj]{1,3} (?= of )")
_VERSED = rule("[in on] dets? ing? (?: [low adj Cap] | (?<= [low Cap] ) and (?= [low Cap] ) ){1,5}")
_CHARGED = rule("verb dets? [low adj Cap]{1,4}")
_ATTRIBUTE = rule("[word adj]{1,2} GROUP")
_BRACKET = rule("open dets? [low Cap country adj body]{1,4} close (?= of|from )")
_INSTITUTION = rule("(?: for | prep ) the? [Cap adj]{1,6} (?: and [Cap]{1,3} )?")
_HEAD = rule("GROUP | (?<= dets|and|comma ) verb (?= of )")
_MORE = rule(f"(?: comma | comma? and ) dets{{0,2}} {_PRE}{{0,5}} GROUP")
_SENT = frozenset({"accredited", "stationed", "deployed", "based", "attached", "assigned"})
_AUTHORITIES = (
    "authorit", "bodies", "departments", "agencies", "services", "ministries", "units", "commissions", "committees", "structures",
    "forces", "officers", "experts",
)  # fmt: skip
_ACCREDITED = ("representatives", "plenipotentiaries", "ambassadors", "delegates", "advisers", "attach", "observers")
_COLLECTIVES = frozenset({"group", "groups", "team", "teams", "number", "association", "union"})
_LIMIT = 8
_OPEN = classes("open")
_IN_ON = classes("in on")
_BARE_LIST = classes("comma and GROUP")
_LEARNED = ("experts", "specialists", "researchers", "scholars", "scientists", "instructors", "teachers")
_HEARERS = frozenset({"participants", "guests", "attendees", "listeners", "audience"})
_ANY_GROUP = classes("GROUP")
_LOW_VERB = classes("verb")
_NOUNS_TOO = frozenset({"chairs", "heads", "leads"})
_UNIT_WORD = classes("unit")
_FORMATIONS = frozenset({
    "battalion", "battalions", "company", "companies", "contingent", "contingents", "detachment", "detachments", "groups", "units",
    "subdivisions", "crews", "teams", "platoon", "platoons",
})  # fmt: skip
_THINGS = frozenset({"weapons", "equipment", "machinery", "vehicles", "hardware", "materiel"})
_ANY_GROUP = classes("GROUP")
_OF = classes("of")
_CAP_ROLE = classes("Role")
_AND = classes("and")
_CAP_MOD = classes("Mod")
_COMMA = classes("comma")
_DASH_AND = classes("dash and")
_ANY_EVENT = classes("EVENT")
_OF_FROM = classes("of from")
_FOR_WORD = classes("for")
_ING_CAP = classes("ing Cap")
_CAP_WORD_CAP_GENERIC_CAP_VENUE = classes("Word Generic Venue")
_TO = classes("to")
_DASH_DETS_NUM = classes("dash dets num")
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


def find_groups(p: Passage) -> list[GroupMention]:
    """Find the groups of a passage in text order."""
    found: list[GroupMention] = []
    sym, past = p.sym, 0
    if not any(c in sym for c in _ANY_GROUP):
        return found
    for m in _HEAD().finditer(sym):
        head = m.start()
        if head + 1 < p.n and sym[head + 1] in _ANY_GROUP and sym[head] != sym[head].lower():
            continue  # "Special Forces units": the next noun is the head
        if sym[head] in _UNIT_WORD and _ATTRIBUTE().match(sym, head + 1):
            continue  # "battalion tactical groups"
        if head < past or (sym[head] in _LOW_VERB and p.low(head) not in _NOUNS_TOO):
            continue
        i = _begin(p, _left(sym, head, past), head)
        if i > 1 and sym[i - 1] in _OF and p.low(i - 2) in _COLLECTIVES:
            i -= 2
        j = _end(p, head + 1)
        j = _before_formation(p, head + 1, j)
        if p.low(head) in _HEARERS and any(c in sym[head:j] for c in _ANY_EVENT):
            j = head + 1  # "the participants of the conference": the event is no part of the group
        elif p.low(head) == "forces" and p.low(min(head + 2, p.n - 1)) in {"means", "assets", "resources"}:
            continue  # "reconnaissance forces and means"
        elif p.low(head) == "units" and any(p.low(u) in _THINGS for u in range(head, j)):
            continue
        elif j == head + 1:
            j = _shared(p, j)
        found.append(GroupMention(i, j, head, _country(p, i, j)))
        past = j
    return found


def _before_formation(p: Passage, first: int, j: int) -> int:
    """End a group before formations that follow with a chain of their own: `employees of A and operational groups of B`."""
    for k in range(first + 1, j - 1):
        if p.sym[k] in _UNIT_WORD and p.low(k) in _FORMATIONS and p.sym[k + 1] in _OF_FROM:
            lead = k
            while lead > first and p.sym[lead - 1] in _BEFORE and p.sym[lead - 1] not in _COUNTRY_ADJ:
                lead -= 1
            if p.sym[lead - 1] in _AND:
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
    if sym[k] in _AND:
        return sym[k + 1] in _QUALIFIERS or sym[k - 1] in _CAP_MOD
    return sym[k] in _COMMA and _LIST_OF_QUALIFIERS().match(sym, k) is not None


def _begin(p: Passage, i: int, head: int) -> int:
    """Leave out what only seems to qualify the head: a dash or "and" left over."""
    while i < head and p.sym[i] in _DASH_AND:
        i += 1
    for k in range(head - 1, i, -1):
        # "Foreign ministers, defense ministers": a capital in the middle begins anew only after a sign.
        if p.sym[k] in _ANY_EVENT and p.sym[k].islower():
            return k + 1
    return i


def _end(p: Passage, j: int) -> int:
    """Extend over the chain of `of …` and `from …` with its lists."""
    sym = p.sym
    for _ in range(_LIMIT):
        m = _link(p, j) if j < p.n else None
        if m is None:
            return j
        j = m.end()
        while sym[j - 1] in _DASH_DETS_NUM:
            j -= 1
    return j


def _link(p: Passage, j: int) -> Match | None:
    """Match what goes on at unit `j`: `of …`, `from …`, `for …`, `accredited to …`."""
    sym, symbol = p.sym, p.sym[j]
    if symbol in _OPEN:
        return _BRACKET().match(sym, j)
    if symbol in _IN_ON:
        versed = p.low(j - 1).endswith(_LEARNED) and _VERSED().match(sym, j)
        return versed or _IN().match(sym, j)
    if symbol in _OF_FROM:
        return _TAIL().match(sym, j)
    low = p.low(j)
    if low == "in charge of":
        return _CHARGED().match(sym, j)
    if symbol in _FOR_WORD and p.low(j - 1).endswith(_AUTHORITIES) and j + 1 < p.n and sym[j + 1] in _ING_CAP:
        return _FOR().match(sym, j)
    if (symbol in _FOR_WORD or low == "against") and sym[j - 1] in _CAP_WORD_CAP_GENERIC_CAP_VENUE:
        return _INSTITUTION().match(sym, j)
    if low in _SENT and j + 1 < p.n:
        return _WHERE().match(sym, j + 1)
    return _WHERE().match(sym, j) if p.low(j - 1) in _SENT or (symbol in _TO and _sent(p, j)) else None


def _sent(p: Passage, j: int) -> bool:
    first = max(j - 12, 0)
    text = p.flat[p.starts[first] : p.ends[j - 1]].lower()
    return any(word in text for word in _ACCREDITED)


def _shared(p: Passage, j: int) -> int:
    """Take in further plain nouns where all share the last one's chain: `scientists, teachers and public figures from …`."""
    k = j
    for _ in range(_LIMIT):
        m = _MORE().match(p.sym, k)
        if m is None:
            return j
        k = m.end()
        end = _end(p, k)
        if end > k:
            return end
        if p.sym[j:k].strip(_BARE_LIST) == "" and _AND in p.sym[j:k]:
            return k  # "veterans and diplomats"
    return j


def _country(p: Passage, i: int, j: int) -> str | None:
    codes = {p.vals[k] for k in range(i, j) if p.sym[k] in _COUNTRY_ADJ and p.vals[k] is not None}
    return str(codes.pop()) if len(codes) == 1 else None
