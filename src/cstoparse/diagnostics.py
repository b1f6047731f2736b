"""What the library saw and did not understand, or inferred: the catalogue of codes and the Diagnostic record."""

from __future__ import annotations

from enum import StrEnum
from operator import attrgetter
from types import MemberDescriptorType
from typing import cast

from attrs import frozen

from cstoparse.text import Original, Span

_FEW = 100


class Severity(StrEnum):
    """How much a diagnostic matters."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        """Order of the severities: info 0, warning 1, error 2."""
        return tuple(Severity).index(self)


class Code(StrEnum):
    """Every code a diagnostic can have; `area.problem`, never renamed."""

    DATE_BROKEN = "date.broken"
    DATE_INFERRED = "date.year-inferred"
    DATE_UNREAD = "date.unread"
    DATE_YEAR_UNKNOWN = "date.year-unknown"
    BODY_UNKNOWN = "body.unknown"
    DOCUMENT_QUOTE = "document.unclosed-quote"
    INPUT_ADDRESS = "input.looks-like-address"
    INPUT_EMPTY = "input.empty"
    INPUT_HTML = "input.looks-like-html"
    INPUT_MISREAD = "input.wrong-encoding"
    INTERNAL = "internal.rule-failed"
    LANGUAGE_UNSUPPORTED = "language.unsupported"
    PERSON_UNREAD = "person.unread"
    PERSON_VARIANT = "person.spelling-variant"
    PHONE_UNREAD = "phone.unread"


@frozen
class Entry:
    """A catalogue entry."""

    severity: Severity
    """How much it matters."""
    message: str
    """One sentence: what was seen; may hold `{placeholders}`."""
    help: str
    """One sentence: what the reader can do."""


CATALOGUE: dict[Code, Entry] = {
    Code.DATE_BROKEN: Entry(
        Severity.WARNING,
        "The date {words!r} is broken; only what is certain was kept.",
        "Check the page: a day or month may be missing or impossible.",
    ),
    Code.DATE_INFERRED: Entry(
        Severity.INFO,
        "The year of {words!r} is not written; it was inferred from neighbouring teasers.",
        "Treat the year as likely, not as stated; `When.basis` is `context`.",
    ),
    Code.DATE_UNREAD: Entry(
        Severity.INFO,
        "{words!r} looks like a date and was not understood.",
        "Read the words at the span yourself.",
    ),
    Code.DATE_YEAR_UNKNOWN: Entry(
        Severity.INFO,
        "The year of {words!r} is unknown: neither the text nor a date line tells it.",
        "Take the year from the page's address or the crawl, if you have them.",
    ),
    Code.BODY_UNKNOWN: Entry(
        Severity.INFO,
        "{words!r} names an organ that has no id.",
        "Use the organ's name; its `id` is null.",
    ),
    Code.DOCUMENT_QUOTE: Entry(
        Severity.INFO,
        "The title after {words!r} has no closing quote; it was ended with its item or sentence.",
        "Check where the title ends.",
    ),
    Code.INPUT_ADDRESS: Entry(
        Severity.WARNING,
        "{words!r} is the address of a file or page and not its text.",
        "Read the file, as in Path(name).read_text('utf-8'), or fetch the page, and hand over the text.",
    ),
    Code.INPUT_EMPTY: Entry(
        Severity.INFO,
        "The text is empty.",
        "Check the file or the scraper.",
    ),
    Code.INPUT_HTML: Entry(
        Severity.WARNING,
        "The text looks like HTML: {words!r}.",
        "Use parse_html, which reads HTML; here its tags are read as words.",
    ),
    Code.INPUT_MISREAD: Entry(
        Severity.WARNING,
        "{words!r} shows that the text was decoded in a wrong encoding.",
        "Decode the bytes anew, as in data.decode('utf-8') or data.decode('cp1251').",
    ),
    Code.INTERNAL: Entry(
        Severity.ERROR,
        "The rule {words} failed; its records are missing here.",
        "Please report the text; this is a fault of the library.",
    ),
    Code.LANGUAGE_UNSUPPORTED: Entry(
        Severity.WARNING,
        "The text is not in English; only its layout was read.",
        "Use the English page of the site.",
    ),
    Code.PERSON_UNREAD: Entry(
        Severity.INFO,
        "{words!r} looks like a person's name and belongs to no record.",
        "Read the words at the span yourself.",
    ),
    Code.PERSON_VARIANT: Entry(
        Severity.INFO,
        "{words!r} was taken for another spelling of a participant already named.",
        "Check that both spellings mean one person.",
    ),
    Code.PHONE_UNREAD: Entry(
        Severity.INFO,
        "{words!r} looks like a telephone number and is not a valid one.",
        "Read the words at the span yourself.",
    ),
}
"""Severity and wording of each code."""


@frozen
class Diagnostic:
    """Something seen but not understood, or inferred."""

    code: Code
    """Stable slug, `area.problem`."""
    severity: Severity
    """Info, warning or error."""
    message: str
    """What was seen and what to do, in two sentences."""
    span: Span
    """Where."""


class _Message:
    """The message of a diagnostic, made when it is first asked for: long texts have thousands that nobody reads."""

    def __init__(self, slot: MemberDescriptorType) -> None:
        """Take the place where the message is kept, or the text whose words it tells."""
        self.slot = slot

    def __get__(self, diagnostic: Diagnostic | None, owner: type) -> object:
        """Give the message."""
        if diagnostic is None:
            return self
        kept = self.slot.__get__(diagnostic, owner)
        if isinstance(kept, Original):
            kept = _worded(diagnostic.code, kept.text[slice(*diagnostic.span)])
            self.slot.__set__(diagnostic, kept)
        return kept

    def __set__(self, diagnostic: Diagnostic, kept: str | Original) -> None:
        """Keep the message, or the text."""
        self.slot.__set__(diagnostic, kept)


type.__setattr__(Diagnostic, "message", _Message(cast("MemberDescriptorType", vars(Diagnostic)["message"])))


class DiagnosticError(ValueError):
    """A diagnostic raised as an error by `Bulletin.require`."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        """Keep the diagnostic."""
        super().__init__(f"{diagnostic.code}: {diagnostic.message}")
        self.diagnostic = diagnostic


def make(code: Code, start: int, end: int, words: str | Original = "") -> Diagnostic:
    """Make the diagnostic of `code` at `[start, end)`.

    `words` fills the message's placeholder; where it is the original, the words that stand there do.
    """
    message = _worded(code, words) if isinstance(words, str) else cast("str", words)
    return Diagnostic(code, CATALOGUE[code].severity, message, Span(start, end))


def in_order(found: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Put diagnostics in text order; the messages of a page are made at once, so that they do not hold its text."""
    found.sort(key=attrgetter("code"))
    found.sort(key=attrgetter("span"))  # one key after the other: pairs of them would take as much room as what is sorted
    if len(found) <= _FEW:
        for diagnostic in found:
            _ = diagnostic.message
    return tuple(found)


def _worded(code: Code, words: str) -> str:
    entry = CATALOGUE[code]
    shown = words if len(words) <= 80 else words[:79] + "…"  # noqa: PLR2004  a line of a terminal
    return f"{entry.message.format(words=shown)} {entry.help}"
