"""Years that are not written: from the release's own date, from its other dates, from the teasers around it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from attrs import frozen

from cstoparse.diagnostics import Code, Diagnostic, make
from cstoparse.mentions.dates import Anchor, DateMention, PartialDate, Precision, find_dates
from cstoparse.parts import When
from cstoparse.resolve.calendar import Near, first_day, near_days, nearest_year, ordinals, stamped, to_when, with_year, years_beside
from cstoparse.text import Source, Span
from cstoparse.values import Basis, ReleaseKind

_MONTHS = 12
_CLOCK = 8
"""Signs after a stamp among which the colon of its clock time stands."""
_YEAR_LONG = 366
_DISORDER = 2
"""How much more a day counts by which a teaser breaks the order, newest first."""
_DAYS = {Anchor.YESTERDAY: -1, Anchor.TODAY: 0, Anchor.TOMORROW: 1}
_YEARS = {Anchor.LAST_YEAR: -1, Anchor.THIS_YEAR: 0, Anchor.NEXT_YEAR: 1}
_NOTHING = PartialDate()
_NO_ANCHOR, _THIS_YEAR = Anchor.NONE, Anchor.THIS_YEAR
_DAY = Precision.DAY
_TEASER = ReleaseKind.TEASER
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
    """Other days that it gives its events: those that began what lasted longer."""
    planned: Sequence[bool] = ()
    """Whether each of its events was still to come when it was written; none, where it is empty."""


def published(source: Source, dateline: Span | None) -> When | None:
    """Read a date line, `dd.mm.yyyy` or in words; None where there is none or it holds no date."""
    if dateline is None:
        return None
    flat = source.flat
    stamp = stamped(flat[dateline.start : dateline.end])
    if stamp is not None:
        iso = stamp.isoformat()
        return When(iso, iso, iso, Basis.STATED, source.text[dateline.start : dateline.end], dateline)
    found = next((m for m in find_dates(flat, *dateline) if m.first.year is not None and m.last is None), None)
    if found is None:
        return None
    year, month, day = found.first
    listing = "/" in flat[found.start : found.end] and ":" in flat[found.end : found.end + _CLOCK]
    if listing and day is not None and month is not None and day <= _MONTHS:
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
            diagnostics[Code.DATE_BROKEN, line.span] = make(Code.DATE_BROKEN, *line.span, source.original)
        for event, resolved in zip(section.events, row, strict=True):
            mention, basis = resolved or (event, _UNKNOWN)
            if mention is None:
                made.append(None)
                continue
            made.append(None if mention.first == _NOTHING else to_when(source, mention, basis))
            if basis is _STATED and mention.problem is None:
                continue
            a, b = span = Span(mention.start, mention.end)
            for code in _codes(mention, event, basis):
                key = code, span
                if key not in diagnostics:
                    diagnostics[key] = make(code, a, b, source.original)
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
    row = [None if m is None or m.first.year is None else (m, _STATED) for m in events]
    if None not in row:
        return row
    written = _day_of(section.published)
    days = [written] if written else [
        day for m in (*events, *section.others) if m and m.precision is _DAY and (day := first_day(m.first))
    ]
    if days:
        near = near_days(days)
        for n, event in enumerate(events):
            if event is not None and row[n] is None:
                row[n] = _beside(event, near, Basis.RELEASE, exact=written is not None)
                if written is not None and section.planned and section.planned[n]:
                    row[n] = _to_come(event, row[n], written)
    return row


def _to_come(event: DateMention, resolved: Resolved | None, written: date) -> Resolved | None:
    """The next such day after a text was written, for an event that it announces."""
    if resolved is None or event.anchor is not _NO_ANCHOR or event.first.day is None:
        return resolved
    mention, basis = resolved
    day = first_day(mention.last or mention.first)
    if day is None or day >= written or mention.first.year is None:
        return resolved
    return with_year(event, mention.first.year + 1), basis


def _day_of(line: When | None) -> date | None:
    """The day of a date line; None where there is none or its day is broken."""
    return date.fromisoformat(line.start) if line is not None and line.start is not None and line.start == line.end else None


def _beside(mention: DateMention, near: Near, basis: Basis, *, exact: bool = False) -> Resolved | None:
    """Resolve a date beside known days; `exact` tells that they are the day the text was written."""
    anchor, day = mention.anchor, near[0]
    if anchor is _NO_ANCHOR:
        return with_year(mention, nearest_year(mention, near)), basis
    if anchor in _DAYS:
        if not exact:
            return None
        told = day + timedelta(days=_DAYS[anchor])
        first, last = PartialDate(told.year, told.month, told.day), mention.last
        if last is not None and last.month is not None and last.day is not None:
            last = last._replace(year=told.year + ((last.month, last.day) < (told.month, told.day)))
        return mention._replace(first=first, last=last), basis
    year = _anchored(mention, day)
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


def _from_neighbours(sections: Sequence[SectionDates], table: list[list[Resolved | None]]) -> None:
    """Date the teasers that tell no year by those around them."""
    teasers = [i for i, section in enumerate(sections) if section.kind is _TEASER]
    if all(told or event is None for i in teasers for told, event in zip(table[i], sections[i].events, strict=True)):
        return
    known = {i: day for i in teasers if (day := _place(sections[i], table[i])) is not None}
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
    anchor = mention.anchor
    if (anchor is not _NO_ANCHOR and anchor is not _THIS_YEAR) or mention.first.month is None:
        return _beside(mention, near_days(days), _CONTEXT)
    newest = above.toordinal() if above else None
    oldest = below.toordinal() if below else None
    costs: list[tuple[int, int]] = []
    for year, start, end in ordinals(mention, years_beside(days)):
        if newest is not None and oldest is not None and oldest - newest > _YEAR_LONG:
            costs.append((min(abs(start - newest), abs(start - oldest)), year))  # one of the two tells of a day long past
            continue
        cost = 0
        if newest is not None:
            cost += (start - newest) * _DISORDER if start > newest else max(newest - end, 0)
        if oldest is not None:
            cost += max(oldest - end, 0) * _DISORDER if start < oldest else start - oldest
        costs.append((cost, year))
    return with_year(mention, min(costs)[1]), _CONTEXT
