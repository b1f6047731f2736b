"""What a date in a text is: its certain parts, its precision, and what it is relative to."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from cstoparse.diagnostics import Code


class PartialDate(NamedTuple):
    """The parts of a date that the text gives; None for the others."""

    year: int | None = None
    month: int | None = None
    day: int | None = None


class Anchor(StrEnum):
    """What a date without a written year is relative to."""

    NONE = "none"
    THIS_YEAR = "this-year"
    LAST_YEAR = "last-year"
    NEXT_YEAR = "next-year"
    SAME_YEAR = "same-year"
    """"Of that year": that of a date before it."""
    LAST_MONTH = "last-month"
    """"Last September": the nearest one past."""
    NEXT_MONTH = "next-month"
    """"Next September": the nearest one to come."""
    TODAY = "today"
    YESTERDAY = "yesterday"
    TOMORROW = "tomorrow"


class Precision(StrEnum):
    """The smallest part that the text gives."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half"
    YEAR = "year"


class DateMention(NamedTuple):
    """A date met in the text."""

    start: int
    """Offset of its first word: a day, month or year, not the preposition."""
    end: int
    """Offset past its last word, `this year` included."""
    first: PartialDate
    """The date, or the first of a range or list; a half or quarter is a range of months."""
    last: PartialDate | None = None
    """The last of a range or list."""
    anchor: Anchor = Anchor.NONE
    """What it is relative to."""
    precision: Precision = Precision.DAY
    """Its smallest part."""
    problem: Code | None = None
    """What is wrong with it; only what is certain was kept."""
    of_document: bool = False
    """Follows "dated", or "of" after the name of a document: the date of a treaty or decision, not of an event."""
