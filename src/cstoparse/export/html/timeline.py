"""The meetings on an axis of days; those of unknown years on an axis of one year, those without a day in a list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from heapq import heappush, heapreplace

from attrs import frozen

from cstoparse.export.html.entries import Entry
from cstoparse.parts import When

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LEAP = "2000"  # has a 29 February
_LETTER = 0.95  # width of a letter of a label, in hundredths of the axis
_MOST = 8  # ticks on an axis; also labels of one mark
_EDGE = 70  # to the right of this a label stands before its mark
_LAST = 94  # to the right of this a tick has no room for its label
_YEAR = 12  # months
_DAYS = (1, 2, 7)
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000, 24000)  # months


@frozen
class _Mark:
    first: int
    last: int
    entries: tuple[Entry, ...]


def timeline(dated: Sequence[tuple[Entry, When | None]], prefix: str) -> str:
    """Draw the meetings, given with their days; `prefix` begins every id.  Empty where there are none."""
    if not dated:
        return ""
    known: dict[tuple[int, int], list[Entry]] = {}
    yearless: dict[tuple[int, int], list[Entry]] = {}
    undated: list[Entry] = []
    for entry, when in dated:
        days = _days(when)
        if when is None or days is None:
            undated.append(entry)
        else:
            (yearless if when.start is None else known).setdefault(days, []).append(entry)
    axes = _axis(known, "", prefix) + _axis(yearless, "year unknown", prefix)
    rest = f'<p class="undated">no day: {_links(undated, prefix)}</p>' if undated else ""
    return f'<nav class="time" aria-label="timeline of the meetings">{axes}{rest}</nav>'


def _days(when: When | None) -> tuple[int, int] | None:
    """Give the first and last day as ordinals; of an unknown year, in a leap year; None where there is no day or month."""
    if when is None:
        return None
    try:
        if when.start is not None:
            first = date.fromisoformat(when.start)
            return first.toordinal(), max(first, date.fromisoformat(when.end or when.start)).toordinal()
        ends = [_yearless(end) for end in when.edtf.split("/")]
    except ValueError:
        return None
    return ends[0][0], max(ends[-1][1], ends[0][0])


def _yearless(edtf: str) -> tuple[int, int]:
    year, month, *day = edtf.split("-")
    if year != "XXXX":
        raise ValueError(edtf)
    if day:
        place = date.fromisoformat(f"{_LEAP}-{month}-{day[0]}").toordinal()
        return place, place
    first = date.fromisoformat(f"{_LEAP}-{month}-01")
    return first.toordinal(), _month(first, 1).toordinal() - 1


def _axis(places: dict[tuple[int, int], list[Entry]], name: str, prefix: str) -> str:
    if not places:
        return ""
    marks = [_Mark(first, last, tuple(entries)) for (first, last), entries in sorted(places.items())]
    begin, end = marks[0].first, max(mark.last for mark in marks) + 1
    if name:
        begin, end = date(int(_LEAP), 1, 1).toordinal(), date(int(_LEAP), 12, 31).toordinal()
    else:
        air = max((end - begin) // 25, 3)
        begin, end = max(begin - air, date.min.toordinal()), min(end + air, date.max.toordinal())
    scale = 100 / max(end - begin, 1)
    lanes, drawn = 0, []
    for lane, mark in _lanes(marks, begin, scale):
        lanes = max(lanes, lane + 1)
        drawn.append(_drawn(mark, lane, (mark.first - begin) * scale, (mark.last + 1 - mark.first) * scale, prefix))
    ticks = "".join(
        f'<i style="left:{(day - begin) * scale:.2f}%">{label}</i>' for day, label in _ticks(begin, end, yearless=bool(name))
        if (day - begin) * scale < _LAST
    )
    head = f'<span class="axis-name">{name}</span>' if name else ""
    return (
        f'{head}<div class="scroll"><div class="axis" style="--lanes:{lanes}"><div class="ticks" aria-hidden="true">{ticks}</div>'
        f"{''.join(drawn)}</div></div>"
    )


def _lanes(marks: Iterable[_Mark], begin: int, scale: float) -> Iterator[tuple[int, _Mark]]:
    """Give each mark the lane that is free the longest, or a new one, so that labels do not run into each other."""
    free: list[tuple[float, int]] = []
    for mark in marks:
        left = (mark.first - begin) * scale
        width = (len(_label(mark)) + 4) * _LETTER
        start = left - width if left > _EDGE else left
        stop = max((mark.last + 1 - begin) * scale, left + (0 if left > _EDGE else width)) + 1
        if free and free[0][0] <= start:
            lane = free[0][1]
            heapreplace(free, (stop, lane))
        else:
            lane = len(free)
            heappush(free, (stop, lane))
        yield lane, mark


def _label(mark: _Mark) -> str:
    tags = [entry.tag for entry in mark.entries]
    if len(tags) == 1:
        return f"{mark.entries[0].label} {tags[0]}"
    return " ".join(tags) if len(tags) <= _MOST else f"{' '.join(tags[:_MOST])} … {tags[-1]}"


def _drawn(mark: _Mark, lane: int, left: float, width: float, prefix: str) -> str:
    side = f"right:{100 - left - width:.2f}%" if left > _EDGE else f"left:{left:.2f}%"
    flip = " flip" if left > _EDGE else ""
    bar = f'<span class="bar" style="left:{left:.2f}%;width:{width:.2f}%;--lane:{lane}"></span>'
    links = _links(mark.entries, prefix) if len(mark.entries) <= _MOST else f"{_links(mark.entries[:_MOST], prefix)} …"
    return f'{bar}<span class="at{flip}" style="{side};--lane:{lane}">{links}</span>'


def _links(entries: Iterable[Entry], prefix: str) -> str:
    listed = list(entries)
    return " ".join(
        f'<a href="#{prefix}r{entry.number}">{f"{entry.label} " if len(listed) == 1 else ""}<b>{entry.tag}</b></a>' for entry in listed
    )


def _ticks(begin: int, end: int, *, yearless: bool) -> Iterator[tuple[int, str]]:
    """Yield the days to write on the axis, at most eight or so: single days, months or years."""
    for step in _DAYS:
        if (end - begin) / step <= _MOST:
            for day in range(begin + 1, end, step):
                at = date.fromordinal(day)
                yield day, f"{at.day} {_MONTHS[at.month - 1]}" + ("" if yearless else f" {at.year}")
            return
    months = (end - begin) / 30
    step = next((step for step in _STEPS if months / step <= _MOST), _STEPS[-1])
    years = max(step // _YEAR, 1)
    at = date(date.fromordinal(begin).year // years * years or years, 1, 1)
    while at.toordinal() < end:
        if at.toordinal() >= begin:
            month = "" if step >= _YEAR else _MONTHS[at.month - 1]
            yield at.toordinal(), month if yearless else f"{month} {at.year}".strip()
        at = _month(at, step)


def _month(day: date, step: int) -> date:
    """Give the first day of the month `step` months on; the last day there is, where the calendar ends."""
    months = day.year * 12 + day.month - 1 + step
    return date(months // 12, months % 12 + 1, 1) if months // 12 <= date.max.year else date.max
