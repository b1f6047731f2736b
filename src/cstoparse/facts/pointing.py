"""Words that point back at documents already named: `the first of these`, `It was signed`, `The documents were …`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cstoparse.facts.steps import GOVERNING, ORDER, further, status_of
from cstoparse.grammar import COMMA, DETS, classes

if TYPE_CHECKING:
    from cstoparse.facts.drafts import DocumentDraft
    from cstoparse.facts.reading import Reading
    from cstoparse.facts.sentences import Sentence
    from cstoparse.mentions.verbs import VerbMention

_ORDINALS = {"first": 0, "second": 1, "third": 2, "fourth": 3, "fifth": 4, "former": 0, "latter": -1, "last": -1}
_AFTER_ORDINAL = classes("of be have comma and DRAFT")
_NEAR_SUBJECT = 8


def numbered(s: Sentence, b: int, groups: list[list[DocumentDraft]], documents: list[DocumentDraft]) -> None:
    """Take documents named before further: `The first of these documents was agreed, the second was finalized`."""
    if not groups:
        return
    r, group = s.r, groups[-1] if len(groups[-1]) > 1 else documents
    behind = [k + 1 for k in range(s.a - 1, b - 2) if k >= 0 and r.sym[k] in DETS]
    marks = [(k, _ORDINALS[r.low(k)]) for k in behind if r.low(k) in _ORDINALS and _points(s, k)]
    for n, (k, place) in enumerate(marks):
        stop = marks[n + 1][0] if n + 1 < len(marks) else b
        steps = [step for v in s.verbs if k < v.i < stop and v.kind in GOVERNING and (step := status_of(r, v, s.a)) is not None]
        if place < len(group) and steps:
            further(group[place], max(steps, key=ORDER.index))


def _points(s: Sentence, k: int) -> bool:
    """Whether the ordinal at unit `k` stands for a document: `the first was`, `the second document`."""
    r = s.r
    if r.low(k - 1) != "the" or r.word(k + 1)[0].isupper():
        return False
    return r.sym[k + 1] in _AFTER_ORDINAL or r.low(k + 1) in {"one", "document"}


def again(s: Sentence, b: int, verbs: list[VerbMention], groups: list[list[DocumentDraft]]) -> None:
    """A pronoun or "the document" as subject takes the last documents further: `It was signed`."""
    if not groups:
        return
    r, a = s.r, s.a
    for v in verbs:
        if _behind_phrase(s, v):
            further(groups[-1][-1], status_of(r, v, a))
    low = r.low(a)
    if low not in {"it", "they", "both", "the"} or (low == "the" and r.low(a + 1) not in {"document", "documents", "draft", "drafts"}):
        return
    if low == "the" and any(d.lead <= a + 1 <= d.noun for d in s.documents):
        return  # "the draft Statement was supported"
    last = groups[-1]
    for v in verbs:
        if v.j < b and _expletive(r, v):
            continue
        if v.passive and v.i - a < _NEAR_SUBJECT:
            for draft in last if low != "it" else last[-1:]:
                further(draft, status_of(r, v, a))


def _behind_phrase(s: Sentence, v: VerbMention) -> bool:
    """Whether a passive has "it" for its subject behind a phrase without a document: `Following a discussion, it was agreed upon`."""
    r = s.r
    if not v.passive or v.i <= s.a + 1 or r.low(v.i - 1) != "it" or r.sym[v.i - 2] != COMMA:
        return False
    return not _expletive(r, v) and not any(d.noun < v.i for d in s.documents)  # "as to the draft Plan, it was supported"


def _expletive(r: Reading, v: VerbMention) -> bool:
    """Whether the "it" of a verb stands for what follows: `it was agreed that`, `it was agreed to`."""
    return v.j < r.n and (r.low(v.j) in {"that", "to"} or r.low(v.head).endswith(" to"))
