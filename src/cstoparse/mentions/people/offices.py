"""Offices of persons: `CSTO Deputy Secretary General`, `Minister of Defense of the Republic of …`, compound ones too."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cstoparse.grammar import BODY, DETS, QUOTE, SYMBOLS, TO, classes, rule
from cstoparse.text import plain

if TYPE_CHECKING:
    from cstoparse.patterns import Match
    from cstoparse.tokens import Passage

_PRE = "[body adj MOD Word ord ROLE Generic Group acronym]"
_CORE = rule(f"(?: {_PRE} ){{0,8}} ROLE")
_HEAD = rule("ROLE (?: [body adj MOD Word ord Generic Group acronym]{0,7} ROLE )*")
_BEFORE = frozenset(classes("body adj MOD Word ord Generic Group acronym"))
_FEW = 8
_UNIT = (
    "(?: [body country adj Cap states ord num] | mod (?= [Cap body adj] ) | Role (?= [Cap] ) | part (?= [name given] )"
    " | [name given]{1,2} (?: place | (?= adj{0,1} [PLACE VENUE Word Generic Mod Group body] ) ) )"
)
_NOT_OFFICE = f"(?! dets? (?: {_PRE[:-1]} country] ){{0,5}} ROLE )"
_CAPS = f"{_UNIT}{{1,10}} (?: the {_UNIT}{{1,6}} )?"
_LIST = f"(?: (?: comma {_NOT_OFFICE} {_UNIT}{{1,4}} ){{0,3}} comma? and {_NOT_OFFICE} the? {_UNIT}{{1,6}} (?! and|word ) )?"
_LOWS = "(?: [low states] | past (?= low ) | ing (?= low | Cap ) ){1,6} (?: Cap | adj | body | states )*"
_OF = rule(
    "of dets{0,2} (?: adj low{1,2} (?! [ROLE GROUP] ) | [body adj country MOD ord Role]{0,3} Role (?! [Cap] )"
    f" | {_CAPS} {_LIST} | {_LOWS} | [name given] low{{1,2}} (?= quote ) )"
)
_FOR = rule(f"[for on] dets? (?: ing dets? )? (?: {_CAPS} {_LIST} | (?: [low states] | past (?= low ) ){{1,5}} )")
_TO = rule(
    f"to dets? (?: low{{1,2}} (?= comma|close|and ) | (?: {_PRE} ){{0,5}} ROLE | {_CAPS} (?: and the? (?: body|country ) )* {_LIST} )"
)
_UNDER = rule(f"under dets? (?: Role | {_CAPS} )")
_AT = rule(f"at dets? {_CAPS}")
_FROM = rule("from dets? country (?= comma|close )")
_IN = rule(
    "in (?: dets? [name given Word]{1,2} PLACE (?= given|initial|RANK ) | [name given country]{1,2} (?="
    " comma|stop|close|semi|be|have|VERB|HANDLE|SUBMIT|modal|$ ) | the country (?= given|name|initial|RANK )"
    " | name (?= given given? name | initial ) | the? body (?= comma|close|stop|name|given|RANK|TITLE ) | adj{0,1} Word (?= comma|stop )"
    " | [Word adj]{2} (?= comma|stop ) )"
)
_STATE = rule("in dets? country")
"""Where an embassy is: `of the Embassy of A in the Republic of B`."""
_TAILS = {
    SYMBOLS[name]: tail
    for name, tail in (("of", _OF), ("for", _FOR), ("on", _FOR), ("to", _TO), ("under", _UNDER), ("in", _IN), ("at", _AT), ("from", _FROM))
}
_ACCREDITED = (
    "representative", "ambassador", "envoy", "delegate", "observer", "attach", "consul", "mission", "advis", "assistant", "aide",
    "coordinator", "deputy", "secretary", "plenipotentiary", "counsel", "nuncio", "liaison",
)  # fmt: skip
_LOW_WORD = classes("word")
_ADJECTIVES = frozenset({"chief", "head", "lead", "senior", "principal"})
_OF_GROUP = rule("[word adj mod place doc]{1,3} GROUP")
_LIMIT = 12
_ANY_GROUP = classes("GROUP")
_NUM = classes("num")
_DASH_SLASH = classes("dash slash")
_AT_WORD, _IN_WORD, _STOPS = classes("at"), classes("in"), classes("stop")
_RESIDENT = (
    "office", "mission", "bureau", "represent", "embassy", "coordinator", "delegat", "center", "centre", "branch", "correspond", "consul",
    "institut", "universit", "section", "academy", "school", "fund", "union",
)  # fmt: skip
_THE = classes("the")
_MOD_ADJ = classes("MOD adj")
_COUNTRY_ADJ = classes("country adj")
_TO_IN_FOR, _FOR_WORD = classes("to in for"), classes("for")
_AND_COMMA = classes("and comma")


class Office(NamedTuple):
    """An office in a passage, in units."""

    i: int
    """First unit, article left out."""
    j: int
    """Past the last unit."""
    country: str | None
    """The one country it names."""
    body: str | None
    """The first organ it names."""


def find_offices(p: Passage) -> list[Office]:
    """Find the offices of a passage in text order."""
    found: list[Office] = []
    sym, past = p.sym, 0
    for m in _HEAD().finditer(sym):
        head, j = m.span()
        if head < past:
            continue
        i = head
        while i > past and head - i < _FEW and sym[i - 1] in _BEFORE:
            i -= 1
        if i == head and head - 2 >= past and p.low(head - 1) == "affairs" and sym[head - 2] in _MOD_ADJ:
            i = head - 2  # "political affairs officer"
        if i == head and sym[head].islower() and head > 1 and sym[head - 1] == _THE and sym[head - 2] in _AT_WORD:
            continue  # "at the head of the group"
        if j < p.n and sym[j] in _ANY_GROUP:
            continue  # "chief engineers" are a group
        if j == head + 1 and sym[head].islower() and j < p.n and sym[j] in _LOW_WORD:
            continue  # "expert centers"
        if p.low(j - 1) in _ADJECTIVES and _OF_GROUP().match(sym, j):
            continue  # "chief sanitary doctors"
        j = extend(p, j, i)
        found.append(make(p, i, j))
        past = j
    return found


def make(p: Passage, i: int, j: int) -> Office:
    """Make the office of the units `[i, j)`."""
    country, body = named(p, i, j)
    return Office(i, j, country, body)


def _tail(p: Passage, i: int, j: int) -> Match | None:
    """The link at unit `j` of the chain that completes the office `[i, j)`; a country alone completes but a post."""
    tail = _TAILS.get(p.sym[j])
    m = tail().match(p.sym, j) if tail is not None else None
    if m is not None:
        return m
    m = _STATE().match(p.sym, j)
    return m if m is not None and any(p.low(u) in _POSTS for u in range(i, j)) else None


def extend(p: Passage, j: int, i: int) -> int:
    """Extend over the chain of `of …`, `to …`, `for …` that completes an office, and further offices joined by a dash."""
    for _ in range(_LIMIT):
        if j >= p.n:
            return j
        link = p.sym[j]
        if link in _DASH_SLASH:
            m = _CORE().match(p.sym, j + 1)
            if m is None:
                return j
            j = m.end()
            continue
        m = _tail(p, i, j)
        if m is None:
            return j
        if (link == TO and not _accredited(p, i, j)) or (link == _AT_WORD and not _teaches(p, i, j)):
            return j
        placed = link == _IN_WORD and (p.sym[m.end() : m.end() + 1] in _STOPS or BODY in m[0])
        if placed and not _resident(p, i, j):
            return j
        end = _whole(p, j, m.end())
        if end < p.n and p.sym[end] == QUOTE and p.low(end - 1) in _BEARS_NAME:
            end += 1  # "editor of the magazine “Dawn”"
        if end <= j + 1:
            return j
        j = end
    return j


def _whole(p: Passage, j: int, end: int) -> int:
    """Leave out numbers at the end of a tail."""
    while end > j + 1 and p.sym[end - 1] in _NUM:
        end -= 1
    return end


def _accredited(p: Passage, i: int, j: int) -> bool:
    """Whether one who holds the office can be sent "to" somewhere."""
    text = plain(p.flat[p.starts[i] : p.ends[j - 1]])
    return any(word in text for word in _ACCREDITED)


def _resident(p: Passage, i: int, j: int) -> bool:
    """Whether the office is one of a place: `Head of the Regional Delegation in Moscow`; a minister in Minsk is only there."""
    text = plain(p.flat[p.starts[i] : p.ends[j - 1]])
    return any(word in text for word in _RESIDENT)


def _teaches(p: Passage, i: int, j: int) -> bool:
    """Whether the office is one that is held "at" an institution."""
    return plain(p.flat[p.starts[i] : p.ends[j - 1]]).endswith(_AT_INSTITUTIONS)


_POSTS = frozenset({"embassy", "mission", "representation"})
_BEARS_NAME = frozenset({
    "newspaper", "magazine", "journal", "agency", "portal", "channel", "company", "foundation", "center", "centre", "club", "association",
    "program", "university", "institute", "enterprise", "plant", "museum",
})  # fmt: skip
"""Nouns whose proper name follows in quotes."""
_AT_INSTITUTIONS = ("researcher", "professor", "lecturer", "teacher", "fellow", "scholar", "student", "expert", "analyst", "doctor")


def named(p: Passage, i: int, j: int) -> tuple[str | None, str | None]:
    """The one country and the first organ named in `[i, j)`; a country after "to" or "in" is the one accredited to."""
    codes: list[str] = []
    body, away = None, False
    for k in range(i, j):
        symbol = p.sym[k]
        if symbol == BODY:
            body = body or str(p.vals[k])
        elif symbol in _COUNTRY_ADJ and p.vals[k] not in codes:
            back = k - 1
            while back > i and p.sym[back] in DETS:
                back -= 1
            # "Special Representative for Afghanistan", "Counsellor of the Embassy in the Russian Federation"
            at_post = p.low(back) == "in" and p.low(back - 1) in _POSTS
            sent = p.sym[back] in (_TO_IN_FOR if codes else _FOR_WORD) or (at_post and not codes)
            away = (sent and back > i) or (away and p.sym[back] in _AND_COMMA)
            if not away:
                codes.append(str(p.vals[k]))
    return (codes[0] if len(codes) == 1 else None), body
