"""Documents of a list item: usually one, a second after "and (Draft) Decision of …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cstoparse.facts.drafts import DocumentDraft
from cstoparse.grammar import DETS, QUOTE, classes, rule
from cstoparse.mentions.documents.extent import owns_title
from cstoparse.values import DocumentKind

if TYPE_CHECKING:
    from cstoparse.facts.reading import Reading
    from cstoparse.patterns import Match

_FIRST = rule(
    "(?: dash | ord | num | comma | and | adv | close | mark ){0,3} dets? (?P<lead> (?: [body adj] (?= [body adj word MOD DRAFT] )"
    " | mod | word (?= DRAFT ) )* DRAFT{0,2} )"
    " of? dets? (?: [body adj] (?= [Word Mod Doc doc body adj] ) )* (?P<name> (?:"
    " [Word Mod Verb Handle Event Place Venue ord adj] ){0,5} DOC )"
)
_SECOND = rule(
    "(?: and | comma ) (?: adv | dets | on )* (?P<lead> (?: [body adj] )* DRAFT{1,2} )? (?P<name> dets? (?:"
    " [Word Mod Verb Event Place ord] ){0,4} Doc )"
    "(?= of | on | for | quote | to | by | ing | basis )"
)
_TRAILING = classes("comma semi stop mark and dets DRAFT adv")
_ANY_DRAFT = classes("DRAFT")


def item_documents(r: Reading, a: int, b: int) -> list[DocumentDraft]:
    """Read the documents of the item `[a, b)`."""
    found: list[DocumentDraft] = []
    m = _FIRST().match(r.sym, a, b)
    while m is not None:
        i, noun = m.start("name"), m.end("name") - 1
        while i < noun and r.sym[i] in DETS:
            i += 1
        following = _second(r, noun + 1, b)
        end = following.start() if following is not None else b
        while r.sym[end - 1] in _TRAILING:
            end -= 1
        found.append(_document(r, i, noun, end, draft=bool(m.group("lead")) and any(c in m.group("lead") for c in _ANY_DRAFT)))
        m = following
    return found


def _second(r: Reading, k: int, b: int) -> Match | None:
    """A further document in the same item."""
    for m in _SECOND().finditer(r.sym, k, b):
        if m.group("lead") or r.low(m.end("name") - 1) not in {"reports", "protocols", "decisions"}:
            return m
    return None


def _document(r: Reading, i: int, noun: int, end: int, *, draft: bool) -> DocumentDraft:
    kind = str(r.vals[noun])
    if kind == "statement" and "joint" in {r.low(u) for u in range(i, noun)}:
        kind = "joint-statement"
    quote = next((k for k in range(noun + 1, end) if r.sym[k] == QUOTE and owns_title(r, k)), None)
    title = r.inner(quote) if quote is not None else None
    closed = quote is None or r.quotes[r.starts[quote]]
    stop = r.ends[end - 1]
    if title is not None and quote == end - 1 and not closed:
        stop = title[1]
    return DocumentDraft(DocumentKind(kind), r.starts[i], stop, draft, title=title, closed=closed, noun=r.low(noun), rule="item")
