"""Days, months and years as EDTF and as the first and last day they cover."""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, date, timedelta

from cstoparse.mentions.dates import DateMention, PartialDate, Precision
from cstoparse.model import Basis, When
from cstoparse.text import Source, Span

_DECEMBER = 12


def edtf(part: PartialDate) -> str:
    """Write a day, month or year; an unknown year is `XXXX`.

    >>> edtf(PartialDate(2021, 7, 7)), edtf(PartialDate(None, 11))
    ('2021-07-07', 'XXXX-11')
    """
    year, month, day = part
    text = "XXXX" if year is None else f"{year:04}"
    if month is not None:
        text += f"-{month:02}"
        if day is not None:
            text += f"-{day:02}"
    return text


def first_day(part: PartialDate) -> date | None:
    """The first day; None where the year is unknown or there is no such day."""
    year, month, day = part
    if year is None or not MINYEAR <= year <= MAXYEAR:
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
    if year is None:
        return None
    if month is None or month == _DECEMBER:
        return first_day(PartialDate(year, _DECEMBER, 31))
    following = first_day(PartialDate(year, month + 1, 1))
    return following and following - timedelta(days=1)


def with_year(mention: DateMention, year: int | None) -> DateMention:
    """Give a date whose year is not written a year; the end of a range falls into the next one where it must.

    A 29 February that the year does not have becomes its month.
    """
    first, last = mention.first._replace(year=year), mention.last
    if last is not None:
        turns = (last.month or 0, last.day or 0) < (first.month or 0, first.day or 0)
        last = last._replace(year=year and year + turns)
    if year is None or all(first_day(part) for part in (first, last) if part is not None):
        return mention._replace(first=first, last=last)
    first, last = _real(first), last and _real(last)
    return mention._replace(first=first, last=last, precision=Precision.MONTH)


def _real(part: PartialDate) -> PartialDate:
    return part if first_day(part) is not None else part._replace(day=None)


def to_when(source: Source, mention: DateMention, basis: Basis) -> When:
    """Make the record of a date, its year filled in where it is known."""
    first, last = mention.first, mention.last or mention.first
    start, end = first_day(first), last_day(last)
    return When(
        edtf=edtf(first) if mention.last is None else f"{edtf(first)}/{edtf(last)}",
        start=None if start is None else start.isoformat(),
        end=None if end is None else end.isoformat(),
        basis=basis,
        text=str(source.piece(mention.start, mention.end)),
        span=Span(mention.start, mention.end),
    )
