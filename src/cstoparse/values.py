"""The enumerated values of the contract: every one compares equal to its plain string."""

from __future__ import annotations

from enum import StrEnum


class Language(StrEnum):
    """The language a bulletin is written in."""

    EN = "en"
    RU = "ru"
    UND = "und"


class ReleaseKind(StrEnum):
    """Whether a release is the page's article or a teaser of another one."""

    ARTICLE = "article"
    TEASER = "teaser"


class Basis(StrEnum):
    """What the year of a date rests on."""

    STATED = "stated"
    RELEASE = "release"
    CONTEXT = "context"
    UNKNOWN = "unknown"


class MeetingKind(StrEnum):
    """What kind of gathering or joint activity it is."""

    MEETING = "meeting"
    SESSION = "session"
    CONSULTATIONS = "consultations"
    SEMINAR = "seminar"
    CONFERENCE = "conference"
    ROUND_TABLE = "round-table"
    BRIEFING = "briefing"
    TRAINING = "training"
    EXERCISE = "exercise"
    OPERATION = "operation"
    VISIT = "visit"
    CEREMONY = "ceremony"
    OTHER = "other"


class MeetingFormat(StrEnum):
    """How the participants met, where the text says so."""

    IN_PERSON = "in-person"
    VIDEOCONFERENCE = "videoconference"
    HYBRID = "hybrid"


class MeetingStatus(StrEnum):
    """Where the event stands, by the words of the body."""

    HELD = "held"
    ONGOING = "ongoing"
    PLANNED = "planned"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


class ParticipantKind(StrEnum):
    """Who takes part: one person, a group, an organ, a country."""

    PERSON = "person"
    GROUP = "group"
    BODY = "body"
    COUNTRY = "country"


class Capacity(StrEnum):
    """In what capacity somebody takes part."""

    CHAIR = "chair"
    HOST = "host"
    HEAD = "head"
    ATTENDEE = "attendee"


class DocumentKind(StrEnum):
    """What kind of document it is, by its own noun."""

    STATEMENT = "statement"
    JOINT_STATEMENT = "joint-statement"
    DECLARATION = "declaration"
    DECISION = "decision"
    PLAN = "plan"
    AGREEMENT = "agreement"
    PROTOCOL = "protocol"
    STRATEGY = "strategy"
    PROGRAM = "program"
    CONCEPT = "concept"
    LIST = "list"
    REGULATION = "regulation"
    MEMORANDUM = "memorandum"
    REPORT = "report"
    AGENDA = "agenda"
    MINUTES = "minutes"
    RESOLUTION = "resolution"
    OTHER = "other"


class DocumentStatus(StrEnum):
    """The furthest step of a document's handling that the text reports."""

    PLANNED = "planned"
    CONSIDERED = "considered"
    PARTIALLY_FINALIZED = "partially-finalized"
    FINALIZED = "finalized"
    AGREED = "agreed"
    APPROVED = "approved"
    ADOPTED = "adopted"
    SIGNED = "signed"


class PhoneKind(StrEnum):
    """What a number is for."""

    TEL = "tel"
    FAX = "fax"
