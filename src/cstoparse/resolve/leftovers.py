"""What was seen in a release and belongs to no record: persons, organs without an id, quotes left open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cstoparse import patterns
from cstoparse.diagnostics import Code, Diagnostic, make
from cstoparse.grammar import classes
from cstoparse.resolve.named import People
from cstoparse.resolve.roster import Roster

_MONTH = classes("month")
_MANY = 1000
"""Persons whom no record holds: no release has so many, and a long text would hold names till its end."""

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cstoparse.facts.drafts import DocumentDraft, MeetingDraft
    from cstoparse.facts.reading import Reading
    from cstoparse.text import Source


class Leftovers:
    """What a release names and no record of it holds, gathered from one reading after the other."""

    def __init__(self, source: Source) -> None:
        """Begin without any."""
        self._source = source
        self._dates: list[Diagnostic] = []
        self.people = People()
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
        found += [_piece(source, Code.PERSON_UNREAD, *name) for name in self._unread(meetings)]
        return found

    def _unread(self, meetings: Sequence[MeetingDraft]) -> Iterator[tuple[int, int]]:
        """The names of persons whom no record holds, each person's first one."""
        told = {q.words for m in meetings for q in m.participants}
        known: Roster[bool] = Roster()
        others: Roster[bool] = Roster()
        for person in self.people:
            words = person.words
            if person.placed or words in told:
                continue
            if not known:
                for taking_part in told:
                    known.add(taking_part, True)  # noqa: FBT003  the name alone counts
            if known.first(words) or others.first(words):
                continue
            others = others if len(others) < _MANY else Roster()
            others.add(words, True)  # noqa: FBT003  as above
            yield person.name


def _piece(source: Source, code: Code, start: int, end: int) -> Diagnostic:
    return make(code, start, end, source.original)


def _unread_dates(source: Source, r: Reading) -> list[Diagnostic]:
    """A day beside the name of a month that no date took up."""
    if _MONTH not in r.sym:
        return []
    found: list[Diagnostic] = []
    taken = bytearray(r.n)
    for i, j, _ in r.dates:
        taken[i:j] = b"\1" * (j - i)
    if all(taken[k] for k, symbol in enumerate(r.sym) if symbol == _MONTH):
        return found
    for m in patterns.DAY_MONTH().finditer(r.flat, r.starts[0], r.ends[-1]):
        i, j = r.index(m.start()), r.index(m.end() - 1) + 1
        if _MONTH in r.sym[i:j] and 1 not in taken[i:j]:
            found.append(_piece(source, Code.DATE_UNREAD, *m.span()))
    return found


def _open_quote(source: Source, draft: DocumentDraft) -> Diagnostic:
    return _piece(source, Code.DOCUMENT_QUOTE, *(draft.title or (draft.start, draft.end)))
