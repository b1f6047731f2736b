"""The same person named twice in one meeting is one participant, under the fullest form of the name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cstoparse.diagnostics import Code, Diagnostic, make
from cstoparse.resolve.officers import name_officers
from cstoparse.resolve.roster import Roster
from cstoparse.text import plain
from cstoparse.values import Capacity, ParticipantKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cstoparse.facts.drafts import MeetingDraft, ParticipantDraft
    from cstoparse.resolve.named import Named

_SEVERAL = 2
_WEIGHT = {Capacity.CHAIR: 3, Capacity.HEAD: 2, Capacity.HOST: 1, Capacity.ATTENDEE: 0}


def settle(meetings: Sequence[MeetingDraft], people: Iterable[Named], flat: str) -> list[Diagnostic]:
    """Settle who took part in the meetings of a release; gives a diagnostic for each variant spelling."""
    name_officers(meetings, flat)
    found = [told for meeting in meetings for told in merge_persons(meeting, flat)]
    complete_names(meetings, people)
    complete_roles(meetings, people)
    for meeting in meetings:
        meeting.close()
    return found


def merge_persons(meeting: MeetingDraft, flat: str) -> list[Diagnostic]:
    """Merge a meeting's participants in place; gives a diagnostic for each variant spelling."""
    kept: list[ParticipantDraft] = []
    known: Roster[ParticipantDraft] = Roster()
    found: list[Diagnostic] = []
    several = sum(q.kind is ParticipantKind.PERSON for q in meeting.participants) >= _SEVERAL
    for draft in meeting.participants:
        person = several and draft.kind is ParticipantKind.PERSON
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


def complete_roles(meetings: Sequence[MeetingDraft], people: Iterable[Named]) -> None:
    """Give a participant without an office the one that the release gives the same person elsewhere."""
    missing = [q for m in meetings for q in m.participants if q.kind is ParticipantKind.PERSON and q.role is None and q.words]
    if not missing:
        return
    known: Roster[Named] = Roster()
    for p in people:
        if p.office is not None:
            known.add(p.words, p)
    for draft in missing:
        found = known.first(draft.words)
        if found is not None:
            draft.role, draft.country, draft.body = found.office, found.country, found.body
            _widen(draft, meetings)


def complete_names(meetings: Sequence[MeetingDraft], people: Iterable[Named]) -> None:
    """Give a participant who is named by initials or family alone the full name that the release gives elsewhere."""
    short = [q for m in meetings for q in m.participants if q.kind is ParticipantKind.PERSON and q.words and _fullness(q.words)[0] is False]
    if not short:
        return
    known: Roster[Named] = Roster()
    for p in people:
        if _fullness(p.words)[0]:
            known.add(p.words, p)
    for draft in short:
        full = known.first(draft.words)
        if full is not None:
            draft.words, draft.name = full.words, full.name
            _widen(draft, meetings)


def _widen(draft: ParticipantDraft, meetings: Sequence[MeetingDraft]) -> None:
    """Let a participant, and the meetings that he took part in, hold all his pieces."""
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
