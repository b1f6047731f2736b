"""The same person named twice in one meeting is one participant, under the fullest form of the name."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from unicodedata import normalize

from cstoparse.diagnostics import Code, Diagnostic, make
from cstoparse.values import Capacity, ParticipantKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cstoparse.facts.drafts import MeetingDraft, ParticipantDraft
    from cstoparse.facts.reading import Reading

_WEIGHT = {Capacity.CHAIR: 3, Capacity.HEAD: 2, Capacity.HOST: 1, Capacity.ATTENDEE: 0}
# Spellings of one sound in the transliterations met on the site (Khasan/Hasan, Kaloev/Kaloyev, Sergey/Sergei, Shoigu/Shoygu).
_SOUNDS = (
    ("kh", "h"), ("yo", "e"), ("ye", "e"), ("yu", "u"), ("ya", "a"), ("dzh", "j"), ("zh", "j"), ("iy", "i"), ("ij", "i"), ("ei", "e"),
    ("ey", "e"), ("ai", "a"), ("ay", "a"), ("oi", "o"), ("oy", "o"), ("ie", "e"), ("ia", "a"), ("iu", "u"), ("y", "i"), ("w", "v"),
    ("ck", "k"), ("c", "k"),
)  # fmt: skip


@lru_cache(maxsize=4096)
def sound(word: str) -> str:
    """Reduce a name's word to what its spellings have in common.

    >>> sound("Khasan") == sound("Hassan")
    True
    """
    low = "".join(c for c in normalize("NFKD", word.lower().replace("đ", "d").replace("ł", "l")) if c.isalpha())
    for spelled, plain in _SOUNDS:
        low = low.replace(spelled, plain)
    out = ""
    for c in low:
        if not out or out[-1] != c:
            out += c
    return out


def same_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two names, in words, can be one person's: families sound alike, given names or initials agree."""
    if not a or not b:
        return False
    if len(a) == 1 or len(b) == 1:
        single, whole = (a, b) if len(a) == 1 else (b, a)
        return sound(single[0]) in {sound(whole[0]), sound(whole[-1])}
    if sound(a[-1]) != sound(b[-1]):
        return False
    x, y = a[0].lower(), b[0].lower()
    if len(x) <= 3 or len(y) <= 3:  # noqa: PLR2004  an initial: "Kh", "Dzh"
        return x[0] == y[0] or sound(x)[:1] == sound(y)[:1]
    return sound(x) == sound(y)


def merge_persons(meeting: MeetingDraft, flat: str) -> list[Diagnostic]:
    """Merge a meeting's participants in place; gives a diagnostic for each variant spelling."""
    kept: list[ParticipantDraft] = []
    found: list[Diagnostic] = []
    for draft in meeting.participants:
        twin = _twin(draft, kept)
        if twin is None:
            kept.append(draft)
            continue
        if draft.words and twin.words and _spelled_apart(draft.words, twin.words) and draft.name:
            found.append(make(Code.PERSON_VARIANT, *draft.name, " ".join(draft.words)))
        _absorb(twin, draft)
    meeting.participants = [q for q in kept if not _shadow(q, kept) and not _part_of_group(q, kept, flat)]
    return found


def complete_roles(meetings: Sequence[MeetingDraft], readings: Sequence[Reading]) -> None:
    """Give a participant without an office the one that the release gives the same person elsewhere."""
    missing = [q for m in meetings for q in m.participants if q.kind is ParticipantKind.PERSON and q.role is None and q.words]
    if not missing:
        return
    named = [(p.name, r, p) for r in readings for p in r.people if p.name is not None and p.office is not None]
    known = [(tuple(r.word(k).rstrip(".") for k in range(*name)), r, p) for name, r, p in named]
    for draft in missing:
        found = next(((r, p) for words, r, p in known if same_person(words, draft.words)), None)
        office = found[1].office if found is not None else None
        if found is None or office is None:
            continue
        r, p = found
        i, j = office
        draft.role, draft.country, draft.body = (r.starts[i], r.ends[j - 1]), p.country, p.body
        draft.start, draft.end = _hull(draft)
        for meeting in meetings:
            if draft in meeting.participants:
                meeting.cover(draft.start, draft.end)


