"""Documents that a release says were or will be handled: lists after a colon, nouns in running text, and what became of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field

from cstoparse.facts.drafts import DocumentDraft
from cstoparse.facts.items import item_documents
from cstoparse.facts.reading import Reading, addresses
from cstoparse.facts.steps import GOVERNING, ORDER, further, status_of
from cstoparse.facts.submissions import submit
from cstoparse.grammar import SYMBOLS
from cstoparse.mentions.documents import DocumentMention
from cstoparse.model import DocumentKind, DocumentStatus

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cstoparse.mentions.verbs import VerbMention

_ALWAYS = frozenset({"minutes", "memorandum", "protocol", "declaration", "resolution", "agenda", "regulation", "statement", "communiqué", "communique"})
_SINGLE = frozenset({"minutes", "agenda", "protocol", "declaration", "resolution", "communiqué", "communique"})
_ONGOING = SYMBOLS["of"] + SYMBOLS["on"] + SYMBOLS["for"] + SYMBOLS["by"] + SYMBOLS["prep"] + SYMBOLS["ing"] + SYMBOLS["basis"] + SYMBOLS["to"] + SYMBOLS["in"] + SYMBOLS["with"]
_FIRST_PERSON = frozenset({"i", "we", "my", "our", "us", "me"})
_LEAD = 2
_SALUTATIONS = 3
_CLAUSE = 40


@define
class _State:
    """What governs a list that follows."""

    year: int | None = None
    documents: list[DocumentDraft] = field(factory=list)
    groups: list[list[DocumentDraft]] = field(factory=list)
    """Documents by the sentence or list that names them, in text order."""
    list_status: DocumentStatus | None = None
    list_draft: bool = False
    listed: list[DocumentDraft] = field(factory=list)


def read_documents(readings: Sequence[Reading], *, news: bool, year: int | None = None) -> list[DocumentDraft]:
    """Find the documents of a release in text order; a release without news tells of them in its lead only.

    `year` is that of the release; what an earlier year saw is recalled, not reported.
    """
    state, count = _State(year=year), 0
    if any(addresses(r) for r in readings[:_SALUTATIONS]):
        return []
    for r in readings:
        if r.item:
            if state.list_status is not None:
                for draft in item_documents(r, 0, r.n):
                    draft.status, draft.draft = draft.status or state.list_status, draft.draft or state.list_draft
                    state.documents.append(draft)
                    state.listed.append(draft)
            continue
        _close_list(state)
        for a, b in r.sentences:
            count += 1
            if not news and (count > _LEAD or _spoken(r, a, b)):
                return state.documents
            stop = _inline_list(r, a, b, state)
            found = _sentence(r, a, stop, state)
            if found:
                state.groups.append(found)
            submit(r, a, stop, state.groups)
        _open_list(r, state)
    _close_list(state)
    return state.documents


def _spoken(r: Reading, a: int, b: int) -> bool:
    """Whether somebody speaks in the first person, or an interview is told of."""
    return bool(r.phrases("interview", a, b)) or any(r.sym[k] in SYMBOLS["pron"] + SYMBOLS["det"] and r.low(k) in _FIRST_PERSON for k in range(a, b))


def _close_list(state: _State) -> None:
    if state.listed:
        state.groups.append(state.listed)
    state.listed, state.list_status, state.list_draft = [], None, False


def _governs(r: Reading, a: int, b: int) -> tuple[DocumentStatus, bool] | None:
    """Whether the words before a colon speak of documents, and how they were handled."""
    steps = [s for v in r.verbs if a <= v.i < b and (s := status_of(r, v, a)) is not None]
    if not steps:
        return None
    return max(steps, key=ORDER.index), any(r.sym[k] in SYMBOLS["DRAFT"] for k in range(a, b))


def _open_list(r: Reading, state: _State) -> None:
    """A sentence that ends in a colon and speaks of documents governs the list after it."""
    if not r.n or r.sym[-1] != SYMBOLS["colon"] or not r.sentences:
        return
    governed = _governs(r, *r.sentences[-1])
    if governed is not None:
        state.list_status, state.list_draft = governed


def _inline_list(r: Reading, a: int, b: int, state: _State) -> int:
    """Read the documents of a list in one sentence, `…: A; B; and C.`; gives where the sentence is cut."""
    colon = r.sym.find(SYMBOLS["colon"], a, b)
    if colon < 0 or colon + 2 >= b or r.sym[colon + 1 : b].find(SYMBOLS["semi"]) < 0:
        return b
    governed = _governs(r, a, colon)
    if governed is None:
        return b
    found: list[DocumentDraft] = []
    first = colon + 1
    for k in [k for k in range(first, b) if r.sym[k] == SYMBOLS["semi"]] + [b]:
        found += item_documents(r, first, k)
        first = k + 1
    for draft in found:
        draft.status, draft.draft = governed[0], draft.draft or governed[1]
    state.documents += found
    if found:
        state.groups.append(found)
    return colon if found else b


def _sentence(r: Reading, a: int, b: int, state: _State) -> list[DocumentDraft]:
    mentions = [d for d in r.documents if a <= d.noun < b and _qualifies(r, d, a, state) and not _cited(r, d, a)]
    verbs = [v for v in r.verbs if a <= v.i < b and v.kind in GOVERNING and not _recalled(r, v, a, b, state.year)]
    _numbered(r, a, b, state)
    if not mentions or not verbs:
        _again(r, a, b, verbs, state)
        return []
    out: list[DocumentDraft] = []
    for draft in _govern(r, a, mentions, verbs):
        old = next((d for d in state.documents if d.kind is draft.kind and r.flat[d.start : d.end].lower() == r.flat[draft.start : draft.end].lower()), None)
        if old is not None:
            further(old, draft.status)
            continue
        state.documents.append(draft)
        out.append(draft)
    _again(r, a, b, verbs, state)
    return out


def _recalled(r: Reading, v: VerbMention, a: int, b: int, year: int | None) -> bool:
    """Whether the verb tells of an earlier year: `since 18 March 2010, when the Declaration was signed`."""
    if v.time != "past":
        return False
    named = [(d.i, d.j) for d in r.documents]
    for i, j, _ in r.dates:
        if a <= i < v.i and r.low(r.back(i - 1, "on")) == "since" and r.sym[j : j + 2] == SYMBOLS["comma"] + SYMBOLS["rel"]:
            return True
    for i, _, d in r.dates:
        if a <= i < b and d.first.year is not None and not any(x <= i < y for x, y in named) and _nearest(r, i, a, b) is v:
            if year is not None and d.first.year < year:
                return True
    return False


def _nearest(r: Reading, i: int, a: int, b: int) -> VerbMention | None:
    """The verb to which a date at unit `i` belongs: the nearest that no comma parts from it."""
    near = [v for v in r.verbs if a <= v.i < b and SYMBOLS["comma"] not in r.sym[min(i, v.head) : max(i, v.head)].replace(SYMBOLS["comma"] + SYMBOLS["rel"], "")]
    return min(near, key=lambda v: abs(v.head - i), default=None)


def _qualifies(r: Reading, d: DocumentMention, a: int, state: _State) -> bool:
    """Whether the phrase names a document and does not only point back or speak of its kind."""
    word, low = r.word(d.noun), r.low(d.noun)
    after = d.noun + 1
    named = d.title is not None or (after < d.j and r.sym[after] in _ONGOING) or d.i < d.noun
    capital = word[0].isupper()
    before = r.low(d.lead - 1) if d.lead > a else ""
    if d.plural and not (capital and after < d.j and r.sym[after] in _ONGOING):
        return False
    if not named:
        single = capital and low in _SINGLE and not any(x.noun == low for x in state.documents)
        return (capital and before in {"a", "an"} and d.kind != "other") or (single and not d.draft)
    if not capital and not (d.draft or d.title is not None or (low in _ALWAYS and after < d.j and r.sym[after] in SYMBOLS["of"] + SYMBOLS["on"])):
        return False
    if capital and d.i == d.noun and before == "of" and not d.draft and d.title is None:
        return False
    return not (d.kind == "other" and not capital and not d.draft and d.title is None)


def _cited(r: Reading, d: DocumentMention, a: int) -> bool:
    """Whether the document is only the ground of something: `in accordance with the Plan …`."""
    k = r.back(d.lead - 1)
    for _ in range(3):
        if k >= a and r.sym[k] == SYMBOLS["basis"]:
            return True
        if k < a or r.sym[k] not in SYMBOLS["adj"] + SYMBOLS["body"] + SYMBOLS["dets"] + SYMBOLS["of"]:
            break
        k -= 1
    return k >= a and r.sym[k] in SYMBOLS["under"] + SYMBOLS["by"] and not d.draft


def draft_of(r: Reading, d: DocumentMention, rule: str) -> DocumentDraft:
    """Make the record of a document mention."""
    title = r.inner(d.title) if d.title is not None else None
    end = r.ends[d.j - 1]
    if title is not None and not r.quotes[r.starts[d.title]]:
        end = title[1]
    return DocumentDraft(
        DocumentKind(d.kind), r.starts[d.i], end, d.draft, title=title,
        closed=d.title is None or r.quotes[r.starts[d.title]], noun=r.low(d.noun), rule=rule,
    )


def _govern(r: Reading, a: int, mentions: list[DocumentMention], verbs: list[VerbMention]) -> list[DocumentDraft]:
    """Give each document of a sentence the step of the verb that governs it."""
    found: list[tuple[DocumentDraft, DocumentMention]] = []
    waiting: list[DocumentDraft] = []
    active: DocumentStatus | None = None
    fresh = 0
    marks: list[tuple[int, DocumentMention | VerbMention]] = [(d.noun, d) for d in mentions] + [(v.head, v) for v in verbs]
    marks.sort(key=lambda t: t[0])
    past = a
    for position, mark in marks:
        if isinstance(mark, DocumentMention):
            draft = draft_of(r, mark, "active" if active else "passive")
            draft.status, past = active, mark.j
            found.append((draft, mark))
            if active is None:
                waiting.append(draft)
            continue
        if position < past:
            continue
        step = status_of(r, mark, a)
        if step is None:
            continue
        if mark.kind == "postpone":
            if found and not any(v.passive and found[-1][1].j <= v.i < mark.i for v in verbs):
                found[-1][0].status = step
        elif mark.passive and found and not _new_subject(r, mark, found[-1][1]):
            for draft in waiting or [found[-1][0]]:
                if draft in waiting or _own_clause(r, found[-1][1], mark):
                    further(draft, step)
            if not _more(r, mark, verbs):
                waiting = []
        elif active is not None and not found[fresh:] and _coordinate(r, mark, verbs):
            active = max(active, step, key=ORDER.index)
        else:
            active, fresh = step, len(found)
    return [d for d, _ in found if d.status is not None]


def _new_subject(r: Reading, v: VerbMention, last: DocumentMention) -> bool:
    """Whether the passive verb has a subject of its own that is no document: `…, and it was decided`."""
    return v.i > last.j and any(r.sym[k] in SYMBOLS["pron"] for k in range(last.j, v.i)) and r.low(v.i - 1) == "it"


def _own_clause(r: Reading, d: DocumentMention, v: VerbMention) -> bool:
    """Whether nothing but the document's own relative clause stands between it and the verb."""
    return SYMBOLS["semi"] not in r.sym[d.j : v.i] and v.i - d.j < _CLAUSE


