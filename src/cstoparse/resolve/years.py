"""Years that are not written: from the release's own date, from its other dates, from the teasers around it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from attrs import frozen

from cstoparse.diagnostics import Code, Diagnostic, make
from cstoparse.mentions.dates import Anchor, DateMention, PartialDate, Precision, find_dates
from cstoparse.model import Basis, ReleaseKind, When
from cstoparse.resolve.calendar import first_day, ordinals, to_when, with_year
from cstoparse.text import Source, Span

_MONTHS = 12
_CLOCK = 8
"""Signs after a stamp among which the colon of its clock time stands."""
_DISORDER = 2
"""How much more a day counts by which a teaser breaks the order, newest first."""
_DAYS = {Anchor.YESTERDAY: -1, Anchor.TODAY: 0, Anchor.TOMORROW: 1}
_YEARS = {Anchor.LAST_YEAR: -1, Anchor.THIS_YEAR: 0, Anchor.NEXT_YEAR: 1}
_NOTHING = PartialDate()
_NO_ANCHOR, _THIS_YEAR = Anchor.NONE, Anchor.THIS_YEAR
_DAY = Precision.DAY
_STATED, _CONTEXT, _UNKNOWN = Basis.STATED, Basis.CONTEXT, Basis.UNKNOWN

Resolved = tuple[DateMention, Basis]


@frozen
class SectionDates:
    """What is known of a release before its years are resolved."""

    kind: ReleaseKind
    """Article or teaser."""
    published: When | None
    """Its date line."""
    events: Sequence[DateMention | None]
    """The date of each of its events; None where an event has none."""
    others: Sequence[DateMention] = ()
    """Other dates of its text; they tell a teaser's place in time only where no teaser has a dated event."""


def published(source: Source, dateline: Span | None) -> When | None:
    """Read a date line, `dd.mm.yyyy` or in words; None where there is none or it holds no date."""
    if dateline is None:
        return None
    flat = source.flat
    found = next((m for m in find_dates(flat, *dateline) if m.first.year is not None and m.last is None), None)
    if found is None:
        return None
    year, month, day = found.first
    stamp = "/" in flat[found.start : found.end] and ":" in flat[found.end : found.end + _CLOCK]
    if stamp and day is not None and month is not None and day <= _MONTHS:
        # Listings stamp their entries month first, with a clock time.
        found = found._replace(first=PartialDate(year, day, month))
    return to_when(source, found, Basis.STATED)


class _Known(NamedTuple):
    """Days beside which other dates are resolved, at least one."""

    day: date
    """The first of them in the text."""
    places: list[int]
    """All of them as ordinals, sorted."""
    years: list[int]
    """Their years and the years beside these, sorted."""


def _known(days: Sequence[date]) -> _Known:
    return _Known(days[0], sorted({day.toordinal() for day in days}), sorted({day.year + step for day in days for step in (-1, 0, 1)}))


def resolve_years(source: Source, sections: Sequence[SectionDates]) -> tuple[list[list[When | None]], list[Diagnostic]]:
    """Give every event of a page its date.

    Returns, for each section, one When for each of its events (None where the words tell no date at all), and what has
    to be said about them, in text order.
    """
    table = [_own(section) for section in sections]
    _from_neighbours(sections, table)
    whens: list[list[When | None]] = []
    diagnostics: dict[tuple[Code, Span], Diagnostic] = {}
    for section, row in zip(sections, table, strict=True):
        made: list[When | None] = []
        line = section.published
        if line is not None and line.start != line.end:
            diagnostics[Code.DATE_BROKEN, line.span] = make(Code.DATE_BROKEN, *line.span, line.text)
        for event, resolved in zip(section.events, row, strict=True):
            mention, basis = resolved or (event, _UNKNOWN)
            if mention is None:
                made.append(None)
                continue
            made.append(None if mention.first == _NOTHING else to_when(source, mention, basis))
            for code in _codes(mention, event, basis):
                a, b = span = Span(mention.start, mention.end)
                if (code, span) not in diagnostics:
                    diagnostics[code, span] = make(code, a, b, source.text[a:b])
        whens.append(made)
    return whens, sorted(diagnostics.values(), key=lambda d: d.span)


def _codes(mention: DateMention, event: DateMention | None, basis: Basis) -> list[Code]:
    """What has to be said about a date."""
    codes: list[Code] = []
    if mention.problem is not None:
        codes.append(mention.problem)
    elif event is not None and mention.precision is not event.precision and event.precision is _DAY:
        codes.append(Code.DATE_BROKEN)  # a 29 February that its year does not have
    if basis is _UNKNOWN:
        codes.append(Code.DATE_YEAR_UNKNOWN)
    elif basis is _CONTEXT:
        codes.append(Code.DATE_INFERRED)
    return codes


