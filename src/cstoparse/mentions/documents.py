"""Nouns that name a document, with the whole phrase they head and the title in quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cstoparse.grammar import SYMBOLS, rule
from cstoparse.lexicon import Verb

if TYPE_CHECKING:
    from cstoparse.tokens import Passage

_DOCS, _DRAFTS = frozenset(SYMBOLS["DOC"]), frozenset(SYMBOLS["DRAFT"])
_DETS, _QUOTE, _COMMA, _AND, _OF = frozenset(SYMBOLS["dets"]), *(SYMBOLS[n] for n in ("quote", "comma", "and", "of"))
_PROPER = frozenset("".join(SYMBOLS[n] for n in ("Word", "Mod", "Verb", "Handle", "Event", "Place", "Venue", "ord")))
_ENDS = frozenset("".join(SYMBOLS[n] for n in (
    "stop", "semi", "colon", "be", "have", "modal", "rel", "plan", "chairof", "withpart", "headof", "format", "handle", "submit", "pron",
)))  # fmt: skip
_SIGNS = frozenset("".join(SYMBOLS[n] for n in ("stop", "semi", "colon", "chairof", "withpart", "headof", "format")))
_MADE = frozenset({
    "prepared", "proposed", "developed", "drawn", "put", "initiated", "drafted", "worked", "drawn up", "distributed", "introduced", "elaborated", "compiled",
    "tabled", "received", "previously", "once", "today", "earlier", "also", "then", "now", "taking", "having",
})  # fmt: skip
_AFTERMATH = frozenset({"consideration", "approval", "signing", "signature", "adoption", "further", "discussion", "revision", "review", "submission", "its", "their", "final"})
_WITH = frozenset({"account", "amendments", "remarks", "regard", "due", "a", "subsequent", "minor", "comments", "reservations", "changes", "his", "her", "their", "its"})
_DOC_AHEAD = rule("dets{0,2} (?: [body adj] | MOD )* (?: DRAFT | (?: [Word Mod Event Place Handle Verb ord body adj]{0,4} ) Doc | doc quote )")
_AHEAD_NOUN = rule("dets{0,2} (?: [Word Mod adj ord body]{0,4} ) Doc (?: of|on|for|to|quote|by|from|prep|ing )")
_PLAIN_LIST = rule("(?: [low adj states ord num] | ing | past (?= low ) | of | dets ){1,6} (?: comma (?: [low adj states] | ing | of | dets ){1,6} ){0,4} comma? and")
_CAPS_LIST = rule("the? (?: [Cap adj body country ord states] | of | the ){1,8} (?: comma the? (?: [Cap adj body country states] | of | the ){1,8} ){0,4} comma? and")
_DRAFTED = rule("comma? dets? DRAFT of rel")


def _among_drafts(p: Passage, i: int, floor: int) -> bool:
    """Whether the phrase stands in a list that is opened as one of drafts: `a package of drafts, among them …`."""
    first = p.sym.rfind(SYMBOLS["stop"], 0, i) + 1
    for k in range(i - 1, first - 1, -1):
        if p.sym[k] in _DRAFTS and p.low(k) in {"drafts", "draft documents"}:
            return _OPENED().match(p.sym, k + 1) is not None and not any(isinstance(p.vals[u], Verb) and p.sym[u] in SYMBOLS["handle"] for u in range(k, i))
    return False


_OPENED = rule("[^ comma colon stop]{0,8} (?: comma | colon | prep )")
_GENERAL = frozenset({"documents", "decisions", "document"})


class DocumentMention(NamedTuple):
    """A document met in a passage, in units."""

    i: int
    """First unit of the phrase, article and "draft" left out."""
    j: int
    """Past the phrase."""
    noun: int
    """The noun that gives the kind."""
    kind: str
    """Kind of document, as in the contract."""
    draft: bool
    """Whether it is called a draft."""
    title: int | None
    """The quote that is its title."""
    lead: int
    """First unit with "draft" and the words before it."""
    plural: bool
    """Whether the noun is plural."""


def find_documents(p: Passage) -> list[DocumentMention]:
    """Find the documents of a passage in text order; each phrase runs to its own end."""
    sym = p.sym
    if SYMBOLS["doc"] not in sym and SYMBOLS["Doc"] not in sym:
        return []
    found: list[DocumentMention] = []
    past = 0
    for k in [k for k, symbol in enumerate(sym) if symbol in _DOCS]:
        if k < past:
            continue
        mention = _document(p, k, past)
        if mention is not None:
            found.append(mention)
            past = mention.j
    return found


def _document(p: Passage, k: int, floor: int) -> DocumentMention | None:
    sym = p.sym
    i = k
    while i > floor and sym[i - 1] in _PROPER and p.word(i - 1)[0].isupper() and not _opens_sentence(p, i - 1):
        i -= 1
    kind = str(p.vals[k])
    if kind == "statement" and "joint" in {p.low(u) for u in range(i, k)}:
        kind = "joint-statement"
    lead = i
    draft = False
    while lead > floor and (sym[lead - 1] in _DRAFTS or sym[lead - 1] in SYMBOLS["body"] + SYMBOLS["adj"] + SYMBOLS["mod"] + SYMBOLS["word"] + SYMBOLS["dets"]):
        if sym[lead - 1] in _DRAFTS:
            draft = True
        lead -= 1
        if draft and sym[lead] in _DRAFTS and not (lead > floor and sym[lead - 1] in SYMBOLS["body"]):
            break
    if not draft:
        lead = i
    j, title = _extent(p, k)
    draft = draft or _DRAFTED().match(sym, j) is not None or _among_drafts(p, lead, floor)
    return DocumentMention(i, j, k, kind, draft, title, lead, p.low(k) in _PLURALS)


_PLURALS = frozenset({
    "statements", "declarations", "decisions", "plans", "agreements", "protocols", "programs", "programmes", "lists", "regulations", "memoranda", "memorandums",
    "reports", "agendas", "resolutions", "guidelines", "recommendations", "joint statements", "concepts", "provisions", "proposals", "comments",
})  # fmt: skip


def _opens_sentence(p: Passage, k: int) -> bool:
    return k == 0 or p.sym[k - 1] == SYMBOLS["stop"]


def _extent(p: Passage, k: int) -> tuple[int, int | None]:
    """Past the phrase that the noun at `k` heads, and the quote that is its title."""
    sym, n = p.sym, p.n
    u = k + 1
    while u < n:
        if sym[u] == _QUOTE:
            if _own_title(p, k, u):
                return u + 1, u
            u += 1
            continue
        if _stops(p, k, u):
            break
        u += 1
    while u > k + 1 and sym[u - 1] in _TRAILING:
        u -= 1
    return u, None


_TRAILING = frozenset("".join(SYMBOLS[n] for n in ("comma", "and", "dets", "of", "dash", "open", "to", "for", "in", "on", "with", "adv", "prep", "mark", "from", "at", "by", "DRAFT")))


def _own_title(p: Passage, k: int, u: int) -> bool:
    """Whether the quote is the document's title and not a name inside it: an operation's, an exercise's, an award's."""
    before = u - 1
    if p.sym[before] in SYMBOLS["EVENT"] + SYMBOLS["VENUE"]:
        return False
    if SYMBOLS["on"] in p.sym[k:u] and not p.flat[p.starts[u] + 1 :].lstrip().startswith("On "):
        return False  # what the document is on has been told: the quote names something in it
    return p.low(before) not in {"project", "so-called", "award", "newspaper", "medal", "system", "badge", "order", "title", "forum"}


def _stops(p: Passage, k: int, u: int) -> bool:
    """Whether the phrase of the noun `k` ends before unit `u`."""
    sym, symbol = p.sym, p.sym[u]
    if symbol in _ENDS:
        return symbol in _SIGNS or p.word(u)[0].islower()
    after = p.low(u + 1) if u + 1 < p.n else ""
    value = p.vals[u]
    if isinstance(value, Verb) and p.word(u)[0].islower() and value.form in {"past", "present", "participle"}:
        return True
    low = p.low(u)
    if symbol in SYMBOLS["past"] + SYMBOLS["adv"] + SYMBOLS["ing"] + SYMBOLS["word"]:
        return low in _MADE
    if symbol == _COMMA:
        return _comma(p, u)
    if symbol == _AND:
        return _and(p, u)
    if symbol in SYMBOLS["close"]:
        return SYMBOLS["open"] not in sym[k:u]
    if symbol in SYMBOLS["open"]:
        return not _short_bracket(p, u)
    if symbol in SYMBOLS["for"]:
        return after in _AFTERMATH
    if symbol in SYMBOLS["with"]:
        return after in _WITH
    if symbol in SYMBOLS["basis"]:
        return low not in {"amending", "supplementing", "within the framework of", "in the framework of"}
    if symbol in SYMBOLS["to"]:
        return after == "be" or (_submits(p, k) and u + 1 < p.n and sym[u + 1] in SYMBOLS["dets"] + SYMBOLS["body"])
    if symbol in SYMBOLS["at"]:
        return u + 2 < p.n and (sym[u + 2] in SYMBOLS["EVENT"] + SYMBOLS["decoy"] or sym[u + 1] in SYMBOLS["decoy"])
    return low == "as" and after in {"a", "the", "an"}


def _submits(p: Passage, k: int) -> bool:
    first = p.sym.rfind(SYMBOLS["stop"], 0, k) + 1
    return any(c in p.sym[first:k] for c in SYMBOLS["SUBMIT"])


def _short_bracket(p: Passage, u: int) -> bool:
    close = p.sym.find(SYMBOLS["close"], u, u + 8)
    if close > 0 and close + 1 < p.n and set(p.sym[u + 1 : close]) <= set(SYMBOLS["num"]) and p.sym[close + 1] in SYMBOLS["low"] + SYMBOLS["Cap"]:
        return True
    return close > 0 and close + 1 < p.n and p.sym[close + 1] in SYMBOLS["of"] + SYMBOLS["on"] + SYMBOLS["for"] + SYMBOLS["in"]


def _comma(p: Passage, u: int) -> bool:
    """Whether a comma ends the phrase: not inside a date or a list of nouns."""
    after = u + 1
    if after >= p.n:
        return True
    if p.sym[after] in SYMBOLS["num"]:
        return False
    if p.sym[after] == _AND:
        return _and(p, after)
    if _DOC_AHEAD().match(p.sym, after):
        return True
    if p.sym[after].isupper() or p.sym[after] in _DETS:
        return _CAPS_LIST().match(p.sym, after) is None
    return _PLAIN_LIST().match(p.sym, after) is None


def _and(p: Passage, u: int) -> bool:
    """Whether "and" leads away from the phrase: to a verb, to another document."""
    after = u + 1
    if after >= p.n:
        return True
    symbol = p.sym[after]
    if symbol in SYMBOLS["handle"] + SYMBOLS["submit"] + SYMBOLS["pron"] + SYMBOLS["be"] + SYMBOLS["modal"] + SYMBOLS["have"] + SYMBOLS["to"] + SYMBOLS["adv"] + SYMBOLS["plan"] + SYMBOLS["not"]:
        return True
    if isinstance(p.vals[after], Verb) and p.word(after)[0].islower():
        return True
    if symbol in SYMBOLS["given"] + SYMBOLS["initial"] + SYMBOLS["Rank"]:
        return True
    if symbol in _DETS and after + 1 < p.n and p.sym[after + 1] in SYMBOLS["ord"] and p.sym[after + 2 : after + 3] in {SYMBOLS["comma"], SYMBOLS["be"]}:
        return True
    if p.sym[after] in _DOCS and p.low(after) in _PLURALS and not _AHEAD_NOUN().match(p.sym, after):
        return False
    return _DOC_AHEAD().match(p.sym, after) is not None and (_AHEAD_NOUN().match(p.sym, after) is not None or p.sym[after] in _DETS | _DRAFTS | {SYMBOLS["body"]})
