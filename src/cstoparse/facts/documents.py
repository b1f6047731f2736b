"""Documents that a release says were or will be handled: lists after a colon, nouns in running text, and what became of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field

from cstoparse.facts.document_names import Noun, document_at, document_nouns, item_documents
from cstoparse.facts.drafts import DocumentDraft
from cstoparse.facts.reading import Reading
from cstoparse.facts.submissions import submit
from cstoparse.model import DocumentStatus

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cstoparse.tokens import Hit

ORDER = tuple(DocumentStatus)
"""Steps of handling from the first to the furthest."""


@define
class _State:
    """What governs a list that follows."""

    documents: list[DocumentDraft] = field(factory=list)
    groups: list[list[DocumentDraft]] = field(factory=list)
    """Documents by the sentence or list that names them, in text order."""
    list_status: DocumentStatus | None = None
    list_draft: bool = False
    listed: list[DocumentDraft] = field(factory=list)


def read_documents(readings: Sequence[Reading]) -> list[DocumentDraft]:
    """Find the documents of a release in text order."""
    state = _State()
    for block, r in enumerate(readings):
        if r.item:
            if state.list_status is not None:
                for draft in item_documents(r):
                    draft.status, draft.draft, draft.block = state.list_status, draft.draft or state.list_draft, block
                    state.documents.append(draft)
                    state.listed.append(draft)
            continue
        _close_list(state)
        for a, b in r.sentences:
            found = _sentence(r, a, b, block, state)
            if found:
                state.groups.append(found)
            submit(r, a, b, state.groups)
        _open_list(r, state)
    _close_list(state)
    return state.documents


def _close_list(state: _State) -> None:
    if state.listed:
        state.groups.append(state.listed)
    state.listed, state.list_status, state.list_draft = [], None, False


def _open_list(r: Reading, state: _State) -> None:
    """A sentence that ends in a colon and speaks of documents governs the list after it."""
    if not r.n or r.words[-1] != ":" or not r.sentences:
        return
    a, b = r.sentences[-1]
    lows = set(r.lows[a:b])
    if not lows & {"draft", "drafts", "documents", "document", "decisions", "statements", "agreements", "protocols", "plans"}:
        return
    steps = [_status(r, h, a) for h in _verbs(r, a, b)]
    known = [s for s in steps if s is not None]
    if known:
        state.list_status = max(known, key=ORDER.index)
        state.list_draft = bool(lows & {"draft", "drafts"})


def _verbs(r: Reading, a: int, b: int) -> list[Hit]:
    return [h for h in r.hits.get("handling", ()) if a <= h.i < b and not r.quoted(h.i)]


def _status(r: Reading, hit: Hit, a: int) -> DocumentStatus | None:
    """The step that a verb reports, with its auxiliaries: negated none, to come planned."""
    k, steps, seen = hit.i - 1, 0, []
    while k >= a and steps < 8:  # noqa: PLR2004  "is also planned to be"
        low = r.lows[k]
        if low in r.lexicon.classes["auxiliaries"] or low in {"not", "to", "also", "planned", "expected", "intend", "intends", "plan", "plans", "due", "going", "scheduled", "again", "once", "twice", "further", "and", ",", "unanimously", "never", "fully", "on", "upon", "is", "jointly"} or low.endswith("ly") or r.ends_at(k, "handling"):
            seen.append(low)
        else:
            break
        k, steps = k - 1, steps + 1
    nearest = seen[:3]
    if "not" in nearest or "never" in nearest:
        return None
    if "will" in seen or "to" in seen or {"planned", "expected", "intend", "intends", "due"} & set(seen):
        return DocumentStatus.PLANNED
    if r.lows[hit.i] in _BASE_FORMS:
        return DocumentStatus.PLANNED if _to_come(r, a, hit.i) else None
    return DocumentStatus(hit.value)


_BASE_FORMS = frozenset({"consider", "review", "discuss", "examine", "hear", "finalize", "agree", "approve", "endorse", "support", "confirm", "adopt", "accept", "sign"})


def _to_come(r: Reading, a: int, k: int) -> bool:
    return any(h.value == "planned" and a <= h.i < k for h in r.hits.get("step", ()))


def _sentence(r: Reading, a: int, b: int, block: int, state: _State) -> list[DocumentDraft]:
    nouns = document_nouns(r, a, b)
    verbs = [(h.i, h) for h in _verbs(r, a, b)]
    _ordinals(r, a, b, state)
    if not nouns or not verbs:
        _again(r, a, b, verbs, state)
        return []
    found = _govern(r, a, b, nouns, verbs)
    out: list[DocumentDraft] = []
    for draft in found:
        old = next((d for d in state.documents if _same(r, d, draft)), None)
        if old is not None:
            _advance(old, draft.status)
            continue
        draft.block = block
        state.documents.append(draft)
        out.append(draft)
    _again(r, a, b, verbs, state)
    return out


def _advance(draft: DocumentDraft, status: DocumentStatus | None) -> None:
    if status is not None and (draft.status is None or ORDER.index(status) > ORDER.index(draft.status)):
        draft.status = status


def _same(r: Reading, old: DocumentDraft, new: DocumentDraft) -> bool:
    return old.kind is new.kind and r.flat[old.start:old.end].lower() == r.flat[new.start:new.end].lower()


def _govern(r: Reading, a: int, b: int, nouns: list[Noun], verbs: list[tuple[int, Hit]]) -> list[DocumentDraft]:
    """Give each document of a sentence the step of the verb that governs it."""
    found: list[DocumentDraft] = []
    waiting: list[DocumentDraft] = []
    active: DocumentStatus | None = None
    k, past = 0, a
    marks = sorted([(n.i, 1, n) for n in nouns] + [(i, 0, h) for i, h in verbs], key=lambda t: (t[0], t[1]))
    for position, _, mark in marks:
        if position < past:
            continue
        if isinstance(mark, Noun):
            draft = document_at(r, mark, b)
            past = r.index(draft.end)
            draft.status = active
            found.append(draft)
            if active is None:
                waiting.append(draft)
            continue
        step = _status(r, mark, a)
        passive = _passive(r, mark, a)
        if step is None:
            continue
        if passive and (waiting or found):
            for draft in waiting or found[-1:]:
                if passive and (draft in waiting or _own_clause(r, draft, mark.i)):
                    _advance_over(draft, step, fresh=draft in waiting)
            if not _more(r, mark, b):
                waiting = []
        elif _same_group(r, mark, a) and active is not None and not found[k:]:
            active = max(active, step, key=ORDER.index)
        else:
            active = step
            k = len(found)
    return [d for d in found if d.status is not None]


def _advance_over(draft: DocumentDraft, step: DocumentStatus, *, fresh: bool) -> None:
    if fresh and draft.status is None:
        draft.status = step
    else:
        _advance(draft, step)


def _own_clause(r: Reading, draft: DocumentDraft, k: int) -> bool:
    """Whether nothing but the document's own relative clause stands between it and the verb."""
    i = r.index(draft.end)
    return not any(r.words[m] == ";" or r.lows[m] in {"while", "decided"} for m in range(i, k)) and k - i < 12  # noqa: PLR2004