def _own(section: SectionDates) -> list[Resolved | None]:
    """What a release tells by itself."""
    events = section.events
    stated = [_stated(m) for m in events]
    if None not in stated:
        return stated
    written = _day_of(section.published)
    days = [written] if written else [day for m in events if m and m.precision is _DAY and (day := first_day(m.first))]
    if not days:
        return stated
    known = _known(days)
    return [told or _beside(m, known, Basis.RELEASE, exact=written is not None) for m, told in zip(events, stated, strict=True)]


def _day_of(line: When | None) -> date | None:
    """The day of a date line; None where there is none or its day is broken."""
    return date.fromisoformat(line.start) if line is not None and line.start is not None and line.start == line.end else None


def _stated(mention: DateMention | None) -> Resolved | None:
    return None if mention is None or mention.first.year is None else (mention, _STATED)


def _beside(mention: DateMention | None, known: _Known, basis: Basis, *, exact: bool = False) -> Resolved | None:
    """Resolve a date beside known days; `exact` tells that they are the day the text was written."""
    if mention is None:
        return None
    anchor = mention.anchor
    if anchor is _NO_ANCHOR:
        return None if mention.first.month is None else (with_year(mention, _nearest(mention, known)), basis)
    if anchor in _DAYS:
        if not exact:
            return None
        told = known.day + timedelta(days=_DAYS[anchor])
        return mention._replace(first=PartialDate(told.year, told.month, told.day)), basis
    year = _anchored(mention, known.day)
    return None if year is None else (with_year(mention, year), basis)


def _anchored(mention: DateMention, day: date) -> int | None:
    """The year that "this year", "last September" and their like tell on a day."""
    anchor, month = mention.anchor, mention.first.month
    if anchor in _YEARS:
        return day.year + _YEARS[anchor]
    if month is not None and anchor is Anchor.LAST_MONTH:
        return day.year - (month >= day.month)
    if month is not None and anchor is Anchor.NEXT_MONTH:
        return day.year + (month <= day.month)
    return None


def _nearest(mention: DateMention, known: _Known) -> int:
    """The year in which a date is nearest to one of the known days; the earlier one of two."""
    places = known.places

    def away(year: int) -> int:
        start, end = ordinals(mention, year)
        k = bisect_left(places, start)
        # From the known day before it, and from the one in or after it.
        return min([start - place for place in places[k - 1 : k]] + [max(place - end, 0) for place in places[k : k + 1]])

    return min(known.years, key=away)


def _from_neighbours(sections: Sequence[SectionDates], table: list[list[Resolved | None]]) -> None:
    """Date the teasers that tell no year by those around them."""
    teasers = [i for i, section in enumerate(sections) if section.kind is ReleaseKind.TEASER]
    known = {i: day for i in teasers if (day := _place(sections[i], table[i])) is not None}
    if not known:
        known = {i: day for i in teasers if (day := _full_day(sections[i].others)) is not None}
    if not known:
        return
    below: dict[int, date | None] = {}
    nearest: date | None = None
    for i in reversed(teasers):
        below[i] = nearest = known.get(i, nearest)
    above: date | None = None
    for i in teasers:
        above = known.get(i, above)
        row = table[i]
        for n, event in enumerate(sections[i].events):
            if event is not None and row[n] is None:
                row[n] = _between(event, above, below[i])


def _place(section: SectionDates, row: Sequence[Resolved | None]) -> date | None:
    """A dated teaser's place in time: its date line or its first event."""
    return _day_of(section.published) or _full_day([resolved[0] for resolved in row if resolved is not None])


def _full_day(mentions: Iterable[DateMention]) -> date | None:
    """The first day that is known with its month and year and is not that of a document."""
    for mention in mentions:
        if mention.first.month is not None and not mention.of_document and (day := first_day(mention.first)):
            return day
    return None


def _between(mention: DateMention, above: date | None, below: date | None) -> Resolved | None:
    """The year nearest to the teasers above and below, or to the own day of the teaser; out of order counts for more."""
    days = [day for day in (above, below) if day is not None]
    if not days:
        return None
    known = _known(days)
    if mention.anchor not in {_NO_ANCHOR, _THIS_YEAR} or mention.first.month is None:
        return _beside(mention, known, _CONTEXT)
    newest = above.toordinal() if above else None
    oldest = below.toordinal() if below else None

    def cost(year: int) -> int:
        start, end = ordinals(mention, year)
        total = 0
        if newest is not None:
            total += (start - newest) * _DISORDER if start > newest else max(newest - end, 0)
        if oldest is not None:
            total += max(oldest - end, 0) * _DISORDER if start < oldest else start - oldest
        return total

    return with_year(mention, min(known.years, key=cost)), _CONTEXT
