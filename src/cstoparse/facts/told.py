"""What a release has told so far, for what its sentences go on about."""

from __future__ import annotations

from datetime import date

from attrs import define, field

from cstoparse.facts.drafts import MeetingDraft, Place
from cstoparse.facts.reading import Reading
from cstoparse.mentions.dates import DateMention
from cstoparse.mentions.people import PersonMention
from cstoparse.values import Capacity, MeetingKind

_RECENT = 16


@define
class Told:
    """What has been read of the release so far."""

    headline: Reading | None = None
    meetings: list[MeetingDraft] = field(factory=list)
    current: list[MeetingDraft] = field(factory=list)
    """Those opened together last."""
    pending: DateMention | None = None
    """The date of a sentence that tells of no event itself."""
    named: dict[MeetingKind, Place] = field(factory=dict)
    """The proper name read last of each kind of event that bears one."""
    place: Place | None = None
    """The town that the lead names for what follows."""
    published: date | None = None
    """The day of the release."""
    count: int = 0
    """Sentences read."""
    readings: int = 0
    """Readings read."""
    over: bool = False
    """Whether what follows tells of no meeting."""
    again: bool = False
    """Whether the sentence speaks of the day of the last meeting."""
    subject: tuple[Reading, PersonMention] | None = None
    """Who was the subject of a sentence last, for "he" further on."""
    announced: Capacity | None = None
    """In what capacity those take part whom the items that follow name."""

    @property
    def recent(self) -> list[MeetingDraft]:
        """The first meeting and the last ones: no release tells of so many more, and the time stays linear."""
        return self.meetings if len(self.meetings) <= _RECENT else [self.meetings[0], *self.meetings[-_RECENT:]]
