"""How a group goes on behind its noun: `of …`, `from …`, `accredited to …`, with their lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cstoparse.grammar import AND, OPEN, TO, classes, rule
from cstoparse.text import plain

if TYPE_CHECKING:
    from cstoparse.patterns import Match
    from cstoparse.tokens import Passage

_PRE = "(?: [body adj WORD MOD num ord generic acronym GENERIC EVENT PLACE venue ROLE doc GROUP ing dash] )"
_OWN = (
    "(?! dets{0,2} (?: [body adj WORD MOD num ord ing role] ){0,4} PERSONS"
    " (?: (?: comma | comma? and ) dets? [low adj]{0,2} PERSONS ){0,3} (?: of|from | word (?= in|to|at ) ) )"
    " (?! the (?: [body adj WORD MOD num ord ing role] ){0,4} UNIT (?: of|from ) )"
)
_OTHER = "(?! dets{0,2} (?: [body country adj MOD ord Word] ){0,4} [ROLE RANK TITLE initial given] )"
_UNIT = (
    "(?: [WORD body adj country states GROUP GENERIC DOC EVENT VENUE PLACE num ord MOD Cap ROLE] | ing (?= [low Cap] )"
    " | adv (?= [num low] ) | [name given]{1,3} (?= [PLACE VENUE Word MOD low GENERIC] )"
    " | (?<= [Cap] ) and (?= [Cap]{1,2} [Venue Generic] ) | initial{1,3} name (?= [Cap] )"
    " | quote (?= [Cap] ) | (?<= [Cap] ) quote | past (?= [low GROUP] ) | dash )"
)
_ASIDE = "(?: open dets? [country Cap low body adj]{1,5} close )?"
_PLAIN = "(?: [WORD adj body country states PLACE VENUE DOC MOD Cap GROUP num] | ing (?= low ) | dash ){1,6}"
_NAMED = (
    f"{_OTHER} {_OWN} the? (?: country | (?<= the ) [Word Mod adj]{{1,5}} body | acronym? body{{1,3}} (?: of the? body | Cap{{1,3}} )?"
    " | adj (?= word ) word"
    " | (?<= the ) (?: [Word Generic adj Venue] | quote (?= [Cap] ) ){1,5} (?: (?: of|for|on ) the? [Cap adj body country]{1,6} ){1,2}"
    " (?: (?<= [Cap] ) and [Word adj]{2,4} (?= be|have|VERB|comma|stop ) )? )"
    f" (?: states )? {_ASIDE} (?! [ROLE RANK GROUP MOD body] )"
)
_NAMES = f"(?: (?: comma (?! and ) | comma? and ) {_NAMED} )+"
_NOUNS = f"(?: (?: comma {_OTHER} {_OWN} {_PLAIN} ){{0,4}} comma? and {_OTHER} {_OWN} (?! the ) {_PLAIN} )"
_THE_MORE = f"(?: comma? and {_OTHER} {_OWN} the (?: {_PLAIN} (?= of | for ) | body? [Cap adj]{{2,7}} body? (?! [ROLE low] ) ) )"
_BEFORE_OTHERS = (
    f"(?: comma {_OTHER} {_OWN} {_PLAIN} (?= comma? and dets{{0,2}} (?: [body adj WORD MOD num ord] ){{0,4}} PERSONS (?: of|from ) ) )"
)
_UNITS = f"dets{{0,2}} {_UNIT}{{1,14}}"
_TOWNS = (
    "(?: from [name given]{1,2} (?: comma [name given]{1,2} ){0,8} (?: comma? and [name given]{1,2} )?"
    " (?! [PLACE VENUE Word MOD low GENERIC initial] ) )"
)
_TAIL = rule(f"{_TOWNS} | (?: of|from ) {_UNITS} {_ASIDE} (?: {_NAMES} {_THE_MORE}? | {_NOUNS} | {_BEFORE_OTHERS} | {_THE_MORE} )?")
_TASK = rule("for ing (?: to )? [low Cap adj]{1,4}")
_FOR = rule("for ing? dets? [Cap low adj]{1,6} (?: and [Cap low]{1,3} )?")
_WHERE = rule("(?: in|to|at|with ) dets? (?: body{1,2} (?: of? the? states )? | [name given country]{1,2} )")
_IN = rule("in [word adj]{1,3} (?= of )")
_SEAT = rule(f"in [name given]{{1,2}} (?! [PLACE VENUE Word MOD low GENERIC initial given name] ) {_THE_MORE}?")
_VERSED = rule("[in on] dets? ing? (?: [low adj Cap] | (?<= [low Cap] ) and (?= [low Cap] ) ){1,5}")
_AFTER = rule("prep (?: [ord Word rank Rank Role] | of | the ){0,6} initial{0,3} [name given]{1,3}")
_CHARGED = rule("verb dets? [low adj Cap]{1,4}")
_BRACKET = rule("open dets? [low Cap country adj body]{1,4} close (?= of|from )")
_INSTITUTION = rule(
    "(?: under the [ROLE Cap]{1,3} of the? country | under the body{1,2} | (?: for | on | prep ) the? [Cap adj]{1,6} )"
    f" (?: (?: comma | comma? and ) {_OTHER} {_OWN} the body{{1,2}} (?! [ROLE low] ) | and [Cap]{{1,3}} )?"
)
_MORE = rule(f"(?: comma | comma? and ) dets{{0,2}} (?: {_PRE}{{1,2}} and )? {_PRE}{{0,5}} GROUP")
_SENT = frozenset({"named", "accredited", "stationed", "deployed", "based", "attached", "assigned"})
_AUTHORITIES = (
    "authorities", "bodies", "departments", "agencies", "services", "ministries", "units", "commissions", "committees", "structures",
    "forces", "officers", "experts",
)  # fmt: skip
_ACCREDITED = ("representatives", "plenipotentiaries", "ambassadors", "delegates", "advisers", "attach", "observers")
_LIMIT = 8
_IN_ON = classes("in on")
_SEATED = frozenset({"office", "mission", "embassy", "bureau", "center", "centre", "programme office", "program office", "representation"})
_BARE_LIST = classes("comma and GROUP")
_LEARNED = ("experts", "specialists", "researchers", "scholars", "scientists", "instructors", "teachers")
_OF_FROM = classes("of from")
_QUALIFIED = rule("of dets? (?P<first> word ) and [word adj]{1,2} unit")
_FOR_WORD = classes("for")
_ING_CAP = classes("ing Cap")
_INSTITUTIONAL = classes("Word Generic Venue body")
_ING = classes("ing")
_DASH_DETS_NUM = classes("dash dets num")


def tail_end(p: Passage, j: int) -> int:
    """Extend over the chain of `of …` and `from …` with its lists."""
    sym = p.sym
    for _ in range(_LIMIT):
        m = _link(p, j) if j < p.n else None
        if m is None:
            return j
        j = m.end()
        while sym[j - 1] in _DASH_DETS_NUM:
            j -= 1
        if sym[j - 1] in _OF_FROM:
            return j - 1  # "interpreters from 3 to 7 March"
    return j


def _link(p: Passage, j: int) -> Match | None:
    """Match what goes on at unit `j`: `of …`, `from …`, `for …`, `accredited to …`."""
    sym, symbol, low = p.sym, p.sym[j], p.low(j - 1)
    if symbol in OPEN or low in _SENT:
        return (_BRACKET if symbol in OPEN else _WHERE)().match(sym, j)
    if symbol in _IN_ON:
        topic = _VERSED if low.endswith(_LEARNED) else _INSTITUTION if sym[j - 1] in _INSTITUTIONAL else _IN
        return (low in _SEATED and _SEAT().match(sym, j)) or topic().match(sym, j) or _IN().match(sym, j)
    if symbol in _OF_FROM:
        return qualified(p, j) or _TAIL().match(sym, j)
    low = p.low(j)
    if low == "in charge of":
        return _CHARGED().match(sym, j)
    if symbol in _FOR_WORD and j + 1 < p.n and sym[j + 1] in _ING_CAP and (sym[j + 1] in _ING or p.low(j - 1).endswith(_AUTHORITIES)):
        return (_FOR if p.low(j - 1).endswith(_AUTHORITIES) else _TASK)().match(sym, j)
    if (symbol in _FOR_WORD or low in {"against", "under"}) and sym[j - 1] in _INSTITUTIONAL:
        return _INSTITUTION().match(sym, j)
    if low in _SENT:
        return (_AFTER if low == "named" else _WHERE)().match(sym, j + 1)  # "students of the University named after N. N."
    return _WHERE().match(sym, j) if symbol in TO and _sent(p, j) else None


def qualified(p: Passage, j: int) -> Match | None:
    """Units with two qualifiers, of which the first is a noun: `of information and analytical units`."""
    m = _QUALIFIED().match(p.sym, j)
    return None if m is None or p.low(m.start("first")).endswith("s") else m


def _sent(p: Passage, j: int) -> bool:
    first = max(j - 12, 0)
    text = plain(p.flat[p.starts[first] : p.ends[j - 1]])
    return any(word in text for word in _ACCREDITED)


def shared_end(p: Passage, j: int) -> int:
    """Take in further plain nouns where all share the last one's chain: `scientists, teachers and public figures from …`."""
    k = j
    for _ in range(_LIMIT):
        m = _MORE().match(p.sym, k)
        if m is None:
            return j
        k = m.end()
        end = tail_end(p, k)
        if end > k:
            return end
        if p.sym[j:k].strip(_BARE_LIST) == "" and AND in p.sym[j:k]:
            return k  # "veterans and diplomats"
    return j
