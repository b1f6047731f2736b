"""Whether an event of a sentence is news, or one already told, or one of the past."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cstoparse.facts.events import names_of
from cstoparse.facts.where import date_of
from cstoparse.grammar import QUOTE
from cstoparse.mentions.dates import DateMention, Precision
from cstoparse.values import MeetingKind, MeetingStatus

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cstoparse.facts.drafts import MeetingDraft
    from cstoparse.facts.events import Event
    from cstoparse.facts.reading import Reading
    from cstoparse.facts.sentences import Sentence

NAMED = frozenset({MeetingKind.EXERCISE, MeetingKind.OPERATION})
"""Kinds of event that bear proper names."""
_TOLD = frozenset({MeetingStatus.HELD, MeetingStatus.ONGOING})
_LONG_UNITS = ("year", "years", "months", "decades")
_OLD = 60  # days
_LONG = 10
_MONTH = 31
_HALF_YEAR = 183


def first_news(s: Sentence, e: Event, *, lead: bool, opening: bool) -> bool:
    """Whether the event can be the first of its release; `opening` tells the release's first sentence."""
    if e.verb is not None and e.verb.anterior:
        return False
    day = has_day(date_of(s, e))
    if e.mention is not None:
        if e.mention.plural and not day:
            return False
        if e.definite and not (e.firm or opening or e.bodies or e.ordinal or e.mention.names):
            return False
    if e.verb is None:
        return day and lead
    if e.between and not day and not s.people:
        return False
    return (e.firm or day) and (lead or day)


def further_news(s: Sentence, e: Event, meetings: Sequence[MeetingDraft]) -> bool:
    """Whether the event is another one than those already told."""
    if e.verb is None or e.verb.anterior or not (e.firm or e.verb.kind in {"chair", "hold"}):
        return False
    names = [name_words(s.r, q) for q in names_of(s.r, e.mention)] if e.mention is not None else []
    known = [n for n in names if any(same_name(n, s.r, m) for m in meetings)]
    day = date_of(s, e)
    if names and known:
        return False
    if same_day(s):
        return names != [] or e.kind not in {m.kind for m in meetings} or not e.definite
    if not has_day(day) or day is None:
        return False
    if date_key(day) in {date_key(m.when) for m in meetings}:
        return bool(names) and e.firm
    if not names and any(m.status in _TOLD and _long_before(day, m.when) for m in meetings[:1]):
        return False
    return bool(names) or not (e.definite and e.ordinal is None and e.kind in {m.kind for m in meetings} and not e.bodies)


def has_day(date: DateMention | None) -> bool:
    """Whether a date names days."""
    return date is not None and date.precision is Precision.DAY


def date_key(date: DateMention | None) -> object:
    """What tells two dates apart before their years are resolved."""
    return None if date is None else (date.first._replace(year=None), date.last and date.last._replace(year=None), date.anchor)


def same_day(s: Sentence) -> bool:
    """Whether a sentence speaks of the day already named: `On the same day`."""
    return "same day" in s.text or "on that day" in s.text or "same evening" in s.text


def long_past(s: Sentence, day: DateMention | None, published: date | None) -> bool:
    """Whether a sentence tells of times long before its release: `Eighteen years ago, on April 28, 2003`."""
    if any(f"{unit} ago" in s.text for unit in _LONG_UNITS):
        return True
    if day is None or published is None:
        return False
    year, month, number = day.first
    if year is None or month is None or number is None:
        return False
    return (published - date(year, month, number)).days > _OLD


def _long_before(date: DateMention, first: DateMention | None) -> bool:
    """Whether a day lies well before that of the release's first event, so that it belongs to its history."""
    if first is None:
        return False
    (year, month, day), (first_year, first_month, first_day) = date.first, first.first
    if month is None or day is None or first_month is None or first_day is None:
        return False
    gap = (first_month - month) * _MONTH + first_day - day
    if year is not None and first_year is not None:
        return (first_year - year) * 12 * _MONTH + gap > _LONG
    return _LONG < gap < _HALF_YEAR if year is first_year else gap > _LONG


def name_words(r: Reading, q: int) -> str:
    """The words of a name at unit `q`, small letters."""
    i, j = r.inner(q) if r.sym[q] == QUOTE else (r.starts[q], r.ends[q])
    return r.flat[i:j].lower()


def same_name(name: str, r: Reading, m: MeetingDraft) -> bool:
    """Whether a name is that of a meeting, the year left out."""
    if m.name is None:
        return False
    start, end = m.name
    return r.flat[start:end].lower().startswith(name[:6])