def _more(r: Reading, v: VerbMention, verbs: list[VerbMention]) -> bool:
    """Whether another verb of handling follows at once: `considered and agreed`."""
    return any(v.j <= w.i <= v.j + 2 for w in verbs if w is not v)


def _coordinate(r: Reading, v: VerbMention, verbs: list[VerbMention]) -> bool:
    k = v.i - 1
    while k >= 0 and r.sym[k] in SYMBOLS["and"] + SYMBOLS["comma"] + SYMBOLS["adv"]:
        k -= 1
    return any(w.j == k + 1 for w in verbs)


_ORDINALS = {"first": 0, "second": 1, "third": 2, "fourth": 3, "fifth": 4, "former": 0, "latter": -1, "last": -1}


def _numbered(r: Reading, a: int, b: int, state: _State) -> None:
    """`The first of these documents was agreed, the second was finalized` tells of the documents named before."""
    if not state.groups:
        return
    group = state.groups[-1] if len(state.groups[-1]) > 1 else state.documents
    marks = [
        (k, _ORDINALS[r.low(k)]) for k in range(a + 1, b - 1)
        if r.low(k) in _ORDINALS and r.low(k - 1) == "the" and not r.word(k + 1)[0].isupper()
        and (r.sym[k + 1] in SYMBOLS["of"] + SYMBOLS["be"] + SYMBOLS["have"] + SYMBOLS["comma"] + SYMBOLS["and"] + SYMBOLS["DRAFT"] or r.low(k + 1) in {"one", "document"})
    ]
    for n, (k, place) in enumerate(marks):
        stop = marks[n + 1][0] if n + 1 < len(marks) else b
        steps = [s for v in r.verbs if k < v.i < stop and v.kind in GOVERNING and (s := status_of(r, v, a)) is not None]
        if -len(group) <= place < len(group) and steps:
            best = max(steps, key=ORDER.index)
            if group[place].status in {None, DocumentStatus.CONSIDERED}:
                group[place].status = best
            else:
                further(group[place], best)


def _again(r: Reading, a: int, b: int, verbs: list[VerbMention], state: _State) -> None:
    """A pronoun or "the document" as subject takes the last document's step further: `It was signed`."""
    if not verbs or not state.groups:
        return
    low = r.low(a)
    if low not in {"it", "they", "both", "the"} or (low == "the" and r.low(a + 1) not in {"document", "documents", "draft", "drafts"}):
        return
    stop = next((k for k in range(a, b) if r.sym[k] in SYMBOLS["SUBMIT"]), b)
    last = state.groups[-1]
    for v in verbs:
        if v.head >= stop:
            return
        if v.j < b and r.low(v.j) in {"that", "to"}:
            continue  # "it was agreed that"
        if v.passive and v.i - a < 8:  # noqa: PLR2004  near its subject
            for draft in last if low != "it" else last[-1:]:
                further(draft, status_of(r, v, a))
