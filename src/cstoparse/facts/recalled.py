"""The year of a release while it is still being read: what was judged by it holds if it stays the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cstoparse.facts.drafts import MeetingDraft
    from cstoparse.parts import When

_RECENT = 40  # meetings; the time stays linear


def year_of(meetings: Iterable[MeetingDraft], line: When | None) -> int | None:
    """The year of a release, where it is written: of its first meeting, or of its date line."""
    stated = next((m.when.first.year for m in meetings if m.when is not None and m.when.first.year is not None), None)
    if stated is None and line is not None and line.start is not None:
        stated = int(line.start[:4])
    return stated


class ReleaseYear:
    """The year that a release seems to be of, and the years that were compared with it.

    >>> year = ReleaseYear(None)
    >>> year.follows(2010), year.stays(2009), year.stays(2023)
    (False, True, False)
    """

    def __init__(self, year: int | None) -> None:
        """Begin with a year, or with none."""
        self.meetings: Sequence[MeetingDraft] = ()
        """Those found so far, one of which may tell another year."""
        self._year = year
        self._earlier: int | None = None
        self._others: int | None = None

    def follows(self, year: int) -> bool:
        """Whether the release is of a later year than one of its dates."""
        if self.meetings:
            # The first of all with a year tells it; a meeting may be given its day later on.
            told = year_of((self.meetings[0], *self.meetings[-_RECENT:]), None)
            self._year, self.meetings = (self._year, self.meetings) if told is None else (told, ())
        if self._year is not None and year < self._year:
            self._earlier = year if self._earlier is None else max(self._earlier, year)
            return True
        self._others = year if self._others is None else min(self._others, year)
        return False

    def stays(self, year: int | None) -> bool:
        """Whether every year compared so far would have been judged alike by another year of the release."""
        if year is None:
            return self._earlier is None
        return (self._earlier is None or self._earlier < year) and (self._others is None or self._others >= year)
