"""Documents in running text: which nouns name one, and the verb that governs each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field

from cstoparse.facts.drafts import DocumentDraft
from cstoparse.facts.nouns import draft_of, is_cited, is_signed, is_subject, qualifies
from cstoparse.facts.pointing import again, numbered
from cstoparse.facts.reading import Reading
from cstoparse.facts.recalled import ReleaseYear
from cstoparse.facts.steps import GOVERNING, ORDER, further, status_of
from cstoparse.grammar import AND, COMMA, REL, SEMI, classes
from cstoparse.mentions.documents import DocumentMention
from cstoparse.mentions.verbs import VerbMention
from cstoparse.text import plain
from cstoparse.values import DocumentKind, DocumentStatus

if TYPE_CHECKING:
    from cstoparse.facts.sentences import Sentence

_CLAUSE = 40
_EXPLETIVE = frozenset({"that", "to", "also", "on", "upon", "how", "what", "whether"})
"""What follows a verb whose "it" stands for what comes: `it was agreed that`."""
_COMMA_REL = classes("comma rel")
_JOINS = classes("and comma")
_LIST = classes("and comma dets adv")


@define
class State:
    """What governs a list that follows."""

    year: ReleaseYear
    documents: list[DocumentDraft] = field(factory=list)
    known: dict[tuple[DocumentKind, str], DocumentDraft] = field(factory=dict)
    """Documents of running text by kind and name in small letters."""
    organs: list[tuple[str, str]] = field(factory=list)
    """Names, in small letters, and ids of the organs named so far."""
    groups: list[list[DocumentDraft]] = field(factory=list)
    """Documents by the sentence or list that names them, in text order."""
    list_status: DocumentStatus | None = None
    list_draft: bool = False
    listed: list[DocumentDraft] = field(factory=list)


def sentence_documents(s: Sentence, b: int, state: State) -> list[DocumentDraft]:
    """Find the documents that the sentence reports up to unit `b`, those already known taken further."""
    if not s.documents and not s.verbs:
        return []
    r = s.r
    mentions = [d for d in s.documents if d.noun < b and (qualifies(r, d, s.a, state.documents) or is_signed(s, d)) and not is_cited(s, d)]
    verbs = [v for v in s.verbs if v.i < b and v.kind in GOVERNING and not _recalled(s, v, b, state.year)]
    numbered(s, b, state.groups, state.documents)
    _pointed(s, verbs, state)
    governs = any(status_of(r, v, s.a) is not None for v in verbs)
    subject = None if governs else next((d for d in mentions if is_subject(s, d)), None)
    if subject is not None:
        draft = draft_of(r, subject, "subject-of-talks")
        draft.status = DocumentStatus.CONSIDERED
        state.documents.append(draft)
        return [draft]
    out: list[DocumentDraft] = []
    for draft in _govern(r, s.a, mentions, verbs):
        name = plain(r.flat[draft.start : draft.end])
        if draft.status is DocumentStatus.PLANNED and any(_begins_so(r, x, draft.kind, name) for x in state.documents):
            continue  # "The Plan of Consultations will also be sent to …"
        old = state.known.setdefault((draft.kind, name), draft)
        if old is not draft:
            further(old, draft.status)
            continue
        state.documents.append(draft)
        out.append(draft)
    again(s, b, verbs, state.groups)
    return out


def _begins_so(r: Reading, known: DocumentDraft, kind: DocumentKind, name: str) -> bool:
    """Whether a document named before is the one that a shorter name points back at."""
    return known.kind is kind and plain(r.flat[known.start : known.end]).startswith(name)


def _pointed(s: Sentence, verbs: list[VerbMention], state: State) -> None:
    """Take a document named before further where its bare noun is a subject: `…; the List was agreed upon`."""
    for d in s.documents:
        if d.j > d.noun + 1 or s.r.low(d.lead - 1) not in {"the", "this"}:
            continue
        known = [x for x in state.documents if x.noun == s.r.low(d.noun)]
        verb = next((v for v in verbs if (d.j <= v.i <= d.j + 1 and v.passive) or (v.j == d.lead - 1 and not v.passive)), None)
        while known and verb is not None:
            further(known[-1], status_of(s.r, verb, s.a))
            past = verb.j
            verb = next((v for v in verbs if v.i == past + 1 and s.r.sym[past] == AND), None)


def _recalled(s: Sentence, v: VerbMention, b: int, year: ReleaseYear) -> bool:
    """Whether the verb tells of an earlier year: `since 18 March 2010, when the Declaration was signed`."""
    if v.time != "past":
        return False
    r, named = s.r, s.named
    for i, j, d in s.dates:
        if i < v.i and r.low(r.back(i - 1, "on")) == "since" and r.sym[j : j + 2] == _COMMA_REL:
            return True
        early = i < b and d.first.year is not None and year.follows(d.first.year)
        if early and not any(x <= i < y for x, y in named) and _nearest(s, i, b) is v:
            return True
    return False


def _nearest(s: Sentence, i: int, b: int) -> VerbMention | None:
    """The verb to which a date at unit `i` belongs: the nearest that no comma parts from it."""
    comma = COMMA
    near = [v for v in s.verbs if v.i < b and comma not in s.r.sym[min(i, v.head) : max(i, v.head)].replace(_COMMA_REL, "")]
    return min(near, key=lambda v: abs(v.head - i), default=None)


def _govern(r: Reading, a: int, mentions: list[DocumentMention], verbs: list[VerbMention]) -> list[DocumentDraft]:
    """Give each document of a sentence the step of the verb that governs it."""
    governing = _Governing(r, a, verbs)
    past = a
    marks: list[tuple[int, DocumentMention | VerbMention]] = [(d.noun, d) for d in mentions] + [(v.head, v) for v in verbs]
    for position, mark in sorted(marks, key=lambda t: t[0]):
        if isinstance(mark, DocumentMention):
            governing.document(mark)
            past = mark.j
        elif position >= past:
            governing.verb(mark)
    return [d for d, _ in governing.found if d.status is not None]


@define
class _Governing:
    """The documents and verbs of a sentence, met in text order."""

    r: Reading
    a: int
    verbs: list[VerbMention]
    found: list[tuple[DocumentDraft, DocumentMention]] = field(factory=list)
    waiting: list[DocumentDraft] = field(factory=list)
    """Documents that no verb has governed so far."""
    active: DocumentStatus | None = None
    """The step of the active verb whose objects follow."""
    fresh: int = 0
    """Documents found when that verb came."""
    done: int = 0
    """Past the passive verb met last, or the documents joined behind it."""
    step: DocumentStatus | None = None
    """The step of that verb."""
    chained: bool = False
    """Whether a document has been joined to it by "as well as"."""

    def document(self, mention: DocumentMention) -> None:
        """Take a document: the object of an active verb before it, else one that waits for a passive."""
        if self.active is not None and (_opens_clause(self.r, mention.lead) or self._own_passive(mention)):
            self.active = None
        draft = draft_of(self.r, mention, "active" if self.active else "passive")
        if self.active is None and self._added(mention):
            draft.status, self.done, self.chained = self.step, mention.j, True
            self.found.append((draft, mention))
            return
        draft.status = self.active
        self.found.append((draft, mention))
        if self.active is None:
            self.waiting.append(draft)

    def _own_passive(self, mention: DocumentMention) -> bool:
        """Whether a semicolon and a passive of its own part a document from the active verb: `approved A; a draft B was considered`."""
        r = self.r
        if r.sym[r.back(mention.lead - 1)] != SEMI:
            return False
        end = r.sym.find(SEMI, mention.j)
        return any(v.passive and v.finite and mention.j <= v.i <= mention.j + 1 and (end < 0 or v.i < end) for v in self.verbs)

    def _added(self, mention: DocumentMention) -> bool:
        """Whether a document shares the passive verb before it: `was signed, as well as the Decision and the Protocol`."""
        k, r = mention.lead, self.r
        if self.step is not None and [r.low(u) for u in range(self.done + 1, self.done + 3)] in _AS_WAS and r.back(k - 1) < self.done + 3:
            return True  # "was supported, as was the draft Plan"
        if self.step is None or r.sym[self.done : k].strip(_LIST):
            return False
        return self.chained or any(r.sym[u] == AND and " " in r.word(u) for u in range(self.done, k))

    def verb(self, v: VerbMention) -> None:
        """Take a verb: a passive governs the documents before it, an active one those after it."""
        step = status_of(self.r, v, self.a)
        if step is None:
            return
        last = self.found[-1] if self.found else None
        if last is not None and self._goes_back(v, last, step):
            self.done, self.step, self.chained = v.j, step, False
            return
        if self.active is not None and not self.found[self.fresh :] and _coordinate(self.r, v, self.verbs):
            self.active = max(self.active, step, key=ORDER.index)
        else:
            self.active, self.fresh = step, len(self.found)

    def _goes_back(self, v: VerbMention, last: tuple[DocumentDraft, DocumentMention], step: DocumentStatus) -> bool:
        """Give the step of a verb to documents before it, where it governs those."""
        if not v.passive and v.j < self.r.n and self.r.low(v.j) in _OBJECTS:
            for draft in self.waiting or [last[0]]:  # "as for the draft, the ministers will consider it"
                further(draft, step)
        elif v.kind == "postpone":
            if not any(w.passive and last[1].j <= w.i < v.i for w in self.verbs):
                last[0].status = step
        elif (v.passive or _conceded(self.r, v)) and not _new_subject(self.r, v, last[1]):
            for draft in self.waiting or [last[0]]:
                if draft in self.waiting or _own_clause(self.r, last[1], v):
                    further(draft, step)
            if not any(v.j <= w.i <= v.j + 2 for w in self.verbs if w is not v):  # "considered and agreed"
                self.waiting = []
        else:
            return False
        return True


_OBJECTS = frozenset({"it", "them"})
_AS_WAS = (["as", "was"], ["as", "were"])


def _opens_clause(r: Reading, k: int) -> bool:
    """Whether the phrase that begins at unit `k` opens a clause of its own: `…, whereas a draft … is to be approved`."""
    k = r.back(k - 1)
    return r.sym[k] in REL or r.low(k) == "as for"


def _conceded(r: Reading, v: VerbMention) -> bool:
    """Whether a bare participle says what was done to the document: `…, though examined at length, was returned`."""
    return v.i == v.head and v.form in {"past", "participle"} and r.low(v.i - 1) in {"though", "although", "while", "once", "when"}


def _new_subject(r: Reading, v: VerbMention, last: DocumentMention) -> bool:
    """Whether the passive verb has a subject of its own that is no document: `…, and it was decided`."""
    if v.i <= last.j or r.low(v.i - 1) != "it":
        return False  # else "as for the draft, it was discussed" points back
    return v.j < r.n and r.low(v.j) in _EXPLETIVE


def _own_clause(r: Reading, d: DocumentMention, v: VerbMention) -> bool:
    """Whether nothing but the document's own relative clause stands between it and the verb."""
    return SEMI not in r.sym[d.j : v.i] and v.i - d.j < _CLAUSE


def _coordinate(r: Reading, v: VerbMention, verbs: list[VerbMention]) -> bool:
    k = v.i - 1
    while k >= 0 and r.sym[k] in _JOINS:
        k -= 1
    return any(w.j == k + 1 for w in verbs)
