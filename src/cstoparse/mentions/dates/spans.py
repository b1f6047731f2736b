"""Two dates joined by a dash or "and": one range, one list, or two dates."""

from __future__ import annotations

from cstoparse.mentions.dates.kinds import PartialDate
from cstoparse.mentions.dates.points import LENGTHS, Point, exists
from cstoparse.mentions.dates.words import MONTHS

_HALF_YEAR = 6


def join(p: Point, q: Point, *, listed: bool) -> Point | None:
    """Join two dates into a range; None where they stand for themselves.

    `listed` tells that "and" joins them: then only days, months or years that follow each other are one.
    """
    start, _, a, a_last, a_broken = p
    _, end, b, b_last, b_broken = q
    if a_last is not None or b_last is not None or (a.month is None) != (b.month is None):
        return None
    if a.day is None and b.day is not None and a.year is not None:
        return None
    first: PartialDate | None
    if a.month is None or b.month is None:
        if a.year is None or b.year is None or a.year > b.year:
            return None
        first, last, broken = a, b, False
    else:
        first, last, broken = _fill(a, b)
    if listed and (first is None or broken or not _follows(first, last)):
        return None
    broken = broken or a_broken or b_broken
    if first is not None and first[:2] == last[:2] and None in {first.day, last.day}:
        first = last = last if first.day is None else first  # "5 June to 31 June"
    if first is None or first == last:
        return start, end, last, None, broken
    return start, end, first, last, broken


def _fill(a: PartialDate, b: PartialDate) -> tuple[PartialDate | None, PartialDate, bool]:
    """Give both ends the year that only one of them states; the first end is None where it cannot be right."""
    turns = _place(a, 1) > _place(b, 31)
    if a.year is not None and b.year is not None:
        if (a.year, *_place(a, 1)) > (b.year, *_place(b, 31)):
            return a._replace(year=None), b._replace(year=None), True
    elif turns and (_month(b) - _month(a)) % MONTHS not in range(1, _HALF_YEAR + 1):
        return None, b, True
    elif b.year is not None:
        a = a._replace(year=b.year - turns)
    elif a.year is not None:
        b = b._replace(year=a.year + turns)
    broken = not (exists(a) and exists(b))
    if broken:
        a, b = (d if exists(d) else d._replace(day=None) for d in (a, b))
    return a, b, broken


def _month(date: PartialDate) -> int:
    return date.month or 0


def _place(date: PartialDate, day: int) -> tuple[int, int]:
    return _month(date), date.day or day


def _follows(a: PartialDate, b: PartialDate) -> bool:
    """Whether `b` is the next day, month or year after `a`."""
    if a.month is None or b.month is None:
        return a.year is not None and b.year == a.year + 1
    step = (b.month - a.month) % MONTHS
    if a.day is None or b.day is None:
        return a.day == b.day and step == 1
    return (step == 0 and b.day == a.day + 1) or (step == 1 and b.day == 1 and a.day >= LENGTHS[a.month - 1] - (a.month == 2))  # noqa: PLR2004  February
