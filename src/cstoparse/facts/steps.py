"""The steps of a document's handling, as verbs tell them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cstoparse.grammar import SYMBOLS
from cstoparse.model import DocumentStatus

if TYPE_CHECKING:
    from cstoparse.facts.drafts import DocumentDraft
    from cstoparse.facts.reading import Reading
    from cstoparse.mentions.verbs import VerbMention

ORDER = tuple(DocumentStatus)
"""Steps of handling from the first to the furthest."""
GOVERNING = frozenset({*DocumentStatus, "instructed", "postpone"})
"""Kinds of verb that tell what became of a document."""
_INSTRUCTED = frozenset({"instructed", "entrusted", "tasked", "charged", "commissioned", "asked", "decided"})
_BEFOREHAND = frozenset({"before", "until", "till", "since", "on", "of"})
_DECIDED = frozenset({"decided", "agreed", "managed", "able", "resolved"})


def status_of(r: Reading, v: VerbMention, a: int) -> DocumentStatus | None:
    """The step that a verb reports in the sentence that begins at `a`: negated none, to come planned."""
    if v.kind not in GOVERNING or v.negated or v.anterior:
        return None
    if v.kind == "instructed":
        return DocumentStatus.PLANNED if any(r.low(k) in _INSTRUCTED for k in range(a, v.head)) else None
    if v.kind == "postpone":
        return DocumentStatus.PLANNED if v.passive else None
    if v.head and v.i == v.head and r.sym[r.back(v.head - 1)] in SYMBOLS["for"] + SYMBOLS["under"]:
        return None  # "for consideration of the Council"
    if v.form == "noun":
        return None if r.low(r.back(v.head - 1)) in _BEFOREHAND else DocumentStatus(v.kind)
    if v.time == "planned":
        return DocumentStatus.PLANNED
    if v.form == "base":
        before = r.sym[a : v.head]
        if any(c in before for c in SYMBOLS["plan"] + SYMBOLS["modal"]):
            return DocumentStatus.PLANNED
        if any(r.low(k) in _DECIDED for k in range(max(a, v.i - 3), v.i)):
            return DocumentStatus(v.kind)
        return None
    return DocumentStatus(v.kind)


def further(draft: DocumentDraft, status: DocumentStatus | None) -> None:
    """Take a document to the further one of two steps."""
    if status is not None and (draft.status is None or ORDER.index(status) > ORDER.index(draft.status)):
        draft.status = status
