"""Where the phrase of a document ends, and which quote is its title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cstoparse.grammar import AND, BASIS, BODY, CLOSE, COMMA, DETS, OPEN, QUOTE, STOP, TO, WITH, classes, rule
from cstoparse.lexicon import Verb

if TYPE_CHECKING:
    from cstoparse.tokens import Passage

_DRAFTS = frozenset(classes("DRAFT"))
_ENDS = frozenset(classes("stop semi colon be have modal rel plan chairof withpart headof format handle submit pron"))
_SIGNS = frozenset(classes("stop semi colon chairof withpart headof format"))
_MADE = frozenset({
    "prepared", "proposed", "developed", "drawn", "put", "initiated", "drafted", "worked", "drawn up", "distributed",
    "introduced", "elaborated", "compiled", "tabled", "received", "previously", "once", "today", "earlier", "also", "then", "now",
    "taking", "having",
})  # fmt: skip
_AFTERMATH = frozenset({
    "consideration", "approval", "signing", "signature", "adoption", "further", "discussion", "revision", "review", "submission",
    "its", "their", "final",
})  # fmt: skip
_WITH = frozenset({
    "account", "amendments", "remarks", "regard", "due", "a", "subsequent", "minor", "comments", "reservations", "changes", "his",
    "her", "their", "its",
})  # fmt: skip
_DOC_AHEAD = rule(
    "dets{0,2} (?: [body adj] | MOD )* (?: DRAFT | (?: [Word Mod Event Place Handle Verb ord body adj]{0,4} ) Doc | doc quote )"
)
_AHEAD_NOUN = rule("(?: [Word Mod adj ord body]{0,4} ) Doc (?: of|on|for|to|quote|by|from|prep|ing )")
_AND_OF_DOC, _DRAFTS_OF, _FEW = rule("and of dets? [Word Mod ord body adj]{0,4} Doc"), rule("DRAFT of dets? [Word Mod body adj]{0,3} $"), 7
"""`drafts of the Statement … and of the Declaration …`."""
_AND_ON_DRAFT = rule("and [on of to] dets? DRAFT")
"""`agreed on the draft Strategy … and on the draft Plan`."""
_PLAIN_LIST = rule(
    "(?: [low adj states ord num] | ing | past (?= low ) | of | dets ){1,6} (?: comma (?: [low adj states] | ing | of | dets"
    " ){1,6} ){0,4} comma? and"
)
_CAPS_LIST = rule(
    "(?: [Cap adj body country ord states] | of | the ){1,8} (?: comma (?: [Cap adj body country states] | of | the"
    " ){1,8} ){0,4} comma? and"
)
_GROUP_AHEAD = rule("[low adj]{0,3} persons (?: of|from )")
_OTHER_OWNERS = classes("EVENT VENUE")
_DAY_AHEAD = rule("on (?: num month | month num ) (?! comma? num )")
_AWARDS = frozenset({"medal", "badge", "order", "award", "diploma", "certificate"})
"""`the badge of honor “…”`."""
_BEARS_NAME = _AWARDS | {"project", "so-called", "newspaper", "system", "title", "forum", "magazine"}
_ON = classes("on")
_ABOUT = frozenset({"concerning", "regarding"})
_PARTICIPLES = classes("past adv ing word")
_FOR = classes("for")
_DETS_BODY = classes("dets body")
_AT, _BY = classes("at"), classes("by")
_OCCASIONS = classes("EVENT decoy")
_ANY_SUBMIT = classes("SUBMIT")
_NUM = classes("num")
_ANY_WORD = classes("low Cap")
_OF_ON_FOR_IN = classes("of on for in")
_LEADS_AWAY = classes("to adv not")
_NAME_BEGINS = classes("given initial Rank")
_ORD = classes("ord")
_PAST, _OBJECTS = classes("past"), frozenset(classes("dets name given initial"))
_BE = classes("be")
_TRAILING = frozenset(classes("comma and dets of dash open to for in on with adv prep mark from at by DRAFT"))
_SIGNED = classes("comma and open close")
_WITHIN_TITLE = frozenset({
    "on the execution of", "on the implementation of", "on the fulfillment of", "amending", "supplementing", "within the framework of",
    "in the framework of",
})  # fmt: skip


def extent(p: Passage, k: int) -> tuple[int, int | None]:
    """Past the phrase that the noun at `k` heads, and the quote that is its title."""
    sym, n = p.sym, p.n
    u = k + 1
    while u < n:
        if sym[u] == QUOTE:
            if _own_title(p, k, u):
                return u + 1, u
            u += 1
            continue
        if _stops(p, k, u):
            break
        u += 1
    while sym[u - 1] in _TRAILING:
        u -= 1
    return u, None


def _own_title(p: Passage, k: int, u: int) -> bool:
    """Whether the quote is the document's title and not a name inside it: an operation's, an exercise's, an award's."""
    if _ON in p.sym[k:u] and not p.flat[p.starts[u] + 1 : p.ends[u]].lstrip().startswith("On "):
        return False  # what the document is on has been told: the quote names something in it
    return owns_title(p, u)


def owns_title(p: Passage, u: int) -> bool:
    """Whether the quote at unit `u` can be a document's title by the word before it: not a medal's name, nor an exercise's."""
    return p.sym[u - 1] not in _OTHER_OWNERS and p.low(u - 1) not in _BEARS_NAME and p.low(u - 3) not in _AWARDS


