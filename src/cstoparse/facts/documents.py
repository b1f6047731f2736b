"""Documents that a release says were or will be handled: lists after a colon, nouns in running text, and what became of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from cstoparse.facts.governed import State, sentence_documents
from cstoparse.facts.items import item_documents
from cstoparse.facts.reading import addresses
from cstoparse.facts.recalled import ReleaseYear
from cstoparse.facts.steps import GOVERNING, ORDER, status_of
from cstoparse.facts.submissions import named_organs, submit
from cstoparse.grammar import COLON, SEMI, classes, rule
from cstoparse.values import DocumentStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cstoparse.facts.drafts import DocumentDraft, MeetingDraft
    from cstoparse.facts.reading import Reading
    from cstoparse.facts.sentences import Sentence

_LEAD = 2
_SAME_WORDS = 4
_SALUTATIONS = 3
_RECENT = 40  # sentences and lists that name documents: no page has so many, and the time stays linear
_CONTAINED = frozenset({"included", "contained", "provided", "comprised", "was", "were", "had", "covered"})
_ANY_DRAFT = classes("DRAFT")
_TELLS = rule("[VERB HANDLE DOC body Generic]")
"""What no sentence is without that tells of a document, what became of it, or an organ that it may go to."""
_JOINS = classes("and comma adv")


class DocumentReader:
    """The documents of a release in text order, from one reading after the other.

    A release without news tells of documents in its lead only, and what an earlier year saw is recalled, not reported.  Both
    are certain at the end alone; till then the meetings found so far tell.
    """

    def __init__(self, *, news: bool, year: int | None, meetings: Sequence[MeetingDraft] = ()) -> None:
        """Begin with what is known of the release: whether it has a meeting, its year, and the meetings found so far."""
        self._state = State(ReleaseYear(year))
        self._state.year.meetings = self._meetings = meetings
        self._news = news
        self._lead: list[DocumentDraft] | None = None
        self._sentences = self._readings = 0
        self._over = False

    def take(self, r: Reading) -> None:
        """Read on."""
        n, self._readings = self._readings, self._readings + 1
        self._over |= n < _SALUTATIONS and addresses(r)
        if self._over:
            return
        self._news = self._news or bool(self._meetings)
        if r.item:
            _item(r, self._state)
            return
        _close_list(self._state)
        for s in r.sentences:
            self._sentence(s)
        _open_list(r, self._state)

    def _sentence(self, s: Sentence) -> None:
        state = self._state
        self._sentences += 1
        if not self._news and self._lead is None and (self._sentences > _LEAD or s.first_person or s.phrases("interview")):
            self._lead = [evolve(d, submitted_to=[*d.submitted_to]) for d in state.documents]
        if _TELLS().search(s.r.sym, s.a, s.b) is None:
            return
        stop = _inline_list(s, state)
        found = sentence_documents(s, stop, state)
        if found:
            state.groups.append(found)
        submit(s, stop, state.groups[-_RECENT:], state.organs)
        state.organs = [*state.organs, *named_organs(s, s.b)][-_RECENT:]

    def told(self, flat: str, again: Iterable[list[Reading]], *, news: bool, year: int | None) -> list[DocumentDraft]:
        """Give the documents of a release that has a meeting or none, and its year; read it `again` where others were expected."""
        if self._news > news or not self._state.year.stays(year):
            other = DocumentReader(news=news, year=year)
            for some in again:
                for r in some:
                    other.take(r)
                while some:
                    some.pop().close()
            return other.told(flat, (), news=news, year=year)
        if not news and self._lead is not None:
            return self._lead
        _close_list(self._state)
        documents = self._state.documents
        return [d for d in documents if not _told_again(flat, d, documents)]


def _told_again(flat: str, draft: DocumentDraft, documents: Sequence[DocumentDraft]) -> bool:
    """Whether what talks were about is a draft that the release goes on to name in full."""
    if draft.rule != "subject-of-talks":
        return False
    alike = [d for d in documents if d.draft and d.kind is draft.kind]
    first = flat[draft.start : draft.end].lower().split()[:_SAME_WORDS]
    return any(d is not draft and flat[d.start : d.end].lower().split()[:_SAME_WORDS] == first for d in alike)


def _item(r: Reading, state: State) -> None:
    """Read the item of a list that handling governs."""
    if state.list_status is None:
        for s in r.sentences:
            if any(v.kind in GOVERNING and v.i <= s.a + 1 for v in s.verbs):  # "- reviewed and agreed on a draft Plan"
                state.groups += [found] if (found := sentence_documents(s, s.b, state)) else []
        return
    for draft in item_documents(r, 0, r.n):
        draft.status, draft.draft = draft.status or state.list_status, draft.draft or state.list_draft
        state.documents.append(draft)
        state.listed.append(draft)


def _close_list(state: State) -> None:
    if state.listed:
        state.groups.append(state.listed)
    state.listed, state.list_status, state.list_draft = [], None, False


def _governs(s: Sentence, b: int) -> tuple[DocumentStatus, bool] | None:
    """Whether the words before a colon, up to unit `b`, speak of documents, and how they were handled."""
    r = s.r
    steps = _last_steps(s, b)
    if not steps and "agenda" in s.text:
        steps = [DocumentStatus.CONSIDERED if any(r.low(k) in _CONTAINED for k in range(s.a, b)) else DocumentStatus.PLANNED]
    if not steps:
        return None
    return max(steps, key=ORDER.index), any(r.sym[k] in _ANY_DRAFT for k in range(s.a, b))


def _last_steps(s: Sentence, b: int) -> list[DocumentStatus]:
    """The steps of the last verb before unit `b` that tells one, and of those joined to it: `considered and approved`."""
    acts = {v.i for v in s.verbs if v.form == "ing"}
    deeds = [v for v in s.verbs if v.i < b and v.j not in acts]  # not "spoke in favor of continuing the work"
    deeds = [v for v in deeds if v.finite] or deeds  # not "drafts of documents to be signed"
    steps: list[DocumentStatus] = []
    after = b
    for v in reversed(deeds):
        step = status_of(s.r, v, s.a)
        if steps and s.r.sym[v.j : after].strip(_JOINS):
            break
        if step is not None:
            steps.append(step)
            after = v.i
    return steps


def _open_list(r: Reading, state: State) -> None:
    """A sentence that ends in a colon and speaks of documents governs the list after it."""
    if not r.n or r.sym[-1] != COLON or not r.sentences:
        return
    last = r.sentences[-1]
    governed = _governs(last, last.b)
    if governed is not None:
        state.list_status, state.list_draft = governed


def _inline_list(s: Sentence, state: State) -> int:
    """Read the documents of a list in one sentence, `…: A; B; and C.`; gives where the sentence is cut."""
    r, b = s.r, s.b
    colon = r.sym.find(COLON, s.a, b)
    if colon < 0 or r.sym.find(SEMI, colon + 1, b) < 0:
        return b
    governed = _governs(s, colon)
    if governed is None:
        return b
    found: list[DocumentDraft] = []
    first = colon + 1
    for k in [*(k for k in range(first, b) if r.sym[k] == SEMI), b]:
        found += item_documents(r, first, k)
        first = k + 1
    for draft in found:
        draft.status, draft.draft = governed[0], draft.draft or governed[1]
    state.documents += found
    if found:
        state.groups.append(found)
    return colon if found else b
