"""An office without a name, once the release has named who holds it: `the Secretary General was received by …`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cstoparse.text import plain
from cstoparse.values import ParticipantKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cstoparse.facts.drafts import MeetingDraft, ParticipantDraft


def name_officers(meetings: Sequence[MeetingDraft], flat: str) -> None:
    """Give a participant known by his office alone the one name that the release gives its holder in an earlier meeting.

    Those who are only told by a short office ("the Secretary General") and stay without a name are left out.
    """
    holders: dict[str, list[ParticipantDraft]] = {}
    for meeting in meetings:
        for draft in meeting.participants:
            if draft.kind is ParticipantKind.PERSON and draft.name is None and draft.role is not None:
                _take_name(draft, holders.get(_last_words(flat, draft.role), []), flat)
        meeting.participants = [q for q in meeting.participants if q.name is not None or not q.tentative]
        for draft in meeting.participants:
            if draft.kind is ParticipantKind.PERSON and draft.name is not None and draft.role is not None:
                holders.setdefault(_last_words(flat, draft.role), []).append(draft)


def _last_words(flat: str, role: tuple[int, int]) -> str:
    """What the offices of one holder have in common however fully they are told."""
    return " ".join(flat[slice(*role)].lower().split()[-2:])


def _fits(role: str, short: str) -> bool:
    """Whether a short form can mean an office; one who only serves its holder has another: `Adviser to the Secretary General`."""
    before = role.removesuffix(short)
    return role.endswith(short) and (not before or before[-1] == " ") and not before.rstrip().endswith((" the", " to", " of"))


def _take_name(draft: ParticipantDraft, holders: list[ParticipantDraft], flat: str) -> None:
    if draft.role is None:
        return
    short = plain(flat[slice(*draft.role)])
    fitting = [q for q in holders if q.role is not None and _fits(plain(flat[slice(*q.role)]), short)]
    if not fitting or len({q.words for q in fitting}) > 1:
        return
    holder = fitting[-1]
    draft.name, draft.words, draft.rank = holder.name, holder.words, holder.rank
    draft.country, draft.body = holder.country, holder.body
    if draft.tentative:
        draft.role = holder.role  # the one that tells whose office it is
    pieces = [q for q in (draft.name, draft.rank, draft.role) if q is not None]
    draft.start, draft.end = min(q[0] for q in pieces), max(q[1] for q in pieces)
