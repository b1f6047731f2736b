"""From a stretch of code to the certain parts of one date, of days in one month, or of a month or year."""

from __future__ import annotations

from cstoparse.mentions.dates.kinds import PartialDate
from cstoparse.mentions.dates.scan import Atoms
from cstoparse.mentions.dates.words import MONTHS, DateWords

LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
FIRST_YEAR, LAST_YEAR = 1900, 2099
"""Years that need no second look."""
_OLDEST = 1700
_WORD = 12


Point = tuple[int, int, PartialDate, PartialDate | None, bool]
"""One date, or several days of one month: start, end, first and last day, whether it is broken."""


def exists(date: PartialDate) -> bool:
    """Whether there is such a day; where the year is unknown, in any year."""
    year, month, day = date
    if month is None or day is None:
        return True
    return 1 <= month <= MONTHS and 1 <= day <= length(year, month)


def length(year: int | None, month: int) -> int:
    """Days of a month; 29 for a February of an unknown year."""
    if month != 2 or year is None:  # noqa: PLR2004  February
        return LENGTHS[month - 1]
    return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28


def read(found: Atoms, code: str, place: int, words: DateWords) -> Point | None:
    """Read the stretch `code` that begins at `place` in the code of the passage."""
    k = place // 2
    n = k + len(code) // 2
    kind = code[-1]
    if kind in "NI":
        return _figures(found, k, n)
    _, _, starts, ends, values, _ = found
    stop = ends[n]
    year: int | None = None
    broken = False
    if kind == "Y":
        year = values[n]
        if not FIRST_YEAR <= year <= LAST_YEAR:
            year, broken = _odd_year(found, n, words)
        if k == n:
            return None if year is None else (starts[k], stop, PartialDate(year), None, False)
        if year is None and not broken:
            stop = ends[n - 1]
        n -= 1
    leads = code[0] == "M"
    month = values[k if leads else n]
    first, last = (k + 1, n) if leads else (k, n - 1)
    if first > last:
        return starts[k], stop, PartialDate(year, month), None, broken
    start, low, high = starts[k], values[first], values[last]
    if "&" in code and any(values[i] >= values[i + 1] for i in range(first, last)):
        # "Rooms 12 and 5 May": the numbers away from the month belong to something else.
        start, stop = (start, ends[first]) if leads else (starts[last], stop)
        low = high = low if leads else high
    first_day, last_day, wrong = _days(year, month, low, high, leads=leads)
    return start, stop, first_day, last_day, broken or wrong


def _odd_year(found: Atoms, n: int, words: DateWords) -> tuple[int | None, bool]:
    """The year that an unlikely number stands for, and whether it is a broken one; neither where it counts things."""
    number = found.values[n]
    tail = found.passage[found.ends[n] : found.ends[n] + _WORD]
    word = tail.split(None, 1)[0] if tail.strip() else ""
    if tail.startswith(" ") and word[:1].islower() and word.rstrip(".,;:)") not in words.follow:
        return None, False
    return (number, False) if _OLDEST <= number < FIRST_YEAR else (None, True)


def _days(year: int | None, month: int, low: int, high: int, *, leads: bool) -> tuple[PartialDate, PartialDate | None, bool]:
    """Days of one month, and whether something is wrong; of a broken range the day beside the month is kept."""
    if 1 <= low <= high <= length(year, month):
        return PartialDate(year, month, low), None if low == high else PartialDate(year, month, high), False
    longest = length(year, month)
    fit = [day for day in (low, high) if 1 <= day <= longest]
    if not fit:
        return PartialDate(year, month), None, True
    # Only one of them is a day, or the range runs backwards.
    day = fit[0] if leads else fit[-1]
    return PartialDate(year, month, day), None, True


def _figures(found: Atoms, k: int, n: int) -> Point | None:
    """A date in figures, perhaps with the day or the day and month of the first day before it."""
    start, stop, last = found.starts[k], found.ends[n], found.figures[n]
    year, month, _ = last
    if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    if not exists(last):
        known = month is not None and 1 <= month <= MONTHS
        return start, stop, PartialDate(year, month if known else None), None, True
    if k == n:
        return start, stop, last, None, False
    head = found.figures.get(k)
    first = PartialDate(year, head.month, head.day) if head else PartialDate(year, month, found.values[k])
    if not exists(first) or first > last:
        return start, stop, last, None, True
    return start, stop, first, None if first == last else last, False
