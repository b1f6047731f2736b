"""A bulletin as an indented outline to read: the same bulletin gives the same lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from enum import Enum, auto
from typing import NamedTuple

from cstoparse.diagnostics import Diagnostic
from cstoparse.model import Bulletin, DraftDocument, Meeting, Participant, Release
from cstoparse.parts import Body, ContactBlock, PersonName, Phone, When

_COLUMN = 14  # width of the labels: the longest, "diagnostics" and "submitted to", with a gap


class Tone(Enum):
    """What a line is, for whoever colours it."""

    TOP = auto()
    """The bulletin, a release, the heading of the diagnostics."""
    RECORD = auto()
    """The first line of a meeting, a document or a contact block."""
    FIELD = auto()
    """A field of the record above."""
    INFO = auto()
    """A diagnostic of that severity; so the next two."""
    WARNING = auto()
    ERROR = auto()


class Line(NamedTuple):
    """One line of the outline; `label` and `value` hold no line ends and nothing that steers a terminal."""

    depth: int
    """How deep it stands; two spaces each."""
    tone: Tone
    """What the line is."""
    label: str
    """The name of the record or field."""
    value: str
    """What is told of it; may be empty."""

    @property
    def head(self) -> str:
        """The indented label, padded where a value follows."""
        return " " * (2 * self.depth) + (self.label.ljust(_COLUMN) if self.value else self.label)


def outline(bulletin: Bulletin) -> str:
    r"""Give the outline as text, every line ended by `\n`: releases with their records, then the diagnostics.

    Runs of white space in the words are shown as one space, characters that do not print as escapes (`\x1b`).
    """
    return "".join(f"{line.head}{line.value}\n" for line in lines(bulletin))


def lines(bulletin: Bulletin) -> Iterator[Line]:
    """Yield the lines of the outline."""
    kinds = Counter(release.kind for release in bulletin.releases)
    counts = [f"{count} {kind}{'s' if count > 1 else ''}" for kind, count in sorted(kinds.items())]
    size = f"{len(bulletin.text)} characters"
    yield Line(0, Tone.TOP, "bulletin", ", ".join([bulletin.language, *(counts or ["no releases"]), size]))
    for release in bulletin.releases:
        yield from _release(release)
    if bulletin.diagnostics:
        yield Line(0, Tone.TOP, "diagnostics", "")
        yield from map(_diagnostic, bulletin.diagnostics)


def printable(words: str) -> str:
    r"""Give the words on one line, with characters that do not print as escapes.

    >>> printable("a seminar\non \x1b[31mborders")
    'a seminar on \\x1b[31mborders'
    """
    return escaped(" ".join(words.split()))


def escaped(text: str) -> str:
    r"""Give the text with characters that do not print as escapes, line ends too.

    >>> escaped("one\u202e two")
    'one\\u202e two'
    """
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


def _release(release: Release) -> Iterator[Line]:
    yield Line(0, Tone.TOP, release.kind, "")
    yield from _fields(1, [
        ("headline", release.headline),
        ("published", _when(release.published)),
        ("paragraphs", str(len(release.paragraphs) or "")),
    ])
    for meeting in release.meetings:
        yield from _meeting(meeting)
    for document in release.documents:
        yield from _document(document)
    if release.contact is not None:
        yield from _contact(release.contact)


def _meeting(meeting: Meeting) -> Iterator[Line]:
    yield Line(1, Tone.RECORD, "meeting", _joined([meeting.kind, meeting.status, meeting.format]))
    yield from _fields(2, [
        ("name", meeting.name),
        *(("body", _body(body)) for body in meeting.bodies),
        ("ordinal", None if meeting.ordinal is None else str(meeting.ordinal)),
        ("when", _when(meeting.when)),
        ("place", meeting.place),
        ("venue", meeting.venue),
        *((participant.capacity, _participant(participant)) for participant in meeting.participants),
    ])


def _document(document: DraftDocument) -> Iterator[Line]:
    yield Line(1, Tone.RECORD, "document", _joined([document.kind, "draft" if document.draft else None, document.status]))
    yield from _fields(2, [
        ("name", document.name),
        ("title", document.title),
        ("submitted to", _joined(document.submitted_to)),
    ])


def _contact(contact: ContactBlock) -> Iterator[Line]:
    yield Line(1, Tone.RECORD, "contact", "")
    yield from _fields(2, [
        ("name", _person(contact.name)),
        ("role", contact.role),
        *(("phone", _phone(phone)) for phone in contact.phones),
        *(("email", email) for email in contact.emails),
        *(("url", url) for url in contact.urls),
    ])


def _diagnostic(diagnostic: Diagnostic) -> Line:
    start, end = diagnostic.span
    value = printable(f"{diagnostic.code} at {start}-{end}: {diagnostic.message}")
    return Line(1, Tone[diagnostic.severity.name], diagnostic.severity, value)


def _fields(depth: int, pairs: Iterable[tuple[str, str | None]]) -> Iterator[Line]:
    """Yield a line for each field that the text tells."""
    for label, value in pairs:
        if value:
            yield Line(depth, Tone.FIELD, label, printable(value))


def _joined(parts: Iterable[str | None], by: str = ", ") -> str:
    return by.join(part for part in parts if part)


def _when(when: When | None) -> str | None:
    return None if when is None else f'{when.edtf} ({when.basis}) "{when.text}"'


def _body(body: Body) -> str:
    return f'{body.id or "-"} "{body.name}"'


def _person(name: PersonName | None) -> str | None:
    return None if name is None else _joined([name.rank, name.full], " ")


def _participant(participant: Participant) -> str:
    """Tell who it is: kind, rank and name; role; country and organ of the role in brackets."""
    name = participant.name
    named = _person(name) if isinstance(name, PersonName) else name
    codes = _joined([participant.country, participant.affiliation])
    told = _joined([named, participant.role], "; ")
    return _joined([f"{participant.kind}:", told or "-", f"[{codes}]" if codes else None], " ")


def _phone(phone: Phone) -> str:
    return f'{phone.e164} ({_joined(phone.kinds)}) "{phone.raw}"'
