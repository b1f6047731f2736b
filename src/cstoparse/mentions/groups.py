"""Groups of persons and units: `heads of …`, `delegations from …`, `special police units of …`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cstoparse.grammar import SYMBOLS, rule

if TYPE_CHECKING:
    from cstoparse.tokens import Passage

_PRE = "(?: [body adj WORD MOD num ord generic acronym GENERIC EVENT PLACE venue ROLE doc GROUP ing dash] )"
_BEFORE = frozenset("".join(SYMBOLS[n] for n in (
    "body", "adj", "WORD", "MOD", "num", "ord", "generic", "acronym", "GENERIC", "EVENT", "PLACE", "venue", "role", "doc", "GROUP", "ing", "dash",
)))  # fmt: skip
_QUALIFIERS = frozenset(SYMBOLS["WORD"] + SYMBOLS["adj"] + SYMBOLS["MOD"])
_LIST_OF_QUALIFIERS = rule("comma [word adj]{1,2} and [word adj]{1,3} [group]")
_FEW = 6
_OWN = "(?! dets{0,2} (?: [body adj WORD MOD num ord ing role] ){0,4} PERSONS (?: of|from ) ) (?! the (?: [body adj WORD MOD num ord ing role] ){0,4} UNIT (?: of|from ) )"
_OTHER = "(?! dets{0,2} (?: [body country adj MOD ord Word] ){0,4} [ROLE RANK TITLE initial given] )"
_UNIT = "(?: [WORD body adj country states GROUP GENERIC DOC EVENT VENUE PLACE num ord MOD Cap ROLE] | ing (?= [low Cap] ) | [name given]{1,3} (?= [PLACE VENUE Word MOD low] ) | past (?= [low GROUP] ) | dash )"
_NP = f"dets{{0,2}} {_UNIT}{{1,14}}? (?: the? {_UNIT}{{1,6}}? )?"
_PLAIN = "(?: [WORD adj body country states PLACE VENUE DOC MOD Cap GROUP num] | ing (?= low ) | dash ){1,6}"
_NAMED = f"{_OTHER} {_OWN} the? (?: country | body{{1,3}} (?: of the? body )? | adj (?= word ) word | (?<= the ) [Word Generic adj]{{1,5}} (?: (?: of|for|on ) the? [Cap adj body country]{{1,6}} ){{1,2}} ) (?: states )? (?! [ROLE RANK GROUP MOD body] )"
_NAMES = f"(?: (?: comma (?! and ) | comma? and ) {_NAMED} )+"
_NOUNS = f"(?: (?: comma {_OTHER} {_OWN} {_PLAIN} ){{0,4}} comma? and {_OTHER} {_OWN} (?! the ) {_PLAIN} )"
_THE_MORE = f"(?: comma? and {_OTHER} {_OWN} the (?: {_PLAIN} (?= of | for ) | body? [Cap adj]{{2,7}} (?! [ROLE low] ) ) )"
_BEFORE_OTHERS = f"(?: comma {_OTHER} {_PLAIN} (?= comma? and dets{{0,2}} (?: [body adj WORD MOD num ord] ){{0,4}} PERSONS (?: of|from ) ) )"
_UNITS = f"dets{{0,2}} {_UNIT}{{1,14}}"
_TAIL = rule(f"(?: of|from ) {_UNITS} (?: {_NAMES} {_THE_MORE}? | {_NOUNS} | {_BEFORE_OTHERS} | {_THE_MORE} )?")
_FOR = rule("for dets? ing? dets? [Cap low adj]{1,6} (?: and [Cap low]{1,3} )?")
_WHERE = rule("(?: in|to|at|with ) dets? (?: body (?: of? the? states )? | [name given country]{1,2} )")
_IN = rule("in [word adj]{1,3} (?= of )")
_INSTITUTION = rule("(?: for | prep ) the? [Cap adj]{1,6} (?: and [Cap]{1,3} )?")
_HEAD = rule("GROUP")
_MORE = rule(f"(?: comma | comma? and ) dets{{0,2}} {_PRE}{{0,5}} GROUP")
_SENT = frozenset({"accredited", "stationed", "deployed", "based", "attached", "assigned"})
_AUTHORITIES = ("authorit", "bodies", "departments", "agencies", "services", "ministries", "units", "commissions", "committees", "structures", "forces", "officers", "experts")
_ACCREDITED = ("representatives", "plenipotentiaries", "ambassadors", "delegates", "advisers", "attach", "observers")
_COLLECTIVES = frozenset({"group", "groups", "team", "teams", "number", "association", "union"})
_LIMIT = 8


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
    if not any(c in sym for c in SYMBOLS["GROUP"]):
        return found
    for m in _HEAD().finditer(sym):
        head = m.start()
        if head < past:
            continue
        i = _begin(p, _left(sym, head, past), head)
        if i > 1 and sym[i - 1] in SYMBOLS["of"] and p.low(i - 2) in _COLLECTIVES:
            i -= 2
        j = _end(p, head + 1)
        if j == head + 1:
            j = _shared(p, j)
        found.append(GroupMention(i, j, head, _country(p, i, j)))
        past = j
    return found


def _left(sym: str, head: int, floor: int) -> int:
    """First unit of the words that qualify the head: `26 officers`, `Border and migration services`."""
    i = head
    while i > floor and head - i < _FEW:
        symbol = sym[i - 1]
        if symbol in _BEFORE or (symbol in SYMBOLS["Role"] and i == head):
            i -= 1
        elif symbol in SYMBOLS["and"] and i - 1 > floor and sym[i - 2] in _QUALIFIERS and (sym[i] in _QUALIFIERS or sym[i - 2] in SYMBOLS["Mod"]):
            i -= 1
        elif symbol in SYMBOLS["comma"] and i - 1 > floor and sym[i - 2] in _QUALIFIERS and _LIST_OF_QUALIFIERS().match(sym, i - 1):
            i -= 1
        else:
            break
    return i


def _begin(p: Passage, i: int, head: int) -> int:
    """Leave out what only seems to qualify the head: a dash or "and" left over."""
    while i < head and p.sym[i] in SYMBOLS["dash"] + SYMBOLS["and"]:
        i += 1
    for k in range(head - 1, i, -1):
        # "Foreign ministers, defense ministers": a capital in the middle begins anew only after a sign.
        if p.sym[k] in SYMBOLS["EVENT"] and p.sym[k].islower():
            return k + 1
    return i


def _end(p: Passage, j: int) -> int:
    """Extend over the chain of `of …` and `from …` with its lists."""
    sym = p.sym
    for _ in range(_LIMIT):
        if j >= p.n:
            return j
        m = None
        if sym[j] in SYMBOLS["in"]:
            m = _IN().match(sym, j)
        elif sym[j] in SYMBOLS["of"] + SYMBOLS["from"]:
            m = _TAIL().match(sym, j)
        elif sym[j] in SYMBOLS["for"] and p.low(j - 1).endswith(_AUTHORITIES) and j + 1 < p.n and sym[j + 1] in SYMBOLS["ing"] + SYMBOLS["Cap"]:
            m = _FOR().match(sym, j)
        elif (sym[j] in SYMBOLS["for"] or p.low(j) == "against") and sym[j - 1] in SYMBOLS["Word"] + SYMBOLS["Generic"] + SYMBOLS["Venue"]:
            m = _INSTITUTION().match(sym, j)
        elif p.low(j) in _SENT and j + 1 < p.n:
            m = _WHERE().match(sym, j + 1)
        elif p.low(j - 1) in _SENT or (sym[j] in SYMBOLS["to"] and _sent(p, j)):
            m = _WHERE().match(sym, j)
        if m is None:
            return j
        j = m.end()
        while sym[j - 1] in SYMBOLS["dash"] + SYMBOLS["dets"] + SYMBOLS["num"]:
            j -= 1
    return j


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
    return j


def _country(p: Passage, i: int, j: int) -> str | None:
    codes = {p.vals[k] for k in range(i, j) if p.sym[k] in SYMBOLS["country"] + SYMBOLS["adj"] and p.vals[k] is not None}
    return str(codes.pop()) if len(codes) == 1 else None