def _stops(p: Passage, k: int, u: int) -> bool:
    """Whether the phrase of the noun `k` ends before unit `u`."""
    symbol = p.sym[u]
    if symbol in _ENDS:
        return symbol in _SIGNS or p.word(u)[0].islower()
    after = p.low(u + 1) if u + 1 < p.n else ""
    value = p.vals[u]
    if isinstance(value, Verb) and p.word(u)[0].islower() and value.form in {"past", "present", "participle"}:
        return True
    if symbol in _SIGNED:
        return _sign(p, k, u)
    if symbol in _PARTICIPLES:
        return p.low(u) in _MADE
    return _preposition(p, k, u, after)


def _sign(p: Passage, k: int, u: int) -> bool:
    """Whether a comma, "and" or bracket ends the phrase of the noun `k`."""
    symbol = p.sym[u]
    if symbol == COMMA:
        return _comma(p, u)
    if symbol == AND:
        drafts = _AND_OF_DOC().match(p.sym, u) is not None and _DRAFTS_OF().search(p.sym, max(0, k - _FEW), k) is not None
        return drafts or _and(p, u) or _AND_ON_DRAFT().match(p.sym, u) is not None
    return OPEN not in p.sym[k:u] if symbol in CLOSE else not _short_bracket(p, u)


def _preposition(p: Passage, k: int, u: int, after: str) -> bool:
    """Whether a preposition leads on from the document to what was done with it."""
    sym, symbol = p.sym, p.sym[u]
    if symbol in _FOR:
        return after in _AFTERMATH
    if symbol in WITH:
        return after in _WITH
    if symbol in BASIS:
        return p.low(u) not in _WITHIN_TITLE
    if symbol in _BY:
        return _submits(p, k) and BODY in sym[u + 1 : u + 3]  # "to submit the Plan for consideration by A, and the List by B"
    if symbol in TO:
        return after == "be" or (_submits(p, k) and u + 1 < p.n and sym[u + 1] in _DETS_BODY)
    if symbol in _ON:
        return _DAY_AHEAD().match(sym, u) is not None  # "will consider the draft Decision on the medal on 18 February"
    if symbol in _AT:
        return u + 2 < p.n and (sym[u + 1] in _OCCASIONS or (sym[u + 1] in DETS and sym[u + 2] in _OCCASIONS))
    return after in {"a", "the", "an"} and p.low(u) == "as"


def _submits(p: Passage, k: int) -> bool:
    first = p.sym.rfind(STOP, 0, k) + 1
    return any(c in p.sym[first:k] for c in _ANY_SUBMIT)


def _short_bracket(p: Passage, u: int) -> bool:
    close = p.sym.find(CLOSE, u, u + 8)
    if close > 0 and close + 1 < p.n and set(p.sym[u + 1 : close]) <= set(_NUM) and p.sym[close + 1] in _ANY_WORD:
        return True
    return close > 0 and close + 1 < p.n and p.sym[close + 1] in _OF_ON_FOR_IN


def _comma(p: Passage, u: int) -> bool:
    """Whether a comma ends the phrase: not inside a date or a list of nouns."""
    after = u + 1
    if after >= p.n:
        return True
    if p.sym[after] in _NUM or p.low(after) in _ABOUT:
        return False
    if p.sym[after] == AND:
        return _and(p, after)
    if _DOC_AHEAD().match(p.sym, after):
        return True
    if p.sym[after].isupper() or p.sym[after] in DETS:
        return _CAPS_LIST().match(p.sym, after) is None
    return _PLAIN_LIST().match(p.sym, after) is None


def _and(p: Passage, u: int) -> bool:
    """Whether "and" leads away from the phrase: to a verb, to another document."""
    after = u + 1
    if after >= p.n:
        return True
    symbol = p.sym[after]
    if symbol in _LEADS_AWAY or _GROUP_AHEAD().match(p.sym, after):
        return True
    if isinstance(p.vals[after], Verb) and p.word(after)[0].islower():
        return True
    if symbol in _NAME_BEGINS or (symbol in _PAST and p.word(after)[0].islower() and p.sym[after + 1 : after + 2] in _OBJECTS):
        return True  # "adopted the Statement and elected N. N."
    if symbol in DETS and after + 1 < p.n and p.sym[after + 1] in _ORD and p.sym[after + 2 : after + 3] in {COMMA, _BE}:
        return True
    if _DOC_AHEAD().match(p.sym, after) is None:
        return False
    return symbol in DETS or symbol in _DRAFTS or symbol == BODY or _AHEAD_NOUN().match(p.sym, after) is not None
