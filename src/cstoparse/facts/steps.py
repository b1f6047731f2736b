"""The steps of a document's handling, as verbs tell them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cstoparse.grammar import STOP, TO, classes, rule
from cstoparse.lexicon import Verb
from cstoparse.values import DocumentStatus

if TYPE_CHECKING:
    from cstoparse.facts.drafts import DocumentDraft
    from cstoparse.facts.reading import Reading
    from cstoparse.mentions.verbs import VerbMention

ORDER = tuple(DocumentStatus)
"""Steps of handling from the first to the furthest."""
GOVERNING = frozenset({*DocumentStatus, "instructed", "postpone", "submit"})
"""Kinds of verb that tell what became of a document."""
_INSTRUCTED = frozenset({"instructed", "entrusted", "tasked", "charged", "commissioned", "asked", "decided"})
_BEFOREHAND = frozenset({"before", "until", "till", "since", "on", "of"})
_IN_FULL = frozenset({"finalized", "agreed"})
_PARTLY = frozenset({"partially", "partly"})
_DECIDED = frozenset({"decided", "agreed", "managed", "able", "resolved"})
_FOR_UNDER = classes("for under")
_BREAKS = rule("comma | semi | stop | and")
_PLAN = classes("plan")
_PLAN_MODAL = classes("plan modal")


def status_of(r: Reading, v: VerbMention, a: int) -> DocumentStatus | None:
    """The step that a verb reports in the sentence that begins at `a`: negated none, to come planned."""
    if v.kind not in GOVERNING or v.negated or v.anterior:
        return None
    if v.kind == "instructed":
        return DocumentStatus.PLANNED if any(r.low(k) in _INSTRUCTED for k in range(a, v.head)) else None
    if v.kind in {"submit", "postpone"}:
        return DocumentStatus.PLANNED if v.passive and (v.kind == "postpone" or v.time == "planned") else None
    if v.head and v.i == v.head and r.sym[r.back(v.head - 1)] in _FOR_UNDER:
        return None  # "for consideration of the Council"
    return _of_noun(r, v, a) if v.form == "noun" else _of_verb(r, v, a)


def _of_noun(r: Reading, v: VerbMention, a: int) -> DocumentStatus | None:
    """The step that a noun reports, `the signing of`: none where it only bounds something, `before the signing of`."""
    if _to_come(r, v, a):
        return DocumentStatus.PLANNED
    beforehand = r.low(r.back(v.head - 1)).rsplit(" ", 1)[-1] in _BEFOREHAND
    return None if beforehand else _in_full(r, v)


def _of_verb(r: Reading, v: VerbMention, a: int) -> DocumentStatus | None:
    if v.kind == "agreed" and r.low(v.head).endswith(" to") and v.j < r.n and isinstance(deed := r.vals[v.j], Verb) and deed.form == "base":
        return None  # "agreed to meet": what was agreed is a deed
    if v.time == "planned":
        return DocumentStatus.PLANNED
    if v.form == "base" and not (v.finite and r.sym[v.i] == TO):  # not "continued to consider"
        return _intended(r, v, a)
    return _in_full(r, v)


def _in_full(r: Reading, v: VerbMention) -> DocumentStatus:
    """The step of a deed that was done, if only in part: `has finalized it only partially`."""
    partly = v.kind in _IN_FULL and _PARTLY & {r.low(k) for k in range(v.j, _clause_end(r, v.j))}
    return DocumentStatus.PARTIALLY_FINALIZED if partly else DocumentStatus(v.kind)


def _intended(r: Reading, v: VerbMention, a: int) -> DocumentStatus | None:
    """The step of an infinitive: planned, or done where it is what was decided."""
    before = r.sym[a : v.head]
    if any(c in before for c in _PLAN_MODAL):
        return DocumentStatus.PLANNED
    decided = any(r.low(k) in _DECIDED for k in range(max(a, v.i - 3), v.i))
    return DocumentStatus(v.kind) if decided else None


def _clause_end(r: Reading, k: int) -> int:
    m = _BREAKS().search(r.sym, k)
    return m.start() if m else r.n


def _to_come(r: Reading, v: VerbMention, a: int) -> bool:
    """Whether what a noun at the head of its sentence tells is still to be done: `The signing of the Agreement is scheduled for May`."""
    if r.back(v.i - 1) >= a:
        return False
    end = r.sym.find(STOP, v.j)
    end = end if end >= 0 else r.n
    planned = any(v.j <= w.i < end and w.time == "planned" and w.finite and not w.relative for w in r.verbs)
    return planned or _PLAN in r.sym[v.j : end]


def further(draft: DocumentDraft, status: DocumentStatus | None) -> None:
    """Take a document to the further one of two steps."""
    if status is not None and (draft.status is None or ORDER.index(status) > ORDER.index(draft.status)):
        draft.status = status
