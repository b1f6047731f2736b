"""What was seen in a release and belongs to no record: persons, organs without an id, quotes left open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cstoparse import patterns
from cstoparse.diagnostics import Code, Diagnostic, make
from cstoparse.grammar import classes
from cstoparse.resolve.named import People
from cstoparse.resolve.roster import Roster

_MONTH = classes("month")

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cstoparse.facts.drafts import DocumentDraft, MeetingDraft
    from cstoparse.facts.reading import Reading
    from cstoparse.text import Source


class Leftovers:
    """What a release names and no record of it holds, gathered from one reading after the other."""

    def __init__(self, source: Source) -> None:
        """Begin without any."""
        self._source = source
        self._dates: list[Diagnostic] = []
        self.people = People(source.flat)
        """All persons of the release."""

    def take(self, r: Reading) -> None:
        """Gather what a reading names."""
        self._dates += _unread_dates(self._source, r)
        self.people.take(r)

    def told(self, meetings: Sequence[MeetingDraft], documents: Sequence[DocumentDraft]) -> list[Diagnostic]:
        """Report what the records of the release do not hold."""
        source, found = self._source, self._dates
        found += [_open_quote(source, d) for d in documents if not d.closed and d.title is not None]
        found += [_piece(source, Code.BODY_UNKNOWN, *place) for m in meetings for organ, place in m.bodies if organ is None]
        known: Roster[bool] = Roster()
        for meeting in meetings:
            for participant in meeting.participants:
                known.add(participant.words, True)  # noqa: FBT003  the name alone counts
        for person in self.people:
            if not person.placed and not known.first(person.words):
                known.add(person.words, True)  # noqa: FBT003  as above
                found.append(_piece(source, Code.PERSON_UNREAD, *person.name))
        return found


def _piece(source: Source, code: Code, start: int, end: int) -> Diagnostic:
    return make(code, start, end, source.text[start:end])


def _unread_dates(source: Source, r: Reading) -> list[Diagnostic]:
    """A day beside the name of a month that no date took up."""
    if _MONTH not in r.sym:
        return []
    found: list[Diagnostic] = []
    taken = bytearray(r.n)
    for i, j, _ in r.dates:
        taken[i:j] = b"\1" * (j - i)
    for m in patterns.DAY_MONTH().finditer(r.flat, r.starts[0], r.ends[-1]):
        i, j = r.index(m.start()), r.index(m.end() - 1) + 1
        if _MONTH in r.sym[i:j] and 1 not in taken[i:j]:
            found.append(_piece(source, Code.DATE_UNREAD, *m.span()))
    return found


def _open_quote(source: Source, draft: DocumentDraft) -> Diagnostic:
    start, end = draft.title or (draft.start, draft.end)
    return make(Code.DOCUMENT_QUOTE, start, end, source.text[start:end])
