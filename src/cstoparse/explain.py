"""Why a page was read as it was: each record with the words and the rule that made it, and what was left over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cstoparse.facts.drafts import DocumentDraft, MeetingDraft, ParticipantDraft, Place
from cstoparse.lexicon import Lexicon
from cstoparse.outline import Line, Tone, printable
from cstoparse.parse import PageDraft, ReleaseDraft, draft_page
from cstoparse.parts import When

_WIDTH = 100
_REST = 20


def explanation(text: str, *, lexicon: Lexicon | None = None) -> Iterator[Line]:
    """Yield the lines that explain a page: release by release, record by record, then what belongs to no record.

    Names of rules are those of `facts` and `mentions`: `hold-event` links a verb of holding to the event it governs.

    Args:
        text: the page, as for `parse`.
        lexicon: as for `parse`.

    Raises:
        TypeError: `text` is no `str`, or `lexicon` no `Lexicon`.

    >>> [line.value for line in explanation("On 13 July 2023, Minsk hosted a seminar.") if line.label == "meeting"]
    ['seminar, held, by the rule host-event']
    """
    page = draft_page(text, lexicon=lexicon)
    yield Line(0, Tone.TOP, "page", f"{page.language}, {len(text)} characters")
    for draft, whens in zip(page.releases, page.whens, strict=True):
        yield from _release(page, draft, whens)
    yield from _leftovers(page)


def _release(page: PageDraft, draft: ReleaseDraft, whens: Iterable[When | None]) -> Iterator[Line]:
    section = draft.section
    yield Line(0, Tone.TOP, section.kind, f"at {section.start}-{section.end}")
    if not draft.meetings and not draft.documents:
        yield Line(1, Tone.FIELD, "no record", "no sentence says that something was or will be held, attended, visited or handled")
    for meeting, when in zip(draft.meetings, whens, strict=True):
        yield from _meeting(page, meeting, when)
    for document in draft.documents:
        yield from _document(page, document)


def _meeting(page: PageDraft, meeting: MeetingDraft, when: When | None) -> Iterator[Line]:
    yield Line(1, Tone.RECORD, "meeting", f"{meeting.kind}, {meeting.status}, by the rule {meeting.rule}")
    yield _words(page, "words", (meeting.start, meeting.end))
    if when is not None:
        yield _words(page, "when", when.span, f"{when.edtf}, year {when.basis}")
    pieces = [*(("body", place) for _, place in meeting.bodies), ("name", meeting.name), ("place", meeting.place), ("venue", meeting.venue)]
    for label, piece in pieces:
        if piece is not None:
            yield _words(page, label, piece)
    for participant in meeting.participants:
        yield _participant(page, participant)


def _participant(page: PageDraft, participant: ParticipantDraft) -> Line:
    place = participant.name or participant.role or (participant.start, participant.end)
    return _words(page, participant.capacity, place, f"{participant.kind}, by the rule {participant.rule}")


def _document(page: PageDraft, document: DocumentDraft) -> Iterator[Line]:
    told = f"{document.kind}{', draft' if document.draft else ''}, {document.status}, by the rule {document.rule}"
    yield Line(1, Tone.RECORD, "document", told)
    yield _words(page, "words", (document.start, document.end))
    if document.submitted_to:
        yield Line(2, Tone.FIELD, "submitted to", ", ".join(document.submitted_to))


def _leftovers(page: PageDraft) -> Iterator[Line]:
    if not page.diagnostics:
        return
    yield Line(0, Tone.TOP, "left over", "")
    for diagnostic in sorted(page.diagnostics, key=lambda d: (d.span, d.code)):
        start, end = diagnostic.span
        told = printable(f"{diagnostic.code} at {start}-{end}: {diagnostic.message}")
        yield Line(1, Tone[diagnostic.severity.name], diagnostic.severity, told)


def _words(page: PageDraft, label: str, place: Place, more: str = "") -> Line:
    """The words at a place, the middle of long ones left out."""
    start, end = place
    words = printable(page.source.text[start:end])
    if len(words) > _WIDTH:
        words = f"{words[: _WIDTH - _REST]} … {words[-_REST:]}"
    return Line(2, Tone.FIELD, label, f'"{words}" at {start}-{end}' + (f" ({more})" if more else ""))
