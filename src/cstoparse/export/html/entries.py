"""A bulletin as a tree of entries: what the record column lists and what the source is marked with, told once."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import define, field

from cstoparse.diagnostics import Diagnostic, Severity
from cstoparse.model import Bulletin, DraftDocument, Meeting, Participant, Release
from cstoparse.parts import Body, ContactBlock, PersonName, Phone, When
from cstoparse.text import Span, Text
from cstoparse.values import Basis

_YEARS = {
    Basis.STATED: "year stated",
    Basis.RELEASE: "year of the release",
    Basis.CONTEXT: "year from context",
    Basis.UNKNOWN: "year unknown",
}
_NOTES = {Severity.INFO: "note", Severity.WARNING: "warning", Severity.ERROR: "error"}


@define(eq=False)
class Entry:
    """A record or leaf: its line in the record column, its mark in the source."""

    kind: str
    """What it is, as the style sheet knows it."""
    label: str
    """What it is called, in the column and in the source."""
    span: Span
    """Where its words stand."""
    words: str | None = None
    """The words, where the column repeats them."""
    told: str = ""
    """What the record tells beside its words: a date in EDTF, codes, states."""
    tag: str = ""
    """Number of its record, as `M1`."""
    parts: list[Entry] = field(factory=list)
    """What it holds."""
    number: int = -1
    """Its place in the tree, counted from the top, parents first."""

    def walk(self) -> Iterator[Entry]:
        """Yield the entry and all that it holds, parents first."""
        yield self
        for part in self.parts:
            yield from part.walk()


def of_bulletin(bulletin: Bulletin) -> tuple[list[Entry], list[Entry]]:
    """Give the entries of the releases and those of the diagnostics, all numbered."""
    tags = _Tags()
    releases = [of_release(release, tags) for release in bulletin.releases]
    notes = [_note(diagnostic, i) for i, diagnostic in enumerate(bulletin.diagnostics, 1)]
    walked = (entry for top in (*releases, *notes) for entry in top.walk())
    for number, entry in enumerate(walked):
        entry.number = number
    return releases, notes


class _Tags:
    """Numbers records through the page: M1, M2, D1, and so on."""

    def __init__(self) -> None:
        self._last: dict[str, int] = {}

    def next(self, letter: str) -> str:
        self._last[letter] = self._last.get(letter, 0) + 1
        return f"{letter}{self._last[letter]}"


def of_release(release: Release, tags: _Tags | None = None) -> Entry:
    """Give the entry of a release."""
    tags = tags or _Tags()
    count = len(release.paragraphs)
    top = Entry("release", release.kind, release.span, told=f"{count} paragraph{'s' * (count != 1)}", tag=tags.next("R"))
    if release.headline is not None:
        top.parts.append(_leaf("headline", "headline", release.headline))
    if release.published is not None:
        top.parts.append(_when("published", release.published))
    top.parts += (of_meeting(meeting, tags.next("M")) for meeting in release.meetings)
    top.parts += (_document(document, tags.next("D")) for document in release.documents)
    if release.contact is not None:
        top.parts.append(_contact(release.contact))
    return top


def of_meeting(meeting: Meeting, tag: str = "") -> Entry:
    """Give the entry of a meeting."""
    told = _joined(meeting.status, meeting.format, meeting.ordinal and f"no. {meeting.ordinal}")
    top = Entry("meeting", meeting.kind, meeting.span, told=told, tag=tag)
    if meeting.when is not None:
        top.parts.append(_when("when", meeting.when))
    for kind, words in (("place", meeting.place), ("venue", meeting.venue), ("name", meeting.name)):
        if words is not None:
            top.parts.append(_leaf(kind, kind, words))
    top.parts += (_body(body) for body in meeting.bodies)
    top.parts += map(_participant, meeting.participants)
    for part in top.parts:
        part.tag = tag
    return top


def _participant(participant: Participant) -> Entry:
    """Tell of a participant; a part that has the same words is not told again."""
    codes = _joined(participant.country, participant.affiliation)
    top = Entry("participant", participant.capacity, participant.span, told=_joined(participant.kind, codes))
    parts = [participant.name, participant.role]
    for label, piece in zip(("name", "role"), parts, strict=True):
        if isinstance(piece, PersonName):
            top.parts.append(_person(piece))
        elif piece is not None:
            top.parts.append(_leaf("role" if label == "role" else "person", label, piece))
    return top


def _document(document: DraftDocument, tag: str) -> Entry:
    told = _joined("draft" if document.draft else "", document.status)
    if document.submitted_to:
        told += f", to {_joined(*document.submitted_to)}"
    top = Entry("document", document.kind, document.span, told=told, tag=tag)
    top.parts.append(_leaf("title-of", "document", document.name))
    if document.title is not None:
        top.parts.append(_leaf("title", "title", document.title))
    return top


def _contact(contact: ContactBlock) -> Entry:
    top = Entry("contact", "contact", contact.span)
    if contact.name is not None:
        top.parts.append(_person(contact.name))
    if contact.role is not None:
        top.parts.append(_leaf("role", "role", contact.role))
    top.parts += map(_phone, contact.phones)
    top.parts += (_leaf("address", "email", email) for email in contact.emails)
    top.parts += (_leaf("address", "url", url) for url in contact.urls)
    return top


def _leaf(kind: str, label: str, words: Text) -> Entry:
    return Entry(kind, label, words.span, words)


def _when(label: str, when: When) -> Entry:
    return Entry("when", label, when.span, when.text, f"{when.edtf}, {_YEARS[when.basis]}")


def _person(name: PersonName) -> Entry:
    return Entry("person", "name", name.span, name.full, name.rank or "")


def _body(body: Body) -> Entry:
    return Entry("body", "body", body.name.span, body.name, body.id or "no id")


def _phone(phone: Phone) -> Entry:
    return Entry("address", "phone", phone.raw.span, phone.raw, _joined(phone.e164, *phone.kinds))


def _note(diagnostic: Diagnostic, i: int) -> Entry:
    return Entry("note", _NOTES[diagnostic.severity], diagnostic.span, diagnostic.message, diagnostic.code, str(i))


def _joined(*parts: object) -> str:
    return ", ".join(str(part) for part in parts if part)
