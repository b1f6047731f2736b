"""The records of a parsed bulletin: frozen, slotted, each leaf traceable to the characters it came from.

The names and values are the library's contract, schema `cstoparse/1`.  A null or empty value means that the text does
not say.  Offsets are code points of the original input, half-open.
"""

from __future__ import annotations

from collections.abc import Iterator

from attrs import field, fields, frozen, has

from cstoparse.diagnostics import Diagnostic, DiagnosticError, Severity
from cstoparse.parts import Body, ContactBlock, PersonName, When
from cstoparse.text import Span, Text
from cstoparse.values import (
    Capacity,
    DocumentKind,
    DocumentStatus,
    Language,
    MeetingFormat,
    MeetingKind,
    MeetingStatus,
    ParticipantKind,
    ReleaseKind,
)

SCHEMA = "cstoparse/1"
"""Name and version of the output contract."""


@frozen
class Participant:
    """One whom the text names as taking part in a meeting."""

    kind: ParticipantKind
    """Person, group, body or country."""
    name: PersonName | Text | None
    """A PersonName for a person (null where only the role is given), words for the others."""
    role: Text | None
    """A person's office as written, without article, rank and "Mr"."""
    country: str | None
    """ISO 3166-1 alpha-2 of the one country that the role or group names."""
    affiliation: str | None
    """Id of the organ that the role names."""
    capacity: Capacity
    """Chair, host, head of a delegation, or attendee."""
    span: Span
    """Contains everything in the record."""


@frozen
class Meeting:
    """A dated or datable gathering or joint activity that the release reports or announces."""

    kind: MeetingKind
    """What kind of event."""
    name: Text | None
    """Proper name of an exercise or operation, without its quotes."""
    bodies: tuple[Body, ...]
    """The organs whose meeting it is."""
    ordinal: int | None
    """2 for "2nd", "second", "II"."""
    when: When | None
    """Day or range."""
    place: Text | None
    """The most specific town, district or country named as the place."""
    venue: Text | None
    """Building, ground, premises."""
    format: MeetingFormat | None
    """How they met, where the text says so."""
    status: MeetingStatus
    """Held, ongoing, planned, postponed or cancelled."""
    participants: tuple[Participant, ...]
    """Those named as taking part, in text order."""
    span: Span
    """Contains everything in the record."""

    def _repr_html_(self) -> str:
        """Give what a notebook shows."""
        from cstoparse.export.html import fragment  # noqa: PLC0415  only a notebook asks

        return fragment(self)


@frozen
class DraftDocument:
    """A document that the release says was or will be handled."""

    kind: DocumentKind
    """By the noun that names it."""
    name: Text
    """The whole noun phrase, without "draft", list marks and closing punctuation."""
    title: Text | None
    """What stands in quotes, without them."""
    draft: bool
    """Called a draft, or listed under drafts."""
    status: DocumentStatus
    """The furthest step reported."""
    submitted_to: tuple[str, ...]
    """Ids of the organs to which it was decided to submit it."""
    span: Span
    """Contains everything in the record."""


@frozen
class Release:
    """One article or teaser."""

    kind: ReleaseKind
    """Article or teaser."""
    headline: Text | None
    """Its title."""
    published: When | None
    """Its date line."""
    paragraphs: tuple[Text, ...]
    """The body, paragraph by paragraph, list items each as one."""
    meetings: tuple[Meeting, ...]
    """Events reported or announced as its news."""
    documents: tuple[DraftDocument, ...]
    """Documents handled."""
    contact: ContactBlock | None
    """Signature."""
    span: Span
    """Contains everything in the record."""

    def _repr_html_(self) -> str:
        """Give what a notebook shows."""
        from cstoparse.export.html import fragment  # noqa: PLC0415  only a notebook asks

        return fragment(self)


Node = object
"""A record or leaf met on a walk."""


@frozen
class Bulletin:
    """A parsed page or passage.

    >>> import cstoparse
    >>> bulletin = cstoparse.parse("On 13 July 2023, Minsk hosted a seminar on border security.")
    >>> bulletin.meetings[0].place
    'Minsk'
    """

    schema: str
    """`cstoparse/1`."""
    text: str = field(repr=lambda text: f"<{len(text)} characters>")
    """The input, unchanged."""
    language: Language
    """Language of the text."""
    releases: tuple[Release, ...]
    """In text order, disjoint."""
    diagnostics: tuple[Diagnostic, ...]
    """What was seen and not understood, or inferred."""
    span: Span
    """The whole input."""

    @property
    def article(self) -> Release | None:
        """The page's article, or None."""
        return next((r for r in self.releases if r.kind is ReleaseKind.ARTICLE), None)

    @property
    def teasers(self) -> tuple[Release, ...]:
        """The teasers, in text order."""
        return tuple(r for r in self.releases if r.kind is ReleaseKind.TEASER)

    @property
    def meetings(self) -> tuple[Meeting, ...]:
        """Every meeting of every release."""
        return tuple(m for r in self.releases for m in r.meetings)

    @property
    def participants(self) -> tuple[Participant, ...]:
        """Every participant of every meeting."""
        return tuple(p for m in self.meetings for p in m.participants)

    @property
    def documents(self) -> tuple[DraftDocument, ...]:
        """Every document of every release."""
        return tuple(d for r in self.releases for d in r.documents)

    @property
    def contact(self) -> ContactBlock | None:
        """The first contact block, the article's before a teaser's."""
        ordered = sorted(self.releases, key=lambda r: r.kind is not ReleaseKind.ARTICLE)
        return next((r.contact for r in ordered if r.contact is not None), None)

    def walk(self) -> Iterator[tuple[str, Node]]:
        """Yield every record and leaf with its path, parents first.

        Paths are those of the JSON form, e.g. `$.releases[0].meetings[0].when`.  Empty values are left out.
        """
        return _walk("$", self)

    def require(self, severity: Severity | str = Severity.ERROR) -> Bulletin:
        """Return the bulletin itself where no diagnostic is as severe as `severity`.

        Raises:
            ExceptionGroup: of `DiagnosticError`, one for each diagnostic of that severity or a higher one.
            ValueError: `severity` is none of info, warning, error.

        """
        floor = Severity(severity)
        found = [DiagnosticError(d) for d in self.diagnostics if d.severity.rank >= floor.rank]
        if found:
            message = f"the bulletin has diagnostics of severity {floor} or higher"
            raise ExceptionGroup(message, found)
        return self

    def _repr_html_(self) -> str:
        """Give what a notebook shows."""
        from cstoparse.export.html import fragment  # noqa: PLC0415  only a notebook asks

        return fragment(self)


def _walk(path: str, value: object) -> Iterator[tuple[str, Node]]:
    if isinstance(value, tuple) and not isinstance(value, Span):
        for i, item in enumerate(value):
            yield from _walk(f"{path}[{i}]", item)
        return
    if value is None:
        return
    yield path, value
    record = type(value)
    if has(record):
        for attribute in fields(record):
            yield from _walk(f"{path}.{attribute.name}", getattr(value, attribute.name))
