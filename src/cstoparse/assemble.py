"""From drafts to the frozen records of the model."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from cstoparse.layout.blocks import BlockKind
from cstoparse.mentions.people.names import parts
from cstoparse.model import DraftDocument, Meeting, Participant, Release
from cstoparse.parts import Body, PersonName, When
from cstoparse.text import Source, Span, Text
from cstoparse.values import DocumentStatus, ParticipantKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cstoparse.facts.drafts import DocumentDraft, MeetingDraft, ParticipantDraft, Place
    from cstoparse.layout.blocks import Section
    from cstoparse.parts import ContactBlock

T = TypeVar("T")


def _text(source: Source, place: Place | None) -> Text | None:
    return None if place is None else source.piece(*place)


def drained(drafts: list[T]) -> Iterator[T]:
    """Yield drafts in their order and let each go, so that not all of them stand beside all of their records."""
    drafts.reverse()
    while drafts:
        yield drafts.pop()


def release(
    source: Source,
    section: Section,
    published: When | None,
    meetings: Iterable[tuple[MeetingDraft, When | None]],
    documents: Iterable[DocumentDraft],
    contact: ContactBlock | None,
) -> Release:
    """Make the record of a release."""
    told = tuple(meeting(source, m, when) for m, when in meetings)  # first, as that lets drafts go
    return Release(
        kind=section.kind,
        headline=None if section.headline is None else source.piece(*section.headline),
        published=published,
        paragraphs=tuple(source.piece(b.start, b.end) for b in section.blocks if b.kind is not BlockKind.SIGNATURE),
        meetings=told,
        documents=tuple(document(source, d) for d in documents),
        contact=contact,
        span=Span(section.start, section.end),
    )


def meeting(source: Source, draft: MeetingDraft, when: When | None) -> Meeting:
    """Make the record of a meeting."""
    participants = tuple(participant(source, d) for d in sorted(draft.participants, key=lambda d: d.start))
    spans = [Span(draft.start, draft.end), *(q.span for q in participants), *([when.span] if when else [])]
    spans += [Span(*q) for q in (draft.name, draft.place, draft.venue) if q is not None] + [Span(*q) for _, q in draft.bodies]
    return Meeting(
        kind=draft.kind,
        name=_text(source, draft.name),
        bodies=tuple(Body(i, source.piece(*q)) for i, q in draft.bodies),
        ordinal=draft.ordinal,
        when=when,
        place=_text(source, draft.place),
        venue=_text(source, draft.venue),
        format=draft.format,
        status=draft.status,
        participants=participants,
        span=Span(min(s.start for s in spans), max(s.end for s in spans)),
    )


def participant(source: Source, draft: ParticipantDraft) -> Participant:
    """Make the record of a participant."""
    name: PersonName | Text | None = _text(source, draft.name)
    if draft.kind is ParticipantKind.PERSON and name is not None:
        given, patronymic, family = parts(list(draft.words))
        rank = source.text[draft.rank[0]:draft.rank[1]] if draft.rank else None
        name = PersonName(str(name), given, patronymic, family, rank, name.span)
    pieces = [q for q in (draft.name, draft.rank, draft.role) if q is not None]
    alone = name.span if name is not None and len(pieces) == 1 else None
    return Participant(
        kind=draft.kind,
        name=name,
        role=_text(source, draft.role),
        country=draft.country,
        affiliation=draft.body,
        capacity=draft.capacity,
        span=alone or Span(min(q[0] for q in pieces), max(q[1] for q in pieces)),
    )


def document(source: Source, draft: DocumentDraft) -> DraftDocument:
    """Make the record of a document."""
    return DraftDocument(
        kind=draft.kind,
        name=source.piece(draft.start, draft.end),
        title=_text(source, draft.title),
        draft=draft.draft,
        status=draft.status or DocumentStatus.CONSIDERED,
        submitted_to=tuple(draft.submitted_to),
        span=Span(draft.start, draft.end),
    )
