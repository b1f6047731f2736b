"""Days, months and years as EDTF and as the first and last day they cover, and the year in which a date is nearest to others."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from sys import intern

from cstoparse.mentions.dates import DateMention, PartialDate, Precision
from cstoparse.mentions.dates.points import FIRST_YEAR, LAST_YEAR
from cstoparse.parts import When
from cstoparse.text import Source, Span
from cstoparse.values import Basis

_DECEMBER = 12
_STAMP = 10
"""Signs of `dd.mm.yyyy`."""
_SHORTEST = 28
"""Days that every month has."""

Near = tuple[date, list[int], list[int], dict[tuple[PartialDate, PartialDate | None], int]]
"""Days beside which others are resolved: the first of them, all of them as ordinals, their years and the years beside these,
and the years that were found for dates, since with many days the search is long."""


def edtf(part: PartialDate) -> str:
    """Write a day, month or year; an unknown year is `XXXX`.

    >>> edtf(PartialDate(2021, 7, 7)), edtf(PartialDate(None, 11))
    ('2021-07-07', 'XXXX-11')
    """
    year, month, day = part
    written = "XXXX" if year is None else f"{year:04}"
    if month is None:
        return written
    return f"{written}-{month:02}" if day is None else f"{written}-{month:02}-{day:02}"


def stamped(words: str) -> date | None:
    """Read `dd.mm.yyyy`, which nearly all date lines are, if there is such a day; None for all else."""
    if len(words) != _STAMP or not words[2] == words[5] == ".":
        return None
    try:
        day = date.fromisoformat(f"{words[6:]}-{words[3:5]}-{words[:2]}")
    except ValueError:
        return None
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None


def first_day(part: PartialDate) -> date | None:
    """The first day; None where the year is unknown or there is no such day."""
    year, month, day = part
    if year is None:
        return None
    try:
        return date(year, month or 1, day or 1)
    except ValueError:  # 29 February
        return None


def last_day(part: PartialDate) -> date | None:
    """The last day; None where the year is unknown or there is no such day."""
    year, month, day = part
    if day is not None:
        return first_day(part)
    if month is None or month == _DECEMBER:
        return first_day(PartialDate(year, _DECEMBER, 31))
    following = first_day(PartialDate(year, month + 1, 1))
    return following and date.fromordinal(following.toordinal() - 1)


def covered(first: PartialDate, last: PartialDate | None) -> tuple[date | None, date | None]:
    """The first and the last day of a date or range."""
    start = first_day(first)
    if last is not None:
        return start, last_day(last)
    return start, start if first.day is not None else last_day(first)


def in_year(first: PartialDate, last: PartialDate | None, year: int) -> tuple[PartialDate, PartialDate | None, bool]:
    """Give a date or range a year, and tell whether it has such days; the end of a range falls into the next year where it must.

    A 29 February that the year does not have becomes its month.
    """
    _, month, day = first
    dated = PartialDate(year, month, day)
    real = _real(dated)
    if last is None:
        return real, None, real is dated
    _, end_month, end_day = last
    turns = last[1:] < first[1:]
    ended = PartialDate(year + turns, end_month, end_day)
    real_end = _real(ended)
    if real_end.day is None and real[:2] == real_end[:2] and real is dated:
        return real, None, real_end is ended  # "27 to 29 February"
    return real, real_end, real is dated and real_end is ended


def with_year(mention: DateMention, year: int) -> DateMention:
    """Give a date whose year is not written a year; see `in_year`."""
    start, end, first, last, anchor, precision, problem, of_document = mention
    first, last, whole = in_year(first, last, year)
    return DateMention(start, end, first, last, anchor, precision if whole else Precision.MONTH, problem, of_document)


def ordinals(mention: DateMention, years: Sequence[int]) -> list[tuple[int, int, int]]:
    """The first and the last day of a date in each of some years, as ordinals behind the year."""
    first, last = mention.first, mention.last
    _, month, day = first
    _, end_month, end_day = last or first
    if month and end_month and day and end_day and max(day, end_day) <= _SHORTEST:
        # Nearly all dates; without the records in between, of which there are many.
        turns = (end_month, end_day) < (month, day)
        return [(y, date(y, month, day).toordinal(), date(y + turns, end_month, end_day).toordinal()) for y in years]
    found = []
    for year in years:
        start, end = covered(*in_year(first, last, year)[:2])
        found.append((year, start.toordinal() if start else 0, end.toordinal() if end else 0))
    return found


def _real(part: PartialDate) -> PartialDate:
    day = part.day
    return part if day is None or day <= _SHORTEST or first_day(part) is not None else part._replace(day=None)


def near_days(days: Sequence[date]) -> Near:
    """Prepare known days, at least one, for what is resolved beside them."""
    return days[0], sorted({day.toordinal() for day in days}), years_beside(days), {}


def years_beside(days: Sequence[date]) -> list[int]:
    """The years of days and the years beside these, sorted."""
    year = days[0].year
    if len(days) == 1:
        return [year - 1, year, year + 1]
    years = {day.year for day in days}
    return sorted(years | {year - 1 for year in years} | {year + 1 for year in years})


def nearest_year(mention: DateMention, near: Near) -> int:
    """The year in which a date is nearest to one of the known days; the earlier one of two."""
    _, places, years, found = near
    parts = mention.first, mention.last
    if parts in found:
        return found[parts]
    away: list[tuple[int, int]] = []
    for year, start, end in ordinals(mention, years):
        k = bisect_left(places, start)
        # From the known day before it, and from the one in or after it.
        away += [(start - place, year) for place in places[k - 1 : k]]
        away += [(max(place - end, 0), year) for place in places[k : k + 1]]
    found[parts] = min(away)[1]
    return found[parts]


def to_when(source: Source, mention: DateMention, basis: Basis) -> When:
    """Make the record of a date, its year filled in where it is known."""
    a, b, first, last = mention[:4]
    text, span = intern(source.text[a:b]), Span(a, b)  # a page tells of few days, again and again
    start, end = covered(first, last)
    first_iso = None if start is None else intern(start.isoformat())
    if start is end and first_iso is not None:
        return When(first_iso, first_iso, first_iso, basis, text, span)  # a whole day is its own EDTF
    written = edtf(first) if last is None else f"{edtf(first)}/{edtf(last)}"
    return When(written, first_iso, None if end is None else end.isoformat(), basis, text, span)
