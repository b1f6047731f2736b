"""A bulletin with something in every field, built by hand: no parser is needed to test what comes after one."""

from __future__ import annotations

from cstoparse.diagnostics import Code, make
from cstoparse.model import SCHEMA, Bulletin, DraftDocument, Meeting, Participant, Release
from cstoparse.parts import Body, ContactBlock, PersonName, Phone, When
from cstoparse.text import Source, Span, Text
from cstoparse.values import (
    Basis,
    Capacity,
    DocumentKind,
    DocumentStatus,
    Language,
    MeetingFormat,
    MeetingKind,
    MeetingStatus,
    ParticipantKind,
    PhoneKind,
    ReleaseKind,
)

TEXT = """\
On 13 July, the CSTO staff held a seminar.

Experts met in Minsk — “Границы”
14.07.2023
On July 13, 2023, Colonel Ivan A. Petrenko, Deputy Head of the Belarusian Border Committee, chaired
the second meeting of the CSTO Permanent Council "Shield-2023" in the Red Hall in Minsk. Experts from Belarus took part.
The draft Statement "On Borders\u2028and Bridges" was agreed \x1b[31m\ud800 and sent on.
Press Secretary Anna Kim, +7 495 795-27-10 tel/fax, press@example.org, www.example.org
"""
SOURCE = Source(TEXT)


def piece(words: str, after: str = "") -> Text:
    """The words where they first stand after the words `after`."""
    start = TEXT.index(words, TEXT.index(after))
    return SOURCE.piece(start, start + len(words))


def span(first: str, last: str) -> Span:
    return Span(piece(first).span.start, piece(last, first).span.end)


def person(full: str, given: str, patronymic: str | None, family: str, rank: str | None = None) -> PersonName:
    return PersonName(full, given, patronymic, family, rank, piece(full).span)


TEASER = Release(
    ReleaseKind.TEASER, None, None, (piece("On 13 July, the CSTO staff held a seminar."),),
    meetings=(
        Meeting(
            MeetingKind.SEMINAR, None, (), None, When("XXXX-07-13", None, None, Basis.UNKNOWN, "13 July", piece("13 July").span),
            None, None, None, MeetingStatus.HELD, (), piece("On 13 July, the CSTO staff held a seminar.").span,
        ),
    ),
    documents=(), contact=None, span=piece("On 13 July, the CSTO staff held a seminar.").span,
)
MEETING = Meeting(
    MeetingKind.MEETING, piece("Shield-2023"), (Body("csto.pc", piece("CSTO Permanent Council")), Body(None, piece("Border Committee"))), 2,
    When("2023-07-13", "2023-07-13", "2023-07-13", Basis.STATED, "July 13, 2023", piece("July 13, 2023").span),
    piece("Minsk", "Red Hall"), piece("Red Hall"), MeetingFormat.IN_PERSON, MeetingStatus.HELD,
    (
        Participant(
            ParticipantKind.PERSON, person("Ivan A. Petrenko", "Ivan", "A.", "Petrenko", "Colonel"),
            piece("Deputy Head of the Belarusian Border Committee"), "BY", None, Capacity.CHAIR, span("Colonel", "Border Committee"),
        ),
        Participant(
            ParticipantKind.GROUP, piece("Experts from Belarus"), None, "BY", None, Capacity.ATTENDEE, piece("Experts from Belarus").span,
        ),
        Participant(
            ParticipantKind.PERSON, None, piece("Press Secretary"), None, "csto.secretariat", Capacity.HOST, piece("Press Secretary").span,
        ),
    ),
    span("On July 13", "Press Secretary"),
)
DOCUMENT = DraftDocument(
    DocumentKind.STATEMENT, piece('Statement "On Borders\u2028and Bridges"'), piece("On Borders\u2028and Bridges"), draft=True,
    status=DocumentStatus.AGREED, submitted_to=("csto.cfm", "csto.csc"), span=span("draft Statement", "agreed"),
)
CONTACT = ContactBlock(
    person("Anna Kim", "Anna", None, "Kim"), piece("Press Secretary"),
    (Phone(piece("+7 495 795-27-10"), "+74957952710", (PhoneKind.TEL, PhoneKind.FAX)),),
    (piece("press@example.org"),), (piece("www.example.org"),), span("Press Secretary", "www.example.org"),
)
ARTICLE = Release(
    ReleaseKind.ARTICLE, piece("Experts met in Minsk — “Границы”"),
    When("2023-07-14", "2023-07-14", "2023-07-14", Basis.STATED, "14.07.2023", piece("14.07.2023").span),
    (SOURCE.piece(*span("On July 13", "took part.")), SOURCE.piece(*span("The draft", "sent on."))),
    (MEETING,), (DOCUMENT,), CONTACT, span("Experts met", "www.example.org"),
)
BULLETIN = Bulletin(
    SCHEMA, TEXT, Language.EN, (TEASER, ARTICLE), (make(Code.DATE_YEAR_UNKNOWN, *piece("13 July").span, "13 July"),), Span(0, len(TEXT)),
)
"""A teaser and an article; look-alikes of trouble: a line separator, an escape character, a lone surrogate, Cyrillic."""
EMPTY = Bulletin(SCHEMA, "", Language.UND, (), (), Span(0, 0))
