"""The text of a bulletin with marks around what was found in it: `[place: Minsk]`, one inside the other.

The marks are to be looked at.  They are in the text itself, and colour only repeats what they say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import IntEnum, auto
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from cstoparse.diagnostics import Diagnostic
from cstoparse.model import Bulletin, DraftDocument, Meeting, Participant, Release
from cstoparse.outline import escaped, printable
from cstoparse.parts import ContactBlock, PersonName, When
from cstoparse.text import Span, Text


class Hue(IntEnum):
    """What a piece of the marked text is, for whoever colours it."""

    PLAIN = auto()
    """Words that belong to no leaf."""
    HEAD = auto()
    """The line above a release or the diagnostics."""
    TITLE = auto()
    MEETING = auto()
    DOCUMENT = auto()
    PARTICIPANT = auto()
    DATE = auto()
    PLACE = auto()
    CONTACT = auto()
    INFO = auto()
    WARNING = auto()
    ERROR = auto()


class Piece(NamedTuple):
    """A piece of the marked text; it holds line ends, and nothing else that steers a terminal."""

    text: str
    """Words of the bulletin, or a mark."""
    hue: Hue
    """What it is."""


class _Mark(NamedTuple):
    """A mark; of two, the one to open first is the lesser."""

    start: int
    back: int
    """Minus the end: of two with one start, the longer is the lesser."""
    label: str
    hue: Hue


def marked(bulletin: Bulletin) -> Iterator[Piece]:
    r"""Yield the text piece by piece, with its marks; then the diagnostics, one a line.

    Where two records cross, the second is marked in two parts, the later with an ellipsis before its label.
    Line ends are shown as `\n`, spaces of other kinds as a space, other characters that do not print as escapes.

    >>> import cstoparse
    >>> print("".join(piece.text for piece in marked(cstoparse.parse("In July 2023, Minsk hosted a seminar."))), end="")
    === article ===
    In [seminar, held: [2023-07: July 2023], [place: Minsk] hosted a seminar].
    """
    text, done = bulletin.text, 0
    for release in bulletin.releases:
        yield from _lines_before(text[done : release.span.start])
        yield Piece(f"=== {release.kind} ===\n", Hue.HEAD)
        yield from _nested(text, release.span, _one_each(_in_release(release)))
        done = release.span.end
    yield from _lines_before(text[done:])
    if 0 < done == len(text) and not text.endswith(("\n", "\r")):
        yield Piece("\n", Hue.PLAIN)
    if bulletin.diagnostics:
        yield Piece("=== diagnostics ===\n", Hue.HEAD)
        yield from map(_told, bulletin.diagnostics)


def _lines_before(text: str) -> Iterator[Piece]:
    """What stands between releases, up to a line end."""
    if text:
        shown = _shown(text)
        yield Piece(shown if shown.endswith("\n") else shown + "\n", Hue.PLAIN)


def _told(diagnostic: Diagnostic) -> Piece:
    start, end = diagnostic.span
    told = printable(f"{diagnostic.severity} {diagnostic.code} at {start}-{end}: {diagnostic.message}")
    return Piece(f"{told}\n", Hue[diagnostic.severity.name])


def _shown(text: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line if line.isprintable() else escaped("".join(" " if c.isspace() else c for c in line)) for line in lines)


def _nested(text: str, span: Span, marks: list[_Mark]) -> Iterator[Piece]:
    """Yield the words at a span with the marks in it; a mark that crosses an open one is cut where that ends."""
    heapify(marks)
    at, open_ = span.start, list[_Mark]()
    leaf = False  # whether no mark stands in the open one so far
    while marks or open_:
        if open_ and (not marks or marks[0].start >= -open_[-1].back):
            mark = open_.pop()
            yield from (Piece(_shown(text[at : -mark.back]), mark.hue if leaf else Hue.PLAIN), Piece("]", mark.hue))
            at, leaf = -mark.back, False
            continue
        mark = heappop(marks)
        if open_ and mark.back < open_[-1].back:
            heappush(marks, mark._replace(start=-open_[-1].back, label=f"…{mark.label.removeprefix('…')}"))
            mark = mark._replace(back=open_[-1].back)
        yield from (Piece(_shown(text[at : mark.start]), Hue.PLAIN), Piece(f"[{mark.label}: ", mark.hue))
        open_.append(mark)
        at, leaf = mark.start, True
    yield Piece(_shown(text[at : span.end]), Hue.PLAIN)


def _one_each(marks: Iterable[_Mark]) -> list[_Mark]:
    """One mark for each span, its labels joined: the same words may tell of several records."""
    known: dict[tuple[int, int], _Mark] = {}
    labels: dict[tuple[int, int], dict[str, None]] = {}
    for mark in marks:
        place = mark.start, mark.back
        known.setdefault(place, mark)
        labels.setdefault(place, {})[mark.label] = None
    return [mark._replace(label=" + ".join(labels[place])) for place, mark in known.items() if mark.start < -mark.back]


def _in_release(release: Release) -> Iterator[_Mark]:
    yield from _leaf("headline", release.headline, Hue.TITLE)
    yield from _when(release.published)
    for meeting in release.meetings:
        yield from _in_meeting(meeting)
    for document in release.documents:
        yield from _in_document(document)
    if release.contact is not None:
        yield from _in_contact(release.contact)


def _in_meeting(meeting: Meeting) -> Iterator[_Mark]:
    yield _mark(f"{meeting.kind}, {meeting.status}", meeting.span, Hue.MEETING)
    yield from _leaf("name", meeting.name, Hue.MEETING)
    for body in meeting.bodies:
        yield from _leaf(f"body {body.id or '-'}", body.name, Hue.MEETING)
    yield from _when(meeting.when)
    yield from _leaf("place", meeting.place, Hue.PLACE)
    yield from _leaf("venue", meeting.venue, Hue.PLACE)
    for participant in meeting.participants:
        yield from _in_participant(participant)


def _in_participant(participant: Participant) -> Iterator[_Mark]:
    codes = [code for code in (participant.country, participant.affiliation) if code]
    yield _mark(" ".join([participant.capacity, *codes]), participant.span, Hue.PARTICIPANT)
    yield from _leaf("name", participant.name, Hue.PARTICIPANT, participant.span)
    yield from _leaf("role", participant.role, Hue.PARTICIPANT, participant.span)


def _in_document(document: DraftDocument) -> Iterator[_Mark]:
    yield _mark(f"{document.kind}{', draft' if document.draft else ''}, {document.status}", document.span, Hue.DOCUMENT)
    yield from _leaf("name", document.name, Hue.DOCUMENT, document.span)
    yield from _leaf("title", document.title, Hue.DOCUMENT)


def _in_contact(contact: ContactBlock) -> Iterator[_Mark]:
    yield _mark("contact", contact.span, Hue.CONTACT)
    yield from _leaf("name", contact.name, Hue.CONTACT)
    yield from _leaf("role", contact.role, Hue.CONTACT)
    for phone in contact.phones:
        yield from _leaf(f"phone {phone.e164}", phone.raw, Hue.CONTACT)
    for label, words in (("email", contact.emails), ("url", contact.urls)):
        for word in words:
            yield from _leaf(label, word, Hue.CONTACT)


def _when(when: When | None) -> Iterator[_Mark]:
    if when is not None:
        yield _mark(when.edtf, when.span, Hue.DATE)


def _leaf(label: str, words: Text | PersonName | None, hue: Hue, record: Span | None = None) -> Iterator[_Mark]:
    """The mark of some words, unless they are all there is of their record."""
    if words is not None and words.span != record:
        yield _mark(label, words.span, hue)


def _mark(label: str, span: Span, hue: Hue) -> _Mark:
    return _Mark(span.start, -span.end, label, hue)
