"""Nouns that name a document, with the whole phrase they head and the title in quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cstoparse.grammar import BODY, DETS, STOP, classes, rule
from cstoparse.mentions.documents.extent import extent

if TYPE_CHECKING:
    from cstoparse.tokens import Passage

_DOCS, _DRAFTS = frozenset(classes("DOC")), frozenset(classes("DRAFT"))
_PROPER = frozenset(classes("Word Mod Verb Handle Event Place Venue ord"))
_AND_OF = rule("and of dets?")
"""What joins two documents that share one "drafts": `drafts of the Statement … and of the Declaration …`."""
_DRAFTED = rule("comma? dets? DRAFT of rel")
_OF = classes("of")
_LOW_HANDLE = classes("handle")
_LOW_DOC = classes("doc")
_CAP_DOC = classes("Doc")
_CAP_VENUE = classes("Venue")
_TOWNS = classes("name given")
_DRAFT_PHRASE = frozenset(classes("DRAFT body adj mod word dets"))


def _among_drafts(p: Passage, i: int) -> bool:
    """Whether the phrase stands in a list that is opened as one of drafts: `a package of drafts, among them …`."""
    first = p.sym.rfind(STOP, 0, i) + 1
    for k in range(i - 1, max(first, i - _LIST_REACH) - 1, -1):
        if p.sym[k] in _DRAFTS and p.low(k) in {"drafts", "draft documents"}:
            handled = any(p.sym[u] in _LOW_HANDLE for u in range(k, i))
            return not handled and _OPENED().match(p.sym, k + 1) is not None
    return False


_LIST_REACH = 200
_OPENED = rule("[^ stop]{0,8} (?: comma | colon | prep )")


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
    if _LOW_DOC not in sym and _CAP_DOC not in sym:
        return []
    found: list[DocumentMention] = []
    past = 0
    objects = {k for _, k in p.lights.values()}
    for k in [k for k, symbol in enumerate(sym) if symbol in _DOCS]:
        if k < past or k in objects or (k + 1 < p.n and sym[k] == _CAP_DOC and sym[k + 1] == _CAP_VENUE):
            continue  # "made a report" tells of speaking, "the Programme Office" is an institution
        mention = _document(p, k, past)
        if found and found[-1].draft and not mention.draft and _AND_OF().fullmatch(sym, past, mention.i):
            mention = mention._replace(draft=True)
        found.append(mention)
        past = mention.j
    return found


def _document(p: Passage, k: int, floor: int) -> DocumentMention:
    sym = p.sym
    i = k
    while i > floor and sym[i - 1] in _PROPER and p.word(i - 1)[0].isupper() and not _opens_sentence(p, i - 1):
        i -= 1
    if i == k > floor + 1 and sym[k] == _CAP_DOC and sym[k - 1] in _TOWNS and sym[k - 2] in DETS:
        i -= 1  # "the Minsk Declaration"
    kind = str(p.vals[k])
    if kind == "statement" and "joint" in {p.low(u) for u in range(i, k)}:
        kind = "joint-statement"
    lead = i
    draft = False
    while lead > floor and (sym[lead - 1] in _DRAFT_PHRASE or (sym[lead - 1] == _OF and sym[lead - 2 : lead - 1] in _DRAFTS)):
        if sym[lead - 1] in _DRAFTS:
            draft = True
        lead -= 1
        if sym[lead] in _DRAFTS and not (lead > floor and sym[lead - 1] in BODY):
            break
    if not draft:
        lead = i
    j, title = extent(p, k)
    draft = draft or _DRAFTED().match(sym, j) is not None or _among_drafts(p, lead)
    return DocumentMention(i, j, k, kind, draft, title, lead, p.low(k) in _PLURALS)


_PLURALS = frozenset({
    "statements", "declarations", "decisions", "plans", "agreements", "protocols", "programs", "programmes", "lists",
    "regulations", "memoranda", "memorandums", "reports", "agendas", "resolutions", "guidelines", "recommendations",
    "joint statements", "concepts", "provisions", "proposals", "comments",
})  # fmt: skip


def _opens_sentence(p: Passage, k: int) -> bool:
    return k == 0 or p.sym[k - 1] == STOP


