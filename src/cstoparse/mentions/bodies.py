"""Organs and organisations with their ids."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from cstoparse.tokens import Passage

# The coordination councils' names vary without end around these subjects.
_SUBJECTS = {
    "emergency": "csto.cces", "emergencies": "csto.cces", "disasters": "csto.cces",
    "drug": "csto.drugs", "drugs": "csto.drugs", "narcotic": "csto.drugs", "anti-drug": "csto.drugs", "narcotics": "csto.drugs",
    "migration": "csto.migration", "migrants": "csto.migration",
    "biological": "csto.bio", "biosafety": "csto.bio", "biosecurity": "csto.bio",
}
_SUBJECT_REACH = 24
_OTHERS = {"cis": "cis", "sco": "sco", "eaeu": "eaeu", "un": "un", "osce": "osce", "nato": "nato", "eu": "eu"}
_LINKING = frozenset({"of", "for", "on", "to", "the", "and", "under", "in", "by", "against", "from"})


@frozen
class BodyMention:
    """An organ met in a passage, in words."""

    i: int
    """First word of its name."""
    j: int
    """Past the last word."""
    id: str | None
    """Its id; null for a short form that points back ("the Council") or an organ without one."""
    generic: bool = False
    """Whether it is a short form that points back."""


def find_bodies(p: Passage) -> list[BodyMention]:
    """Find the organs of a passage in text order."""
    found: list[BodyMention] = []
    for hit in sorted((*p.hits.get("body", ()), *p.hits.get("generic", ()))):
        if found and hit.i < found[-1].j:
            continue
        if hit.category == "generic":
            found.append(_council(p, hit.i, hit.j) or BodyMention(hit.i, hit.j, None, generic=True))
            continue
        if found and found[-1].j == hit.i and found[-1].id == "csto" and hit.value.startswith("csto"):
            found[-1] = BodyMention(found[-1].i, hit.j, hit.value)
            continue
        if found and found[-1].j == hit.i and found[-1].id in _OTHERS.values() and hit.value.startswith("csto."):
            found[-1] = BodyMention(found[-1].i, hit.j, found[-1].id)
            continue
        found.append(_foreign(p, BodyMention(hit.i, hit.j, hit.value)))
    return found


def _foreign(p: Passage, mention: BodyMention) -> BodyMention:
    """An organ of another organisation that bears the name of one of ours is not ours: `CMD of the CIS`."""
    k = mention.j
    if mention.id is None or not mention.id.startswith("csto.") or k >= p.n or p.lows[k] not in {"of", "under"}:
        return mention
    k += 1
    while k < p.n and p.lows[k] == "the":
        k += 1
    hit = p.has(k, "body") if k < p.n else None
    if hit is not None and hit.value in _OTHERS.values() and p.lows[mention.j] == "of":
        return BodyMention(mention.i, hit.j, hit.value)
    return mention


def _council(p: Passage, i: int, j: int) -> BodyMention | None:
    """A coordination council, whose subject tells which: `Coordination Council of Heads of … for Countering …`."""
    if not p.lows[i].startswith("coordinat"):
        return None
    subject, end, k = None, j, j
    while k < p.n and k - j < _SUBJECT_REACH:
        low = p.lows[k]
        known = subject is not None
        if low in _SUBJECTS:
            subject, end = _SUBJECTS[low], k + 1
        elif known and not (p.words[k][0].isupper() or low in _TAIL_WORDS):
            break
        elif known and low in _TAIL_WORDS:
            end = k + 1
        elif known and p.words[k][0].isupper() and k == end:
            end = k + 1
        elif not (p.words[k][0].isalpha() or low == "-") or _finite(p, k):
            break
        k += 1
    if subject is None:
        before = p.lows[i - 1] if i else ""
        subject = _SUBJECTS.get(before)
        return BodyMention(i - 1, j, subject) if subject else None
    return BodyMention(i, end, subject)


_TAIL_WORDS = frozenset({"security", "situations", "trafficking", "safety", "issues", "response", "trade", "turnover"})


def _finite(p: Passage, k: int) -> bool:
    return p.lows[k] in p.lexicon.classes["auxiliaries"] or (p.has(k, "verb") is not None and p.lows[k] not in _LINKING)
