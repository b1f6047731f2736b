"""The same person named twice in one meeting is one participant, under the fullest form of the name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cstoparse.diagnostics import Code, Diagnostic, make
from cstoparse.resolve.roster import Roster
from cstoparse.text import plain
from cstoparse.values import Capacity, ParticipantKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cstoparse.facts.drafts import MeetingDraft, ParticipantDraft
    from cstoparse.facts.reading import Reading
    from cstoparse.mentions.people import PersonMention

_SEVERAL = 2
_WEIGHT = {Capacity.CHAIR: 3, Capacity.HEAD: 2, Capacity.HOST: 1, Capacity.ATTENDEE: 0}


def merge_persons(meeting: MeetingDraft, flat: str) -> list[Diagnostic]:
    """Merge a meeting's participants in place; gives a diagnostic for each variant spelling."""
    kept: list[ParticipantDraft] = []
    known: Roster[ParticipantDraft] = Roster()
    found: list[Diagnostic] = []
    for draft in meeting.participants:
        person = draft.kind is ParticipantKind.PERSON
        twin = known.first(draft.words) if person else None
        if twin is None:
            kept.append(draft)
            if person:
                known.add(draft.words, draft)
            continue
        if draft.words and twin.words and _spelled_apart(draft.words, twin.words) and draft.name:
            found.append(make(Code.PERSON_VARIANT, *draft.name, " ".join(draft.words)))
        _absorb(twin, draft)
        known.add(draft.words, twin)
    repeated = _parts_of_groups(kept, flat)
    meeting.participants = [q for n, q in enumerate(kept) if n not in repeated and not _shadow(q, kept, flat)]
    return found


def words_of(r: Reading, name: tuple[int, int]) -> tuple[str, ...]:
    """The words of a name, initials without their point."""
    return tuple(r.word(k).rstrip(".") for k in range(*name))


def complete_roles(meetings: Sequence[MeetingDraft], readings: Sequence[Reading]) -> None:
    """Give a participant without an office the one that the release gives the same person elsewhere."""
    missing = [q for m in meetings for q in m.participants if q.kind is ParticipantKind.PERSON and q.role is None and q.words]
    if not missing:
        return
    known: Roster[tuple[Reading, PersonMention]] = Roster()
    for r in readings:
        for p in r.people:
            if p.name is not None and p.office is not None:
                known.add(words_of(r, p.name), (r, p))
    for draft in missing:
        found = known.first(draft.words)
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
    known: Roster[tuple[tuple[str, ...], tuple[int, int], Reading]] = Roster()
    for r in readings:
        for p in r.people:
            if p.name is not None and _fullness(words := words_of(r, p.name))[0]:
                known.add(words, (words, p.name, r))
    for draft in short:
        full = known.first(draft.words)
        if full is not None:
            words, (i, j), r = full
            draft.words, draft.name = words, (r.starts[i], r.ends[j - 1])
            draft.start, draft.end = _hull(draft)
            for meeting in meetings:
                if draft in meeting.participants:
                    meeting.cover(draft.start, draft.end)


def _shadow(draft: ParticipantDraft, kept: list[ParticipantDraft], flat: str) -> bool:
    """An office without a name is the person's whose name stands with all its words, or who has its capacity."""
    if draft.kind is not ParticipantKind.PERSON or draft.name is not None or draft.role is None:
        return False
    words = set(flat[slice(*draft.role)].lower().split())
    return any(q.name is not None and q.kind is ParticipantKind.PERSON and (
        (q.role is not None and words <= {*flat[slice(*q.role)].lower().split(), "republic", "of", "the"})
        or q.capacity is draft.capacity is not Capacity.ATTENDEE
    ) for q in kept)


def _parts_of_groups(kept: list[ParticipantDraft], flat: str) -> set[int]:
    """Groups that are named again with more words: `police units`, `Special police units of …`; gives their places."""
    names = {n: plain(flat[q.name[0] : q.name[1]]) for n, q in enumerate(kept) if q.kind is ParticipantKind.GROUP and q.name is not None}
    if len(names) < _SEVERAL:
        return set()
    having: dict[str, list[int]] = {}
    for n, name in names.items():
        for word in set(name.split()):
            having.setdefault(word, []).append(n)
    found: set[int] = set()
    for n, name in names.items():
        rarest = min((having[word] for word in name.split()), key=len)  # a fuller name holds this word, too
        if any(name in names[m] and (len(name) < len(names[m]) or kept[m].start < kept[n].start) for m in rarest if m != n):
            found.add(n)
    return found


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