def _more(r: Reading, hit: Hit, b: int) -> bool:
    """Whether another verb of handling follows at once: `considered and agreed`."""
    return any(r.has(m, "handling") for m in range(hit.j, min(hit.j + 3, b)))


def _same_group(r: Reading, hit: Hit, a: int) -> bool:
    k = hit.i - 1
    while k >= a and (r.lows[k] in {"and", ",", "to", "then", "also", "further", "on", "upon"} or r.lows[k].endswith("ly")):
        k -= 1
    return k >= a and r.ends_at(k, "handling") is not None


def _passive(r: Reading, hit: Hit, a: int) -> bool:
    k, steps = hit.i - 1, 0
    while k >= a and steps < 8:  # noqa: PLR2004  "have also been reviewed, finalized and"
        low = r.lows[k]
        if low in {"was", "were", "is", "are", "been", "be", "being"}:
            return True
        if not (low in {"also", "not", "once", "again", "and", ",", "then", "already", "fully", "subsequently"} or low.endswith("ly") or r.ends_at(k, "handling")):
            return False
        k, steps = k - 1, steps + 1
    return False


_WORD_ORDER = {"first": 0, "second": 1, "third": 2, "fourth": 3, "fifth": 4, "former": 0, "latter": -1, "last": -1}


def _ordinals(r: Reading, a: int, b: int, state: _State) -> None:
    """`The first of these documents was agreed, the second was finalized` tells of the documents named before."""
    if not state.groups:
        return
    group = state.groups[-1] if len(state.groups[-1]) > 1 else state.documents
    for k in range(a, b - 1):
        place = _WORD_ORDER.get(r.lows[k])
        if place is None or r.lows[k - 1] != "the" or place >= len(group) or r.words[k + 1][0].isupper():
            continue
        if r.lows[k + 1] not in {"of", "was", "were", "is", "has", ",", "one", "document", "and", "draft"}:
            continue
        for hit in r.hits.get("handling", ()):
            if k < hit.i < min(b, k + 20):
                if any(r.lows[m] in _WORD_ORDER and r.lows[m - 1] == "the" for m in range(k + 1, hit.i)):
                    break
                _revise(group[place], _status(r, hit, a))


def _revise(draft: DocumentDraft, status: DocumentStatus | None) -> None:
    if draft.status is DocumentStatus.CONSIDERED or draft.status is None:
        draft.status = status or draft.status
    else:
        _advance(draft, status)


def _again(r: Reading, a: int, b: int, verbs: list[tuple[int, Hit]], state: _State) -> None:
    """A pronoun or "the document" as subject or object takes the last document's step further: `It was signed`."""
    if not verbs or not state.groups or r.lows[a] not in {"it", "they", "both", "the"}:
        return
    last = state.groups[-1]
    if r.lows[a] == "the" and r.lows[a + 1:a + 2] not in (["document"], ["documents"], ["draft"], ["drafts"]):
        return
    if any(h.value == "submit" and a <= h.i < b for h in r.hits.get("step", ())):
        return
    for _, hit in verbs:
        if _passive(r, hit, a) and hit.i - a < 8:  # noqa: PLR2004  near its subject
            for draft in last if r.lows[a] != "it" else last[-1:]:
                _advance(draft, _status(r, hit, a))