def complete_names(meetings: Sequence[MeetingDraft], readings: Sequence[Reading]) -> None:
    """Give a participant who is named by initials or family alone the full name that the release gives elsewhere."""
    short = [q for m in meetings for q in m.participants if q.kind is ParticipantKind.PERSON and q.words and _fullness(q.words)[0] is False]
    if not short:
        return
    named = [(p.name, r) for r in readings for p in r.people if p.name is not None]
    known = [(tuple(r.word(k).rstrip(".") for k in range(*name)), name, r) for name, r in named]
    for draft in short:
        full = next((x for x in known if _fullness(x[0])[0] and same_person(x[0], draft.words)), None)
        if full is not None:
            words, (i, j), r = full
            draft.words, draft.name = words, (r.starts[i], r.ends[j - 1])
            draft.start, draft.end = _hull(draft)
            for meeting in meetings:
                if draft in meeting.participants:
                    meeting.cover(draft.start, draft.end)


def _twin(draft: ParticipantDraft, kept: list[ParticipantDraft]) -> ParticipantDraft | None:
    if draft.kind is not ParticipantKind.PERSON or not draft.words:
        return None
    return next((q for q in kept if q.kind is ParticipantKind.PERSON and same_person(q.words, draft.words)), None)


def _shadow(draft: ParticipantDraft, kept: list[ParticipantDraft]) -> bool:
    """An office without a name beside a named holder of the same country and capacity is that person again."""
    if draft.kind is not ParticipantKind.PERSON or draft.name is not None:
        return False
    return any(q is not draft and q.name is not None and q.kind is ParticipantKind.PERSON and (
        (q.country == draft.country and q.country is not None) or q.capacity is draft.capacity is not Capacity.ATTENDEE
    ) for q in kept)


def _part_of_group(draft: ParticipantDraft, kept: list[ParticipantDraft], flat: str) -> bool:
    """A group named again with more words is one: `police units`, `Special police units of …`."""
    if draft.kind is not ParticipantKind.GROUP or draft.name is None:
        return False
    words = flat[draft.name[0] : draft.name[1]].lower()
    for other in kept:
        if other is draft or other.kind is not ParticipantKind.GROUP or other.name is None:
            continue
        fuller = flat[other.name[0] : other.name[1]].lower()
        if words in fuller and (len(words) < len(fuller) or other.start < draft.start):
            return True
    return False


def _spelled_apart(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    if a[-1].lower() != b[-1].lower():
        return True
    return len(a) == len(b) and len(a[0]) > 3 < len(b[0]) and a[0].lower() != b[0].lower()  # noqa: PLR2004  initials vary freely


def _fullness(words: tuple[str, ...]) -> tuple[int, int, int]:
    return (len(words[0]) > 2 and len(words) > 1, len(words), sum(map(len, words)))  # noqa: PLR2004  no initial


def _absorb(twin: ParticipantDraft, draft: ParticipantDraft) -> None:
    if _fullness(draft.words) > _fullness(twin.words):
        twin.name, twin.words, twin.rank = draft.name, draft.words, draft.rank or twin.rank
    if twin.role is None and draft.role is not None:
        twin.role, twin.country, twin.body = draft.role, draft.country, draft.body
    if _WEIGHT[draft.capacity] > _WEIGHT[twin.capacity]:
        twin.capacity = draft.capacity
    twin.start, twin.end = _hull(twin)


def _hull(draft: ParticipantDraft) -> tuple[int, int]:
    pieces = [q for q in (draft.name, draft.rank, draft.role) if q is not None]
    return min(p[0] for p in pieces), max(p[1] for p in pieces)
