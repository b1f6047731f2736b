"""Years that are not written: from the release's own date, from its other dates, from the teasers around it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from attrs import frozen

from cstoparse.diagnostics import Code, Diagnostic, make
from cstoparse.mentions.dates import Anchor, DateMention, PartialDate, Precision, find_dates
from cstoparse.model import Basis, ReleaseKind, When
from cstoparse.resolve.calendar import first_day, last_day, to_when, with_year
from cstoparse.text import Source, Span

_MONTHS = 12
_CLOCK = 8
"""Signs after a stamp among which the colon of its clock time stands."""
_DISORDER = 2
"""How much more a day counts by which a teaser breaks the order, newest first."""
_DAYS = {Anchor.YESTERDAY: -1, Anchor.TODAY: 0, Anchor.TOMORROW: 1}
_YEARS = {Anchor.LAST_YEAR: -1, Anchor.THIS_YEAR: 0, Anchor.NEXT_YEAR: 1}

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
            mention, basis = resolved or (event, Basis.UNKNOWN)
            if mention is None:
                made.append(None)
                continue
            made.append(None if mention.first == PartialDate() else to_when(source, mention, basis))
            a, b = mention.start, mention.end
            for code in _codes(mention, event, basis):
                diagnostics.setdefault((code, Span(a, b)), make(code, a, b, source.text[a:b]))
        whens.append(made)
    return whens, sorted(diagnostics.values(), key=lambda d: d.span)


def _codes(mention: DateMention, event: DateMention | None, basis: Basis) -> Iterable[Code]:
    if mention.problem is not None:
        yield mention.problem
    elif event is not None and mention.precision is not event.precision and event.precision is Precision.DAY:
        yield Code.DATE_BROKEN  # a 29 February that its year does not have
    if basis is Basis.UNKNOWN:
        yield Code.DATE_YEAR_UNKNOWN
    elif basis is Basis.CONTEXT:
        yield Code.DATE_INFERRED


def _own(section: SectionDates) -> list[Resolved | None]:
    """What a release tells by itself."""
    day = _day_of(section.published)
    if day is not None:
        return [_stated(m) or _beside(m, [day], Basis.RELEASE, exact=True) for m in section.events]
    days = [day for m in section.events if m and m.precision is Precision.DAY and (day := first_day(m.first))]
    return [_stated(m) or (_beside(m, days, Basis.RELEASE) if days else None) for m in section.events]


def _day_of(line: When | None) -> date | None:
    """The day of a date line; None where there is none or its day is broken."""
    return date.fromisoformat(line.start) if line is not None and line.start is not None and line.start == line.end else None


def _stated(mention: DateMention | None) -> Resolved | None:
    return None if mention is None or mention.first.year is None else (mention, Basis.STATED)


def _beside(mention: DateMention | None, days: Sequence[date], basis: Basis, *, exact: bool = False) -> Resolved | None:
    """Resolve a date beside known days; `exact` tells that they are the day the text was written."""
    if mention is None:
        return None
    day = days[0]
    anchor = mention.anchor
    if anchor in _DAYS:
        if not exact:
            return None
        told = day + timedelta(days=_DAYS[anchor])
        return mention._replace(first=PartialDate(told.year, told.month, told.day)), basis
    year = _anchored(mention, day)
    if year is None and anchor is Anchor.NONE and mention.first.month is not None:
        year = min(_near(days), key=lambda y: (min(_distance(with_year(mention, y), d) for d in days), y))
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


def _near(days: Iterable[date]) -> list[int]:
    return sorted({day.year + step for day in days for step in (-1, 0, 1)})


def _distance(mention: DateMention, day: date) -> int:
    """Days between a day and the days of a date; 0 where it lies among them."""
    start, end = first_day(mention.first), last_day(mention.last or mention.first)
    if start is None or end is None:
        return date.max.toordinal()
    return max((start - day).days, (day - end).days, 0)


def _from_neighbours(sections: Sequence[SectionDates], table: list[list[Resolved | None]]) -> None:
    """Date the teasers that tell no year by those around them."""
    teasers = [i for i, section in enumerate(sections) if section.kind is ReleaseKind.TEASER]
    known = {i: day for i in teasers if (day := _place(sections[i], table[i])) is not None}
    if not known:
        known = {i: day for i in teasers if (day := _first_full(sections[i].others)) is not None}
    if not known:
        return
    for i in teasers:
        if all(resolved or event is None for resolved, event in zip(table[i], sections[i].events, strict=True)):
            continue
        above = known.get(max((k for k in known if k < i), default=-1))
        below = known.get(min((k for k in known if k > i), default=-1))
        own = known.get(i)
        for n, event in enumerate(sections[i].events):
            if event is not None and table[i][n] is None:
                table[i][n] = _between(event, own or above, own or below)


def _place(section: SectionDates, row: Sequence[Resolved | None]) -> date | None:
    """A dated teaser's place in time: its date line or its first event."""
    return _day_of(section.published) or _first_full(resolved[0] for resolved in row if resolved is not None)


def _first_full(mentions: Iterable[DateMention]) -> date | None:
    full = (m for m in mentions if m.first.month is not None and not m.of_document)
    return next((day for m in full if (day := first_day(m.first)) is not None), None)


def _between(mention: DateMention, above: date | None, below: date | None) -> Resolved | None:
    """The year nearest to the teasers above and below; out of order counts for more."""
    days = [day for day in (above, below) if day is not None]
    if not days:
        return None
    if mention.anchor not in {Anchor.NONE, Anchor.THIS_YEAR} or mention.first.month is None:
        return _beside(mention, days, Basis.CONTEXT)

    def cost(year: int) -> tuple[int, int]:
        dated = with_year(mention, year)
        start = first_day(dated.first)
        total = 0
        for day, newer in ((above, True), (below, False)):
            if day is not None and start is not None:
                disorder = start > day if newer else start < day
                total += _distance(dated, day) * (_DISORDER if disorder else 1)
        return total, year

    return with_year(mention, min(_near(days), key=cost)), Basis.CONTEXT
