"""Records in the making: what the facts gather before years and persons are resolved.  Offsets are those of the source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field

from cstoparse.facts.organs import FORCES, full_name
from cstoparse.mentions.dates import DateMention
from cstoparse.values import Capacity, DocumentKind, DocumentStatus, MeetingFormat, MeetingKind, MeetingStatus, ParticipantKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cstoparse.facts.reading import Reading
    from cstoparse.mentions.bodies import BodyMention

_NOT_OWN = frozenset({"csto", "csto.secretariat", "csto.joint-staff", "csto.crc"})
_IN_THE_FIELD = frozenset({MeetingKind.EXERCISE, MeetingKind.OPERATION, MeetingKind.TRAINING})

Place = tuple[int, int]
"""A range of code points, half-open."""

_NO_BODIES: list[tuple[str | None, Place]] = []
_NO_DAYS: list[DateMention] = []


@define(weakref_slot=False)
class ParticipantDraft:
    """A participant in the making."""

    kind: ParticipantKind
    capacity: Capacity
    start: int
    end: int
    name: Place | None = None
    rank: Place | None = None
    role: Place | None = None
    country: str | None = None
    body: str | None = None
    words: tuple[str, ...] = ()
    """The words of a person's name, for telling persons apart."""
    rule: str = ""
    tentative: bool = False
    """Whether it counts only if a name is found for it."""


@define(weakref_slot=False)
class MeetingDraft:
    """A meeting in the making."""

    kind: MeetingKind
    status: MeetingStatus
    start: int
    end: int
    rule: str
    name: Place | None = None
    bodies: list[tuple[str | None, Place]] = field(factory=list)
    ordinal: int | None = None
    when: DateMention | None = None
    earlier: list[DateMention] = field(factory=list)
    """Days given before, which `when` has replaced."""
    place: Place | None = None
    place_rank: int = 0
    venue: Place | None = None
    format: MeetingFormat | None = None
    participants: list[ParticipantDraft] = field(factory=list)
    _named: set[Place] | None = None

    @property
    def named(self) -> set[Place]:
        """Where those of the participants stand that are no persons."""
        if self._named is None:
            self._named = set()  # four times as large as an empty list, and most meetings need none
        return self._named

    def close(self) -> None:
        """Let go of what only reading needs, and of empty lists of its own: a long release has thousands of meetings."""
        self._named, self.bodies, self.earlier = None, self.bodies or _NO_BODIES, self.earlier or _NO_DAYS

    def cover(self, start: int, end: int) -> None:
        """Widen the record's span."""
        self.start, self.end = min(self.start, start), max(self.end, end)


@define(weakref_slot=False)
class DocumentDraft:
    """A document in the making."""

    kind: DocumentKind
    start: int
    end: int
    draft: bool
    closed: bool
    """Whether its quotes are closed."""
    title: Place | None = None
    status: DocumentStatus | None = None
    submitted_to: list[str] = field(factory=list)
    noun: str = ""
    """The noun that names it, for "the draft", "the List"."""
    rule: str = ""


def place_of(r: Reading, i: int, j: int) -> Place:
    """The code points of the units `[i, j)`."""
    return r.starts[i], r.ends[j - 1]


def set_day(draft: MeetingDraft, day: DateMention | None) -> None:
    """Give a meeting its date."""
    draft.when = day
    if day is not None:
        draft.cover(day.start, day.end)


def set_last_day(draft: MeetingDraft, last: DateMention | None) -> None:
    """Make a range of a meeting's day and the day until which it lasts."""
    when = draft.when
    if last is None or when is None or when.last is not None or when.precision is not last.precision or when.end > last.start:
        return
    until = last.first
    if until.year is not None and when.first.year is None:
        turns = (until.month or 0, until.day or 0) < (when.first.month or 0, when.first.day or 0)
        when = when._replace(first=when.first._replace(year=until.year - turns))
    elif until.year is None and when.first.year is not None:
        turns = until < when.first._replace(year=None)
        until = until._replace(year=when.first.year + turns)
    set_day(draft, when._replace(last=until, end=last.end))


def set_format(r: Reading, found: tuple[MeetingFormat, int] | None, draft: MeetingDraft) -> None:
    """Give a meeting without a format the one found, with the unit that says so."""
    if found is not None and draft.format is None:
        draft.format = found[0]
        draft.cover(*place_of(r, found[1], found[1] + 1))


def set_organs(r: Reading, bodies: Sequence[BodyMention], draft: MeetingDraft) -> None:
    """Give a meeting its organs; staffs and the organization itself have none, forces have exercises alone."""
    for body in bodies:
        end = full_name(r, body)
        if (body.generic and end == body.j) or body.id in _NOT_OWN or any(body.id == i for i, _ in draft.bodies):
            continue
        if body.id in FORCES and draft.kind not in _IN_THE_FIELD:
            continue
        place = place_of(r, body.i, end)
        draft.bodies.append((body.id, place))
        draft.cover(*place)
